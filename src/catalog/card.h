// Why: the few facts by which a list tells offers apart, small enough to keep them all in memory.
// Left to others: the whole offer (catalog/offer.h), words and layout (present, view).
#pragma once

#include "catalog/offer.h"
#include "catalog/state.h"

#include <string>
#include <vector>

namespace catalog {

inline constexpr char title_end = '|';    // in Card::searched
inline constexpr char repeats_mark = '*'; // likewise

// A value and whether it was stated, derived or is missing.
struct Slot {
    std::string value;
    FactStatus status = FactStatus::not_stated;
    bool operator==(const Slot&) const = default;
};

struct Card {
    OfferId id;
    std::string title;
    bool title_derived = false;
    std::string employer;
    std::string reference;
    std::string teaser;
    Slot contract;  // a value of catalog::contract
    Slot category;  // A, B, C
    Slot place;     // town, short: "Paris 13e" for "15/19 avenue … – 75013 PARIS"
    Slot telework;  // yes, no, partial
    int family = 0; // 1–8 of the job families, 0 where the document states none
    StateDates dates;
    std::optional<base::Date> published;
    std::optional<base::Date> start;
    // The words of catalog/words.h, each once: " title and reference | everything else ", with how
    // often one stands in the offer where that is more than once: "voir*3". Only for the index: a
    // card that comes from a shelf has none.
    std::string searched;
    bool operator==(const Card&) const = default;
};

Card card_of(const Offer& offer);

// 1–8 (Aménagement, urbanisme … Administration, finances) for a family as a document states it,
// or 0 where it matches none.
int family_of(std::string_view stated_family);

// The town of a postal address as the document writes it, with the arrondissement of Paris, Lyon
// and Marseille: "15/19 avenue Pierre Mendès France – 75013 PARIS" gives "Paris 13e". An address
// in which no town can be told apart is given back as it is.
std::string short_place(std::string_view location);

} // namespace catalog
