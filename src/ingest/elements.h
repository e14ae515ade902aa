// Why: between lines and facts stand headings, labels with values, items and paragraphs.
// Left to others: the words that make a heading or label (vocabulary), what is stated (rules).
#pragma once

#include "ingest/document.h"
#include "ingest/folded.h"
#include "ingest/vocabulary.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

enum class ElementKind { heading, row, item, paragraph };

// Where the text of one source line begins in the text of an element.
struct Origin {
    std::size_t at = 0;
    int line = 0;
    bool operator==(const Origin&) const = default;
};

// Bytes [from, to) of a text.
struct Span {
    std::size_t from = 0;
    std::size_t to = 0;
};

// One logical line: soft wraps are joined by one space. A row is "label\tvalue\nvalue".
struct Element {
    ElementKind kind = ElementKind::paragraph;
    int level = 0;       // of an item, 0 outermost
    bool strong = false; // a heading by number, capitals or markup, not by a colon alone
    std::string text;
    std::vector<Origin> origins;
    Folded folded;               // of text
    std::optional<Term> term;    // of the heading, or of the label with which the text begins
    std::size_t value_at = npos; // where the value after that label begins, in text
    catalog::SectionKind section = catalog::SectionKind::summary;
    std::size_t section_index = 0;       // elements of one section have one index
    mutable std::vector<Span> sentences; // found once, by sentence_spans() of sheet.h

    bool has_value() const { return value_at != npos && value_at < text.size(); }
    std::string_view value() const { return std::string_view{text}.substr(value_at); }
    // The source lines of text [from, to).
    catalog::Lines lines(std::size_t from, std::size_t to) const;
    catalog::Lines lines() const { return lines(0, text.size()); }
    bool is(Topic topic) const { return term && term->topic == topic; }
};

// Markers of items and labels without a value go to the ledger; a label without a value is also a
// problem of the document.
std::vector<Element> read_elements(Document& document);

} // namespace ingest
