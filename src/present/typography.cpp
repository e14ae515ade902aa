#include "present/typography.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace present {
namespace {

constexpr char32_t no_break = 0x00A0, narrow_no_break = 0x202F, held_hyphen = 0x2011,
                   apostrophe = 0x2019, ellipsis = 0x2026, left_quote = 0xAB, right_quote = 0xBB;
constexpr std::size_t longest_held_compound = 24;

bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}
bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
bool is_any_space(char32_t c) {
    return c == U' ' || c == no_break || c == narrow_no_break;
}

bool is_address(std::u32string_view word) {
    return word.find(U'@') != word.npos || word.find(U"://") != word.npos ||
           word.starts_with(U"www.");
}

// Letters and their hyphens, by themselves; not "e-mail@…", which is_address has kept out.
void hold_compound(std::u32string& word) {
    if (word.size() > longest_held_compound)
        return;
    for (std::size_t i = 1; i + 1 < word.size(); ++i)
        if (word[i] == U'-' && is_letter(word[i - 1]) && is_letter(word[i + 1]))
            word[i] = held_hyphen;
}

void set_word(std::u32string& word) {
    if (is_address(word))
        return;
    for (std::size_t i = 1; i + 1 < word.size(); ++i)
        if (word[i] == U'\'' && is_letter(word[i - 1]) && is_letter(word[i + 1]))
            word[i] = apostrophe;
    if (std::size_t dots = word.find(U"..."); dots != word.npos)
        word.replace(dots, 3, 1, ellipsis);
    hold_compound(word);
}

bool is_unit(std::u32string_view word) {
    static constexpr std::array<std::u32string_view, 16> units = {
        U"jour", U"jours", U"mois", U"an", U"ans",   U"h",      U"min",    U"€",
        U"Go",   U"km",    U"km²",  U"mm", U"heure", U"heures", U"minute", U"minutes"};
    while (!word.empty() && (word.back() == U'.' || word.back() == U',' || word.back() == U')'))
        word.remove_suffix(1);
    return std::find(units.begin(), units.end(), word) != units.end();
}

bool ends_in_number(std::u32string_view word) {
    return !word.empty() && (is_digit(word.back()) || word.back() == U'}'); // a blank to be filled
}

bool is_thousands(std::u32string_view word) {
    std::size_t digits = 0;
    while (digits < word.size() && is_digit(word[digits]))
        ++digits;
    return digits == 3;
}

bool starts_thousands(std::u32string_view word) {
    std::size_t digits = 0;
    while (digits < word.size() && is_digit(word[word.size() - 1 - digits]))
        ++digits;
    return digits >= 1 && digits <= 3 && (digits == word.size() || word[0] != U'0') &&
           !is_letter(word[word.size() - digits - (digits == word.size() ? 0 : 1)]);
}

// The space that belongs between two words that stood with one between them.
char32_t space_between(std::u32string_view before, std::u32string_view after, char32_t was) {
    if (before.empty() || after.empty())
        return was;
    char32_t first = after.front();
    if (first == U';' || first == U'!' || first == U'?')
        return narrow_no_break;
    if (first == U':' || first == U'%' || first == right_quote || before.back() == left_quote)
        return no_break;
    if (before == U"/" || before == U"+" || after == U"/" || after == U"+" ||
        before.ends_with(U"n°"))
        return no_break;
    if (ends_in_number(before) && is_unit(after))
        return no_break;
    if (before == U"h" && (is_digit(first) || first == U'{'))
        return no_break;
    if (starts_thousands(before) && is_thousands(after))
        return narrow_no_break;
    return was;
}

} // namespace

std::string typeset(std::string_view french) {
    std::u32string from = base::decode(french);
    std::u32string set;
    std::u32string before;
    std::size_t at = 0;
    char32_t space = 0;
    while (at <= from.size()) {
        std::size_t end = at;
        while (end < from.size() && !is_any_space(from[end]))
            ++end;
        std::u32string word = from.substr(at, end - at);
        set_word(word);
        if (space != 0)
            set += space_between(before, word, space);
        set += word;
        before = word;
        space = end < from.size() ? from[end] : 0;
        at = end + 1;
    }
    return base::encode(set);
}

std::string raise_ordinals(std::string_view place) {
    std::u32string text = base::decode(place);
    for (std::size_t i = 1; i < text.size(); ++i) {
        bool ends = i + 1 == text.size() || !is_letter(text[i + 1]);
        if (text[i] == U'e' && is_digit(text[i - 1]) && ends)
            text[i] = 0x1D49; // MODIFIER LETTER SMALL E
    }
    return base::encode(text);
}

std::string capitalised(std::string_view text) {
    std::u32string letters = base::decode(text);
    if (letters.empty())
        return {};
    std::string first = base::to_upper(base::encode(letters.substr(0, 1)));
    return first + base::encode(letters.substr(1));
}

} // namespace present
