#include "release/reception.h"

namespace release {
namespace {

base::Result<std::string> fetch_signature(const std::string& name, const Fetch& fetch) {
    TRY(const base::Bytes bytes,
        fetch(name + std::string(signature_suffix), crypto::maximum_signature_text_bytes));
    return std::string(bytes.begin(), bytes.end());
}

} // namespace

base::Result<ReceivedHead> receive_head(const Trust& trust, base::ByteView head,
                                        const Fetch& fetch) {
    TRY(const std::string signature, fetch_signature(std::string(head_name), fetch));
    TRY(const crypto::ReleaseKeyId signer, crypto::signer_of(signature));
    ReceivedHead received{{}, trust};
    for (std::size_t i = 0; received.trust.key.id != signer && i < maximum_rotations; ++i) {
        const std::string name = rotation_name(received.trust.key.id);
        const auto rotation = fetch(name, maximum_rotation_bytes);
        if (!rotation && rotation.error().code == base::ErrorCode::not_found)
            break; // admit_head says that another key signed
        if (!rotation)
            return std::unexpected(rotation.error());
        TRY(const std::string signed_by, fetch_signature(name, fetch));
        TRY(received.trust, follow_rotation(received.trust, *rotation, signed_by));
    }
    TRY(received.head, admit_head(received.trust, head, signature));
    return received;
}

} // namespace release
