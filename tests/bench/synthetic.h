// Why: a hundred thousand synthetic offers, as values, without what an import costs.
// Left to others: making them (chromium-baseline/gen), measuring.
#pragma once

#include "catalog/offer.h"

#include <string>
#include <vector>

namespace synthetic {

// One offer a line, each a schema.org JobPosting as the generator writes it. Every other one gets
// a deadline, which the generator does not give.
std::vector<catalog::Offer> read_offers(const std::string& file);

// A JSON array of texts.
std::vector<std::string> read_texts(const std::string& file);

} // namespace synthetic
