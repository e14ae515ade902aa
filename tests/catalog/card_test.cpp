#include "catalog/card.h"

#include <gtest/gtest.h>

namespace catalog {
namespace {

TEST(Card, TownsAreTakenFromAddresses) {
    const auto check = [](std::string_view location, std::string_view place) {
        EXPECT_EQ(short_place(location), place) << location;
    };
    check("15/19 avenue Pierre Mendès France – 75013 PARIS", "Paris 13e");
    check("15/19 avenue Pierre Mendès France - 75013 PARIS", "Paris 13e");
    check("17 avenue Pierre Mendes France, Paris", "Paris");
    check("1 rue de Rivoli, 75001 Paris", "Paris 1er");
    check("75116 PARIS", "Paris 16e");
    check("2 place Bellecour 69002 LYON Cedex 02", "Lyon 2e");
    check("quai du Port, 13002 Marseille, France", "Marseille 2e");
    check("13100 Aix-en-Provence", "Aix-en-Provence");
    check("12 bd Carnot 93200 SAINT-DENIS CEDEX", "Saint-Denis");
    check("13100 AIX EN PROVENCE", "Aix en Provence");
    check("Hôtel de ville\n12 rue Haute\n59000 LILLE", "Lille");
    check("62200 BOULOGNE-SUR-MER (Pas-de-Calais)", "Boulogne-sur-Mer");
    check("L'ÎLE-D'YEU", "L'Île-d'Yeu");
    check("Lille (59)", "Lille");
    check("Lille (59000)", "Lille");
    check("Mairie, Lille 59000", "Lille");
    check("Ajaccio (2A)", "Ajaccio");
    check("Paris 13e", "Paris 13e");
    check("Valrive", "Valrive");
    check("VALRIVE", "Valrive");
    check("Valrive, centre ancien", "Valrive, centre ancien");
    check("12 rue Haute", "12 rue Haute");
    check("BP 59000", "BP 59000");
    check("", "");
    check("75013", "75013");
    check("tél. 0155555555", "tél. 0155555555");
}

TEST(Card, FamiliesAreRecognised) {
    const auto check = [](std::string_view stated, int family) {
        EXPECT_EQ(family_of(stated), family) << stated;
    };
    check("Développement économique et emploi >\nAction économique", 2);
    check("Urbanisme, aménagement et action foncière", 1);
    check("Habitat et politique de la ville", 1);
    check("Transports et déplacements", 1);
    check("Aménagement, urbanisme", 1);
    check("Économie et emploi", 2);
    check("Formation professionnelle", 2);
    check("Europe et international", 2);
    check("Social", 3);
    check("SANTE PUBLIQUE", 3);
    check("Santé, social", 3);
    check("Enfance, famille", 4);
    check("Éducation, animation et jeunesse", 4);
    check("Enfance, éducation", 4);
    check("Restauration", 4);
    check("Espaces verts et paysage", 5);
    check("Voirie et infrastructures", 5);
    check("Eau et assainissement", 5);
    check("Propreté et déchets", 5);
    check("Entretien et services généraux", 5);
    check("Incendie et secours", 5);
    check("Technique, nature", 5);
    check("Informatique et système d'information", 6);
    check("Numérique, données", 6);
    check("Bibliothèques et centres documentaires", 7);
    check("Sports", 7);
    check("Arts et techniques du spectacle", 7);
    check("Culture, sport", 7);
    check("Affaires générales", 8);
    check("Gestion des ressources humaines", 8);
    check("Finances", 8);
    check("Administration, finances", 8);
    check("Communication", 8);
    check("Direction générale", 8);
    check("Citoyenneté et administration > Population", 8);
    check("Autre > Sports", 7);
    check("Divers", 0);
    check("", 0);
}

Offer sample() {
    Offer offer;
    offer.id = {"o-1"};
    const auto put = [&](Field field, FactStatus status, std::vector<std::string> values) {
        offer.facts[field] = {status, std::move(values), "", {}, ""};
    };
    put(Field::title, FactStatus::stated, {"Chargé·e de mission"});
    put(Field::employer, FactStatus::stated, {"Ville de Valrive"});
    put(Field::reference, FactStatus::stated, {"MGP059 CM020"});
    put(Field::contract, FactStatus::stated, {"permanent"});
    put(Field::category, FactStatus::derived, {"A"});
    put(Field::location, FactStatus::stated, {"3 rue Haute, 59000 LILLE"});
    put(Field::family, FactStatus::stated, {"Sports"});
    put(Field::deadline, FactStatus::stated, {"2025-11-13"});
    put(Field::published, FactStatus::stated, {"2025-10-01"});
    offer.teaser = "Animer le réseau.";
    offer.sections = {{SectionKind::missions,
                       "Missions",
                       {{BlockKind::item, 0, "Animer la direction, avec la directrice", {}}}}};
    return offer;
}

TEST(Card, HoldsTheFactsOfItsOffer) {
    const Card card = card_of(sample());
    Card expected;
    expected.id = {"o-1"};
    expected.title = "Chargé·e de mission";
    expected.employer = "Ville de Valrive";
    expected.reference = "MGP059 CM020";
    expected.teaser = "Animer le réseau.";
    expected.contract = {"permanent", FactStatus::stated};
    expected.category = {"A", FactStatus::derived};
    expected.place = {"Lille", FactStatus::stated};
    expected.family = 7;
    expected.dates.deadline = base::parse_date("2025-11-13");
    expected.published = base::parse_date("2025-10-01");
    expected.searched =
        " charg de*2 mission*2 mgp059 cm020 mgp059cm020 | 3 59000 animer avec "
        "directeur direction directrice haut la*2 lil rue sport valrif valrive vil ";
    EXPECT_EQ(card, expected) << card.searched;
}

TEST(Card, AnEmptyOfferHasAnEmptyCard) {
    Card expected;
    expected.searched = " | ";
    EXPECT_EQ(card_of(Offer{}), expected);
    Offer derived = sample();
    derived.facts[Field::title].status = FactStatus::derived;
    EXPECT_TRUE(card_of(derived).title_derived);
}

} // namespace
} // namespace catalog
