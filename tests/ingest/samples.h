// Why: tests of facts want one call from a text to its offer, and one check of its account.
#pragma once

#include "ingest/ingest.h"

#include <string>
#include <string_view>

namespace ingest {

inline constexpr std::string_view some_digest =
    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

// A text may be a fragment that names neither title nor employer, which read_document would refuse.
catalog::Offer offer_of(std::string_view text, std::string name = "essai.txt");

// Values joined by " | ", or "-" when the field is not stated.
std::string values_of(const catalog::Offer& offer, catalog::Field field);

// Empty when characters = shown + dropped, shown is what the sections hold, every dropped part has
// a place in the document and a reason, and every fact a place and a quote; else what is wrong.
std::string fault_in(const catalog::Offer& offer);

} // namespace ingest
