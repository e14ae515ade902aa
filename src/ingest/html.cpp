#include "ingest/html.h"

#include "base/text.h"
#include "ingest/folded.h"
#include "ingest/markup.h"

#include <array>

namespace ingest {

namespace {

// What a tag stands for in lines of text.
std::string_view line_mark(std::string_view tag) {
    struct Mark {
        std::string_view tag, mark;
    };
    constexpr std::array<Mark, 18> marks{{
        {"li", "\n- "},
        {"/li", "\n"},
        {"p", "\n\n"},
        {"/p", "\n\n"},
        {"br", "\n"},
        {"br/", "\n"},
        {"div", "\n"},
        {"/div", "\n"},
        {"h1", "\n\n"},
        {"/h1", " :\n"},
        {"h2", "\n\n"},
        {"/h2", " :\n"},
        {"h3", "\n\n"},
        {"/h3", " :\n"},
        {"h4", "\n\n"},
        {"/h4", " :\n"},
        {"ul", "\n"},
        {"/ul", "\n"},
    }};
    for (const Mark& mark : marks)
        if (mark.tag == tag)
            return mark.mark;
    return {};
}

std::string without_tags(std::string_view html) {
    std::string text;
    for (std::size_t at = 0; at < html.size();) {
        constexpr std::size_t max_tag_bytes = 2000;
        const std::size_t end = html[at] == '<' ? html.substr(at, max_tag_bytes).find('>') : npos;
        const bool tag = end != npos && at + 1 < html.size() &&
                         (is_word_char(html[at + 1]) || html[at + 1] == '/');
        if (!tag) {
            text += html[at++];
            continue;
        }
        std::string_view name = html.substr(at + 1, end - 1);
        name = name.substr(0, name.find_first_of(" \t\n"));
        text += line_mark(fold_text(name).text);
        at += end + 1;
    }
    return text;
}

} // namespace

std::string text_of_html(std::string_view html) {
    std::string text{html};
    constexpr int max_escapes = 2; // Greenhouse escapes its HTML once more
    for (int pass = 0; pass < max_escapes; ++pass) {
        if (text.find("&lt;") == npos)
            break;
        std::string decoded;
        for (const std::string& line : base::split_lines(text))
            decoded += without_markup(line).text + "\n";
        text = std::move(decoded);
    }
    return text.find('<') == npos ? text : without_tags(text);
}

} // namespace ingest
