// Why: where nothing is found, the word that was probably meant is offered, for one touch.
// Left to others: the errors that a search forgives without asking (search.h).
#pragma once

#include "catalog/search.h"

#include <string>

namespace catalog {

// The query's text with every word that no listed offer knows in place of the nearest one that is
// written in a title, an employer's name or a place; empty where nothing is near, or where that
// would find nothing either. Two errors are bridged, in short words one.
std::string correction(const Shelf& shelf, const Query& query, base::TrustedTime now);

// Insertions, deletions, substitutions and swaps of neighbours from one word to the other; more
// than `most` is `most` + 1.
int errors_between(std::string_view typed, std::string_view word, int most);

} // namespace catalog
