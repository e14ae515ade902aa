// Why: "SERVICE DÉPARTEMENTAL D’INCENDIE ET DE SECOURS" shouts on a list and is slow to read; a
// name in capitals throughout is written as names are.
// Left to others: one writing for one name (search.h), the document's own words (its proof).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace catalog {

// Words as names and places of the catalog write them, by their folded form: "valrive" → "Valrive".
using NameWords = std::map<std::string, std::string, std::less<>>;
NameWords name_words(const std::vector<std::string_view>& names);

// The name with a capital at each word but link words; abbreviations stay. Accents are never
// guessed: a name whose capitals bear none is left as it is unless every word is known.
std::string calm_name(std::string_view name, const NameWords& known);

} // namespace catalog
