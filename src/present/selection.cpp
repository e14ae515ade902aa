#include "present/lead.h"
#include "present/rows.h"
#include "present/scene.h"

namespace present {

SelectionPage selection_page(const Scene& scene) {
    const Words& words = scene.words;
    const auto& kept = scene.session.kept;
    auto hits = static_cast<long long>(scene.session.hits.rows.size());
    SelectionPage page;
    page.back =
        tap("selection.back",
            hits == 0 ? words("Les offres") : words.count(hits, "L’offre", "Les {n} offres"),
            session::GoBack{});
    page.heading = words("Ma sélection");
    std::vector<catalog::OfferId> possible;
    int gone = 0;
    for (const catalog::OfferId& id : kept) {
        const catalog::Card* card = scene.card(id);
        if (!card) {
            ++gone;
            continue;
        }
        SelectionRow row{
            .row = offer_row(scene, *card, "selection.offer." + id.text),
            .open = tap("selection.open." + id.text, words("Ouvrir"), session::OpenOffer{id}),
            .remove =
                tap("selection.remove." + id.text, words("Retirer"), session::ToggleKept{id})};
        row.open.spoken = words("Ouvrir {title}", {{"title", row.row.title.whole}});
        row.remove.spoken = words("Retirer {title}", {{"title", row.row.title.whole}});
        page.rows.push_back(std::move(row));
        if (session::can_register(scene.session, id, scene.now, scene.house))
            possible.push_back(id);
    }
    auto shown = static_cast<long long>(page.rows.size());
    if (shown > 0)
        page.summary = words.count(shown, "{n} offre, gardée sur cette borne jusqu’à votre départ",
                                   "{n} offres, gardées sur cette borne jusqu’à votre départ");
    if (gone > 0)
        page.summary += (page.summary.empty() ? "" : ". ") +
                        words.count(gone, "{n} offre gardée a été retirée du catalogue",
                                    "{n} offres gardées ont été retirées du catalogue");
    if (page.rows.empty())
        page.nothing =
            words("Rien de gardé pour l’instant. Touchez « Garder » sur une offre : vous "
                  "la retrouverez ici.");
    page.add = tap("selection.add", words("Ajouter une offre"), session::ShowOffers{});
    page.empty = tap("selection.empty", words("Vider la sélection"), session::EmptySelection{});
    page.empty.enabled = !kept.empty();
    auto count = static_cast<long long>(possible.size());
    page.interested = tap("selection.interested",
                          count > 1 ? words.count(count, "Intéressé·e par cette offre",
                                                  "Intéressé·e par ces {n} offres")
                                    : words("Je suis intéressé·e"),
                          session::Interested{possible});
    if (session::takes_no_letters(scene.session, scene.house))
        page.interested_why_not =
            why_not(scene, {catalog::State::undated, catalog::StateReason::no_deadline, {}}, "");
    else if (possible.empty() && !page.rows.empty())
        page.interested_why_not = words("Aucune de ces offres ne prend d’inscription ici.");
    page.interested_possible = page.interested_why_not.empty() && !possible.empty();
    !possible.empty() && !session::takes_no_letters(scene.session, scene.house);
    page.interested.enabled = page.interested_possible;
    return page;
}

} // namespace present
