#include "crypto/slip.h"

#include "crypto/digest.h"
#include "crypto/receipt.h"

#include <algorithm>
#include <sodium.h>

namespace crypto {
namespace {

using base::ErrorCode;

constexpr std::string_view domain{"vitrine slip v1\0", 16};
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t overhead_bytes = nonce_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;

base::Result<Digest> key_of(std::string_view code) {
    TRY(std::string characters, receipt_code_from(code));
    std::erase(characters, ' ');
    return sha256(base::bytes_of(std::string(domain) + characters));
}

} // namespace

base::Result<base::Bytes> seal_slip(std::string_view code, std::string_view text, Random& random) {
    if (text.size() > maximum_slip_text_bytes)
        return base::fail(ErrorCode::too_large,
                          "a slip of " + std::to_string(text.size()) + " bytes");
    TRY(const Digest key, key_of(code));
    base::Bytes padded(text.begin(), text.end());
    padded.push_back(0x80);
    padded.resize((padded.size() + slip_block_bytes - 1) / slip_block_bytes * slip_block_bytes);
    base::Bytes sealed(padded.size() + overhead_bytes);
    random.fill(std::span(sealed).first(nonce_bytes));
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, nullptr, padded.data(),
                                               padded.size(), nullptr, 0, nullptr, sealed.data(),
                                               key.bytes.data());
    return sealed;
}

base::Result<std::string> open_slip(std::string_view code, base::ByteView sealed) {
    TRY(const Digest key, key_of(code));
    if (sealed.size() < overhead_bytes)
        return base::fail(ErrorCode::unverified, "a slip that is too short");
    base::Bytes padded(sealed.size() - overhead_bytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            padded.data(), nullptr, nullptr, sealed.data() + nonce_bytes,
            sealed.size() - nonce_bytes, nullptr, 0, sealed.data(), key.bytes.data()) != 0)
        return base::fail(ErrorCode::unverified, "a slip of another code");
    while (!padded.empty() && padded.back() == 0)
        padded.pop_back();
    if (padded.empty() || padded.back() != 0x80)
        return base::fail(ErrorCode::unverified, "a slip without its end");
    padded.pop_back();
    return std::string(padded.begin(), padded.end());
}

} // namespace crypto
