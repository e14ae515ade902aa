// Why: a shelf takes seconds to make for a hundred thousand offers and milliseconds to read, so it
// lies in the catalog file, written by the transaction that changed the cards.
// Left to others: its bytes (catalog/shelf.h), the transaction (catalog_store.h).
//
// Table shelf, a row a piece of at most 1 MiB, and one row of shelf_head: the edition's generation,
// which grows with every change of the catalog, the size, and the XXH3 of all pieces.
#pragma once

#include "catalog/shelf.h"
#include "sqlite/database.h"

#include <functional>
#include <optional>

namespace store {

// Calls `take` for each card, in the order of their ids; `corrupt` where they are not as many as
// the edition says.
base::Result<void> each_card(sqlite::Database& database,
                             const std::function<void(const catalog::Card&)>& take);

// Makes the shelf of the cards as they are now; calls `step` before each.
base::Result<base::Bytes> made_shelf(sqlite::Database& database,
                                     const std::function<void()>& step = {});

// Within a transaction.
base::Result<void> save_shelf(sqlite::Database& database, base::ByteView bytes);

// None where there is none, or it is damaged or of another generation.
base::Result<std::optional<catalog::Shelf>> saved_shelf(sqlite::Database& database);

} // namespace store
