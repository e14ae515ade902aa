#include "exchange/exchange.h"

#include "exchange/amount.h"
#include "ingest/ingest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace exchange {
namespace {

using catalog::Field;
using Json = nlohmann::json;

catalog::Offer read(std::string_view text, std::string_view name = "offre.txt") {
    auto imported =
        ingest::read_document({std::string{name}, "00112233445566778899", base::bytes_of(text)});
    EXPECT_EQ(imported.offers.size(), 1u) << imported.refused;
    return imported.offers.empty() ? catalog::Offer{} : std::move(imported.offers.front());
}

std::vector<catalog::Offer> demonstration() {
    std::vector<catalog::Offer> offers;
    const std::filesystem::path folder = std::string{VITRINE_SOURCE} + "/assets/offers";
    for (const auto& entry : std::filesystem::directory_iterator{folder})
        if (entry.path().extension() == ".txt") {
            std::ifstream file{entry.path(), std::ios::binary};
            offers.push_back(read(std::string{std::istreambuf_iterator<char>{file}, {}},
                                  entry.path().filename().string()));
        }
    EXPECT_GE(offers.size(), 30u);
    return offers;
}

// Every offer of the fixtures that are text, pages, feeds and tables.
std::vector<catalog::Offer> fixtures() {
    std::vector<catalog::Offer> offers;
    const std::filesystem::path folder = std::string{VITRINE_SOURCE} + "/tests/fixtures/documents";
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        if (entry.path().extension() == ".pdf" || entry.path().extension() == ".docx")
            continue;
        std::ifstream file{entry.path(), std::ios::binary};
        const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
        auto imported = ingest::read_document(
            {entry.path().filename().string(), "00112233445566778899", base::bytes_of(bytes)});
        std::ranges::move(imported.offers, std::back_inserter(offers));
    }
    EXPECT_GE(offers.size(), 100u);
    return offers;
}

constexpr std::string_view notice =
    "Jardinier (H/F)\nRéférence : AB-12\nEmployeur : Ville de Brume\nCatégorie : C\nGrade : "
    "Adjoint "
    "technique\nLieu de travail : 3 rue du Lac, 96210 Brume\nType de contrat : CDD de 6 "
    "mois\nTemps de travail : temps non complet\nDate limite de candidature : "
    "13/12/2026\nRémunération : de 1 900 à 2 100 € brut par mois\nMissions\n- Tailler </script> & "
    "planter\n- Arroser\nCandidature\nCV à rh@brume.example";

TEST(JobPosting, SaysInItsOwnPropertiesWhatItCan) {
    const catalog::Offer offer = read(notice);
    const std::string text = to_job_postings({&offer, 1});
    EXPECT_EQ(text.find("</"), std::string::npos) << "it must not close a script";
    const Json json = Json::parse(text);
    EXPECT_EQ(json["@context"], "https://schema.org");
    EXPECT_EQ(json["@type"], "JobPosting");
    EXPECT_EQ(json["identifier"]["value"], "AB-12");
    EXPECT_EQ(json["hiringOrganization"]["name"], "Ville de Brume");
    EXPECT_EQ(json["validThrough"], "2026-12-13T23:59:59+01:00");
    EXPECT_EQ(json["jobLocation"]["address"]["streetAddress"], "3 rue du Lac");
    EXPECT_EQ(json["jobLocation"]["address"]["postalCode"], "96210");
    EXPECT_EQ(json["jobLocation"]["address"]["addressLocality"], "Brume");
    EXPECT_EQ(json["employmentType"], Json({"PART_TIME", "TEMPORARY"}));
    EXPECT_EQ(json["baseSalary"]["value"]["minValue"], 1900);
    EXPECT_EQ(json["baseSalary"]["value"]["maxValue"], 2100);
    EXPECT_EQ(json["baseSalary"]["value"]["unitText"], "MONTH");
    EXPECT_EQ(json["qualifications"], "Catégorie C ; Adjoint technique");
    EXPECT_FALSE(json.contains("datePosted")); // nothing is invented
    EXPECT_NE(json["description"].get<std::string>().find(
                  "<ul><li>Tailler &lt;/script&gt; &amp; planter</li><li>Arroser</li></ul>"),
              std::string::npos)
        << json["description"];
}

TEST(JobPosting, SummerHasItsOwnHour) {
    const catalog::Offer offer = read("Date limite de candidature : 13/07/2027\nJardinier");
    EXPECT_EQ(Json::parse(to_job_postings({&offer, 1}))["validThrough"],
              "2027-07-13T23:59:59+02:00");
}

