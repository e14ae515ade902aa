#include "present/kit.h"
#include "present/lead.h"
#include "present/rows.h"
#include "present/scene.h"

namespace present {
namespace {

SelectionRow row_of(const Scene& scene, const catalog::Card& card,
                    const session::Selection& selection) {
    const Words& words = scene.words;
    const catalog::OfferId& id = card.id;
    SelectionRow row{
        .row = offer_row(scene, card, "selection.offer." + id.text),
        .open = tap("selection.open." + id.text, words("Ouvrir"), session::OpenOffer{id}),
        .take = tap("selection.take." + id.text, words("Emporter"), session::TakeOffers{{id}}),
        .remove = tap("selection.remove." + id.text, words("Retirer"), session::ToggleKept{id}),
        .pick = std::nullopt};
    const std::string& title = row.row.title.whole;
    row.open.spoken = words("Ouvrir {title}", {{"title", title}});
    row.take.spoken = words("Emporter {title}", {{"title", title}});
    row.remove.spoken = words("Retirer {title}", {{"title", title}});
    if (selection.comparing) {
        row.pick =
            tap("selection.pick." + id.text, words("Comparer celle-ci"), session::PickOffer{id});
        row.pick->chosen = selection.picked == id;
        row.pick->spoken = words("Comparer {title}", {{"title", title}});
    }
    return row;
}

void offer_to_compare(const Scene& scene, const session::Selection& selection,
                      SelectionPage& page) {
    const Words& words = scene.words;
    const auto& kept = scene.session.kept;
    if (page.rows.size() < 2)
        return;
    if (selection.comparing) {
        page.summary = selection.picked ? words("Touchez la deuxième offre à comparer.")
                                        : words("Touchez la première offre à comparer.");
        page.stop = tap("selection.stop", words("Ne pas comparer"), session::PickToCompare{false});
    } else if (kept.size() == 2) {
        page.compare = tap("selection.compare", words("Comparer les deux"),
                           session::CompareOffers{{kept[0], kept[1]}});
    } else {
        page.compare =
            tap("selection.compare", words("En comparer deux"), session::PickToCompare{true});
    }
}

// All that is kept in one QR, where it was read and fits.
void offer_to_take_all(const Scene& scene, const session::Selection& selection,
                       SelectionPage& page) {
    const Words& words = scene.words;
    if (page.rows.size() < 2 || selection.comparing)
        return;
    session::ReadOffers in_order;
    for (const catalog::OfferId& id : scene.session.kept)
        for (const auto& offer : selection.offers)
            if (offer->id == id)
                in_order.push_back(offer);
    page.qr = list_kit(words, in_order);
    page.qr_heading = words("Tout emporter d’un coup");
    page.qr_text = words("Ces offres, leurs dates et leurs adresses dans un seul QR, à lire avec "
                         "votre téléphone.");
    page.take_all =
        tap("selection.take", words("Agrandir le QR"), session::TakeOffers{scene.session.kept});
}

std::string summary(const Words& words, long long shown, long long gone) {
    std::string text;
    if (shown > 0)
        text = words.count(shown, "{n} offre, gardée sur cette borne jusqu’à votre départ",
                           "{n} offres, gardées sur cette borne jusqu’à votre départ");
    if (gone > 0)
        text += (text.empty() ? "" : ". ") +
                words.count(gone, "{n} offre gardée a été retirée du catalogue",
                            "{n} offres gardées ont été retirées du "
                            "catalogue");
    return text;
}

} // namespace

SelectionPage selection_page(const Scene& scene, const session::Selection& selection) {
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
    for (const catalog::OfferId& id : kept) {
        const auto card = scene.card(id);
        if (!card)
            continue;
        page.rows.push_back(row_of(scene, *card, selection));
        if (session::can_register(scene.session, id, scene.now, scene.house))
            possible.push_back(id);
    }
    page.summary = summary(words, std::ssize(page.rows), std::ssize(kept) - std::ssize(page.rows));
    if (page.rows.empty())
        page.nothing =
            words("Rien de gardé pour l’instant. Touchez « Garder » sur une offre : vous "
                  "la retrouverez ici.");
    page.add = tap("selection.add", page.rows.empty() ? words("Voir les offres") : words("Ajouter"),
                   session::ShowOffers{});
    page.empty = tap("selection.empty", words("Tout retirer"), session::EmptySelection{});
    page.empty.enabled = !kept.empty();
    offer_to_compare(scene, selection, page);
    offer_to_take_all(scene, selection, page);
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
    page.interested.enabled = page.interested_possible;
    return page;
}

} // namespace present
