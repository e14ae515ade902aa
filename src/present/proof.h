// Why: one tap from a fact to the sentence that states it, in its place and word for word.
// Left to others: which facts there are (facts.h).
#pragma once

#include "present/scene.h"

namespace present {

// The lines of the source around those that state the fact, two of text before and after, exactly
// as the document writes them. A source without lines gives its path and its quote.
// Of the fact or the passage that `detail` has open.
ProofSheet proof_sheet(const Scene& scene, const catalog::Offer& offer,
                       const session::Detail& detail);

} // namespace present
