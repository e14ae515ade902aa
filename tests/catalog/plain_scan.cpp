#include "plain_scan.h"

#include "catalog/typed.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace plain {

using catalog::Card;
using catalog::Facet;
using catalog::Word;

namespace {

std::vector<std::string> words_in(std::string_view searched) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : searched) {
        if (c != ' ') {
            word += c;
        } else if (!word.empty()) {
            words.push_back(word.substr(0, word.find(catalog::repeats_mark)));
            word.clear();
        }
    }
    return words;
}

struct Offer {
    Card card;
    std::vector<std::string> title, all;
};

Offer offer_of(const Card& card) {
    const std::string_view searched = card.searched;
    const std::size_t end = searched.find(catalog::title_end);
    Offer offer{card, words_in(searched.substr(0, end)), {}};
    offer.all = words_in(std::string{searched.substr(end + 1)});
    offer.all.insert(offer.all.end(), offer.title.begin(), offer.title.end());
    return offer;
}

using Means = bool (*)(const Word&, bool is_last, const std::string&);

bool exactly(const Word& typed, bool is_last, const std::string& word) {
    return word == typed.stem || word == typed.folded ||
           (is_last && word.starts_with(typed.folded));
}

bool mistyped(const Word& typed, bool is_last, const std::string& word) {
    return catalog::within_one_error(typed.stem, word) ||
           catalog::within_one_error(typed.folded, word) ||
           (is_last && catalog::begins_within_one_error(typed.folded, word));
}

std::vector<std::pair<Word, bool>> words_to_find(std::string_view text) {
    const std::vector<Word> words = catalog::words_of(text);
    std::vector<std::pair<Word, bool>> kept;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (!catalog::is_link_word(words[i].folded))
            kept.emplace_back(words[i], i + 1 == words.size());
    if (kept.empty() && !words.empty())
        kept.emplace_back(words.back(), true);
    return kept;
}

std::string value_of(const Card& card, Facet facet) {
    switch (facet) {
    case Facet::family:
        return card.family == 0 ? "" : std::to_string(card.family);
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
        return card.dates.deadline ? "" : "yes";
    }
    std::unreachable();
}

bool is_refused(const Card& card, Facet facet, const catalog::Query& query) {
    bool is_asked = false, is_there = false;
    for (const catalog::FacetChoice& choice : query.choices)
        if (choice.facet == facet) {
            is_asked = true;
            is_there |= choice.value == value_of(card, facet);
        }
    return is_asked && !is_there;
}

int refusals(const Card& card, const catalog::Query& query) {
    int refused = 0;
    for (std::size_t facet = 0; facet < catalog::facet_count; ++facet)
        refused += is_refused(card, static_cast<Facet>(facet), query) ? 1 : 0;
    return refused;
}

auto order_key(const Offer& offer, catalog::Order order) {
    const auto day = [](const std::optional<base::Date>& date, int sign) {
        const int days =
            date ? sign * static_cast<int>(std::chrono::sys_days{*date}.time_since_epoch().count())
                 : 0;
        return std::pair{!date, days};
    };
    std::string title;
    for (const std::string& word : offer.title)
        title += word + ' ';
    const auto when = order == catalog::Order::title    ? std::pair{false, 0}
                      : order == catalog::Order::newest ? day(offer.card.published, -1)
                                                        : day(offer.card.dates.deadline, 1);
    return std::tuple{when, title, offer.card.id};
}

struct Match {
    catalog::Row row;
    bool titled = true;
};

std::vector<Match> matches(const std::vector<Offer>& offers, std::vector<Match> listed,
                           std::string_view text) {
    std::vector<Match> left = listed;
    for (const auto& [typed, is_last] : words_to_find(text)) {
        const auto holds = [&](const std::vector<std::string>& words, Means means) {
            return std::ranges::any_of(
                words, [&](const std::string& word) { return means(typed, is_last, word); });
        };
        const bool is_known = std::ranges::any_of(
            listed, [&](const Match& match) { return holds(offers[match.row].all, exactly); });
        if (!is_known && !catalog::may_be_mistyped(typed))
            return {};
        const Means means = is_known ? exactly : mistyped;
        std::erase_if(left, [&](Match& match) {
            match.titled = match.titled && holds(offers[match.row].title, means);
            return !holds(offers[match.row].all, means);
        });
    }
    return left;
}

} // namespace

Found scan(const std::vector<Card>& cards, const catalog::Query& query, base::TrustedTime now) {
    std::vector<Offer> offers;
    std::vector<Match> listed;
    for (const Card& card : cards) {
        if (catalog::is_listed(catalog::state(card.dates, now).state))
            listed.push_back({static_cast<catalog::Row>(offers.size())});
        offers.push_back(offer_of(card));
    }
    std::array<std::map<std::string, int>, catalog::facet_count> counts;
    const auto each_value = [&](catalog::Row row, auto take) {
        for (std::size_t facet = 0; facet < catalog::facet_count; ++facet)
            if (const auto value = value_of(offers[row].card, static_cast<Facet>(facet));
                !value.empty())
                take(facet, counts[facet][value]);
    };
    for (const Match& match : listed)
        each_value(match.row, [](std::size_t, int&) {});
    std::vector<Match> hits;
    for (const Match& match : matches(offers, listed, query.text)) {
        const int refused = refusals(offers[match.row].card, query);
        if (refused == 0)
            hits.push_back(match);
        each_value(match.row, [&](std::size_t facet, int& count) {
            const bool own = is_refused(offers[match.row].card, static_cast<Facet>(facet), query);
            count += refused == (own ? 1 : 0) ? 1 : 0;
        });
    }
    std::ranges::sort(hits, {}, [&](const Match& match) {
        return std::pair{!match.titled, order_key(offers[match.row], query.order)};
    });
    Found found;
    found.listed = static_cast<int>(listed.size());
    for (const Match& hit : hits) {
        found.rows.push_back(hit.row);
        found.titled += hit.titled ? 1 : 0;
    }
    for (std::size_t facet = 0; facet < catalog::facet_count; ++facet) {
        for (const auto& [value, count] : counts[facet])
            found.facets[facet].push_back({value, count});
        std::ranges::stable_sort(found.facets[facet], std::ranges::greater{},
                                 &catalog::FacetCount::count);
    }
    return found;
}

} // namespace plain
