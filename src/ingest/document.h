// Why: foreign bytes become clean numbered lines here, and every repair is said.
// Left to others: what the lines are (debris, columns, elements) and what they state (rules).
#pragma once

#include "base/bytes.h"
#include "catalog/offer.h"
#include "ingest/account.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

inline constexpr std::size_t max_text_bytes = 20'000'000;
inline constexpr std::size_t max_marks = 4;      // combining marks on one letter
inline constexpr std::size_t max_problems = 200; // of one document; the rest is counted in the last

// Why bytes are no document. The sentence is for a person: "the file is empty".
enum class Refusal { empty, binary, too_large, blank };
std::string_view sentence(Refusal refusal);

// One line of the source, numbered from 1, without its markup. A line without text is a gap.
struct Line {
    int number = 0;
    std::string text;        // trimmed; runs of spaces inside are kept, columns need them
    int indent = 0;          // columns before the text
    int hashes = 0;          // "## " of Markdown
    bool bold = false;       // the whole line stood between ** **
    bool underlined = false; // a rule of = or - follows, as in reStructuredText
    bool page_start = false; // a form feed stood before it
    bool label = false;      // the left cell of a table
    bool value = false;      // a web page says that it is the cell beside that label
    bool glued = false;      // goes on from the line above, in one cell of a table
    std::optional<catalog::SectionKind> opens; // a section, where a feed says which text it is
    bool operator==(const Line&) const = default;
};

// Text of a page or field has its lines whole; elsewhere a sentence may go on in the next line.
enum class Wrapping { possible, none };

struct Document {
    std::vector<Line> lines;
    Wrapping wrapping = Wrapping::possible;
    std::vector<std::string> source_lines; // NFC, as received otherwise, for the proof sheet
    std::size_t characters = 0;            // of the whole source, see catalog::Account
    Ledger ledger;
    std::vector<catalog::Problem> problems;
};

// Repairs UTF-8 (and reads UTF-16 with a byte order mark, and windows-1252), normalises to NFC,
// takes off marks that repeat an accent or pile up, controls, bidirectional and zero-width
// characters and inline markup, and maps private-use bullets to "•"; each is a problem of the
// document and an entry of its ledger. Lines end at \n, \r\n or a lone \r.
std::expected<Document, Refusal> read_lines(base::ByteView bytes);

} // namespace ingest
