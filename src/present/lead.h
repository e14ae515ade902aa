// Why: an offer's state in one sentence: until when, and by which way one applies.
// Left to others: the way itself, word for word (facts.h).
#pragma once

#include "present/scene.h"

namespace present {

// The state of an offer that may have left the catalog: then it is withdrawn, or it is what its own
// dates say.
catalog::OfferState state_of(const Scene& scene, const catalog::OfferId& id,
                             const catalog::Offer* offer);

// Fills lead_before, lead_bold, lead_after.
void say_lead(const Scene& scene, const catalog::Offer& offer, const catalog::OfferState& state,
              DetailPage& page);

// What stands in the way of this offer, or that nothing says how to apply.
std::optional<Banner> offer_banner(const Scene& scene, const catalog::Offer& offer,
                                   const catalog::OfferState& state);

// Why interest cannot be registered; empty where it can.
std::string why_not(const Scene& scene, const catalog::OfferState& state,
                    std::string_view employer);

} // namespace present
