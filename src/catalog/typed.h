// Why: what a visitor typed becomes the terms of an index that answer to it.
// Left to others: the offers that hold them (search), their weight (ranking).
#pragma once

#include "catalog/row_set.h"
#include "catalog/shelf.h"
#include "catalog/words.h"

#include <string_view>
#include <vector>

namespace catalog {

// One word of a text: the terms that it may mean, and the rows that hold one of them.
struct TypedWord {
    std::vector<std::uint32_t> terms;
    RowSet rows;
};

// The words of `text` that must be found. The last is also a beginning; a word that no offer of
// `listed` holds is taken for mistyped: forgiving an error in every word would drown "voirie" in
// "voire".
std::vector<TypedWord> typed_words(const Shelf& shelf, std::string_view text, const RowSet& listed);

// Of the rows of the word those that hold it in the title.
RowSet rows_in_title(const Shelf& shelf, const TypedWord& word);

// Whether a word of five letters or more and no digit: a shorter one with an error is another word.
bool may_be_mistyped(const Word& typed);

} // namespace catalog
