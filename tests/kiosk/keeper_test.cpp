#include "kiosk/keeper.h"

#include "booth.h"
#include "kiosk/trace.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>

using booth::Folder;
using kiosk::Keeper;

namespace {

Keeper open(const std::filesystem::path& data) {
    auto keeper = Keeper::open({.data = data});
    EXPECT_TRUE(keeper) << keeper.error().detail;
    base::ensure(keeper.has_value());
    EXPECT_TRUE(keeper->bring(booth::offers(), {booth::morning().now, "test", {}}));
    return std::move(*keeper);
}

session::SaveLetters letters_for(std::vector<catalog::OfferId> offers) {
    session::SaveLetters save;
    save.draft.name.assign("Camille Martin");
    save.draft.mail.assign("camille.martin@orange.fr");
    save.offers = std::move(offers);
    save.language = "fr";
    return save;
}

} // namespace

TEST(Keeper, OneLetterForEachEmployerAndOneCode) {
    const Folder folder;
    Keeper keeper = open(folder.path);
    const auto shelf = *keeper.shelf();
    ASSERT_TRUE(keeper.open_outbox(booth::sealer()));
    const auto answer = keeper.save(letters_for({{"offer-0"}, {"offer-1"}, {"offer-2"}}), *shelf,
                                    booth::furnishing().notices.front(), booth::morning());
    const auto* saved = std::get_if<session::LettersSaved>(&answer);
    ASSERT_NE(saved, nullptr);
    EXPECT_EQ(saved->receipt.recipients.size(), 2U);
    EXPECT_EQ(keeper.health(booth::morning()).health.unsent, 2);
    const auto found = keeper.look_up({saved->receipt.code}, booth::morning());
    ASSERT_TRUE(found);
    EXPECT_EQ(found->trace.status, session::LetterStatus::saved_here);
    ASSERT_EQ(found->trace.addressees.size(), 2U);
    std::vector<catalog::OfferId> told;
    for (const auto& each : found->trace.addressees)
        for (const auto& offer : each.offers)
            told.push_back(offer.id);
    std::ranges::sort(told);
    EXPECT_EQ(told, (std::vector<catalog::OfferId>{{"offer-0"}, {"offer-1"}, {"offer-2"}}));
}

TEST(Keeper, ItsVisitorErasesByTheCode) {
    const Folder folder;
    Keeper keeper = open(folder.path);
    const auto shelf = *keeper.shelf();
    const base::TrustedTime now = booth::morning();
    ASSERT_TRUE(keeper.open_outbox(booth::sealer()));
    const auto answer = keeper.save(letters_for({{"offer-0"}, {"offer-1"}}), *shelf,
                                    booth::furnishing().notices.front(), now);
    const std::string code = std::get<session::LettersSaved>(answer).receipt.code;
    const auto erased = keeper.erase({code}, now);
    ASSERT_TRUE(std::holds_alternative<session::ReceiptErased>(erased));
    EXPECT_FALSE(std::get<session::ReceiptErased>(erased).trace.hub_to_be_told); // it never left
    EXPECT_EQ(keeper.health(now).health.unsent, 0);
    auto found = keeper.look_up({code}, now);
    EXPECT_EQ(found->trace.status, session::LetterStatus::erased);
    EXPECT_TRUE(found->trace.addressees.empty());
    // Erased long ago is the same as unknown, but for the code.
    const base::TrustedTime later{now.now + kiosk::erasure_remembered, true};
    found = keeper.look_up({code}, later);
    auto unknown = keeper.look_up({"K7QM 42NX 9C0D 6TPV"}, later);
    unknown->trace.code = code;
    EXPECT_EQ(found, unknown);
}

TEST(Keeper, ErasesWhatIsNotHereToo) {
    const Folder folder;
    Keeper keeper = open(folder.path);
    const std::string code = "K7QM 42NX 9C0D 6TPV";
    EXPECT_TRUE(std::holds_alternative<session::ErasingFailed>(
        keeper.erase({code}, booth::morning()))); // there is no outbox
    ASSERT_TRUE(keeper.open_outbox(booth::sealer()));
    EXPECT_TRUE(keeper.is_erasure_told(code));
    const auto erased = keeper.erase({code}, booth::morning());
    ASSERT_TRUE(std::holds_alternative<session::ReceiptErased>(erased));
    EXPECT_TRUE(std::get<session::ReceiptErased>(erased).trace.hub_to_be_told);
    EXPECT_FALSE(keeper.is_erasure_told(code)); // another kiosk's letter, or the hub's
}

