#include "ingest/document.h"

#include "base/text.h"
#include "ingest/encoding.h"
#include "ingest/markup.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::Problem;

// A file is binary when a NUL stands in it or when control characters are frequent in its
// beginning.
bool is_binary(std::string_view text) {
    constexpr std::size_t sample_bytes = 8192;
    const std::string_view sample = text.substr(0, sample_bytes);
    std::size_t controls = 0;
    for (const char c : sample) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == 0)
            return true;
        if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
            byte != 0x0B)
            ++controls;
    }
    constexpr std::size_t fewest = 3;
    return controls >= fewest && controls * 20 > sample.size();
}

// Whether bytes that are no UTF-8 are windows-1252: letters with accents stand alone among ASCII,
// as in French, and none of them forms a character of UTF-8.
bool is_windows_text(base::ByteView bytes) {
    const auto is_high = [&](std::size_t i) { return i < bytes.size() && bytes[i] >= 0x80; };
    std::size_t high = 0;
    std::size_t alone = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        if (is_high(i)) {
            ++high;
            alone += !is_high(i + 1) && (i == 0 || !is_high(i - 1)) ? 1 : 0;
        }
    return high > 0 && alone * 10 >= high * 9;
}

bool has_utf16_mark(base::ByteView bytes) {
    return bytes.size() >= 2 &&
           ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF));
}

// Lines as every editor counts them: a form feed does not end one.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    const bool lone_returns = text.find('\n') == std::string_view::npos;
    const char end = lone_returns ? '\r' : '\n';
    while (!text.empty()) {
        const std::size_t at = text.find(end);
        std::string_view line = text.substr(0, at);
        if (!lone_returns && line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line);
        if (at == std::string_view::npos)
            break;
        text.remove_prefix(at + 1);
    }
    return lines;
}

bool is_stray_mark(char32_t c) {
    return c >= 0x0300 && c <= 0x036F;
}
bool is_control(char32_t c) {
    return (c < 0x20 && c != '\t' && c != '\f' && c != '\r' && c != 0x0B) ||
           (c >= 0x7F && c < 0xA0 && c != 0x85) || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c & 0xFFFEu) == 0xFFFE;
}
// These reorder the letters around them: what a person reads would not be what was checked.
bool is_bidirectional(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}
// Zero-width characters, fillers, variation selectors and tags.
bool is_invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || (c >= 0x2060 && c <= 0x206F) ||
           c == 0xFEFF || c == 0x180E || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0000 && c <= 0xE01EF);
}
bool is_private(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

// Whether a line holds only what nobody has to clean: ASCII, Latin letters, and the marks, signs
// and boxes of base::is_plain() but for the invisible ones among them.
bool is_clean(std::string_view raw) {
    const auto byte = [&](std::size_t at) {
        return at < raw.size() ? static_cast<unsigned char>(raw[at]) : 0u;
    };
    for (std::size_t at = 0; at < raw.size();) {
        const unsigned lead = byte(at);
        const unsigned second = byte(at + 1);
        const unsigned third = byte(at + 2);
        if (lead < 0x80) {
            if (lead < 0x20 || lead == 0x7F)
                return false;
            ++at;
        } else if (lead < 0xE0) {
            if (lead >= 0xCC || (lead == 0xC2 && (second < 0xA0 || second == 0xAD)))
                return false;
            at += 2;
        } else {
            const bool marks = second == 0x80 && third >= 0x90 && (third < 0xA8 || third > 0xAE);
            const bool signs = second == 0x82 || (second >= 0x90 && second < 0xA0);
            if (lead != 0xE2 || (!marks && !signs))
                return false;
            at += 3;
        }
    }
    return true;
}

class Cleaner {
public:
    explicit Cleaner(Document& document)
        : document_(document) {}

    // The line without characters nobody can read.
    std::string clean(std::string_view raw, int number) {
        if (is_clean(raw))
            return std::string{raw}; // nearly always
        std::string text;
        bool at_start = true;
        for (const char32_t c : base::decode(raw)) {
            if (c == 0xFEFF && number == 1 && text.empty()) {
                document_.ledger.drop({1, 1}, 1, "byte order mark");
            } else if (is_stray_mark(c)) {
                leave_out(number, "combining mark that repeats an accent", "stray_mark");
            } else if (is_control(c)) {
                leave_out(number, "control character", "control_character");
            } else if (is_bidirectional(c)) {
                leave_out(number, "bidirectional control", "bidirectional_control");
            } else if (is_invisible(c)) {
                leave_out(number, "invisible character", "invisible_character");
            } else if (is_private(c) && !at_start) {
                leave_out(number, "private-use character", "private_use_character");
            } else if (is_private(c)) {
                report(number, "private_use_character",
                       "a private-use character at the start of the line is read as a bullet");
                text += "\xE2\x80\xA2";
                at_start = false;
            } else {
                if (c == 0xFFFD)
                    report(number, "unreadable_character", "a character cannot be read (U+FFFD)");
                at_start = at_start && (c == ' ' || c == '\t' || c == '\f' || c == 0xA0);
                base::append(text, c);
            }
        }
        return text;
    }

    void report(int number, std::string_view kind, std::string message) {
        std::vector<Problem>& problems = document_.problems;
        if (!problems.empty() && problems.back().kind == kind &&
            problems.back().lines.last == number)
            return;
        if (problems.size() < max_problems)
            problems.push_back({std::string{kind}, {number, number}, std::move(message)});
    }

private:
    void leave_out(int number, std::string_view reason, std::string_view kind) {
        document_.ledger.drop({number, number}, 1, reason);
        report(number, kind, std::string{reason} + " left out");
    }

    Document& document_;
};

int indent_of(std::string_view text) {
    int columns = 0;
    for (const char c : text) {
        if (c == ' ')
            ++columns;
        else if (c == '\t')
            columns += 4;
        else
            break;
    }
    return columns;
}

Line line_of(std::string_view raw, int number, Document& document, Cleaner& cleaner) {
    Line line;
    line.number = number;
    std::string text = cleaner.clean(raw, number);
    while (text.starts_with('\f')) {
        line.page_start = true;
        text.erase(0, 1);
    }
    line.indent = indent_of(text);
    const std::string_view marked = base::trim(text);
    Markup markup = without_markup(marked);
    line.hashes = markup.hashes;
    line.bold = markup.bold;
    if (markup.text == marked) { // nearly always
        line.text = std::move(markup.text);
        return line;
    }
    line.text = std::string{base::trim(markup.text)};
    const std::size_t before = count_characters(marked);
    const std::size_t after = count_characters(line.text);
    if (markup.struck_out > 0)
        document.ledger.drop({number, number}, markup.struck_out, "struck out");
    if (before > after + markup.struck_out)
        document.ledger.drop({number, number}, before - after - markup.struck_out, "markup");
    return line;
}

// U+0080 to U+009F are controls nobody writes: bytes of windows-1252 that were taken for Latin-1.
std::string with_meant_characters(std::string text, Cleaner& cleaner) {
    const auto is_control_at = [&](std::size_t at) {
        return at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
    };
    std::size_t first = text.find('\xC2');
    while (first != std::string::npos && !is_control_at(first))
        first = text.find('\xC2', first + 1);
    if (first == std::string::npos)
        return text; // nearly always
    std::string meant;
    int number = 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        number += text[at] == '\n' ? 1 : 0;
        const bool control = text[at] == '\xC2' && is_control_at(at);
        const char32_t character =
            control ? windows_1252_character(static_cast<std::uint8_t>(text[at + 1])) : 0xFFFD;
        if (character == 0xFFFD) {
            meant += text[at];
            continue;
        }
        cleaner.report(number, "windows_character",
                       "a character of windows-1252 is read as what it was there");
        base::append(meant, character);
        ++at;
    }
    return meant;
}

