#include "catalog/words.h"

#include <gtest/gtest.h>

namespace catalog {
namespace {

std::string stems(std::string_view text) {
    std::string joined;
    for (const Word& word : words_of(text))
        joined += (joined.empty() ? "" : " ") + word.stem;
    return joined;
}

TEST(Words, OneStemForNumberAndGender) {
    const auto check = [](std::string_view text, std::string_view expected) {
        EXPECT_EQ(stems(text), expected) << text;
    };
    for (const char* text :
         {"agent", "agents", "agente", "AGENTES", "agent·e", "agent·e·s", "agent.e.s", "agent(e)s",
          "agent(e)(s)", "agent-e-s", "agent/e", "agent‧e‧s", "agent•e•s", "agent(es)"})
        check(text, "agent");
    for (const char* text :
         {"chargé", "Chargée", "CHARGE(E)", "chargé(e)", "Chargé.e", "chargé·e·s", "charge\u0301e"})
        check(text, "charg");
    for (const char* text : {"directeur", "directrice", "directeur·rice", "directeur/trice",
                             "directeurs", "directrices", "directeur.rice.s"})
        check(text, "directeur");
    for (const char* text : {"technicien", "technicienne", "technicien·ne", "technicien(ne)s"})
        check(text, "technicien");
    for (const char* text : {"chef", "cheffe", "chef·fe", "chef.fe", "chefs"})
        check(text, "chef");
    for (const char* text : {"professionnel", "professionnelle", "professionnel·le·s"})
        check(text, "professionnel");
    for (const char* text : {"créatif", "créative", "créatif·ve"})
        check(text, "creatif");
    for (const char* text : {"chercheur", "chercheuse", "chercheur·euse", "chercheur·se"})
        check(text, "chercheur");
    for (const char* text : {"œuvre", "oeuvre", "Œuvres"})
        check(text, "oeuvr");
}

TEST(Words, WhatSeparatesThem) {
    const auto check = [](std::string_view text, std::string_view expected) {
        EXPECT_EQ(stems(text), expected) << text;
    };
    check("", "");
    check(" — · ", "");
    check("MGP059  CM020", "mgp059 cm020");
    check("centres-villes vivants", "centr vil vivant");
    check("d’une l'eau", "d une l eau");
    check("cohérence/évaluation", "coherenc evaluation");
    check("directeur/directrice", "directeur directeur");
    check("Fin.Et", "fin et");
    check("sous-sol", "sou sol");
    check("des rue rues", "des rue rue");
    check("A4 2e 2025s", "a4 2e 2025s");
    check("agent· e", "agent e");
}

TEST(Words, OneError) {
    const auto check = [](std::string_view typed, std::string_view word, bool same, bool begins) {
        EXPECT_EQ(within_one_error(typed, word), same) << typed << " " << word;
        EXPECT_EQ(begins_within_one_error(typed, word), begins) << typed << " " << word;
    };
    check("mission", "mission", true, true);
    check("misson", "mission", true, true);
    check("misssion", "mission", true, true);
    check("mizsion", "mission", true, true);
    check("imssion", "mission", true, true);
    check("missino", "mission", true, true);
    check("mizzion", "mission", false, false);
    check("ssion", "mission", false, false);
    check("coher", "coherence", false, true);
    check("chere", "coherence", false, true);
    check("coehr", "coherence", false, true);
    check("xyz", "coherence", false, false);
    check("", "a", true, true);
    check("", "ab", false, true);
    check("ab", "", false, false);
}

} // namespace
} // namespace catalog
