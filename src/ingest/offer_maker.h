// Why: whatever a document was, from here on it is lines: structure, rules, sections, account.
// Left to others: how the lines came to be (document, page, record).
#pragma once

#include "ingest/document.h"
#include "ingest/ingest.h"
#include "ingest/record.h"

namespace ingest {

catalog::Offer make_offer(const SourceDocument& source, Document document);

// Lines and values of a feed, a posting or a page.
catalog::Offer make_offer(const SourceDocument& source, Record record);

// Why an offer is refused: it names neither what nor who. Empty when it is one.
std::string_view refusal_of(const catalog::Offer& offer);

} // namespace ingest
