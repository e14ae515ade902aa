// Why: tests of facts want one call from a text to its offer, and one check of its account.
#pragma once

#include "ingest/ingest.h"

#include <string>
#include <string_view>

namespace ingest {

inline constexpr std::string_view some_digest =
    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

catalog::Offer offer_of(std::string_view text, std::string name = "essai.txt");

// Values joined by " | ", or "-" when the field is not stated.
std::string values_of(const catalog::Offer& offer, catalog::Field field);

// Empty when characters = shown + dropped, shown is what the sections hold, every dropped part has
// lines of the document and a reason, and every fact's lines hold its quote; else what is wrong.
std::string fault_in(const catalog::Offer& offer);

} // namespace ingest
