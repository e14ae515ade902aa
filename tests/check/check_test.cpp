#include "check/check_json.h"
#include "ingest/ingest.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace check {
namespace {

constexpr base::Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{21}};

catalog::Offer offer_of(std::string_view text) {
    auto imported = ingest::read_document(
        {"offre.txt", "0011223344556677889900112233445566778899", base::bytes_of(text)});
    EXPECT_EQ(imported.offers.size(), 1u) << text;
    return imported.offers.empty() ? catalog::Offer{} : std::move(imported.offers.front());
}

struct Case {
    std::string_view text;
    std::string_view rule;
    int line; // 0: about the whole offer
    std::string_view message;
};

const Finding* find(const std::vector<Finding>& findings, const Case& c) {
    const auto found = std::ranges::find_if(findings, [&](const Finding& finding) {
        return finding.rule == c.rule && finding.lines.first == c.line &&
               finding.message.find(c.message) != std::string::npos;
    });
    return found == findings.end() ? nullptr : &*found;
}

TEST(Check, NamesWhatMustBeAnswered) {
    const Case cases[] = {
        {"Jardinier (H/F)\n\xEF\x82\xB7 Savoir\nPlantes", "characters", 2, "private-use"},
        {"Jardinier (H/F)\ngr\xE2\x80\xAE"
         "ade",
         "characters", 2, "bidirectional"},
        {"Jardinier (H/F)\nOn d\xEF\xBF\xBDsherbe.", "characters", 2, "cannot be read"},
        {"Jardinier (H/F)\nOn plante des arbres.\nOn plante des arbres.", "doubled", 3, "line 2"},
        {"Jardinier (H/F)\nRetour à la liste\nMissions\n- Tailler", "debris", 2, "chrome"},
        {"Jardinier (H/F)\navant le ~~2~~ 6 mai", "debris", 2, "Struck-out"},
        {"Jardinier (H/F)\nMétier(s)\nTemps de travail\nTemps complet", "empty_label", 2,
         "Métier(s)"},
        {"Jardinier (H/F)\nDu 1O/12/2026", "letter_for_digit", 2, "letter O"},
        {"Jardinier (H/F)\nPaie : 2O50 euros", "letter_for_digit", 2, "letter O"},
        {"Jardinier (H/F)\nle l5 mai", "letter_for_digit", 2, "letter l"},
        {"Jardinier (H/F)\nOffre n° O075251013000634", "letter_for_digit", 2,
         "begins with the letter O"},
        {"Jardinier (H/F)\nDate limite de candidature : 13/11/2026", "past_date", 2,
         "2026-11-13, has passed"},
        {"Jardinier (H/F)\nPubliée le 02/12/2026", "odd_date", 2, "has not come yet"},
        {"Jardinier\nDate limite de candidature : 31/02/2027", "odd_date", 2, "no day"},
        {"Jardinier\nRéunion le vendredi 27 juin 2026.", "odd_date", 2, "no vendredi but a samedi"},
        {"Jardinier (H/F)\nDate limite de candidature : 13/11/2027\nPoste à pourvoir le : "
         "01/02/2027",
         "odd_date", 2, "after the post begins"},
        {"Jardinier (H/F)\nDate limite de candidature : 13/11/2031", "odd_date", 2, "three years"},
        {"Jardinier (H/F)\nTélétravail : Oui\nConditions d'exercice\n- Poste non compatible avec "
         "le télétravail",
         "contradiction", 4, "telework"},
        {"Jardinier (H/F)\nRémunération : de 2 400 à 1 900 € brut par mois", "numbers", 2,
         "(2400) is above"},
        {"Jardinier (H/F)\nDurée de la mission : 6 mois\nPériode : du 1er janvier 2027 au 31 août "
         "2027",
         "numbers", 2, "not the time"},
        {"Jardinier (H/F)\nTemps de travail : temps complet, 28/35e", "numbers", 2, "contradict"},
        {"Jardinier\nN+1 : Mme Anaïs Lorme, directrice", "personal_name", 2, "Mme Anaïs Lorme"},
        {"Jardinier\nCV à anais.lorme@brume.example", "personal_name", 2, "is a person's"},
        {"Le Département du Lac\nLe.La chef.fe de projet a la charge de piloter le plan.", "title",
         2, "inferred"},
        {"Jardinier (H/F)", "undated", 0, "when it was written"},
        {"Jardinier (H/F)", "undated", 0, "no deadline"},
        {"Jardinier (H/F)\nCatégorie C\nCDI", "missing_mention", 0, "the place"},
    };
    for (const Case& c : cases) {
        const auto findings = check(offer_of(c.text), today);
        const Finding* found = find(findings, c);
        ASSERT_NE(found, nullptr) << c.rule << " in:\n" << c.text;
        EXPECT_FALSE(found->advice.empty());
        EXPECT_EQ(found->quote.empty(), c.line == 0) << c.text;
    }
}

