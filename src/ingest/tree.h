// Why: JSON, XML and tables are trees of named values; one form lets one reader find offers in all.
// Left to others: which values an offer is made of (aliases, feed, job_posting).
#pragma once

#include "base/bytes.h"
#include "catalog/offer.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

inline constexpr int max_tree_depth = 32;
inline constexpr std::size_t max_tree_nodes = 2'000'000;
inline constexpr std::size_t max_columns = 400; // of a table; further cells are one

// A value with its place: "$.jobLocation.address", "/rss/channel/item[2]/title", "row 3, Titre".
// An object or element has children, a scalar text; an element of XML may have both.
struct Node {
    enum class Kind { object, array, text, number, other }; // other: true, false, null
    Kind kind = Kind::object;
    std::string name; // of the member or element; empty for items of an array
    std::string path;
    std::string text;
    std::vector<Node> children;

    bool is_scalar() const { return kind != Kind::object && kind != Kind::array; }
    // The member of that name, its case aside; nullptr where there is none.
    const Node* member(std::string_view wanted) const;
};

struct Tree {
    Node root;
    std::vector<catalog::Problem> problems; // what was repaired or left out, with its line
    std::string refused;                    // why and where nothing can be read; empty otherwise
};

// JSON (RFC 8259), repaired where it is slightly broken: byte order mark, comments, CDATA marks,
// commas too many or too few, raw line breaks in strings. `path` is that of the root.
Tree read_json(std::string_view text, std::string_view path = "$");

// XML 1.0 without entities of its own and without network. Of a list with a damaged item the other
// items are read; the damaged one is a problem with its line.
Tree read_xml(base::ByteView bytes);

// Rows separated by ";", "," or tabs, quoted as in RFC 4180; lines before the header are a problem
// each. The root is an array of rows whose members are named by the header.
Tree read_table(std::string_view text);

// Whether the text begins with a header of known columns, at most `max_title_lines` lines down.
bool is_table(std::string_view text);

} // namespace ingest
