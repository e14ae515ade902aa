#include "store/catalog_store.h"

#include "catalog/offer_json.h"
#include "crypto/digest.h"
#include "sqlite/migrations.h"
#include "store/card_row.h"
#include "store/catalog_change.h"
#include "store/saved_shelf.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace store {

using base::ErrorCode;
using base::Result;
using catalog::OfferId;
using sqlite::Database;
using sqlite::Statement;

namespace {

constexpr const char* catalog_name = "catalog.db";
constexpr const char* catalog_wal_name = "catalog.db-wal";
constexpr const char* catalog_lock_name = "catalog.lock";
constexpr const char* damaged_name = "catalog.damaged.db";

// The cards lie in a table of their own, so that starting never touches the pages of the offers.
// A change of catalog::card_of() counts store::card_form up; one of the stored JSON needs a step.
constexpr std::array<const char*, 4> steps = {R"sql(
CREATE TABLE edition (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    issued INTEGER NOT NULL, -- milliseconds since 1970, UTC
    origin TEXT    NOT NULL,
    offers INTEGER NOT NULL
) STRICT;
CREATE TABLE recalled (id TEXT PRIMARY KEY) STRICT;
CREATE TABLE card (
    id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, title_derived INTEGER NOT NULL,
    employer TEXT NOT NULL, reference TEXT NOT NULL, teaser TEXT NOT NULL,
    contract TEXT NOT NULL, contract_status INTEGER NOT NULL,
    category TEXT NOT NULL, category_status INTEGER NOT NULL,
    place TEXT NOT NULL, place_status INTEGER NOT NULL,
    telework TEXT NOT NULL, telework_status INTEGER NOT NULL,
    family INTEGER NOT NULL,
    deadline INTEGER, end INTEGER, recalled INTEGER NOT NULL, published INTEGER, -- days since 1970
    searched TEXT NOT NULL
) STRICT;
CREATE TABLE offer (
    id     TEXT NOT NULL UNIQUE,
    digest BLOB NOT NULL, -- SHA-256 of json
    json   TEXT NOT NULL
) STRICT;
)sql",
                                              R"sql(
ALTER TABLE edition ADD COLUMN fresh_until INTEGER NOT NULL DEFAULT 0; -- 0: nobody has said
CREATE TABLE papers (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    trust   TEXT NOT NULL,
    charter TEXT NOT NULL
) STRICT;
CREATE INDEX offer_digest ON offer (id, digest); -- a root is made of these, without the offers
)sql",
                                              R"sql(
ALTER TABLE card ADD COLUMN start INTEGER; -- days since 1970, 2440587.5 in Julian days
UPDATE card SET start = (
    SELECT CAST(julianday(json_extract(json, '$.facts.start_date.value')) - 2440587.5 AS INTEGER)
    FROM offer WHERE offer.id = card.id);
)sql",
                                              R"sql(
ALTER TABLE edition ADD COLUMN generation INTEGER NOT NULL DEFAULT 0; -- grows with every change
ALTER TABLE edition ADD COLUMN card_form INTEGER NOT NULL DEFAULT 0;  -- store::card_form
CREATE TABLE shelf_head (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    generation INTEGER NOT NULL, -- of the edition it belongs to
    size_bytes INTEGER NOT NULL,
    sum        INTEGER NOT NULL
) STRICT;
CREATE TABLE shelf (piece INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
)sql"};
constexpr sqlite::Schema schema{"catalog", 0x56434154 /* "VCAT" */, steps};

using Digests = std::map<std::string, crypto::Digest>;

Result<Digests> stored_digests(Database& database) {
    TRY(Statement row, database.prepare("SELECT id, digest FROM offer"));
    Digests digests;
    while (true) {
        TRY(const bool is_row, row.step());
        if (!is_row)
            return digests;
        crypto::Digest digest;
        const base::ByteView bytes = row.bytes(1);
        if (bytes.size() == digest.bytes.size())
            std::ranges::copy(bytes, digest.bytes.begin());
        digests.emplace(row.text(0), digest);
    }
}

Result<Database> open_current(const Folder& folder) {
    TRY(Database database, Database::open(folder.path(catalog_name),
                                          {.access = sqlite::Access::write, .vfs = folder.vfs()}));
    TRY_VOID(sqlite::migrate(database, schema));
    TRY_VOID(renew_cards(database));
    database.checkpoint_on_close();
    return database;
}

} // namespace

template <class T>
Result<T> CatalogStore::trusted(Result<T> done) {
    // What memory believes after a failure is worth nothing; the next call reads the file anew. A
    // catalog in memory has no file to go back to.
    if (!done && done.error().code != ErrorCode::not_found && access_ != CatalogAccess::memory)
        database_.reset();
    return done;
}

