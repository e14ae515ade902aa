#include "catalog/search.h"

#include "base/text.h"
#include "catalog/words.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <tuple>
#include <unordered_map>

namespace catalog {

namespace {

// Where in an offer a typed word was found. The order ranks.
enum class Found : std::uint8_t { nowhere, body, title };

std::string_view title_part(const Card& card) {
    const std::string_view searched = card.searched;
    return searched.substr(0, searched.find(title_end));
}

// memmem, because std::string_view::find stops at every first letter, and here that is a space.
std::size_t position(std::string_view text, std::string_view part, std::size_t from = 0) {
    const void* found = ::memmem(text.data() + from, text.size() - from, part.data(), part.size());
    return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data())
                 : text.npos;
}

// A word as it was typed, in full or, if it is the last one, as a beginning.
class Exact {
public:
    Exact(const Word& typed, bool is_last)
        : stem_{" " + typed.stem + " "}
        , word_{" " + typed.folded + (is_last ? "" : " ")} {}

    Found find_in(const Card& card) const {
        if (!is_in(card.searched))
            return Found::nowhere;
        return is_in(title_part(card)) ? Found::title : Found::body;
    }

private:
    bool is_in(std::string_view text) const {
        return position(text, stem_) != text.npos || position(text, word_) != text.npos;
    }

    std::string stem_;
    std::string word_;
};

constexpr std::size_t shortest_mistyped = 5; // letters

bool may_be_mistyped(const Word& typed) {
    return typed.folded.size() >= shortest_mistyped &&
           std::ranges::none_of(typed.folded, [](char c) { return c >= '0' && c <= '9'; });
}

// A word with one error, and the parts by which its candidates are found. The error leaves the
// beginning or the end of a word whole, unless it swaps the letters where the two meet; looking for
// these three is five times as fast as comparing every word.
class Mistyped {
public:
    Mistyped(const Word& typed, bool is_last)
        : typed_{typed}
        , is_last_{is_last} {
        const std::string& form = typed.folded.starts_with(typed.stem) ? typed.stem : typed.folded;
        const std::size_t half = form.size() / 2;
        std::string swapped = form;
        std::swap(swapped[half - 1], swapped[half]);
        parts_ = {" " + form.substr(0, half), form.substr(half), " " + swapped};
    }

    Found find_in(const Card& card) const {
        const std::string_view searched = card.searched;
        Found best = Found::nowhere;
        for (const std::string& part : parts_)
            for (std::size_t at = position(searched, part, 0); at != searched.npos;
                 at = position(searched, part, at + 1)) {
                const std::size_t start = searched.rfind(' ', at) + 1; // at may be the space
                const std::size_t end = std::min(searched.find(' ', start), searched.size());
                if (!fits(searched.substr(start, end - start)))
                    continue;
                if (start < title_part(card).size())
                    return Found::title;
                best = Found::body;
            }
        return best;
    }

private:
    bool fits(std::string_view word) const {
        return within_one_error(typed_.stem, word) || within_one_error(typed_.folded, word) ||
               (is_last_ && begins_within_one_error(typed_.folded, word));
    }

    const Word& typed_;
    bool is_last_;
    std::array<std::string, 3> parts_;
};

struct Listed {
    Row row = 0;
    OfferState state;
    Found found = Found::title; // the worst of all words
};

// Keeps what holds every typed word. A word that no listed offer holds is taken for mistyped;
// forgiving an error in every word would drown "voirie" in "voire".
void keep_matching(const Shelf& shelf, std::string_view text, std::vector<Listed>& listed) {
    const std::vector<Word> words = words_of(text);
    std::vector<Found> found(listed.size(), Found::title);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_last = i + 1 == words.size();
        if (!is_last && is_link_word(words[i].folded))
            continue;
        std::vector<Found> here(listed.size());
        const auto look = [&](const auto& find) {
            for (std::size_t n = 0; n < listed.size(); ++n)
                here[n] = find(shelf.cards[listed[n].row]);
        };
        const Exact exact{words[i], is_last};
        look([&](const Card& card) { return exact.find_in(card); });
        const bool nowhere = std::ranges::all_of(here, [](Found f) { return f == Found::nowhere; });
        if (nowhere && may_be_mistyped(words[i])) {
            const Mistyped mistyped{words[i], is_last};
            look([&](const Card& card) { return mistyped.find_in(card); });
        }
        for (std::size_t n = 0; n < listed.size(); ++n)
            found[n] = std::min(found[n], here[n]);
    }
    std::size_t kept = 0;
    for (std::size_t n = 0; n < listed.size(); ++n)
        if (found[n] != Found::nowhere) {
            listed[kept] = listed[n];
            listed[kept++].found = found[n];
        }
    listed.resize(kept);
}

constexpr std::array<std::string_view, 9> family_values = {"",  "1", "2", "3", "4",
                                                           "5", "6", "7", "8"};

// What an offer is under a facet; empty where the document does not say.
std::string_view value_of(const Card& card, State state, Facet facet) {
    switch (facet) {
    case Facet::family:
        return family_values.at(static_cast<std::size_t>(card.family));
    case Facet::employer:
        return card.employer;
    case Facet::contract:
        return card.contract.value;
    case Facet::category:
        return card.category.value;
    case Facet::telework:
        return card.telework.value;
    case Facet::place:
        return card.place.value;
    case Facet::undated:
        return state == State::undated ? "yes" : "";
    }
    std::unreachable();
}

