// Every heading that documents write, in every shape that headings have: formats of the wild, each
// row a section and its synonyms.
#include "base/text.h"
#include "samples.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ingest {
namespace {

struct Row {
    std::string_view section;
    std::string_view headings; // separated by "|"
};
constexpr Row rows[]{
    {"summary", "Identification du poste|Définition du poste|Synthèse de l'offre|Informations "
                "complémentaires"},
    {"employer", "Qui sommes-nous ?|L'entreprise|Contexte|Descriptif de l'employeur|The agency"},
    {"context", "Contexte du poste à pourvoir|Votre environnement|Votre environnement de travail|"
                "Votre environnement professionnel|Descriptif du service|Position "
                "organisationnelle|Position dans la structure"},
    {"purpose", "Finalité du poste|Raison d'être du poste|Mission principale|Descriptif de "
                "l'emploi|About the role|Objectifs et enjeux"},
    {"missions", "Missions|Vos missions|Vos missions en quelques mots|Activités principales|"
                 "Activités détaillées|Activités annexes|Tâches|Missions et responsabilités|Ce "
                 "que tu feras|What you will do|The job"},
    {"profile", "Profil du candidat|Profils recherchés|Ce poste est fait pour vous si…|Ce que "
                "nous attendons|About you|Votre profil nous intéresse si"},
    {"knowledge", "Savoir|Savoirs|Savoir(s)|Connaissances|Connaissances indispensables|"
                  "Connaissances techniques"},
    {"skills", "Savoir faire|Savoir-faire|Compétences opérationnelles|Compétences techniques|"
               "Compétences stratégiques|Compétences requises"},
    {"attitude", "Savoir être|SAVOIR-ETRE|Compétences comportementales|Compétences "
                 "relationnelles|Qualités souhaitables|Vos qualités personnelles"},
    {"requirements", "Formation|Diplômes requis|Conditions d'accès au poste|Eligibility criteria|"
                     "Essential|Desirable"},
    {"conditions", "Spécificités|Spécificités (contraintes, sujétions)|Modalités et contraintes "
                   "du poste|Conditions particulières d'exercice|Cadre de l'emploi|Les "
                   "modalités|Conditions d'exercice"},
    {"pay", "Rémunération|Eléments de rémunération|Avantages|Nos avantages|Ce que nous "
            "proposons|What we offer"},
    {"relations", "Interfaces|Liaisons hiérarchiques|Liaisons fonctionnelles|Relations "
                  "fonctionnelles"},
    {"outlook", "Facteurs d'évolution|Facteurs clés de succès|Perspectives"},
    {"recruitment", "Modalités de recrutement|Conditions de recrutement|Ouvert aux contractuels|"
                    "Fondement juridique|Selection procedure"},
    {"apply", "Candidature|Comment postuler ?|Procédure|Contact et modalités de candidature|"
              "Éléments de candidature|Pour candidater|How to apply"},
    {"contact", "Contact|Qui contacter ?|Personnes à contacter|Renseignements|Des questions ?"},
    {"access", "Accès|Lieu d'exercice"},
    {"legal", "Travailleurs handicapés|À compétences égales|Égalité|Égalité professionnelle|"
              "Disability Confident"},
};

// "#" stands for the heading, "U" for it in capitals, "A" for it in capitals without accents.
constexpr std::string_view shapes[]{
    "#",     "# :",     "1. #",    "1) #",  "1/ #",
    "I – #", "III - #", "a) #",    "3.1 #", "2.1. #",
    " #",    "\f #",    "IV. #",   "B. #",  "Article 3 – #",
    "• #",   "**#**",   "**# :**", "## #",  "#\n===============",
    "U",     "A",
};

std::string in_capitals(std::string_view text) {
    std::u32string capitals;
    for (const char32_t c : base::decode(text))
        capitals += (c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE) ? c - 32 : c;
    return base::encode(capitals);
}

std::string without_accents(std::string_view text) {
    return in_capitals(base::fold(text));
}

std::string shaped(std::string_view shape, std::string_view heading) {
    if (shape == "U")
        return in_capitals(heading);
    if (shape == "A")
        return without_accents(heading);
    std::string text{shape};
    const bool question = heading.ends_with('?') && text.find(" :") != std::string::npos;
    text.replace(text.find(text.starts_with("##") ? " #" : "#") + (text.starts_with("##") ? 1 : 0),
                 1, question ? base::trim(heading.substr(0, heading.size() - 1)) : heading);
    return text;
}

TEST(Headings, OpenTheirSectionInEveryShape) {
    for (const Row& row : rows)
        for (std::size_t at = 0; at < row.headings.size();) {
            const std::size_t end = std::min(row.headings.find('|', at), row.headings.size());
            const std::string_view heading = row.headings.substr(at, end - at);
            at = end + 1;
            for (const std::string_view shape : shapes) {
                const std::string line = shaped(shape, heading);
                const catalog::Offer offer =
                    offer_of("Mairie de Brume\nJardinier (H/F)\n\nNos valeurs\nLa commune agit "
                             "pour tous, avec ses habitants et ses partenaires.\n\n" +
                             line +
                             "\n\nUne phrase qui dit quelque chose de long et de précis.\nUne "
                             "seconde phrase qui dit encore autre chose.\n");
                const auto section =
                    std::ranges::find_if(offer.sections, [](const catalog::Section& candidate) {
                        return !candidate.blocks.empty() &&
                               candidate.blocks.front().text.starts_with("Une phrase");
                    });
                ASSERT_NE(section, offer.sections.end()) << line;
                EXPECT_EQ(catalog::name_of(section->kind), row.section) << line;
                EXPECT_EQ(fault_in(offer), "") << line;
            }
        }
}

TEST(Headings, AreNotSeenInSentencesAndLists) {
    const catalog::Offer offer =
        offer_of("Jardinier (H/F)\n\nComment postuler ?\n1. Envoyer le dossier\n2. Entretien sur "
                 "site\n1er tour en mars\nMERCI DE POSTULER UNIQUEMENT SUR LE\nLIEN SUIVANT : "
                 "https://brume.example/offres\n");
    std::size_t headings = 0;
    for (const catalog::Section& section : offer.sections)
        headings += section.heading.empty() ? 0 : 1;
    EXPECT_EQ(headings, 1u);
    EXPECT_EQ(offer.apply.to, "https://brume.example/offres");
}

} // namespace
} // namespace ingest
