#include "ingest/columns.h"

#include "base/text.h"
#include "ingest/folded.h"
#include "ingest/shape.h"
#include "ingest/vocabulary.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

namespace ingest {

namespace {

// The two cells of one line; either may be empty. `column` is where the right one begins.
struct Cells {
    std::string left, right;
    int column = 0;
};

// In characters: every byte but those that continue one.
int width_of(std::string_view text) {
    return static_cast<int>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

std::optional<Cells> cells_of_bars(const Line& line) {
    if (!line.text.starts_with('|') || !line.text.ends_with('|') || line.text.size() < 5)
        return std::nullopt;
    const std::string_view inner = std::string_view{line.text}.substr(1, line.text.size() - 2);
    const std::size_t bar = inner.find('|');
    if (bar == npos || inner.find('|', bar + 1) != npos)
        return std::nullopt;
    return Cells{std::string{base::trim(inner.substr(0, bar))},
                 std::string{base::trim(inner.substr(bar + 1))}, 0};
}

std::optional<Cells> cells_of_spaces(const Line& line) {
    const std::size_t tab = line.text.find('\t');
    const std::size_t gap = std::min(tab, line.text.find("   "));
    if (gap == npos || gap == 0)
        return std::nullopt;
    std::size_t right = gap;
    while (right < line.text.size() && (line.text[right] == ' ' || line.text[right] == '\t'))
        ++right;
    if (right >= line.text.size())
        return std::nullopt;
    const int before = width_of(std::string_view{line.text}.substr(0, right));
    return Cells{line.text.substr(0, gap), line.text.substr(right), line.indent + before};
}

bool is_term(std::string_view words) {
    return find_term(fold_text(words).view()).has_value();
}

// Tables whose lines hold two labels, each with its value, become two tables below each other.
class Halver {
public:
    explicit Halver(const std::vector<Line>& lines)
        : lines_(lines) {}

    std::vector<Line> run() {
        while (at_ < lines_.size())
            if (!take_table())
                out_.push_back(lines_[at_++]);
        return std::move(out_);
    }

private:
    static constexpr int slack = 3; // columns by which justified text strays

    struct Cell {
        int column = 0;
        int end = 0;
        std::string text;
    };

    static std::vector<Cell> cells_of(const Line& line) {
        constexpr std::size_t max_cells = 8;
        std::vector<Cell> cells;
        std::string_view rest = line.text;
        int column = line.indent;
        while (!rest.empty() && cells.size() < max_cells) {
            const std::size_t gap = std::min({rest.find("   "), rest.find('\t'), rest.size()});
            const int width = width_of(rest.substr(0, gap));
            if (gap > 0)
                cells.push_back({column, column + width, std::string{rest.substr(0, gap)}});
            const std::size_t next = std::min(rest.find_first_not_of(" \t", gap), rest.size());
            column += width + static_cast<int>(next - gap);
            rest.remove_prefix(next);
        }
        return cells;
    }

    // The column of the second label: a line that has both, and a value after each.
    static std::optional<int> second_label(const std::vector<Cell>& cells) {
        if (cells.size() != 4 || !is_term(cells[0].text) || !is_term(cells[2].text))
            return std::nullopt;
        return cells[2].column;
    }

    static Line half_of(const Line& line, std::span<const Cell> cells) {
        Line half = line;
        half.text.clear();
        half.indent = cells.empty() ? 0 : cells.front().column;
        int column = half.indent;
        for (const Cell& cell : cells) {
            half.text += std::string(static_cast<std::size_t>(cell.column - column), ' ');
            half.text += cell.text;
            column = cell.end;
        }
        return half;
    }

    bool take_table() {
        const auto column = second_label(cells_of(lines_[at_]));
        if (!column)
            return false;
        constexpr std::size_t max_table_lines = 200;
        constexpr std::size_t max_gap = 2; // empty lines between two rows
        std::vector<Line> right;
        std::size_t gap = 0;
        std::size_t end = at_;
        for (; end < lines_.size() && end - at_ < max_table_lines; ++end) {
            const std::vector<Cell> cells = cells_of(lines_[end]);
            const auto first = std::ranges::find_if(
                cells, [&](const Cell& cell) { return cell.column >= *column - slack; });
            const auto left_count = static_cast<std::size_t>(first - cells.begin());
            const bool crosses = left_count > 0 && cells[left_count - 1].end > *column;
            gap = cells.empty() ? gap + 1 : 0;
            // After an empty line a row has a cell on the right or is no row of this table.
            const bool opens = end > at_ && lines_[end - 1].text.empty();
            if (crosses || gap > max_gap || (opens && !cells.empty() && first == cells.end()))
                break;
            out_.push_back(half_of(lines_[end], std::span{cells}.first(left_count)));
            right.push_back(half_of(lines_[end], std::span{cells}.subspan(left_count)));
        }
        std::ranges::move(right, std::back_inserter(out_));
        at_ = end;
        return true;
    }

    const std::vector<Line>& lines_;
    std::vector<Line> out_;
    std::size_t at_ = 0;
};

class Splitter {
public:
    explicit Splitter(Document& document)
        : document_(document)
        , lines_(Halver{document.lines}.run()) {}

    void run() {
        while (at_ < lines_.size())
            if (!take_bars() && !take_row())
                out_.push_back(lines_[at_++]);
        document_.lines = std::move(out_);
    }

private:
    void emit(const Line& line, std::string text, bool glued, bool label = false) {
        Line cell = line;
        cell.text = std::move(text);
        cell.indent = 0;
        cell.glued = glued;
        cell.label = label;
        out_.push_back(std::move(cell));
    }

    bool take_bars() {
        const Line& line = lines_[at_];
        const auto cells = cells_of_bars(line);
        if (!cells || !is_term(cells->left) || cells->right.empty())
            return false;
        constexpr std::size_t bars = 3;
        document_.ledger.drop({line.number, line.number}, bars, "markup");
        emit(line, cells->left, false, true);
        emit(line, cells->right, false);
        ++at_;
        return true;
    }

    // One label, wrapped over the left cells of some lines, and its value in the right cells.
    bool take_row() {
        const auto first = cells_of_spaces(lines_[at_]);
        if (!first)
            return false;
        constexpr std::size_t max_row_lines = 40;
        constexpr int slack = 3; // columns by which justified text strays
        std::vector<std::pair<std::size_t, std::string>> left{{at_, first->left}};
        std::vector<std::pair<std::size_t, std::string>> right{{at_, first->right}};
        std::string label = first->left;
        std::size_t end = at_ + 1;
        for (; end < lines_.size() && end - at_ < max_row_lines; ++end) {
            const Line& line = lines_[end];
            if (line.text.empty())
                break;
            const auto cells = cells_of_spaces(line);
            const bool two = cells && std::abs(cells->column - first->column) <= slack;
            const bool only_right = !two && std::abs(line.indent - first->column) <= slack;
            const std::string words = two ? cells->left : line.text;
            const bool own_label = is_term(label) && is_term(words) && !begins_lower(words);
            const bool joins = is_term(label + " " + words);
            const bool label_goes_on = !only_right && !own_label && (two || joins) &&
                                       (begins_lower(words) || words[0] == '(' || joins);
            if (!only_right && !label_goes_on)
                break;
            if (label_goes_on) {
                left.emplace_back(end, words);
                label += " " + words;
            }
            if (two || only_right)
                right.emplace_back(end, two ? cells->right : line.text);
        }
        if (!is_term(label))
            return false;
        for (std::size_t i = 0; i < left.size(); ++i)
            emit(lines_[left[i].first], left[i].second, i > 0, true);
        // Grades stand below each other in their cell.
        const bool list = find_term(fold_text(label).view())->topic == Topic::grade;
        for (std::size_t i = 0; i < right.size(); ++i)
            emit(lines_[right[i].first], right[i].second,
                 i > 0 && marker_of(right[i].second).kind == MarkerKind::none &&
                     !(list && begins_upper(right[i].second)));
        at_ = end;
        return true;
    }

    Document& document_;
    const std::vector<Line> lines_;
    std::vector<Line> out_;
    std::size_t at_ = 0;
};

} // namespace

void split_columns(Document& document) {
    Splitter{document}.run();
}

} // namespace ingest
