// The PDF and DOCX documents of tests/fixtures, through the converter, by their keys.
#include "../ingest/answer_key.h"
#include "main/offer_files.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vitrine {
namespace {

namespace fs = std::filesystem;

TEST(PrintedOffers, StateWhatTheirKeysSay) {
    const fs::path fixtures = fs::path{VITRINE_SOURCE} / "tests/fixtures";
    int documents = 0;
    int correct = 0;
    int others = 0; // missing, wrong, invented or rejected
    int invented = 0;
    for (const auto& entry : fs::directory_iterator{fixtures / "documents"}) {
        const fs::path& document = entry.path();
        if (document.extension() != ".pdf" && document.extension() != ".docx")
            continue;
        const std::string path = document.string();
        const LoadedOffers loaded = load_offers({&path, 1});
        ASSERT_EQ(loaded.offers.size(), 1u) << path;
        const catalog::Account& account = loaded.offers[0].account;
        EXPECT_EQ(account.characters, account.shown + account.dropped_characters) << path;
        const std::string number = document.filename().string().substr(0, 3);
        ++documents;
        for (const ingest::Verdict& verdict :
             ingest::judge_all(loaded.offers, fixtures / "keys" / (number + ".facts.json"))) {
            correct += verdict.correct;
            invented += static_cast<int>(verdict.invented.size() + verdict.rejected.size());
            others += static_cast<int>(verdict.missing.size() + verdict.wrong.size() +
                                       verdict.invented.size() + verdict.rejected.size());
        }
    }
    EXPECT_EQ(documents, 11);
    // What is reached; it only ever rises.
    EXPECT_GE(correct, 149);
    EXPECT_LE(others, 5);
    EXPECT_EQ(invented, 0);
}

} // namespace
} // namespace vitrine
