// Why: the table of synonyms itself, after formats.md §3.1, in one place to be extended.
// Left to others: looking words up in it (vocabulary).
#pragma once

#include "ingest/vocabulary.h"

#include <span>
#include <string_view>

namespace ingest {

// The first row that holds a phrase wins, headings before labels; articles do not count, so that
// "le poste" and "poste" are one phrase.
//
// Phrases are separated by '|' and written without accents.
struct TermRow {
    std::string_view phrases;
    Term term;
};
std::span<const TermRow> heading_rows(); // headings, and words that are a heading and a label
std::span<const TermRow> label_rows();

} // namespace ingest
