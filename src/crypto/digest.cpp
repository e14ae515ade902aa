#include "crypto/digest.h"

#include <sodium.h>

#include <algorithm>
#include <bit>

namespace crypto {

Digest sha256(base::ByteView bytes) {
    Digest digest;
    static_assert(sizeof digest.bytes == crypto_hash_sha256_BYTES);
    crypto_hash_sha256(digest.bytes.data(), bytes.data(), bytes.size());
    return digest;
}

namespace {

using State = std::array<std::uint64_t, 13>;
static_assert(sizeof(State) == sizeof(crypto_hash_sha256_state));

} // namespace

Sha256::Sha256() {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    state_ = std::bit_cast<State>(state);
}

void Sha256::add(base::ByteView bytes) {
    auto state = std::bit_cast<crypto_hash_sha256_state>(state_);
    crypto_hash_sha256_update(&state, bytes.data(), bytes.size());
    state_ = std::bit_cast<State>(state);
}

Digest Sha256::digest() const {
    auto state = std::bit_cast<crypto_hash_sha256_state>(state_);
    Digest digest;
    crypto_hash_sha256_final(&state, digest.bytes.data());
    return digest;
}

std::string sha256_hex(base::ByteView bytes) {
    return to_hex(sha256(bytes));
}

std::string to_hex(const Digest& digest) {
    return base::to_hex(digest.bytes);
}

base::Result<Digest> digest_from_hex(std::string_view hex) {
    TRY(const base::Bytes bytes, base::from_hex(hex));
    Digest digest;
    if (bytes.size() != digest.bytes.size())
        return base::fail(base::ErrorCode::malformed,
                          "a SHA-256 has 64 hexadecimal digits, not " + std::to_string(hex.size()));
    std::ranges::copy(bytes, digest.bytes.begin());
    return digest;
}

} // namespace crypto
