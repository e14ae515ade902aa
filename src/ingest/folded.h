// Why: rules compare words without accents, case or typographic marks, and still quote the document
// exactly; a folded text knows where each of its characters came from.
// Left to others: folding for search (base::fold), what the words mean (the rules).
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

// Lower-case ASCII where possible: é→e, œ→oe, ’→', – and —→-, every white-space character one
// space, inclusive marks kept out. `origin[i]` is the byte of the source from which `text[i]`
// comes; origin.back() is the size of the source.
struct Folded {
    std::string text;
    std::vector<std::uint32_t> origin;

    std::string_view view() const { return text; }
    // The source's bytes [first, last) for folded positions [from, to).
    std::string_view back(std::string_view source, std::size_t from, std::size_t to) const;
    bool operator==(const Folded&) const = default;
};
Folded fold_text(std::string_view utf8);

inline constexpr std::size_t npos = std::string_view::npos;

bool is_word_char(char c); // letters and digits, and every byte of a non-ASCII character
bool is_digit(char c);

// Position of `phrase` in `text` with no word character glued to either end, or npos.
std::size_t find_word(std::string_view text, std::string_view phrase, std::size_t from = 0);
bool has_word(std::string_view text, std::string_view phrase);
bool has_any(std::string_view text, std::span<const std::string_view> phrases);
bool has_any(std::string_view text, std::initializer_list<std::string_view> phrases);
// `text` begins with `phrase` and a word ends there.
bool begins_with(std::string_view text, std::string_view phrase);
bool begins_with_any(std::string_view text, std::span<const std::string_view> phrases);
bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> phrases);
bool contains(std::string_view text, std::string_view part);

// Words of a folded text: maximal runs of word characters, apostrophes and hyphens excluded.
std::vector<std::string_view> words_of(std::string_view folded);

} // namespace ingest
