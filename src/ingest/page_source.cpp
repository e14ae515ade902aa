#include "ingest/page_source.h"

#include "ingest/folded.h"
#include "ingest/page.h"

#include <algorithm>
#include <array>

namespace ingest {

namespace {

constexpr std::size_t max_address_bytes = 2000;

bool is_in(const auto& list, std::string_view tag) {
    return std::ranges::find(list, tag) != list.end();
}

} // namespace

bool has_tags(std::string_view text) {
    for (const std::string_view tag : {"<p>", "<p ", "<br", "<ul", "<li", "<div", "<strong", "<b>",
                                       "<span", "<h2", "<h3", "<em", "<a ", "<h4", "</"})
        if (contains(text, tag))
            return true;
    return false;
}

bool has_entities(std::string_view text) {
    for (std::size_t at = text.find('&'); at != npos; at = text.find('&', at + 1)) {
        std::size_t end = at + 1;
        while (end < text.size() && end < at + 10 && (is_word_char(text[end]) || text[end] == '#'))
            ++end;
        if (end > at + 2 && end < text.size() && text[end] == ';')
            return true;
    }
    return false;
}

bool is_still_escaped(std::string_view text) {
    return text.find_first_of("<&") != npos && (has_tags(text) || has_entities(text));
}

// Refuses what HTML5's rules would blow up; ends tags that close themselves are not counted.
std::string limit_exceeded(std::string_view html) {
    constexpr std::array<std::string_view, 14> marks{"a",      "b",      "big",  "code", "em",
                                                     "font",   "i",      "nobr", "s",    "small",
                                                     "strike", "strong", "tt",   "u"};
    constexpr std::array<std::string_view, 28> closed{
        "p",     "li",    "dt",    "dd",    "td",     "th",  "tr",   "option", "br",  "img",
        "hr",    "meta",  "link",  "input", "source", "wbr", "area", "base",   "col", "embed",
        "param", "track", "tbody", "thead", "tfoot",  "rp",  "rt",   "path"};
    std::size_t depth = 0;
    std::size_t open_marks = 0;
    std::size_t repeated = 0;
    for (std::size_t at = html.find('<'); at != npos; at = html.find('<', at + 1)) {
        const bool closing = at + 1 < html.size() && html[at + 1] == '/';
        std::size_t end = at + (closing ? 2 : 1);
        const std::size_t begin = end;
        while (end < html.size() && is_word_char(html[end]))
            ++end;
        const std::string tag =
            lower_ascii(html.substr(begin, std::min<std::size_t>(end - begin, 12)));
        if (tag.empty())
            continue;
        if (is_in(marks, tag)) {
            open_marks += closing ? 0 : 1;
            open_marks -= closing && open_marks > 0 ? 1 : 0;
        }
        if (!closing)
            repeated += open_marks;
        if (!is_in(closed, tag)) {
            depth += closing ? 0 : 1;
            depth -= closing && depth > 0 ? 1 : 0;
        }
        if (depth > max_nested_tags)
            return "the page nests more than 500 tags";
        if (repeated > max_repeated_marks)
            return "the page leaves its text marks open over more than 2 000 000 tags";
    }
    return {};
}

std::string_view saved_from(std::string_view html) {
    constexpr std::size_t head = 4096;
    constexpr std::string_view mark = "saved from url=(";
    const std::size_t at = html.substr(0, head).find(mark);
    const std::size_t begin = at == npos ? npos : html.find(')', at);
    if (begin == npos)
        return {};
    const std::string_view rest = html.substr(begin + 1, max_address_bytes);
    return rest.substr(0, rest.find_first_of(" \t\r\n>"));
}

std::string_view assigned_object(std::string_view script) {
    const std::size_t equals = script.find('=');
    const std::size_t begin =
        equals == npos ? npos : script.find_first_not_of(" \t\r\n", equals + 1);
    const std::size_t end = script.rfind('}');
    if (begin == npos || script[begin] != '{' || end == npos || end <= begin)
        return {};
    return script.substr(begin, end - begin + 1);
}

std::string lower_ascii(std::string_view text) {
    std::string lower{text};
    for (char& c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c;
    return lower;
}

} // namespace ingest
