#include "store/outbox_store.h"

#include "store/outbox_schema.h"

#include <algorithm>
#include <array>

namespace store {

using base::ErrorCode;
using base::Result;
using sqlite::Database;
using sqlite::Statement;

namespace {

std::int64_t milliseconds(base::Instant instant) {
    return instant.time_since_epoch().count();
}

base::Instant instant(std::int64_t milliseconds) {
    return base::Instant{base::Duration{milliseconds}};
}

// Copies a blob of exactly the right size; false for any other.
template <std::size_t size>
bool copy_exactly(base::ByteView bytes, std::array<std::uint8_t, size>& into) {
    if (bytes.size() != size)
        return false;
    std::ranges::copy(bytes, into.begin());
    return true;
}

std::string mebibytes(std::uint64_t bytes) {
    return std::to_string(bytes / (1024 * 1024)) + " MiB";
}

// By its visitor; the condition that says which letters follows.
constexpr std::string_view erase_with_slip =
    "UPDATE letter SET state = 3, changed_at = ?1, envelope = NULL, slip = NULL"
    " WHERE (state < 3 OR slip IS NOT NULL) AND ";

Result<Letter> read_letter(const Statement& row) {
    Letter letter;
    const base::ByteView envelope = row.bytes(5);
    letter.state = static_cast<LetterState>(row.integer(1));
    letter.saved_at = instant(row.integer(2));
    letter.changed_at = instant(row.integer(3));
    letter.size_bytes = envelope.size();
    const base::ByteView slip = row.bytes(6);
    letter.slip.assign(slip.begin(), slip.end());
    bool whole = copy_exactly(row.bytes(0), letter.id.bytes) &&
                 copy_exactly(row.bytes(4), letter.receipt.digest.bytes);
    if (whole && !row.is_null(5)) {
        const auto parsed = crypto::parse_envelope(envelope);
        whole = parsed && parsed->id == letter.id && parsed->receipt == letter.receipt;
        if (whole) {
            letter.employer_key = parsed->employer_key;
            letter.digest = parsed->digest;
        }
    }
    if (!whole)
        return base::fail(ErrorCode::corrupt, "a letter in outbox.db is not what was written");
    return letter;
}

} // namespace

Result<OutboxStore> OutboxStore::open(std::shared_ptr<Folder> folder, OutboxAccess access) {
    OutboxStore store;
    store.folder_ = std::move(folder);
    store.access_ = access;
    if (access == OutboxAccess::write) {
        TRY(store.lock_, store.folder_->lock(outbox_lock_name));
    }
    TRY_VOID(store.make_ready());
    return store;
}

// After any failure the file is closed and read anew: after a sync that failed, what this process
// believes to be on the disk is worth nothing.
Result<void> OutboxStore::make_ready() {
    if (!database_)
        TRY_VOID(access_ == OutboxAccess::write ? open_for_writing() : open_for_reading());
    return unconfirmed_.empty() ? Result<void>{} : forget_unconfirmed();
}

Result<void> OutboxStore::forget_unconfirmed() {
    auto forgotten = change_now([&]() -> Result<void> {
        TRY(Statement remove, database_->prepare("DELETE FROM letter WHERE id = ? AND state = 0"));
        for (const crypto::LetterId& id : unconfirmed_)
            TRY_VOID(remove.bind(1, base::ByteView{id.bytes}).run());
        return {};
    });
    if (forgotten)
        unconfirmed_.clear();
    return forgotten;
}

Result<void> OutboxStore::save(std::span<const crypto::Envelope> letters, base::Instant saved_at,
                               std::span<const base::Bytes> slips) {
    TRY_VOID(make_ready());
    std::vector<crypto::LetterId> inserted; // none that was here, and confirmed, before
    auto saved = change_now([&]() -> Result<void> {
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const base::ByteView slip = i < slips.size() ? slips[i] : base::ByteView{};
            TRY(const bool is_new, insert(letters[i], saved_at, slip));
            if (is_new)
                inserted.push_back(letters[i].id);
        }
        return {};
    });
    if (!saved)
        unconfirmed_.insert(unconfirmed_.end(), inserted.begin(), inserted.end());
    return saved;
}

