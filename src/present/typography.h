// Why: French is set with spaces that do not break, apostrophes that curl, and hyphens that hold
// (Imprimerie nationale, Lexique des règles typographiques).
// Left to others: line breaking (view), words (present/words.h).
//
// For our own words and for titles, names and facts as displayed. Never for the words of the proof
// sheet, nor for references, addresses and numbers that somebody must copy.
#pragma once

#include <string>
#include <string_view>

namespace present {

// U+00A0 before ":" and "%", inside « », around a lone "/" or "+", between hours and between a
// number and its unit; U+202F before ; ! ? and in thousands; ’ between letters; … for three dots;
// U+2011 between the letters of a compound of at most 24 characters ("centres‑villes"). Only spaces
// that stand there are changed; none is added. Words that hold "@", "://" or "www." stay as they
// are.
std::string typeset(std::string_view french);

// "Paris 13e" → "Paris 13ᵉ"
std::string raise_ordinals(std::string_view place);

// First letter in upper case: "centres‑villes vivants" → "Centres‑villes vivants".
std::string capitalised(std::string_view text);

} // namespace present