TEST(Check, LeavesGoodWordsAlone) {
    const Case cases[] = {
        {"Jardinier\nLe 12 h, OPAC 96, lot 3, 2o, O2 et Io", "letter_for_digit", 2, ""},
        {"Jardinier\nvendredi 26 juin 2026", "odd_date", 2, ""},
        {"Jardinier\nMadame la Maire, Monsieur le Président du Lac", "personal_name", 2, ""},
        {"Jardinier\nservice.recrutement@brume.example", "personal_name", 2, ""},
        {"Jardinier (H/F)\nRémunération : de 1 900 à 2 400 € brut par mois", "numbers", 2, ""},
        {"Jardinier (H/F)\nDurée de la mission : 8 mois\nPériode : du 1er janvier 2027 au 31 août "
         "2027",
         "numbers", 2, ""},
        {"Jardinier (H/F)\nTemps de travail : temps non complet, 28/35e", "numbers", 2, ""},
        {"Stagiaire (H/F)\nConvention de stage de 6 mois", "missing_mention", 0, ""},
    };
    for (const Case& c : cases)
        EXPECT_EQ(find(check(offer_of(c.text), today), c), nullptr) << c.rule << " in:\n" << c.text;
}

TEST(Check, CountsTheTwelveInformations) {
    const Completeness whole = completeness(offer_of(
        "Jardinier (H/F)\nFonction publique territoriale\nVacance d'emploi\nEmployeur : Ville de "
        "Brume\nCatégorie : C\nFamille de métiers : espaces verts\nLieu de travail : Brume\nPoste "
        "à "
        "pourvoir le : 01/03/2027\nType d'emploi : emploi permanent\nMissions\n- "
        "Tailler\nProfil\n- Formation : CAP jardinier\nCandidature\nCV à adresser à Madame la "
        "Maire, rh@brume.example, avant le 12 janvier 2027"));
    EXPECT_TRUE(whole.applies);
    EXPECT_EQ(whole.mentions.size(), 12u);
    EXPECT_EQ(whole.stated(), 12u) << [&] {
        std::string missing;
        for (const Mention& mention : whole.mentions)
            missing += mention.stated ? "" : std::string{mention.name} + "; ";
        return missing;
    }();
    EXPECT_FALSE(completeness(offer_of("Intern (M/F)\nThe council and the team.")).applies);
}

// Each of the twelve, told by what is taken out of a notice that states them all.
TEST(Check, MissesTheInformationThatIsTakenOut) {
    constexpr std::string_view notice =
        "Jardinier (H/F)\nFonction publique territoriale\nVacance d'emploi\nEmployeur : Ville de "
        "Brume\nCatégorie : C\nFamille de métiers : espaces verts\nLieu de travail : "
        "Orlène\nPoste à pourvoir le : 01/03/2027\nType de contrat : CDI\nMissions\n- "
        "Tailler\nProfil\n- Formation : CAP jardinier\nCandidature\nCV à adresser à Madame la "
        "Maire, rh@brume.example, avant le 12 janvier 2027";
    constexpr std::pair<std::string_view, std::string_view> parts[]{
        {"Fonction publique territoriale\n", "the branch of the public service"},
        {"Vacance d'emploi\n", "whether the post is new or vacant"},
        {"Catégorie : C\n", "category, and corps, cadre d'emplois or grade"},
        {" à Madame la Maire", "the recruiting authority"},
        {"Employeur : Ville de Brume\n", "the organisation or structure of the post"},
        {"Famille de métiers : espaces verts\n", "the reference of the occupation (m\xC3\xA9tier)"},
        {"Missions\n- Tailler\n", "duties, and the profile in experience or skills"},
        {"Jardinier (H/F)\n", "the title of the post"},
        {"Lieu de travail : Orlène\n", "the place"},
        {"Poste à pourvoir le : 01/03/2027\n", "the date of vacancy"},
        {", avant le 12 janvier 2027", "where to apply, and until when"},
    };
    for (const auto& [part, mention] : parts) {
        std::string text{notice};
        text.replace(text.find(part), part.size(), "");
        std::string missing;
        // "Statutaire" keeps the notice one of the public service without its category.
        for (const Mention& found : completeness(offer_of(text + "\nStatutaire")).mentions)
            missing += found.stated ? "" : std::string{found.name} + ";";
        EXPECT_EQ(missing, std::string{mention} + ";") << text;
    }
    // The diploma is the only particular condition, and the whole profile.
    std::string text{notice};
    text.replace(text.find("- Formation : CAP jardinier"), 27, "- Aimer les plantes");
    const Completeness meter = completeness(offer_of(text));
    EXPECT_EQ(meter.stated(), 11u);
    EXPECT_FALSE(meter.mentions[7].stated) << meter.mentions[7].name;
}

