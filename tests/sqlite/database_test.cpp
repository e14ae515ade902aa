#include "sqlite/database.h"

#include "sqlite/error.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

using base::ErrorCode;
using sqlite::Access;
using sqlite::Database;

namespace {

class DatabaseTest : public testing::Test {
protected:
    void SetUp() override {
        folder = std::filesystem::temp_directory_path() /
                 ("vitrine-sqlite-" + std::to_string(::getpid()));
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
    }
    void TearDown() override { std::filesystem::remove_all(folder); }

    std::string path(const char* name) const { return (folder / name).string(); }
    Database written() const {
        auto database = Database::open(path("a.db"), {});
        EXPECT_TRUE(database) << database.error().detail;
        EXPECT_TRUE(
            database->execute("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT UNIQUE, c BLOB)"
                              " STRICT"));
        return std::move(*database);
    }

    std::filesystem::path folder;
};

std::int64_t count(Database& database) {
    return database.integer("SELECT count(*) FROM t").value_or(-1);
}

TEST_F(DatabaseTest, WriterPragmasAreInForce) {
    Database database = written();
    const auto check = [&](const char* pragma, const char* expected) {
        EXPECT_EQ(database.text(pragma).value_or("?"), expected) << pragma;
    };
    check("PRAGMA journal_mode", "wal");
    check("PRAGMA synchronous", "2");
    check("PRAGMA foreign_keys", "1");
    check("PRAGMA trusted_schema", "0");
    check("PRAGMA cell_size_check", "1");
    check("PRAGMA secure_delete", "0");
    check("PRAGMA query_only", "0");
    check("PRAGMA mmap_size", "0");
}

TEST_F(DatabaseTest, OptionsAreInForce) {
    auto database =
        Database::open(path("b.db"), {.deleted = sqlite::Deleted::overwritten, .page_bytes = 8192});
    ASSERT_TRUE(database);
    EXPECT_EQ(database->integer("PRAGMA secure_delete").value_or(-1), 1);
    EXPECT_EQ(database->integer("PRAGMA page_size").value_or(-1), 8192);
}

TEST_F(DatabaseTest, ValuesComeBackAsBound) {
    Database database = written();
    auto insert = database.prepare("INSERT INTO t VALUES (?, ?, ?)");
    ASSERT_TRUE(insert);
    const base::Bytes bytes = {0, 1, 255};
    ASSERT_TRUE(insert->bind(1, std::int64_t{-7})
                    .bind(2, std::string_view{"é"})
                    .bind(3, base::ByteView{bytes})
                    .run());
    ASSERT_TRUE(insert->bind(1, std::int64_t{8}).bind(2, std::string_view{}).bind_null(3).run());
    auto row = database.prepare("SELECT a, b, c FROM t ORDER BY a");
    ASSERT_TRUE(row);
    ASSERT_TRUE(row->step().value_or(false));
    EXPECT_EQ(row->integer(0), -7);
    EXPECT_EQ(row->text(1), "é");
    EXPECT_EQ(base::Bytes(row->bytes(2).begin(), row->bytes(2).end()), bytes);
    ASSERT_TRUE(row->step().value_or(false));
    EXPECT_EQ(row->text(1), "");
    EXPECT_FALSE(row->is_null(1));
    EXPECT_TRUE(row->is_null(2));
    EXPECT_FALSE(row->step().value_or(true));
}

TEST_F(DatabaseTest, AReaderCannotWrite) {
    Database writer = written();
    auto reader = Database::open(path("a.db"), {.access = Access::read});
    ASSERT_TRUE(reader) << reader.error().detail;
    const auto refused = reader->execute("INSERT INTO t VALUES (1, 'a', NULL)");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::read_only);
    ASSERT_TRUE(writer.execute("INSERT INTO t VALUES (1, 'a', NULL)"));
    EXPECT_EQ(count(*reader), 1);
}

