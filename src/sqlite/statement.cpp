#include "sqlite/database.h"

#include "sqlite/error.h"

#include <sqlite3.h>

namespace sqlite {

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

void Statement::note(int code) {
    if (failed_bind_ == SQLITE_OK)
        failed_bind_ = code;
}

// SQLITE_STATIC throughout: the caller's bytes live until the last step, which saves a copy of
// every letter.
Statement& Statement::bind(int parameter, std::int64_t value) {
    note(sqlite3_bind_int64(statement_.get(), parameter, value));
    return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
    note(sqlite3_bind_text64(statement_.get(), parameter, text.data() ? text.data() : "",
                             text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(int parameter, base::ByteView bytes) {
    note(bytes.empty() ? sqlite3_bind_zeroblob(statement_.get(), parameter, 0)
                       : sqlite3_bind_blob64(statement_.get(), parameter, bytes.data(),
                                             bytes.size(), SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind_null(int parameter) {
    note(sqlite3_bind_null(statement_.get(), parameter));
    return *this;
}

base::Result<bool> Statement::step() {
    sqlite3* connection = sqlite3_db_handle(statement_.get());
    if (failed_bind_ != SQLITE_OK)
        return failure(connection, failed_bind_, "bind");
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW)
        return true;
    if (code == SQLITE_DONE)
        return false;
    auto error = failure(connection, code, sqlite3_sql(statement_.get()));
    sqlite3_reset(statement_.get()); // a failed statement must not hold its locks
    return error;
}

base::Result<void> Statement::run() {
    base::Result<bool> row = true;
    while (row && *row)
        row = step();
    reset();
    if (!row)
        return std::unexpected(std::move(row).error());
    return {};
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    failed_bind_ = SQLITE_OK;
}

int Statement::columns() const {
    return sqlite3_column_count(statement_.get());
}

Statement::Kind Statement::kind(int column) const {
    switch (sqlite3_column_type(statement_.get(), column)) {
    case SQLITE_INTEGER:
        return Kind::integer;
    case SQLITE_NULL:
        return Kind::null;
    case SQLITE_BLOB:
        return Kind::bytes;
    default: // a floating-point number too: nothing of ours stores one
        return Kind::text;
    }
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
    const auto* data = sqlite3_column_text(statement_.get(), column);
    if (!data)
        return {};
    return {reinterpret_cast<const char*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

base::ByteView Statement::bytes(int column) const {
    const void* data = sqlite3_column_blob(statement_.get(), column);
    if (!data)
        return {};
    return {static_cast<const std::uint8_t*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

} // namespace sqlite
