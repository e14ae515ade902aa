// Why: a key lives in a small text file that says what it is, so that a person who finds it knows
// whether it may be passed on.
// Left to others: which keys a machine needs and where they lie (main, kiosk).
//
// A key file is UTF-8, four lines, each ended by one line feed:
//     Vitrine employer public key 1
//     owner: Métropole du Grand Paris
//     id: <32 hexadecimal digits, keys.h>
//     key: <base64url without padding, RFC 4648 §5: 32 bytes, or 64 for a secret key that signs>
// "employer" may be "escrow", "device" or "hub"; "public" may be "SECRET", and then the first line
// goes on ". Keep it to yourself: whoever has it can use it." and the file has mode 0600.
#pragma once

#include "crypto/keys.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <variant>

namespace crypto {

inline constexpr std::size_t maximum_key_file_bytes = 1024;
inline constexpr std::size_t maximum_owner_bytes = 400;

template <KeyRole role>
struct OwnedPublicKey {
    std::string owner;
    PublicKey<role> key;
    bool operator==(const OwnedPublicKey&) const = default;
};

template <KeyRole role>
struct OwnedSecretKey {
    std::string owner;
    SecretKey<role> key;
};

// The file is whole and on the disk, or not there. `denied` when it exists already: a key is never
// overwritten. `invalid` when the owner is not one line of at most maximum_owner_bytes.
// `read_only`, `disk_full` or `unavailable` as the disk says.
template <KeyRole role>
base::Result<void> write_key(const std::filesystem::path& path, const PublicKey<role>& key,
                             std::string_view owner);
template <KeyRole role>
base::Result<void> write_key(const std::filesystem::path& path, const SecretKey<role>& key,
                             std::string_view owner);

// `not_found` and `denied` as the system says; `malformed` with file, line and reason; `invalid`
// for a key of another role. A secret key that others than its owner may read or write is `denied`,
// with the command that mends it.
template <KeyRole role>
base::Result<OwnedPublicKey<role>> read_public_key(const std::filesystem::path& path);
template <KeyRole role>
base::Result<OwnedSecretKey<role>> read_secret_key(const std::filesystem::path& path);

// A key that opens letters, whichever of the two it is.
using OpeningKey = std::variant<OwnedSecretKey<KeyRole::employer>, OwnedSecretKey<KeyRole::escrow>>;
base::Result<OpeningKey> read_opening_key(const std::filesystem::path& path);

} // namespace crypto
