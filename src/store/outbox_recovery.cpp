// The part of OutboxStore that opens the file, or what is left of it.
//
// A damaged outbox is put aside in two renames, each durable before the next step: first the WAL,
// then the file. In the other order a cut in between would leave a WAL without its file, and SQLite
// deletes such a WAL; in this order a start finds "damaged-n.db-wal" without "damaged-n.db" and
// goes on. Which damaged files were searched is written into the new outbox together with their
// letters, so that a search that was cut short is done again.
#include "store/outbox_store.h"

#include "store/outbox_schema.h"
#include "store/salvage.h"

#include <optional>

namespace store {

using base::ErrorCode;
using base::Result;
using sqlite::Database;
using sqlite::Statement;

namespace {

std::string damaged_name(int number) {
    return "outbox.damaged-" + std::to_string(number) + ".db";
}

std::string wal_of(const std::string& name) {
    return name + "-wal";
}

sqlite::Opening opening_for(const Folder& folder, sqlite::Access access) {
    return {.access = access,
            .deleted = sqlite::Deleted::overwritten,
            .page_bytes = static_cast<int>(outbox_page_bytes),
            .vfs = folder.vfs()};
}

// SQLite checks its pages but not what lies in them; every letter carries its digest.
Result<void> check_letters(Database& database) {
    TRY(Statement letters, database.prepare("SELECT envelope FROM letter WHERE state < 3"));
    while (true) {
        TRY(const bool row, letters.step());
        if (!row)
            return {};
        if (const auto letter = crypto::parse_envelope(letters.bytes(0)); !letter)
            return base::fail(ErrorCode::corrupt, "a letter: " + letter.error().detail);
    }
}

Result<Database> open_whole(const Folder& folder) {
    TRY(Database database,
        Database::open(folder.path(outbox_name), opening_for(folder, sqlite::Access::write)));
    TRY_VOID(sqlite::migrate(database, outbox_schema));
    TRY_VOID(database.check_integrity());
    TRY_VOID(check_letters(database));
    database.checkpoint_on_close();
    // A WAL that starts over soon is overwritten instead of growing: a sync costs half as much when
    // the size of the file stays.
    TRY_VOID(database.execute("PRAGMA wal_autocheckpoint=128"));
    return database;
}

} // namespace

Result<void> OutboxStore::open_for_writing() {
    TRY_VOID(finish_move());
    // SQLite takes an empty file for a new one, and deletes the WAL beside it. A WAL that is no
    // more than its head stems from a first start that was cut short.
    constexpr std::uint64_t wal_head_bytes = 32;
    if (folder_->exists(outbox_name) && folder_->size_bytes(outbox_name) == 0 &&
        folder_->size_bytes(wal_of(outbox_name)) > wal_head_bytes)
        TRY_VOID(move_aside());
    auto opened = open_whole(*folder_);
    if (!opened && opened.error().code == ErrorCode::corrupt) {
        TRY_VOID(move_aside());
        opened = open_whole(*folder_);
    }
    if (!opened)
        return std::unexpected(std::move(opened).error());
    database_ = std::make_unique<Database>(std::move(*opened));
    auto salvaged = salvage_all();
    if (!salvaged)
        database_.reset();
    return salvaged;
}

Result<void> OutboxStore::open_for_reading() {
    if (!folder_->exists(outbox_name))
        return base::fail(ErrorCode::not_found, folder_->path(outbox_name) + " does not exist");
    auto opened =
        Database::open(folder_->path(outbox_name), opening_for(*folder_, sqlite::Access::read));
    // A disk that takes no writes has no room for the WAL's index either; with nothing in the WAL
    // the file alone is the whole truth.
    if (!opened && opened.error().code != ErrorCode::corrupt &&
        folder_->size_bytes(wal_of(outbox_name)) == 0)
        opened = Database::open(folder_->path(outbox_name),
                                opening_for(*folder_, sqlite::Access::frozen));
    if (!opened)
        return std::unexpected(std::move(opened).error());
    TRY_VOID(sqlite::expect_current(*opened, outbox_schema));
    database_ = std::make_unique<Database>(std::move(*opened));
    return {};
}

Result<void> OutboxStore::finish_move() {
    for (int number = 1; number <= maximum_damaged_files; ++number) {
        const std::string damaged = damaged_name(number);
        if (folder_->exists(wal_of(damaged)) && !folder_->exists(damaged) &&
            folder_->exists(outbox_name))
            TRY_VOID(folder_->rename(outbox_name, damaged));
    }
    return {};
}

Result<void> OutboxStore::move_aside() {
    for (int number = 1; number <= maximum_damaged_files; ++number) {
        const std::string damaged = damaged_name(number);
        if (folder_->exists(damaged) || folder_->exists(wal_of(damaged)))
            continue;
        if (folder_->exists(wal_of(outbox_name)))
            TRY_VOID(folder_->rename(wal_of(outbox_name), wal_of(damaged)));
        return folder_->rename(outbox_name, damaged);
    }
    return base::fail(ErrorCode::corrupt,
                      folder_->path(outbox_name) + " is damaged, and there are " +
                          std::to_string(maximum_damaged_files) + " damaged ones already");
}

// The newest first: where two hold the same letter, the later state counts anyway.
Result<void> OutboxStore::salvage_all() {
    for (int number = maximum_damaged_files; number >= 1; --number) {
        const std::string damaged = damaged_name(number);
        if (!folder_->exists(damaged))
            continue;
        TRY(Statement known, database_->prepare("SELECT 1 FROM salvage WHERE damaged = ?"));
        TRY(const bool is_known, known.bind(1, std::string_view{damaged}).step());
        if (!is_known)
            TRY_VOID(salvage_one(damaged));
    }
    return {};
}

Result<void> OutboxStore::salvage_one(const std::string& damaged) {
    TRY(const base::Bytes file, folder_->read(damaged, maximum_salvaged_bytes));
    base::Bytes wal;
    if (folder_->exists(wal_of(damaged))) {
        TRY(wal, folder_->read(wal_of(damaged), maximum_salvaged_bytes));
    }
    const Salvaged salvaged = salvage(file, wal);

    TRY(auto transaction, sqlite::Transaction::begin(*database_));
    for (const SalvagedLetter& letter : salvaged.letters) {
        TRY(Statement statement,
            database_->prepare(
                "INSERT INTO letter (id, state, saved_at, changed_at, receipt, envelope, slip)"
                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET"
                " state = excluded.state, changed_at = excluded.changed_at,"
                " envelope = excluded.envelope, slip = excluded.slip"
                " WHERE excluded.state > letter.state"));
        const base::Bytes bytes =
            letter.envelope ? crypto::serialise(*letter.envelope) : base::Bytes{};
        statement.bind(1, base::ByteView{letter.id.bytes})
            .bind(2, static_cast<std::int64_t>(letter.state))
            .bind(3, letter.saved_at.time_since_epoch().count())
            .bind(4, letter.changed_at.time_since_epoch().count())
            .bind(5, base::ByteView{letter.receipt.digest.bytes});
        if (letter.envelope)
            statement.bind(6, base::ByteView{bytes});
        else
            statement.bind_null(6);
        if (letter.slip.empty())
            statement.bind_null(7);
        else
            statement.bind(7, base::ByteView{letter.slip});
        TRY_VOID(statement.run());
    }
    TRY(Statement note, database_->prepare("INSERT INTO salvage VALUES (?, ?, ?)"));
    TRY_VOID(note.bind(1, std::string_view{damaged})
                 .bind(2, std::int64_t{salvaged.found})
                 .bind(3, static_cast<std::int64_t>(salvaged.letters.size()))
                 .run());
    return transaction.commit();
}

} // namespace store
