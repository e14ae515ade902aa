#include "crypto/envelope.h"

#include <sodium.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace crypto {
namespace {

constexpr std::string_view magic = "VLET";
constexpr std::uint8_t version = 1;
constexpr std::string_view signature_domain = "vitrine letter v1";
constexpr std::size_t content_key_bytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t signed_head_bytes = envelope_associated_bytes + sizeof(Digest);

static_assert(sealed_key_bytes == content_key_bytes + crypto_box_SEALBYTES);
static_assert(sealed_overhead_bytes ==
              2 * sealed_key_bytes + nonce_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(envelope_head_bytes == signed_head_bytes + sizeof(Signature));

// 1, 2, 3 as in the second byte of the format; none for a size that no bucket gives.
std::optional<std::uint8_t> bucket_of(std::size_t sealed_size_bytes) {
    for (std::size_t i = 0; i < envelope_buckets_bytes.size(); ++i)
        if (sealed_size_bytes == sealed_overhead_bytes + envelope_buckets_bytes[i])
            return static_cast<std::uint8_t>(i + 1);
    return std::nullopt;
}

std::array<std::uint8_t, signed_head_bytes> signed_head(const Envelope& envelope) {
    std::array<std::uint8_t, signed_head_bytes> head{};
    const auto associated = associated_bytes(envelope);
    const auto rest = std::ranges::copy(associated, head.begin()).out;
    std::ranges::copy(envelope.digest.bytes, rest);
    return head;
}

// What sealing needs in secret, behind the padded text in the same locked memory.
struct SealingSecrets {
    std::span<std::uint8_t> content_key;
    std::span<std::uint8_t> seed;
    std::span<std::uint8_t> sender;
};

using SenderPoint = std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES>;

constexpr std::size_t secrets_bytes =
    content_key_bytes + crypto_box_SEEDBYTES + crypto_box_SECRETKEYBYTES;
static_assert(sealing_room_bytes == envelope_buckets_bytes.back() + secrets_bytes);

SealingSecrets secrets_in(std::span<std::uint8_t> bytes) {
    return {bytes.first(content_key_bytes), bytes.subspan(content_key_bytes, crypto_box_SEEDBYTES),
            bytes.last(crypto_box_SECRETKEYBYTES)};
}

// Empties the room however sealing ends.
struct Emptied {
    LockedBytes& room;
    explicit Emptied(LockedBytes& emptied)
        : room(emptied) {}
    Emptied(const Emptied&) = delete;
    Emptied& operator=(const Emptied&) = delete;
    ~Emptied() { room.resize(0); }
};

// libsodium's sealed box (crypto_box_seal) around the content key, with our randomness in place of
// its own, so that a simulation with a seed repeats byte for byte. False when the point cannot be
// sealed to.
bool seal_key(std::span<std::uint8_t> box, const SealingSecrets& secrets, const SenderPoint& sender,
              const std::array<std::uint8_t, 32>& recipient) {
    const auto rest = std::ranges::copy(sender, box.begin()).out;
    std::array<std::uint8_t, crypto_box_NONCEBYTES> nonce{};
    std::array<std::uint8_t, 2 * crypto_box_PUBLICKEYBYTES> both{};
    std::ranges::copy(recipient, std::ranges::copy(sender, both.begin()).out);
    crypto_generichash(nonce.data(), nonce.size(), both.data(), both.size(), nullptr, 0);
    return crypto_box_easy(std::to_address(rest), secrets.content_key.data(),
                           secrets.content_key.size(), nonce.data(), recipient.data(),
                           secrets.sender.data()) == 0;
}

// One sender's key pair for both boxes, a sixth of the work less: the recipients differ, so do the
// keys and nonces that follow from them (Bellare, Boldyreva, Staddon, "Randomness Re-use in
// Multi-recipient Encryption Schemeas", PKC 2003).
bool seal_keys(std::span<std::uint8_t> boxes, const SealingSecrets& secrets, const Address& address,
               Random& random) {
    random.fill(secrets.seed);
    SenderPoint sender{};
    crypto_box_seed_keypair(sender.data(), secrets.sender.data(), secrets.seed.data());
    return seal_key(boxes.first(sealed_key_bytes), secrets, sender, address.employer.bytes) &&
           seal_key(boxes.last(sealed_key_bytes), secrets, sender, address.escrow.bytes);
}

template <std::size_t size>
void take(base::ByteView& rest, std::array<std::uint8_t, size>& bytes) {
    std::copy_n(rest.begin(), size, bytes.begin());
    rest = rest.subspan(size);
}

base::Result<void> check_head(base::ByteView bytes) {
    using base::ErrorCode;
    if (bytes.size() > maximum_envelope_bytes)
        return base::fail(ErrorCode::too_large, "a letter of " + std::to_string(bytes.size()) +
                                                    " bytes; the limit is " +
                                                    std::to_string(maximum_envelope_bytes));
    if (bytes.size() < envelope_head_bytes)
        return base::fail(ErrorCode::malformed,
                          "letter cut off at byte " + std::to_string(bytes.size()));
    if (!std::ranges::equal(bytes.first(magic.size()), base::bytes_of(magic)))
        return base::fail(ErrorCode::malformed, "byte 0: not a letter");
    if (bytes[4] != version)
        return base::fail(ErrorCode::malformed,
                          "byte 4: letter of version " + std::to_string(bytes[4]));
    if (bucket_of(bytes.size() - envelope_head_bytes) != bytes[5])
        return base::fail(ErrorCode::malformed, "byte 5: bucket " + std::to_string(bytes[5]) +
                                                    " does not have " +
                                                    std::to_string(bytes.size()) + " bytes");
    return {};
}

} // namespace

std::array<std::uint8_t, envelope_associated_bytes> associated_bytes(const Envelope& envelope) {
    const auto bucket = bucket_of(envelope.sealed.size());
    base::ensure(bucket.has_value());
    std::array<std::uint8_t, envelope_associated_bytes> bytes{};
    auto next = std::ranges::copy(magic, bytes.begin()).out;
    *next++ = version;
    *next++ = *bucket;
    next = std::ranges::copy(envelope.id.bytes, next).out;
    next = std::ranges::copy(envelope.employer_key.bytes, next).out;
    next = std::ranges::copy(envelope.escrow_key.bytes, next).out;
    next = std::ranges::copy(envelope.device_key.bytes, next).out;
    next = std::ranges::copy(envelope.receipt.digest.bytes, next).out;
    base::ensure(next == bytes.end());
    return bytes;
}

base::Result<Envelope> parse_envelope(base::ByteView bytes) {
    TRY_VOID(check_head(bytes));
    Envelope envelope;
    base::ByteView rest = bytes.subspan(magic.size() + 2);
    take(rest, envelope.id.bytes);
    take(rest, envelope.employer_key.bytes);
    take(rest, envelope.escrow_key.bytes);
    take(rest, envelope.device_key.bytes);
    take(rest, envelope.receipt.digest.bytes);
    take(rest, envelope.digest.bytes);
    take(rest, envelope.signature.bytes);
    envelope.sealed.assign(rest.begin(), rest.end());
    if (!is_well_formed(envelope.id))
        return base::fail(base::ErrorCode::malformed, "byte 6: not a UUID of version 7");
    if (sha256(envelope.sealed) != envelope.digest)
        return base::fail(base::ErrorCode::unverified,
                          "letter " + to_text(envelope.id) + ": its bytes are not those digested");
    return envelope;
}

base::Bytes serialise(const Envelope& envelope) {
    const auto head = signed_head(envelope);
    base::Bytes bytes(head.begin(), head.end());
    bytes.reserve(envelope_head_bytes + envelope.sealed.size());
    bytes.insert(bytes.end(), envelope.signature.bytes.begin(), envelope.signature.bytes.end());
    bytes.insert(bytes.end(), envelope.sealed.begin(), envelope.sealed.end());
    return bytes;
}

base::Result<Envelope> seal(const Address& address, LockedBytes& room,
                            const DeviceSigningKey& device, Random& random) {
    const Emptied emptied(room);
    const auto bucket = std::ranges::find_if(envelope_buckets_bytes,
                                             [&](std::size_t size) { return room.size() < size; });
    if (bucket == envelope_buckets_bytes.end())
        return base::fail(base::ErrorCode::too_large,
                          "the text of a letter has " + std::to_string(room.size()) +
                              " bytes; the limit is " + std::to_string(maximum_inner_bytes));
    base::ensure(room.append(std::string_view("\x80")));
    const std::span<std::uint8_t> all = room.resize(*bucket + secrets_bytes); // adds zeros
    const std::span<std::uint8_t> padded = all.first(*bucket);
    const SealingSecrets secrets = secrets_in(all.subspan(*bucket));
    random.fill(secrets.content_key);

    Envelope envelope{.id = address.id,
                      .employer_key = id_of(address.employer),
                      .escrow_key = id_of(address.escrow),
                      .device_key = id_of(device.public_key()),
                      .receipt = address.receipt,
                      .digest = {},
                      .signature = {},
                      .sealed = base::Bytes(sealed_overhead_bytes + *bucket)};
    const std::span<std::uint8_t> sealed(envelope.sealed);
    if (!seal_keys(sealed.first(2 * sealed_key_bytes), secrets, address, random))
        return base::fail(base::ErrorCode::invalid, "a public key that nothing can be sealed to");
    const auto nonce = sealed.subspan(2 * sealed_key_bytes, nonce_bytes);
    random.fill(nonce);
    const auto associated = associated_bytes(envelope);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        sealed.subspan(2 * sealed_key_bytes + nonce_bytes).data(), nullptr, padded.data(),
        padded.size(), associated.data(), associated.size(), nullptr, nonce.data(),
        secrets.content_key.data());
    envelope.digest = sha256(envelope.sealed);
    envelope.signature = sign(device, signature_domain, signed_head(envelope));
    return envelope;
}

base::Result<Envelope> seal(const Address& address, base::ByteView inner,
                            const DeviceSigningKey& device, Random& random) {
    LockedBytes room(std::max(sealing_room_bytes, inner.size()));
    base::ensure(room.append(inner));
    return seal(address, room, device, random);
}

base::Result<void> verify(const Envelope& envelope, const DevicePublicKey& device) {
    const auto refused = [&](std::string_view why) {
        return base::fail(base::ErrorCode::unverified,
                          "letter " + to_text(envelope.id) + ": " + std::string(why));
    };
    if (!bucket_of(envelope.sealed.size()) || sha256(envelope.sealed) != envelope.digest)
        return refused("its bytes are not those digested");
    if (envelope.device_key != id_of(device))
        return refused("it was signed by another device");
    if (!verify(device, signature_domain, signed_head(envelope), envelope.signature))
        return refused("its signature does not hold");
    return {};
}

} // namespace crypto
