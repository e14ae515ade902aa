#include "present/dates.h"
#include "present/facts.h"
#include "present/kit.h"
#include "present/rows.h"
#include "present/scene.h"
#include "present/title.h"
#include "present/typography.h"

#include <algorithm>

namespace present {
namespace {

using catalog::ApplyChannel;
using catalog::Field;
using catalog::Offer;

std::optional<Field> field_of(ApplyChannel channel) {
    switch (channel) {
    case ApplyChannel::mail:
        return Field::contact_emails;
    case ApplyChannel::portal:
        return Field::apply_url;
    case ApplyChannel::phone:
        return Field::contact_phones;
    case ApplyChannel::post:
    case ApplyChannel::none_stated:
        break;
    }
    return std::nullopt;
}

std::string way_label(const Words& words, ApplyChannel channel) {
    switch (channel) {
    case ApplyChannel::mail:
        return words("Écrire à");
    case ApplyChannel::portal:
        return words("Déposer sur");
    case ApplyChannel::phone:
        return words("Appeler");
    case ApplyChannel::post:
        return words("Envoyer à");
    case ApplyChannel::none_stated:
        break;
    }
    return {};
}

FactRow row_of(const Scene& scene, const Offer& offer, Field field, std::string label,
               std::string value) {
    FactRow row = fact_row(scene, offer, field, false);
    row.tap.id = "take.fact." + std::string{catalog::name_of(field)};
    row.label = row.tap.label = std::move(label);
    row.value = std::move(value);
    row.tap.spoken = row.label + ", " + row.value;
    return row;
}

// What the QR holds, each beside its sentence.
void list_facts(const Scene& scene, const Offer& offer, TakeAwayPage& page) {
    const Words& words = scene.words;
    const catalog::Facts& facts = offer.facts;
    const catalog::Apply& apply = offer.apply;
    if (const auto field = field_of(apply.channel)) {
        page.facts.push_back(
            row_of(scene, offer, *field, way_label(words, apply.channel), apply.to));
    } else if (!apply.to.empty()) {
        FactRow row;
        row.label = way_label(words, apply.channel);
        row.value = typeset(apply.to);
        row.tap = tap("take.fact.post", row.label, session::Touched{});
        row.tap.enabled = false;
        page.facts.push_back(std::move(row));
    }
    if (facts[Field::documents].is_stated())
        page.facts.push_back(row_of(scene, offer, Field::documents, words("À joindre"),
                                    fact_value(words, offer, Field::documents)));
    if (facts[Field::must_quote].is_stated())
        page.facts.push_back(row_of(scene, offer, Field::must_quote, words("À citer"),
                                    std::string{facts[Field::must_quote].value()}));
    else if (facts[Field::reference].is_stated())
        page.facts.push_back(
            row_of(scene, offer, Field::reference, words("À citer"),
                   words("Offre n° {reference}",
                         {{"reference", std::string{facts[Field::reference].value()}}})));
    if (const auto date = base::parse_date(facts[Field::deadline].value()))
        page.facts.push_back(
            row_of(scene, offer, Field::deadline, words("Avant le"), date_full(words, *date)));
}

void show_kits(const Scene& scene, const Offer& offer, session::Kit chosen, TakeAwayPage& page) {
    const Words& words = scene.words;
    using session::Kit;
    page.qr = application_kit(words, offer);
    const auto date = base::parse_date(offer.facts[Field::deadline].value());
    if (!date)
        return;
    page.kits = {
        tap("take.kit.application", words("Candidater"), session::ShowKit{Kit::application}),
        tap("take.kit.reminder",
            words("Rappel du {date}", {{"date", date_short(words, *date, scene.today())}}),
            session::ShowKit{Kit::reminder})};
    page.kits[chosen == Kit::application ? 0 : 1].chosen = true;
    if (chosen == Kit::application)
        return;
    page.qr = reminder_kit(words, offer);
    page.phone_text = words("Le QR contient une date pour votre agenda. Il marche sans réseau, et "
                            "ne prévient personne.");
}

void show_one(const Scene& scene, const session::TakeAway& take_away, TakeAwayPage& page) {
    const Words& words = scene.words;
    const catalog::OfferId& id = take_away.ids.front();
    const auto& kept = scene.session.kept;
    const bool is_kept = std::ranges::find(kept, id) != kept.end();
    page.keep = tap("take.keep", is_kept ? words("Gardée") : words("Garder cette offre"),
                    session::ToggleKept{id});
    page.keep->chosen = is_kept;
    page.keep->enabled = is_kept || kept.size() < session::Session::most_kept;
    page.see = take_away.opened_from
                   ? tap("take.see", words("Voir l’annonce"), session::ReadWhole{true})
                   : tap("take.see", words("Ouvrir l’offre"), session::OpenOffer{id});
    if (const auto card = scene.card(id)) {
        page.disc = disc_of(words, card->family, card->employer);
        page.title = title_of(scene, *card);
        page.employer_line = employer_line(words, card->employer, card->reference);
    }
    if (take_away.offers.empty())
        return;
    const Offer& offer = *take_away.offers.front();
    show_kits(scene, offer, take_away.kit, page);
    list_facts(scene, offer, page);
    if (offer.apply.channel == ApplyChannel::none_stated)
        page.honest = words("L’annonce ne dit pas comment candidater. Ce QR ne contient que ce "
                            "qu’elle dit.");
}

void show_all(const Scene& scene, const session::TakeAway& take_away, TakeAwayPage& page) {
    const Words& words = scene.words;
    session::ReadOffers in_order;
    for (const catalog::OfferId& id : take_away.ids)
        for (const auto& offer : take_away.offers)
            if (offer->id == id)
                in_order.push_back(offer);
    page.title.own = page.title.whole =
        words.count(static_cast<long long>(take_away.ids.size()), "{n} offre", "{n} offres");
    page.disc = {.family = 0, .initial = std::to_string(take_away.ids.size()), .label = ""};
    page.employer_line = words("Leurs dates et leurs adresses dans un seul QR");
    page.qr = list_kit(words, in_order);
    if (page.qr.empty() && !in_order.empty())
        page.why_no_qr = words("C’est trop pour un seul QR : emportez-les une par une.");
    for (const auto& offer : in_order) {
        TakeAwayPage::Taken taken;
        const catalog::Facts& facts = offer->facts;
        taken.disc = disc_of(words, catalog::family_of(facts[Field::family].value()),
                             facts[Field::employer].value());
        taken.title = title_of(facts[Field::title].value(), scene.shared_beginnings());
        taken.what = offer->apply.channel == ApplyChannel::none_stated
                         ? words("L’annonce ne dit pas comment candidater.")
                         : way_label(words, offer->apply.channel) + " " + offer->apply.to;
        page.offers.push_back(std::move(taken));
    }
}

} // namespace

TakeAwayPage take_away_page(const Scene& scene, const session::TakeAway& take_away) {
    const Words& words = scene.words;
    TakeAwayPage page;
    page.back =
        tap("take.back", take_away.opened_from ? words("Retour à l’offre") : words("Ma sélection"),
            session::GoBack{});
    page.heading = words("Emporter");
    page.phone_heading = words("Visez avec votre téléphone");
    page.phone_text =
        words("Le QR contient tout le dossier. Il marche sans réseau, et ne prévient personne.");
    page.phone_hint = words("Touchez l’image pour l’agrandir.");
    page.facts_heading = words("Ce que vous emportez, mot pour mot");
    page.enlarge = tap("take.qr", words("Agrandir le QR"), session::EnlargeCode{true});
    page.enlarged = take_away.enlarged;
    page.shrink = tap("take.shrink", words("Réduire"), session::EnlargeCode{false});
    page.done = tap("take.done", words("C’est fait"), session::ShowOffers{});
    if (take_away.ids.size() == 1)
        show_one(scene, take_away, page);
    else
        show_all(scene, take_away, page);
    return page;
}

} // namespace present
