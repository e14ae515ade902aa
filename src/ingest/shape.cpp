#include "ingest/shape.h"

#include "base/text.h"
#include "ingest/folded.h"
#include "ingest/word_list.h"

#include <algorithm>
#include <array>
#include <span>

namespace ingest {

namespace {

constexpr std::array<std::string_view, 30> bullets{
    "\xE2\x80\xA2", "\xC2\xB7",     "\xE2\x9E\xA2", "\xE2\x96\xBA", "\xE2\x96\xAA", "\xE2\x96\xA0",
    "\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x86\x92", "\xE2\x9C\x93", "\xE2\x9C\x94", "\xE2\x80\xA3",
    "\xE2\x97\xA6", "\xE2\x97\x8F", "\xE2\x97\x8B", "\xE2\x9D\x96", "\xE2\x87\xA8", "\xE2\x9E\x94",
    "\xE2\x96\xB6", "\xE2\x9E\xA1", "\xE2\x81\x83", "\xE2\x88\x99", "\xE2\x97\xBE", "\xE2\x96\xAB",
    "\xE2\x9C\x85", "\xE2\x9A\xAB", "\xE2\x97\xAA", "\xE2\x9E\xA4", "\xE2\xAC\xA5", "\xE2\x80\xBA",
};

std::size_t spaces_from(std::string_view text, std::size_t at) {
    std::size_t end = at;
    for (;;) {
        if (end < text.size() && (text[end] == ' ' || text[end] == '\t'))
            ++end;
        else if (text.substr(end).starts_with("\xC2\xA0"))
            end += 2;
        else
            return end;
    }
}

bool is_letter(char c) {
    return is_word_char(c) && !is_digit(c);
}

// "- X", "-X", "* X", "*X"; not "-5", not "--".
Marker ascii_bullet(std::string_view text) {
    const std::size_t after = spaces_from(text, 1);
    if (after >= text.size())
        return {};
    const bool spaced = after > 1;
    const bool glued = is_letter(text[after]) || text[after] == '(' || text[after] == '[';
    return spaced || glued ? Marker{MarkerKind::bullet, after, text.substr(0, 1)} : Marker{};
}

// "1. ", "1) ", "1/ ", "3.1 ", "2.1. ", "1 - ", "IV – ", "Article 3 – ". A year, an hour or "1er"
// is none.
Marker number_marker(std::string_view text) {
    for (const std::string_view article : {"Article ", "ARTICLE "})
        if (text.starts_with(article)) {
            Marker rest = number_marker(text.substr(article.size()));
            rest.length += rest.kind == MarkerKind::none ? 0 : article.size();
            return rest;
        }
    std::size_t at = 0;
    int digits = 0;
    while (at < text.size() && is_digit(text[at]) && at < 2)
        ++at, ++digits;
    if (digits == 0) {
        while (at < text.size() && at < 5 && contains("IVX", text.substr(at, 1)))
            ++at;
    } else if (at + 1 < text.size() && text[at] == '.' && is_digit(text[at + 1])) {
        ++at;
        while (at < text.size() && is_digit(text[at]) && at < 5)
            ++at;
        if (at < text.size() && text[at] == '.')
            ++at;
        const std::size_t after = spaces_from(text, at);
        const bool words = after > at && after < text.size() && is_letter(text[after]);
        return words && digits == 1 ? Marker{MarkerKind::number, after, {}} : Marker{};
    }
    if (at == 0)
        return {};
    std::size_t stop = spaces_from(text, at);
    const std::string_view rest = text.substr(stop);
    const bool dash = stop > at && (rest.starts_with("- ") || rest.starts_with("\xE2\x80\x93") ||
                                    rest.starts_with("\xE2\x80\x94"));
    const bool point = rest.starts_with(".") || rest.starts_with(")") || rest.starts_with("/") ||
                       rest.starts_with("\xC2\xB0");
    if (!dash && !point)
        return {};
    stop += rest.starts_with("\xE2\x80") ? 3 : rest.starts_with("\xC2\xB0") ? 2 : 1;
    if (text.substr(stop).starts_with("-"))
        ++stop;
    const std::size_t after = spaces_from(text, stop);
    const bool words = after < text.size() && (is_letter(text[after]) || text[after] == '"') &&
                       (after > stop || digits > 0);
    return words ? Marker{MarkerKind::number, after, {}} : Marker{};
}

unsigned byte_at(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
}

// The letters of French, by their bytes: a–z, ß–ÿ but ÷, and œ; A–Z, À–Þ but ×, and Œ.
bool is_lower_at(std::string_view text, std::size_t at) {
    const unsigned lead = byte_at(text, at);
    if (lead < 0x80)
        return lead >= 'a' && lead <= 'z';
    const unsigned second = byte_at(text, at + 1);
    return (lead == 0xC3 && second >= 0x9F && second != 0xB7) || (lead == 0xC5 && second == 0x93);
}
bool is_upper_at(std::string_view text, std::size_t at) {
    const unsigned lead = byte_at(text, at);
    if (lead < 0x80)
        return lead >= 'A' && lead <= 'Z';
    const unsigned second = byte_at(text, at + 1);
    return (lead == 0xC3 && second < 0x9F && second != 0x97) || (lead == 0xC5 && second == 0x92);
}

} // namespace

std::string_view whole_prefix(std::string_view text, std::size_t bytes) {
    std::size_t end = std::min(bytes, text.size());
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u)
        --end;
    return text.substr(0, end);
}