TEST(Check, NamesWhatIsWrongWithTheFile) {
    const Case cases[] = {
        {"<jobs><job><title>Jardinier (H/F)</title><company>Ville de Brume</company></job>\n"
         "<job><title>Cassé</title><company>A & B</job>\n"
         "<job><title>Comptable (H/F)</title><company>Ville de Brume</company></job></jobs>",
         "file", 2, "/job[2] is damaged and left out"},
        {"[{\"title\":\"Jardinier (H/F)\",\"company\":\"Ville de Brume\",\"city\":\"Brume\"},\n"
         "{\"title\":\"\",\"company\":\"\",\"city\":\"Lac\"}]",
         "file", 0, "$[1] is left out"},
        {"{\"@type\":\"JobPosting\",\"title\":\"Jardinier (H/F)\",\n\"hiringOrganization\":"
         "\"Ville de Brume\",\n}",
         "file", 3, "comma"},
        {"<html><script type=\"application/ld+json\">{\"@type\":</script><main><h1>Jardinier "
         "(H/F)</h1><p>Employeur : Ville de Brume</p></main></html>",
         "file", 0, "the JSON is broken"},
    };
    for (const Case& c : cases) {
        const auto imported = ingest::read_document({"offres", "00", base::bytes_of(c.text)});
        ASSERT_FALSE(imported.offers.empty()) << imported.refused;
        const auto findings = check(imported.offers.front(), today);
        const Finding* found = find(findings, c);
        std::string all;
        for (const Finding& finding : findings)
            all += finding.rule + " " + std::to_string(finding.lines.first) + " " +
                   finding.message + "\n";
        ASSERT_NE(found, nullptr) << all;
        EXPECT_EQ(found->weight, Weight::answer);
        EXPECT_EQ(found->quote, ""); // an offer's lines are not the file's
        EXPECT_FALSE(found->advice.empty());
    }
}

TEST(Check, IsOrderedAndBounded) {
    std::string text = "Jardinier (H/F)\n";
    for (int i = 0; i < 400; ++i)
        text += "Mme Anaïs Lorme numéro " + std::to_string(i) + "\n\n";
    const auto findings = check(offer_of(text), today);
    EXPECT_EQ(findings.size(), max_findings);
    EXPECT_TRUE(std::ranges::is_sorted(findings, {}, [](const Finding& finding) {
        return finding.lines.first == 0 ? INT32_MAX : finding.lines.first;
    }));
}

TEST(CheckJson, SaysWhatTheFindingsSay) {
    const Report report{"a.txt",
                        {"x"},
                        {true, {{"the place", false}, {"the title", true}}},
                        {{"undated", Weight::note, {}, "", "No date.", "Give one."},
                         {"debris", Weight::answer, {2, 3}, "Page 1", "Left.", "Delete."}}};
    const std::vector<Refusal> refused{{"b.pdf", "the PDF is damaged"}};
    const std::string json = to_json({&report, 1}, refused);
    for (const std::string_view part :
         {R"("applies": true)", R"("stated": 1)", R"("of": 2)", R"("the place")",
          R"("weight": "note")", R"("lines": null)", R"("quote": "Page 1")",
          R"("reason": "the PDF is damaged")"})
        EXPECT_NE(json.find(part), std::string::npos) << part << "\n" << json;
}

} // namespace
} // namespace check
