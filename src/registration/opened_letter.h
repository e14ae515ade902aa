// Why: a recruiter reads a letter as a value, checked to be the one that the envelope names.
// Left to others: opening the envelope (crypto/open_letter.h), showing it (main, later the
// console). Like a Draft it has no operator<< and no JSON; unlike a Draft it lives where its reader
// is.
#pragma once

#include "base/date.h"
#include "catalog/offer.h"
#include "crypto/envelope.h"
#include "registration/letter.h"

#include <string>
#include <string_view>
#include <vector>

namespace registration {

struct OpenedLetter {
    crypto::LetterId id;
    std::string employer;
    std::vector<OfferNamed> offers;
    std::string name;
    std::string mail; // one of these two is empty
    std::string phone;
    std::string message;
    bool may_contact_for_others = false;
    std::string notice_version;
    std::string notice_language;
    crypto::Digest notice_digest;
    std::string kiosk;
    base::Instant saved_at{};
    bool operator==(const OpenedLetter&) const = default;
};

// `malformed` when the inner text is not what letter.h specifies, `newer_schema` for a later
// schema, `unverified` when it names another letter or employer key than its envelope. Details
// never hold what the letter says.
base::Result<OpenedLetter> read_letter(std::string_view inner, const crypto::Envelope& envelope);

} // namespace registration
