#include "present/dates.h"
#include "present/rows.h"
#include "present/scene.h"
#include "present/typography.h"

#include <algorithm>

namespace present {
namespace {

constexpr std::size_t most_turns = 6; // discs in the line of turns

// The discs around the offer shown, itself among them.
void show_turns(const Scene& scene, const std::vector<catalog::Row>& rows, std::size_t shown,
                AttractPage& page) {
    std::size_t count = std::min(most_turns, rows.size());
    std::size_t first = std::min(shown - std::min(shown, count / 2), rows.size() - count);
    for (std::size_t i = first; i < first + count; ++i) {
        const catalog::Card card = scene.session.shelf->card(rows[i]);
        page.turns.push_back(disc_of(scene.words, card.family, card.employer));
    }
    page.turn = shown - first;
}

void count_days(const Scene& scene, const catalog::StateDates& dates, AttractPage& page) {
    const Words& words = scene.words;
    if (!dates.deadline) {
        page.numeral_unit = words("Date limite non indiquée");
        return;
    }
    std::string date = date_spoken(words, *dates.deadline, scene.today());
    int left = base::days_between(scene.today(), *dates.deadline);
    page.numeral_date = words("jusqu’au {date}", {{"date", date}});
    if (!scene.now.verified) {
        page.numeral_unit = words("Date à vérifier");
    } else if (left <= 0) {
        page.numeral_unit = words("Dernier jour pour candidater");
        page.numeral_date = words("jusqu’à ce soir, {date}", {{"date", date}});
    } else {
        page.numeral = words.number(left);
        page.numeral_unit =
            left == 1 ? words("jour pour candidater") : words("jours pour candidater");
    }
}

// The employer takes the first line where no family does.
void say_whose(const Words& words, const catalog::Card& card, AttractPage& page) {
    const bool is_placed = card.place.status != catalog::FactStatus::not_stated;
    const std::string place = is_placed ? raise_ordinals(typeset(card.place.value)) : "";
    const std::string employer = typeset(card.employer);
    page.disc = disc_of(words, card.family, card.employer);
    if (card.family != 0 || employer.empty()) {
        page.place = employer + (employer.empty() || place.empty() ? "" : " · ") + place;
        return;
    }
    page.place = place.empty() ? page.disc.label : place;
    page.disc.label = employer;
}

} // namespace

AttractPage attract_page(const Scene& scene) {
    const Words& words = scene.words;
    const auto& attract = std::get<session::Attract>(scene.session.screen);
    AttractPage page;
    page.code = tap("attract.code", words("J’ai déjà un code"), session::EnterCode{});
    page.code_label = page.code.label;
    page.wake = tap("attract.wake", words("Touchez l’écran"), session::Wake{});
    // Nothing is filtered here, so that these are all offers; before the first answer they are
    // looked for.
    const std::shared_ptr<const catalog::Shelf>& shelf = scene.session.shelf;
    const bool unanswered = shelf && scene.session.hits.listed == 0;
    const catalog::Hits looked_for =
        unanswered ? catalog::search(*shelf, {}, scene.now) : catalog::Hits{};
    const std::vector<catalog::Row>& rows = unanswered ? looked_for.rows : scene.session.hits.rows;
    if (rows.empty()) {
        page.empty = true;
        page.title = {.beginning = "",
                      .own = words("Aucune offre en ce moment"),
                      .gender = "",
                      .whole = words("Aucune offre en ce moment")};
        page.count = words("Les offres arriveront dès qu’un employeur en publiera.");
        return page;
    }
    std::size_t shown = attract.turn % rows.size();
    const catalog::Card card = scene.session.shelf->card(rows[shown]);
    say_whose(words, card, page);
    page.title = title_of(scene, card);
    count_days(scene, card.dates, page);
    page.route = route_of(scene, {.published = card.published,
                                  .deadline = card.dates.deadline,
                                  .start = card.start,
                                  .end = card.dates.end});
    page.count = words.count(static_cast<long long>(rows.size()),
                             "{n} offre d’emploi public, sans compte ni CV",
                             "{n} offres d’emploi public, sans compte ni CV");
    show_turns(scene, rows, shown, page);
    if (rows.size() > 1) {
        page.pause =
            tap("attract.pause",
                attract.paused ? words("Reprendre le défilement") : words("Arrêter le défilement"),
                session::PauseAttract{});
        page.pause->chosen = attract.paused;
    }
    return page;
}

} // namespace present
