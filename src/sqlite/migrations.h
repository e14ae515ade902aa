// Why: a file written by an earlier Vitrine is brought up to date, and one written by a later
// Vitrine is refused instead of being misread.
// Left to others: the steps themselves (store, hub).
#pragma once

#include "sqlite/database.h"

#include <cstdint>
#include <span>

namespace sqlite {

// What a file is: SQLite's application_id tells whose it is, its user_version which step it has.
struct Schema {
    const char* name = "";              // "outbox", for sentences
    std::uint32_t application_id = 0;   // below 2^31
    std::span<const char* const> steps; // step n (from 1) leads from version n-1 to n
};

// Brings an open, writable database to the last step in one transaction. Fails with newer_schema
// for a file of a later Vitrine (both versions are named), and with corrupt for a file that is not
// empty and not ours. In neither case is anything written.
base::Result<void> migrate(Database& database, const Schema& schema);

// The same refusals for a database that is only read; also refuses one that still needs a step.
base::Result<void> expect_current(Database& database, const Schema& schema);

} // namespace sqlite
