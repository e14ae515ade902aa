#include "store/admission_store.h"

#include "sqlite/migrations.h"

#include <array>

namespace store {

using base::ErrorCode;
using base::Result;
using sqlite::Database;
using sqlite::Statement;

namespace {

constexpr const char* name = "admitted.db";
constexpr std::array<const char*, 1> steps = {R"sql(
CREATE TABLE admission (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    trust TEXT NOT NULL,
    head  TEXT NOT NULL,
    route TEXT NOT NULL
) STRICT;
)sql"};
constexpr sqlite::Schema schema{"admission", 0x5641444d /* "VADM" */, steps};

Result<Database> open_current(const Folder& folder) {
    TRY(Database database,
        Database::open(folder.path(name), {.access = sqlite::Access::write, .vfs = folder.vfs()}));
    TRY_VOID(sqlite::migrate(database, schema));
    database.checkpoint_on_close();
    return database;
}

} // namespace

Result<AdmissionStore> AdmissionStore::open(std::shared_ptr<Folder> folder) {
    auto opened = open_current(*folder);
    if (!opened && opened.error().code == ErrorCode::corrupt) {
        TRY_VOID(folder->remove(std::string{name} + "-wal"));
        TRY_VOID(folder->remove(name));
        opened = open_current(*folder);
    }
    if (!opened)
        return std::unexpected(std::move(opened).error());
    return AdmissionStore{std::move(*opened)};
}

Result<std::optional<Admission>> AdmissionStore::last() {
    TRY(Statement row, database_.prepare("SELECT trust, head, route FROM admission"));
    TRY(const bool is_row, row.step());
    if (!is_row)
        return std::nullopt;
    return Admission{std::string{row.text(0)}, std::string{row.text(1)}, std::string{row.text(2)}};
}

Result<void> AdmissionStore::keep(const Admission& admission) {
    TRY(Statement put, database_.prepare("INSERT OR REPLACE INTO admission VALUES (1, ?, ?, ?)"));
    return put.bind(1, std::string_view{admission.trust})
        .bind(2, std::string_view{admission.head})
        .bind(3, std::string_view{admission.route})
        .run();
}

} // namespace store
