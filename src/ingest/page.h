// Why: a saved page is one offer and much else; here the page becomes lines as a browser shows
// them, and every line that is not the offer's says why. Left to others: what the lines state
// (elements, rules), the JSON in scripts (job_posting).
#pragma once

#include "catalog/offer.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

inline constexpr std::size_t max_nested_tags = 500;
// HTML5 repeats open text marks (<b>, <font> …) in every block until they are closed; this bounds
// how many elements that can make.
inline constexpr std::size_t max_repeated_marks = 2'000'000;

// A line of a page or of a description, with what its tags said about it. The text may hold
// "~~…~~" around words that the page strikes out.
struct PageLine {
    std::string text;
    int hashes = 0;        // 1 to 6: <h1> to <h6>
    int indent = 0;        // of list items, two columns a level
    bool bold = false;     // every word of it
    bool label = false;    // <dt>, <th>, the left cell of a table of two columns
    std::string left_out;  // why it is not displayed; empty for the offer's own lines
    std::string path = {}; // in JSON, XML and CSV, see catalog::Fact
    std::optional<catalog::SectionKind> opens = {}; // where the maker of the source says so
    bool operator==(const PageLine&) const = default;
};

struct Page {
    std::vector<PageLine> lines;
    std::string title;                 // of <title>
    std::vector<std::string> postings; // what scripts of type application/ld+json hold
    std::vector<std::string> states;   // other JSON in scripts, from which pages are drawn
    std::string refused;               // which limit the page exceeds; empty otherwise
};

// A whole page: navigation, banners, dialogs, other offers and what is hidden are left out; of
// scripts only JSON-LD is taken.
Page read_page(std::string_view html);

// A description in HTML, escaped up to four times; or plain text, whose lines are kept.
std::vector<PageLine> lines_of_html(std::string_view html);

// The words of a value alone: tags taken off, entities read, one line.
std::string words_of_html(std::string_view html);

} // namespace ingest
