// Why: the rules of the linter, by what they look at; each adds what it finds.
// Left to others: the order of the findings (check.cpp).
#pragma once

#include "check/check.h"

namespace check {

using Findings = std::vector<Finding>;

// The source's line, trimmed and cut to what fits on a screen; "" for line 0.
std::string quote_of(const catalog::Offer& offer, catalog::Lines lines);

void check_text(const catalog::Offer& offer, Findings& findings);   // debris, characters, labels
void check_digits(const catalog::Offer& offer, Findings& findings); // O and l among digits
void check_dates(const catalog::Offer& offer, base::Date today, Findings& findings);
void check_numbers(const catalog::Offer& offer, Findings& findings);
void check_mentions(const catalog::Offer& offer, Findings& findings);
void check_people(const catalog::Offer& offer, Findings& findings);

} // namespace check
