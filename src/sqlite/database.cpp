#include "sqlite/database.h"

#include "sqlite/error.h"

#include <sqlite3.h>

#include <cstring>

namespace sqlite {

using base::ErrorCode;
using base::Result;

void Database::Close::operator()(sqlite3* connection) const {
    sqlite3_close_v2(connection);
}

namespace {

// Only `frozen` needs a URI; a path may hold any character, so each one is escaped.
std::string frozen_uri(const std::string& path) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char character : path) {
        const auto byte = static_cast<unsigned char>(character);
        uri += '%';
        uri += digits[byte >> 4];
        uri += digits[byte & 15];
    }
    return uri + "?immutable=1";
}

int flags_for(Access access) {
    constexpr int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (access) {
    case Access::write:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Access::read:
        return common | SQLITE_OPEN_READONLY;
    case Access::frozen:
        return common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case Access::memory:
        return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY;
    }
    std::unreachable();
}

} // namespace

Result<Database> Database::open(const std::string& path, const Opening& opening) {
    const std::string name = opening.access == Access::frozen ? frozen_uri(path) : path;
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &raw, flags_for(opening.access),
                                     opening.vfs.empty() ? nullptr : opening.vfs.c_str());
    Database database;
    database.connection_.reset(raw);
    if (code != SQLITE_OK)
        return failure(raw, code, "open " + path);
    if (opening.access == Access::write && sqlite3_db_readonly(raw, "main") == 1)
        return base::fail(ErrorCode::read_only, "SQLite: open " + path + ": cannot be written");
    if (auto configured = database.configure(opening); !configured) {
        base::Error error = std::move(configured).error();
        error.detail += " in " + path;
        return std::unexpected(std::move(error));
    }
    return database;
}

Result<void> Database::expect(const char* pragma, std::string_view effective) {
    TRY(const std::string found, text(pragma));
    if (found != effective)
        return base::fail(ErrorCode::unavailable, std::string{"SQLite: "} + pragma + " is \"" +
                                                      found + "\" and not \"" +
                                                      std::string{effective} + "\"");
    return {};
}

// The settings for a file that may be hostile or damaged come first: before the schema is read.
Result<void> Database::configure(const Opening& opening) {
    sqlite3* raw = connection_.get();
    for (const int option : {SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE})
        sqlite3_db_config(raw, option, 1, nullptr);
    for (const int option :
         {SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION})
        sqlite3_db_config(raw, option, 0, nullptr);
    sqlite3_busy_timeout(raw, static_cast<int>(opening.busy_timeout.count()));
    TRY_VOID(execute("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                     "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY"));
    TRY_VOID(expect("PRAGMA trusted_schema", "0"));
    TRY_VOID(expect("PRAGMA cell_size_check", "1"));
    TRY_VOID(expect("PRAGMA foreign_keys", "1"));
    switch (opening.access) {
    case Access::read:
    case Access::frozen:
        TRY_VOID(execute("PRAGMA query_only=ON"));
        TRY_VOID(expect("PRAGMA query_only", "1"));
        // Nothing above reads the file; a foreign or unreadable one shall fail here.
        return execute("PRAGMA schema_version");
    case Access::write: {
        const std::string page_size = "PRAGMA page_size=" + std::to_string(opening.page_bytes);
        TRY_VOID(execute(page_size.c_str()));
        TRY_VOID(expect("PRAGMA journal_mode=WAL", "wal"));
        TRY_VOID(execute("PRAGMA synchronous=FULL"));
        TRY_VOID(expect("PRAGMA synchronous", "2"));
        break;
    }
    case Access::memory:
        break;
    }

    const bool overwritten = opening.deleted == Deleted::overwritten;
    TRY_VOID(execute(overwritten ? "PRAGMA secure_delete=ON" : "PRAGMA secure_delete=OFF"));
    return expect("PRAGMA secure_delete", overwritten ? "1" : "0");
}

Result<void> Database::execute(const char* sql) {
    const int code = sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failure(connection_.get(), code, sql);
    return {};
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    const int code = sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                        &raw, nullptr);
    Statement statement{raw};
    if (code != SQLITE_OK)
        return failure(connection_.get(), code, sql);
    base::ensure(raw != nullptr); // an empty statement is our own mistake
    return statement;
}

Result<std::int64_t> Database::integer(std::string_view sql) {
    TRY(Statement statement, prepare(sql));
    TRY(const bool row, statement.step());
    if (!row)
        return base::fail(ErrorCode::not_found, "SQLite: no row for " + std::string{sql});
    return statement.integer(0);
}

Result<std::string> Database::text(std::string_view sql) {
    TRY(Statement statement, prepare(sql));
    TRY(const bool row, statement.step());
    if (!row)
        return base::fail(ErrorCode::not_found, "SQLite: no row for " + std::string{sql});
    return std::string{statement.text(0)};
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(connection_.get());
}

bool Database::in_transaction() const {
    return sqlite3_get_autocommit(connection_.get()) == 0;
}

void Database::checkpoint_on_close() {
    sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
}

Result<void> Database::check_integrity() {
    TRY(const std::string found, text("PRAGMA integrity_check(3)"));
    if (found != "ok")
        return base::fail(ErrorCode::corrupt, "SQLite: integrity_check: " + found);
    return {};
}

Result<void> Database::truncate_wal() {
    TRY(const std::int64_t busy, integer("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (busy != 0)
        return base::fail(ErrorCode::busy, "SQLite: a reader keeps the WAL from being emptied");
    return {};
}

Result<Transaction> Transaction::begin(Database& database) {
    TRY_VOID(database.execute("BEGIN IMMEDIATE"));
    return Transaction{database};
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_{std::exchange(other.database_, nullptr)} {}

Result<void> Transaction::commit() {
    TRY_VOID(database_->execute("COMMIT"));
    database_ = nullptr;
    return {};
}

Transaction::~Transaction() {
    // SQLite has already rolled back after some errors; a second ROLLBACK would only complain.
    if (database_ && database_->in_transaction())
        static_cast<void>(database_->execute("ROLLBACK"));
}

} // namespace sqlite
