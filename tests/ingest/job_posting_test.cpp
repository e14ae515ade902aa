#include "ingest/job_posting.h"
#include "samples.h"

#include <gtest/gtest.h>

namespace ingest {
namespace {

using catalog::Field;

Imported read(std::string_view json) {
    return read_document({"liste.jsonl", std::string{some_digest}, base::bytes_of(json)});
}

TEST(JobPosting, ReadsOneObjectALine) {
    const Imported imported = read(
        R"j({"@type":"JobPosting","title":"Élagueur (H/F)","identifier":{"value":"A-1"},)j"
        R"j("datePosted":"13/10/2025","validThrough":"2026-06-12T23:59:59+02:00",)j"
        R"j("hiringOrganization":{"name":"Ville de Brume"},)j"
        R"j("employmentType":["PART_TIME","TEMPORARY"],)j"
        R"j("jobLocation":{"address":{"addressLocality":"Brume","postalCode":"96000"}},)j"
        R"j("baseSalary":"Non renseigné","applicationContact":{"email":"rh@brume.example"},)j"
        R"j("description":"<h3>Missions</h3><ul><li>Tailler les arbres de la ville</li></ul>"})j"
        "\n\n"
        R"j({"@TYPE":"jobposting","Title":"B","hiringOrganization":"Ville"})j");
    ASSERT_EQ(imported.offers.size(), 2u) << imported.refused;
    const catalog::Offer& offer = imported.offers[0];
    EXPECT_EQ(values_of(offer, Field::title), "Élagueur (H/F)");
    EXPECT_EQ(values_of(offer, Field::reference), "A-1");
    EXPECT_EQ(values_of(offer, Field::published), "2025-10-13");
    EXPECT_EQ(values_of(offer, Field::deadline), "2026-06-12");
    EXPECT_EQ(values_of(offer, Field::contract), "fixed-term");
    EXPECT_EQ(values_of(offer, Field::working_time), "part-time");
    EXPECT_EQ(values_of(offer, Field::location), "96000 Brume");
    EXPECT_EQ(values_of(offer, Field::salary), "-");
    EXPECT_EQ(offer.facts[Field::title].path, "line 1, $.title");
    EXPECT_EQ(offer.apply.channel, catalog::ApplyChannel::mail);
    EXPECT_EQ(offer.teaser, "Tailler les arbres de la ville");
    EXPECT_EQ(offer.account.characters, offer.account.shown + offer.account.dropped_characters);
    EXPECT_EQ(offer.id.text, "ville-de-brume--a-1");
    EXPECT_EQ(values_of(imported.offers[1], Field::employer), "Ville");
}

TEST(JobPosting, NamesTheLineItCannotRead) {
    EXPECT_NE(read("{\"a\":").refused.find("line 1"), std::string::npos);
    EXPECT_NE(read("{\"@type\":\"Recipe\"}").refused.find("no JobPosting"), std::string::npos);
    const Imported some = read("{\"@type\":\"JobPosting\",\"title\":\"A\"}\n{oops\n");
    ASSERT_EQ(some.offers.size(), 1u);
    ASSERT_EQ(some.offers[0].problems.size(), 1u);
    EXPECT_EQ(some.offers[0].problems[0].lines.first, 2);
}

TEST(JobPosting, RefusesDeepNesting) {
    std::string deep = "{\"@type\":\"JobPosting\",\"title\":";
    for (int i = 0; i < 100'000; ++i)
        deep += '[';
    EXPECT_TRUE(read(deep).offers.empty());
    for (int i = 0; i < 100'000; ++i)
        deep += ']';
    const Imported imported = read(deep + "}");
    EXPECT_EQ(imported.refused, "the JSON nests more than 32 levels (line 1, column 62)");
}

} // namespace
} // namespace ingest
