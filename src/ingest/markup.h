// Why: documents are saved with Markdown, LaTeX or HTML debris in them; nobody wants to read it.
// Left to others: what bold lines and hashes mean (elements).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ingest {

struct Markup {
    std::string text;           // the words alone
    int hashes = 0;             // of a Markdown heading
    bool bold = false;          // the whole line was bold
    std::size_t struck_out = 0; // characters between ~~ ~~, which the author withdrew
};

// Takes off: leading "## " and "> ", ** and __ around words, ~~withdrawn~~ words, ^{er},
// <http://…>, the brackets of [text](address), simple HTML tags, backslash escapes; reads HTML
// entities.
Markup without_markup(std::string_view line);

} // namespace ingest
