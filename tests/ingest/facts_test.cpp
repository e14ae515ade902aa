#include "samples.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ingest {
namespace {

using catalog::FactStatus;
using catalog::Field;

struct FactCase {
    Field field;
    std::string_view text, expected;
};

void check(std::span<const FactCase> cases) {
    for (const FactCase& c : cases) {
        const catalog::Offer offer = offer_of(c.text);
        EXPECT_EQ(values_of(offer, c.field), c.expected) << name_of(c.field) << " in:\n" << c.text;
        EXPECT_EQ(fault_in(offer), "") << c.text;
    }
}

TEST(Facts, TitleStandsInALabelALineOrASentence) {
    const FactCase cases[] = {
        {Field::title,
         "Fiche de poste :\n« AGENT DES PARCS\nET JARDINS » H/F\n\nMissions\n- Tailler",
         "AGENT DES PARCS ET JARDINS H/F"},
        {Field::title, "Intitulé du poste : Médiatrice numérique\nMissions\n- Aider",
         "Médiatrice numérique"},
        {Field::title, "Ville d'Évry-les-Bois\nJardinier élagueur (H/F)\nMissions\n- Tailler",
         "Jardinier élagueur (H/F)"},
        {Field::title, "La Ville de Brume recrute un·e technicien·ne réseaux (H/F) pour la DSI.",
         "technicien·ne réseaux (H/F)"},
        {Field::title,
         "Le Département du Lac\nLe.La chef.fe de projet a la charge de piloter le plan.",
         "Chef.fe de projet"},
        {Field::title, "Le Département du Lac\nNous aimons les routes.", "-"},
        {Field::title,
         "Ville de Brume\nAGENT·E·S D'ACCUEIL (3 postes, temps complet)\nMissions\n- Lire",
         "AGENT·E·S D'ACCUEIL"},
        {Field::title,
         "AVIS DE CONCOURS\nUn concours est ouvert pour pourvoir 3 postes de technicien de "
         "laboratoire, à temps complet.",
         "Technicien de laboratoire"},
        {Field::title, "Policy Officer (M/F)\nAbout us\nWe are small.", "Policy Officer (M/F)"},
    };
    check(cases);
    EXPECT_EQ(offer_of(cases[4].text).facts[Field::title].status, FactStatus::derived);
}

TEST(Facts, ReferenceIsACodeWithoutItsCompany) {
    const FactCase cases[] = {
        {Field::reference, "Numéro du poste AB12  CD3 – Mise à jour 20.12.21", "AB12 CD3"},
        {Field::updated, "Numéro du poste AB12  CD3 – Mise à jour 20.12.21", "2021-12-20"},
        {Field::reference, "Numéro du poste AB REMPL 22 (N°DRH) – 13.10.2021", "AB REMPL 22"},
        {Field::must_quote,
         "Modalités de recrutement\n- Candidature à transmettre par mail à : rh@a.example avec "
         "impérativement la référence « AB\nREMPL 22»",
         "AB REMPL 22"},
        {Field::must_quote, "CV à adresser par mail sous la référence **CdM 2020** à rh@a.example",
         "CdM 2020"},
        {Field::reference, "Offre n° O075251013000634", "O075251013000634"},
        {Field::reference, "Annonce 26-117 — actualisée le 3 novembre 2026", "26-117"},
        {Field::reference, "AVIS DE RECRUTEMENT N? 2026-88\nJardinier (H/F)", "2026-88"},
        {Field::reference, "Annonce du 3 novembre 2026", "-"},
        {Field::reference, "Référence : art. L. 332-8", "-"},
        {Field::reference, "Agent\nAucun numéro ici.", "-"},
    };
    check(cases);
}

TEST(Facts, EmployerIsLabelledOrNamedInTheText) {
    const FactCase cases[] = {
        {Field::employer, "Employeur\nVille de Brume\nLieu de travail\nBrume", "Ville de Brume"},
        {Field::employer, "Le Département de la Haute-Vernolle\nQui sommes-nous ?\nUn employeur.",
         "Département de la Haute-Vernolle"},
        {Field::employer,
         "Missions\n- Travailler avec la Chambre des Métiers de Brume\n\nAccès\n- Métropole du Lac "
         "– 1 rue du Port – 75013 PARIS\nContact : rh@metropoledulac.example",
         "Métropole du Lac"},
        {Field::employer, "OFFICE PUBLIC DE L'HABITAT DU LAC\nAgence Brume-Nord\nGardien (H/F)",
         "OFFICE PUBLIC DE L'HABITAT DU LAC"},
        {Field::department, "OFFICE PUBLIC DE L'HABITAT DU LAC\nAgence Brume-Nord\nGardien (H/F)",
         "Agence Brume-Nord"},
        {Field::department,
         "VILLE DE BRUME\nDIRECTION DES SPORTS ET DE LA PLAGE\n\nMISSIONS\n- Surveiller",
         "DIRECTION DES SPORTS ET DE LA PLAGE"},
        {Field::employer,
         "---\nemployeur: Ville de Brume\ncandidature: https://a.example/1\n---\nX",
         "Ville de Brume"},
        {Field::apply_url,
         "---\nemployeur: Ville de Brume\ncandidature: https://a.example/1\n---\nX",
         "https://a.example/1"},
        {Field::employer, "Agent\nNous sommes une équipe.", "-"},
    };
    check(cases);
}

TEST(Facts, StatusIsReadFromTablesAndSentences) {
    const FactCase cases[] = {
        {Field::category,
         "Identification du poste\nCatégorie, filière, \ncadre d’emplois \n\nCatégorie "
         "A,, filière technique, Ingénieur territorial",
         "A"},
        {Field::grades,
         "Identification du poste\nCatégorie, filière, \ncadre d’emplois \n\nCatégorie "
         "A,, filière technique, Ingénieur territorial",
         "Ingénieur territorial"},
        {Field::category, "Modalités de recrutement\n- Cadre de catégorie A., filière X", "A"},
        {Field::category, "Modalités de recrutement\n- Catégorie B ou C", "-"},
        {Field::category, "Catégorie\t☐ A   ☒ B   ☐ C\nTélétravail\t☐ Oui   ☒ Non", "B"},
        {Field::telework, "Catégorie\t☐ A   ☒ B   ☐ C\nTélétravail\t☐ Oui   ☒ Non", "no"},
        {Field::category, "Catégorie\t☒ A   ☒ B   ☐ C", "-"},
        {Field::grades, "Jardinier (H/F)\n\nCatégorie A — Psychologue territorial",
         "Psychologue territorial"},
        {Field::telework, "Conditions\nVéhicule de service. Aucun télétravail.", "no"},
        {Field::category, "Missions\n- Encadrer deux agents de catégorie C", "-"},
        {Field::grades,
         "Grade(s) recherché(s)\nAttaché\nAttaché principal\nMétier(s)\nTemps de "
         "travail\nTemps complet",
         "Attaché | Attaché principal"},
        {Field::category, "Grade(s) recherché(s)\nRédacteur\nTemps de travail\nTemps complet", "B"},
        {Field::category, "Référence AB-12\nCatégorie A\nQuotité de travail Temps plein", "A"},
        {Field::category, "Cat\xEF\xBF\xBDgorie : B\nT\xEF\xBF\xBDl\xEF\xBF\xBDtravail : non", "B"},
        {Field::telework, "Cat\xEF\xBF\xBDgorie : B\nT\xEF\xBF\xBDl\xEF\xBF\xBDtravail : non",
         "no"},
        {Field::grades,
         "Vous serez bibliothécaire (catégorie B, assistant de conservation du patrimoine).",
         "assistant de conservation du patrimoine"},
        {Field::grades, "Function group / grade: AD 7\nClosing date: 2 May 2027", "AD 7"},
        {Field::grades,
         "Grade(s) recherché(s)\nAttaché\nAttaché\nAttaché principal\nMétier(s)\nTemps de "
         "travail\nTemps complet",
         "Attaché | Attaché principal"},
        {Field::working_time, "Temps de travail\nTemps complet", "full-time"},
        {Field::working_time, "Temps de travail : 28/35e", "part-time"},
        {Field::telework, "Télétravail\nNon\nManagement\nOui", "no"},
        {Field::telework, "Avantages\n- Deux jours de télétravail par semaine", "yes"},
        {Field::telework, "Conditions d'exercice\n- Poste non compatible avec le télétravail",
         "no"},
        {Field::positions, "Nombre de postes\n3\nTemps de travail\nTemps complet", "3"},
    };
    check(cases);
}

TEST(Facts, ContractIsNeverItsFallBack) {
    const FactCase cases[] = {
        {Field::contract,
         "Modalités de recrutement\n- Recrutement statutaire, à défaut contractuel (contrats de "
         "trois ans)",
         "permanent"},
        {Field::duration,
         "Modalités de recrutement\n- Recrutement statutaire, à défaut contractuel (contrats de "
         "trois ans)",
         "-"},
        {Field::contract, "Type d'emploi\nEmploi permanent - vacance d'emploi\nTélétravail\nOui",
         "permanent"},
        {Field::contract,
         "Dans le cadre du remplacement temporaire d’un collègue la Ville recherche un "
         "agent\nModalités "
         "de recrutement\n- Recrutement contractuel uniquement",
         "temporary replacement"},
        {Field::contract, "Type de contrat : CDD de 12 mois", "fixed-term"},
        {Field::duration, "Type de contrat : CDD de 12 mois", "12 mois"},
        {Field::contract, "Conditions\n- Contrat d'apprentissage de 24 mois", "apprenticeship"},
        {Field::contract, "What we offer\n- Fixed-term contract of 24 months, full time",
         "fixed-term"},
        {Field::contract, "Missions\n- Encadrer un stage et deux apprentis en alternance", "-"},
        {Field::duration, "Durée attendue sur le poste : 3 ans", "-"},
    };
    check(cases);
}

TEST(Facts, DatesAreToldApartByTheWordsBeforeThem) {
    const FactCase cases[] = {
        {Field::deadline, "Date limite de candidature\n13/11/2025", "2025-11-13"},
        {Field::start_date,
         "Poste à pourvoir le\n16/01/2026\nDate limite de candidature\n13/11/2025", "2026-01-16"},
        {Field::deadline,
         "Candidature\nCV à envoyer avant le ~~2~~ 6 septembre 2026 à rh@a.example", "2026-09-06"},
        {Field::deadline, "Candidature\nEnvoyez votre CV avant le 15 avril à rh@a.example", "-"},
        {Field::deadline, "Objectifs\n- Le projet sera arrêté par le Conseil du 24 janvier 2022",
         "-"},
        {Field::deadline, "Candidature\nEntretiens prévus le 3 mai 2026.", "-"},
        {Field::start_text, "Modalités de recrutement\n- Poste à pourvoir dès que possible",
         "dès que possible"},
        {Field::start_date, "Modalités de recrutement\n- Poste à pourvoir dès que possible", "-"},
        {Field::end_date, "Recrutement\n- Durée de la mission : 8 mois de janvier à août 2022",
         "2022-08-31"},
        {Field::end_date, "Conditions\n- CDD du 2 mars au 31 août 2026", "2026-08-31"},
        {Field::deadline, "Conditions\n- CDD jusqu'au 31 août 2026", "-"},
        {Field::deadline, "Candidatures :\nrh@a.example au plus tard le 20.12.26", "2026-12-20"},
        {Field::deadline, "Écrivez à Madame la Maire, avant le 18 janvier 2027.", "2027-01-18"},
        {Field::start_date, "Conditions\nContrat de deux ans, à partir du 6 septembre 2027.",
         "2027-09-06"},
        {Field::published, "Publiée le 02/11/2026", "2026-11-02"},
        {Field::deadline, "How to apply\nApplications close on 28 February 2027.", "2027-02-28"},
    };
    check(cases);
    EXPECT_EQ(offer_of(cases[8].text).facts[Field::end_date].status, FactStatus::derived);
}

TEST(Facts, PlaceProfileAndPay) {
    const FactCase cases[] = {
        {Field::location, "Lieu de travail\n17 avenue du Lac, Brume\nTélétravail\nOui",
         "17 avenue du Lac, Brume"},
        {Field::location, "Accès\n- Ville de Brume – 3 rue du Lac – 75013 PARIS",
         "3 rue du Lac – 75013 PARIS"},
        {Field::location,
         "Localisation du lieu de travail\nDétails de l'offre\nFamille de métiers\nEau", "-"},
        {Field::location, "Candidature\nÀ envoyer par courrier à : 3 rue du Lac 75013 PARIS", "-"},
        {Field::education, "Profil\n- Niveau d’étude souhaité : Bac +5", "Bac +5"},
        {Field::education, "Profil\nFormation :\n- Master en droit", "Master en droit"},
        {Field::experience, "Profil\n- Années d’expérience (minimale) dans le poste : 3 à 5 ans.",
         "3 à 5 ans"},
        {Field::experience, "Profil\n- Savoir animer un retour d'expérience", "-"},
        {Field::experience,
         "Détails de l'offre\nTélétravail\nNon\nExpérience souhaitée\nRémunération "
         "indicative\nAvantages\nProfil\n- Rigueur",
         "-"},
        {Field::education, "Profil\n- Il vous faut le BAFA. Sans diplôme ? Venez.",
         "Il vous faut le BAFA"},
        {Field::salary, "Contrat de trois ans. Traitement indiciaire, prime annuelle.",
         "Traitement indiciaire, prime annuelle"},
        {Field::salary, "Rémunération : selon grille indiciaire", "selon grille indiciaire"},
        {Field::salary, "Avantages\n- Mutuelle : participation de 20 € par mois", "-"},
        {Field::department, "Identification du poste\nDirection Direction des routes",
         "Direction des routes"},
        {Field::department,
         "Missions\n- Concevoir des supports avec la Direction de la communication", "-"},
    };
    check(cases);
}

TEST(Facts, TheWayToApplyIsTheOneNamed) {
    struct Case {
        std::string_view text;
        catalog::ApplyChannel channel;
        std::string_view to;
    };
    using enum catalog::ApplyChannel;
    const Case cases[] = {
        {"Candidature\nCV à transmettre à rh@a.example\nContact\nMme Lys, lys@a.example", mail,
         "rh@a.example"},
        {"Contact\nMme Lys, lys@a.example", none_stated, ""},
        {"Informations complémentaires\nEnvoyer CV et lettre sur le portail :\nhttps://p.example/1",
         portal, "https://p.example/1"},
        {"Candidature\nLe dossier est déposé uniquement sur https://p.example/offre\nLes "
         "candidatures "
         "adressées à rh@a.example ne seront pas examinées.",
         portal, "https://p.example/offre"},
        {"Écrivez à Madame la Maire, 2 rue du Lac, 96210 Brume, avant le 18 mai 2027.", post,
         "Écrivez à Madame la Maire, 2 rue du Lac, 96210 Brume, avant le 18 mai 2027."},
        {"Missions\n- Alimenter le site www.projet.example", none_stated, ""},
        {"Candidature\nPar courrier uniquement à Madame la Maire, 2 rue du Lac, 96210 Brume. Pas "
         "de "
         "candidature par mail (rh@a.example).",
         post, "Par courrier uniquement à Madame la Maire, 2 rue du Lac, 96210 Brume."},
        {"Candidature\nLes candidatures par e-mail (rh@a.example) ne sont pas acceptées : utilisez "
         "le portail https://p.example/emploi",
         portal, "https://p.example/emploi"},
        {"Candidature\nMerci de ne pas candidater par mail : rh@a.example", none_stated, ""},
        {"Candidature\nUniquement par le formulaire en ligne : https://p.example/offre/1\nAucune "
         "candidature par courriel ne sera étudiée.",
         portal, "https://p.example/offre/1"},
    };
    for (const Case& c : cases) {
        const catalog::Offer offer = offer_of(c.text);
        EXPECT_EQ(offer.apply.channel, c.channel) << c.text;
        EXPECT_EQ(offer.apply.to, c.to) << c.text;
    }
}

TEST(Facts, AreReadFromLayoutsOfAllKinds) {
    const FactCase cases[] = {
        // Two labels and two values on a line, wrapped in their columns.
        {Field::grades,
         "Employeur            Syndicat du Lac             Grades           Technicien\n"
         "                     (12 communes)                                Technicien principal\n"
         "                                                                  de 2ème classe\n\n"
         "Poste à pourvoir     01/02/2027                  Résidence        ZA des Chaumes,\n"
         "                                                 administrative   96210 Brume",
         "Technicien | Technicien principal de 2ème classe"},
        {Field::location,
         "Employeur            Syndicat du Lac             Grades           Technicien\n\n"
         "Poste à pourvoir     01/02/2027                  Résidence        ZA des Chaumes,\n"
         "                                                 administrative   96210 Brume",
         "ZA des Chaumes, 96210 Brume"},
        // Dots that lead from a label to its value.
        {Field::duration, "Conditions\nDurée ................... 6 mois\nPermis B", "6 mois"},
        // Accents and apostrophes lost as question marks.
        {Field::category, "CONDITIONS\nEmploi de cat?gorie B, cadre d?emplois des r?dacteurs", "B"},
        {Field::grades, "CONDITIONS\nEmploi de cat?gorie B, cadre d?emplois des r?dacteurs",
         "r?dacteurs"},
        {Field::telework, "CONDITIONS\nT?l?travail : non", "no"},
        // A label without a value takes no sentence of the next paragraph.
        {Field::start_date,
         "Prise de poste :\n\nLe syndicat a été créé par arrêté du 30/04/18 et compte 131 "
         "communes.",
         "-"},
        {Field::deadline,
         "Candidature\nDossier à envoyer pour le 20 novembre 2026, terme de rigueur.",
         "2026-11-20"},
        {Field::experience, "Expérience souhaitée\n\nNon renseigné\n\nCatégorie\n\nA", "-"},
        {Field::duration,
         "Nature de l'emploi : Emploi ouvert aux titulaires et aux contractuels\nNature du contrat "
         ": "
         "CDD de 3 ans",
         "-"},
        {Field::working_time, "Temps de travail : Temps plein (temps partiel possible)",
         "full-time"},
        {Field::title, "# Stage – Évaluation du dispositif « Lycées »\n\n**Région du Lac**",
         "Stage – Évaluation du dispositif « Lycées »"},
        {Field::location, "Infirmier (H/F)\nUnité « Les Ormes » – site de Beaurepaire\nMissions",
         "site de Beaurepaire"},
        {Field::department,
         "Data Steward (M/F)\n\n## The job\n\nWithin the *Information and Observation Unit*, you "
         "will:\n* curate the data of the lake;\n* answer the questions of the public.",
         "Information and Observation Unit"},
        {Field::employer, "LA VILLE DE BRUME RECRUTE DES VACATAIRES !", "VILLE DE BRUME"},
        {Field::employer,
         "Syndicat intercommunal des eaux du plateau de Valmont (SIEPV)\nMissions\n- Réparer",
         "Syndicat intercommunal des eaux du plateau de Valmont"},
        {Field::employer,
         "Institut national de recherche en géomatériaux – INRG\nMissions\n- Mesurer",
         "Institut national de recherche en géomatériaux"},
    };
    check(cases);
}

// A whole table set in columns, and a list of short facts that no wrap may join.
TEST(Facts, AreReadFromWholeNotices) {
    constexpr std::string_view table =
        "                    FICHE DE POSTE\n\n"
        " Intitulé du poste              Gestionnaire des marchés (H/F)\n"
        " Référence                      DAJ-2026-118\n"
        " Direction                      Direction des affaires juridiques\n"
        " Service                        Service de la commande publique\n"
        " Catégorie                      B\n"
        " Cadre d'emplois                Rédacteurs territoriaux\n"
        " Lieu de travail                Hôtel du Département, 2 place du\n"
        "                                Lac, 96000 Brume\n"
        " Date prévisible de prise de    1er octobre 2026\n"
        " poste\n";
    constexpr std::string_view list =
        "La Ville de Brume recrute\nUn.e chargé.e de communication (H/F)\nCadre d'emplois des "
        "rédacteurs ou des attachés territoriaux\nCDD de remplacement - 6 mois\n\nProfil :\n"
        "Formation supérieure en communication (bac+3 minimum)\nExpérience d'au moins 2 ans sur un "
        "poste similaire\nMaîtrise de la suite bureautique\n\nConditions :\nCandidatures (CV et "
        "lettre) à adresser à Madame la Maire, avant le 15 juillet 2026\n- par mail : "
        "drh@brume.example\n- ou par courrier : Hôtel de ville, 96000 BRUME\n";
    const FactCase cases[] = {
        {Field::reference, table, "DAJ-2026-118"},
        {Field::department, table,
         "Direction des affaires juridiques | Service de la commande publique"},
        {Field::category, table, "B"},
        {Field::grades, table, "Rédacteurs territoriaux"},
        {Field::location, table, "Hôtel du Département, 2 place du Lac, 96000 Brume"},
        {Field::start_date, table, "2026-10-01"},
        {Field::employer, list, "Ville de Brume"},
        {Field::grades, list, "rédacteurs | attachés territoriaux"},
        {Field::contract, list, "temporary replacement"},
        {Field::education, list, "Formation supérieure en communication (bac+3 minimum)"},
        {Field::experience, list, "Expérience d'au moins 2 ans sur un poste similaire"},
        {Field::deadline, list, "2026-07-15"},
    };
    check(cases);
    EXPECT_EQ(offer_of(list).apply.to, "drh@brume.example");
}

TEST(Facts, AContradictionIsAProblem) {
    const catalog::Offer offer = offer_of(
        "Télétravail : Oui\nCatégorie A\nConditions d'exercice\n- Poste non compatible avec "
        "le télétravail");
    EXPECT_EQ(values_of(offer, Field::telework), "yes");
    EXPECT_TRUE(std::ranges::any_of(offer.problems, [](const catalog::Problem& problem) {
        return problem.kind == "contradiction";
    }));
}

TEST(Facts, AnUntickedBoxContradictsNothing) {
    const catalog::Offer offer =
        offer_of("Jardinier (H/F)\nTemps de travail\t☒ Temps complet   ☐ Temps non complet : …… %");
    EXPECT_EQ(values_of(offer, Field::working_time), "full-time");
    EXPECT_TRUE(offer.problems.empty());
}

TEST(OfferId, StaysWhenTheTextChanges) {
    const auto id = [](std::string_view text) { return offer_of(text).id.text; };
    EXPECT_EQ(id("Employeur\nVille de Brume\nRéférence : AB-12\nTélétravail\nOui"),
              id("Employeur\nVille de Brume\nRéférence : AB-12\nTélétravail\nNon"));
    EXPECT_EQ(id("Agent"), "sha256-00112233445566778899");
}

} // namespace
} // namespace ingest
