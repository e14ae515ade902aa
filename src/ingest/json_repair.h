// Why: JSON in pages is often made by templates that forget a comma or break a line in a string.
// Left to others: parsing (json_tree). Nothing is guessed: what cannot be mended so is refused.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ingest {

struct JsonRepair {
    int line = 0;
    std::string what; // "a comma before } is left out"
};

struct RepairedJson {
    std::string text;
    std::vector<JsonRepair> repairs; // at most 20; one a line and kind
    std::string refused;             // "the text ends inside a string that began at line 3"
};

// Leaves out comments, CDATA marks and needless commas, adds missing commas between values, escapes
// raw control characters in strings.
RepairedJson repair_json(std::string_view text);

} // namespace ingest
