#include "catalog/search.h"

#include "catalog/shelf_maker.h"

#include <algorithm>
#include <ctime>
#include <gtest/gtest.h>
#include <limits>

namespace catalog {
namespace {

const base::TrustedTime now{*base::parse_instant("2025-11-01T09:00"), true};

struct Given {
    const char* id;
    const char* title;
    const char* employer;
    const char* contract;
    const char* deadline;
    const char* body;
    const char* reference = "";
    const char* category = "";
    const char* published = "";
};

Card card(const Given& given) {
    Offer offer;
    offer.id.text = given.id;
    const auto put = [&](Field field, const char* value) {
        if (*value != 0)
            offer.facts[field] = {FactStatus::stated, {value}, "", {}, ""};
    };
    put(Field::title, given.title);
    put(Field::employer, given.employer);
    put(Field::contract, given.contract);
    put(Field::deadline, given.deadline);
    put(Field::reference, given.reference);
    put(Field::category, given.category);
    put(Field::published, given.published);
    offer.sections = {{SectionKind::missions, "", {{BlockKind::paragraph, 0, given.body, {}}}}};
    return card_of(offer);
}

Shelf shelf() {
    std::vector<Card> cards;
    for (const Given& given : std::vector<Given>{
             {"coherence", "Chargé de mission Cohérence territoriale", "Métropole", "permanent", "",
              "Schéma de cohérence. Le service compte dix agent·e·s.", "MGP059 CM020", "A",
              "2025-10-02"},
             {"centres", "Chargé de mission centres-villes vivants (h/f)", "Métropole",
              "fixed-term", "2025-11-13", "Voire avec les communes, œuvrer aux commerces.",
              "O075251013000634", "A"},
             {"inclusive", "Chargé(e) de mission Développement", "Ville de Valrive", "permanent",
              "2025-11-05", "Encadrer des technicien·ne·s.", "", "A", "2025-10-20"},
             {"voirie", "Agente de voirie", "Ville de Valrive", "permanent", "2025-12-24",
              "Entretenir la voirie et sa cohérence.", "", "C", "2025-10-30"},
             {"expired", "Agent d'accueil", "Ville de Valrive", "casual", "2025-10-31",
              "Accueillir."},
         })
        cards.push_back(card(given));
    return make_shelf(std::move(cards), now.now);
}

std::string found(const Query& query, const Shelf& in = shelf()) {
    std::string ids;
    for (const Row row : search(in, query, now).rows)
        ids += (ids.empty() ? "" : " ") + std::string{in.id(row)};
    return ids;
}

TEST(Search, ForgivesHowItIsTyped) {
    const auto check = [](const char* text, const char* expected) {
        EXPECT_EQ(found({text, {}, Order::deadline}), expected) << text;
    };
    const char* all = "inclusive centres voirie coherence";
    check("", all);
    check("   ", all);
    check("…", all);
    check("cohérence", "coherence voirie"); // in the title first
    check("coherence", "coherence voirie");
    check("COHÉRENCE", "coherence voirie");
    check("cohe\u0301rence", "coherence voirie");
    check("coher", "coherence voirie");
    check("cohérance", "coherence voirie");
    check("cohernce", "coherence voirie");
    check("coehrence", "coherence voirie");
    check("agents", "voirie coherence");
    check("agent·e·s", "voirie coherence");
    check("agente", "voirie coherence");
    check("chargée", "inclusive centres coherence");
    check("chargé(e) de mission", "inclusive centres coherence");
    check("chargée de mission dévelop", "inclusive");
    check("cohérence de l'offre", "");            // a word of its own must be found
    check("schéma de la cohérence", "coherence"); // a link word need not
    check("charge d une mission inclu", "");
    check("charge d une mission dévelop", "inclusive");
    check("schema de l coherence", "coherence");
    check("schema l", "coherence"); // on the way to "schéma l’…"
    check("schema s’ouvre", "");
    EXPECT_NE(found({"l", {}}), "") << "alone it is a beginning";
    check("technicienne", "inclusive");
    check("technicien", "inclusive");
    check("oeuvrer", "centres");
    check("œuvrer", "centres");
    check("œuv", "centres");
    check("voirie", "voirie"); // and not "voire"
    check("voire", "centres");
    check("MGP059 CM020", "coherence");
    check("mgp059  cm020", "coherence");
    check("mgp059cm020", "coherence");
    check("MGP059", "coherence");
    check("MGP058 CM020", ""); // a reference is exact
    check("O0752510", "centres");
    check("valrive voirie", "voirie");
    check("voirie valrive", "voirie");
    check("mission voirie", "");
    check("oeuvrr", "centres");
    check("vori", "");    // too short to be forgiven
    check("accueil", ""); // expired: not listed
    check("accueillir", "");
}

TEST(Search, Orders) {
    const auto check = [](Order order, const char* text, const char* expected) {
        EXPECT_EQ(found({text, {}, order}), expected);
    };
    check(Order::deadline, "", "inclusive centres voirie coherence");
    check(Order::newest, "", "voirie inclusive coherence centres");
    check(Order::title, "", "voirie centres coherence inclusive");
    check(Order::title, "coherence", "coherence voirie");
}

std::string counts(const Hits& hits, Facet facet);

TEST(Search, AnEmployerWrittenInSeveralWaysIsOne) {
    std::vector<Card> cards;
    for (const char* name :
         {"VILLE DE VALRIVE", "Ville de Valrive", "ville  de valrivé", "Métropole"})
        cards.push_back(card({name, "Agente", name, "permanent", "", ""}));
    const Shelf one = make_shelf(std::move(cards), now.now);
    EXPECT_EQ(counts(search(one, {}, now), Facet::employer), "Ville de Valrive=3 Métropole=1 ");
    EXPECT_EQ(found({"", {{Facet::employer, "Ville de Valrive"}}}, one),
              "VILLE DE VALRIVE Ville de Valrive ville  de valrivé");
}

std::string counts(const Hits& hits, Facet facet) {
    std::string text;
    for (const FacetCount& count : hits.facets[static_cast<std::size_t>(facet)])
        text += count.value + "=" + std::to_string(count.count) + " ";
    return text;
}

TEST(Search, ChoicesOfOneFacetAreOrAndDifferentFacetsAreAnd) {
    const auto check = [](std::vector<FacetChoice> choices, const char* expected) {
        EXPECT_EQ(found({"", choices}), expected);
    };
    const FacetChoice permanent{Facet::contract, "permanent"}, fixed{Facet::contract, "fixed-term"},
        valrive{Facet::employer, "Ville de Valrive"}, undated{Facet::undated, "yes"},
        nobody{Facet::employer, "Nobody"};
    check({permanent}, "inclusive voirie coherence");
    check({permanent, fixed}, "inclusive centres voirie coherence");
    check({permanent, valrive}, "inclusive voirie");
    check({undated}, "coherence");
    check({undated, valrive}, "");
    check({nobody}, "");
}

TEST(Search, CountsAreLive) {
    const Shelf in = shelf();
    const Hits all = search(in, {}, now);
    EXPECT_EQ(all.listed, 4);
    EXPECT_EQ(counts(all, Facet::contract), "permanent=3 fixed-term=1 ");
    EXPECT_EQ(counts(all, Facet::employer), "Métropole=2 Ville de Valrive=2 ");
    EXPECT_EQ(counts(all, Facet::category), "A=3 C=1 ");
    EXPECT_EQ(counts(all, Facet::undated), "yes=1 ");
    EXPECT_EQ(counts(all, Facet::telework), "");

    const Hits chosen = search(in, {"", {{Facet::contract, "permanent"}}}, now);
    EXPECT_EQ(chosen.listed, 4);
    EXPECT_EQ(counts(chosen, Facet::contract), "permanent=3 fixed-term=1 ")
        << "its own choice does not narrow a facet";
    EXPECT_EQ(counts(chosen, Facet::employer), "Ville de Valrive=2 Métropole=1 ");

    const Hits typed = search(in, {"voirie", {}}, now);
    EXPECT_EQ(counts(typed, Facet::contract), "permanent=1 fixed-term=0 ")
        << "a value that would leave none stays";
}

TEST(Search, AnEmptyShelfHasNothing) {
    const Shelf empty = make_shelf({}, now.now);
    EXPECT_EQ(search(empty, {"mission", {}}, now), Hits{});
    EXPECT_EQ(find(empty, {"a"}), std::nullopt);
}

TEST(Shelf, FindsACard) {
    const Shelf in = shelf();
    ASSERT_TRUE(find(in, {"voirie"}));
    EXPECT_EQ(find(in, {"voirie"})->title, "Agente de voirie");
    EXPECT_FALSE(find(in, {"nowhere"}));
    EXPECT_EQ(in.issued, now.now);
}

TEST(Shelf, KnowsTheBeginningsThatTitlesShare) {
    const auto check = [](std::vector<const char*> titles, std::vector<std::string> expected) {
        std::vector<Card> cards;
        for (const char* title : titles)
            cards.push_back(card({.id = title,
                                  .title = title,
                                  .employer = "",
                                  .contract = "",
                                  .deadline = "",
                                  .body = ""}));
        EXPECT_EQ(make_shelf(std::move(cards), {}).shared_beginnings(), expected) << titles[0];
    };
    check({"Chargé de mission Cohérence", "Chargé de mission centres-villes (h/f)",
           "CHARGE(E) DE MISSION DEVELOPPEMENT", "Chargée de mission Innovation"},
          {"CHARGE(E) DE MISSION", "Chargée de mission", "Chargé de mission"});
    check({"Chargé de mission Eau", "Chargé de mission Air", "Agent d'accueil"}, {});
    check({"Agent d'accueil", "Agent d'accueil", "Agent d'accueil"}, {});
    check({"Agent d'accueil", "Agent de voirie", "Agent technique"}, {});
    check({"Responsable de service Eau", "Responsable de service Air", "Responsable de service Sol",
           "Responsable de pôle"},
          {"Responsable de service"});
}

// Words as different as a language's: letters by a fixed sequence, four to eleven of them.
std::string invented_word(std::uint32_t number) {
    std::string word;
    std::uint32_t state = number * 2654435761u + 1;
    for (std::uint32_t i = 0; i < 4 + number % 8; ++i) {
        state = state * 1664525u + 1013904223u;
        word += "eaitnrsoulcdmpvfbghq"[(state >> 16) % 20];
    }
    return word;
}

Shelf invented_shelf(std::uint32_t offers) {
    std::vector<Card> cards;
    for (std::uint32_t i = 0; i < offers; ++i) {
        std::string body;
        for (std::uint32_t word = 0; word < 400; ++word)
            body += invented_word((i * 7919u + word * word * 31u) % 12'000) + " ";
        const std::string id = "offer " + std::to_string(i);
        const std::string title = "Chargé de mission " + invented_word(i % 900);
        cards.push_back(card({.id = id.c_str(),
                              .title = title.c_str(),
                              .employer = "Ville",
                              .contract = "permanent",
                              .deadline = i % 2 == 0 ? "" : "2025-12-01",
                              .body = body.c_str()}));
    }
    return make_shelf(std::move(cards), now.now);
}

TEST(Search, AnswersFiveHundredOffersWithinAKeystroke) {
    const Shelf in = invented_shelf(500);
    const std::string whole = invented_word(5003), mistyped = "x" + invented_word(5003).substr(1);
    for (const std::string& text :
         {std::string{}, std::string{"mission"}, whole, "charge de mission " + whole, mistyped}) {
        std::clock_t best = std::numeric_limits<std::clock_t>::max(); // processor time
        for (int round = 0; round < 5; ++round) {
            const std::clock_t begin = std::clock();
            const Hits hits = search(in, {text, {}}, now);
            ASSERT_EQ(hits.listed, 500);
            best = std::min(best, std::clock() - begin);
        }
        const double milliseconds = 1000.0 * static_cast<double>(best) / CLOCKS_PER_SEC;
        std::printf("500 offers, \"%s\": %.2f ms\n", text.c_str(), milliseconds);
        EXPECT_LT(milliseconds, 40) << "unoptimised and with sanitizers";
    }
}

} // namespace
} // namespace catalog
