#include "crypto/key_files.h"

#include "crypto/whole_file.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <utility>

namespace crypto {
namespace {

using base::ErrorCode;

constexpr int base64url = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::string_view warning = ". Keep it to yourself: whoever has it can use it.";

base::Error refused(const std::filesystem::path& path, int line, std::string_view why) {
    return {ErrorCode::malformed,
            path.string() + ":" + std::to_string(line) + ": " + std::string(why)};
}

std::string first_line(KeyRole role, Secrecy secrecy) {
    std::string line = "Vitrine " + std::string(name_of(role));
    return secrecy == Secrecy::secret ? line + " SECRET key 1" + std::string(warning)
                                      : line + " public key 1";
}

base::Result<void> write_text(const std::filesystem::path& path, KeyRole role, Secrecy secrecy,
                              std::string_view owner, std::string_view id, base::ByteView key) {
    if (owner.empty() || owner.size() > maximum_owner_bytes ||
        owner.find('\n') != std::string_view::npos)
        return base::fail(ErrorCode::invalid, path.string() +
                                                  ": the owner of a key is one line of 1 to " +
                                                  std::to_string(maximum_owner_bytes) + " bytes");
    LockedBytes text(maximum_key_file_bytes);
    const auto add = [&](std::string_view part) { base::ensure(text.append(part)); };
    add(first_line(role, secrecy));
    add("\nowner: ");
    add(owner);
    add("\nid: ");
    add(id);
    add("\nkey: ");
    LockedBytes encoded(sodium_base64_ENCODED_LEN(key.size(), base64url));
    encoded.resize(encoded.room());
    sodium_bin2base64(reinterpret_cast<char*>(encoded.resize(encoded.room()).data()),
                      encoded.room(), key.data(), key.size(), base64url);
    add(encoded.text().substr(0, encoded.room() - 1)); // without the closing zero
    add("\n");
    return write_whole(path, text.view(), secrecy);
}

// The value of the next line, `name: value`; the line is taken off `rest`.
base::Result<std::string_view> next_value(const std::filesystem::path& path, int line,
                                          std::string_view& rest, std::string_view name) {
    const std::size_t end = rest.find('\n');
    if (!rest.starts_with(name) || end == std::string_view::npos)
        return std::unexpected(refused(path, line, "expected \"" + std::string(name) + "…\""));
    const std::string_view value = rest.substr(name.size(), end - name.size());
    rest.remove_prefix(end + 1);
    return value;
}

struct KeyText {
    LockedBytes key;
    std::string owner;
    std::string id;
};

base::Result<KeyRole> role_in(const std::filesystem::path& path, std::string_view text,
                              Secrecy secrecy) {
    const std::string_view line = text.substr(0, text.find('\n'));
    for (const KeyRole role :
         {KeyRole::employer, KeyRole::escrow, KeyRole::device, KeyRole::hub})
        if (line == first_line(role, secrecy))
            return role;
    return std::unexpected(refused(path, 1,
                                   secrecy == Secrecy::secret
                                       ? "this is not a Vitrine secret key"
                                       : "this is not a Vitrine public key"));
}

base::Result<KeyText> parse(const std::filesystem::path& path, std::string_view text, KeyRole role,
                            Secrecy secrecy, std::size_t key_bytes) {
    TRY(const KeyRole found, role_in(path, text, secrecy));
    if (found != role)
        return base::fail(ErrorCode::invalid, path.string() + ": this is a key of the " +
                                                  std::string(name_of(found)) + ", not of the " +
                                                  std::string(name_of(role)));
    std::string_view rest = text;
    TRY_VOID(next_value(path, 1, rest, "Vitrine "));
    TRY(const std::string_view owner, next_value(path, 2, rest, "owner: "));
    TRY(const std::string_view id, next_value(path, 3, rest, "id: "));
    TRY(const std::string_view encoded, next_value(path, 4, rest, "key: "));
    if (!rest.empty())
        return std::unexpected(refused(path, 5, "expected nothing after the key"));
    KeyText read{LockedBytes(key_bytes), std::string(owner), std::string(id)};
    std::size_t size = 0;
    if (sodium_base642bin(read.key.resize(key_bytes).data(), key_bytes, encoded.data(),
                          encoded.size(), nullptr, &size, nullptr, base64url) != 0 ||
        size != key_bytes)
        return std::unexpected(
            refused(path, 4, "expected " + std::to_string(key_bytes) + " bytes in base64url"));
    return read;
}

template <KeyRole role>
base::Result<OwnedSecretKey<role>> secret_from(const std::filesystem::path& path,
                                               std::string_view text) {
    TRY(KeyText read, parse(path, text, role, Secrecy::secret, SecretKey<role>::size_bytes));
    TRY(SecretKey<role> key, SecretKey<role>::from(read.key.view()));
    if (read.id != to_hex(id_of(key.public_key())))
        return std::unexpected(refused(path, 3, "this is not the id of the key below it"));
    return OwnedSecretKey<role>{std::move(read.owner), std::move(key)};
}

} // namespace

template <KeyRole role>
base::Result<void> write_key(const std::filesystem::path& path, const PublicKey<role>& key,
                             std::string_view owner) {
    return write_text(path, role, Secrecy::open_to_all, owner, to_hex(id_of(key)), key.bytes);
}

template <KeyRole role>
base::Result<void> write_key(const std::filesystem::path& path, const SecretKey<role>& key,
                             std::string_view owner) {
    return write_text(path, role, Secrecy::secret, owner, to_hex(id_of(key.public_key())),
                      key.view());
}

template <KeyRole role>
base::Result<OwnedPublicKey<role>> read_public_key(const std::filesystem::path& path) {
    TRY(const LockedBytes text, read_whole(path, maximum_key_file_bytes));
    OwnedPublicKey<role> owned;
    TRY(KeyText read, parse(path, text.text(), role, Secrecy::open_to_all, owned.key.bytes.size()));
    std::ranges::copy(read.key.view(), owned.key.bytes.begin());
    if (read.id != to_hex(id_of(owned.key)))
        return std::unexpected(refused(path, 3, "this is not the id of the key below it"));
    owned.owner = std::move(read.owner);
    return owned;
}

template <KeyRole role>
base::Result<OwnedSecretKey<role>> read_secret_key(const std::filesystem::path& path) {
    TRY_VOID(check_private(path));
    TRY(const LockedBytes text, read_whole(path, maximum_key_file_bytes));
    return secret_from<role>(path, text.text());
}

base::Result<OpeningKey> read_opening_key(const std::filesystem::path& path) {
    TRY_VOID(check_private(path));
    TRY(const LockedBytes text, read_whole(path, maximum_key_file_bytes));
    TRY(const KeyRole role, role_in(path, text.text(), Secrecy::secret));
    if (role == KeyRole::escrow)
        return secret_from<KeyRole::escrow>(path, text.text());
    return secret_from<KeyRole::employer>(path, text.text());
}

template base::Result<void> write_key(const std::filesystem::path&, const EmployerPublicKey&,
                                      std::string_view);
template base::Result<void> write_key(const std::filesystem::path&, const EscrowPublicKey&,
                                      std::string_view);
template base::Result<void> write_key(const std::filesystem::path&, const DevicePublicKey&,
                                      std::string_view);
template base::Result<void> write_key(const std::filesystem::path&, const EmployerSecretKey&,
                                      std::string_view);
template base::Result<void> write_key(const std::filesystem::path&, const EscrowSecretKey&,
                                      std::string_view);
template base::Result<void> write_key(const std::filesystem::path&, const DeviceSigningKey&,
                                      std::string_view);
template base::Result<void> write_key(const std::filesystem::path&, const HubPublicKey&,
                                      std::string_view);
template base::Result<void> write_key(const std::filesystem::path&, const HubSigningKey&,
                                      std::string_view);
template base::Result<OwnedPublicKey<KeyRole::hub>> read_public_key(const std::filesystem::path&);
template base::Result<OwnedSecretKey<KeyRole::hub>> read_secret_key(const std::filesystem::path&);
template base::Result<OwnedPublicKey<KeyRole::employer>>
read_public_key(const std::filesystem::path&);
template base::Result<OwnedPublicKey<KeyRole::escrow>>
read_public_key(const std::filesystem::path&);
template base::Result<OwnedPublicKey<KeyRole::device>>
read_public_key(const std::filesystem::path&);
template base::Result<OwnedSecretKey<KeyRole::employer>>
read_secret_key(const std::filesystem::path&);
template base::Result<OwnedSecretKey<KeyRole::escrow>>
read_secret_key(const std::filesystem::path&);
template base::Result<OwnedSecretKey<KeyRole::device>>
read_secret_key(const std::filesystem::path&);

} // namespace crypto
