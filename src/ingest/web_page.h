// Why: a saved page says its offer twice, to people and to search engines; each completes the
// other. Left to others: lines of the page (page), values of the posting (job_posting).
#pragma once

#include "ingest/ingest.h"

namespace ingest {

// The offer of a saved page, from its text and its JobPosting; of a page that lists several, the
// offers of its JobPostings.
Imported read_web_page(const SourceDocument& source);

} // namespace ingest
