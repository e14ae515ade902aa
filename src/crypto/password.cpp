#include "crypto/password.h"

#include "crypto/start.h"

#include <sodium.h>

#include <array>

namespace crypto {

base::Result<std::string> hash_password(std::string_view password) {
    start();
    if (password.size() < minimum_password_bytes || password.size() > maximum_password_bytes)
        return base::fail(base::ErrorCode::invalid, "a password has 12 to 200 bytes");
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str_alg(
            hash.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
            crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return base::fail(base::ErrorCode::unavailable, "no memory to hash a password");
    return std::string(hash.data());
}

bool verify_password(const std::string& hash, std::string_view password) {
    start();
    return hash.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

} // namespace crypto
