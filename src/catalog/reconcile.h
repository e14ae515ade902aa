// Why: employers publish one post on several sites, as a page, a feed and a PDF; visitors see one
// offer, and each of its facts still says where it stands.
// Left to others: which file is read (main), two versions of one document (main).
#pragma once

#include "catalog/offer.h"

#include <cstddef>
#include <span>
#include <vector>

namespace catalog {

// Whether two offers are one post seen in two sources. The reference of one employer proves it, as
// long as the titles do not deny it; without a common reference the same employer, title and text
// must meet, and no fact that tells posts apart (place, service, dates, time, contract, grade) may
// differ. What only looks alike stays two.
bool is_same_post(const Offer& a, const Offer& b);

// The offers that are one post, each group in the order given, by their indices; the groups in the
// order of their first offers. Offers are compared only where employer or reference meet, and with
// at most `max_compared` others.
inline constexpr std::size_t max_compared = 200;
std::vector<std::vector<std::size_t>> same_posts(std::span<const Offer> offers);

// One offer from several sources of one post. The source that states most comes first (of equals
// the earlier one): its text is shown, its facts stand. A fact it does not state is taken from the
// next one that does, with that source's name in the fact's path in place of lines; a fact on which
// they differ is a problem. The id is the first one made of employer and reference, so that it does
// not depend on which of the sources were there.
Offer merge(std::span<const Offer> offers);

} // namespace catalog
