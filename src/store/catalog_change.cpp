#include "store/catalog_change.h"

#include "catalog/offer_json.h"
#include "store/card_row.h"

#include <algorithm>

namespace store {

using base::ErrorCode;
using base::Result;
using catalog::OfferId;
using sqlite::Database;
using sqlite::Statement;

Result<CatalogChange> CatalogChange::begin(Database& database) {
    TRY(Statement put_offer, database.prepare("INSERT INTO offer VALUES (?1, ?2, ?3)"
                                              " ON CONFLICT (id) DO UPDATE SET"
                                              " digest = ?2, json = ?3"));
    TRY(Statement put_card,
        database.prepare(std::string{"INSERT OR REPLACE INTO card ("} + card_columns +
                         ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
    return CatalogChange{database, std::move(put_offer), std::move(put_card)};
}

Result<std::optional<std::string>> CatalogChange::json(std::string_view id) {
    TRY(Statement row, database_->prepare("SELECT json FROM offer WHERE id = ?"));
    row.bind(1, id);
    TRY(const bool is_row, row.step());
    return is_row ? std::optional{std::string{row.text(0)}} : std::nullopt;
}

Result<void> CatalogChange::put(const catalog::Offer& offer, std::string_view json,
                                const crypto::Digest& digest) {
    if (json.size() > maximum_offer_bytes)
        return base::fail(ErrorCode::too_large, "offer " + offer.id.text + " has " +
                                                    std::to_string(json.size()) + " bytes");
    TRY_VOID(put_offer_.bind(1, std::string_view{offer.id.text})
                 .bind(2, base::ByteView{digest.bytes})
                 .bind(3, json)
                 .run());
    return put_card(offer);
}

Result<void> CatalogChange::put_card(const catalog::Offer& offer) {
    const catalog::Card card = catalog::card_of(offer);
    bind_card(put_card_, card);
    return put_card_.run();
}

Result<void> CatalogChange::remove(std::string_view id) {
    for (const char* sql : {"DELETE FROM card WHERE id = ?", "DELETE FROM offer WHERE id = ?"}) {
        TRY(Statement statement, database_->prepare(sql));
        TRY_VOID(statement.bind(1, id).run());
    }
    if (database_->changes() == 0)
        return base::fail(ErrorCode::not_found, "no offer " + std::string{id} + " to remove");
    return {};
}

Result<void> CatalogChange::clear() {
    TRY_VOID(database_->execute("DELETE FROM card; DELETE FROM offer"));
    return {};
}

Result<std::uint64_t> CatalogChange::count() {
    TRY(const std::int64_t count, database_->integer("SELECT count(*) FROM offer"));
    return static_cast<std::uint64_t>(count);
}

Result<void> CatalogChange::each_digest(
    const std::function<void(std::string_view, const crypto::Digest&)>& call) {
    TRY(Statement row, database_->prepare("SELECT id, digest FROM offer INDEXED BY offer_digest"
                                          " ORDER BY id"));
    while (true) {
        TRY(const bool is_row, row.step());
        if (!is_row)
            return {};
        crypto::Digest digest;
        const base::ByteView bytes = row.bytes(1);
        if (bytes.size() != digest.bytes.size())
            return base::fail(ErrorCode::corrupt, "a digest of the catalog is none");
        std::ranges::copy(bytes, digest.bytes.begin());
        call(row.text(0), digest);
    }
}

Result<std::vector<OfferId>> stored_recalls(Database& database) {
    TRY(Statement row, database.prepare("SELECT id FROM recalled ORDER BY id"));
    std::vector<OfferId> recalled;
    while (true) {
        TRY(const bool is_row, row.step());
        if (!is_row)
            return recalled;
        recalled.push_back({std::string{row.text(0)}});
    }
}

Result<void> write_edition(Database& database, const Edition& edition) {
    TRY_VOID(database.execute("UPDATE card SET recalled = 0 WHERE id IN (SELECT id FROM recalled);"
                              "DELETE FROM recalled"));
    TRY(Statement recall, database.prepare("INSERT OR IGNORE INTO recalled VALUES (?)"));
    for (const OfferId& id : edition.recalled)
        TRY_VOID(recall.bind(1, std::string_view{id.text}).run());
    TRY_VOID(
        database.execute("UPDATE card SET recalled = 1 WHERE id IN (SELECT id FROM recalled)"));
    TRY(Statement put,
        database.prepare("INSERT OR REPLACE INTO edition"
                         " (one, issued, origin, offers, fresh_until, generation, card_form) VALUES"
                         " (1, ?, ?, (SELECT count(*) FROM offer), ?,"
                         "  (SELECT coalesce(max(generation), 0) + 1 FROM edition), ?)"));
    return put.bind(1, std::int64_t{edition.issued.time_since_epoch().count()})
        .bind(2, std::string_view{edition.origin})
        .bind(3, std::int64_t{edition.fresh_until.time_since_epoch().count()})
        .bind(4, std::int64_t{card_form})
        .run();
}

Result<void> renew_cards(Database& database) {
    TRY(const std::int64_t outdated,
        database.integer("SELECT count(*) FROM edition WHERE card_form <> " +
                         std::to_string(card_form)));
    if (outdated == 0)
        return {};
    TRY(auto transaction, sqlite::Transaction::begin(database));
    TRY(auto change, CatalogChange::begin(database));
    TRY(Statement row, database.prepare("SELECT json FROM offer ORDER BY id"));
    while (true) {
        TRY(const bool is_row, row.step());
        if (!is_row)
            break;
        TRY(const catalog::Offer offer, catalog::from_stored_json(row.text(0)));
        TRY_VOID(change.put_card(offer));
    }
    TRY_VOID(database.execute("UPDATE card SET recalled = 1 WHERE id IN (SELECT id FROM recalled);"
                              "UPDATE edition SET generation = generation + 1"));
    TRY(Statement form, database.prepare("UPDATE edition SET card_form = ?"));
    TRY_VOID(form.bind(1, std::int64_t{card_form}).run());
    return transaction.commit();
}

} // namespace store
