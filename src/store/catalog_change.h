// Why: an update touches the offers that changed and no others, in one transaction.
// Left to others: the transaction and what comes with it (catalog_store.h), which offers change
// (kiosk/catalog_documents).
#pragma once

#include "catalog/offer.h"
#include "crypto/digest.h"
#include "sqlite/database.h"
#include "store/catalog_store.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace store {

// Lives inside a transaction on the catalog file and sees what it did itself.
class CatalogChange {
public:
    static base::Result<CatalogChange> begin(sqlite::Database& database);

    // The stored JSON; none for an unknown id.
    base::Result<std::optional<std::string>> json(std::string_view id);
    // Adds or replaces. `json` is the stored JSON of `offer`, `digest` that of `json`; `too_large`
    // above the limit.
    base::Result<void> put(const catalog::Offer& offer, std::string_view json,
                           const crypto::Digest& digest);
    base::Result<void> put_card(const catalog::Offer& offer); // whose JSON is there already
    base::Result<void> remove(std::string_view id);           // `not_found`
    base::Result<void> clear();
    base::Result<std::uint64_t> count();
    // In the order of the bytes of the ids.
    base::Result<void>
    each_digest(const std::function<void(std::string_view, const crypto::Digest&)>& call);

private:
    CatalogChange(sqlite::Database& database, sqlite::Statement put_offer,
                  sqlite::Statement put_card)
        : database_{&database}
        , put_offer_{std::move(put_offer)}
        , put_card_{std::move(put_card)} {}

    sqlite::Database* database_;
    sqlite::Statement put_offer_;
    sqlite::Statement put_card_;
};

// Within the same transaction: age, origin, and which offers are withdrawn.
base::Result<void> write_edition(sqlite::Database& database, const Edition& edition);
base::Result<std::vector<catalog::OfferId>> stored_recalls(sqlite::Database& database);

// Cards that an earlier Vitrine made in another form are made anew of their offers, in a
// transaction.
base::Result<void> renew_cards(sqlite::Database& database);

} // namespace store
