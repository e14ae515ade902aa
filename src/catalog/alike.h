// Why: what is the same to a reader is made the same: names written in several ways, beginnings
// that titles share. Left to others: the cards they stand on (shelf_maker).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace catalog {

// For each of these different names how it is written on all cards. Capitals, accents and spaces
// make no other name; "Ville de Valrive" is preferred to "VILLE DE VALRIVE".
std::unordered_map<std::string_view, std::string_view>
one_writing(const std::vector<std::string_view>& names);

// Beginnings that three of these titles or more share, in all their writings, the longest first:
// whoever looks for the beginning of a title takes the first that fits. The titles are different
// ones: one title three times has nothing to tell.
std::vector<std::string> shared_beginnings(const std::vector<std::string_view>& titles);

} // namespace catalog