Result<CatalogStore> CatalogStore::open(std::shared_ptr<Folder> folder, CatalogAccess access) {
    CatalogStore store;
    store.folder_ = std::move(folder);
    store.access_ = access;
    if (access == CatalogAccess::write) {
        TRY(store.lock_, store.folder_->lock(catalog_lock_name));
    }
    TRY_VOID(store.make_ready());
    return store;
}

Result<void> CatalogStore::make_ready() {
    if (database_)
        return {};
    return access_ == CatalogAccess::write ? open_for_writing() : open_for_reading();
}

Result<void> CatalogStore::open_for_writing() {
    auto opened = open_current(*folder_);
    if (!opened && opened.error().code == ErrorCode::corrupt) {
        TRY_VOID(put_aside());
        opened = open_current(*folder_);
    }
    if (!opened)
        return std::unexpected(std::move(opened).error());
    database_ = std::make_unique<Database>(std::move(*opened));
    return {};
}

Result<void> CatalogStore::open_for_reading() {
    const bool in_memory = access_ == CatalogAccess::memory;
    if (!in_memory && !folder_->exists(catalog_name))
        return base::fail(ErrorCode::not_found, folder_->path(catalog_name) + " does not exist");
    const auto open_as = [&](sqlite::Access access) -> Result<Database> {
        return in_memory ? Database::open("", {.access = sqlite::Access::memory})
                         : Database::open(folder_->path(catalog_name),
                                          {.access = access, .vfs = folder_->vfs()});
    };
    auto opened = open_as(sqlite::Access::read);
    // A disk that takes no writes has no room for the WAL's index either; with nothing in the WAL
    // the file alone is the whole truth.
    if (!opened && opened.error().code != ErrorCode::corrupt &&
        folder_->size_bytes(catalog_wal_name) == 0)
        opened = open_as(sqlite::Access::frozen);
    if (!opened)
        return std::unexpected(std::move(opened).error());
    TRY_VOID(in_memory ? sqlite::migrate(*opened, schema)
                       : sqlite::expect_current(*opened, schema));
    database_ = std::make_unique<Database>(std::move(*opened));
    return {};
}

// Only the last damaged catalog is kept, for whoever wants to know why; its WAL is part of it.
Result<void> CatalogStore::put_aside() {
    const std::string damaged_wal = std::string{damaged_name} + "-wal";
    TRY_VOID(folder_->remove(damaged_name));
    TRY_VOID(folder_->remove(damaged_wal));
    if (folder_->exists(catalog_wal_name))
        TRY_VOID(folder_->rename(catalog_wal_name, damaged_wal));
    TRY_VOID(folder_->rename(catalog_name, damaged_name));
    rebuilt_ = true;
    return {};
}

Result<void> CatalogStore::rebuild() {
    if (access_ != CatalogAccess::write)
        return base::fail(ErrorCode::read_only, "this catalog is open for reading alone");
    database_.reset();
    TRY_VOID(put_aside());
    return open_for_writing();
}

Result<void> CatalogStore::refuse_unless_writable() const {
    if (access_ == CatalogAccess::read)
        return base::fail(ErrorCode::read_only, "this catalog is open for reading alone");
    return {};
}

Result<void> CatalogStore::replace(std::span<const catalog::Offer> offers, const Edition& edition,
                                   const base::Progress& progress) {
    TRY_VOID(refuse_unless_writable());
    if (offers.size() > maximum_offers)
        return base::fail(ErrorCode::too_large, std::to_string(offers.size()) +
                                                    " offers are more than " +
                                                    std::to_string(maximum_offers));
    std::set<std::string_view> ids;
    for (const catalog::Offer& offer : offers)
        if (offer.id.text.empty() || !ids.insert(offer.id.text).second)
            return base::fail(ErrorCode::invalid, "two offers have the id \"" + offer.id.text +
                                                      "\", or it is empty; the second is " +
                                                      offer.source.name);
    TRY_VOID(make_ready());
    TRY_VOID(trusted(write(offers, edition, progress)));
    // An empty WAL lets the catalog be read on a disk that turned read-only. A reader that is still
    // at it only postpones that.
    if (access_ == CatalogAccess::write)
        static_cast<void>(trusted(database_->truncate_wal()));
    return {};
}

Result<void> CatalogStore::change(const std::function<Result<Renewal>(CatalogChange&)>& change) {
    TRY_VOID(refuse_unless_writable());
    TRY_VOID(make_ready());
    TRY_VOID(trusted(make(change)));
    if (access_ == CatalogAccess::write)
        static_cast<void>(trusted(database_->truncate_wal()));
    return {};
}

Result<void> CatalogStore::make(const std::function<Result<Renewal>(CatalogChange&)>& change) {
    TRY(auto transaction, sqlite::Transaction::begin(*database_));
    TRY(auto changing, CatalogChange::begin(*database_));
    TRY(const Renewal renewal, change(changing));
    TRY_VOID(write_edition(*database_, renewal.edition));
    TRY(Statement put, database_->prepare("INSERT OR REPLACE INTO papers VALUES (1, ?, ?)"));
    TRY_VOID(put.bind(1, std::string_view{renewal.papers.trust})
                 .bind(2, std::string_view{renewal.papers.charter})
                 .run());
    TRY(const base::Bytes shelf, made_shelf(*database_));
    TRY_VOID(save_shelf(*database_, shelf));
    return transaction.commit();
}

