// Why: on "Envoyer" what a visitor said becomes sealed letters at once, one for each employer
// concerned; nothing readable leaves this file.
// Left to others: whether the fields are right is said earlier (draft.h); keeping the letters
// (store); reading an opened one (opened_letter.h).
//
// The inner text of a letter is one JSON object (RFC 8259, UTF-8) without white space between its
// parts, with these members in this order and no others. All values are texts but those marked:
//     schema         1 (a number)
//     letter         the letter's id, the same as on the envelope
//     employer       the employer's name as its offers state it
//     employer_key   32 hexadecimal digits, the same as on the envelope
//     offers         an array of objects {id, title, reference}; reference is "" where the offer
//                    states none
//     name           as typed, without spaces around it, as the three below
//     mail           the address, or "" when the visitor gave a phone number
//     phone          in its national form, or "" when the visitor gave an address
//     message        one sentence, or ""
//     may_contact_for_others  true or false: the separate consent
//     notice         an object {version, language, sha256}: the words that were on the screen
//     kiosk          where: "Borne 12 · Forum de l’emploi public"
//     saved_at       when, by the kiosk's clock, ISO 8601 in UTC
#pragma once

#include "base/date.h"
#include "catalog/offer.h"
#include "crypto/envelope.h"
#include "registration/draft.h"
#include "registration/employers.h"
#include "registration/notice.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace registration {

inline constexpr std::size_t maximum_offers = 100; // in one registration

// What a letter says of an offer.
struct OfferNamed {
    catalog::OfferId id;
    std::string title;
    std::string reference; // empty where none is stated
    std::string employer;
    bool operator==(const OfferNamed&) const = default;
};

// What a kiosk seals with; the same for every visit.
struct Sealer {
    Employers employers;
    crypto::EscrowPublicKey escrow; // of employers that have none of their own
    crypto::DeviceSigningKey device;
    std::string kiosk;
    std::map<crypto::EmployerPublicKey, crypto::EscrowPublicKey> own_escrows = {};
    crypto::LockedBytes room{crypto::sealing_room_bytes}; // one letter at a time; else empty
};

struct Recipient {
    std::string employer;
    std::vector<catalog::OfferId> offers;
    bool operator==(const Recipient&) const = default;
};

// What the visitor takes away; one code for all letters of a registration.
struct Receipt {
    std::string code;
    crypto::ReceiptDigest digest;
    std::vector<Recipient> recipients; // in the order of their first offer
    bool operator==(const Receipt&) const = default;
};

struct Registration {
    std::vector<crypto::Envelope> letters; // one for each of receipt.recipients
    Receipt receipt;
    bool operator==(const Registration&) const = default;
};

// `invalid` when a field that is sent is wrong, or no offer is given; `not_found` when an employer
// has no key; `too_large` above maximum_offers, or when a text passes the largest bucket. Nothing
// of the draft is copied into memory that is not locked.
base::Result<Registration> compose(const Draft& draft, std::span<const OfferNamed> offers,
                                   Sealer& sealer, const Notice& notice, base::Instant now,
                                   crypto::Random& random);

} // namespace registration
