// Why: every text inside Vitrine is valid UTF-8 in NFC; this is where foreign bytes become that.
// Left to others: what a text means (ingest), how it is set on a screen (present, view).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace base {

// Strict: no overlong form, no surrogate, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view text);

// Bytes that are no UTF-8 become U+FFFD, one for each maximal ill-formed sequence.
struct Repaired {
    std::string text;
    std::size_t replaced = 0; // how many sequences were replaced
};
Repaired repair_utf8(std::string_view bytes);

// Unicode normalisation form C. The input must be valid UTF-8.
std::string to_nfc(std::string_view text);

// At most `most` combining marks on one base character: the text without the others, and where
// each of those stood, as bytes of `text`. Bounds what normalisation sorts. The input must be valid
// UTF-8.
struct Thinned {
    std::string text;
    std::vector<std::size_t> removed;
};
Thinned limit_marks(std::string_view text, std::size_t most);

// For search and comparison: NFKD without marks, case-folded, œ→oe, æ→ae, ’→', every space one
// space, inclusive marks (·, ‧) kept out. "Chargé·e" folds to "chargee".
std::string fold(std::string_view text);

// Lower and upper case of French text (full Unicode mapping).
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

// Code points and back. decode() needs valid UTF-8.
std::u32string decode(std::string_view text);
std::string encode(std::u32string_view text);
void append(std::string& text, char32_t code_point);

// The byte offset at which the last grapheme cluster of `text` begins; 0 for an empty text.
std::size_t last_grapheme(std::string_view text);

// Number of grapheme clusters.
std::size_t count_graphemes(std::string_view text);

std::string_view trim(std::string_view text);                // ASCII white space, U+00A0 and U+202F
std::vector<std::string> split_lines(std::string_view text); // on \n, \r\n, \r and \f
std::string collapse_spaces(std::string_view text); // runs of any white space become one space
bool starts_with_fold(std::string_view text, std::string_view prefix); // both folded first

} // namespace base
