#include "base/text.h"
#include "ingest/aliases.h"
#include "ingest/folded.h"
#include "ingest/tree.h"

#include <algorithm>
#include <optional>

namespace ingest {

namespace {

constexpr std::size_t max_title_lines = 5; // above the header

struct Row {
    std::vector<std::string> cells;
    int line = 0;
};

// RFC 4180: a cell in quotes may hold separators, line breaks and doubled quotes.
class Reader {
public:
    Reader(std::string_view text, char separator)
        : rest_(text)
        , separator_(separator) {}

    bool next(Row& row) {
        if (rest_.empty())
            return false;
        row = {{}, line_};
        while (take_cell(row)) {
        }
        return true;
    }
    // The line of a quote that nothing closes; 0 when all are closed.
    int open_quote() const { return open_quote_; }

private:
    // Whether another cell of the row follows.
    bool take_cell(Row& row) {
        std::string cell;
        std::size_t at = 0;
        if (rest_.starts_with('"')) {
            const int begun = line_;
            for (at = 1; at < rest_.size(); ++at) {
                line_ += rest_[at] == '\n' ? 1 : 0;
                if (rest_[at] != '"')
                    cell += rest_[at];
                else if (at + 1 < rest_.size() && rest_[at + 1] == '"')
                    cell += rest_[at++];
                else
                    break;
            }
            open_quote_ = at >= rest_.size() && open_quote_ == 0 ? begun : open_quote_;
            ++at;
        }
        for (; at < rest_.size() && rest_[at] != separator_ && rest_[at] != '\n'; ++at)
            cell += rest_[at];
        if (cell.ends_with('\r'))
            cell.pop_back();
        row.cells.push_back(std::move(cell));
        const bool more = at < rest_.size() && rest_[at] == separator_;
        line_ += at < rest_.size() && rest_[at] == '\n' ? 1 : 0;
        rest_.remove_prefix(std::min(at + 1, rest_.size()));
        return more && row.cells.size() < max_columns;
    }

    std::string_view rest_;
    char separator_;
    int line_ = 1;
    int open_quote_ = 0;
};

// A header names a title and something else that we know.
bool is_header(const Row& row) {
    constexpr int fewest_known = 3;
    if (row.cells.size() < fewest_known)
        return false; // nearly every line of a text
    bool title = false;
    int known = 0;
    for (const std::string& cell : row.cells) {
        const std::string name = base::collapse_spaces(cell);
        constexpr std::size_t longest_name = 80;
        if (name.size() > longest_name)
            return false;
        const Role role = role_of("", name);
        title = title || (role.part == Role::Part::fact && role.topic == Topic::title);
        known += role.part != Role::Part::unknown && role.part != Role::Part::ignored ? 1 : 0;
    }
    return title && known >= fewest_known;
}

struct Header {
    char separator = ';';
    Row row;
};

std::optional<Header> find_header(std::string_view text) {
    for (const char separator : {';', ',', '\t'}) {
        Reader reader{text, separator};
        Row row;
        for (std::size_t count = 0; count <= max_title_lines && reader.next(row); ++count)
            if (is_header(row))
                return Header{separator, row};
    }
    return std::nullopt;
}

bool is_blank(const Row& row) {
    return std::ranges::all_of(row.cells,
                               [](const std::string& cell) { return base::trim(cell).empty(); });
}

Node node_of(const Row& row, const Row& header, std::size_t number) {
    Node node;
    node.path = "row " + std::to_string(number);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        Node cell;
        cell.kind = Node::Kind::text;
        cell.name = i < header.cells.size() ? base::collapse_spaces(header.cells[i])
                                            : "column " + std::to_string(i + 1);
        cell.path = node.path + ", " + cell.name;
        cell.text = row.cells[i];
        node.children.push_back(std::move(cell));
    }
    return node;
}

} // namespace

bool is_table(std::string_view text) {
    constexpr std::size_t beginning = 8000;
    return find_header(text.substr(0, beginning)).has_value();
}

Tree read_table(std::string_view text) {
    Tree tree;
    tree.root.kind = Node::Kind::array;
    const auto header = find_header(text);
    if (!header) {
        tree.refused = "the table has no header that names a title and two more columns we know";
        return tree;
    }
    Reader reader{text, header->separator};
    Row row;
    const auto report = [&](int line, std::string message) {
        constexpr std::size_t most = 200;
        if (tree.problems.size() < most)
            tree.problems.push_back({"table_row", {line, line}, std::move(message)});
    };
    while (reader.next(row) && row.line < header->row.line)
        if (!is_blank(row))
            report(row.line, "a line above the header is left out");
    std::size_t number = 0;
    while (reader.next(row)) {
        if (is_blank(row))
            continue;
        ++number;
        if (row.cells.size() > header->row.cells.size())
            report(row.line, "row " + std::to_string(number) + " has " +
                                 std::to_string(row.cells.size()) + " cells for " +
                                 std::to_string(header->row.cells.size()) + " columns");
        tree.root.children.push_back(node_of(row, header->row, number));
    }
    if (reader.open_quote() > 0)
        report(reader.open_quote(), "a quote opened here is closed by nothing");
    return tree;
}

} // namespace ingest