TEST_F(DatabaseTest, TransactionsEndAsPromised) {
    Database database = written();
    {
        auto transaction = sqlite::Transaction::begin(database);
        ASSERT_TRUE(transaction);
        ASSERT_TRUE(database.execute("INSERT INTO t VALUES (1, 'a', NULL)"));
        EXPECT_TRUE(database.in_transaction());
    }
    EXPECT_EQ(count(database), 0) << "left without commit: rolled back";
    {
        auto transaction = sqlite::Transaction::begin(database);
        ASSERT_TRUE(transaction);
        ASSERT_TRUE(database.execute("INSERT INTO t VALUES (1, 'a', NULL)"));
        EXPECT_FALSE(sqlite::Transaction::begin(database)) << "they do not nest";
        ASSERT_TRUE(transaction->commit());
    }
    EXPECT_EQ(count(database), 1);
    EXPECT_FALSE(database.in_transaction());
}

TEST_F(DatabaseTest, FailuresHaveCodes) {
    Database database = written();
    ASSERT_TRUE(database.execute("INSERT INTO t VALUES (1, 'a', NULL)"));
    const auto check = [](const auto& result, ErrorCode expected) {
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, expected) << result.error().detail;
    };
    check(database.execute("INSERT INTO t VALUES (2, 'a', NULL)"), ErrorCode::invalid);
    check(database.execute("INSERT INTO elsewhere VALUES (2)"), ErrorCode::corrupt);
    check(database.prepare("SELECT elsewhere FROM t"), ErrorCode::corrupt);
    check(database.integer("SELECT a FROM t WHERE a = 9"), ErrorCode::not_found);
    check(database.text("SELECT b FROM t WHERE a = 9"), ErrorCode::not_found);
    check(Database::open(path("missing/a.db"), {}), ErrorCode::not_found);
    check(Database::open(path("missing.db"), {.access = Access::read}), ErrorCode::not_found);
    check(Database::open(folder.string(), {}), ErrorCode::not_found);
    check(database.integer("SELECT length(zeroblob(2000000000))"), ErrorCode::too_large);

    ASSERT_TRUE(database.execute("PRAGMA max_page_count=4"));
    check(database.execute("INSERT INTO t VALUES (2, 'b', zeroblob(100000))"),
          ErrorCode::disk_full);
    auto second = Database::open(path("a.db"), {.busy_timeout = std::chrono::milliseconds{0}});
    ASSERT_TRUE(second);
    auto held = sqlite::Transaction::begin(database);
    ASSERT_TRUE(held);
    check(sqlite::Transaction::begin(*second), ErrorCode::busy);
}

TEST_F(DatabaseTest, FilesThatAreNone) {
    std::ofstream(path("text.db")) << std::string(5000, 'x');
    const auto check = [&](Access access) {
        const auto opened = Database::open(path("text.db"), {.access = access});
        ASSERT_FALSE(opened);
        EXPECT_EQ(opened.error().code, ErrorCode::corrupt) << opened.error().detail;
        EXPECT_NE(opened.error().detail.find("text.db"), std::string::npos);
    };
    check(Access::write);
    check(Access::read);
    check(Access::frozen);
}

TEST_F(DatabaseTest, DamageIsFound) {
    {
        Database database = written();
        for (int i = 0; i < 200; ++i)
            ASSERT_TRUE(database.execute("INSERT INTO t VALUES (NULL, hex(randomblob(20)),"
                                         " randomblob(300))"));
        ASSERT_TRUE(database.truncate_wal());
        EXPECT_TRUE(database.check_integrity());
    }
    {
        std::fstream file{path("a.db"), std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(5 * 4096);
        file << std::string(4096, '\x55');
    }
    auto damaged = Database::open(path("a.db"), {});
    ASSERT_TRUE(damaged);
    const auto found = damaged->check_integrity();
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::corrupt) << found.error().detail;
}

TEST_F(DatabaseTest, AFrozenFileIsReadWithoutTouchingItsFolder) {
    { Database database = written(); }
    ASSERT_TRUE(std::filesystem::exists(path("a.db-wal"))) << "nobody said that the file is whole";
    { Database::open(path("a.db"), {})->checkpoint_on_close(); }
    ASSERT_FALSE(std::filesystem::exists(path("a.db-wal"))) << "the last writer empties it";
    auto frozen = Database::open(path("a.db"), {.access = Access::frozen});
    ASSERT_TRUE(frozen) << frozen.error().detail;
    EXPECT_EQ(count(*frozen), 0);
    EXPECT_FALSE(std::filesystem::exists(path("a.db-shm")));
    EXPECT_FALSE(frozen->execute("INSERT INTO t VALUES (1, 'a', NULL)"));
}

