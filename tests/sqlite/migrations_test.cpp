#include "sqlite/migrations.h"

#include <array>
#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

using base::ErrorCode;
using sqlite::Database;

namespace {

constexpr std::array<const char*, 1> first = {"CREATE TABLE a (x)"};
constexpr std::array<const char*, 2> second = {
    "CREATE TABLE a (x)", "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1"};
constexpr std::array<const char*, 2> broken = {
    "CREATE TABLE a (x)", "CREATE TABLE b (x); INSERT INTO nowhere VALUES (1)"};
constexpr std::uint32_t ours = 0x56544553;

Database empty() {
    auto database = Database::open("", {.access = sqlite::Access::memory});
    EXPECT_TRUE(database);
    return std::move(*database);
}

TEST(Migrations, LeadStepByStep) {
    Database database = empty();
    ASSERT_TRUE(sqlite::migrate(database, {"test", ours, first}));
    ASSERT_TRUE(database.execute("INSERT INTO a VALUES (1)"));
    EXPECT_FALSE(sqlite::expect_current(database, {"test", ours, second})) << "needs a step";
    ASSERT_TRUE(sqlite::migrate(database, {"test", ours, second}));
    EXPECT_EQ(database.integer("SELECT y FROM a").value_or(0), 2);
    EXPECT_EQ(database.integer("PRAGMA user_version").value_or(0), 2);
    EXPECT_EQ(database.integer("PRAGMA application_id").value_or(0), ours);
    EXPECT_TRUE(sqlite::migrate(database, {"test", ours, second})) << "nothing left to do";
    EXPECT_TRUE(sqlite::expect_current(database, {"test", ours, second}));
}

TEST(Migrations, RefuseALaterVersionInASentence) {
    Database database = empty();
    ASSERT_TRUE(sqlite::migrate(database, {"outbox", ours, second}));
    const auto check = [&](const base::Result<void>& refused) {
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::newer_schema);
        EXPECT_EQ(refused.error().detail,
                  "this outbox has version 2, written by a later Vitrine; this one knows version 1 "
                  "at most");
    };
    check(sqlite::migrate(database, {"outbox", ours, first}));
    check(sqlite::expect_current(database, {"outbox", ours, first}));
    EXPECT_EQ(database.integer("PRAGMA user_version").value_or(0), 2);
}

TEST(Migrations, RefuseWhatIsNotOurs) {
    const auto check = [](const char* sql) {
        Database database = empty();
        ASSERT_TRUE(database.execute(sql)) << sql;
        const auto refused = sqlite::migrate(database, {"test", ours, first});
        ASSERT_FALSE(refused) << sql;
        EXPECT_EQ(refused.error().code, ErrorCode::corrupt) << sql;
    };
    check("CREATE TABLE somebody_elses (x)");
    check("PRAGMA application_id=1");
    check("PRAGMA user_version=1");
    check("PRAGMA user_version=-1");
}

TEST(Migrations, AFailedStepLeavesTheFormerVersion) {
    Database database = empty();
    ASSERT_TRUE(sqlite::migrate(database, {"test", ours, first}));
    EXPECT_FALSE(sqlite::migrate(database, {"test", ours, broken}));
    EXPECT_EQ(database.integer("PRAGMA user_version").value_or(0), 1);
    EXPECT_EQ(database.integer("SELECT count(*) FROM sqlite_schema").value_or(0), 1);
    EXPECT_FALSE(database.in_transaction());
}

} // namespace
