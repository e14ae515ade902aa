// Why: one digest for everything that must be recognised again: letters, sources, notices.
// Left to others: what is digested and under which domain (envelope.h, receipt.h).
//
// The digest is SHA-256 and nothing else: anybody can check one with `sha256sum`, and a browser has
// it built in. BLAKE2b-256 was refused: it is faster, but we digest kilobytes.
#pragma once

#include "base/bytes.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace crypto {

struct Digest {
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(const Digest&) const = default;
};

Digest sha256(base::ByteView bytes);
std::string sha256_hex(base::ByteView bytes); // 64 lower-case hexadecimal digits

// The same for bytes that come one part after another.
class Sha256 {
public:
    Sha256();
    void add(base::ByteView bytes);
    Digest digest() const; // of all that was added so far

private:
    std::array<std::uint64_t, 13> state_{}; // libsodium's own, which is 104 bytes of words
};

std::string to_hex(const Digest& digest);
// `malformed` unless it is exactly 64 hexadecimal digits.
base::Result<Digest> digest_from_hex(std::string_view hex);

} // namespace crypto
