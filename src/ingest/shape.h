// Why: a line is judged by its shape before its words: bullet, number, capitals, end of sentence.
// Left to others: putting lines together (elements).
#pragma once

#include "ingest/document.h"

#include <string_view>

namespace ingest {

enum class MarkerKind { none, bullet, number, letter };

// What stands before the words of a line. `length` is in bytes, white space after it included.
struct Marker {
    MarkerKind kind = MarkerKind::none;
    std::size_t length = 0;
    std::string_view glyph; // of a bullet
};
Marker marker_of(std::string_view text);

bool ends_sentence(std::string_view text);        // . ; : ! ? … at the end, closing marks aside
bool ends_in_connective(std::string_view folded); // "de", "la", "et", "of", a comma, an apostrophe
bool has_open_quote(std::string_view text);       // a « or ( without its partner
bool begins_lower(std::string_view text);
bool begins_upper(std::string_view text);
// Capitals only, a word or more of them; marks of gender such as "(e)" aside.
bool is_upper(std::string_view text);
// "MERCI DE POSTULER…": capitals that are a sentence, not a heading.
bool is_upper_sentence(std::string_view folded);
// At most `bytes` of the beginning, no character cut.
std::string_view whole_prefix(std::string_view text, std::size_t bytes);
// "(H/F)", "F/H", "h/f", "M/F", "H/F/X" as a word of the folded text; its position or npos.
std::size_t find_gender_mark(std::string_view folded, std::size_t& length);

// A sentence as a value: trimmed, without the stops at its end; "..." stays, it is the document's.
std::string_view without_stop(std::string_view text);

} // namespace ingest
