// Why: what an announcement states, each fact beside the way to its sentence, and what it does not
// state.
// Left to others: the sentence itself (proof.h), the rest of the page (detail.cpp).
#pragma once

#include "present/scene.h"

#include <vector>

namespace present {

// Every stated fact in the order in which they are read. A few that everybody asks for and that are
// not stated stand among them as "non indiqué dans l’annonce" where they are three or fewer, else
// they are listed in `silent`.
struct FactList {
    std::vector<FactRow> rows;
    std::vector<std::string> silent;
};
FactList facts_of(const Scene& scene, const catalog::Offer& offer, const session::Detail& detail);
FactRow fact_row(const Scene& scene, const catalog::Offer& offer, catalog::Field field, bool open);

// The section in which a French public employer says whether people without the status may apply
// ("Ouvert aux contractuels", emploi-territorial.fr); it is no field of its own.
std::optional<std::size_t> contract_staff_section(const catalog::Offer& offer);
std::string contract_staff_value(const Words& words, const catalog::Offer& offer);

// The stated facts whose sentence can be shown, in the same order.
std::vector<catalog::Field> proved_fields(const catalog::Offer& offer);

// "Candidater" for the fact by which one applies, else the field's own name.
std::string fact_label(const Words& words, const catalog::Offer& offer, catalog::Field field);

// In words: "13 novembre 2025" for a date, "Emploi permanent" for a contract; several joined.
std::string fact_value(const Words& words, const catalog::Offer& offer, catalog::Field field);

} // namespace present
