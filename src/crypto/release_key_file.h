// Why: whoever holds the release key speaks for every kiosk, so its file is worth nothing without
// its passphrase.
// Left to others: where it lies and who may use it (main/keys_command).
//
// The file is four lines, mode 0600; base64url is without padding:
//     Vitrine release SECRET key 1. Keep it and its passphrase apart.
//     id: <16 upper-case hexadecimal digits, as minisign prints it>
//     argon2id: <operations> <memory in KiB> <base64url: salt, 16 bytes>
//     key: <base64url: nonce, 24 bytes || XChaCha20-Poly1305 of the 72 bytes of the key>
// The cipher's key is Argon2id (RFC 9106) of the passphrase, its additional data the first three
// lines.
#pragma once

#include "crypto/release_key.h"

#include <filesystem>

namespace crypto {

inline constexpr std::size_t maximum_passphrase_bytes = 1024;
inline constexpr std::size_t minimum_passphrase_bytes = 8;

// What guessing costs. The second recommended option of RFC 9106, §4 is weaker; libsodium calls
// this "moderate".
struct Stretching {
    std::uint32_t operations = 3;
    std::uint32_t memory_kib = 256 * 1024;
    bool operator==(const Stretching&) const = default;
};

// The first line of a file that only its owner may read, without its line end. `denied` as
// whole_file.h, `invalid` for a passphrase outside the limits.
base::Result<LockedBytes> read_passphrase(const std::filesystem::path& path);

// Never overwrites. `unavailable` where the memory for stretching is not there.
base::Result<void> write_release_key(const std::filesystem::path& path,
                                     const ReleaseSigningKey& key, const LockedBytes& passphrase,
                                     Random& random, const Stretching& stretching = {});

// `unverified` for another passphrase or a file that was changed; `malformed` with the line.
base::Result<ReleaseSigningKey> read_release_key(const std::filesystem::path& path,
                                                 const LockedBytes& passphrase);

} // namespace crypto
