// Why: postings carry their text as HTML, sometimes escaped twice; rules read lines.
// Left to others: pages, scripts and styles; this is for descriptions alone.
#pragma once

#include <string>
#include <string_view>

namespace ingest {

// Paragraphs, breaks, headings and list items become lines; items get "- ", headings end in ":";
// text without tags is given back as it is, entities read.
std::string text_of_html(std::string_view html);

} // namespace ingest
