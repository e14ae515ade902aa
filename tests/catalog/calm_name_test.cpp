#include "catalog/calm_name.h"
#include "catalog/search.h"
#include "catalog/shelf_maker.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace catalog {
namespace {

TEST(CalmName, CapitalsThroughoutBecomeNames) {
    const NameWords known = name_words({"Ville de Valrive", "Orlène Métropole", "VILLE DE NULLE"});
    struct Row {
        const char* written;
        const char* shown;
    };
    for (const Row row :
         {Row{"SERVICE DÉPARTEMENTAL D’INCENDIE ET DE SECOURS DU HAUT-SOLVAIN",
              "Service Départemental d’Incendie et de Secours du Haut-Solvain"},
          Row{"CONSERVATOIRE DE VALRIVE", "Conservatoire de Valrive"},
          Row{"CCAS DE VALRIVE", "CCAS de Valrive"},
          Row{"DEPARTEMENT DE VALRIVE", "Département de Valrive"},
          Row{"ORLENE METROPOLE", "Orlène Métropole"},
          // Whether an accent is missing nobody knows: "NULLE" stands nowhere in small letters.
          Row{"VILLE DE NULLE", "VILLE DE NULLE"}, Row{"INRAE", "INRAE"},
          Row{"Ville de Valrive", "Ville de Valrive"}, Row{"", ""}})
        EXPECT_EQ(calm_name(row.written, known), row.shown);
}

// On the shelf a name that shouts is calm, on the card and among the facets, whichever offers came
// first; and it is the same employer as the one that another offer writes calmly.
TEST(CalmName, IsWhatTheShelfShows) {
    std::vector<Card> cards;
    for (const char* employer :
         {"ORLENE METROPOLE", "CCAS DE VALRIVE", "Orlène Métropole", "Ville de Valrive"}) {
        Offer offer;
        offer.id = {"o" + std::to_string(cards.size())};
        offer.facts[Field::employer] = {FactStatus::stated, {employer}, "", {}, ""};
        cards.push_back(card_of(offer));
    }
    const Shelf shelf = make_shelf(cards, {});
    std::vector<std::string> shown;
    for (Row row = 0; row < shelf.size(); ++row)
        shown.push_back(shelf.card(row).employer);
    std::ranges::sort(shown);
    EXPECT_EQ(shown, (std::vector<std::string>{"CCAS de Valrive", "Orlène Métropole",
                                               "Orlène Métropole", "Ville de Valrive"}));
    const Hits hits = search(shelf, {}, {});
    const auto& employers = hits.facets[static_cast<std::size_t>(Facet::employer)];
    EXPECT_NE(std::ranges::find(employers, FacetCount{"Orlène Métropole", 2}), employers.end());
    for (const FacetCount& employer : employers)
        EXPECT_EQ(employer.value.find("METROPOLE"), std::string::npos) << employer.value;
}

} // namespace
} // namespace catalog
