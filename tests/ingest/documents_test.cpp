// Five real documents and what they state; they are not part of the repository.
#include "answer_key.h"
#include "catalog/state.h"
#include "samples.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace ingest {
namespace {

namespace fs = std::filesystem;
using catalog::FactStatus;
using catalog::Field;

const fs::path offers = fs::path{VITRINE_SOURCE} / "../shared/offers";

class RealDocuments : public testing::Test {
protected:
    void SetUp() override {
        if (!fs::exists(offers / "facts"))
            GTEST_SKIP() << "the five real documents are not beside the repository (" << offers
                         << ")";
    }

    static catalog::Offer read(std::string_view number) {
        for (const auto& entry : fs::directory_iterator{offers})
            if (entry.path().filename().string().starts_with(number))
                return offer_of(text_of_file(entry.path()), entry.path().filename().string());
        ADD_FAILURE() << "no document " << number;
        return {};
    }

    static catalog::State state_at(const catalog::Offer& offer, std::string_view time) {
        const auto now = base::parse_instant(time);
        EXPECT_TRUE(now);
        return catalog::state(offer, {*now, true}).state;
    }
};

TEST_F(RealDocuments, StateExactlyWhatTheirKeysSay) {
    for (const std::string number : {"000", "001", "002", "003", "004"}) {
        const catalog::Offer offer = read(number);
        const Verdict verdict = judge(offer, offers / "facts" / (number + ".facts.json"));
        EXPECT_TRUE(verdict.missing.empty())
            << number << " " << testing::PrintToString(verdict.missing);
        EXPECT_TRUE(verdict.wrong.empty())
            << number << " " << testing::PrintToString(verdict.wrong);
        EXPECT_TRUE(verdict.invented.empty())
            << number << " " << testing::PrintToString(verdict.invented);
        EXPECT_TRUE(verdict.rejected.empty())
            << number << " " << testing::PrintToString(verdict.rejected);
        EXPECT_EQ(fault_in(offer), "") << number;
    }
}

TEST_F(RealDocuments, AreInTheirStates) {
    using enum catalog::State;
    for (const std::string_view number : {"000", "001", "004"})
        EXPECT_EQ(state_at(read(number), "2026-11-21"), undated) << number;
    EXPECT_EQ(state_at(read("002"), "2026-11-21"), ended);
    EXPECT_EQ(state_at(read("003"), "2026-11-21"), expired);
    EXPECT_EQ(state_at(read("003"), "2025-11-13"), open);
    EXPECT_EQ(state_at(read("003"), "2025-11-13T23:59:59"), open);
    EXPECT_EQ(state_at(read("003"), "2025-11-14T00:00"), expired);
}

TEST_F(RealDocuments, AvoidTheTraps) {
    const catalog::Offer a = read("000");
    EXPECT_EQ(values_of(a, Field::must_quote), "MGP059 CM020");
    EXPECT_EQ(a.facts[Field::must_quote].lines, (catalog::Lines{251, 251}));
    EXPECT_EQ(values_of(a, Field::updated), "2021-12-20");
    EXPECT_EQ(values_of(a, Field::documents), "lettre de motivation | CV");
    EXPECT_EQ(a.facts[Field::employer].status, FactStatus::derived);
    EXPECT_EQ(a.apply.to, "recrutement@metropolegrandparis.fr");
    const catalog::Offer b = read("001");
    EXPECT_EQ(b.apply.to, "recrutement@metropolegrandparis.fr");
    EXPECT_EQ(values_of(b, Field::start_text), "dès que possible");
    EXPECT_EQ(values_of(b, Field::must_quote), "CdM DIT 2020");
    const catalog::Offer c = read("002");
    EXPECT_EQ(values_of(c, Field::reference), "MGP REMPL DADEN 22");
    EXPECT_EQ(c.facts[Field::reference].lines, (catalog::Lines{248, 249}));
    EXPECT_EQ(c.facts[Field::end_date].status, FactStatus::derived);
    EXPECT_EQ(values_of(c, Field::updated), "2021-10-13");
    const catalog::Offer d = read("003");
    EXPECT_EQ(d.source.kind, "emploi-territorial");
    EXPECT_EQ(d.apply.channel, catalog::ApplyChannel::portal);
    EXPECT_EQ(d.facts[Field::category].status, FactStatus::derived);
    EXPECT_EQ(values_of(d, Field::family),
              "Développement économique et emploi > Action économique");
    EXPECT_EQ(std::ranges::count(d.problems, "label_without_value", &catalog::Problem::kind), 3);
    const catalog::Offer e = read("004");
    EXPECT_EQ(values_of(e, Field::title), "Chef.fe de projet");
    EXPECT_EQ(e.facts[Field::title].status, FactStatus::derived);
    EXPECT_EQ(e.facts[Field::employer].status, FactStatus::stated);
    EXPECT_EQ(e.apply.channel, catalog::ApplyChannel::none_stated);
    EXPECT_NE(a.teaser, c.teaser);
    EXPECT_NE(a.teaser.find("SCoT"), std::string::npos) << a.teaser;
    EXPECT_EQ(c.teaser.find("haut degré"), std::string::npos) << c.teaser;
}

} // namespace
} // namespace ingest
