// Why: what a visitor may ask of the list, and the answer with its counts.
// Left to others: typing (session), words for facets (present).
#pragma once

#include "catalog/card.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace catalog {

enum class Facet : std::uint8_t { family, employer, contract, category, telework, place, undated };
inline constexpr std::size_t facet_count = static_cast<std::size_t>(Facet::undated) + 1;

struct FacetChoice {
    Facet facet = Facet::family;
    std::string value; // family: "1"–"8"; undated: "yes"
    auto operator<=>(const FacetChoice&) const = default;
};

enum class Order { deadline, newest, title };

// Choices of one facet are joined by "or", different facets by "and".
struct Query {
    std::string text; // as typed
    std::vector<FacetChoice> choices;
    Order order = Order::deadline;
    bool operator==(const Query&) const = default;
};

struct FacetCount {
    std::string value;
    int count = 0;
    bool operator==(const FacetCount&) const = default;
};

using Row = std::uint32_t; // index into Shelf::cards

struct Hits {
    std::vector<Row> rows; // listed offers that match, in the order asked for
    int listed = 0;        // all offers that are current
    // For each facet, the values of the listed offers with the number of hits each would leave,
    // counted with all other facets' choices and the text applied. Most frequent first; a value
    // that would leave none stays, with 0.
    std::array<std::vector<FacetCount>, facet_count> facets;
    bool operator==(const Hits&) const = default;
};

// All cards of a release, in memory and immutable. Titles whose beginning is shared by three
// offers or more are known, so that the distinguishing words can be set bold.
struct Shelf {
    std::vector<Card> cards;
    std::vector<std::string> shared_beginnings; // "Chargé de mission", as the titles write it
    base::Instant issued{};                     // the age of the data
    base::Instant fresh_until{};                // as the publisher says; 1970: nobody has said
};

// From when on the offers are called old: fresh_until, or a week after they were issued.
base::Instant stale_from(const Shelf& shelf);

// An employer's name stands in one writing on all cards: "Ville de Valrive", not "VILLE DE
// VALRIVE".
Shelf make_shelf(std::vector<Card> cards, base::Instant issued);

// The card with that id, or nullptr.
const Card* find(const Shelf& shelf, const OfferId& id);

// Forgives accents, case, œ/oe, inclusive forms (agents finds agent·e·s, chargée finds chargé(e)),
// number and gender, and one typing error in a word of five letters or more that no listed offer
// holds. Every word of the text must be found, the last one as a beginning of a word; link words
// ("de", "l") before it need not be. The text of a
// mandatory reference finds its offer. Offers whose title holds all words come first.
Hits search(const Shelf& shelf, const Query& query, base::TrustedTime now);

} // namespace catalog