std::vector<Listed> all_listed(const Shelf& shelf, base::TrustedTime now) {
    std::vector<Listed> listed;
    // Many offers share their dates, and a state asks the calendar.
    std::map<std::tuple<std::optional<base::Date>, std::optional<base::Date>, bool>, OfferState>
        known;
    for (Row row = 0; row < shelf.cards.size(); ++row) {
        const StateDates& dates = shelf.cards[row].dates;
        const auto [entry, is_new] =
            known.try_emplace({dates.deadline, dates.end, dates.recalled}, OfferState{});
        if (is_new)
            entry->second = state(dates, now);
        if (is_listed(entry->second.state))
            listed.push_back({row, entry->second, Found::title});
    }
    return listed;
}

// The choices of a query, and what each offer makes of them.
class Choices {
public:
    explicit Choices(const std::vector<FacetChoice>& choices) {
        for (const FacetChoice& choice : choices)
            wanted_[static_cast<std::size_t>(choice.facet)].push_back(choice.value);
    }

    // One bit for each facet that shuts the offer out.
    unsigned refusals(const Card& card, State state) const {
        unsigned bits = 0;
        for (std::size_t facet = 0; facet < facet_count; ++facet) {
            if (wanted_[facet].empty())
                continue;
            const std::string_view value = value_of(card, state, static_cast<Facet>(facet));
            if (std::ranges::find(wanted_[facet], value) == wanted_[facet].end())
                bits |= 1u << facet;
        }
        return bits;
    }

private:
    std::array<std::vector<std::string_view>, facet_count> wanted_;
};

using Counts = std::array<std::unordered_map<std::string_view, int>, facet_count>;

std::vector<FacetCount> in_order(const std::unordered_map<std::string_view, int>& counts) {
    std::vector<FacetCount> ordered;
    for (const auto& [value, count] : counts)
        ordered.push_back({std::string{value}, count});
    std::ranges::sort(ordered, [](const FacetCount& a, const FacetCount& b) {
        return a.count != b.count ? a.count > b.count : a.value < b.value;
    });
    return ordered;
}

void put_in_order(const Shelf& shelf, Order order, std::vector<Listed>& hits) {
    const auto date_key = [&](const Listed& hit) -> std::pair<bool, int> {
        const Card& card = shelf.cards[hit.row];
        const auto& date = order == Order::newest ? card.published : hit.state.date;
        if (order == Order::title || !date)
            return {true, 0}; // without a date: after all that have one
        const auto day = static_cast<int>(std::chrono::sys_days{*date}.time_since_epoch().count());
        return {false, order == Order::newest ? -day : day};
    };
    std::vector<std::tuple<bool, bool, int, std::string_view, Row, Listed>> keyed;
    keyed.reserve(hits.size());
    for (const Listed& hit : hits) {
        const auto [undated, day] = date_key(hit);
        keyed.emplace_back(hit.found != Found::title, undated, day,
                           title_part(shelf.cards[hit.row]), hit.row, hit);
    }
    std::ranges::sort(keyed, [](const auto& a, const auto& b) {
        return std::tie(std::get<0>(a), std::get<1>(a), std::get<2>(a), std::get<3>(a),
                        std::get<4>(a)) < std::tie(std::get<0>(b), std::get<1>(b), std::get<2>(b),
                                                   std::get<3>(b), std::get<4>(b));
    });
    for (std::size_t i = 0; i < hits.size(); ++i)
        hits[i] = std::get<Listed>(keyed[i]);
}

} // namespace

const Card* find(const Shelf& shelf, const OfferId& id) {
    const auto card = std::ranges::find(shelf.cards, id, &Card::id);
    return card == shelf.cards.end() ? nullptr : &*card;
}

Hits search(const Shelf& shelf, const Query& query, base::TrustedTime now) {
    std::vector<Listed> listed = all_listed(shelf, now);
    Hits hits;
    hits.listed = static_cast<int>(listed.size());
    Counts counts;
    for (const Listed& offer : listed)
        for (std::size_t facet = 0; facet < facet_count; ++facet)
            if (const auto value =
                    value_of(shelf.cards[offer.row], offer.state.state, static_cast<Facet>(facet));
                !value.empty())
                counts[facet].try_emplace(value, 0);

    keep_matching(shelf, query.text, listed);
    const Choices choices{query.choices};
    std::vector<Listed> chosen;
    for (const Listed& offer : listed) {
        const Card& card = shelf.cards[offer.row];
        const unsigned refusals = choices.refusals(card, offer.state.state);
        if (refusals == 0)
            chosen.push_back(offer);
        for (std::size_t facet = 0; facet < facet_count; ++facet) {
            if ((refusals & ~(1u << facet)) != 0)
                continue;
            const auto value = value_of(card, offer.state.state, static_cast<Facet>(facet));
            if (!value.empty())
                ++counts[facet][value];
        }
    }
    put_in_order(shelf, query.order, chosen);
    for (const Listed& offer : chosen)
        hits.rows.push_back(offer.row);
    for (std::size_t facet = 0; facet < facet_count; ++facet)
        hits.facets[facet] = in_order(counts[facet]);
    return hits;
}

} // namespace catalog
