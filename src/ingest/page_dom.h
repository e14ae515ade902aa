// Why: what readers of pages ask of the parsed tree, in words of HTML instead of the parser's.
// Left to others: what the elements mean (page). Private to page.cpp.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

namespace ingest {

// Owns what the parser made.
class HtmlTree {
public:
    explicit HtmlTree(std::string_view html);
    ~HtmlTree();
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;
    const GumboNode& root() const { return *output_->root; }

private:
    GumboOutput* output_;
};

bool is_element(const GumboNode& node);
bool is_text(const GumboNode& node);
std::string tag_of(const GumboNode& element); // lower case
std::string_view attribute(const GumboNode& element, const char* name);
bool is_block(std::string_view tag);  // begins and ends a line
bool is_unread(std::string_view tag); // its inside is no text for people
bool is_hidden(const GumboNode& element);

// All text below a node, white space collapsed; blocks are apart.
std::string words_below(const GumboNode& node);

template <class Visit>
void for_each_child(const GumboNode& node, Visit visit) {
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        visit(*static_cast<const GumboNode*>(children.data[i]));
}

} // namespace ingest
