#include "catalog/correction.h"
#include "catalog/shelf_maker.h"

#include <gtest/gtest.h>

namespace catalog {
namespace {

Shelf shelf_of_titles(const std::vector<std::string>& titles) {
    std::vector<Card> cards;
    for (const std::string& title : titles) {
        Offer offer;
        offer.id = {"o" + std::to_string(cards.size())};
        offer.facts[Field::title] = {FactStatus::stated, {title}, "", {}, ""};
        cards.push_back(card_of(offer));
    }
    return make_shelf(std::move(cards), {});
}

TEST(Correction, CountsErrors) {
    struct Row {
        const char* typed;
        const char* word;
        int errors;
    };
    for (const Row row :
         {Row{"soudeur", "soudeur", 0}, Row{"suodeur", "soudeur", 1}, Row{"sodeur", "soudeur", 1},
          Row{"soudeuur", "soudeur", 1}, Row{"zoudeut", "soudeur", 2}, Row{"jardin", "soudeur", 3},
          Row{"", "abc", 3}, Row{"ab", "ba", 1}})
        EXPECT_EQ(errors_between(row.typed, row.word, 2), row.errors) << row.typed;
}

TEST(Correction, OffersTheNearestWordThatFinds) {
    const Shelf shelf = shelf_of_titles(
        {"Soudeur·euse", "Éducateur de jeunes enfants", "Jardinier", "Chef de bar"});
    const base::TrustedTime now{};
    struct Row {
        const char* typed;
        const char* offered;
    };
    for (const Row row : {Row{"zoudeut", "soudeur"}, Row{"edukatteur", "éducateur"},
                          Row{"jeunes enfhannts", "jeunes enfants"}, Row{"plombier", ""},
                          Row{"ba", ""}, Row{"", ""}, Row{"jardinier", ""}})
        EXPECT_EQ(
            correction(shelf, {.text = row.typed, .choices = {}}, now).value_or(Correction{}).text,
            row.offered)
            << row.typed;
}

TEST(Correction, SaysWhatItWouldFind) {
    const Shelf shelf = shelf_of_titles({"Soudeur", "Jardinier", "Soudeur en chef"});
    const auto meant = correction(shelf, {.text = "zoudeut", .choices = {}}, {});
    ASSERT_TRUE(meant);
    const Hits hits = search(shelf, {.text = meant->text, .choices = {}}, {});
    EXPECT_EQ(meant->found, (Left{2, hits.rows.back()}));
}

TEST(Correction, OffersNothingThatTheFiltersWouldHide) {
    const Shelf shelf = shelf_of_titles({"Soudeur"});
    const Query query{.text = "zoudeut", .choices = {{Facet::category, "A"}}};
    EXPECT_EQ(correction(shelf, query, {}), std::nullopt);
}

} // namespace
} // namespace catalog
