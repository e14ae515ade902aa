#include "present/dates.h"
#include "present/rows.h"
#include "present/scene.h"
#include "present/typography.h"

namespace present {
namespace {

using session::LetterStatus;
using Erasing = session::Followed::Erasing;

std::string day_of(const Scene& scene, base::Instant instant) {
    return date_short(scene.words, base::in_paris(instant).date, scene.today());
}

void say_status(const Words& words, const session::Trace& trace, FollowPage& page) {
    switch (trace.status) {
    case LetterStatus::saved_here:
        page.sign = FollowPage::Sign::waiting;
        page.heading = words("Enregistrée, pas encore reçue");
        page.lead = words("Elle attend sur cette borne, fermée, et partira dès que le réseau le "
                          "permet.");
        return;
    case LetterStatus::received:
        page.heading = words("Reçue par l’employeur");
        page.lead = words("Lui seul peut l’ouvrir.");
        return;
    case LetterStatus::erased:
        page.heading = words("Effacée");
        page.lead = trace.hub_to_be_told
                        ? words("Elle n’est plus sur cette borne. L’employeur la perd dès que le "
                                "réseau le permet.")
                        : words("Rien ne reste de votre inscription.");
        return;
    case LetterStatus::unknown:
        break;
    }
    page.sign = FollowPage::Sign::unknown;
    page.heading = words("Rien sous ce code");
    page.lead = words("Soit tout est effacé, soit un signe du code n’est pas le bon.");
}

// Stations that have a date and are behind, the one where the registration is, and its end.
Route route_of(const Scene& scene, const session::Trace& trace) {
    const Words& words = scene.words;
    Route route;
    const auto station = [&](StationKind kind, const char* label, std::string date) {
        route.stations.push_back({kind, words(label), std::move(date)});
    };
    const bool waits = trace.status == LetterStatus::saved_here;
    const bool received = trace.status == LetterStatus::received;
    if (trace.saved_at)
        station(waits ? StationKind::here : StationKind::past, message("Enregistrée"),
                day_of(scene, *trace.saved_at));
    if (received)
        station(StationKind::here, message("Reçue"),
                trace.received_at ? day_of(scene, *trace.received_at) : std::string{});
    if (waits)
        station(StationKind::future, message("Reçue"), words("dès le réseau"));
    if (received && trace.kept_until)
        station(StationKind::deadline, message("Effacée"),
                words("le {date} au plus tard", {{"date", day_of(scene, *trace.kept_until)}}));
    if (trace.erased_at)
        station(StationKind::here, message("Effacée"), day_of(scene, *trace.erased_at));
    route.dotted = waits || (received && !trace.kept_until);
    for (const Station& each : route.stations)
        route.spoken += (route.spoken.empty() ? "" : ", ") + each.label +
                        (each.date.empty() ? "" : " " + each.date);
    return route;
}

void list_letters(const Scene& scene, const session::Trace& trace, FollowPage& page) {
    const Words& words = scene.words;
    for (const session::Addressee& to : trace.addressees) {
        const std::string status =
            to.received ? words("reçue") : words("en attente sur cette borne");
        for (const session::NamedOffer& offer : to.offers) {
            FollowPage::Letter letter;
            if (const auto card = scene.card(offer.id)) {
                letter.disc = disc_of(words, card->family, card->employer);
                letter.title = title_of(scene, *card);
            } else { // no longer among the offers
                letter.disc = disc_of(words, 0, to.employer);
                letter.title.whole = letter.title.own = typeset(offer.title);
            }
            letter.employer = typeset(to.employer);
            if (!offer.reference.empty())
                letter.reference = words("Offre {reference}", {{"reference", offer.reference}});
            letter.status = status;
            page.letters.push_back(std::move(letter));
        }
        if (to.more > 0)
            page.notes.push_back(
                words.count(to.more, "Et {n} autre offre.", "Et {n} autres offres."));
        if (to.offers.empty() && !to.employer.empty())
            page.letters.push_back({.disc = disc_of(words, 0, to.employer),
                                    .title = {},
                                    .employer = typeset(to.employer),
                                    .reference = {},
                                    .status = status});
    }
}

void offer_erasure(const Words& words, const session::Followed& followed, FollowPage& page) {
    const LetterStatus status = followed.trace.status;
    if (status == LetterStatus::erased)
        return;
    if (followed.erasing == Erasing::asking || followed.erasing == Erasing::under_way) {
        FollowPage::Confirm confirm;
        confirm.heading = words("Tout effacer ?");
        confirm.text = status == LetterStatus::unknown
                           ? words("Ce qui arriverait encore sous ce code sera effacé aussi.")
                           : words("L’employeur ne pourra plus lire votre inscription. C’est "
                                   "définitif.");
        const bool ready = followed.erasing == Erasing::asking;
        confirm.keep =
            tap("follow.keep", words("Non, garder"), session::AskToErase{.asking = false});
        confirm.erase = tap("follow.confirm", words("Oui, effacer"), session::EraseForGood{});
        confirm.keep.enabled = confirm.erase.enabled = ready;
        page.confirm = std::move(confirm);
        return;
    }
    page.erase = tap("follow.erase",
                     status == LetterStatus::unknown ? words("Effacer quand même")
                                                     : words("Effacer mon inscription"),
                     session::AskToErase{});
}

} // namespace

FollowPage follow_page(const Scene& scene, const session::Followed& followed) {
    const Words& words = scene.words;
    const session::Trace& trace = followed.trace;
    FollowPage page;
    page.back = tap("follow.back", words("Retour"), session::GoBack{});
    say_status(words, trace, page);
    page.route = route_of(scene, trace);
    page.code_label = words("Votre code");
    page.code = trace.code;
    list_letters(scene, trace, page);
    if (followed.erasing == Erasing::failed)
        page.notes.push_back(words("L’effacement n’a pas pu être enregistré sur cette borne. "
                                   "Réessayez, ou adressez‑vous à l’équipe."));
    if (trace.hub_silent)
        page.notes.push_back(words("Pas de réseau en ce moment : cette borne ne dit que ce qu’elle "
                                   "sait d’elle‑même."));
    offer_erasure(words, followed, page);
    return page;
}

} // namespace present
