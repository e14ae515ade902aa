#include "catalog/reconcile.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace catalog {
namespace {

Fact stated(std::string value, int line = 3) {
    return {FactStatus::stated, {value}, value, {line, line}, ""};
}

constexpr std::string_view duties[]{
    "Relever les compteurs d'eau du secteur nord et saisir les index le jour même",
    "Rechercher les fuites la nuit avec le corrélateur acoustique et le chariot",
    "Réparer les branchements avec l'équipe et remettre la chaussée en état",
    "Renseigner le plan du réseau et conseiller les abonnés au téléphone",
};

// A post at the water service of Brume, as one source tells it.
Offer water_post(std::string name, std::string kind) {
    Offer offer;
    offer.source = {name, std::string(64, name.front()), std::move(kind), {"..."}};
    offer.id.text = "sha256-" + name;
    offer.facts[Field::title] = stated("Technicien·ne réseaux d'eau (H/F)");
    offer.facts[Field::employer] = stated("Ville de Brume");
    Section section{SectionKind::missions, "Missions", {}};
    for (const std::string_view duty : duties)
        section.blocks.push_back({BlockKind::item, 0, std::string{duty}, {5, 5}});
    offer.sections.push_back(std::move(section));
    return offer;
}

// A feed tells who, what and the number, and no text.
Offer feed_item() {
    Offer item = water_post("flux.xml", "RSS");
    item.id.text = "ville-de-brume--o096261120000881";
    item.facts[Field::title] = stated("TECHNICIEN RESEAUX D'EAU H/F");
    item.facts[Field::employer] = stated("MAIRIE DE BRUME");
    item.facts[Field::reference] = stated("O096261120000881");
    item.facts[Field::published] = {
        FactStatus::stated, {"2026-11-20"}, "20/11/2026", {}, "item 1/pubDate"};
    item.sections.clear();
    return item;
}

Offer page() {
    Offer offer = water_post("page.html", "emploi-territorial");
    offer.id.text = "ville-de-brume--o096261120000881";
    offer.facts[Field::reference] = stated("O096261120000881");
    offer.facts[Field::deadline] = stated("2026-12-20", 9);
    offer.facts[Field::category] = stated("B");
    offer.facts[Field::location] = stated("Brume");
    return offer;
}

Offer sheet() {
    Offer offer = water_post("fiche.pdf", "fiche de poste");
    offer.facts[Field::reference] = stated("EAU-2026-07");
    offer.facts[Field::salary] = stated("Régime indemnitaire", 31);
    return offer;
}

TEST(Reconcile, APageAFeedAndASheetOfOnePostAreOneInAnyOrder) {
    std::vector<Offer> offers{feed_item(), page(), sheet()};
    std::vector<std::size_t> order{0, 1, 2};
    do {
        std::vector<Offer> given;
        for (const std::size_t i : order)
            given.push_back(offers[i]);
        const auto groups = same_posts(given);
        ASSERT_EQ(groups.size(), 1u);
        const Offer merged = merge(given);
        EXPECT_EQ(merged.source.name, "page.html") << "the source that states most is shown";
        EXPECT_EQ(merged.id.text, "ville-de-brume--o096261120000881");
        ASSERT_EQ(merged.other_sources.size(), 2u);
        EXPECT_EQ(merged.facts[Field::deadline], page().facts[Field::deadline]);
        EXPECT_EQ(merged.facts[Field::salary].value(), "Régime indemnitaire");
        EXPECT_EQ(merged.facts[Field::salary].path, "fiche.pdf, line 31");
        EXPECT_EQ(merged.facts[Field::salary].lines, Lines{});
        EXPECT_EQ(merged.facts[Field::published].path, "flux.xml, item 1/pubDate");
    } while (std::ranges::next_permutation(order).found);
}

TEST(Reconcile, TheIdOfAReferenceStaysWhicheverSourcesAreThere) {
    const std::vector<Offer> sheet_first{sheet(), page()};
    Offer rich = sheet();
    for (const Field field : {Field::education, Field::experience, Field::positions})
        rich.facts[field] = stated("1");
    const std::vector<Offer> rich_sheet{rich, page()};
    EXPECT_EQ(merge(sheet_first).id, page().id);
    EXPECT_EQ(merge(rich_sheet).source.name, "fiche.pdf");
    EXPECT_EQ(merge(rich_sheet).id, page().id);
}

TEST(Reconcile, WhatOnlyLooksAlikeStaysTwo) {
    const Offer one = page();
    const auto other = [](Field field, std::string value) {
        Offer offer = water_post("autre.txt", "announcement");
        offer.facts[field] = stated(std::move(value));
        return offer;
    };
    EXPECT_TRUE(is_same_post(one, other(Field::location, "Ville de Brume")));
    EXPECT_FALSE(is_same_post(one, other(Field::location, "Orlène"))) << "another place";
    EXPECT_FALSE(is_same_post(one, other(Field::deadline, "2027-02-01"))) << "another deadline";
    EXPECT_FALSE(is_same_post(one, other(Field::category, "C"))) << "another category";
    EXPECT_FALSE(is_same_post(one, other(Field::employer, "Ville d'Orlène"))) << "another employer";
    EXPECT_FALSE(is_same_post(one, other(Field::title, "Jardinier"))) << "another title";

    Offer numbered = other(Field::reference, "O096261120000999");
    EXPECT_TRUE(is_same_post(one, numbered)) << "another site's number";
    numbered.source.kind = one.source.kind;
    EXPECT_FALSE(is_same_post(one, numbered)) << "two numbers of one site";

    Offer other_duties = other(Field::salary, "RIFSEEP");
    other_duties.sections.front().blocks.resize(1);
    other_duties.sections.front().blocks.push_back(
        {BlockKind::paragraph,
         0,
         std::string(400, 'x') +
             " entretient les stations de pompage "
             "et les réservoirs, tient le stock des pièces, forme les apprentis du service",
         {6, 6}});
    EXPECT_FALSE(is_same_post(one, other_duties)) << "another text";
    Offer silent = other(Field::salary, "RIFSEEP");
    silent.sections.clear();
    EXPECT_FALSE(is_same_post(one, silent)) << "one title alone proves nothing";
}

// A sheet without a place is like the posts at both places; it must not make them one.
TEST(Reconcile, ASheetThatFitsTwoPostsDoesNotJoinThem) {
    Offer south = page();
    south.source.name = "sud.html";
    south.facts[Field::reference] = stated("O096261120000999");
    south.facts[Field::location] = stated("Orlène");
    const std::vector<Offer> offers{page(), sheet(), south};
    EXPECT_EQ(same_posts(offers), (std::vector<std::vector<std::size_t>>{{0, 1}, {2}}));
}

TEST(Reconcile, OneReferenceWithTwoDeadlinesIsAProblem) {
    Offer later = page();
    later.source = {"autre.xml", std::string(64, 'b'), "Talentsoft", {}};
    later.facts[Field::deadline] = stated("2027-01-15", 4);
    const std::vector<Offer> offers{page(), later};
    ASSERT_EQ(same_posts(offers).size(), 1u);
    const Offer merged = merge(offers);
    EXPECT_EQ(merged.facts[Field::deadline].value(), "2026-12-20");
    ASSERT_EQ(merged.problems.size(), 1u);
    EXPECT_EQ(merged.problems[0].kind, "contradiction");
    EXPECT_NE(merged.problems[0].message.find("autre.xml, line 4"), std::string::npos);
}

// A large catalog of posts with one title is compared only so far, and stays whole.
TEST(Reconcile, ManyAlikeStayAsManyAsTheyAre) {
    std::vector<Offer> offers;
    for (int i = 0; i < 1500; ++i) {
        offers.push_back(page());
        offers.back().facts[Field::reference] = stated("O0962611200" + std::to_string(10000 + i));
    }
    EXPECT_EQ(same_posts(offers).size(), offers.size());
}

} // namespace
} // namespace catalog
