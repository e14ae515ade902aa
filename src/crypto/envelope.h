// Why: the sealed letter as everybody between the visitor and the recruiter sees it: enough to
// carry it, keep it, recognise it and know which kiosk sent it; nothing of what it says. Left to
// others: what it says (registration/letter.h) and opening it (open_letter.h).
//
// An envelope of version 1, byte by byte; numbers in brackets are sizes:
//       0  [4]  "VLET"
//       4  [1]  version: 1
//       5  [1]  bucket: 1, 2 or 3; the padded inner text has 4, 16 or 64 KiB (N below)
//       6 [16]  letter id, a UUID of version 7
//      22 [16]  employer key id
//      38 [16]  escrow key id
//      54 [16]  device key id
//      70 [32]  receipt digest: the visitor's code is known here by this alone (receipt.h)
//     102 [32]  SHA-256 of the sealed bytes
//     134 [64]  Ed25519 signature by the device key over "vitrine letter v1" 00 || bytes 0 to 133
//     198       the sealed bytes, to the end:
//         0 [80]  content key K (32 bytes) in a libsodium sealed box to the employer's key
//        80 [80]  K again, in a sealed box by the same sender to the escrow key
//       160 [24]  nonce
//       184 [N+16] XChaCha20-Poly1305 (IETF) under K of the inner text, padded with 80 00 00 … to N
//                 (ISO/IEC 7816-4); its associated data are bytes 0 to 101
// Key ids are those of keys.h. K is new for each letter. A letter is sealed once: the same bytes
// are stored, sent, and sent again. The size tells the bucket alone.
#pragma once

#include "base/bytes.h"
#include "crypto/digest.h"
#include "crypto/keys.h"
#include "crypto/letter_id.h"
#include "crypto/locked_bytes.h"
#include "crypto/random.h"
#include "crypto/receipt.h"

#include <array>
#include <cstddef>

namespace crypto {

// Padded sizes of the inner text. A letter about one offer, with every field as long as it may be,
// fits into the first.
inline constexpr std::array<std::size_t, 3> envelope_buckets_bytes = {4096, 16384, 65536};
inline constexpr std::size_t maximum_inner_bytes = envelope_buckets_bytes.back() - 1;
inline constexpr std::size_t envelope_head_bytes = 198;
inline constexpr std::size_t envelope_associated_bytes = 102;
inline constexpr std::size_t sealed_key_bytes = 80;
inline constexpr std::size_t sealed_overhead_bytes = 2 * sealed_key_bytes + 24 + 16;
inline constexpr std::size_t maximum_envelope_bytes =
    envelope_head_bytes + sealed_overhead_bytes + envelope_buckets_bytes.back();
// The padded inner text and the three secrets of one sealing.
inline constexpr std::size_t sealing_room_bytes = envelope_buckets_bytes.back() + 3 * 32;

struct Envelope {
    LetterId id;
    EmployerKeyId employer_key;
    EscrowKeyId escrow_key;
    DeviceKeyId device_key;
    ReceiptDigest receipt;
    Digest digest; // of `sealed`
    Signature signature;
    base::Bytes sealed;
    bool operator==(const Envelope&) const = default;
};

// Strict: exactly one letter and nothing after it. `too_large` above maximum_envelope_bytes,
// `malformed` with the offset and the reason, `unverified` when the digest is not that of the
// sealed bytes. The signature is verify()'s matter.
base::Result<Envelope> parse_envelope(base::ByteView bytes);

// parse_envelope(serialise(e)) == e, and serialise(parse_envelope(b)) is b.
base::Bytes serialise(const Envelope& envelope);

// The bytes 0 to 101 that the sealed text is bound to. The bucket is read from sealed.size().
std::array<std::uint8_t, envelope_associated_bytes> associated_bytes(const Envelope& envelope);

// Whom and what a letter is about, apart from its text.
struct Address {
    LetterId id;
    EmployerPublicKey employer;
    EscrowPublicKey escrow;
    ReceiptDigest receipt;
};

// Seals and signs the inner text that `room` holds, and leaves `room` empty and zeroed. It has room
// for sealing_room_bytes and is meant to be kept: to take locked memory costs twelve system calls.
// `too_large` when the text passes maximum_inner_bytes; `invalid` when a public key is no point to
// which anything can be sealed.
base::Result<Envelope> seal(const Address& address, LockedBytes& room,
                            const DeviceSigningKey& device, Random& random);

// The same in a room of its own.
base::Result<Envelope> seal(const Address& address, base::ByteView inner,
                            const DeviceSigningKey& device, Random& random);

// `unverified` unless `device` is the key that the envelope names and its signature holds.
base::Result<void> verify(const Envelope& envelope, const DevicePublicKey& device);

} // namespace crypto
