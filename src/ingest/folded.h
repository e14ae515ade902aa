// Why: rules compare words without accents, case or typographic marks, and still quote the document
// exactly; a folded text knows where each of its characters came from.
// Left to others: folding for search (base::fold), what the words mean (the rules).
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

// Lower-case ASCII where possible: é→e, œ→oe, ’→', – and —→-, every white-space character one
// space, inclusive marks kept out. Words that lost their accents on the way are read as what they
// most likely were: U+FFFD in a word as e ("Cat�gorie") unless the word is known ("dipl�me"),
// "?" between letters as an apostrophe ("l?exercice"), "N? 12" as "n° 12". `origin[i]` is the byte
// of the source from which `text[i]` comes; origin.back() is the size of the source.
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

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
// Letters and digits, and every byte of a non-ASCII character.
constexpr bool is_word_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
           static_cast<unsigned char>(c) >= 0x80;
}

// What a folded text says beside its spaces and marks.
std::string letters_of(std::string_view folded);

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

// The letters with which the words of a text begin. Rules ask for dozens of phrases in one
// sentence; nearly all of them are answered here without a search.
class WordStarts {
public:
    explicit WordStarts(std::string_view text) {
        bool inside = false;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const bool word = is_word_char(text[at]);
            if (word && !inside) {
                pairs_.set(pair(text[at], at + 1 < text.size() ? text[at + 1] : ' '));
                if (at + four_letters <= text.size())
                    fours_.set(four(text.data() + at));
            }
            inside = word;
        }
    }

    bool may_begin(std::string_view phrase) const {
        if (phrase.size() < 2 || !is_word_char(phrase[0]))
            return true;
        return phrase.size() < four_letters ? pairs_[pair(phrase[0], phrase[1])]
                                            : fours_[four(phrase.data())];
    }

private:
    static constexpr std::size_t four_letters = 4;
    static constexpr int four_bits = 11;

    static std::size_t pair(char first, char second) {
        return (static_cast<std::size_t>(first) & 31u) << 5 |
               (static_cast<std::size_t>(second) & 31u);
    }
    // Of four letters as a number the upper bits of a product, in which all of them are mixed.
    static std::size_t four(const char* letters) {
        std::uint32_t number = 0;
        std::memcpy(&number, letters, sizeof number);
        constexpr std::uint32_t golden = 2654435761u;
        return number * golden >> (32 - four_bits);
    }

    std::bitset<1024> pairs_;
    std::bitset<1u << four_bits> fours_;
};

// The starts of `text`, remembered from the last time; good until the next call.
const WordStarts& starts_of(std::string_view text);

// Words of a folded text: maximal runs of word characters, apostrophes and hyphens excluded.
std::vector<std::string_view> words_of(std::string_view folded);

} // namespace ingest
