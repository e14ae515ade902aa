// Why: the closed values of the catalog (fields, contracts, families, facets) in words.
// Left to others: where they stand (the screens).
#pragma once

#include "catalog/search.h"
#include "present/words.h"

#include <optional>
#include <string>
#include <string_view>

namespace present {

std::string field_label(const Words& words, catalog::Field field);
bool is_feminine(catalog::Field field);                            // its French label is
std::string derived_tag(const Words& words, catalog::Field field); // "déduite", "déduit"

std::string contract_short(const Words& words, std::string_view contract); // "CDD"
std::string contract_long(const Words& words, std::string_view contract);  // "Emploi permanent"
std::string telework(const Words& words, std::string_view value);          // "Oui"
std::string working_time(const Words& words, std::string_view value);      // "Complet"

constexpr int families = 8;
std::string family_long(const Words& words, int family);  // "Économie et emploi"
std::string family_short(const Words& words, int family); // "Économie"

std::string_view name_of(catalog::Facet facet); // "contract", for ids
std::string facet_heading(const Words& words, catalog::Facet facet);
std::string facet_value(const Words& words, const catalog::FacetChoice& choice); // "A"
// Where it stands alone: "Catégorie A", "Télétravail : oui"
std::string choice_label(const Words& words, const catalog::FacetChoice& choice);
// In a sentence: "en catégorie A", "avec télétravail"
std::string choice_in_sentence(const Words& words, const catalog::FacetChoice& choice);

// The end of an id: letters, digits and "-": "Ville de Valrive" → "ville-de-valrive".
std::string slug(std::string_view value);

} // namespace present
