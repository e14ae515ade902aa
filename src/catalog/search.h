// Why: what a visitor may ask of the list, and the answer with its counts.
// Left to others: typing (session), words for facets (present).
#pragma once

#include "catalog/shelf.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace catalog {

struct FacetChoice {
    Facet facet = Facet::family;
    std::string value; // family: "1"–"8"; undated: "yes"
    auto operator<=>(const FacetChoice&) const = default;
};

// `best`: without a text as by deadline. With one, the offers whose title holds all words come
// first; then, as long as the hits are few, what says most about the words (BM25) before what
// mentions them; among equals, by deadline.
enum class Order { best, deadline, newest, title };

// Choices of one facet are joined by "or", different facets by "and".
struct Query {
    std::string text; // as typed
    std::vector<FacetChoice> choices;
    Order order = Order::best;
    bool operator==(const Query&) const = default;
};

struct FacetCount {
    std::string value;
    int count = 0;
    bool operator==(const FacetCount&) const = default;
};

inline constexpr std::size_t most_facet_values = 60; // of one facet, besides those chosen
inline constexpr std::size_t most_ranked = 1500;     // hits that Order::best weighs

struct Left {
    int count = 0;
    Row last = 0; // of those counted
    bool operator==(const Left&) const = default;
};

struct Hits {
    std::vector<Row> rows; // listed offers that match, in the order asked for
    int listed = 0;        // all offers that are current
    // For each facet, the values of the listed offers with the number of hits each would leave,
    // counted with all other facets' choices and the text applied. Most frequent first; a value
    // that would leave none stays, with 0. Of very many values the most frequent are here, and
    // those chosen.
    std::array<std::vector<FacetCount>, facet_count> facets;
    std::array<int, facet_count> values_left_out{}; // of each facet, how many are not here
    // Where nothing was found: what there would be without each of the choices, in their order, and
    // then without the text if there is one.
    std::vector<Left> without;
    bool operator==(const Hits&) const = default;
};

// Forgives accents, case, œ/oe, inclusive forms (agents finds agent·e·s, chargée finds chargé(e)),
// number and gender, and one typing error in a word of five letters or more that no listed offer
// holds. Every word of the text must be found, the last one as a beginning of a word; link words
// ("de", "l") need not be, unless there is nothing else. The text of a mandatory reference finds
// its offer. Offers whose title holds all words come first.
Hits search(const Shelf& shelf, const Query& query, base::TrustedTime now);

} // namespace catalog
