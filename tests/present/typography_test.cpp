#include "present/typography.h"

#include "present/dates.h"
#include "present/title.h"

#include "fixture.h"

#include <gtest/gtest.h>

namespace present {
namespace {

std::string visible(std::string text) {
    for (auto [from, to] : {std::pair{"\u00a0", "_"}, std::pair{"\u202f", "~"}})
        for (std::size_t at; (at = text.find(from)) != std::string::npos;)
            text.replace(at, std::string_view{from}.size(), to);
    return text;
}

TEST(Typeset, FrenchSpacesApostrophesAndHyphens) {
    struct Row {
        const char *plain, *set;
    };
    for (Row row : {
             Row{"", ""},
             Row{"Offre", "Offre"},
             Row{"vous joindre ?", "vous joindre~?"},
             Row{"Oui ! Non ; peut-être : voilà", "Oui~! Non~; peut‑être_: voilà"},
             Row{"« soudeur »", "«_soudeur_»"},
             Row{"8 000 agents, 1 234 567 lignes", "8~000 agents, 1~234~567 lignes"},
             Row{"75 pour 100 personnes", "75 pour 100 personnes"},
             Row{"3 à 5 ans", "3 à 5_ans"},
             Row{"{n} jours", "{n}_jours"},
             Row{"à {hour} h {minute}", "à {hour}_h_{minute}"},
             Row{"9 h 12", "9_h_12"},
             Row{"Bac + 5", "Bac_+_5"},
             Row{"Femme / Homme", "Femme_/_Homme"},
             Row{"n° 12", "n°_12"},
             Row{"l'écran d'aujourd'hui", "l’écran d’aujourd’hui"},
             Row{"rock 'n' roll '60", "rock 'n' roll '60"},
             Row{"Recherche...", "Recherche…"},
             Row{"centres-villes", "centres‑villes"},
             Row{"2025-2026, - tiret", "2025-2026, - tiret"},
             Row{"Saint-Germain-en-Laye-sur-Seine-et-Marne",
                 "Saint-Germain-en-Laye-sur-Seine-et-Marne"},
             Row{"intéressé·e, chef.fe, chargé(e)", "intéressé·e, chef.fe, chargé(e)"},
             Row{"à jean-paul@l-agence.fr", "à jean-paul@l-agence.fr"},
             Row{"https://mon-site.fr/l'offre", "https://mon-site.fr/l'offre"},
             Row{"www.reseau-managers.fr", "www.reseau-managers.fr"},
             Row{"déjà\u202f?", "déjà~?"},
         })
        EXPECT_EQ(visible(typeset(row.plain)), row.set);
}

TEST(Typeset, AddsNoSpaceThatDoesNotStand) {
    for (const char* text : {"http:", "9:12", "ça?", "fin;"})
        EXPECT_EQ(typeset(text), text);
}

TEST(Ordinals, OfTheArrondissements) {
    EXPECT_EQ(raise_ordinals("Paris 13e"), "Paris 13ᵉ");
    EXPECT_EQ(raise_ordinals("Lyon 3e, 2e étage"), "Lyon 3ᵉ, 2ᵉ étage");
    EXPECT_EQ(raise_ordinals("13et 4"), "13et 4");
    EXPECT_EQ(raise_ordinals(""), "");
}

TEST(Capitalised, FirstLetterAlone) {
    EXPECT_EQ(capitalised("centres‑villes Vivants"), "Centres‑villes Vivants");
    EXPECT_EQ(capitalised("éveil"), "Éveil");
    EXPECT_EQ(capitalised(""), "");
}

TEST(Title, SharedBeginningsAndGender) {
    const std::vector<std::string> shared = {"Chargé de mission", "Chargé", "CHARGE(E) DE MISSION"};
    struct Row {
        const char *title, *beginning, *own, *gender;
    };
    for (Row row : {
             Row{"Chargé de mission centres-villes vivants (h/f)", "Chargé de mission",
                 "centres‑villes vivants", "(h/f)"},
             Row{"CHARGE(E) DE MISSION DEVELOPPEMENT TERRITORIAL (H/F)", "CHARGE(E) DE MISSION",
                 "DEVELOPPEMENT TERRITORIAL", "(H/F)"},
             Row{"Chargé de mission Cohérence territoriale H/F", "Chargé de mission",
                 "Cohérence territoriale", "H/F"},
             Row{"Chargé de mission", "Chargé", "de mission", ""},
             Row{"Chargé de missions", "Chargé", "de missions", ""},
             Row{"Jardinier (H/F)", "", "Jardinier", "(H/F)"},
             Row{"Chef.fe de projet", "", "Chef.fe de projet", ""},
             Row{"H/F", "", "H/F", ""},
             Row{"", "", "", ""},
         }) {
        Title title = title_of(row.title, shared);
        EXPECT_EQ(title.beginning, row.beginning) << row.title;
        EXPECT_EQ(title.own, row.own) << row.title;
        EXPECT_EQ(title.gender, row.gender) << row.title;
        EXPECT_EQ(title.whole, typeset(row.title));
    }
}

TEST(Dates, InBothLanguages) {
    Languages all = languages();
    const Words &french = all.in("fr"), &english = all.in("en");
    auto date = [](const char* iso) { return base::parse_date(iso).value(); };
    base::Date today = date("2025-10-21");
    EXPECT_EQ(date_short(french, date("2025-11-13"), today), "13 nov.");
    EXPECT_EQ(date_short(french, date("2026-01-16"), today), "16 janv. 2026");
    EXPECT_EQ(date_short(french, date("2025-03-01"), today), "1er mars");
    EXPECT_EQ(date_short(english, date("2025-03-01"), today), "1 Mar");
    EXPECT_EQ(date_spoken(french, date("2025-11-13"), today), "jeudi 13 novembre");
    EXPECT_EQ(date_spoken(french, date("2026-03-01"), today), "dimanche 1er mars 2026");
    EXPECT_EQ(date_spoken(english, date("2025-11-13"), today), "Thursday 13 November");
    EXPECT_EQ(date_full(french, date("2025-08-01")), "1er août 2025");
    EXPECT_EQ(date_full(english, date("2025-08-01")), "1 August 2025");
    EXPECT_EQ(visible(clock_time(french, at("2025-10-21T09:02"))), "9_h_02");
    EXPECT_EQ(clock_time(english, at("2025-10-21T09:02")), "9:02");
    EXPECT_EQ(visible(date_and_time(french, at("2025-07-14T10:04"))),
              "lundi 14 juillet 2025, 10_h_04");
}

TEST(Dates, EveryMonthHasItsShortForm) {
    Languages all = languages();
    std::string french, english;
    for (unsigned month = 1; month <= 12; ++month) {
        base::Date date{std::chrono::year{2025}, std::chrono::month{month}, std::chrono::day{9}};
        french += month_short(all.in("fr"), date) + " ";
        english += month_short(all.in("en"), date) + " ";
    }
    EXPECT_EQ(french, "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc. ");
    EXPECT_EQ(english, "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ");
}

} // namespace
} // namespace present
