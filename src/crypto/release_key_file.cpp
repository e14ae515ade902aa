#include "crypto/release_key_file.h"

#include "crypto/start.h"
#include "crypto/whole_file.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>

namespace crypto {
namespace {

using base::ErrorCode;

constexpr std::size_t maximum_file_bytes = 1024;
constexpr std::uint32_t maximum_operations = 64;
constexpr std::uint32_t maximum_memory_kib = 4u * 1024 * 1024;
constexpr std::string_view first_line =
    "Vitrine release SECRET key 1. Keep it and its passphrase apart.\n";
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t sealed_bytes =
    ReleaseSigningKey::size_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;
using Salt = std::array<std::uint8_t, crypto_pwhash_SALTBYTES>;

std::string header_of(std::string_view id, const Stretching& stretching, const Salt& salt) {
    return std::string(first_line) + "id: " + std::string(id) +
           "\nargon2id: " + std::to_string(stretching.operations) + " " +
           std::to_string(stretching.memory_kib) + " " + base::to_base64url(salt) + "\n";
}

base::Result<LockedBytes> stretched(const LockedBytes& passphrase, const Stretching& stretching,
                                    const Salt& salt) {
    start();
    LockedBytes key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    const auto room = key.resize(key.room());
    if (crypto_pwhash(room.data(), room.size(), passphrase.text().data(), passphrase.size(),
                      salt.data(), stretching.operations, std::size_t{stretching.memory_kib} * 1024,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        return base::fail(ErrorCode::unavailable, "no memory to stretch the passphrase: it takes " +
                                                      std::to_string(stretching.memory_kib / 1024) +
                                                      " MiB");
    return key;
}

struct FileParts {
    std::string id;
    Stretching stretching;
    Salt salt{};
    base::Bytes sealed; // nonce, then the cipher text
};

std::string_view value_after(std::string_view& rest, std::string_view name) {
    if (!rest.starts_with(name))
        return {};
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view value = rest.substr(name.size(), end - name.size());
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return value;
}

bool read_numbers(std::string_view line, FileParts& parts) {
    const char* const end = line.data() + line.size();
    const auto operations = std::from_chars(line.data(), end, parts.stretching.operations);
    if (operations.ec != std::errc{} || operations.ptr == end || *operations.ptr != ' ')
        return false;
    const auto memory = std::from_chars(operations.ptr + 1, end, parts.stretching.memory_kib);
    if (memory.ec != std::errc{} || memory.ptr == end || *memory.ptr != ' ')
        return false;
    const auto salt = base::from_base64url({memory.ptr + 1, end});
    if (!salt || salt->size() != parts.salt.size())
        return false;
    std::ranges::copy(*salt, parts.salt.begin());
    return parts.stretching.operations >= 1 && parts.stretching.operations <= maximum_operations &&
           parts.stretching.memory_kib >= 8 && parts.stretching.memory_kib <= maximum_memory_kib;
}

base::Result<FileParts> parse(const std::filesystem::path& path, std::string_view rest) {
    const auto refused = [&](int line, const char* why) {
        return base::fail(ErrorCode::malformed,
                          path.string() + ":" + std::to_string(line) + ": " + why);
    };
    if (!rest.starts_with(first_line))
        return refused(1, "this is not a Vitrine release SECRET key");
    rest.remove_prefix(first_line.size());
    FileParts parts;
    parts.id = value_after(rest, "id: ");
    if (parts.id.size() != 16)
        return refused(2, "expected \"id: \" and 16 hexadecimal digits");
    if (!read_numbers(value_after(rest, "argon2id: "), parts))
        return refused(3, "expected \"argon2id: \", operations, KiB and salt within their limits");
    auto sealed = base::from_base64url(value_after(rest, "key: "));
    if (!sealed || sealed->size() != nonce_bytes + sealed_bytes || !rest.empty())
        return refused(4, "expected \"key: \" and nothing after it");
    parts.sealed = std::move(*sealed);
    return parts;
}

} // namespace

base::Result<LockedBytes> read_passphrase(const std::filesystem::path& path) {
    TRY_VOID(check_private(path));
    TRY(LockedBytes text, read_whole(path, maximum_passphrase_bytes + 2));
    std::size_t size = std::min(text.text().find('\n'), text.size());
    if (size > 0 && text.text()[size - 1] == '\r')
        --size;
    text.resize(size);
    if (size < minimum_passphrase_bytes || size > maximum_passphrase_bytes)
        return base::fail(ErrorCode::invalid, path.string() +
                                                  ":1: a passphrase has 8 to 1024 bytes, on the "
                                                  "first line");
    return text;
}

base::Result<void> write_release_key(const std::filesystem::path& path,
                                     const ReleaseSigningKey& key, const LockedBytes& passphrase,
                                     Random& random, const Stretching& stretching) {
    Salt salt;
    random.fill(salt);
    base::Bytes sealed(nonce_bytes + sealed_bytes);
    random.fill(std::span(sealed).first(nonce_bytes));
    TRY(const LockedBytes cipher_key, stretched(passphrase, stretching, salt));
    const std::string header = header_of(to_hex(key.public_key().id), stretching, salt);
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_bytes, nullptr,
                                               key.view().data(), key.view().size(),
                                               base::bytes_of(header).data(), header.size(),
                                               nullptr, sealed.data(), cipher_key.view().data());
    const std::string text = header + "key: " + base::to_base64url(sealed) + "\n";
    return write_whole(path, base::bytes_of(text), Secrecy::secret);
}

base::Result<ReleaseSigningKey> read_release_key(const std::filesystem::path& path,
                                                 const LockedBytes& passphrase) {
    TRY_VOID(check_private(path));
    TRY(const LockedBytes text, read_whole(path, maximum_file_bytes));
    TRY(const FileParts parts, parse(path, text.text()));
    TRY(const LockedBytes cipher_key, stretched(passphrase, parts.stretching, parts.salt));
    const std::string header = header_of(parts.id, parts.stretching, parts.salt);
    LockedBytes clear(ReleaseSigningKey::size_bytes);
    const auto room = clear.resize(clear.room());
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            room.data(), nullptr, nullptr, parts.sealed.data() + nonce_bytes, sealed_bytes,
            base::bytes_of(header).data(), header.size(), parts.sealed.data(),
            cipher_key.view().data()) != 0)
        return base::fail(ErrorCode::unverified,
                          path.string() + ": the passphrase is another, or the file was changed");
    return ReleaseSigningKey::from(clear.view());
}

} // namespace crypto
