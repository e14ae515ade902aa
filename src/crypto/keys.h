// Why: each key has one use, and its type says which: an escrow key cannot stand for an employer's.
// Left to others: keeping keys in files (key_files.h), using them (envelope.h, open_letter.h).
//
// Employer and escrow keys are X25519 (libsodium's crypto_box), device and hub keys Ed25519. A
// key's id is the first 16 bytes of SHA-256("vitrine key v1" 00 || role || public key), role being
// one byte.
#pragma once

#include "base/bytes.h"
#include "crypto/locked_bytes.h"
#include "crypto/random.h"

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace crypto {

enum class KeyRole : std::uint8_t { employer = 1, escrow = 2, device = 3, hub = 4 };

constexpr bool signs(KeyRole role) {
    return role == KeyRole::device || role == KeyRole::hub;
}

std::string_view name_of(KeyRole role); // "employer"

template <KeyRole role>
struct KeyId {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const KeyId&) const = default;
};

template <KeyRole role>
struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};
    auto operator<=>(const PublicKey&) const = default;
};

// In locked memory; moves, never copies, has no operator<<.
template <KeyRole role>
class SecretKey {
public:
    // 32 bytes for employer and escrow; 64 (seed, then public key) for what signs.
    static constexpr std::size_t size_bytes = signs(role) ? 64 : 32;

    // `malformed` unless it has size_bytes bytes.
    static base::Result<SecretKey> from(base::ByteView bytes);
    base::ByteView view() const { return bytes_.view(); }
    PublicKey<role> public_key() const;

private:
    explicit SecretKey(LockedBytes bytes)
        : bytes_(std::move(bytes)) {}
    LockedBytes bytes_;
};

using EmployerKeyId = KeyId<KeyRole::employer>;
using EscrowKeyId = KeyId<KeyRole::escrow>;
using DeviceKeyId = KeyId<KeyRole::device>;
using HubKeyId = KeyId<KeyRole::hub>;
using EmployerPublicKey = PublicKey<KeyRole::employer>; // a letter is sealed to it
using EscrowPublicKey = PublicKey<KeyRole::escrow>;     // the second recipient, kept in a safe
using DevicePublicKey = PublicKey<KeyRole::device>;     // verifies what a kiosk signed
using HubPublicKey = PublicKey<KeyRole::hub>;           // verifies an acknowledgement
using EmployerSecretKey = SecretKey<KeyRole::employer>;
using EscrowSecretKey = SecretKey<KeyRole::escrow>;
using DeviceSigningKey = SecretKey<KeyRole::device>;
using HubSigningKey = SecretKey<KeyRole::hub>;

template <KeyRole role>
KeyId<role> id_of(const PublicKey<role>& key);

template <KeyRole role>
SecretKey<role> make_secret_key(Random& random);

template <KeyRole role>
std::string to_hex(const KeyId<role>& id) {
    return base::to_hex(id.bytes);
}

struct Signature {
    std::array<std::uint8_t, 64> bytes{};
    bool operator==(const Signature&) const = default;
};

// Ed25519 over `domain`, a zero byte, and `message`. A domain is a constant text of ours that says
// what is signed, so that a signature never counts for something else.
template <KeyRole role>
requires(signs(role)) Signature
    sign(const SecretKey<role>& key, std::string_view domain, base::ByteView message);
template <KeyRole role>
requires(signs(role)) bool verify(const PublicKey<role>& key, std::string_view domain,
                                  base::ByteView message, const Signature& signature);

} // namespace crypto
