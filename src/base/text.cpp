#include "base/text.h"

#include "base/result.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace base {

namespace {

// How many bytes from `at` on are ASCII for certain, looked at eight at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
    constexpr std::uint64_t high_bits = 0x8080808080808080;
    std::uint64_t eight = 0;
    while (at + sizeof eight <= text.size()) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & high_bits) != 0)
            break;
        at += sizeof eight;
    }
    return at;
}

// Whether every character stands below U+0300 or among the marks, signs and boxes of U+2002–U+20BF
// and U+2400–U+27FF: valid UTF-8 in NFC without combining marks, as nearly every French text is.
// What would read a text character by character asks this first; it costs less than an instruction
// a byte.
bool is_plain(std::string_view text) {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
    };
    const auto continues = [&](std::size_t at) { return (byte(at) & 0xC0u) == 0x80u; };
    for (std::size_t at = skip_ascii(text, 0); at < text.size(); at = skip_ascii(text, at)) {
        const unsigned lead = byte(at);
        if (lead < 0x80) {
            ++at;
        } else if (lead >= 0xC2 && lead < 0xCC) {
            if (!continues(at + 1))
                return false;
            at += 2;
        } else {
            const unsigned second = byte(at + 1);
            const bool block = (second == 0x80 && byte(at + 2) >= 0x82) || second == 0x81 ||
                               second == 0x82 || (second >= 0x90 && second < 0xA0);
            if (lead != 0xE2 || !block || !continues(at + 2))
                return false;
            at += 3;
        }
    }
    return true;
}

icu::UnicodeString to_unicode(std::string_view text) {
    ensure(text.size() <= INT32_MAX);
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

std::string to_utf8(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

const icu::Normalizer2& nfc() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
    ensure(U_SUCCESS(status));
    return *normalizer;
}

bool is_space(UChar32 c) {
    if (c < 0x80) // nearly always; ICU's tables cost ten times more
        return c == ' ' || (c >= '\t' && c <= '\r');
    return u_isUWhiteSpace(c) != 0;
}

// One code point from valid UTF-8, moving `at` past it.
UChar32 next(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    std::int32_t index = static_cast<std::int32_t>(at);
    UChar32 c = 0;
    U8_NEXT(bytes, index, static_cast<std::int32_t>(text.size()), c);
    at = static_cast<std::size_t>(index);
    return c;
}

// Bytes that is_collapsed() looks at twice: white space and what may begin some.
constexpr auto may_be_white = [] {
    std::array<bool, 256> white{};
    for (const unsigned byte : {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xC2, 0xE1, 0xE2, 0xE3})
        white[byte] = true;
    return white;
}();

// Whether no white space but single spaces between words stands in the text; nearly always.
bool is_collapsed(std::string_view text) {
    char before = ' ';
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        const auto byte = static_cast<unsigned char>(c);
        if (!may_be_white[byte]) {
            before = c;
            continue;
        }
        // The characters U+0085, U+00A0, U+1680, U+2000–U+206F and U+3000 may be white; of those
        // the apostrophe and the dashes, U+2010–U+2027, are not.
        const bool punctuation = byte == 0xE2 && at + 2 < text.size() && text[at + 1] == '\x80' &&
                                 static_cast<unsigned char>(text[at + 2]) >= 0x90 &&
                                 static_cast<unsigned char>(text[at + 2]) <= 0xA7;
        const bool rare = byte == 0xC2 || byte == 0xE1 || byte == 0xE3 ||
                          (byte == 0xE2 && !punctuation && at + 1 < text.size() &&
                           (text[at + 1] == '\x80' || text[at + 1] == '\x81'));
        if (rare || (c == ' ' && before == ' ') || (c >= '\t' && c <= '\r'))
            return false;
        before = c;
    }
    return before != ' ' || text.empty();
}

} // namespace

bool is_valid_utf8(std::string_view text) {
    if (is_plain(text))
        return true;
    std::size_t at = 0;
    while (at < text.size())
        if (next(text, at) < 0)
            return false;
    return true;
}

