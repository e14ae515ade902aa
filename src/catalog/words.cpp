#include "catalog/words.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace catalog {

namespace {

// base::fold() drops the inclusive marks; they have to be seen here first, so they travel as a
// control character that no text contains.
constexpr char inclusive_mark = '\x01';

// The number of bytes of the inclusive mark at `at`, or 0.
std::size_t mark_at(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 4> marks = {"\u00B7", "\u2027", "\u2022", "\u22C5"};
    if (text[at] != '\xC2' && text[at] != '\xE2')
        return 0;
    for (const std::string_view mark : marks)
        if (text.substr(at).starts_with(mark))
            return mark.size();
    return 0;
}

std::string folded_with_marks(std::string_view text) {
    std::string marked;
    std::size_t start = 0; // of what holds no mark
    for (std::size_t at = 0; at < text.size(); ++at)
        if (const std::size_t mark = mark_at(text, at); mark != 0) {
            marked += text.substr(start, at - start);
            marked += inclusive_mark;
            at += mark - 1;
            start = at + 1;
        }
    if (start == 0)
        return base::fold(text);
    marked += text.substr(start);
    return base::fold(marked);
}

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_joint(char c) {
    return c == inclusive_mark || c == '.' || c == '(' || c == ')' || c == '-' || c == '/';
}

// The endings that inclusive writing sets off from a word.
bool is_inclusive_ending(std::string_view part) {
    constexpr std::array<std::string_view, 28> endings = {
        "e",    "es",   "s",     "ne",    "nes",    "le",  "les",  "te",   "tes",   "fe",
        "fes",  "ve",   "ves",   "ive",   "ives",   "se",  "ses",  "euse", "euses", "ere",
        "eres", "rice", "rices", "trice", "trices", "sse", "esse", "x"};
    return std::ranges::find(endings, part) != endings.end();
}

std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_word_byte(text[at]))
        ++at;
    return at;
}

// The end of the inclusive endings that follow a word ending at `at`: "agent·e·s|", "charge(e)|s".
std::size_t after_endings(std::string_view text, std::size_t at) {
    while (at < text.size() && is_joint(text[at])) {
        const std::size_t start = at + 1;
        const std::size_t end = word_end(text, start);
        if (end == start && text[at] == ')') { // closes the ending that was just passed
            at = start;
            continue;
        }
        if (!is_inclusive_ending(text.substr(start, end - start)))
            return at;
        at = end;
    }
    return at;
}

bool has_digit(std::string_view word) {
    return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// `stem` is given, so that its memory serves all words of a text.
void take_stem(std::string_view word, std::string& stem) {
    constexpr std::size_t shortest = 3;
    stem = word;
    if (word.size() <= shortest || has_digit(word))
        return;
    if (stem.back() == 's' || stem.back() == 'x')
        stem.pop_back();
    while (stem.size() > shortest && stem.back() == 'e')
        stem.pop_back();
    const auto replace_end = [&](std::string_view from, std::string_view to) {
        if (stem.size() < from.size() + 2 || !stem.ends_with(from))
            return false;
        stem.replace(stem.size() - from.size(), from.size(), to);
        return true;
    };
    if (replace_end("tric", "teur") || replace_end("eus", "eur") || replace_end("iv", "if"))
        return;
    const std::size_t size = stem.size();
    constexpr std::string_view doubled = "nltsf"; // technicien·ne, professionnel·le, chef·fe
    if (size > shortest && stem[size - 1] == stem[size - 2] &&
        doubled.find(stem.back()) != doubled.npos)
        stem.pop_back();
}

} // namespace

std::string stem_of(std::string_view word) {
    std::string stem;
    take_stem(word, stem);
    return stem;
}

void each_word_of(std::string_view text, const TakeWord& take) {
    const std::string folded = folded_with_marks(text);
    const std::string_view view = folded;
    std::string stem;
    for (std::size_t at = 0; at < view.size();) {
        if (!is_word_byte(view[at])) {
            ++at;
            continue;
        }
        const std::size_t end = word_end(view, at);
        const std::string_view word = view.substr(at, end - at);
        take_stem(word, stem);
        take(word, stem);
        at = std::max(after_endings(view, end), end);
    }
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    each_word_of(text, [&](std::string_view folded, std::string_view stem) {
        words.push_back({std::string{folded}, std::string{stem}});
    });
    return words;
}

bool is_link_word(std::string_view word) {
    constexpr std::array<std::string_view, 28> links = {
        "de",   "du", "des", "d",   "la",  "le",  "les", "l",    "en",  "et",
        "a",    "au", "qu",  "s",   "aux", "un",  "une", "pour", "par", "sur",
        "dans", "of", "the", "and", "in",  "for", "n",   "j"};
    return std::ranges::find(links, word) != links.end();
}

namespace {

// `rest_matches(a, b)`: how what is left after the one error must compare.
template <class Matches>
bool one_error(std::string_view typed, std::string_view word, Matches matches) {
    std::size_t at = 0;
    while (at < typed.size() && at < word.size() && typed[at] == word[at])
        ++at;
    const std::string_view a = typed.substr(at), b = word.substr(at);
    if (matches(a, b))
        return true;
    if (!a.empty() && matches(a.substr(1), b)) // one letter too many
        return true;
    if (!b.empty() && matches(a, b.substr(1))) // one letter forgotten
        return true;
    if (a.empty() || b.empty())
        return false;
    if (matches(a.substr(1), b.substr(1))) // one letter for another
        return true;
    return a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0] &&
           matches(a.substr(2), b.substr(2)); // two letters in the wrong order
}

} // namespace

bool within_one_error(std::string_view typed, std::string_view word) {
    return one_error(typed, word, [](std::string_view a, std::string_view b) { return a == b; });
}

bool begins_within_one_error(std::string_view typed, std::string_view word) {
    return one_error(typed, word,
                     [](std::string_view a, std::string_view b) { return b.starts_with(a); });
}

} // namespace catalog
