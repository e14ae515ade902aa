#include "ingest/folded.h"

#include "base/text.h"

#include <algorithm>

namespace ingest {

namespace {

// Latin-1 letters U+00C0–U+00FF without their marks; the rest of Unicode goes through base::fold.
constexpr std::string_view latin1 =
    "aaaaaa?ceeeeiiii?nooooo?ouuuuy??aaaaaa?ceeeeiiii?nooooo?ouuuuy?y";

// Marks that French texts are full of.
constexpr std::pair<std::string_view, std::string_view> typographic[]{
    {"\xE2\x80\x99", "'"},
    {"\xC2\xAB", "\xC2\xAB"},
    {"\xC2\xBB", "\xC2\xBB"},
    {"\xE2\x80\x93", "-"},
    {"\xC2\xB7", ""},
    {"\xC5\x93", "oe"},
    {"\xE2\x82\xAC", "\xE2\x82\xAC"},
    {"\xE2\x80\xA2", "\xE2\x80\xA2"},
    {"\xC2\xB0", "\xC2\xB0"},
    {"\xE2\x80\x94", "-"},
    {"\xE2\x80\x98", "'"},
};

std::size_t length_of(unsigned char lead) {
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

bool is_space_char(std::string_view c) {
    if (c.size() == 2)
        return c == "\xC2\xA0" || c == "\xC2\x85";
    if (c.size() != 3)
        return false;
    return c == "\xE2\x80\xAF" || c == "\xE2\x80\xA8" || c == "\xE2\x80\xA9" ||
           c == "\xE2\x81\x9F" || c == "\xE3\x80\x80" || c == "\xE1\x9A\x80" ||
           (c.starts_with("\xE2\x80") && static_cast<unsigned char>(c[2]) <= 0x8A);
}

// The folded form of one non-ASCII character.
std::string fold_char(std::string_view c) {
    if (is_space_char(c))
        return " ";
    for (const auto& [character, form] : typographic)
        if (c == character)
            return std::string{form};
    if (c.size() == 2 && static_cast<unsigned char>(c[0]) == 0xC3) {
        const char letter = latin1[static_cast<unsigned char>(c[1]) - 0x80u];
        if (letter != '?')
            return {letter};
    }
    return base::fold(c);
}

} // namespace

std::string_view Folded::back(std::string_view source, std::size_t from, std::size_t to) const {
    const std::size_t first = origin[from];
    return source.substr(first, origin[to] - first);
}

Folded fold_text(std::string_view utf8) {
    Folded folded;
    folded.text.reserve(utf8.size());
    folded.origin.reserve(utf8.size() + 1);
    for (std::size_t at = 0; at < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        const auto origin = static_cast<std::uint32_t>(at);
        if (lead < 0x80) {
            const char c = utf8[at++];
            const bool space = c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
            folded.text += space ? ' ' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
            folded.origin.push_back(origin);
            continue;
        }
        const std::size_t length = std::min(length_of(lead), utf8.size() - at);
        const std::string form = fold_char(utf8.substr(at, length));
        folded.text += form;
        folded.origin.insert(folded.origin.end(), form.size(), origin);
        at += length;
    }
    folded.origin.push_back(static_cast<std::uint32_t>(utf8.size()));
    return folded;
}

std::size_t find_word(std::string_view text, std::string_view phrase, std::size_t from) {
    if (phrase.empty())
        return npos;
    for (std::size_t at = text.find(phrase, from); at != npos; at = text.find(phrase, at + 1)) {
        const std::size_t end = at + phrase.size();
        const bool begins = at == 0 || !is_word_char(text[at - 1]) || !is_word_char(phrase.front());
        const bool ends =
            end == text.size() || !is_word_char(text[end]) || !is_word_char(phrase.back());
        if (begins && ends)
            return at;
    }
    return npos;
}

bool has_word(std::string_view text, std::string_view phrase) {
    return find_word(text, phrase) != npos;
}

bool has_any(std::string_view text, std::span<const std::string_view> phrases) {
    const WordStarts starts{text};
    return std::ranges::any_of(phrases, [&](std::string_view phrase) {
        return starts.may_begin(phrase) && has_word(text, phrase);
    });
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> phrases) {
    return has_any(text, std::span{phrases.begin(), phrases.size()});
}

bool begins_with(std::string_view text, std::string_view phrase) {
    if (text.size() < phrase.size() || (!phrase.empty() && text[0] != phrase[0]))
        return false; // nearly always, and without a call
    return text.starts_with(phrase) &&
           (text.size() == phrase.size() || phrase.empty() || !is_word_char(phrase.back()) ||
            !is_word_char(text[phrase.size()]));
}

bool begins_with_any(std::string_view text, std::span<const std::string_view> phrases) {
    return std::ranges::any_of(phrases,
                               [&](std::string_view phrase) { return begins_with(text, phrase); });
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> phrases) {
    return begins_with_any(text, std::span{phrases.begin(), phrases.size()});
}

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != npos;
}

std::vector<std::string_view> words_of(std::string_view folded) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < folded.size();) {
        if (!is_word_char(folded[at])) {
            ++at;
            continue;
        }
        const std::size_t start = at;
        while (at < folded.size() && is_word_char(folded[at]))
            ++at;
        words.push_back(folded.substr(start, at - start));
    }
    return words;
}

} // namespace ingest