Result<bool> OutboxStore::insert(const crypto::Envelope& letter, base::Instant saved_at,
                                 base::ByteView slip) {
    const base::Bytes bytes = crypto::serialise(letter);
    TRY(Statement statement,
        database_->prepare("INSERT INTO letter (id, state, saved_at, changed_at, receipt,"
                           " envelope, slip)"
                           " VALUES (?1, 0, ?2, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO NOTHING"));
    statement.bind(1, base::ByteView{letter.id.bytes})
        .bind(2, milliseconds(saved_at))
        .bind(3, base::ByteView{letter.receipt.digest.bytes})
        .bind(4, base::ByteView{bytes});
    if (slip.empty())
        statement.bind_null(5);
    else
        statement.bind(5, slip);
    TRY_VOID(statement.run());
    if (database_->changes() == 1)
        return true;
    TRY(Statement known, database_->prepare("SELECT envelope FROM letter WHERE id = ?"));
    TRY(const bool row, known.bind(1, base::ByteView{letter.id.bytes}).step());
    if (!row || !std::ranges::equal(known.bytes(0), bytes))
        return base::fail(ErrorCode::invalid,
                          "another letter is kept as " + crypto::to_text(letter.id));
    return false;
}

Result<std::vector<Letter>> OutboxStore::select(std::string_view where, base::ByteView value) {
    TRY(Statement statement,
        database_->prepare(
            "SELECT id, state, saved_at, changed_at, receipt, envelope, slip FROM letter " +
            std::string{where} + " ORDER BY row"));
    if (!value.empty())
        statement.bind(1, value);
    std::vector<Letter> letters;
    while (true) {
        TRY(const bool row, statement.step());
        if (!row)
            return letters;
        TRY(letters.emplace_back(), read_letter(statement));
    }
}

Result<std::vector<Letter>> OutboxStore::letters() {
    TRY_VOID(make_ready());
    return trusted(select("", {}));
}

Result<std::vector<Letter>> OutboxStore::find_receipt(const crypto::ReceiptDigest& receipt) {
    TRY_VOID(make_ready());
    return trusted(select("WHERE receipt = ?", receipt.digest.bytes));
}

Result<crypto::Envelope> OutboxStore::envelope(const crypto::LetterId& id) {
    TRY_VOID(make_ready());
    const auto read = [&]() -> Result<crypto::Envelope> {
        TRY(Statement statement, database_->prepare("SELECT envelope FROM letter WHERE id = ?"));
        TRY(const bool row, statement.bind(1, base::ByteView{id.bytes}).step());
        if (!row || statement.is_null(0))
            return base::fail(ErrorCode::not_found,
                              "no letter " + crypto::to_text(id) + " is kept");
        auto parsed = crypto::parse_envelope(statement.bytes(0));
        if (!parsed || parsed->id != id)
            return base::fail(ErrorCode::corrupt,
                              "letter " + crypto::to_text(id) + " is not what was written");
        return std::move(*parsed);
    };
    return trusted(read());
}

Result<int> OutboxStore::count_unsent() {
    TRY_VOID(make_ready());
    TRY(const std::int64_t count,
        trusted(database_->integer("SELECT count(*) FROM letter WHERE state < 2")));
    return static_cast<int>(count);
}

Result<void> OutboxStore::mark(const crypto::LetterId& id, LetterState state, base::Instant now) {
    const bool erases = state == LetterState::erased;
    TRY(Statement statement,
        database_->prepare(erases
                               ? "UPDATE letter SET state = ?1, changed_at = ?2, envelope = NULL,"
                                 " slip = coalesce(slip, x'00') WHERE id = ?3 AND state < ?1"
                               : "UPDATE letter SET state = ?1, changed_at = ?2"
                                 " WHERE id = ?3 AND state < ?1"));
    TRY_VOID(statement.bind(1, static_cast<std::int64_t>(state))
                 .bind(2, milliseconds(now))
                 .bind(3, base::ByteView{id.bytes})
                 .run());
    if (database_->changes() == 1)
        return {};
    TRY(Statement known, database_->prepare("SELECT state FROM letter WHERE id = ?"));
    TRY(const bool row, known.bind(1, base::ByteView{id.bytes}).step());
    if (!row)
        return base::fail(ErrorCode::not_found, "no letter " + crypto::to_text(id) + " is kept");
    return {};
}

Result<void> OutboxStore::change(const std::function<Result<void>()>& steps) {
    TRY_VOID(make_ready());
    return change_now(steps);
}

Result<void> OutboxStore::change_now(const std::function<Result<void>()>& steps) {
    const auto in_transaction = [&]() -> Result<void> {
        TRY(auto transaction, sqlite::Transaction::begin(*database_));
        TRY_VOID(steps());
        return transaction.commit();
    };
    auto changed = in_transaction();
    if (!changed)
        database_.reset();
    return changed;
}

Result<void> OutboxStore::mark_sent(const crypto::LetterId& id, base::Instant now) {
    return change([&] { return mark(id, LetterState::sent, now); });
}

