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

constexpr std::string_view unreadable = "\xEF\xBF\xBD";

// Words of job offers whose lost letter is no e, as they are read first and as they are.
constexpr std::pair<std::string_view, std::string_view> lost_letters[]{
    {"dipleme", "diplome"},   {"pele", "pole"},
    {"contrele", "controle"}, {"maetris", "maitris"},
    {"hepita", "hopita"},     {"teche", "tache"},
    {"aoet", "aout"},         {"betiment", "batiment"},
    {"rele", "role"},         {"cete", "cote"},
    {"depet", "depot"},       {"franeais", "francais"},
    {"theetre", "theatre"},   {"connaet", "connait"},
    {"cleture", "cloture"},   {"remplaeant", "remplacant"},
    {"greduel", "graduel"},   {"entraen", "entrain"},
};

void repair_lost_letters(Folded& folded, const std::vector<std::size_t>& lost) {
    for (const auto& [read, right] : lost_letters)
        for (const std::size_t at : lost)
            for (std::size_t i = 0; i < read.size() && i <= at; ++i)
                if (read[i] != right[i] &&
                    std::string_view{folded.text}.substr(at - i).starts_with(read))
                    folded.text[at] = right[i];
}

// The character before the end of `text` and the one after `at` say what a "?" was.
bool is_lost_apostrophe(std::string_view text, std::size_t at) {
    const auto letter = [](char c) { return is_word_char(c) && !is_digit(c); };
    return at > 0 && at + 1 < text.size() && letter(text[at - 1]) && letter(text[at + 1]);
}

bool is_lost_degree(std::string_view text, std::size_t at) {
    return at > 0 && (text[at - 1] == 'n' || text[at - 1] == 'N') &&
           (at == 1 || !is_word_char(text[at - 2])) && at + 2 < text.size() &&
           text[at + 1] == ' ' && is_digit(text[at + 2]);
}

// Folds the ASCII characters from `at` on, up to the next "?" or other character; gives its place.
std::size_t take_ascii(std::string_view utf8, std::size_t at, Folded& folded) {
    std::size_t end = at;
    while (end < utf8.size() && static_cast<unsigned char>(utf8[end]) < 0x80 && utf8[end] != '?')
        ++end;
    const std::size_t before = folded.text.size();
    folded.text.append(utf8.substr(at, end - at));
    folded.origin.resize(before + end - at);
    for (std::size_t i = before; i < folded.text.size(); ++i) {
        char& c = folded.text[i];
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c >= '\t' && c <= '\r' ? ' ' : c;
        folded.origin[i] = static_cast<std::uint32_t>(at + i - before);
    }
    return end;
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
    std::vector<std::size_t> lost;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        const auto origin = static_cast<std::uint32_t>(at);
        if (lead < 0x80 && lead != '?') {
            at = take_ascii(utf8, at, folded);
            continue;
        }
        if (lead < 0x80) {
            char c = utf8[at++];
            if (c == '?' && is_lost_degree(utf8, at - 1)) {
                folded.text += "\xC2\xB0";
                folded.origin.insert(folded.origin.end(), 2, origin);
                continue;
            }
            if (c == '?' && is_lost_apostrophe(utf8, at - 1))
                c = '\'';
            folded.text += c;
            folded.origin.push_back(origin);
            continue;
        }
        const std::size_t length = std::min(length_of(lead), utf8.size() - at);
        if (utf8.substr(at, length) == unreadable) {
            const bool alone = (folded.text.empty() || !is_word_char(folded.text.back())) &&
                               (at + length >= utf8.size() || !is_word_char(utf8[at + length]));
            lost.push_back(folded.text.size());
            folded.text += alone ? 'a' : 'e';
            folded.origin.push_back(origin);
            at += length;
            continue;
        }
        const std::string form = fold_char(utf8.substr(at, length));
        folded.text += form;
        folded.origin.insert(folded.origin.end(), form.size(), origin);
        at += length;
    }
    folded.origin.push_back(static_cast<std::uint32_t>(utf8.size()));
    if (!lost.empty())
        repair_lost_letters(folded, lost);
    return folded;
}

std::string letters_of(std::string_view folded) {
    std::string letters;
    for (const char c : folded)
        if (is_word_char(c))
            letters += c;
    return letters;
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

// A rule asks many lists of one sentence, one after the other: comparing the text with the last one
// costs a tenth of reading its words again.
const WordStarts& starts_of(std::string_view text) {
    thread_local std::string last;
    thread_local WordStarts starts{last};
    if (text != last) {
        last = text;
        starts = WordStarts{last};
    }
    return starts;
}

bool has_any(std::string_view text, std::span<const std::string_view> phrases) {
    const WordStarts& starts = starts_of(text);
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
