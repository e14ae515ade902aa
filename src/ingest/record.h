// Why: an offer of a feed is values with names and a text; the text is read by the same rules as
// any document, and what a value states stands above what a sentence says. Left to others: finding
// the values (feed, job_posting, page), the rules.
#pragma once

#include "ingest/aliases.h"
#include "ingest/ingest.h"
#include "ingest/page.h"
#include "ingest/sheet.h"

#include <string>
#include <vector>

namespace ingest {

struct Record {
    struct Value {
        std::string path;
        std::string text; // one line
        Role role;
        std::string left_out; // why it is not read, where the role does not say it
    };
    std::string kind;   // of the source, for people: "JobPosting", "RSS", "Talentsoft"
    std::string number; // "-3": tells offers of one file apart that have no reference
    std::vector<PageLine> lines;
    int title_line = 0;   // of the <title> of a page among them, 1-based; 0 for none
    int heading_line = 0; // of its <h1>
    std::vector<Value> values;
    std::vector<catalog::Problem> problems;
};

// Adds a value to a record: text roles as lines, the others as values; what says nothing ("Non
// renseigné", "null") is only counted.
void add_value(Record& record, std::string_view path, std::string_view text, const Role& role);

// The document's lines, one for each line of text and one for each value; the values' lines are
// entered in the ledger. `paths` gets the path of each line.
Document document_of(const Record& record, std::vector<std::string>& paths);

// What the values state, as proposals that come before those of the text. The elements are the rows
// that the rules read as well.
void propose_values(const Record& record, std::size_t first_line, std::vector<Element>& rows,
                    Sheet& sheet);

} // namespace ingest