Marker marker_of(std::string_view text) {
    if (text.empty())
        return {};
    if (text.front() == '-' || text.front() == '*' || text.front() == '+')
        return text.front() == '+' && !text.starts_with("+ ") ? Marker{} : ascii_bullet(text);
    const bool ascii = static_cast<unsigned char>(text.front()) < 0x80;
    for (const std::string_view glyph : ascii ? std::span<const std::string_view>{} : bullets)
        if (text.starts_with(glyph)) {
            const std::size_t after = spaces_from(text, glyph.size());
            return after < text.size() ? Marker{MarkerKind::bullet, after, glyph} : Marker{};
        }
    if (text.starts_with("? ") && text.size() > 2)
        return {MarkerKind::bullet, spaces_from(text, 1), text.substr(0, 1)}; // a lost "•"
    if (text.starts_with("o ") && text.size() > 2 && (is_letter(text[2]) || text[2] == ' '))
        return {MarkerKind::bullet, spaces_from(text, 1), text.substr(0, 1)};
    if (const Marker number = number_marker(text); number.kind != MarkerKind::none)
        return number;
    // "(a) ", "(iv) ", "(2) "
    if (const std::size_t close = text.substr(0, 5).find(") ");
        text[0] == '(' && close != npos && close > 1 && close < 5 &&
        std::ranges::all_of(text.substr(1, close - 1), is_word_char))
        return {MarkerKind::letter, spaces_from(text, close + 1), {}};
    if (text.size() > 2 && is_letter(text[0]) && static_cast<unsigned char>(text[0]) < 0x80 &&
        (text[1] == ')' || ((text[1] == '.' || text[1] == '/') && text[2] == ' ')))
        return {MarkerKind::letter, spaces_from(text, 2), {}};
    return {};
}

bool ends_sentence(std::string_view text) {
    constexpr std::size_t reach = 12;
    std::size_t from = text.size() > reach ? text.size() - reach : 0;
    while (from > 0 && (byte_at(text, from) & 0xC0u) == 0x80u)
        --from;
    text = text.substr(from);
    for (bool closed = true; closed;) {
        closed = false;
        for (const std::string_view closing :
             {std::string_view{" "}, std::string_view{")"}, std::string_view{"\""},
              std::string_view{"\xC2\xA0"}, std::string_view{"\xC2\xBB"},
              std::string_view{"\xE2\x80\xAF"}, std::string_view{"\xE2\x80\x9D"}})
            if (text.ends_with(closing)) {
                text.remove_suffix(closing.size());
                closed = true;
            }
    }
    return !text.empty() &&
           (std::string_view{".;:!?"}.find(text.back()) != npos || text.ends_with("\xE2\x80\xA6"));
}

