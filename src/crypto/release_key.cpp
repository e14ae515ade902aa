#include "crypto/release_key.h"

#include "crypto/start.h"

#include <sodium.h>

#include <algorithm>
#include <span>

namespace crypto {
namespace {

using base::ErrorCode;

constexpr int base64 = sodium_base64_VARIANT_ORIGINAL;
constexpr std::string_view key_comment = "untrusted comment: minisign public key ";
constexpr std::string_view untrusted = "untrusted comment: verify with release.pub\n";
constexpr std::string_view trusted = "trusted comment: ";
using Key = std::array<std::uint8_t, 2 + 8 + 32>;
using Signed = std::array<std::uint8_t, 2 + 8 + 64>;
using Global = std::array<std::uint8_t, 64>;

static_assert(crypto_sign_SECRETKEYBYTES == 64 && crypto_sign_BYTES == 64);

std::string encoded(base::ByteView bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), base64), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), base64);
    text.pop_back(); // the closing zero
    return text;
}

bool decode_into(std::span<std::uint8_t> bytes, std::string_view text) {
    std::size_t size = 0;
    return sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size,
                             nullptr, base64) == 0 &&
           size == bytes.size();
}

base::Bytes prehashed(base::ByteView message) {
    start();
    base::Bytes digest(crypto_generichash_BYTES_MAX);
    crypto_generichash(digest.data(), digest.size(), message.data(), message.size(), nullptr, 0);
    return digest;
}

base::Bytes globally_signed(const Signed& signature, std::string_view comment) {
    constexpr std::ptrdiff_t before_it = 2 + 8;
    base::Bytes bytes(signature.size() - before_it + comment.size());
    const auto rest = std::copy(signature.begin() + before_it, signature.end(), bytes.begin());
    std::ranges::copy(comment, rest);
    return bytes;
}

struct Parts {
    Signed signature{};
    std::string comment;
    Global global{};
    ReleaseKeyId id() const {
        ReleaseKeyId id;
        std::copy_n(signature.begin() + 2, id.bytes.size(), id.bytes.begin());
        return id;
    }
};

std::string written(const Parts& parts) {
    return std::string(untrusted) + encoded(parts.signature) + "\n" + std::string(trusted) +
           parts.comment + "\n" + encoded(parts.global) + "\n";
}

std::string_view take_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return line;
}

base::Result<Parts> parse(std::string_view text) {
    const auto refused = [](const char* why) {
        return base::fail(ErrorCode::malformed, std::string("the signature: ") + why);
    };
    if (text.size() > maximum_signature_text_bytes)
        return refused("it is too long");
    std::string_view rest = text;
    take_line(rest);
    Parts parts;
    if (!decode_into(parts.signature, take_line(rest)) || parts.signature[0] != 'E' ||
        parts.signature[1] != 'D')
        return refused("its second line is none of minisign's");
    const std::string_view comment = take_line(rest);
    if (!comment.starts_with(trusted))
        return refused("it has no trusted comment");
    parts.comment = comment.substr(trusted.size());
    if (!decode_into(parts.global, take_line(rest)) || text != written(parts))
        return refused("it is not written as Vitrine writes it");
    return parts;
}

bool is_signed(const ReleasePublicKey& key, base::ByteView bytes, const std::uint8_t* signature) {
    return crypto_sign_verify_detached(signature, bytes.data(), bytes.size(), key.bytes.data()) ==
           0;
}

} // namespace

ReleaseSigningKey ReleaseSigningKey::make(Random& random) {
    LockedBytes seed(32);
    random.fill(seed.resize(32));
    LockedBytes secret(size_bytes);
    const auto bytes = secret.resize(size_bytes);
    random.fill(bytes.first(8));
    std::array<std::uint8_t, 32> key{};
    crypto_sign_seed_keypair(key.data(), bytes.data() + 8, seed.view().data());
    return ReleaseSigningKey(std::move(secret));
}