Repaired repair_utf8(std::string_view bytes) {
    if (is_plain(bytes))
        return {std::string{bytes}, 0};
    Repaired repaired;
    repaired.text.reserve(bytes.size());
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t start = at;
        if (next(bytes, at) >= 0) {
            repaired.text += bytes.substr(start, at - start);
        } else {
            repaired.text += "\xEF\xBF\xBD";
            ++repaired.replaced;
        }
    }
    return repaired;
}

Thinned limit_marks(std::string_view text, std::size_t most) {
    if (is_plain(text))
        return {std::string{text}, {}};
    Thinned thinned;
    thinned.text.reserve(text.size());
    std::size_t marks = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const auto lead = static_cast<unsigned char>(text[at]);
        constexpr unsigned char first_mark = 0xCC; // U+0300; nothing below combines
        if (lead < first_mark) {
            at += lead < 0x80 ? 1 : 2;
            marks = 0;
        } else {
            const UChar32 c = next(text, at);
            const auto category = u_charType(c);
            const bool mark = category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK;
            marks = mark ? marks + 1 : 0;
            if (marks > most) {
                thinned.removed.push_back(start);
                continue;
            }
        }
        thinned.text += text.substr(start, at - start);
    }
    return thinned;
}

std::string to_nfc(std::string_view text) {
    if (is_plain(text))
        return std::string{text};
    std::string normal;
    icu::StringByteSink<std::string> sink{&normal};
    UErrorCode status = U_ZERO_ERROR;
    nfc().normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr,
                        status);
    ensure(U_SUCCESS(status));
    return normal;
}

std::string to_lower(std::string_view text) {
    return to_utf8(to_unicode(text).toLower(icu::Locale::getFrench()));
}

std::string to_upper(std::string_view text) {
    return to_utf8(to_unicode(text).toUpper(icu::Locale::getFrench()));
}

std::u32string decode(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    std::size_t at = 0;
    while (at < text.size()) {
        const UChar32 c = next(text, at);
        ensure(c >= 0);
        points += static_cast<char32_t>(c);
    }
    return points;
}

std::string encode(std::u32string_view text) {
    std::string utf8;
    utf8.reserve(text.size());
    for (const char32_t c : text)
        append(utf8, c);
    return utf8;
}

void append(std::string& text, char32_t code_point) {
    std::uint8_t bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    UBool error = 0;
    U8_APPEND(bytes, length, U8_MAX_LENGTH, static_cast<UChar32>(code_point), error);
    ensure(!error);
    text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view ascii = " \t\n\r\f\v";
    constexpr std::string_view no_break = "\xC2\xA0";            // U+00A0
    constexpr std::string_view narrow_no_break = "\xE2\x80\xAF"; // U+202F
    for (;;) {
        if (!text.empty() && ascii.find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        else if (text.starts_with(no_break))
            text.remove_prefix(no_break.size());
        else if (text.starts_with(narrow_no_break))
            text.remove_prefix(narrow_no_break.size());
        else
            break;
    }
    for (;;) {
        if (!text.empty() && ascii.find(text.back()) != std::string_view::npos)
            text.remove_suffix(1);
        else if (text.ends_with(no_break))
            text.remove_suffix(no_break.size());
        else if (text.ends_with(narrow_no_break))
            text.remove_suffix(narrow_no_break.size());
        else
            break;
    }
    return text;
}

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c != '\n' && c != '\r' && c != '\f')
            continue;
        lines.emplace_back(text.substr(start, at - start));
        if (c == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
            ++at;
        start = at + 1;
    }
    if (start < text.size())
        lines.emplace_back(text.substr(start));
    return lines;
}

std::string collapse_spaces(std::string_view text) {
    if (is_collapsed(text))
        return std::string{text};
    std::string collapsed;
    collapsed.reserve(text.size());
    bool pending = false;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t start = at;
        const UChar32 c = next(text, at);
        if (c >= 0 && is_space(c)) {
            pending = !collapsed.empty();
            continue;
        }
        if (pending)
            collapsed += ' ';
        pending = false;
        collapsed += text.substr(start, at - start);
    }
    return collapsed;
}

} // namespace base
