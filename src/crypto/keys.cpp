#include "crypto/keys.h"

#include "crypto/digest.h"
#include "crypto/start.h"

#include <sodium.h>

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace crypto {
namespace {

static_assert(DeviceSigningKey::size_bytes == crypto_sign_SECRETKEYBYTES);
static_assert(EmployerSecretKey::size_bytes == crypto_box_SECRETKEYBYTES);
static_assert(sizeof(EmployerPublicKey) == crypto_box_PUBLICKEYBYTES);
static_assert(sizeof(DevicePublicKey) == crypto_sign_PUBLICKEYBYTES);
static_assert(sizeof(Signature) == crypto_sign_BYTES);

constexpr std::string_view id_domain{"vitrine key v1\0", 15};

base::Bytes signed_bytes(std::string_view domain, base::ByteView message) {
    base::Bytes bytes(domain.begin(), domain.end());
    bytes.push_back(0);
    bytes.insert(bytes.end(), message.begin(), message.end());
    return bytes;
}

} // namespace

std::string_view name_of(KeyRole role) {
    switch (role) {
    case KeyRole::employer:
        return "employer";
    case KeyRole::escrow:
        return "escrow";
    case KeyRole::device:
        return "device";
    case KeyRole::hub:
        return "hub";
    }
    std::unreachable();
}

template <KeyRole role>
base::Result<SecretKey<role>> SecretKey<role>::from(base::ByteView bytes) {
    if (bytes.size() != size_bytes)
        return base::fail(base::ErrorCode::malformed,
                          "the secret key of " + std::string(name_of(role)) + " has " +
                              std::to_string(size_bytes) + " bytes, not " +
                              std::to_string(bytes.size()));
    LockedBytes own(size_bytes);
    own.append(bytes);
    return SecretKey(std::move(own));
}

template <KeyRole role>
PublicKey<role> SecretKey<role>::public_key() const {
    PublicKey<role> key;
    if constexpr (signs(role))
        crypto_sign_ed25519_sk_to_pk(key.bytes.data(), view().data());
    else
        crypto_scalarmult_base(key.bytes.data(), view().data());
    return key;
}

template <KeyRole role>
KeyId<role> id_of(const PublicKey<role>& key) {
    base::Bytes text(id_domain.begin(), id_domain.end());
    text.push_back(static_cast<std::uint8_t>(role));
    text.insert(text.end(), key.bytes.begin(), key.bytes.end());
    const Digest digest = sha256(text);
    KeyId<role> id;
    std::copy_n(digest.bytes.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

template <KeyRole role>
SecretKey<role> make_secret_key(Random& random) {
    LockedBytes seed(32);
    random.fill(seed.resize(32));
    if constexpr (signs(role)) {
        LockedBytes secret(crypto_sign_SECRETKEYBYTES);
        PublicKey<role> key;
        crypto_sign_seed_keypair(key.bytes.data(), secret.resize(crypto_sign_SECRETKEYBYTES).data(),
                                 seed.view().data());
        return *SecretKey<role>::from(secret.view());
    } else {
        return *SecretKey<role>::from(seed.view()); // X25519 clamps while it multiplies
    }
}

template class SecretKey<KeyRole::employer>;
template class SecretKey<KeyRole::escrow>;
template class SecretKey<KeyRole::device>;
template class SecretKey<KeyRole::hub>;
template KeyId<KeyRole::employer> id_of(const EmployerPublicKey&);
template KeyId<KeyRole::escrow> id_of(const EscrowPublicKey&);
template KeyId<KeyRole::device> id_of(const DevicePublicKey&);
template KeyId<KeyRole::hub> id_of(const HubPublicKey&);
template EmployerSecretKey make_secret_key<KeyRole::employer>(Random&);
template EscrowSecretKey make_secret_key<KeyRole::escrow>(Random&);
template DeviceSigningKey make_secret_key<KeyRole::device>(Random&);
template HubSigningKey make_secret_key<KeyRole::hub>(Random&);

template <KeyRole role>
requires(signs(role)) Signature
    sign(const SecretKey<role>& key, std::string_view domain, base::ByteView message) {
    const base::Bytes bytes = signed_bytes(domain, message);
    Signature signature;
    crypto_sign_detached(signature.bytes.data(), nullptr, bytes.data(), bytes.size(),
                         key.view().data());
    return signature;
}

template <KeyRole role>
requires(signs(role)) bool verify(const PublicKey<role>& key, std::string_view domain,
                                  base::ByteView message, const Signature& signature) {
    const base::Bytes bytes = signed_bytes(domain, message);
    return crypto_sign_verify_detached(signature.bytes.data(), bytes.data(), bytes.size(),
                                       key.bytes.data()) == 0;
}

template Signature sign(const DeviceSigningKey&, std::string_view, base::ByteView);
template Signature sign(const HubSigningKey&, std::string_view, base::ByteView);
template bool verify(const DevicePublicKey&, std::string_view, base::ByteView, const Signature&);
template bool verify(const HubPublicKey&, std::string_view, base::ByteView, const Signature&);

} // namespace crypto
