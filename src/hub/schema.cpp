#include "hub/schema.h"

#include "base/result.h"

#include <array>
#include <utility>

namespace hub {
namespace {

constexpr std::array first_step{
    R"(CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) TABLE_END)",
    R"(CREATE TABLE employer (
    id             TEXT PRIMARY KEY,
    name           TEXT NOT NULL UNIQUE,
    folded         TEXT NOT NULL UNIQUE,
    retention_days INTEGER64 NOT NULL,
    made_at        INTEGER64 NOT NULL
) TABLE_END)",
    R"(CREATE TABLE employer_key (
    key_id        BYTES PRIMARY KEY,
    employer      TEXT NOT NULL REFERENCES employer (id),
    public_key    BYTES NOT NULL,
    escrow_key_id BYTES NOT NULL,
    escrow_key    BYTES NOT NULL,
    made_at       INTEGER64 NOT NULL
) TABLE_END)",
    R"(CREATE TABLE recruiter (
    id           TEXT PRIMARY KEY,
    employer     TEXT NOT NULL REFERENCES employer (id),
    login        TEXT NOT NULL UNIQUE,
    name         TEXT NOT NULL,
    password     TEXT NOT NULL,
    language     TEXT NOT NULL,
    made_at      INTEGER64 NOT NULL,
    last_seen    INTEGER64 NOT NULL,
    blocked      INTEGER64 NOT NULL,
    failures     INTEGER64 NOT NULL,
    locked_until INTEGER64 NOT NULL
) TABLE_END)",
    R"(CREATE TABLE session (
    token     BYTES PRIMARY KEY,
    recruiter TEXT NOT NULL REFERENCES recruiter (id),
    made_at   INTEGER64 NOT NULL,
    used_at   INTEGER64 NOT NULL
) TABLE_END)",
    R"(CREATE TABLE invitation (
    code     BYTES PRIMARY KEY,
    employer TEXT,
    note     TEXT NOT NULL,
    expires  INTEGER64 NOT NULL
) TABLE_END)",
    R"(CREATE TABLE kiosk (
    id          TEXT PRIMARY KEY,
    employer    TEXT NOT NULL REFERENCES employer (id),
    name        TEXT NOT NULL,
    place       TEXT NOT NULL,
    key_id      BYTES NOT NULL UNIQUE,
    public_key  BYTES NOT NULL,
    code        BYTES NOT NULL,
    enrolled_at INTEGER64 NOT NULL,
    revoked_at  INTEGER64,
    last_seen   INTEGER64,
    told_at     INTEGER64,
    health      TEXT NOT NULL
) TABLE_END)",
    R"(CREATE TABLE enrolment_code (
    code     BYTES PRIMARY KEY,
    employer TEXT NOT NULL REFERENCES employer (id),
    name     TEXT NOT NULL,
    place    TEXT NOT NULL,
    expires  INTEGER64 NOT NULL,
    used_by  TEXT
) TABLE_END)",
    // A letter whose bytes are gone keeps its row: the same letter again gets the same answer.
    R"(CREATE TABLE letter (
    seq          SERIAL_KEY,
    id           BYTES NOT NULL UNIQUE,
    digest       BYTES NOT NULL,
    received_at  INTEGER64 NOT NULL,
    employer     TEXT NOT NULL,
    kiosk        TEXT NOT NULL,
    receipt      BYTES,
    envelope     BYTES,
    mark         TEXT NOT NULL,
    note         BYTES,
    delete_after INTEGER64 NOT NULL,
    version      INTEGER64 NOT NULL,
    erased_at    INTEGER64,
    erased_why   TEXT
) TABLE_END)",
    "CREATE INDEX letter_of_employer ON letter (employer, seq) WHERE erased_at IS NULL",
    "CREATE INDEX letter_of_receipt ON letter (receipt)",
    "CREATE INDEX letter_to_delete ON letter (delete_after) WHERE erased_at IS NULL",
    "CREATE INDEX letter_erased ON letter (kiosk, erased_at) WHERE erased_at IS NOT NULL",
    R"(CREATE TABLE quarantine (
    id          BYTES NOT NULL,
    digest      BYTES NOT NULL,
    kiosk       TEXT NOT NULL,
    received_at INTEGER64 NOT NULL,
    envelope    BYTES NOT NULL,
    PRIMARY KEY (id, digest)
) TABLE_END)",
    // Receipts erased before their letters came.
    R"(CREATE TABLE wish (
    receipt BYTES PRIMARY KEY,
    made_at INTEGER64 NOT NULL
) TABLE_END)",
    R"(CREATE TABLE purge (
    seq      SERIAL_KEY,
    employer TEXT NOT NULL,
    at       INTEGER64 NOT NULL,
    reason   TEXT NOT NULL,
    letters  INTEGER64 NOT NULL,
    oldest   INTEGER64 NOT NULL,
    newest   INTEGER64 NOT NULL
) TABLE_END)",
    "CREATE INDEX purge_of_employer ON purge (employer, seq)",
    R"(CREATE TABLE offer (
    id          TEXT NOT NULL,
    employer    TEXT NOT NULL REFERENCES employer (id),
    version     INTEGER64 NOT NULL,
    state       TEXT NOT NULL,
    imported_at INTEGER64 NOT NULL,
    published_at INTEGER64,
    recalled_at INTEGER64,
    reason      TEXT NOT NULL,
    changed_by  TEXT NOT NULL,
    source      TEXT NOT NULL,
    corrections TEXT NOT NULL,
    published   TEXT,
    PRIMARY KEY (employer, id)
) TABLE_END)",
    R"(CREATE TABLE document (
    sha256   TEXT NOT NULL,
    employer TEXT NOT NULL REFERENCES employer (id),
    name     TEXT NOT NULL,
    added_at INTEGER64 NOT NULL,
    bytes    BYTES NOT NULL,
    PRIMARY KEY (employer, sha256)
) TABLE_END)",
    R"(CREATE TABLE offer_count (
    kiosk         TEXT NOT NULL,
    hour          INTEGER64 NOT NULL,
    offer         TEXT NOT NULL,
    views         INTEGER64 NOT NULL,
    registrations INTEGER64 NOT NULL,
    PRIMARY KEY (kiosk, hour, offer)
) TABLE_END)",
};