base::Result<ReleaseSigningKey> ReleaseSigningKey::from(base::ByteView bytes) {
    if (bytes.size() != size_bytes)
        return base::fail(ErrorCode::malformed, "a release key has " + std::to_string(size_bytes) +
                                                    " bytes, not " + std::to_string(bytes.size()));
    LockedBytes own(size_bytes);
    own.append(bytes);
    return ReleaseSigningKey(std::move(own));
}

ReleasePublicKey ReleaseSigningKey::public_key() const {
    ReleasePublicKey key;
    std::copy_n(view().begin(), key.id.bytes.size(), key.id.bytes.begin());
    crypto_sign_ed25519_sk_to_pk(key.bytes.data(), view().data() + 8);
    return key;
}

std::string to_hex(const ReleaseKeyId& id) {
    auto bytes = id.bytes;
    std::ranges::reverse(bytes);
    std::string hex = base::to_hex(bytes);
    std::ranges::transform(hex, hex.begin(),
                           [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
    return hex;
}

std::string to_line(const ReleasePublicKey& key) {
    Key bytes{'E', 'd'};
    std::ranges::copy(key.id.bytes, bytes.begin() + 2);
    std::ranges::copy(key.bytes, bytes.begin() + 10);
    return encoded(bytes);
}

std::string to_text(const ReleasePublicKey& key) {
    return std::string(key_comment) + to_hex(key.id) + "\n" + to_line(key) + "\n";
}

base::Result<ReleasePublicKey> release_key_from_line(std::string_view line) {
    Key bytes{};
    ReleasePublicKey key;
    if (decode_into(bytes, line)) {
        std::copy_n(bytes.begin() + 2, key.id.bytes.size(), key.id.bytes.begin());
        std::copy_n(bytes.begin() + 10, key.bytes.size(), key.bytes.begin());
    }
    if (to_line(key) != line)
        return base::fail(ErrorCode::malformed, "this is no public key of minisign's");
    return key;
}

base::Result<ReleasePublicKey> release_key_from(std::string_view text) {
    if (text.size() > maximum_signature_text_bytes)
        return base::fail(ErrorCode::malformed, "a public key has two lines");
    if (!take_line(text).starts_with("untrusted comment: "))
        return base::fail(ErrorCode::malformed, "a public key begins with an untrusted comment");
    const std::string_view line = take_line(text);
    if (!text.empty())
        return base::fail(ErrorCode::malformed, "a public key has two lines");
    return release_key_from_line(line);
}

std::string sign_release(const ReleaseSigningKey& key, base::ByteView message,
                         std::string_view trusted_comment) {
    base::ensure(trusted_comment.size() <= maximum_trusted_comment_bytes &&
                 std::ranges::all_of(trusted_comment, [](char c) { return c >= ' ' && c <= '~'; }));
    const std::uint8_t* secret = key.view().data() + 8;
    Parts parts;
    parts.comment = trusted_comment;
    parts.signature[0] = 'E';
    parts.signature[1] = 'D';
    std::copy_n(key.view().begin(), 8, parts.signature.begin() + 2);
    const base::Bytes digest = prehashed(message);
    crypto_sign_detached(parts.signature.data() + 10, nullptr, digest.data(), digest.size(),
                         secret);
    const base::Bytes global = globally_signed(parts.signature, parts.comment);
    crypto_sign_detached(parts.global.data(), nullptr, global.data(), global.size(), secret);
    return written(parts);
}

base::Result<ReleaseKeyId> signer_of(std::string_view signature_text) {
    TRY(const Parts parts, parse(signature_text));
    return parts.id();
}

base::Result<std::string> verify_release(const ReleasePublicKey& key, base::ByteView message,
                                         std::string_view signature_text) {
    TRY(Parts parts, parse(signature_text));
    if (parts.id() != key.id)
        return base::fail(ErrorCode::unverified,
                          "signed with key " + to_hex(parts.id()) + ", not with " + to_hex(key.id));
    if (!is_signed(key, prehashed(message), parts.signature.data() + 10) ||
        !is_signed(key, globally_signed(parts.signature, parts.comment), parts.global.data()))
        return base::fail(ErrorCode::unverified,
                          "the signature does not fit what it should have signed");
    return std::move(parts.comment);
}

} // namespace crypto
