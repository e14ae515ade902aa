// Why: the one description of outbox.db, read by the store that writes it and by the salvage that
// reads its bytes when SQLite no longer can.
// Left to others: what a letter says: nobody here can read it.
#pragma once

#include "sqlite/migrations.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace store {

inline constexpr const char* outbox_name = "outbox.db";
inline constexpr const char* outbox_lock_name = "outbox.lock";

// A letter of the smallest bucket (4 494 bytes) lies unbroken in one page, so that it can be found
// again although every other page is gone; with SQLite's 4 096 it would be split.
inline constexpr std::size_t outbox_page_bytes = 8192;

// Columns of `letter`, in the order of its CREATE TABLE: salvage counts on it.
enum class LetterColumn : std::size_t { row, id, state, saved_at, changed_at, receipt, envelope };
inline constexpr std::size_t letter_columns = 7;
// After these, since the third step: the slip. A row written before it has none.
inline constexpr std::size_t letter_columns_with_slip = 8;

inline constexpr std::array<const char*, 3> outbox_steps = {R"sql(
-- One index and no more: each would be one more page to sync before a visitor is told.
CREATE TABLE letter (
    row        INTEGER PRIMARY KEY,
    id         BLOB    NOT NULL UNIQUE CHECK (length(id) = 16),
    state      INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    saved_at   INTEGER NOT NULL, -- milliseconds since 1970 by the kiosk's clock, right or wrong
    changed_at INTEGER NOT NULL,
    receipt    BLOB    NOT NULL CHECK (length(receipt) = 32),
    envelope   BLOB             -- crypto/envelope.h; NULL exactly when the letter is erased
        CHECK ((envelope IS NULL) = (state = 3))
) STRICT;
-- Which damaged files were searched for letters, with what success.
CREATE TABLE salvage (
    damaged TEXT    PRIMARY KEY,
    found   INTEGER NOT NULL,
    saved   INTEGER NOT NULL
) STRICT;
-- Written again before each visit may register: proves that the disk takes a durable write.
CREATE TABLE probe (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    writes INTEGER NOT NULL -- a count: SQLite does not write a page that stays as it was
) STRICT;
INSERT INTO probe VALUES (1, 0);
)sql",
                                                            R"sql(
-- Receipts that their visitor erased here, until the hub knows.
CREATE TABLE erasure (
    receipt BLOB PRIMARY KEY CHECK (length(receipt) = 32)
) STRICT, WITHOUT ROWID;
)sql",
                                                            R"sql(
-- What the receipt's code opens (crypto/slip.h). It outlives the letter's bytes, which are
-- forgotten some days after the hub signed for them, and goes when the visitor erases.
ALTER TABLE letter ADD COLUMN slip BLOB;
)sql"};

inline constexpr sqlite::Schema outbox_schema{"outbox", 0x564f5554 /* "VOUT" */, outbox_steps};

} // namespace store