TEST(JobPosting, ListsCloseAtTheDepthTheyOpened) {
    catalog::Offer offer;
    using catalog::BlockKind;
    offer.sections = {{catalog::SectionKind::missions,
                       "Missions",
                       {{BlockKind::item, 0, "a", {}},
                        {BlockKind::item, 1, "b", {}},
                        {BlockKind::item, 1, "c", {}},
                        {BlockKind::item, 0, "d", {}},
                        {BlockKind::row, 0, "Lieu :\tBrume\nLac", {}}}}};
    EXPECT_EQ(Json::parse(to_job_postings({&offer, 1}))["description"],
              "<section "
              "data-kind=\"missions\"><h3>Missions</h3><ul><li>a<ul><li>b</li><li>c</li></ul></"
              "li><li>d</li></ul>"
              "<p>Lieu :<br>Brume<br>Lac</p></section>");
}

// What a person or a rule gets from the posting equals what was in the document, in every field
// that schema.org knows.
TEST(JobPosting, ComesBackAsItWentOut) {
    constexpr Field sayable[]{
        Field::title,     Field::reference,    Field::employer,       Field::family,
        Field::published, Field::deadline,     Field::start_date,     Field::location,
        Field::positions, Field::salary,       Field::contact_emails, Field::contact_phones,
        Field::apply_url, Field::working_time, Field::category,       Field::grades};
    std::vector<catalog::Offer> offers = demonstration();
    std::ranges::move(fixtures(), std::back_inserter(offers));
    for (const catalog::Offer& before : offers) {
        const catalog::Offer after = read(to_job_postings({&before, 1}), "offre.json");
        for (const Field field : sayable)
            EXPECT_EQ(after.facts[field].values, before.facts[field].values)
                << before.source.name << ": " << catalog::name_of(field);
        // Without a reference the id is the digest of the file, which is another one.
        const bool named =
            before.facts[Field::reference].is_stated() && before.facts[Field::employer].is_stated();
        EXPECT_EQ(named ? after.id.text : "", named ? before.id.text : "") << before.source.name;
    }
}

TEST(JobPosting, SeveralAreOneGraph) {
    const auto offers = demonstration();
    const std::string text = to_job_postings(offers);
    EXPECT_EQ(Json::parse(text)["@graph"].size(), offers.size());
    const auto imported = ingest::read_document({"all.json", "00", base::bytes_of(text)});
    EXPECT_EQ(imported.offers.size(), offers.size());
}

TEST(Amount, IsTakenOnlyWhereItIsPlain) {
    struct Case {
        std::string_view words;
        std::optional<Amount> amount;
    };
    const Case cases[] = {
        {"de 1 900 à 2 400 € brut par mois", Amount{1900, 2400, "MONTH"}},
        {"12,50 € brut de l’heure, 10 % de congés payés en plus", Amount{12.5, 12.5, "HOUR"}},
        {"34 à 37 K€ brut annuel selon expérience, sur 13 mois", Amount{34000, 37000, "YEAR"}},
        {"32 000 - 37 000 euros par an", Amount{32000, 37000, "YEAR"}},
        {"Grille indiciaire", std::nullopt},
        {"2 000 €", std::nullopt},                           // of what?
        {"2 000 € par mois, prime de 300 €", std::nullopt},  // two amounts
        {"15 € de l'heure, 2 000 € par mois", std::nullopt}, // two units
        {"de 2 400 à 1 900 € par mois", std::nullopt},       // the wrong way round
    };
    for (const Case& c : cases)
        EXPECT_EQ(find_amount(c.words), c.amount) << c.words;
}

TEST(Csv, IsSafeInASpreadsheet) {
    catalog::Offer offer;
    const auto state = [&](Field field, std::vector<std::string> values) {
        offer.facts[field] = {catalog::FactStatus::stated, std::move(values), "", {}, ""};
    };
    state(Field::title, {"=HYPERLINK(\"http://evil.example\")"});
    state(Field::reference, {"-2+3"});
    state(Field::employer, {"Brume; \"Lac\""});
    state(Field::contact_phones, {"+33353010203", "0353010204"});
    offer.id = {"x"};
    const std::string csv = to_csv({&offer, 1});
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFtitle;reference;must_quote;employer;"));
    EXPECT_NE(csv.find("\r\n\"'=HYPERLINK(\"\"http://evil.example\"\")\";'-2+3;;\"Brume; "
                       "\"\"Lac\"\"\";"),
              std::string::npos)
        << csv;
    EXPECT_NE(csv.find(";'+33353010203 | 0353010204;"), std::string::npos) << csv;
    EXPECT_TRUE(csv.ends_with("\r\n"));
}

TEST(Csv, HasAsManyCellsInEachRow) {
    const auto offers = demonstration();
    const std::string csv = to_csv(offers);
    std::size_t cells = 1;
    std::size_t rows = 0;
    bool quoted = false;
    for (const char c : csv) {
        quoted = c == '"' ? !quoted : quoted;
        cells += c == ';' && !quoted ? 1 : 0;
        if (c == '\n' && !quoted) {
            EXPECT_EQ(cells, catalog::field_count + 4) << "row " << rows;
            cells = 1;
            ++rows;
        }
    }
    EXPECT_EQ(rows, offers.size() + 1);
}

} // namespace
} // namespace exchange