TEST(Keeper, HandsWaitingLettersOverToAStickThatTakesThem) {
    const Folder folder;
    const std::filesystem::path mounts = folder.path / "media";
    const std::filesystem::path stick = mounts / "stick";
    std::filesystem::create_directories(stick);
    auto opened = Keeper::open({.data = folder.path / "data", .sticks = mounts});
    ASSERT_TRUE(opened) << opened.error().detail;
    Keeper keeper = std::move(*opened);
    ASSERT_TRUE(keeper.bring(booth::offers(), {booth::morning().now, "test", {}}));
    ASSERT_TRUE(keeper.open_outbox(booth::sealer()));
    keeper.save(letters_for({{"offer-0"}, {"offer-1"}, {"offer-2"}}), **keeper.shelf(),
                booth::furnishing().notices.front(), booth::morning());
    EXPECT_TRUE(keeper.health(booth::morning()).health.takes_stick);
    // A mount point without a stick is a folder of this disk.
    EXPECT_EQ(keeper.copy_letters(booth::morning()).answer.failed, base::ErrorCode::not_found);
    std::filesystem::create_directories(stick / "vitrine-letters");
    const auto copied = keeper.copy_letters(booth::morning()).answer;
    EXPECT_EQ(copied.failed, std::nullopt);
    EXPECT_EQ(copied.letters, 2);
    std::size_t bytes = 0;
    for (const auto& file : std::filesystem::directory_iterator(stick / "vitrine-letters"))
        bytes += std::filesystem::file_size(file.path());
    EXPECT_GT(bytes, 2 * crypto::envelope_head_bytes);
    EXPECT_EQ(keeper.health(booth::morning()).health.unsent, 2); // they also stay
    // The same moment again: nothing is written over.
    EXPECT_EQ(keeper.copy_letters(booth::morning()).answer.failed, base::ErrorCode::denied);
}

TEST(Keeper, HandsNothingOverWhereNoPlaceForSticksIsNamed) {
    const Folder folder;
    Keeper keeper = open(folder.path);
    ASSERT_TRUE(keeper.open_outbox(booth::sealer()));
    EXPECT_FALSE(keeper.health(booth::morning()).health.takes_stick);
    EXPECT_EQ(keeper.copy_letters(booth::morning()).answer.failed, base::ErrorCode::unavailable);
}

TEST(Keeper, ACodeNobodyWasGivenIsUnknown) {
    const Folder folder;
    Keeper keeper = open(folder.path);
    const std::string code = "K7QM 42NX 9C0D 6TPV";
    session::Trace unknown;
    unknown.code = code;
    unknown.hub_silent = true; // there is none
    EXPECT_EQ(keeper.look_up({code}, booth::morning())->trace, unknown);
    ASSERT_TRUE(keeper.open_outbox(booth::sealer()));
    EXPECT_EQ(keeper.look_up({"k7qm-42nx-9cod-6tpv"}, booth::morning())->trace, unknown);
    for (const char* none : {"", "K7QM", "§"})
        EXPECT_EQ(keeper.look_up({none}, booth::morning())->trace, session::Trace{}) << none;
}

TEST(Keeper, WhatCannotBeSavedIsNeverConfirmed) {
    const Folder folder;
    Keeper keeper = open(folder.path);
    const auto shelf = *keeper.shelf();
    const auto& notice = booth::furnishing().notices.front();
    const auto refused = [&](const session::SaveLetters& save) {
        const auto answer = keeper.save(save, *shelf, notice, booth::morning());
        EXPECT_TRUE(std::holds_alternative<session::SavingFailed>(answer));
    };
    refused(letters_for({{"offer-0"}})); // no outbox
    ASSERT_TRUE(keeper.open_outbox(booth::sealer()));
    refused(letters_for({{"offer-9"}})); // no such offer
    auto wrong = letters_for({{"offer-0"}});
    wrong.draft.mail.assign("a@b");
    refused(wrong);
    EXPECT_EQ(keeper.health(booth::morning()).health.total, 0);
    EXPECT_EQ(keeper.take_news().size(), 3U);
}

TEST(Keeper, AnOfferThatCannotBeReadIsSaid) {
    const Folder folder;
    Keeper keeper = open(folder.path);
    EXPECT_EQ(keeper.read({{"offer-1"}}).offer->id.text, "offer-1");
    EXPECT_EQ(keeper.read({{"offer-9"}}).offer, nullptr);
    const auto news = keeper.take_news();
    ASSERT_EQ(news.size(), 1U);
    EXPECT_EQ(news[0].find("an offer could not be read: "), 0U) << news[0];
}

TEST(Keeper, TwoKiosksDoNotShareAFolder) {
    const Folder folder;
    const Keeper first = open(folder.path);
    const auto second = Keeper::open({.data = folder.path});
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, base::ErrorCode::busy);
}

TEST(Keeper, ADamagedCatalogIsPutAsideAndSaid) {
    const Folder folder;
    open(folder.path);
    std::ofstream(folder.path / "catalog.db") << "this is no database, however long it may be";
    auto keeper = Keeper::open({.data = folder.path});
    ASSERT_TRUE(keeper) << keeper.error().detail;
    EXPECT_EQ(
        keeper->take_news(),
        std::vector<std::string>{"catalog.db was damaged; the offers have to be brought again"});
    EXPECT_TRUE((*keeper->shelf())->empty());
}

TEST(Furnishing, AFileThatIsMissingIsNamed) {
    const Folder folder;
    const auto read = kiosk::furnish(folder.path);
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().detail.find((folder.path / "themes").string()), std::string::npos)
        << read.error().detail;
    const auto& furnishing = booth::furnishing();
    EXPECT_EQ(furnishing.themes.size(), 3U);
    EXPECT_EQ(furnishing.notices.front().language, "fr");
    EXPECT_EQ(furnishing.languages.names().front(), "fr");
}
