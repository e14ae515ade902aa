// Why: page furniture, web chrome and doubled blocks hide the structure of a document.
// Left to others: characters (document), structure (elements).
#pragma once

#include "ingest/document.h"

#include <string>
#include <utility>
#include <vector>

namespace ingest {

// A "key: value" line of YAML front matter; it states facts and is not displayed.
struct FrontMatter {
    std::string key, value;
    int line = 0;
};

// What is not displayed and still states something: front matter, and each line that ran at the
// head or foot of several pages, once.
struct Aside {
    std::vector<FrontMatter> front;
    std::vector<Line> running;
};

// Empties (never erases: they stay as gaps) the lines of front matter, rules, page numbers, lines
// repeated at every page, known words of web pages and everything after "other offers" of a web
// page, and erases blocks that stand twice in a row; all are entered in the document's ledger.
Aside clear_debris(Document& document);

} // namespace ingest