Result<std::optional<Papers>> CatalogStore::papers() {
    TRY_VOID(make_ready());
    const auto read = [&]() -> Result<std::optional<Papers>> {
        TRY(Statement row, database_->prepare("SELECT trust, charter FROM papers"));
        TRY(const bool is_row, row.step());
        if (!is_row)
            return std::nullopt;
        return Papers{std::string{row.text(0)}, std::string{row.text(1)}};
    };
    return trusted(read());
}

Result<void> CatalogStore::write(std::span<const catalog::Offer> offers, const Edition& edition,
                                 const base::Progress& progress) {
    TRY(auto transaction, sqlite::Transaction::begin(*database_));
    TRY(Digests outdated, stored_digests(*database_));
    TRY(auto change, CatalogChange::begin(*database_));
    std::size_t steps = 0;
    const auto step = [&] {
        if (progress)
            progress(steps++, 2 * offers.size());
    };
    for (const catalog::Offer& offer : offers) {
        step();
        const std::string json = catalog::to_stored_json(offer);
        const crypto::Digest digest = crypto::sha256(base::bytes_of(json));
        const auto old = outdated.find(offer.id.text);
        const bool same = old != outdated.end() && old->second == digest;
        if (old != outdated.end())
            outdated.erase(old);
        if (same)
            continue;
        TRY_VOID(change.put(offer, json, digest));
    }
    for (const auto& [id, digest] : outdated)
        TRY_VOID(change.remove(id));
    TRY_VOID(write_edition(*database_, edition));
    TRY_VOID(database_->execute("DELETE FROM papers"));
    TRY(const base::Bytes shelf, made_shelf(*database_, step));
    TRY_VOID(save_shelf(*database_, shelf));
    return transaction.commit();
}

Result<std::optional<Edition>> CatalogStore::edition() {
    TRY_VOID(make_ready());
    const auto read = [&]() -> Result<std::optional<Edition>> {
        TRY(Statement row, database_->prepare("SELECT issued, origin, fresh_until FROM edition"));
        TRY(const bool is_row, row.step());
        if (!is_row)
            return std::nullopt;
        Edition edition;
        edition.issued = base::Instant{base::Duration{row.integer(0)}};
        edition.origin = row.text(1);
        edition.fresh_until = base::Instant{base::Duration{row.integer(2)}};
        TRY(edition.recalled, stored_recalls(*database_));
        return edition;
    };
    return trusted(read());
}

Result<std::vector<catalog::Card>> CatalogStore::cards() {
    TRY_VOID(make_ready());
    std::vector<catalog::Card> cards;
    TRY_VOID(
        trusted(each_card(*database_, [&](const catalog::Card& card) { cards.push_back(card); })));
    return cards;
}

Result<catalog::Shelf> CatalogStore::shelf() {
    TRY(const auto written, edition());
    catalog::Shelf shelf;
    if (!written)
        return shelf;
    if (auto saved = saved_shelf(*database_); saved && *saved) {
        shelf = std::move(**saved);
    } else { // whatever is wrong with it: the cards are still there, or say so themselves
        TRY(base::Bytes made, trusted(made_shelf(*database_)));
        if (access_ == CatalogAccess::write)
            static_cast<void>(trusted(keep(made))); // a full disk postpones that
        TRY(shelf, catalog::Shelf::open(std::move(made)));
    }
    shelf.issued = written->issued;
    shelf.fresh_until = written->fresh_until;
    if (database_)
        TRY_VOID(database_->execute("PRAGMA shrink_memory")); // its pages are not read again
    return shelf;
}

Result<void> CatalogStore::keep(base::ByteView shelf) {
    TRY(auto transaction, sqlite::Transaction::begin(*database_));
    TRY_VOID(save_shelf(*database_, shelf));
    return transaction.commit();
}

Result<catalog::Offer> CatalogStore::offer(const OfferId& id) {
    TRY_VOID(make_ready());
    const auto read = [&]() -> Result<catalog::Offer> {
        TRY(Statement row, database_->prepare("SELECT json, digest FROM offer WHERE id = ?"));
        TRY(const bool is_row, row.bind(1, std::string_view{id.text}).step());
        if (!is_row)
            return base::fail(ErrorCode::not_found, "no offer has the id \"" + id.text + "\"");
        const std::string_view json = row.text(0);
        const crypto::Digest digest = crypto::sha256(base::bytes_of(json));
        if (!std::ranges::equal(row.bytes(1), digest.bytes))
            return base::fail(ErrorCode::corrupt, "offer " + id.text + " is not what was written");
        return catalog::from_stored_json(json);
    };
    return trusted(read());
}

} // namespace store
