#include "ingest/encoding.h"

#include "base/text.h"
#include "ingest/folded.h"

#include <algorithm>
#include <array>

namespace ingest {

namespace {

// windows-1252, 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt).
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

// What ISO-8859-15 writes in place of eight signs of ISO-8859-1.
char32_t latin_9(std::uint8_t byte) {
    switch (byte) {
    case 0xA4:
        return 0x20AC;
    case 0xA6:
        return 0x0160;
    case 0xA8:
        return 0x0161;
    case 0xB4:
        return 0x017D;
    case 0xB8:
        return 0x017E;
    case 0xBC:
        return 0x0152;
    case 0xBD:
        return 0x0153;
    case 0xBE:
        return 0x0178;
    default:
        return byte;
    }
}

std::string from_single_bytes(base::ByteView bytes) {
    constexpr std::size_t sample = 4096;
    const std::string_view head{reinterpret_cast<const char*>(bytes.data()),
                                std::min(bytes.size(), sample)};
    const bool nine = contains(head, "8859-15");
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const std::uint8_t byte : bytes)
        if (byte < 0x80)
            text += static_cast<char>(byte);
        else if (byte < 0xA0)
            base::append(text, windows_1252_character(byte));
        else
            base::append(text, nine ? latin_9(byte) : byte);
    return text;
}

std::string from_utf16(base::ByteView bytes, bool little) {
    const auto unit = [&](std::size_t i) {
        return static_cast<char32_t>(little ? bytes[i] | bytes[i + 1] << 8
                                            : bytes[i] << 8 | bytes[i + 1]);
    };
    const auto is_low = [](char32_t c) { return c >= 0xDC00 && c < 0xE000; };
    std::string text;
    for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
        char32_t c = unit(i);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < bytes.size() && is_low(unit(i + 2))) {
            c = 0x10000 + ((c - 0xD800) << 10) + (unit(i + 2) - 0xDC00);
            i += 2;
        }
        base::append(text, c >= 0xD800 && c < 0xE000 ? char32_t{0xFFFD} : c);
    }
    return text;
}

} // namespace

char32_t windows_1252_character(std::uint8_t byte) {
    return windows_1252[(byte - 0x80u) % windows_1252.size()];
}

std::string decode_text(base::ByteView bytes) {
    if (bytes.size() >= 2 && bytes[0] == 0xFF && bytes[1] == 0xFE)
        return from_utf16(bytes, true);
    if (bytes.size() >= 2 && bytes[0] == 0xFE && bytes[1] == 0xFF)
        return from_utf16(bytes, false);
    std::string_view text{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    if (!base::is_valid_utf8(text))
        return from_single_bytes(bytes);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    return std::string{text};
}

} // namespace ingest
