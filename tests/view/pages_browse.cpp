#include "pages_parts.h"

namespace pages {
namespace {

present::BrowsePage browse(const Tongue& t) {
    present::BrowsePage page;
    page.selection = tap("browse.selection", t("Ma sélection", "My selection"));
    page.kept = "2";
    page.search =
        tap("browse.search", t("Un métier, une ville, un mot…", "A job, a town, a word…"));
    page.search_short = t("Métier, ville…", "Job, town…");
    page.clear_text = off(tap("browse.search.clear", t("Effacer le mot", "Clear the word")));
    page.families = families(t);
    std::erase_if(page.families, [](const present::Chip& each) { return each.zero; });
    page.all_filters = tap("browse.filters", t("Tous les filtres", "All filters"));
    page.count = t("9 offres", "9 offers");
    page.total = t("sur 38", "of 38");
    page.chosen = {chosen(tap("browse.chosen.category.A", t("Catégorie A", "Category A")))};
    page.sort = tap("browse.sort", t("Date limite d’abord", "Deadline first"));
    page.rows = rows(t);
    page.page = t("Page 1 sur 3", "Page 1 of 3");
    page.previous = off(tap("browse.page.previous", t("Avant", "Previous")));
    page.next = tap("browse.page.next", t("4 offres de plus", "4 more offers"));
    page.close_filters = tap("browse.filters.close", t("Voir les 9 offres", "See the 9 offers"));
    page.show_all = tap("browse.all", t("Voir les 38 offres", "See all 38 offers"));
    return page;
}

present::BrowsePage no_result(const Tongue& t) {
    present::BrowsePage page = browse(t);
    page.rows.clear();
    page.typed = "soudeur";
    page.clear_text.enabled = true;
    page.nothing_light = t("Aucune offre pour", "No offer for");
    page.nothing_bold = t("« soudeur »", "“soudeur”");
    page.nothing_with = t("en catégorie A, avec télétravail.", "in category A, with telework.");
    page.meant_heading = t("Vouliez‑vous dire", "Did you mean");
    page.meant = {tap("browse.meant", t("« soudure »", "“soudure”")),
                  t("en catégorie A", "in category A"), t("1 offre", "1 offer")};
    page.correct = tap("browse.correct", t("Corriger le mot", "Correct the word"));
    page.drop_all = tap("browse.drop", t("Tout retirer", "Remove all"));
    page.ways_heading = t("En retirant un seul filtre", "Taking away one filter");
    page.ways = {{tap("browse.way.0", t("Sans « Catégorie A »", "Without “Category A”")),
                  "Agent·e de maintenance, Ville de Valrive", t("1 offre", "1 offer")},
                 {off(tap("browse.way.1", t("Sans « Télétravail »", "Without “Telework”"))), "",
                  t("0 offre", "0 offers")},
                 {tap("browse.way.2", t("Sans le mot « soudeur »", "Without the word “soudeur”")),
                  t("catégorie A, avec télétravail", "category A, with telework"),
                  t("4 offres", "4 offers")}};
    page.forgiveness =
        t("La recherche ignore les accents, les fautes de frappe et les formes féminines ou "
          "masculines.",
          "The search forgives accents, typing errors, and feminine or masculine forms.");
    return page;
}

present::BrowsePage filters(const Tongue& t) {
    present::BrowsePage page = browse(t);
    const auto group = [](std::string heading, std::string facet,
                          std::vector<std::pair<std::string, std::string>> values) {
        present::FacetGroup made;
        made.heading = std::move(heading);
        for (const auto& [label, count] : values)
            made.chips.push_back(
                chip("browse.facet." + facet + "." + std::to_string(made.chips.size()), label,
                     count, {}));
        return made;
    };
    present::FacetGroup jobs{t("Métier", "Job family"), families(t)};
    for (present::Chip& one : jobs.chips)
        one.tap.id = "filters." + one.tap.id;
    jobs.chips[1].tap.chosen = true;
    page.filters = {
        jobs,
        group(t("Employeur", "Employer"), "employer",
              {{"Métropole du Grand Paris", "14"},
               {"Ville de Valrive", "9"},
               {"Département de la Seine‑Saint‑Denis", "6"},
               {"Grand‑Orly Seine Bièvre", "0"}}),
        group(t("Contrat", "Contract"), "contract",
              {{t("Permanent", "Permanent"), "21"},
               {t("Durée déterminée", "Fixed term"), "9"},
               {t("Apprentissage", "Apprenticeship"), "5"},
               {t("Stage", "Internship"), "3"}}),
        group(t("Catégorie", "Category"), "category", {{"A", "19"}, {"B", "11"}, {"C", "8"}}),
        group(t("Date limite", "Deadline"), "undated",
              {{t("Sans date limite", "No deadline"), "6"}}),
    };
    page.filters[1].more = t("Et 12 autres, que la recherche trouve aussi.",
                             "And 12 more, which the search finds too.");
    return page;
}

present::AttractPage attract(const Tongue& t) {
    present::AttractPage page;
    page.code = tap("attract.code", t("J’ai déjà un code", "I have a code"), session::EnterCode{});
    page.disc = family(2, t("Économie et emploi", "Economy and employment"));
    page.place = "Métropole du Grand Paris · Paris";
    page.title = centres();
    page.numeral = "23";
    page.numeral_unit = t("jours pour candidater", "days left to apply");
    page.numeral_date = t("jusqu’au jeudi 13 novembre", "until Thursday 13 November");
    page.route = route(t);
    page.wake = tap("attract.wake", t("Touchez l’écran", "Touch the screen"), session::Wake{});
    page.count = t("38 offres d’emploi public, sans compte ni CV",
                   "38 public-sector jobs, no account, no CV");
    page.turns = {family(4, ""), family(6, ""), family(2, ""),
                  {0, "M", ""},  {0, "D", ""},  family(3, "")};
    page.turn = 2;
    page.pause = tap("attract.pause", t("Arrêter le défilement", "Stop the motion"),
                     session::PauseAttract{});
    return page;
}

} // namespace

std::vector<Named> attract_pages(const Tongue& t) {
    present::AttractPage none = attract(t);
    none.disc = {0, "M", "Métropole du Grand Paris"};
    none.place = "Paris 13ᵉ";
    none.title = coherence();
    none.numeral.clear();
    none.numeral_unit = t("Date limite non indiquée", "Deadline not stated");
    none.numeral_date.clear();
    none.route = dotted(t);
    none.turn = 3;
    present::AttractPage long_title = attract(t);
    long_title.title = endless();
    long_title.disc = family(5, t("Technique, nature", "Technical, nature"));
    long_title.place = "Établissement public territorial Grand‑Orly Seine Bièvre · Vitry‑sur‑Seine";
    long_title.numeral = "3";
    present::AttractPage empty = attract(t);
    empty.empty = true;
    empty.disc = {};
    empty.place.clear();
    empty.title = title("", t("Aucune offre en ce moment", "No offer at the moment"), "");
    empty.numeral.clear();
    empty.numeral_unit.clear();
    empty.numeral_date.clear();
    empty.route = {};
    empty.turns.clear();
    empty.pause.reset();
    empty.count = t("Revenez bientôt : les offres arrivent par le réseau.",
                    "Come back soon: offers arrive over the network.");
    return {{"attract", page(t, "attract", attract(t), false)},
            {"attract-undated", page(t, "attract", none, false)},
            {"attract-long", page(t, "attract", long_title, false)},
            {"attract-empty", page(t, "attract", empty, false)}};
}

std::vector<Named> browse_pages(const Tongue& t) {
    present::BrowsePage typing = browse(t);
    typing.typed = "cohérence";
    typing.clear_text.enabled = true;
    typing.keyboard = keyboard(t, false);
    present::BrowsePage hard = browse(t);
    hard.rows = hard_rows(t);
    hard.families = families(t);
    hard.chosen.push_back(
        chosen(tap("browse.chosen.employer", "Département de la Seine‑Saint‑Denis")));
    present::BrowsePage few = browse(t);
    few.rows.resize(1);
    few.chosen.clear();
    few.total.clear();
    few.count = t("1 offre", "1 offer");
    few.page = t("Page 1 sur 1", "Page 1 of 1");
    few.next = off(tap("browse.page.next", t("Fin de la liste", "End of the list")));
    Page stale = page(t, "browse", browse(t));
    stale.banner = Banner{Banner::Kind::caution,
                          t("Les offres datent de plus de 3 jours : vérifiez la date limite auprès "
                            "de l’employeur.",
                            "The offers are more than 3 days old: check the deadline with the "
                            "employer.")};
    stale.bar.stale = true;
    return {{"browse", page(t, "browse", browse(t))},
            {"browse-typing", page(t, "browse", typing)},
            {"browse-hard", page(t, "browse", hard)},
            {"browse-one", page(t, "browse", few)},
            {"browse-nothing", page(t, "browse", no_result(t))},
            {"browse-filters", page(t, "browse", filters(t))},
            {"browse-stale", stale}};
}

} // namespace pages
