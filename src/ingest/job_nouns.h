// Why: a line without a label is a title only when it begins with the noun of a job.
// Left to others: where titles stand (rules_title).
#pragma once

#include <string_view>

namespace ingest {

// The folded text begins with a job noun, marks of gender aside; an article may stand before it.
bool begins_with_job(std::string_view folded);
// Bytes of "un ", "une ", "un(e) ", "le.la ", "le/la ", "a ", "the " at the beginning.
std::size_t article_length(std::string_view folded);

} // namespace ingest
