// Why: which common words names of organisations are made of, in tables that only grow.
// Left to others: where such a name begins and ends (organisations).
#pragma once

#include <span>
#include <string_view>

namespace ingest {

std::span<const std::string_view> french_nouns();
std::span<const std::string_view> french_tails();
std::span<const std::string_view> english_nouns();
std::span<const std::string_view> small_parts();
std::span<const std::string_view> kinds();

} // namespace ingest
