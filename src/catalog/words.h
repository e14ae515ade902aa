// Why: what is searched and what is typed become words by one rule, so that they meet.
// Left to others: which offers hold which words (catalog/search.h).
//
// A word is folded (base::fold), its inclusive ending is dropped ("agent·e·s", "agent(e)s" and
// "agent.e.s" are one word with "agents"), and its stem loses what French adds for number and
// gender: "chargée", "chargés" and "chargé" are all "charg", "directrice" is "directeur".
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace catalog {

struct Word {
    std::string folded; // "chargee"
    std::string stem;   // "charg"
    bool operator==(const Word&) const = default;
};

// In the order of the text. Digits and letters make words; whatever else separates them.
std::vector<Word> words_of(std::string_view text);

// The same without a copy of each word; what is handed over lives as long as the call.
using TakeWord = std::function<void(std::string_view folded, std::string_view stem)>;
void each_word_of(std::string_view text, const TakeWord& take);

std::string stem_of(std::string_view folded_word);

// Articles, prepositions and what is left of them by elision ("l" of "l’air"): no offer is told
// from another by them. `folded_word` is Word::folded.
bool is_link_word(std::string_view folded_word);

// Whether one insertion, deletion, substitution or swap of neighbours leads from one word to the
// other, or nothing at all.
bool within_one_error(std::string_view typed, std::string_view word);

// The same from `typed` to some beginning of `word`.
bool begins_within_one_error(std::string_view typed, std::string_view word);

} // namespace catalog
