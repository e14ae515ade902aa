#include "present/rows.h"

#include "base/text.h"
#include "present/dates.h"
#include "present/labels.h"
#include "present/title.h"
#include "present/typography.h"

#include <algorithm>
#include <array>
#include <utility>

namespace present {
namespace {

constexpr int urgent_days = 7;

// "M" of "Métropole", "D" of "Le Département": an article tells nothing.
std::string initial_of(std::string_view employer) {
    static constexpr std::array<std::string_view, 5> articles = {"le ", "la ", "les ", "l'", "l’"};
    std::string_view name = base::trim(employer);
    std::string lower = base::to_lower(name);
    for (std::string_view article : articles)
        if (lower.starts_with(article) && name.size() > article.size()) {
            name.remove_prefix(article.size());
            break;
        }
    std::u32string letters = base::decode(name);
    return letters.empty() ? "?" : base::to_upper(base::encode(letters.substr(0, 1)));
}

SlotText slot(const Scene& scene, const catalog::Slot& fact, const char* label,
              const char* derived_label, std::string value) {
    bool stated = fact.status != catalog::FactStatus::not_stated;
    bool derived = fact.status == catalog::FactStatus::derived;
    return {.label = scene.words(derived ? derived_label : label),
            .value = stated ? std::move(value) : scene.words("non indiqué"),
            .stated = stated};
}

} // namespace

Disc disc_of(const Words& words, int family, std::string_view employer) {
    if (family >= 1 && family <= families)
        return {.family = family, .initial = "", .label = family_long(words, family)};
    return {.family = 0, .initial = initial_of(employer), .label = family_long(words, 0)};
}

Title title_of(const Scene& scene, const catalog::Card& card) {
    return title_of(card.title, scene.shared_beginnings());
}

DueDate due_of(const Scene& scene, const catalog::StateDates& dates) {
    DueDate due;
    catalog::OfferState state = catalog::state(dates, scene.now);
    if (state.state == catalog::State::withdrawn) {
        due.left = scene.words("offre retirée");
        return due;
    }
    if (state.state == catalog::State::ended) {
        due.left = scene.words("mission terminée");
        return due;
    }
    if (!dates.deadline) {
        due.left = scene.words("date non indiquée");
        return due;
    }
    due.day = std::to_string(static_cast<unsigned>(dates.deadline->day()));
    due.month = month_short(scene.words, *dates.deadline);
    if (dates.deadline->year() != scene.today().year())
        due.year = std::to_string(static_cast<int>(dates.deadline->year()));
    int left = base::days_between(scene.today(), *dates.deadline);
    if (!scene.now.verified) {
        due.left = scene.words("date à vérifier");
    } else if (left < 0) {
        due.left = scene.words("date passée");
    } else if (left == 0) {
        due.left = scene.words("ce soir");
        due.urgent = due.last_day = true;
    } else {
        due.left = days(scene.words, left);
        due.urgent = left <= urgent_days;
    }
    return due;
}

OfferRow offer_row(const Scene& scene, const catalog::Card& card, const std::string& tap_id) {
    const Words& words = scene.words;
    OfferRow row;
    row.due = due_of(scene, card.dates);
    row.disc = disc_of(words, card.family, card.employer);
    row.title = title_of(scene, card);
    row.employer = typeset(card.employer);
    row.teaser = typeset(card.teaser);
    row.slots = {
        slot(scene, card.contract, message("Contrat"), message("Contrat déduit"),
             contract_short(words, card.contract.value)),
        slot(scene, card.category, message("Catégorie"), message("Cat. déduite"),
             card.category.value),
        slot(scene, card.place, message("Lieu"), message("Lieu déduit"),
             raise_ordinals(typeset(card.place.value))),
        slot(scene, card.telework, message("Télétravail"), message("Télétravail déduit"),
             telework(words, card.telework.value)),
    };
    if (card.category.status == catalog::FactStatus::derived)
        row.slots[1].spoken = words("Catégorie déduite");
    if (card.start)
        row.start = words("prise de poste {date}",
                          {{"date", date_short(words, *card.start, scene.today())}});
    row.open = tap(tap_id, row.title.whole, session::OpenOffer{card.id});
    std::string due = row.due.left;
    if (!row.due.day.empty())
        due = words("date limite {date}, {left}",
                    {{"date", date_spoken(words, *card.dates.deadline, scene.today())},
                     {"left", row.due.left}});
    row.open.spoken = row.title.whole + ", " + row.employer + ", " + due;
    if (!row.start.empty())
        row.open.spoken += ", " + row.start;
    for (const SlotText& text : row.slots)
        row.open.spoken +=
            ", " + (text.spoken.empty() ? text.label : text.spoken) + " " + text.value;
    return row;
}

Route route_of(const Scene& scene, const Dates& dates) {
    const Words& words = scene.words;
    base::Date today = scene.today();
    Route route;
    struct Stop {
        base::Date date;
        StationKind kind;
        const char* label;
    };
    std::vector<Stop> stops{{today, StationKind::here, message("Aujourd’hui")}};
    auto add = [&](const std::optional<base::Date>& date, const char* label, StationKind ahead,
                   StationKind behind) {
        if (date)
            stops.push_back({*date, *date < today ? behind : ahead, label});
    };
    add(dates.published, message("Publiée"), StationKind::past, StationKind::past);
    add(dates.deadline, message("Date limite"), StationKind::deadline, StationKind::passed);
    add(dates.start, message("Prise de poste"), StationKind::future, StationKind::past);
    add(dates.end, message("Fin de mission"), StationKind::future, StationKind::passed);
    // On the same day: what was published, then today, then what is to come.
    std::stable_sort(stops.begin(), stops.end(), [](const Stop& a, const Stop& b) {
        bool a_past = a.kind == StationKind::past, b_past = b.kind == StationKind::past;
        return std::pair{a.date, !a_past} < std::pair{b.date, !b_past};
    });
    route.dotted = !dates.deadline;
    for (const Stop& stop : stops) {
        route.stations.push_back(
            {stop.kind, words(stop.label), date_short(words, stop.date, today)});
        route.spoken += (route.spoken.empty() ? "" : ", ") + words(stop.label) + " " +
                        date_spoken(words, stop.date, today);
    }
    if (route.dotted) {
        route.stations.push_back(
            {StationKind::deadline, words("Date limite"), words("non indiquée")});
        route.spoken += ", " + words("date limite non indiquée");
    }
    return route;
}

std::string employer_line(const Words& words, std::string_view employer,
                          std::string_view reference) {
    std::string name = employer.empty() ? words("Employeur non indiqué") : typeset(employer);
    if (reference.empty())
        return words("{employer} · référence non indiquée", {{"employer", name}});
    return words("{employer} · offre {reference}",
                 {{"employer", name}, {"reference", std::string{reference}}});
}

std::string reference_line(const Scene& scene, const catalog::Card& card) {
    return card.reference.empty()
               ? std::string{}
               : scene.words("Offre {reference}", {{"reference", card.reference}});
}

} // namespace present
