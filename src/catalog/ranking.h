// Why: which of few hits says most about what was typed: BM25 as Robertson and Zaragoza give it
// (k1 1.2, b 0.75), with all terms that a typed word may mean counted as one.
// Left to others: which offers are hits (search).
#pragma once

#include "catalog/row_set.h"
#include "catalog/typed.h"

#include <vector>

namespace catalog {

// A score for each row of `hits`, in rising order of the rows; more is better.
std::vector<double> scores(const Shelf& shelf, const std::vector<TypedWord>& words,
                           const RowSet& hits);

} // namespace catalog
