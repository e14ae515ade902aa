#include "ingest/page_writer.h"

#include "base/text.h"

#include <utility>

namespace ingest {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

} // namespace

void PageWriter::end_line() {
    if (struck_)
        text_ += "~~";
    const std::string_view words = base::trim(text_);
    if (!words.empty() && words != "~~~~") {
        PageLine line;
        line.hashes = hashes_;
        line.indent = 2 * level_;
        line.label = label_;
        line.bold = all_bold_ && hashes_ == 0 && !label_;
        line.left_out = left_out_;
        line.text = (item_ ? "- " : "") + std::string{words};
        item_ = false;
        line.opens = std::exchange(opens_, std::nullopt);
        lines_.push_back(std::move(line));
    }
    text_ = struck_ ? "~~" : "";
    all_bold_ = true;
    space_ = false;
}

void PageWriter::open_section(std::string_view kind) {
    for (int i = 0; i <= static_cast<int>(catalog::SectionKind::other); ++i)
        if (const auto known = static_cast<catalog::SectionKind>(i); name_of(known) == kind)
            opens_ = known;
}

void PageWriter::put(std::string_view text) {
    for (const char c : text) {
        if (is_space(c)) {
            space_ = !text_.empty();
            continue;
        }
        if (space_)
            text_ += ' ';
        space_ = false;
        text_ += c;
        all_bold_ = all_bold_ && bold_ > 0;
    }
}

void PageWriter::put_line_breaks(std::string_view text) {
    while (true) {
        const std::size_t end = text.find('\n');
        put(text.substr(0, end));
        if (end == std::string_view::npos)
            return;
        end_line();
        text.remove_prefix(end + 1);
    }
}

void PageWriter::open_strike() {
    if (space_)
        text_ += ' ';
    space_ = false;
    text_ += "~~";
    struck_ = true;
}

void PageWriter::close_strike() {
    text_ += "~~";
    struck_ = false;
}

void PageWriter::begin_item(int level) {
    level_ = level;
    item_ = true;
}

void PageWriter::end_item() {
    item_ = false;
    level_ = 0;
}

void PageWriter::leave_label_empty() {
    if (!lines_.empty() && lines_.back().left_out.empty())
        lines_.back().left_out = "label without value";
}

std::vector<PageLine> PageWriter::take() {
    end_line();
    return std::move(lines_);
}

} // namespace ingest
