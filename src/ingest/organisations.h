// Why: most employers are not labelled; their names stand in the running text.
// Left to others: which of the names is the employer (rules_employer).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace ingest {

// A name of an organisation in a text, in bytes, without its article.
struct NameMention {
    std::size_t from = 0;
    std::size_t to = 0;
    bool operator==(const NameMention&) const = default;
};

// "Métropole du Grand Paris", "Département de la Seine-Saint-Denis", "Centre hospitalier de X",
// "Northbridge City Council", "University of X": the noun of an organisation with a proper name.
// English nouns are tried only in an English document ("service" is a French word too).
std::vector<NameMention> find_organisations(std::string_view text, bool english = false);

} // namespace ingest
