// Why: elements become the sections a visitor reads, and the account of every character.
// Left to others: their order on a screen (present).
#pragma once

#include "catalog/offer.h"
#include "ingest/account.h"
#include "ingest/elements.h"

#include <string>
#include <vector>

namespace ingest {

// One section for each heading; a heading without content stays when sub-headings follow it and is
// dropped otherwise.
std::vector<catalog::Section> make_sections(const std::vector<Element>& elements, Ledger& ledger);

// What the sections show and what the ledger holds, against what the source has.
catalog::Account make_account(std::size_t characters, const std::vector<catalog::Section>& sections,
                              const Ledger& ledger);

// One line of the duties that tells this offer apart: the detailed activities before the general
// ones, never the purpose, which employers copy from one notice to the next.
std::string make_teaser(const std::vector<catalog::Section>& sections);

} // namespace ingest
