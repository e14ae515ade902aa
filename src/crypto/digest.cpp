#include "crypto/digest.h"

#include <sodium.h>

#include <algorithm>

namespace crypto {

Digest sha256(base::ByteView bytes) {
    Digest digest;
    static_assert(sizeof digest.bytes == crypto_hash_sha256_BYTES);
    crypto_hash_sha256(digest.bytes.data(), bytes.data(), bytes.size());
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
