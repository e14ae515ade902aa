#include "ingest/page_dom.h"

#include "base/text.h"
#include "ingest/folded.h"
#include "ingest/page_source.h"

#include <algorithm>
#include <array>

namespace ingest {

namespace {

constexpr std::array<std::string_view, 40> blocks{
    "address", "article", "aside", "blockquote", "body",   "center",  "dd",         "details",
    "div",     "dl",      "dt",    "fieldset",   "figure", "footer",  "form",       "h1",
    "h2",      "h3",      "h4",    "h5",         "h6",     "header",  "hr",         "li",
    "main",    "nav",     "ol",    "p",          "pre",    "section", "summary",    "table",
    "tbody",   "td",      "th",    "tr",         "ul",     "caption", "figcaption", "legend"};
constexpr std::array<std::string_view, 14> unread{
    "script", "style",  "template", "svg",   "iframe", "object", "canvas",
    "select", "option", "textarea", "input", "head",   "math",   "datalist"};

void add_words(const GumboNode& node, std::string& words) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
        node.type == GUMBO_NODE_WHITESPACE) {
        words += node.v.text.text;
        return;
    }
    if (node.type != GUMBO_NODE_ELEMENT || is_unread(tag_of(node)))
        return;
    const bool block = is_block(tag_of(node)) || tag_of(node) == "br";
    words += block ? " " : "";
    for_each_child(node, [&](const GumboNode& child) { add_words(child, words); });
    words += block ? " " : "";
}

} // namespace

HtmlTree::HtmlTree(std::string_view html)
    : output_(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size())) {}

HtmlTree::~HtmlTree() {
    gumbo_destroy_output(&kGumboDefaultOptions, output_);
}

std::string_view attribute(const GumboNode& node, const char* name) {
    const GumboAttribute* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found == nullptr ? std::string_view{} : std::string_view{found->value};
}

bool is_element(const GumboNode& node) {
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

std::string tag_of(const GumboNode& node) {
    const GumboElement& element = node.v.element;
    if (element.tag != GUMBO_TAG_UNKNOWN)
        return gumbo_normalized_tagname(element.tag);
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    return piece.data == nullptr ? std::string{} : lower_ascii({piece.data, piece.length});
}

bool is_text(const GumboNode& node) {
    return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA ||
           node.type == GUMBO_NODE_WHITESPACE;
}

bool is_block(std::string_view tag) {
    return std::ranges::find(blocks, tag) != blocks.end();
}

bool is_unread(std::string_view tag) {
    return std::ranges::find(unread, tag) != unread.end();
}

bool is_hidden(const GumboNode& node) {
    const std::string style = lower_ascii(attribute(node, "style"));
    return gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr ||
           attribute(node, "aria-hidden") == "true" || contains(style, "display:none") ||
           contains(style, "display: none") || contains(style, "visibility:hidden");
}

std::string words_below(const GumboNode& node) {
    std::string words;
    add_words(node, words);
    return base::collapse_spaces(words);
}

} // namespace ingest
