// Why: what a search must find, said as plainly as can be: every offer, word by word. Slow, and
// therefore right.
// Left to others: the index that must find the same (catalog/search.h).
#pragma once

#include "catalog/search.h"

#include <vector>

namespace plain {

// As catalog::search(), for cards in the order of their ids, but for the order of the rows of
// Order::best, of which this knows only that titles come first.
struct Found {
    std::vector<catalog::Row> rows;
    std::size_t titled = 0; // how many of them hold all words in the title; they come first
    int listed = 0;
    std::array<std::vector<catalog::FacetCount>, catalog::facet_count> facets;
};
Found scan(const std::vector<catalog::Card>& cards, const catalog::Query& query,
           base::TrustedTime now);

} // namespace plain
