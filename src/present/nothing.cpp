#include "present/nothing.h"

#include "present/labels.h"
#include "present/rows.h"
#include "present/typography.h"

#include <utility>

namespace present {
namespace {

// "en catégorie A, avec télétravail"
std::string conditions(const Words& words, const std::vector<catalog::FacetChoice>& choices) {
    std::string sentence;
    for (const catalog::FacetChoice& choice : choices)
        sentence += (sentence.empty() ? "" : ", ") + choice_in_sentence(words, choice);
    return sentence;
}

// `left`: what there is without it.
BrowsePage::Way way(const Scene& scene, Tap undo, const catalog::Query& rest,
                    const catalog::Left& left) {
    const Words& words = scene.words;
    int count = left.count;
    BrowsePage::Way made{.tap = std::move(undo),
                         .note = conditions(words, rest.choices),
                         .count = words.count(count, "{n} offre", "{n} offres")};
    made.tap.enabled = count > 0;
    made.tap.spoken = made.tap.label + ", " + made.count;
    if (count == 1) {
        const catalog::Card card = scene.session.shelf->card(left.last);
        made.note = title_of(scene, card).whole + ", " + typeset(card.employer);
    } else if (count == 0) {
        made.note.clear();
    }
    return made;
}

void offer_correction(const Scene& scene, BrowsePage& page) {
    const Words& words = scene.words;
    const auto& meant = scene.session.correction;
    if (!meant)
        return;
    catalog::Query corrected = scene.session.query;
    corrected.text = meant->text;
    page.meant_heading = words("Vouliez-vous dire");
    page.meant = way(
        scene,
        tap("browse.meant", words("« {text} »", {{"text", meant->text}}), session::UseCorrection{}),
        corrected, meant->found);
}

} // namespace

void say_nothing_found(const Scene& scene, BrowsePage& page) {
    const Words& words = scene.words;
    const catalog::Query& query = scene.session.query;
    if (!scene.session.shelf || scene.session.hits.listed == 0) {
        page.nothing_light = words("Aucune offre en ce moment");
        return;
    }
    std::string with = conditions(words, query.choices);
    if (!with.empty())
        page.nothing_with = with + ".";
    if (query.text.empty()) {
        page.nothing_light = words("Aucune offre");
    } else {
        page.nothing_light = words("Aucune offre pour");
        page.nothing_bold = words("« {text} »", {{"text", query.text}});
        page.forgiveness = words("La recherche ignore les accents, les fautes de frappe et les "
                                 "formes féminines ou masculines.");
    }
    if (!query.text.empty()) {
        page.correct = tap("browse.correct", words("Corriger le mot"), session::FocusSearch{true});
        offer_correction(scene, page);
    }
    if (query.choices.size() + (query.text.empty() ? 0 : 1) > 1)
        page.drop_all = tap("browse.drop", words("Tout retirer"),
                            session::ClearQuery{.text = true, .choices = true});
    page.ways_heading = words("En retirant un seul filtre");
    std::vector<catalog::Left> without = scene.session.hits.without;
    without.resize(query.choices.size() + 1); // the hits of a query that is being answered
    for (std::size_t i = 0; i < query.choices.size(); ++i) {
        const catalog::FacetChoice& choice = query.choices[i];
        catalog::Query rest = query;
        std::erase(rest.choices, choice);
        page.ways.push_back(way(
            scene,
            tap("browse.without." + std::string{name_of(choice.facet)} + "." + slug(choice.value),
                words("Sans « {filter} »", {{"filter", choice_label(words, choice)}}),
                session::Choose{choice}),
            rest, without[i]));
    }
    if (!query.text.empty()) {
        catalog::Query rest = query;
        rest.text.clear();
        page.ways.push_back(
            way(scene,
                tap("browse.without.text", words("Sans le mot « {text} »", {{"text", query.text}}),
                    session::ClearQuery{.text = true, .choices = false}),
                rest, without.back()));
    }
}

} // namespace present
