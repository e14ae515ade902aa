// Why: a recruiter's password is kept as what Argon2id makes of it; it cannot be had back from
// that. Left to others: who may try how often (hub).
#pragma once

#include "base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace crypto {

inline constexpr std::size_t minimum_password_bytes = 12;
inline constexpr std::size_t maximum_password_bytes = 200;

// The text that libsodium's crypto_pwhash_str makes: Argon2id with 64 MiB and 2 passes (libsodium's
// "interactive", above OWASP's minimum of 19 MiB and 2 passes), a random salt within. `invalid`
// outside the lengths above, `unavailable` when the memory is not to be had.
base::Result<std::string> hash_password(std::string_view password);

// In constant time; false for a text that is no such hash.
bool verify_password(const std::string& hash, std::string_view password);

} // namespace crypto
