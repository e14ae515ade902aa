#include "wire/acknowledgement.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace wire {
namespace {

using base::ErrorCode;

constexpr std::string_view magic = "VACK";
constexpr std::uint8_t version = 1;
constexpr std::string_view domain = "vitrine acknowledgement v1";
constexpr std::size_t signed_bytes = acknowledgement_bytes - sizeof(crypto::Signature);

template <std::size_t size>
void take(base::ByteView& rest, std::array<std::uint8_t, size>& bytes) {
    std::copy_n(rest.begin(), size, bytes.begin());
    rest = rest.subspan(size);
}

} // namespace

base::Bytes sign(const Acknowledgement& acknowledgement, const crypto::HubSigningKey& key) {
    base::Bytes bytes(magic.begin(), magic.end());
    const auto add = [&](base::ByteView part) {
        bytes.insert(bytes.end(), part.begin(), part.end());
    };
    bytes.push_back(version);
    add(acknowledgement.id.bytes);
    add(acknowledgement.digest.bytes);
    const auto at = static_cast<std::uint64_t>(acknowledgement.received.time_since_epoch().count());
    for (int shift = 56; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(at >> shift & 0xFF));
    add(crypto::id_of(key.public_key()).bytes);
    add(crypto::sign(key, domain, bytes).bytes);
    return bytes;
}

base::Result<Acknowledgement> read_acknowledgement(base::ByteView bytes,
                                                   const crypto::HubPublicKey& key) {
    if (bytes.size() != acknowledgement_bytes)
        return base::fail(ErrorCode::malformed,
                          "an acknowledgement has 141 bytes, not " + std::to_string(bytes.size()));
    if (!std::ranges::equal(bytes.first(magic.size()), base::bytes_of(magic)))
        return base::fail(ErrorCode::malformed, "byte 0: not an acknowledgement");
    if (bytes[magic.size()] != version)
        return base::fail(ErrorCode::malformed, "byte 4: an acknowledgement of another version");
    Acknowledgement read;
    crypto::HubKeyId hub;
    crypto::Signature signature;
    base::ByteView rest = bytes.subspan(magic.size() + 1);
    take(rest, read.id.bytes);
    take(rest, read.digest.bytes);
    std::array<std::uint8_t, 8> at{};
    take(rest, at);
    std::uint64_t milliseconds = 0;
    for (const std::uint8_t byte : at)
        milliseconds = milliseconds << 8 | byte;
    read.received = base::Instant{base::Duration{static_cast<std::int64_t>(milliseconds)}};
    take(rest, hub.bytes);
    take(rest, signature.bytes);
    if (hub != crypto::id_of(key) ||
        !crypto::verify(key, domain, bytes.first(signed_bytes), signature))
        return base::fail(ErrorCode::unverified, "the acknowledgement is not this hub's");
    return read;
}

} // namespace wire
