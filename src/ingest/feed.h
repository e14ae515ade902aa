// Why: a list holds many offers, some of them damaged; each good one becomes an offer, each bad one
// is named. Left to others: the tree of the source (tree), the names of values (aliases),
// schema.org (job_posting).
#pragma once

#include "ingest/ingest.h"
#include "ingest/record.h"
#include "ingest/tree.h"

namespace ingest {

// JSON: schema.org JobPostings wherever they stand (one value, a list, @graph, one a line), else
// what holds a title and other values we know, as Talentsoft and other recruitment software publish
// it.
Imported read_json_offers(const SourceDocument& source);

// RSS, the Indeed family, Talentsoft, PASS, and lists with French names.
Imported read_xml_offers(const SourceDocument& source);

Imported read_table_offers(const SourceDocument& source);

// The offers of a tree that are no JobPostings.
std::vector<Record> read_feed_records(const Node& root, std::string_view kind);

} // namespace ingest
