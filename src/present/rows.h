// Why: an offer as one row of a list: its date, its disc, its title, four facts in fixed places.
// Left to others: the whole offer (detail.cpp).
#pragma once

#include "present/scene.h"

namespace present {

// A number where the document states a family or a recruiter set it, else the employer's initial.
Disc disc_of(const Words& words, int family, std::string_view employer);
Title title_of(const Scene& scene, const catalog::Card& card);
DueDate due_of(const Scene& scene, const catalog::StateDates& dates);
OfferRow offer_row(const Scene& scene, const catalog::Card& card, const std::string& tap_id);

// What an offer's dates are, from the past to the future. Each is none where it is not stated.
struct Dates {
    std::optional<base::Date> published, deadline, start, end;
};
Route route_of(const Scene& scene, const Dates& dates);

// "Métropole du Grand Paris · offre O075251013000634", or that one of them is not stated.
std::string employer_line(const Words& words, std::string_view employer,
                          std::string_view reference);

// "Offre {reference}", or empty.
std::string reference_line(const Scene& scene, const catalog::Card& card);

} // namespace present
