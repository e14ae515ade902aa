#include "ingest/aliases.h"
#include "ingest/feed_values.h"
#include "samples.h"

#include <gtest/gtest.h>

namespace ingest {
namespace {

using catalog::Field;

Imported read(std::string_view bytes) {
    return read_document({"essai", std::string{some_digest}, base::bytes_of(bytes)});
}

TEST(Feed, ValuesStandAboveTheText) {
    const Imported imported = read(
        "<jobs><job id=\"A-1\"><name>Jardinier (H/F)</name><company>Ville de Brume</company>"
        "<city>Brume</city><postalcode>96000</postalcode><expire>15.01.2027</expire>"
        "<jobtype>parttime, temporary</jobtype><url>https://a.example/1?utm_source=x&amp;id=1</url>"
        "<description><![CDATA[<p>Candidatures avant le 3 mars 2027.</p>]]></description></job>"
        "</jobs>");
    ASSERT_EQ(imported.offers.size(), 1u) << imported.refused;
    const catalog::Offer& offer = imported.offers[0];
    EXPECT_EQ(values_of(offer, Field::title), "Jardinier (H/F)");
    EXPECT_EQ(values_of(offer, Field::reference), "A-1");
    EXPECT_EQ(values_of(offer, Field::location), "96000 Brume");
    EXPECT_EQ(values_of(offer, Field::deadline), "2027-01-15");
    EXPECT_EQ(offer.facts[Field::deadline].path, "/jobs/job/expire");
    EXPECT_EQ(values_of(offer, Field::contract), "fixed-term");
    EXPECT_EQ(values_of(offer, Field::working_time), "part-time");
    EXPECT_EQ(values_of(offer, Field::apply_url), "https://a.example/1?id=1");
    EXPECT_EQ(offer.apply.channel, catalog::ApplyChannel::portal);
    ASSERT_EQ(offer.problems.size(), 1u);
    EXPECT_EQ(offer.problems[0].kind, "contradiction");
    EXPECT_EQ(fault_in(offer), "");
}

TEST(Feed, AnItemThatNamesNothingIsNamed) {
    const Imported imported = read("[{\"title\":\"A\",\"company\":\"B\",\"city\":\"C\"},"
                                   "{\"title\":\"\",\"company\":\"\",\"city\":\"D\"}]");
    ASSERT_EQ(imported.offers.size(), 1u) << imported.refused;
    ASSERT_EQ(imported.offers[0].problems.size(), 1u);
    EXPECT_EQ(imported.offers[0].problems[0].message,
              "$[1] is left out: it names neither a title nor an employer");
}

TEST(Feed, ADocumentThatIsNoOfferIsRefused) {
    EXPECT_EQ(read("# Exemples\n\nCes fichiers servent aux essais.\n").refused,
              "this is no offer: it names neither a title nor an employer");
    EXPECT_EQ(read("{\"a\":1}").refused,
              "the JSON holds no JobPosting and no other offer that we know");
    EXPECT_EQ(read("<?xml version=\"1.0\"?><a><b>1</b></a>").refused,
              "the XML holds no element with a title and other values of an offer");
    EXPECT_EQ(read("<html><p>Bonjour</p></html>").refused,
              "the page is no offer: it names neither a title nor an employer");
}

TEST(Feed, APageAndItsPostingCompleteEachOther) {
    const Imported imported = read(
        "<html><script "
        "type=\"application/ld+json\">{\"@type\":\"JobPosting\",\"title\":\"Archiviste\","
        "\"hiringOrganization\":\"Conseils départementaux\",\"validThrough\":\"2027-01-20\","
        "\"description\":\"<p>Classer les fonds.</p><p>Seulement ici.</p>\",}</script>"
        "<main><h1>Archiviste</h1><p>Classer les fonds.</p><ul><li>Organisme de rattachement : "
        "Conseil départemental du Haut-Solvain</li><li>Catégorie : B</li></ul></main></html>");
    ASSERT_EQ(imported.offers.size(), 1u) << imported.refused;
    const catalog::Offer& offer = imported.offers[0];
    EXPECT_EQ(values_of(offer, Field::employer), "Conseil départemental du Haut-Solvain");
    EXPECT_EQ(values_of(offer, Field::category), "B");
    EXPECT_EQ(offer.facts[Field::category].path, "");
    EXPECT_EQ(offer.facts[Field::deadline].path, "script 1, $.validThrough");
    std::string text;
    for (const catalog::Section& section : offer.sections)
        for (const catalog::Block& block : section.blocks)
            text += block.text + "|";
    EXPECT_EQ(text.find("Classer"), text.rfind("Classer")) << text;
    EXPECT_NE(text.find("Seulement ici."), std::string::npos) << text;
    EXPECT_EQ(offer.problems.back().kind, "repaired_json");
    EXPECT_EQ(fault_in(offer), "");
}

TEST(Feed, SchemaOrgsWordsAreKnown) {
    const Imported imported =
        read("{\"@type\":\"JobPosting\",\"title\":\"Apprentie menuisière\",\"hiringOrganization\":"
             "\"Ville de Brume\",\"jobLocationType\":\"TELECOMMUTE\",\"workHours\":\"35/35e\"}");
    ASSERT_EQ(imported.offers.size(), 1u) << imported.refused;
    EXPECT_EQ(values_of(imported.offers[0], Field::telework), "yes");
    EXPECT_EQ(values_of(imported.offers[0], Field::working_time), "full-time");
    EXPECT_EQ(values_of(imported.offers[0], Field::contract), "apprenticeship");
}

TEST(FeedValues, DatesAreTheDaysWritten) {
    const auto check = [](std::string_view text, std::string_view expected) {
        const auto date = date_of_value(text);
        EXPECT_EQ(date ? base::to_iso(*date) : "-", expected) << text;
    };
    check("2026-12-20T23:59:59+01:00", "2026-12-20");
    check("Fri, 20 Nov 2026 22:45:10 +0000", "2026-11-20");
    check("12.11.2026", "2026-11-12");
    check("05/11/2026", "2026-11-05");
    check("dès que possible", "-");
    check("2026-02-30", "-");
}

TEST(FeedValues, SilenceAndClassesStateNothing) {
    for (const std::string_view text : {"Non renseigné", "NON RENSEIGNÉE", "n/a", " - ", "null"})
        EXPECT_TRUE(says_nothing(text)) << text;
    EXPECT_FALSE(says_nothing("Non"));
    EXPECT_TRUE(is_class_of_employers("Conseils départementaux"));
    EXPECT_FALSE(is_class_of_employers("Conseil départemental du Haut-Solvain"));
    EXPECT_FALSE(is_class_of_employers("Hôpitaux universitaires de Montferval"));
    EXPECT_FALSE(states_pay("Préfecture du Haut-Solvain"));
    EXPECT_TRUE(states_pay("1870.50"));
}

TEST(Aliases, KnowNamesOfFeedsAndLabelsOfDocuments) {
    const auto topic = [](std::string_view parent, std::string_view name) {
        return role_of(parent, name).topic;
    };
    EXPECT_EQ(topic("", "jobTitle"), Topic::title);
    EXPECT_EQ(topic("", "Date_limite de candidature"), Topic::deadline);
    EXPECT_EQ(topic("offer", "date1"), Topic::deadline);
    EXPECT_EQ(topic("description", "customCodeTable1"), Topic::category);
    EXPECT_EQ(role_of("", "operationalManager").part, Role::Part::ignored);
    EXPECT_EQ(role_of("", "xyzzy").part, Role::Part::unknown);
    EXPECT_TRUE(names_an_offer("Offre_emploi"));
    EXPECT_FALSE(names_an_offer("channel"));
}

} // namespace
} // namespace ingest
