// Why: which contract words name, in the values of labels as in sentences.
// Left to others: where such words count (rules_contract).
#pragma once

#include <string_view>

namespace ingest {

// The part of a folded sentence that is not the fall-back: "Recrutement statutaire, à défaut
// contractuel".
std::string_view without_fallback(std::string_view folded);

bool is_non_permanent(std::string_view folded);

// One of catalog::contract for the folded value of a label or chip, or empty.
std::string_view contract_in_value(std::string_view folded);

} // namespace ingest