Result<void> OutboxStore::mark_acknowledged(const crypto::LetterId& id, base::Instant received) {
    return change([&] { return mark(id, LetterState::acknowledged, received); });
}

Result<void> OutboxStore::erase(std::span<const crypto::LetterId> ids, base::Instant now) {
    auto erased = change([&]() -> Result<void> {
        for (const crypto::LetterId& id : ids)
            TRY_VOID(mark(id, LetterState::erased, now));
        return {};
    });
    return erased ? trusted(database_->truncate_wal()) : erased;
}

Result<void> OutboxStore::erase_receipt(const crypto::ReceiptDigest& receipt, base::Instant now) {
    const base::ByteView digest{receipt.digest.bytes};
    auto erased = change([&]() -> Result<void> {
        TRY(Statement erase, database_->prepare(std::string{erase_with_slip} + "receipt = ?2"));
        TRY_VOID(erase.bind(1, milliseconds(now)).bind(2, digest).run());
        TRY(Statement tell,
            database_->prepare("INSERT INTO erasure (receipt) VALUES (?1) ON CONFLICT DO NOTHING"));
        return tell.bind(1, digest).run();
    });
    return erased ? trusted(database_->truncate_wal()) : erased;
}

Result<void> OutboxStore::erase_told(std::span<const crypto::LetterId> ids, base::Instant now) {
    if (ids.empty())
        return {};
    auto erased = change([&]() -> Result<void> {
        TRY(Statement erase, database_->prepare(std::string{erase_with_slip} + "id = ?2"));
        for (const crypto::LetterId& id : ids)
            TRY_VOID(erase.bind(1, milliseconds(now)).bind(2, base::ByteView{id.bytes}).run());
        return {};
    });
    return erased ? trusted(database_->truncate_wal()) : erased;
}

Result<std::vector<crypto::ReceiptDigest>> OutboxStore::untold_erasures() {
    TRY_VOID(make_ready());
    const auto read = [&]() -> Result<std::vector<crypto::ReceiptDigest>> {
        TRY(Statement row, database_->prepare("SELECT receipt FROM erasure LIMIT " +
                                              std::to_string(maximum_untold)));
        std::vector<crypto::ReceiptDigest> receipts;
        while (true) {
            TRY(const bool is_row, row.step());
            if (!is_row)
                return receipts;
            if (!copy_exactly(row.bytes(0), receipts.emplace_back().digest.bytes))
                return base::fail(ErrorCode::corrupt, "an erasure is not what was written");
        }
    };
    return trusted(read());
}

Result<void> OutboxStore::forget_told(std::span<const crypto::ReceiptDigest> receipts) {
    if (receipts.empty())
        return {};
    return change([&]() -> Result<void> {
        TRY(Statement forget, database_->prepare("DELETE FROM erasure WHERE receipt = ?"));
        for (const crypto::ReceiptDigest& receipt : receipts)
            TRY_VOID(forget.bind(1, base::ByteView{receipt.digest.bytes}).run());
        return {};
    });
}

Result<void> OutboxStore::check_room() {
    TRY(const std::uint64_t free, folder_->free_bytes());
    if (free < reserve_bytes)
        return base::fail(ErrorCode::disk_full, "only " + mebibytes(free) + " are free in " +
                                                    folder_->path("") + "; registrations need " +
                                                    mebibytes(reserve_bytes));
    return change([&]() -> Result<void> {
        TRY(const std::int64_t pages, database_->integer("PRAGMA page_count"));
        TRY(const std::int64_t unused, database_->integer("PRAGMA freelist_count"));
        const auto used = static_cast<std::uint64_t>(pages - unused) * outbox_page_bytes;
        if (used > maximum_outbox_bytes)
            return base::fail(ErrorCode::too_large, "the outbox holds " + mebibytes(used) +
                                                        ", more than " +
                                                        mebibytes(maximum_outbox_bytes));
        return database_->execute("UPDATE probe SET writes = writes + 1");
    });
}

Result<std::vector<Salvage>> OutboxStore::salvages() {
    TRY_VOID(make_ready());
    const auto read = [&]() -> Result<std::vector<Salvage>> {
        TRY(Statement row,
            database_->prepare("SELECT damaged, found, saved FROM salvage ORDER BY rowid"));
        std::vector<Salvage> salvages;
        while (true) {
            TRY(const bool is_row, row.step());
            if (!is_row)
                return salvages;
            salvages.push_back({std::string{row.text(0)}, static_cast<int>(row.integer(1)),
                                static_cast<int>(row.integer(2))});
        }
    };
    return trusted(read());
}

} // namespace store
