// Why: tables set in two columns by spaces, tabs or bars are labels and values all the same.
// Left to others: reading labels and values (elements); tables of three columns stay as they are.
#pragma once

#include "ingest/document.h"

namespace ingest {

// Puts the cells of known labels and their values on lines of their own, which keep the number of
// the line they come from; a cell that is wrapped in its column is marked as glued. Bars of
// Markdown tables go to the ledger.
void split_columns(Document& document);

} // namespace ingest
