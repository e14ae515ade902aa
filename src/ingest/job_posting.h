// Why: schema.org JobPosting is what most job sites publish; one object a line is how lists travel.
// Left to others: HTML pages around it, plain-text documents (ingest).
#pragma once

#include "ingest/ingest.h"

namespace ingest {

inline constexpr std::size_t max_posting_bytes = 1'000'000; // of one line

// One offer for each line that holds a JobPosting object; keys are read without regard to case,
// and a string, an object with a name or an array are taken everywhere. A line that is no such
// object is a problem of the first offer, and the refusal when there is none at all.
Imported read_job_postings(const SourceDocument& source);

} // namespace ingest
