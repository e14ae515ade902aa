// Why: schema.org JobPosting is what most job sites publish, strictly or not.
// Left to others: the JSON itself (tree), files and lines (feed), pages around it (web_page).
#pragma once

#include "ingest/record.h"
#include "ingest/tree.h"

#include <vector>

namespace ingest {

inline constexpr std::size_t max_posting_bytes = 1'000'000; // of one line

// One record for each JobPosting of the tree (https://schema.org/JobPosting), wherever it stands.
// Keys are read without regard to case; a string, an object with a name or an array are taken
// everywhere; {"@id": …} stands for the node of the same graph that has that id.
std::vector<Record> read_job_postings(const Node& root);

} // namespace ingest
