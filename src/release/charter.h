// Why: what a kiosk must know beside the offers travels with them and under the same signature: to
// whom letters are sealed, whose acknowledgement counts, which offers were recalled.
// Left to others: sealing (registration), the words of a withdrawn offer (present).
//
// The charter is the document "!charter" of a release: a JSON object with the members
//     employers        array of {"name", "key"}: as offers name them, X25519 public key
//     escrow           the second recipient of every letter, X25519; null: there is none
//     acknowledgement  what the hub signs "received" with, Ed25519; null: there is none
//     recalled         array of ids of offers that their employers withdrew, listed or not
// in this order, employers by name and ids ascending, each once. Keys are 32 bytes in base64url
// without padding (RFC 4648 §5).
#pragma once

#include "catalog/offer.h"
#include "crypto/keys.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace release {

inline constexpr std::size_t maximum_employers = 10'000;
inline constexpr std::size_t maximum_recalled = 100'000;

struct Employer {
    std::string name;
    crypto::EmployerPublicKey key;
    bool operator==(const Employer&) const = default;
};

struct Charter {
    std::vector<Employer> employers;
    std::optional<crypto::EscrowPublicKey> escrow;
    std::optional<crypto::HubPublicKey> acknowledgement;
    std::vector<catalog::OfferId> recalled;
    bool operator==(const Charter&) const = default;
};

std::string to_json(const Charter& charter);                // sorts what it writes
base::Result<Charter> parse_charter(std::string_view json); // `malformed`, `too_large`

} // namespace release
