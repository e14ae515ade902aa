// Why: what a recruiter must answer before an offer is published, and what was answered already.
// Left to others: finding it (check), keeping the answers (offers.h), the words (console).
#pragma once

#include "check/check.h"
#include "hub/offers.h"

namespace hub {

struct Question {
    std::string key; // the same as long as the document says the same
    check::Finding finding;
    std::optional<Answered> answered; // confirmed as it stands; a correction makes it go away
};

// Of the offer with its corrections.
std::vector<Question> questions_of(const Draft& draft, base::Instant now);

// How many keep it from being published.
std::size_t count_open(std::span<const Question> questions);

} // namespace hub