TEST_F(DatabaseTest, AReaderKeepsTheWalFromBeingEmptied) {
    Database database = written();
    ASSERT_TRUE(database.execute("INSERT INTO t VALUES (1, 'a', NULL)"));
    auto reader = Database::open(path("a.db"), {.access = Access::read});
    ASSERT_TRUE(reader);
    auto row = reader->prepare("SELECT a FROM t");
    ASSERT_TRUE(row && row->step().value_or(false));
    ASSERT_TRUE(database.execute("PRAGMA busy_timeout=0"));
    const auto emptied = database.truncate_wal();
    ASSERT_FALSE(emptied);
    EXPECT_EQ(emptied.error().code, ErrorCode::busy);
    row->reset();
    EXPECT_TRUE(database.truncate_wal());
    EXPECT_EQ(std::filesystem::file_size(path("a.db-wal")), 0u);
}

TEST_F(DatabaseTest, MemoryHasNoFile) {
    auto database = Database::open("", {.access = Access::memory});
    ASSERT_TRUE(database) << database.error().detail;
    ASSERT_TRUE(database->execute("CREATE TABLE t (a); INSERT INTO t VALUES (1)"));
    EXPECT_EQ(count(*database), 1);
}

TEST(SqliteError, CodesAreTranslated) {
    const auto check = [](int code, int system_errno, ErrorCode expected) {
        EXPECT_EQ(sqlite::error_code(code, system_errno), expected) << code << " " << system_errno;
    };
    check(SQLITE_FULL, 0, ErrorCode::disk_full);
    check(SQLITE_READONLY, 0, ErrorCode::read_only);
    check(SQLITE_READONLY_DBMOVED, 0, ErrorCode::read_only);
    check(SQLITE_CORRUPT, 0, ErrorCode::corrupt);
    check(SQLITE_CORRUPT_INDEX, 0, ErrorCode::corrupt);
    check(SQLITE_NOTADB, 0, ErrorCode::corrupt);
    check(SQLITE_ERROR, 0, ErrorCode::corrupt);
    check(SQLITE_BUSY, 0, ErrorCode::busy);
    check(SQLITE_BUSY_SNAPSHOT, 0, ErrorCode::busy);
    check(SQLITE_LOCKED, 0, ErrorCode::busy);
    check(SQLITE_IOERR, 0, ErrorCode::unavailable);
    check(SQLITE_IOERR_FSYNC, EIO, ErrorCode::unavailable);
    check(SQLITE_IOERR_FSYNC, ENOSPC, ErrorCode::disk_full);
    check(SQLITE_IOERR_WRITE, EROFS, ErrorCode::read_only);
    check(SQLITE_IOERR_SHMMAP, ENOENT, ErrorCode::unavailable);
    check(SQLITE_IOERR_CORRUPTFS, 0, ErrorCode::corrupt);
    check(SQLITE_CANTOPEN, ENOENT, ErrorCode::not_found);
    check(SQLITE_CANTOPEN, EACCES, ErrorCode::denied);
    check(SQLITE_CANTOPEN, EROFS, ErrorCode::read_only);
    check(SQLITE_CANTOPEN, EMFILE, ErrorCode::unavailable);
    check(SQLITE_PERM, 0, ErrorCode::denied);
    check(SQLITE_NOMEM, 0, ErrorCode::unavailable);
    check(SQLITE_TOOBIG, 0, ErrorCode::too_large);
    check(SQLITE_CONSTRAINT_UNIQUE, 0, ErrorCode::invalid);
}

TEST(SqliteErrorDeathTest, MisuseIsOurOwnMistake) {
    EXPECT_DEATH(static_cast<void>(sqlite::failure(nullptr, SQLITE_MISUSE, "test")),
                 "broken promise");
}

} // namespace
