#include "catalog/offer_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace catalog {
namespace {

Offer full_offer() {
    Offer offer;
    offer.id.text = "ville-de-test-12";
    offer.source = {"a.txt", "00ff", "fiche de poste", {"Intitulé Élagueur", "", "« Réf. 12 »"}};
    offer.other_sources = {{"flux.xml", "11ff", "RSS", {"ville-de-test-o096"}}};
    offer.facts[Field::title] = {FactStatus::stated, {"Élagueur"}, "Intitulé Élagueur", {1, 1}, ""};
    offer.facts[Field::grades] = {FactStatus::stated, {"Adjoint"}, "Adjoint", {2, 2}, ""};
    offer.facts[Field::department] = {
        FactStatus::derived, {"Direction A", "Service B"}, "A et B", {2, 3}, ""};
    offer.facts[Field::salary] = {FactStatus::stated, {"20 €"}, "20 €", {}, "$.baseSalary"};
    offer.apply = {ApplyChannel::mail, "rh@exemple.test", "12", {"CV"}};
    offer.sections = {{SectionKind::missions,
                       "Missions",
                       {{BlockKind::item, 1, "Tailler « haut »", {3, 4}},
                        {BlockKind::row, 0, "Lieu\tÉvry\nParis", {5, 7}}}},
                      {SectionKind::other, "Divers", {}}};
    offer.account = {12, 10, 2, {{{9, 9}, 2, "page number"}}};
    offer.problems = {{"contradiction", {1, 2}, "two deadlines"}};
    offer.teaser = "Tailler";
    return offer;
}

TEST(OfferJson, StoredFormComesBackEqual) {
    for (const Offer& offer : {full_offer(), Offer{}}) {
        const auto back = from_stored_json(to_stored_json(offer));
        ASSERT_TRUE(back) << back.error().detail;
        EXPECT_EQ(*back, offer);
    }
}

// Digests of releases are taken of these bytes: they stay those that nlohmann's dump() writes.
TEST(OfferJson, StoredBytesAreThoseOfTheLibraryThatReadsThem) {
    Offer odd = full_offer();
    for (int code = 1; code < 0x80; ++code)
        odd.source.lines.push_back(std::string{"é"} + static_cast<char>(code) + "\u2028😀");
    odd.source.lines.push_back(std::string{"\0\x7F", 2});
    odd.sections.front().heading = "\"Missions\"\\\n";
    for (const Offer& offer : {full_offer(), odd, Offer{}}) {
        const std::string text = to_stored_json(offer);
        EXPECT_EQ(nlohmann::ordered_json::parse(text).dump(), text);
    }
    const auto back = from_stored_json(to_stored_json(odd));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, odd);
}

TEST(OfferJson, RefusesWhatItDidNotWrite) {
    const std::string good = to_stored_json(full_offer());
    for (const std::string& bad :
         {std::string{}, std::string{"null"}, std::string{"[]"}, std::string{"{\"id\":1}"},
          good.substr(0, good.size() / 2), std::string{"{\"id\":\"x\"}"}}) {
        const auto back = from_stored_json(bad);
        ASSERT_FALSE(back) << bad;
        EXPECT_EQ(back.error().code, base::ErrorCode::malformed);
    }
    std::string unknown_kind = good;
    unknown_kind.replace(unknown_kind.find("missions"), 8, "missives");
    EXPECT_FALSE(from_stored_json(unknown_kind));
}

TEST(OfferJson, PrintsStateAndNullsButNoSourceLines) {
    const auto now = base::parse_instant("2026-11-21");
    ASSERT_TRUE(now);
    const Offer offer = full_offer();
    const std::string json = to_json({&offer, 1}, {*now, true});
    for (std::string_view part :
         {R"("name": "undated")", R"("value": "Élagueur")", R"("status": "not_stated")",
          R"("quote": null)", R"("channel": "mail")", R"("path": "$.baseSalary")",
          R"("kind": "other")", R"("name": "flux.xml")"})
        EXPECT_NE(json.find(part), std::string::npos) << part;
    EXPECT_EQ(json.find("Réf. 12"), std::string::npos);
    EXPECT_EQ(to_json({}, {*now, true}), "{\n  \"offers\": []\n}");
}

} // namespace
} // namespace catalog
