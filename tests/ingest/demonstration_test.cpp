// The demonstration offers, four families of documents, against their answer keys.
#include "answer_key.h"
#include "catalog/state.h"
#include "samples.h"

#include <gtest/gtest.h>

namespace ingest {
namespace {

namespace fs = std::filesystem;

const fs::path documents = fs::path{VITRINE_SOURCE} / "assets/offers";
const fs::path keys = fs::path{VITRINE_SOURCE} / "tests/demonstration_keys";

fs::path document_of(const fs::path& key) {
    const std::string number = key.filename().string().substr(0, 3);
    for (const auto& entry : fs::directory_iterator{documents})
        if (entry.path().filename().string().starts_with(number))
            return entry.path();
    ADD_FAILURE() << "no document for " << key;
    return {};
}

TEST(Demonstration, ReadsEveryDocumentByItsKey) {
    const auto as_of = base::parse_instant("2026-11-21");
    ASSERT_TRUE(as_of);
    int correct = 0;
    int faults = 0;
    for (const auto& entry : fs::directory_iterator{keys}) {
        const fs::path document = document_of(entry.path());
        const catalog::Offer offer = offer_of(text_of_file(document), document.filename().string());
        const Verdict verdict = judge(offer, entry.path());
        const std::string name = document.filename().string();
        EXPECT_TRUE(verdict.invented.empty()) << name << testing::PrintToString(verdict.invented);
        EXPECT_TRUE(verdict.rejected.empty()) << name << testing::PrintToString(verdict.rejected);
        EXPECT_EQ(fault_in(offer), "") << name;
        EXPECT_EQ(catalog::name_of(catalog::state(offer, {*as_of, true}).state), verdict.state)
            << name;
        EXPECT_EQ(catalog::name_of(offer.apply.channel), verdict.channel) << name << offer.apply.to;
        EXPECT_FALSE(offer.teaser.empty()) << name;
        correct += verdict.correct;
        faults += static_cast<int>(verdict.missing.size() + verdict.wrong.size());
    }
    EXPECT_GT(correct, 350);
    EXPECT_LE(faults * 100, correct * 3) << correct << " facts right, " << faults << " not";
}

} // namespace
} // namespace ingest