bool ends_in_connective(std::string_view folded) {
    while (!folded.empty() && folded.back() == ' ')
        folded.remove_suffix(1);
    if (folded.empty())
        return false;
    if (folded.back() == ',' || folded.back() == '\'' || folded.back() == '&' ||
        folded.back() == '/')
        return true;
    constexpr WordList connectives{
        "de",  "du",   "des", "la",   "le",  "les",  "un",   "une", "a",   "au",   "aux", "en",
        "et",  "ou",   "par", "pour", "sur", "dans", "avec", "the", "of",  "and",  "or",  "to",
        "for", "with", "in",  "on",   "an",  "our",  "your", "vos", "nos", "leur",
    };
    std::size_t at = folded.size();
    while (at > 0 && is_word_char(folded[at - 1]))
        --at;
    return at < folded.size() && at > 0 && folded[at - 1] == ' ' &&
           connectives.has(folded.substr(at));
}

bool has_open_quote(std::string_view text) {
    int quotes = 0;
    int brackets = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::string_view rest = text.substr(at, 2);
        quotes += rest == "\xC2\xAB" ? 1 : rest == "\xC2\xBB" ? -1 : 0;
        brackets += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
    }
    return quotes > 0 || brackets > 0;
}

bool begins_lower(std::string_view text) {
    return is_lower_at(text, 0);
}

bool begins_upper(std::string_view text) {
    return is_upper_at(text, 0);
}

bool is_upper(std::string_view text) {
    constexpr std::size_t longest = 160;
    if (text.size() > longest)
        return false;
    std::size_t capitals = 0;
    std::size_t small = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        capitals += is_upper_at(text, at) ? 1 : 0;
        small += is_lower_at(text, at) ? 1 : 0;
    }
    return capitals >= 4 && small * 12 <= capitals;
}

bool is_upper_sentence(std::string_view folded) {
    return begins_with_any(folded, {"merci", "veuillez", "attention", "il est", "nb", "please",
                                    "aucune", "toute candidature", "important", "urgent"}) ||
           has_any(folded, {"est", "sont", "sera", "seront", "merci de", "doit", "doivent", "vous",
                            "uniquement", "must", "will", "please"}) ||
           folded.ends_with('.') || folded.ends_with(',');
}

std::size_t find_gender_mark(std::string_view folded, std::size_t& length) {
    if (folded.find_first_of("/-(") == npos)
        return npos; // nearly always
    for (const std::string_view mark :
         {"(h/f/x)",       "(f/h/x)",       "(h/f/nb)", "(f/h/nb)", "(m/f/d)", "(m/w/d)",
          "(f/m/d)",       "(f/m/x)",       "(m/f/x)",  "(h/f)",    "(f/h)",   "(m/f)",
          "(f/m)",         "(h-f)",         "(f-h)",    "(h / f)",  "(f / h)", "(hf)",
          "(homme/femme)", "(femme/homme)", "h/f/x",    "f/h/x",    "h/f",     "f/h",
          "m/f",           "h / f",         "f / h",    "h-f",      "f-h",     "homme/femme",
          "femme/homme"}) {
        const std::size_t at = find_word(folded, mark);
        if (at != npos) {
            length = mark.size();
            return at;
        }
    }
    return npos;
}

std::string_view without_stop(std::string_view text) {
    text = base::trim(text);
    if (text.ends_with("..."))
        return text;
    while (text.ends_with('.') || text.ends_with(';') || text.ends_with(','))
        text.remove_suffix(1);
    return text;
}

} // namespace ingest
