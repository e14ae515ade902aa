#include "present/keyboard.h"
#include "present/labels.h"
#include "present/nothing.h"
#include "present/rows.h"
#include "present/scene.h"

#include <algorithm>
#include <array>
#include <string>

namespace present {
namespace {

using catalog::Facet;

constexpr std::size_t most_family_chips = 5; // beside "Tous les filtres"

bool is_chosen(const Scene& scene, const catalog::FacetChoice& choice) {
    const auto& choices = scene.session.query.choices;
    return std::find(choices.begin(), choices.end(), choice) != choices.end();
}

Chip chip(const Scene& scene, const catalog::FacetChoice& choice, int count, std::string label) {
    Chip made;
    made.tap = tap("browse.facet." + std::string{name_of(choice.facet)} + "." + slug(choice.value),
                   std::move(label), session::Choose{choice});
    made.tap.chosen = is_chosen(scene, choice);
    made.count = scene.words.number(count);
    made.zero = count == 0;
    made.tap.spoken = made.tap.label + ", " + scene.words.count(count, "{n} offre", "{n} offres");
    if (choice.facet == Facet::family)
        made.disc = disc_of(scene.words, choice.value.empty() ? 0 : choice.value.front() - '0', "");
    return made;
}

const std::vector<catalog::FacetCount>& counts(const Scene& scene, Facet facet) {
    return scene.session.hits.facets[static_cast<std::size_t>(facet)];
}

// Two values may differ in capitals alone and give one slug: the later one is numbered.
template <class Taken>
void make_distinct(Tap& tap, const Taken& is_taken) {
    const std::string id = tap.id;
    for (int number = 2; is_taken(tap.id); ++number)
        tap.id = id + "." + std::to_string(number);
}

// The families that most offers have, and those chosen, in the order of their numbers.
std::vector<Chip> family_chips(const Scene& scene) {
    std::vector<catalog::FacetCount> shown = counts(scene, Facet::family);
    std::stable_partition(shown.begin(), shown.end(), [&](const catalog::FacetCount& count) {
        return is_chosen(scene, {Facet::family, count.value});
    });
    if (shown.size() > most_family_chips)
        shown.resize(most_family_chips);
    std::sort(shown.begin(), shown.end(),
              [](const auto& a, const auto& b) { return a.value < b.value; });
    std::vector<Chip> chips;
    for (const catalog::FacetCount& count : shown) {
        catalog::FacetChoice choice{Facet::family, count.value};
        chips.push_back(chip(scene, choice, count.count, choice_label(scene.words, choice)));
    }
    return chips;
}

std::vector<FacetGroup> filter_groups(const Scene& scene) {
    std::vector<FacetGroup> groups;
    for (std::size_t i = 0; i < catalog::facet_count; ++i) {
        auto facet = static_cast<Facet>(i);
        FacetGroup group{.heading = facet_heading(scene.words, facet), .chips = {}};
        for (const catalog::FacetCount& count : counts(scene, facet)) {
            catalog::FacetChoice choice{facet, count.value};
            Chip made = chip(scene, choice, count.count, facet_value(scene.words, choice));
            make_distinct(made.tap, [&group](const std::string& id) {
                return std::any_of(group.chips.begin(), group.chips.end(),
                                   [&id](const Chip& other) { return other.tap.id == id; });
            });
            group.chips.push_back(std::move(made));
        }
        if (const int left_out = scene.session.hits.values_left_out[i]; left_out > 0)
            group.more = scene.words.count(left_out, "Et {n} autre, que la recherche trouve aussi.",
                                           "Et {n} autres, que la recherche trouve aussi.");
        if (!group.chips.empty())
            groups.push_back(std::move(group));
    }
    return groups;
}

std::vector<Tap> chosen_taps(const Scene& scene) {
    std::vector<Tap> taps;
    for (const catalog::FacetChoice& choice : scene.session.query.choices) {
        Tap undo =
            tap("browse.chosen." + std::string{name_of(choice.facet)} + "." + slug(choice.value),
                choice_label(scene.words, choice), session::Choose{choice});
        make_distinct(undo, [&taps](const std::string& id) {
            return std::any_of(taps.begin(), taps.end(),
                               [&id](const Tap& other) { return other.id == id; });
        });
        undo.chosen = true;
        undo.spoken = scene.words("Retirer le filtre {filter}", {{"filter", undo.label}});
        taps.push_back(std::move(undo));
    }
    return taps;
}

Tap sort_tap(const Scene& scene) {
    using catalog::Order;
    const Words& words = scene.words;
    const catalog::Query& query = scene.session.query;
    const auto then = [](Order order) { return session::SortBy{order}; };
    switch (query.order) {
    case Order::best:
        if (!query.text.empty())
            return tap("browse.sort", words("Plus pertinentes d’abord"), then(Order::deadline));
        [[fallthrough]]; // without a text it is the same
    case Order::deadline:
        return tap("browse.sort", words("Date limite d’abord"), then(Order::newest));
    case Order::newest:
        return tap("browse.sort", words("Plus récentes d’abord"), then(Order::title));
    case Order::title:
        break;
    }
    return tap("browse.sort", words("Par intitulé"), then(Order::best));
}

void show_rows(const Scene& scene, BrowsePage& page) {
    const Words& words = scene.words;
    const auto& rows = scene.session.hits.rows;
    int count = static_cast<int>(rows.size());
    int a_page = std::max(1, scene.house.rows_a_page);
    int number = std::clamp(scene.session.first_row / a_page, 0, std::max(0, count - 1) / a_page);
    int first = number * a_page;
    int end = std::min(count, first + a_page);
    for (int i = first; i < end; ++i) {
        const catalog::Card card = scene.session.shelf->card(rows[static_cast<std::size_t>(i)]);
        page.rows.push_back(offer_row(scene, card, "browse.offer." + card.id.text));
    }
    page.page = words("Page {page} sur {pages}",
                      {{"page", words.number(number + 1)},
                       {"pages", words.number(std::max(1, (count + a_page - 1) / a_page))}});
    page.previous = tap("browse.page.previous", words("Avant"), session::TurnPage{-1});
    page.previous.enabled = number > 0;
    int more = std::min(a_page, count - end);
    page.next = tap("browse.page.next",
                    more > 0 ? words.count(more, "{n} offre de plus", "{n} offres de plus")
                             : words("Fin de la liste"),
                    session::TurnPage{1});
    page.next.enabled = more > 0;
}

} // namespace

BrowsePage browse_page(const Scene& scene, const session::Browse& browse) {
    const Words& words = scene.words;
    const session::Session& session = scene.session;
    int count = static_cast<int>(session.hits.rows.size());
    BrowsePage page;
    page.selection = tap("browse.selection", words("Ma sélection"), session::ShowSelection{});
    page.kept = words.number(static_cast<long long>(session.kept.size()));
    page.selection.spoken =
        words.count(static_cast<long long>(session.kept.size()), "Ma sélection, {n} offre gardée",
                    "Ma sélection, {n} offres gardées");
    page.search =
        tap("browse.search", words("Un métier, une ville, un mot…"), session::FocusSearch{true});
    page.search_short = words("Métier, ville…");
    page.search.chosen = browse.typing;
    page.typed = session.query.text;
    page.clear_text = tap("browse.search.clear", words("Effacer la recherche"),
                          session::ClearQuery{.text = true, .choices = false});
    page.clear_text.enabled = !page.typed.empty();
    if (!browse.filters) // the sheet holds the same chips
        page.families = family_chips(scene);
    page.all_filters =
        tap("browse.filters", words("Tous les filtres"), session::ShowFilters{!browse.filters});
    page.all_filters.chosen = browse.filters;
    page.count = words.count(count, "{n} offre", "{n} offres");
    if (count != session.hits.listed)
        page.total = words("sur {n}", {{"n", words.number(session.hits.listed)}});
    page.chosen = chosen_taps(scene);
    page.sort = sort_tap(scene);
    show_rows(scene, page);
    if (browse.typing)
        page.keyboard = search_keyboard(scene);
    if (browse.filters)
        page.filters = filter_groups(scene);
    page.close_filters = tap("browse.filters.close",
                             count == 0 ? words("Fermer")
                                        : words.count(count, "Voir l’offre", "Voir les {n} offres"),
                             session::ShowFilters{false});
    page.show_all =
        tap("browse.all", words.count(session.hits.listed, "Voir l’offre", "Voir les {n} offres"),
            session::ClearQuery{.text = true, .choices = true});
    if (count == 0)
        say_nothing_found(scene, page);
    return page;
}

} // namespace present
