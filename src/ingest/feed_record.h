// Why: a node of JSON, XML or a table that is an offer becomes a record: its members by what they
// are to an offer, said once. Left to others: which nodes are offers (feed), what the names mean
// (aliases).
#pragma once

#include "ingest/record.h"
#include "ingest/tree.h"

#include <string_view>

namespace ingest {

bool is_known(const Role& role);

// `employer`: what names the employer outside the node, or nullptr.
Record record_of(const Node& node, std::string_view kind, const Node* employer);

} // namespace ingest
