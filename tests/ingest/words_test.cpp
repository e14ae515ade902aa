#include "ingest/addresses.h"
#include "ingest/dates.h"
#include "ingest/folded.h"
#include "ingest/job_nouns.h"
#include "ingest/labels.h"
#include "ingest/organisations.h"
#include "ingest/shape.h"
#include "ingest/units.h"
#include "ingest/vocabulary.h"

#include <gtest/gtest.h>

namespace ingest {
namespace {

using catalog::SectionKind;

// Eight letters are folded at once where none of them is odd.
TEST(Folded, EachAsciiCharacterIsFoldedAloneWhereverItStands) {
    for (char odd = 1; odd > 0; ++odd)
        for (std::size_t at = 0; at < 18; ++at) {
            std::string text = "ABCXYZ @[`{/:09az-";
            text[at] = odd == '?' ? 'Q' : odd; // a lost letter is another matter
            std::string expected;
            for (const char c : text)
                expected += c >= '\t' && c <= '\r' ? ' '
                            : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a')
                                                   : c;
            const Folded folded = fold_text(text);
            ASSERT_EQ(folded.text, expected);
            for (std::size_t i = 0; i <= text.size(); ++i)
                ASSERT_EQ(folded.origin[i], i);
        }
}

TEST(Folded, NoPhraseIsMissedForItsFirstLetters) {
    const std::string text = "le poste est bas\xC3\xA9 a brume, rh@x. un an.";
    for (const std::string_view phrase : {"le", "le poste", "poste", "bas\xC3\xA9", "a", "a brume",
                                          "rh", "rh@x", "un", "an", "an.", "."})
        EXPECT_TRUE(has_any(text, {phrase})) << phrase;
    for (const std::string_view phrase : {"oste", "postes", "la", "le post", "brumes", "x.y"})
        EXPECT_FALSE(has_any(text, {phrase})) << phrase;
    std::string other = text; // at the same place another text
    EXPECT_TRUE(has_any(other, {"poste"}));
    other.replace(3, 5, "grade");
    EXPECT_FALSE(has_any(other, {"poste"}));
    EXPECT_TRUE(has_any(other, {"grade"}));
}

TEST(Folded, KnowsWhereItsCharactersComeFrom) {
    const std::string text = "Œuvre d’Éric – agent·e";
    const Folded folded = fold_text(text);
    EXPECT_EQ(folded.text, "oeuvre d'eric - agente");
    const std::size_t at = folded.text.find("eric");
    EXPECT_EQ(folded.back(text, at, at + 4), "Éric");
    EXPECT_EQ(find_word("sous-directeur direct", "direct"), 15u);
    EXPECT_FALSE(has_word("recruter", "recrute"));
    EXPECT_EQ(fold_text("Dipl\xEF\xBF\xBDme exig\xEF\xBF\xBD").text, "diplome exige");
    EXPECT_EQ(fold_text("lieu d?exercice \xEF\xBF\xBD Brume").text, "lieu d'exercice a brume");
    EXPECT_EQ(fold_text("N? 12, vraiment ?").text, "n\xC2\xB0 12, vraiment ?");
}

TEST(Dates, AreFoundAsWritten) {
    struct Case {
        std::string_view text, first, last;
    };
    const Case cases[] = {
        {"le 13/10/2025", "2025-10-13", ""},
        {"mise a jour 20.12.21", "2021-12-20", ""},
        {"30/04/26", "2026-04-30", ""},
        {"02 janvier 2022", "2022-01-02", ""},
        {"1er septembre 2026", "2026-09-01", ""},
        {"1er/09/2026", "2026-09-01", ""},
        {"vendredi 26 juin 2026, 12 h", "2026-06-26", ""},
        {"du 2 mars au 31 aout 2026", "2026-03-02", "2026-08-31"},
        {"du 14/08/2026 au 13/09/2026", "2026-08-14", "2026-09-13"},
        {"du 1er decembre au 28 fevrier 2027", "2026-12-01", "2027-02-28"},
        {"du 2 au 31 mars 2026", "2026-03-02", "2026-03-31"},
        {"de janvier a aout 2022", "2022-01-01", "2022-08-31"},
        {"12 june 2026", "2026-06-12", ""},
        {"june 12, 2026", "2026-06-12", ""},
        {"3rd of may 2026", "2026-05-03", ""},
        {"2026-06-12", "2026-06-12", ""},
        {"aout 2022", "2022-08-01", "2022-08-31"},
        {"avant le 15 avril", "none", ""}, // no year: words, not a date
        {"30/02/2026", "none", ""},
        {"offre 26/014", "", ""},
        {"temps 28/35e", "", ""},
        {"tel 01 83 81 25 09", "", ""},
        {"art. l. 332-24", "", ""},
    };
    for (const Case& c : cases) {
        const auto found = find_dates(c.text);
        if (c.first.empty()) {
            EXPECT_TRUE(found.empty()) << c.text;
            continue;
        }
        ASSERT_EQ(found.size(), 1u) << c.text;
        EXPECT_EQ(found[0].date ? base::to_iso(*found[0].date) : "none", c.first) << c.text;
        EXPECT_EQ(found[0].last ? base::to_iso(*found[0].last) : "", c.last) << c.text;
    }
}

TEST(Addresses, AreFoundByTheirShape) {
    const auto values = [](const std::vector<Address>& found) {
        std::string joined;
        for (const Address& address : found)
            joined += address.value + " ";
        return joined;
    };
    EXPECT_EQ(values(find_mails("à rh.mairie@ville-x.example, ou a@b")),
              "rh.mairie@ville-x.example ");
    EXPECT_EQ(values(find_mails("@ a@@b.c x@y..fr")), "");
    EXPECT_EQ(values(find_phones("Tél. 01 83 81 25 09 ou 0183812510.")), "0183812509 0183812510 ");
    EXPECT_EQ(values(find_phones("+33 (0)1 83 81 25 09")), "+33183812509 ");
    EXPECT_EQ(values(find_phones("SIRET 12345678901234, O075251013000634")), "");
    EXPECT_EQ(values(find_urls("voir https://a.example/x), puis www.b.example.")),
              "https://a.example/x www.b.example ");
}

TEST(Vocabulary, KnowsTermsInTheirManyForms) {
    struct Case {
        std::string_view words;
        std::optional<SectionKind> section;
        Topic topic;
    };
    const Case cases[] = {
        {"1. identification du poste", SectionKind::summary, Topic::none},
        {"iii - activites", SectionKind::missions, Topic::none},
        {"vos missions (en quelques mots)", SectionKind::missions, Topic::none},
        {"savoirs attendus :", SectionKind::knowledge, Topic::none},
        {"position dans la structure (lieu, hierarchie, direction, service)", SectionKind::context,
         Topic::none},
        {"what you will do", SectionKind::missions, Topic::none},
        {"grade(s) recherche(s)", std::nullopt, Topic::grade},
        {"cadre d'emplois", std::nullopt, Topic::grade},
        {"cadre de l'emploi", SectionKind::conditions, Topic::none},
        {"date previsible de prise de poste", std::nullopt, Topic::start},
        {"categorie, filiere, cadre d'emplois", std::nullopt, Topic::status_line},
        {"remuneration", SectionKind::pay, Topic::salary},
        {"closing date", std::nullopt, Topic::deadline},
    };
    for (const Case& c : cases) {
        const auto term = find_term(c.words);
        ASSERT_TRUE(term) << c.words;
        EXPECT_EQ(term->section, c.section) << c.words;
        EXPECT_EQ(term->topic, c.topic) << c.words;
    }
    for (std::string_view words : {"", "1er", "la metropole recherche", "rigueur", "vos", "12"})
        EXPECT_FALSE(find_term(words)) << words;
    EXPECT_TRUE(find_term_prefix("conditions d'acces au poste et evolution envisageable", 4));
}

TEST(Labels, AreSplitFromTheirValues) {
    const auto value = [](std::string_view text, bool in_table = true) {
        const auto split = split_label(text, in_table);
        return split ? std::string{text.substr(split->value_at)} : std::string{"none"};
    };
    EXPECT_EQ(value("Durée de la mission : 8 mois"), "8 mois");
    EXPECT_EQ(value("Intitulé Chargé de mission"), "Chargé de mission");
    EXPECT_EQ(value("Catégorie A"), "A");
    EXPECT_EQ(value("Offre n° O096261102000187"), "O096261102000187");
    EXPECT_EQ(value("Direction Direction des routes"), "Direction des routes");
    EXPECT_EQ(value("Cadre d’emplois Adjoints techniques"), "Adjoints techniques");
    EXPECT_EQ(value("Référence – AB-12"), "AB-12");
    EXPECT_EQ(value("La direction assure trois missions : a, b, c"), "none");
    EXPECT_EQ(value("https://a.example"), "none");
    EXPECT_EQ(value("Cadre d’emplois Adjoints techniques", false), "none");
    EXPECT_EQ(value("Poste à 12:30"), "none");
}

TEST(Names, EndWhereTheyEnd) {
    const auto organisation = [](std::string_view text, bool english = false) {
        const auto found = find_organisations(text, english);
        return found.empty() ? std::string{"none"}
                             : std::string{text.substr(found[0].from, found[0].to - found[0].from)};
    };
    EXPECT_EQ(organisation("Le Département de la Haute-Vernolle recrute"),
              "Département de la Haute-Vernolle");
    EXPECT_EQ(organisation("la Métropole du Grand Solvain a été créée"),
              "Métropole du Grand Solvain");
    EXPECT_EQ(organisation("Orlène Métropole compte 38 communes"), "Orlène Métropole");
    EXPECT_EQ(organisation("la métropole recherche"), "none");
    EXPECT_EQ(organisation("Join Northbridge City Council today", true),
              "Northbridge City Council");
    EXPECT_EQ(organisation("Service Arbres"), "none");
    const auto unit = [](std::string_view text, std::size_t at) {
        const NameMention name = unit_name_at(text, at);
        return std::string{text.substr(name.from, name.to - name.from)};
    };
    EXPECT_EQ(unit("La Direction des routes, de l’eau et des ponts gère tout", 3),
              "Direction des routes, de l’eau et des ponts");
    EXPECT_EQ(unit("au service Eau, nature et risques, qui", 3), "service Eau, nature et risques");
    EXPECT_EQ(unit("La direction est petite", 3), "");
}

TEST(JobNouns, BeginTitles) {
    for (std::string_view title : {"chargee de mission", "un ou une jardinier", "policy officer",
                                   "chef.fe de projet", "le la chef.fe de projet"})
        EXPECT_TRUE(begins_with_job(title)) << title;
    for (std::string_view text : {"direction des routes", "accompagnement social", "la ville",
                                  "administration generale", "formation"})
        EXPECT_FALSE(begins_with_job(text)) << text;
}

TEST(Shape, TellsMarkersFromWords) {
    EXPECT_EQ(marker_of("- Tailler").kind, MarkerKind::bullet);
    EXPECT_EQ(marker_of("*Tailler").kind, MarkerKind::bullet);
    EXPECT_EQ(marker_of("-5 °C").kind, MarkerKind::none);
    EXPECT_EQ(marker_of("1) Tailler").kind, MarkerKind::number);
    EXPECT_EQ(marker_of("IV – COMPÉTENCES").kind, MarkerKind::number);
    EXPECT_EQ(marker_of("1er mai").kind, MarkerKind::none);
    EXPECT_EQ(marker_of("12/05/2026").kind, MarkerKind::none);
    EXPECT_EQ(marker_of("a) Suivi").kind, MarkerKind::letter);
    EXPECT_TRUE(is_upper("ACTIVITÉS PRINCIPALES"));
    EXPECT_FALSE(is_upper("Activités"));
    EXPECT_TRUE(is_upper_sentence("merci de postuler uniquement sur le"));
    EXPECT_TRUE(ends_sentence("Fin. »"));
    EXPECT_FALSE(ends_sentence("chef.fe de projet"));
}

} // namespace
} // namespace ingest
