// Why: the one JSON form of an offer, printed by `vitrine import --json` and kept in the catalog.
// Left to others: files and databases.
#pragma once

#include "base/result.h"
#include "catalog/offer.h"
#include "catalog/state.h"

#include <span>
#include <string>
#include <string_view>

namespace catalog {

// {"offers": [...]} with every offer's state at `now`, indented for people.
std::string to_json(std::span<const Offer> offers, base::TrustedTime now);

// One offer, compact, with its source lines and without its state: what the catalog file keeps.
std::string to_stored_json(const Offer& offer);
base::Result<Offer> from_stored_json(std::string_view json);

} // namespace catalog
