#include "present/dates.h"
#include "present/facts.h"
#include "present/lead.h"
#include "present/proof.h"
#include "present/rows.h"
#include "present/scene.h"
#include "present/title.h"
#include "present/typography.h"

#include <algorithm>

namespace present {
namespace {

using catalog::Field;

struct Neighbours {
    bool previous = false;
    bool next = false;
};

Neighbours neighbours_of(const Scene& scene, const session::Detail& detail) {
    std::ptrdiff_t at = -1, count = 0;
    if (detail.from_selection) {
        const auto& kept = scene.session.kept;
        count = std::ssize(kept);
        at = std::find(kept.begin(), kept.end(), detail.id) - kept.begin();
    } else if (scene.session.shelf) {
        count = std::ssize(scene.session.hits.rows);
        at = session::place_in_hits(scene.session, detail.id);
    }
    bool found = at >= 0 && at < count;
    return {.previous = found && at > 0, .next = found && at + 1 < count};
}

void show_ways(const Scene& scene, const session::Detail& detail, DetailPage& page) {
    const Words& words = scene.words;
    auto hits = static_cast<long long>(scene.session.hits.rows.size());
    page.back = tap("offer.back",
                    detail.from_selection ? words("Ma sélection")
                    : hits == 0           ? words("Les offres")
                                          : words.count(hits, "L’offre", "Les {n} offres"),
                    session::GoBack{});
    Neighbours neighbours = neighbours_of(scene, detail);
    page.previous = tap("offer.previous", words("Précédente"), session::TurnOffer{-1});
    page.previous.enabled = neighbours.previous;
    page.next = tap("offer.next", words("Suivante"), session::TurnOffer{1});
    page.next.enabled = neighbours.next;
    const auto& kept = scene.session.kept;
    bool is_kept = std::find(kept.begin(), kept.end(), detail.id) != kept.end();
    page.keep = tap("offer.keep", is_kept ? words("Gardée") : words("Garder"),
                    session::ToggleKept{detail.id});
    page.keep.chosen = is_kept;
    page.keep.enabled = is_kept || kept.size() < session::Session::most_kept;
    page.take = tap("offer.take", words("Emporter"), session::TakeOffers{{detail.id}});
    page.take.enabled = detail.offer != nullptr;
    page.whole = tap("offer.whole", words("Lire l’annonce entière"), session::ReadWhole{true});
    page.whole.enabled = detail.offer != nullptr;
    page.close_text = tap("text.close", words("Fermer"), session::ReadWhole{false});
    page.interested =
        tap("offer.interested", words("Je suis intéressé·e"), session::Interested{{detail.id}});
}

std::optional<base::Date> stated_date(const catalog::Offer& offer, Field field) {
    return base::parse_date(offer.facts[field].value());
}

std::vector<TextSection> whole_text(const catalog::Offer& offer) {
    std::vector<TextSection> text;
    for (const catalog::Section& section : offer.sections) {
        TextSection shown{.heading = section.heading,
                          .blocks = {},
                          .id = "text." + std::to_string(text.size() + 1)};
        for (const catalog::Block& block : section.blocks)
            shown.blocks.push_back({block.kind, block.level, block.text});
        text.push_back(std::move(shown));
    }
    return text;
}

// The employer takes the first line where no family does.
void say_whose(const Words& words, int family, std::string_view employer,
               std::string_view reference, DetailPage& page) {
    page.disc = disc_of(words, family, employer);
    page.employer_line = employer_line(words, employer, reference);
    if (page.disc.family != 0)
        return;
    page.disc.label = employer.empty() ? words("Employeur non indiqué") : typeset(employer);
    page.employer_line = reference.empty() ? words("Métier et référence non indiqués")
                                           : words("Métier non indiqué · offre {reference}",
                                                   {{"reference", std::string{reference}}});
}

// While the offer is read, what its card knows.
void show_card(const Scene& scene, const catalog::Card& card, DetailPage& page) {
    say_whose(scene.words, card.family, card.employer, card.reference, page);
    page.title = title_of(scene, card);
}

void show_offer(const Scene& scene, const session::Detail& detail, DetailPage& page) {
    const Words& words = scene.words;
    const catalog::Offer& offer = *detail.offer;
    const catalog::Facts& facts = offer.facts;
    say_whose(words, catalog::family_of(facts[Field::family].value()),
              facts[Field::employer].value(), facts[Field::reference].value(), page);
    page.title = title_of(facts[Field::title].value(), scene.shared_beginnings());
    if (facts[Field::title].status == catalog::FactStatus::derived)
        page.title_tag = words("titre déduit du texte");
    catalog::OfferState state = state_of(scene, detail.id, &offer);
    say_lead(scene, offer, state, page);
    page.banner = offer_banner(scene, offer, state);
    page.interested_why_not = why_not(scene, state, facts[Field::employer].value());
    page.route = route_of(scene, {.published = stated_date(offer, Field::published),
                                  .deadline = stated_date(offer, Field::deadline),
                                  .start = stated_date(offer, Field::start_date),
                                  .end = stated_date(offer, Field::end_date)});
    FactList list = facts_of(scene, offer, detail);
    page.facts = std::move(list.rows);
    page.silent = std::move(list.silent);
    page.facts_heading = page.silent.empty() ? words("L’essentiel") : words("Ce que dit l’annonce");
    if (!page.silent.empty())
        page.silent_heading = words("Ce qu’elle ne dit pas");
    if (detail.proof || detail.passage)
        page.proof = proof_sheet(scene, offer, detail);
    else
        page.facts_hint = words("Touchez une ligne : la phrase s’ouvre");
    if (detail.whole_text) {
        page.text = whole_text(offer);
        page.text_source = words("Fichier {name}, mot pour mot", {{"name", offer.source.name}});
    }
}

} // namespace

DetailPage detail_page(const Scene& scene, const session::Detail& detail) {
    DetailPage page;
    show_ways(scene, detail, page);
    if (detail.offer) {
        show_offer(scene, detail, page);
    } else {
        page.reading = true;
        const auto card = scene.card(detail.id);
        if (card)
            show_card(scene, *card, page);
        page.lead_before = scene.words("L’annonce s’ouvre…");
        page.interested_why_not = why_not(scene, state_of(scene, detail.id, nullptr),
                                          card ? std::string_view{card->employer} : "");
    }
    page.interested_possible = page.interested_why_not.empty();
    page.interested.enabled = page.interested_possible;
    return page;
}

} // namespace present
