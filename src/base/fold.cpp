// Folding is most of what an import and a search do with a text, so the characters of nearly all
// texts come from a table and only the others from ICU.
#include "base/result.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace base {

namespace {

// The folded twin of one decomposed, case-folded code point, appended to `folded`.
void append_folded(std::string& folded, UChar32 c) {
    switch (c) {
    case 0x0153:
        folded += "oe";
        return; // œ
    case 0x00E6:
        folded += "ae";
        return; // æ
    case 0x2019:
    case 0x2018:
    case 0x02BC:
        folded += '\'';
        return; // ’ ‘ ʼ
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
        folded += '-';
        return;
    case 0x00B7:
    case 0x2027:
    case 0x00AD:
    case 0x200B:
    case 0x2060:
    case 0xFEFF:
        return; // inclusive marks, soft hyphen, zero-width
    default:
        break;
    }
    if (u_getCombiningClass(c) != 0)
        return;
    if (u_isUWhiteSpace(c) != 0) {
        if (!folded.empty() && folded.back() != ' ')
            folded += ' ';
        return;
    }
    append(folded, static_cast<char32_t>(c));
}

std::string fold_any(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const nfkd = icu::Normalizer2::getNFKDInstance(status);
    ensure(U_SUCCESS(status) && text.size() <= INT32_MAX);
    auto unicode = icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    icu::UnicodeString decomposed;
    nfkd->normalize(unicode.foldCase(), decomposed, status);
    ensure(U_SUCCESS(status));
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1))
        append_folded(folded, decomposed.char32At(i));
    if (!folded.empty() && folded.back() == ' ')
        folded.pop_back();
    return folded;
}

// What a character below U+0300 or from U+2000 to U+207F folds to: none of them combines, so that
// it folds to the same whatever stands beside it, and a table of them is a twentieth of ICU's work.
constexpr std::size_t longest_fold = 12; // U+2057, four primes
struct PlainFold {
    std::array<char, longest_fold> bytes{};
    std::size_t size = 0;
};
constexpr std::size_t below_marks = 0x300, plain_count = below_marks + 0x80;
using PlainFolds = std::array<PlainFold, plain_count>;

const PlainFolds& plain_folds() {
    static const PlainFolds folds = [] {
        PlainFolds made;
        for (std::size_t number = 0; number < plain_count; ++number) {
            const std::size_t point = number < below_marks ? number : number - below_marks + 0x2000;
            // White space is kept only between letters.
            std::string around{"x"};
            append(around, static_cast<char32_t>(point));
            const std::string folded = fold_any(around + 'x');
            PlainFold& fold = made[number];
            fold.size = folded.size() - 2;
            ensure(fold.size <= longest_fold);
            std::ranges::copy(std::string_view{folded}.substr(1, fold.size), fold.bytes.begin());
            ensure(fold.bytes[0] != ' ' || fold.size == 1);
        }
        return made;
    }();
    return folds;
}

// The place of a character in that table, moving `at` past it; plain_count for any other.
std::size_t plain_number(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t index) {
        return index < text.size() ? static_cast<unsigned char>(text[index]) : 0u;
    };
    const unsigned lead = byte(at), second = byte(at + 1);
    if (lead < 0x80) {
        ++at;
        return lead;
    }
    if (lead >= 0xC2 && lead < 0xCC && (second & 0xC0u) == 0x80u) {
        at += 2;
        return (lead & 0x1Fu) << 6 | (second & 0x3Fu);
    }
    const unsigned third = byte(at + 2);
    if (lead == 0xE2 && (second == 0x80 || second == 0x81) && (third & 0xC0u) == 0x80u) {
        at += 3;
        return below_marks + ((second & 1u) << 6) + (third & 0x3Fu);
    }
    return plain_count;
}

} // namespace

std::string fold(std::string_view text) {
    const PlainFolds& known = plain_folds();
    std::string folded(text.size() + longest_fold, '\0');
    std::size_t size = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t number = plain_number(text, at);
        if (number == plain_count)
            return fold_any(text);
        const PlainFold& twin = known[number];
        if (twin.bytes[0] == ' ' && (size == 0 || folded[size - 1] == ' '))
            continue;
        if (size + longest_fold > folded.size())
            folded.resize(folded.size() * 2);
        std::memcpy(folded.data() + size, twin.bytes.data(), longest_fold);
        size += twin.size;
    }
    if (size > 0 && folded[size - 1] == ' ')
        --size;
    folded.resize(size);
    return folded;
}

bool starts_with_fold(std::string_view text, std::string_view prefix) {
    return fold(text).starts_with(fold(prefix));
}

} // namespace base