// What a recruiter confirmed of an offer, by question.
constexpr std::array second_step = {
    "ALTER TABLE offer ADD COLUMN answers TEXT NOT NULL DEFAULT '{}'",
};

std::string spelled(std::string sql, Dialect dialect) {
    const bool is_sqlite = dialect == Dialect::sqlite;
    const std::pair<std::string_view, std::string_view> words[] = {
        {"SERIAL_KEY",
         is_sqlite ? "INTEGER PRIMARY KEY" : "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"},
        {"INTEGER64", is_sqlite ? "INTEGER" : "BIGINT"},
        {"BYTES", is_sqlite ? "BLOB" : "BYTEA"},
        {" TABLE_END", is_sqlite ? " STRICT" : ""},
    };
    for (const auto& [word, meant] : words)
        for (std::size_t at = sql.find(word); at != std::string::npos; at = sql.find(word, at))
            sql.replace(at, word.size(), meant);
    return sql;
}

const std::array<Table, 14> all_tables{{
    {"setting", {"name", "value"}, ""},
    {"employer", {"id", "name", "folded", "retention_days", "made_at"}, ""},
    {"employer_key",
     {"key_id", "employer", "public_key", "escrow_key_id", "escrow_key", "made_at"},
     ""},
    {"recruiter",
     {"id", "employer", "login", "name", "password", "language", "made_at", "last_seen", "blocked",
      "failures", "locked_until"},
     ""},
    {"invitation", {"code", "employer", "note", "expires"}, ""},
    {"kiosk",
     {"id", "employer", "name", "place", "key_id", "public_key", "code", "enrolled_at",
      "revoked_at", "last_seen", "told_at", "health"},
     ""},
    {"enrolment_code", {"code", "employer", "name", "place", "expires", "used_by"}, ""},
    {"letter",
     {"seq", "id", "digest", "received_at", "employer", "kiosk", "receipt", "envelope", "mark",
      "note", "delete_after", "version", "erased_at", "erased_why"},
     "seq"},
    {"quarantine", {"id", "digest", "kiosk", "received_at", "envelope"}, ""},
    {"wish", {"receipt", "made_at"}, ""},
    {"purge", {"seq", "employer", "at", "reason", "letters", "oldest", "newest"}, "seq"},
    {"offer",
     {"id", "employer", "version", "state", "imported_at", "published_at", "recalled_at", "reason",
      "changed_by", "source", "corrections", "published", "answers"},
     ""},
    {"document", {"sha256", "employer", "name", "added_at", "bytes"}, ""},
    {"offer_count", {"kiosk", "hour", "offer", "views", "registrations"}, ""},
}};

} // namespace

std::vector<std::string> schema_step(int n, Dialect dialect) {
    base::ensure(n >= 1 && n <= schema_version);
    std::vector<std::string> statements;
    const auto add = [&](const auto& step) {
        for (const char* statement : step)
            statements.push_back(spelled(statement, dialect));
    };
    if (n == 1)
        add(first_step);
    else
        add(second_step);
    return statements;
}

std::span<const Table> tables() {
    return all_tables;
}

} // namespace hub