// Marks piled on one letter, each dropped one named with its line.
std::string without_storms(std::string_view text, Document& document, Cleaner& cleaner) {
    base::Thinned thinned = base::limit_marks(text, max_marks);
    int number = 1;
    std::size_t from = 0;
    for (const std::size_t at : thinned.removed) {
        number += static_cast<int>(std::ranges::count(text.substr(from, at - from), '\n'));
        from = at;
        document.ledger.drop({number, number}, 1, "combining mark beyond the fourth");
        cleaner.report(number, "combining_marks",
                       "more than " + std::to_string(max_marks) +
                           " marks stand on one letter; the others are left out");
    }
    document.characters += thinned.removed.size();
    return std::move(thinned.text);
}

} // namespace

std::string_view sentence(Refusal refusal) {
    switch (refusal) {
    case Refusal::empty:
        return "the file is empty";
    case Refusal::binary:
        return "the file is binary, not a text";
    case Refusal::too_large:
        return "the text is larger than 20 MB";
    case Refusal::blank:
        return "the file holds nothing but white space";
    }
    std::unreachable();
}

std::expected<Document, Refusal> read_lines(base::ByteView bytes) {
    if (bytes.empty())
        return std::unexpected(Refusal::empty);
    if (bytes.size() > max_text_bytes)
        return std::unexpected(Refusal::too_large);
    const std::string_view received{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    const bool windows = !base::is_valid_utf8(received) && is_windows_text(bytes);
    const std::string utf8 =
        windows || has_utf16_mark(bytes) ? decode_text(bytes) : std::string{received};
    if (is_binary(utf8))
        return std::unexpected(Refusal::binary);
    base::Repaired repaired = base::repair_utf8(utf8);
    Document document;
    Cleaner cleaner{document};
    if (windows)
        cleaner.report(1, "encoding", "the text is no UTF-8 and was read as windows-1252");
    if (repaired.replaced > 0) {
        const std::string_view before =
            std::string_view{repaired.text}.substr(0, repaired.text.find("\xEF\xBF\xBD"));
        cleaner.report(1 + static_cast<int>(std::ranges::count(before, '\n')), "invalid_utf8",
                       std::to_string(repaired.replaced) +
                           " byte sequences are no UTF-8 and became U+FFFD");
    }
    const std::string text = base::to_nfc(without_storms(
        with_meant_characters(std::move(repaired.text), cleaner), document, cleaner));
    document.characters += count_characters(text);
    if (document.characters == 0)
        return std::unexpected(Refusal::blank);
    int number = 0;
    for (const std::string_view raw : lines_of(text)) {
        ++number;
        document.source_lines.emplace_back(raw);
        document.lines.push_back(line_of(raw, number, document, cleaner));
    }
    return document;
}

} // namespace ingest
