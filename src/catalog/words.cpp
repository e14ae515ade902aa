#include "catalog/words.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace catalog {

namespace {

// base::fold() drops the inclusive marks; they have to be seen here first, so they travel as a
// control character that no text contains.
constexpr char inclusive_mark = '\x01';

std::string mark_inclusive(std::string_view text) {
    constexpr std::array<std::string_view, 4> marks = {"\u00B7", "\u2027", "\u2022", "\u22C5"};
    std::string marked;
    marked.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto mark = std::ranges::find_if(
            marks, [&](std::string_view m) { return text.substr(at).starts_with(m); });
        if (static_cast<unsigned char>(text[at]) >= 0x80 && mark != marks.end()) {
            marked += inclusive_mark;
            at += mark->size();
        } else {
            marked += text[at++];
        }
    }
    return marked;
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

} // namespace

std::string stem_of(std::string_view word) {
    constexpr std::size_t shortest = 3;
    if (word.size() <= shortest || has_digit(word))
        return std::string{word};
    if (word.back() == 's' || word.back() == 'x')
        word.remove_suffix(1);
    while (word.size() > shortest && word.back() == 'e')
        word.remove_suffix(1);
    std::string stem{word};
    const auto replace_end = [&](std::string_view from, std::string_view to) {
        if (stem.size() < from.size() + 2 || !stem.ends_with(from))
            return false;
        stem.replace(stem.size() - from.size(), from.size(), to);
        return true;
    };
    if (replace_end("tric", "teur") || replace_end("eus", "eur") || replace_end("iv", "if"))
        return stem;
    const std::size_t size = stem.size();
    constexpr std::string_view doubled = "nltsf"; // technicien·ne, professionnel·le, chef·fe
    if (size > shortest && stem[size - 1] == stem[size - 2] &&
        doubled.find(stem.back()) != doubled.npos)
        stem.pop_back();
    return stem;
}

std::vector<Word> words_of(std::string_view text) {
    const std::string folded = base::fold(mark_inclusive(text));
    const std::string_view view = folded;
    std::vector<Word> words;
    for (std::size_t at = 0; at < view.size();) {
        if (!is_word_byte(view[at])) {
            ++at;
            continue;
        }
        const std::size_t end = word_end(view, at);
        Word word{std::string{view.substr(at, end - at)}, {}};
        word.stem = stem_of(word.folded);
        words.push_back(std::move(word));
        at = std::max(after_endings(view, end), end);
    }
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
