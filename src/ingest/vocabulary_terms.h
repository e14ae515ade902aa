// Why: the table of synonyms itself, after formats.md §3.1, in one place to be extended.
// Left to others: looking words up in it (vocabulary).
#pragma once

#include "ingest/vocabulary.h"

#include <span>
#include <string_view>

namespace ingest {

// Phrases are separated by '|' and written without accents.
struct TermRow {
    std::string_view phrases;
    Term term;
};
std::span<const TermRow> term_rows();

} // namespace ingest
