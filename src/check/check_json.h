// Why: the findings as JSON, the form in which programs read `vitrine check --json`.
// Left to others: finding them (check), printing for people (main).
#pragma once

#include "check/check.h"

#include <span>
#include <string>

namespace check {

// What was found in one offer.
struct Report {
    std::string file;
    catalog::OfferId id;
    Completeness completeness;
    std::vector<Finding> findings;
};

// {"offers": [{"file", "id", "completeness": {"applies", "stated", "of", "missing": [name]},
// "findings": [{"rule", "weight": "answer|note", "lines": [first, last] or null, "quote" or null,
// "message", "advice"}]}], "refused": [{"file", "reason"}]}
struct Refusal {
    std::string file, reason;
};
std::string to_json(std::span<const Report> reports, std::span<const Refusal> refused);

} // namespace check
