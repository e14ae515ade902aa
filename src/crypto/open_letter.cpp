#include "crypto/open_letter.h"

#include "crypto/start.h"

#include <sodium.h>

#include <span>
#include <string>

namespace crypto {
namespace {

base::Error unverified(const Envelope& envelope, std::string_view why) {
    return {base::ErrorCode::unverified,
            "letter " + to_text(envelope.id) + ": " + std::string(why)};
}

// Removes 80 00 00 … from the end; false when that is not how the text ends.
bool unpad(LockedBytes& text) {
    std::size_t size = text.size();
    while (size > 0 && text.view()[size - 1] == 0)
        --size;
    if (size == 0 || text.view()[size - 1] != 0x80)
        return false;
    text.resize(size - 1);
    return true;
}

base::Result<LockedBytes> open_with(const Envelope& envelope, base::ByteView sealed_key,
                                    base::ByteView public_key, base::ByteView secret_key) {
    start();
    LockedBytes key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    if (crypto_box_seal_open(key.resize(key.room()).data(), sealed_key.data(), sealed_key.size(),
                             public_key.data(), secret_key.data()) != 0)
        return std::unexpected(unverified(envelope, "its content key was not sealed to this key"));
    const base::ByteView sealed = base::ByteView(envelope.sealed).subspan(2 * sealed_key_bytes);
    const base::ByteView nonce = sealed.first(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    const base::ByteView text = sealed.subspan(nonce.size());
    LockedBytes clear(text.size() - crypto_aead_xchacha20poly1305_ietf_ABYTES);
    const auto associated = associated_bytes(envelope);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            clear.resize(clear.room()).data(), nullptr, nullptr, text.data(), text.size(),
            associated.data(), associated.size(), nonce.data(), key.view().data()) != 0)
        return std::unexpected(unverified(envelope, "its text is not what was sealed"));
    if (!unpad(clear))
        return std::unexpected(unverified(envelope, "its text is not padded as it should be"));
    return clear;
}

template <KeyRole role>
base::Result<LockedBytes> open(const Envelope& envelope, const KeyId<role>& named,
                               const SecretKey<role>& key, std::size_t offset) {
    const PublicKey<role> public_key = key.public_key();
    if (named != id_of(public_key))
        return base::fail(base::ErrorCode::denied, "letter " + to_text(envelope.id) +
                                                       " is not sealed to this " +
                                                       std::string(name_of(role)) + " key");
    if (envelope.sealed.size() < sealed_overhead_bytes + envelope_buckets_bytes.front())
        return std::unexpected(unverified(envelope, "its bytes are cut off"));
    return open_with(envelope, base::ByteView(envelope.sealed).subspan(offset, sealed_key_bytes),
                     public_key.bytes, key.view());
}

} // namespace

base::Result<LockedBytes> open_letter(const Envelope& envelope, const EmployerSecretKey& key) {
    return open(envelope, envelope.employer_key, key, 0);
}

base::Result<LockedBytes> open_letter(const Envelope& envelope, const EscrowSecretKey& key) {
    return open(envelope, envelope.escrow_key, key, sealed_key_bytes);
}

} // namespace crypto
