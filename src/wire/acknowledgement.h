// Why: what lets a kiosk say "reçue par l'employeur": the hub's signed word that it keeps a letter.
// Left to others: keeping the letter first (hub), keeping the word (kiosk).
//
// An acknowledgement of version 1, byte by byte; numbers in brackets are sizes:
//       0  [4]  "VACK"
//       4  [1]  version: 1
//       5 [16]  letter id
//      21 [32]  SHA-256 of the letter's sealed bytes, as in its envelope
//      53  [8]  when the hub first had it: milliseconds since 1970, most significant byte first
//      61 [16]  hub key id
//      77 [64]  Ed25519 signature by the hub's key over "vitrine acknowledgement v1" 00 || bytes 0
//               to 76
// All of it follows from the letter and its first arrival, and Ed25519 draws nothing: the same
// letter again gets the same bytes.
#pragma once

#include "base/date.h"
#include "crypto/digest.h"
#include "crypto/keys.h"
#include "crypto/letter_id.h"

#include <cstddef>

namespace wire {

inline constexpr std::size_t acknowledgement_bytes = 141;

struct Acknowledgement {
    crypto::LetterId id;
    crypto::Digest digest;
    base::Instant received{};
    bool operator==(const Acknowledgement&) const = default;
};

base::Bytes sign(const Acknowledgement& acknowledgement, const crypto::HubSigningKey& key);

// `malformed` with the offset and the reason; `unverified` when it is not this hub's.
base::Result<Acknowledgement> read_acknowledgement(base::ByteView bytes,
                                                   const crypto::HubPublicKey& key);

} // namespace wire
