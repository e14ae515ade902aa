// Why: pages of some portals print a block and then the same block again.
// Left to others: everything that is not an exact repeat; legitimate repeats elsewhere stay.
#pragma once

#include "ingest/document.h"

namespace ingest {

// Empties the second of two equal sequences of lines that follow one another, gaps aside.
void clear_repeats(Document& document);

} // namespace ingest
