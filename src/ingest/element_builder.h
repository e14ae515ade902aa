// Why: one pass over the lines turns them into elements; its parts share where they are, which
// section is open and what was read before.
// Left to others: the elements' meaning (rules). Private to elements.cpp and element_*.cpp.
#pragma once

#include "ingest/elements.h"
#include "ingest/labels.h"
#include "ingest/shape.h"
#include "ingest/wraps.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

inline constexpr std::size_t max_heading_bytes = 120;
inline constexpr std::size_t max_label_lines = 4; // over which a narrow column wraps one label

class ElementBuilder {
public:
    explicit ElementBuilder(Document& document)
        : document_(document)
        , lines_(document.lines)
        , wraps_(document.lines, document.wrapping)
        , remembered_(document.lines.size()) {}

    std::vector<Element> run();

private:
    // A known heading or label that takes `lines` whole lines.
    struct Found {
        Term term;
        Element element;
        std::size_t lines = 0;
    };
    // What was found out about a line; it is asked again by each line that may go on into it.
    struct Remembered {
        std::optional<Folded> folded;
        std::optional<std::optional<Found>> known;
        std::optional<std::optional<LabelSplit>> label;          // outside a table
        std::optional<std::optional<LabelSplit>> label_in_table; // where split_bare() reads more
    };
    struct Level {
        int indent = 0;
        std::string glyph;
    };

    // element_builder.cpp: lines, sections, items and paragraphs
    Element begin(ElementKind kind, const Line& line, std::string_view text) const;
    void join(Element& element, const Line& line, std::string_view separator) const;
    void add(Element element);
    void open_section(catalog::SectionKind kind);
    std::size_t next_filled(std::size_t from) const;
    bool next_is_list(std::size_t from) const;
    bool in_table() const;
    bool in_preamble() const { return !saw_heading_; }
    void take_wrapped(Element& element);
    bool stops_text(std::size_t i) const;
    void drop_marker(const Line& line, const Marker& marker);
    int level_of(int indent, std::string_view glyph);
    void take_text();
    void follow_prose(std::string_view folded);

    std::string_view folded_at(std::size_t i) const;                            // remembered
    const std::optional<LabelSplit>& label_at(std::size_t i, bool table) const; // remembered

    // element_headings.cpp: headings by their words and by their shape
    const std::optional<Found>& known_at(std::size_t i) const; // remembered
    std::optional<Found> find_known(std::size_t i) const;
    void add_heading(Element element, std::optional<Term> term, catalog::SectionKind kind,
                     bool strong);
    bool take_term();
    bool take_bulleted_heading(const Marker& marker);
    bool take_shaped_heading();
    bool take_strong_heading();
    bool take_weak_heading(const Marker& marker);
    bool take_plain_heading();
    bool is_address_or_title() const;

    // element_labels.cpp: labels and their values
    bool can_be_value(std::size_t i) const;
    void return_to_summary();
    void enter_section_of(catalog::SectionKind kind);
    bool take_value(Element label, const Term& term);
    void take_value_line(Element& row, std::string_view separator);
    void take_address_lines(Element& row);
    bool take_list_heading(Found found);
    bool take_empty_label(std::size_t count);
    bool take_split_label();
    bool take_heading_with_text(const Line& line, const std::string& text, const LabelSplit& split);

    Document& document_;
    const std::vector<Line>& lines_;
    Wraps wraps_;
    mutable std::vector<Remembered> remembered_;
    std::vector<Element> elements_;
    std::vector<Level> levels_;
    catalog::SectionKind section_ = catalog::SectionKind::summary;
    std::size_t section_index_ = 0;
    std::size_t at_ = 0;
    bool saw_heading_ = false;
    bool saw_row_ = false;
    bool open_duties_ = false;
    std::optional<catalog::SectionKind> told_; // by the source, of the line being read
    std::optional<std::size_t> turned_;  // section that a paragraph after the duties opened
    std::optional<Topic> heading_topic_; // of the heading right above
};

} // namespace ingest
