// Why: what surrounds the offer on a page is told by tags, roles, class names and headings.
// Left to others: walking the page (page).
#pragma once

#include <string_view>

namespace ingest {

// The folded words of a heading under which a page lists other offers than its own.
bool heads_other_offers(std::string_view folded);

// Why an element with this tag, role and names (class and id, separated by spaces) is not part of
// the offer; empty when nothing says so.
std::string_view chrome_of(std::string_view tag, std::string_view role, std::string_view names);

// A link with these folded words leads to the place where one applies.
bool invites_to_apply(std::string_view folded);

} // namespace ingest
