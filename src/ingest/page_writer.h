// Why: text arrives in runs and ends in lines; the writer knows when a line ends and what its runs
// have in common.
// Left to others: which tags end a line (page). Private to page.cpp.
#pragma once

#include "ingest/page.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

class PageWriter {
public:
    // Ends the line, if it holds anything.
    void end_line();
    void put(std::string_view text);             // white space collapses
    void put_line_breaks(std::string_view text); // white space collapses, line breaks stay

    // For the lines and runs that follow, until changed.
    void set_left_out(std::string_view reason) { left_out_ = reason; }
    std::string_view left_out() const { return left_out_; }
    void set_hashes(int hashes) { hashes_ = hashes; }
    void set_label(bool label) { label_ = label; }
    void open_mark() { ++bold_; }
    void close_mark() { --bold_; }
    void open_strike();
    void close_strike();
    // The next line of words is an item.
    void begin_item(int level);
    void end_item();
    // The next line of words opens a section of the kind of that name: our own JobPostings say in
    // this way what a section is.
    void open_section(std::string_view kind);
    // A label stood here whose cell of the table is empty.
    void leave_label_empty();

    std::vector<PageLine> take();

private:
    std::vector<PageLine> lines_;
    std::string text_;
    std::string_view left_out_;
    int hashes_ = 0;
    int bold_ = 0;
    int level_ = 0;
    bool label_ = false;
    bool item_ = false;    // its bullet is still to be written
    bool all_bold_ = true; // so far in this line
    bool space_ = false;   // before the next word
    bool struck_ = false;
    std::optional<catalog::SectionKind> opens_;
};

} // namespace ingest
