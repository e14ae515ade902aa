// Why: where nothing is found, the word that was probably meant is offered, for one touch.
// Left to others: the errors that a search forgives without asking (search.h).
#pragma once

#include "catalog/search.h"

#include <optional>
#include <string>

namespace catalog {

struct Correction {
    std::string text;
    Left found; // what the query would find with that text
    bool operator==(const Correction&) const = default;
};

// The query's text with every word that no listed offer knows in place of the nearest one that is
// written in a title, an employer's name or a place; none where nothing is near, or where that
// would find nothing either. Two errors are bridged, in short words one.
std::optional<Correction> correction(const Shelf& shelf, const Query& query, base::TrustedTime now);

// Insertions, deletions, substitutions and swaps of neighbours from one word to the other; more
// than `most` is `most` + 1.
int errors_between(std::string_view typed, std::string_view word, int most);

} // namespace catalog
