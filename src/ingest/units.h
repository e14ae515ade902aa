// Why: a direction or service is named inside a sentence; its name ends where the verb begins.
// Left to others: which unit the post belongs to (rules_department).
#pragma once

#include "ingest/organisations.h"

#include <string_view>

namespace ingest {

// "direction", "service", "pôle", "groupement" and the like at the beginning of the folded text.
bool begins_with_unit(std::string_view folded);

// "Direction des routes et des mobilités", "service Eau, nature et risques": the name from `at` to
// the verb or mark that ends it. Empty when no name follows.
NameMention unit_name_at(std::string_view text, std::size_t at);

} // namespace ingest
