#include "ingest/kind.h"

#include "base/text.h"
#include "ingest/encoding.h"
#include "ingest/folded.h"
#include "ingest/tree.h"

#include <algorithm>
#include <array>
#include <string>

namespace ingest {

namespace {

constexpr std::size_t sample_bytes = 8192;

constexpr std::array<std::pair<Kind, std::string_view>, 7> names{{{Kind::text, "text"},
                                                                  {Kind::html, "html"},
                                                                  {Kind::json, "json"},
                                                                  {Kind::xml, "xml"},
                                                                  {Kind::csv, "csv"},
                                                                  {Kind::pdf, "pdf"},
                                                                  {Kind::docx, "docx"}}};

// The beginning in lower-case ASCII; of UTF-16 every other byte, which is enough to see tags.
std::string sample_of(base::ByteView bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes.first(std::min(bytes.size(), sample_bytes)))
        if (byte != 0 && byte != 0xFE && byte != 0xFF)
            text += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 'a' - 'A' : byte);
    if (text.starts_with("\xEF\xBB\xBF"))
        text.erase(0, 3);
    return text;
}

bool has_tag(std::string_view text, std::string_view tag) {
    for (std::size_t at = text.find(tag); at != npos; at = text.find(tag, at + 1)) {
        const std::size_t end = at + tag.size();
        if (end >= text.size() || !is_word_char(text[end]))
            return true;
    }
    return false;
}

bool is_html(std::string_view text) {
    return std::ranges::any_of(std::array<std::string_view, 7>{"<!doctype html", "<html", "<head",
                                                               "<body", "<main", "<article",
                                                               "type=\"application/ld+json\""},
                               [&](std::string_view tag) { return has_tag(text, tag); });
}

// A piece of a page: it begins with a tag of one.
bool begins_like_html(std::string_view text) {
    return std::ranges::any_of(
        std::array<std::string_view, 13>{"<div", "<p", "<h1", "<h2", "<h3", "<ul", "<ol", "<table",
                                         "<section", "<script", "<meta", "<title>", "<span"},
        [&](std::string_view tag) { return text.starts_with(tag) && has_tag(text, tag); });
}

// "[" also begins a line of Markdown; a list of offers goes on with an object.
bool begins_like_json(std::string_view text) {
    if (text.starts_with('{'))
        return true;
    if (!text.starts_with('['))
        return false;
    const std::string_view rest = base::trim(text.substr(1));
    return rest.starts_with('{') || rest.starts_with(']');
}

bool begins_like_xml(std::string_view text) {
    return text.starts_with("<?xml") || text.starts_with("<!doctype") || text.starts_with("<!--") ||
           (text.size() > 2 && text[0] == '<' && is_word_char(text[1]) && text.find("</") != npos);
}

} // namespace

Kind recognise(base::ByteView bytes) {
    const std::string sample = sample_of(bytes);
    const std::string_view text = base::trim(sample);
    if (text.substr(0, 1024).find("%pdf-") != npos)
        return Kind::pdf;
    if (text.starts_with("pk\x03\x04"))
        return Kind::docx;
    if (begins_like_json(text))
        return Kind::json;
    if (is_html(text) || begins_like_html(text))
        return Kind::html;
    if (begins_like_xml(text))
        return Kind::xml;
    base::ByteView beginning = bytes.first(std::min(bytes.size(), sample_bytes));
    while (!beginning.empty() && beginning.back() >= 0x80) // no character cut in two
        beginning = beginning.first(beginning.size() - 1);
    return is_table(decode_text(beginning)) ? Kind::csv : Kind::text;
}

std::string_view name_of(Kind kind) {
    return names[static_cast<std::size_t>(kind)].second;
}

std::optional<Kind> kind_named(std::string_view name) {
    for (const auto& [kind, known] : names)
        if (known == name)
            return kind;
    return std::nullopt;
}

} // namespace ingest
