#include "sqlite/migrations.h"

#include <string>

namespace sqlite {

using base::ErrorCode;
using base::Result;

namespace {

Result<std::int64_t> checked_version(Database& database, const Schema& schema) {
    TRY(const std::int64_t application, database.integer("PRAGMA application_id"));
    TRY(const std::int64_t version, database.integer("PRAGMA user_version"));
    const auto newest = static_cast<std::int64_t>(schema.steps.size());
    const std::string name = schema.name;
    if (application == 0 && version == 0) {
        TRY(const std::int64_t objects, database.integer("SELECT count(*) FROM sqlite_schema"));
        if (objects != 0)
            return base::fail(ErrorCode::corrupt, "this database is not a Vitrine " + name);
        return 0;
    }
    if (application != static_cast<std::int64_t>(schema.application_id) || version < 0)
        return base::fail(ErrorCode::corrupt, "this database is not a Vitrine " + name);
    if (version > newest)
        return base::fail(ErrorCode::newer_schema,
                          "this " + name + " has version " + std::to_string(version) +
                              ", written by a later Vitrine; this one knows version " +
                              std::to_string(newest) + " at most");
    return version;
}

} // namespace

Result<void> migrate(Database& database, const Schema& schema) {
    // Checked before BEGIN too: a foreign file is not even locked for writing.
    TRY(std::int64_t version, checked_version(database, schema));
    const auto newest = static_cast<std::int64_t>(schema.steps.size());
    if (version == newest)
        return {};
    TRY(Transaction transaction, Transaction::begin(database));
    for (; version < newest; ++version)
        TRY_VOID(database.execute(schema.steps[static_cast<std::size_t>(version)]));
    const std::string marks = "PRAGMA application_id=" + std::to_string(schema.application_id) +
                              "; PRAGMA user_version=" + std::to_string(newest);
    TRY_VOID(database.execute(marks.c_str()));
    return transaction.commit();
}

Result<void> expect_current(Database& database, const Schema& schema) {
    TRY(const std::int64_t version, checked_version(database, schema));
    if (version != static_cast<std::int64_t>(schema.steps.size()))
        return base::fail(ErrorCode::not_found, std::string{"this "} + schema.name +
                                                    " has version " + std::to_string(version) +
                                                    ": open it for writing once");
    return {};
}

} // namespace sqlite
