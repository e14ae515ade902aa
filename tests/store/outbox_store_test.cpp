#include "store/outbox_store.h"

#include "samples.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

using base::ErrorCode;
using samples::expect_failure;
using samples::Letters;
using store::LetterState;
using store::OutboxAccess;
using store::OutboxStore;

namespace {

const base::Instant later = Letters::saved_at(5000);

OutboxStore opened(const samples::TemporaryFolder& folder,
                   OutboxAccess access = OutboxAccess::write) {
    auto store = OutboxStore::open(folder.open(), access);
    EXPECT_TRUE(store) << store.error().detail;
    return std::move(*store);
}

TEST(Outbox, TheSlipOutlivesTheBytesUntilItsVisitorErases) {
    const samples::TemporaryFolder folder{"outbox"};
    Letters letter;
    const auto letters = letter.several(1, 3);
    const std::vector<base::Bytes> slips{{1, 2, 3}, {4, 5}};
    OutboxStore store = opened(folder);
    ASSERT_TRUE(store.save(letters, Letters::saved_at(1), slips));
    const auto slip_of = [&](std::size_t which) { return store.letters().value()[which].slip; };
    EXPECT_EQ(slip_of(0), slips[0]);
    EXPECT_EQ(slip_of(1), slips[1]);
    EXPECT_TRUE(slip_of(2).empty());
    const std::array ids{letters[0].id, letters[1].id, letters[2].id};
    ASSERT_TRUE(store.erase(ids, later)); // kept for long enough after the acknowledgement
    EXPECT_EQ(slip_of(0), slips[0]);
    EXPECT_FALSE(slip_of(2).empty()); // it tells forgotten from erased
    ASSERT_TRUE(store.erase_told(std::array{letters[1].id}, later));
    EXPECT_TRUE(slip_of(1).empty());
    ASSERT_TRUE(store.erase_receipt(letters[0].receipt, later));
    EXPECT_TRUE(slip_of(0).empty());
}

TEST(Outbox, KeepsLettersOverARestart) {
    const samples::TemporaryFolder folder{"outbox"};
    Letters letter;
    const auto first = letter.several(1, 2);
    const auto big = letter(3, 40'000);
    {
        OutboxStore store = opened(folder);
        EXPECT_TRUE(store.letters().value().empty());
        ASSERT_TRUE(store.save(first, Letters::saved_at(1)));
        ASSERT_TRUE(store.save({&big, 1}, Letters::saved_at(3)));
    }
    OutboxStore store = opened(folder);
    const auto letters = store.letters().value();
    ASSERT_EQ(letters.size(), 3u);
    EXPECT_EQ(letters[0].id, first[0].id);
    EXPECT_EQ(letters[0].digest, first[0].digest);
    EXPECT_EQ(letters[0].employer_key, first[0].employer_key);
    EXPECT_EQ(letters[0].saved_at, Letters::saved_at(1));
    EXPECT_EQ(letters[0].state, LetterState::queued);
    EXPECT_EQ(letters[2].size_bytes, crypto::serialise(big).size());
    EXPECT_EQ(store.envelope(big.id).value(), big);
    EXPECT_EQ(store.count_unsent().value(), 3);
    EXPECT_TRUE(store.salvages().value().empty());
    EXPECT_EQ(store.find_receipt(Letters::receipt(2)).value().front().id, first[1].id);
    EXPECT_TRUE(store.find_receipt(Letters::receipt(9)).value().empty());
}

TEST(Outbox, SavingAgainChangesNothingAndAnotherLetterIsRefused) {
    const samples::TemporaryFolder folder{"outbox"};
    Letters letter;
    const auto first = letter(1);
    OutboxStore store = opened(folder);
    ASSERT_TRUE(store.save({&first, 1}, later));
    ASSERT_TRUE(store.save({&first, 1}, later));
    EXPECT_EQ(store.letters().value().size(), 1u);

    std::vector<crypto::Envelope> mixed = {letter(2), letter(3)};
    mixed[1].id = first.id;
    expect_failure(store.save(mixed, later), ErrorCode::invalid);
    EXPECT_EQ(store.letters().value().size(), 1u) << "all or nothing";
    EXPECT_EQ(store.envelope(first.id).value(), first);
    ASSERT_TRUE(store.save({&mixed[0], 1}, later)) << "usable after a refusal";
    EXPECT_EQ(store.letters().value().size(), 2u);
}

TEST(Outbox, LettersMoveForwardOnly) {
    const samples::TemporaryFolder folder{"outbox"};
    Letters letter;
    const auto all = letter.several(1, 3);
    OutboxStore store = opened(folder);
    ASSERT_TRUE(store.save(all, Letters::saved_at(1)));
    ASSERT_TRUE(store.mark_sent(all[0].id, later));
    ASSERT_TRUE(store.mark_acknowledged(all[1].id, later));
    ASSERT_TRUE(store.mark_sent(all[1].id, later));
    const auto state = [&](std::size_t i) { return store.letters().value().at(i).state; };
    EXPECT_EQ(state(0), LetterState::sent);
    EXPECT_EQ(state(1), LetterState::acknowledged) << "an acknowledgement is not taken back";
    EXPECT_EQ(state(2), LetterState::queued);
    EXPECT_EQ(store.count_unsent().value(), 2);
    EXPECT_EQ(store.letters().value()[0].changed_at, later);
    expect_failure(store.mark_sent(letter(9).id, later), ErrorCode::not_found);
    expect_failure(store.mark_acknowledged(letter(9).id, later), ErrorCode::not_found);
    EXPECT_EQ(store.letters().value().size(), 3u);
}

bool file_holds(const std::filesystem::path& path, base::ByteView bytes) {
    std::ifstream file{path, std::ios::binary};
    const std::string all{std::istreambuf_iterator<char>{file}, {}};
    return all.find(std::string(bytes.begin(), bytes.end())) != all.npos;
}

TEST(Outbox, ErasingLeavesNoSealedByte) {
    const samples::TemporaryFolder folder{"outbox"};
    Letters letter;
    const auto all = letter.several(1, 3);
    const base::ByteView trace{all[1].sealed.data() + 500, 64};
    const auto db = folder.path / "outbox.db", wal = folder.path / "outbox.db-wal";
    OutboxStore store = opened(folder);
    ASSERT_TRUE(store.save(all, later));
    ASSERT_TRUE(file_holds(db, trace) || file_holds(wal, trace));
    const std::vector<crypto::LetterId> ids = {all[1].id};
    ASSERT_TRUE(store.erase(ids, later));
    EXPECT_FALSE(file_holds(db, trace));
    EXPECT_FALSE(file_holds(wal, trace));
    EXPECT_EQ(store.letters().value()[1].state, LetterState::erased);
    EXPECT_EQ(store.letters().value()[1].size_bytes, 0u);
    expect_failure(store.envelope(all[1].id), ErrorCode::not_found);
    EXPECT_EQ(store.find_receipt(Letters::receipt(2)).value().front().state, LetterState::erased);
    EXPECT_EQ(store.count_unsent().value(), 2);
    const std::vector<crypto::LetterId> unknown = {letter(9).id};
    expect_failure(store.erase(unknown, later), ErrorCode::not_found);
}

TEST(Outbox, HasOneWriterAndAnyNumberOfReaders) {
    const samples::TemporaryFolder folder{"outbox"};
    expect_failure(OutboxStore::open(folder.open(), OutboxAccess::read), ErrorCode::not_found);
    Letters letter;
    const auto first = letter(1);
    {
        OutboxStore writer = opened(folder);
        const auto second = OutboxStore::open(folder.open());
        expect_failure(second, ErrorCode::busy);
        EXPECT_NE(second.error().detail.find("another Vitrine uses this data folder"),
                  std::string::npos);
        ASSERT_TRUE(writer.save({&first, 1}, later));
        OutboxStore reader = opened(folder, OutboxAccess::read);
        EXPECT_EQ(reader.letters().value().size(), 1u);
        const auto more = letter(2);
        expect_failure(reader.save({&more, 1}, later), ErrorCode::read_only);
        ASSERT_TRUE(writer.save({&more, 1}, later));
        EXPECT_EQ(reader.letters().value().size(), 2u) << "a reader sees what is new";
    }
    opened(folder);
    EXPECT_EQ(opened(folder, OutboxAccess::read).letters().value().size(), 2u);
}

TEST(Outbox, RefusesALaterVersionAndTouchesNothing) {
    const samples::TemporaryFolder folder{"outbox"};
    opened(folder);
    {
        auto database = sqlite::Database::open((folder.path / "outbox.db").string(), {});
        ASSERT_TRUE(database && database->execute("PRAGMA user_version=7"));
    }
    expect_failure(OutboxStore::open(folder.open()), ErrorCode::newer_schema);
    expect_failure(OutboxStore::open(folder.open(), OutboxAccess::read), ErrorCode::newer_schema);
    EXPECT_FALSE(std::filesystem::exists(folder.path / "outbox.damaged-1.db"));
}

void overwrite(const std::filesystem::path& path, std::size_t at, std::size_t size) {
    std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
    file.seekp(static_cast<std::streamoff>(at));
    file << std::string(size, '\x5a');
}

// Damages the file, opens it again, and tells how many letters came through.
struct Damage {
    std::size_t at;
    std::size_t size;
    int saved; // of the 20 letters
};

TEST(Outbox, ADamagedFileIsPutAsideAndItsLettersAreSaved) {
    constexpr int letters = 20;
    const auto check = [&](Damage damage) {
        const samples::TemporaryFolder folder{"outbox"};
        Letters letter;
        const auto all = letter.several(0, letters);
        {
            OutboxStore store = opened(folder);
            for (const auto& one : all)
                ASSERT_TRUE(store.save({&one, 1}, Letters::saved_at(1)));
            ASSERT_TRUE(store.mark_acknowledged(all[3].id, later));
        }
        overwrite(folder.path / "outbox.db", damage.at, damage.size);
        OutboxStore store = opened(folder);
        const auto salvages = store.salvages().value();
        ASSERT_EQ(salvages.size(), 1u) << damage.at;
        EXPECT_EQ(salvages[0].damaged, "outbox.damaged-1.db");
        EXPECT_EQ(salvages[0].saved, damage.saved) << damage.at;
        EXPECT_EQ(salvages[0].found, letters) << damage.at;
        EXPECT_TRUE(std::filesystem::exists(folder.path / "outbox.damaged-1.db"));
        const auto kept = store.letters().value();
        EXPECT_EQ(kept.size(), static_cast<std::size_t>(damage.saved));
        for (const store::Letter& one : kept) {
            const auto original =
                std::ranges::find(all, one.id, [](const auto& e) { return e.id; });
            ASSERT_NE(original, all.end());
            EXPECT_EQ(store.envelope(one.id).value(), *original);
            EXPECT_EQ(one.state == LetterState::acknowledged, one.id == all[3].id) << damage.at;
        }
        const auto more = letter(100);
        EXPECT_TRUE(store.save({&more, 1}, later));
    };
    constexpr std::size_t page = 8192;
    const auto page_of_letters = [](std::size_t n) { return (9 + n) * page; };
    check({0, 100, letters});                             // the head of the file
    check({0, page, letters});                            // all of the schema
    check({page, page, letters});                         // the root of the letters
    check({2 * page, page, letters});                     // the index of their ids
    check({page_of_letters(5) + 6000, 100, letters - 1}); // inside one letter
}

TEST(Outbox, ATruncatedFileIsSalvaged) {
    const samples::TemporaryFolder folder{"outbox"};
    Letters letter;
    const auto all = letter.several(0, 20);
    { ASSERT_TRUE(opened(folder).save(all, later)); }
    std::filesystem::resize_file(folder.path / "outbox.db", 20 * 8192 + 77);
    OutboxStore store = opened(folder);
    const auto salvage = store.salvages().value().at(0);
    EXPECT_EQ(salvage.found, 20) << "the index of ids stands at the beginning";
    EXPECT_GE(salvage.saved, 8);
    EXPECT_LT(salvage.saved, 20);
    EXPECT_EQ(store.letters().value().size(), static_cast<std::size_t>(salvage.saved));
}

TEST(Outbox, SeveralDamagedFilesAreAllKept) {
    const samples::TemporaryFolder folder{"outbox"};
    Letters letter;
    for (int round = 1; round <= 3; ++round) {
        {
            OutboxStore store = opened(folder);
            const auto one = letter(round);
            ASSERT_TRUE(store.save({&one, 1}, Letters::saved_at(round)));
        }
        overwrite(folder.path / "outbox.db", 0, 100);
        OutboxStore store = opened(folder);
        EXPECT_EQ(store.letters().value().size(), static_cast<std::size_t>(round));
    }
    for (const char* name : {"outbox.damaged-1.db", "outbox.damaged-2.db", "outbox.damaged-3.db"})
        EXPECT_TRUE(std::filesystem::exists(folder.path / name)) << name;
}

TEST(Outbox, AMoveThatWasCutShortGoesOn) {
    const samples::TemporaryFolder folder{"outbox"};
    Letters letter;
    const auto all = letter.several(0, 5);
    const auto path = [&](const char* name) { return folder.path / name; };
    {
        OutboxStore store = opened(folder);
        ASSERT_TRUE(store.save(all, later));
        // As the disk looks after a power cut: nothing was moved from the WAL into the file.
        std::filesystem::copy(path("outbox.db"), path("copy.db"));
        std::filesystem::copy(path("outbox.db-wal"), path("copy.db-wal"));
    }
    std::filesystem::rename(path("copy.db"), path("outbox.db"));
    std::filesystem::rename(path("copy.db-wal"), path("outbox.damaged-1.db-wal"));
    OutboxStore store = opened(folder);
    EXPECT_EQ(store.salvages().value().at(0), (store::Salvage{"outbox.damaged-1.db", 5, 5}));
    EXPECT_EQ(store.letters().value().size(), 5u);
    EXPECT_TRUE(std::filesystem::exists(path("outbox.damaged-1.db")));
}

TEST(Outbox, AnEmptyFileBesideAFullWalIsNotANewOne) {
    const samples::TemporaryFolder folder{"outbox"};
    Letters letter;
    const auto all = letter.several(0, 5);
    const auto path = [&](const char* name) { return folder.path / name; };
    {
        OutboxStore store = opened(folder);
        ASSERT_TRUE(store.save(all, later));
        std::filesystem::copy(path("outbox.db-wal"), path("copy.db-wal"));
    }
    std::filesystem::resize_file(path("outbox.db"), 0);
    std::filesystem::rename(path("copy.db-wal"), path("outbox.db-wal"));
    EXPECT_EQ(opened(folder).letters().value().size(), 5u);
}

TEST(Outbox, RoomIsCheckedBeforeAnybodyTypes) {
    const samples::TemporaryFolder folder{"outbox"};
    OutboxStore store = opened(folder);
    EXPECT_TRUE(store.check_room());
    OutboxStore reader = opened(folder, OutboxAccess::read);
    expect_failure(reader.check_room(), ErrorCode::read_only);
    {
        auto other = sqlite::Database::open((folder.path / "outbox.db").string(), {});
        ASSERT_TRUE(other && other->execute("CREATE TABLE ballast (x);"
                                            "INSERT INTO ballast VALUES (zeroblob(70000000))"));
    }
    const auto refused = store.check_room();
    expect_failure(refused, ErrorCode::too_large);
    EXPECT_EQ(refused.error().detail, "the outbox holds 66 MiB, more than 64 MiB");
}

} // namespace
