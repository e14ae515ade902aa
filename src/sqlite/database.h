// Why: SQLite as values and Results: one connection, its statements, and pragmas that are asserted.
// Left to others: schemas and what the rows mean (store, hub), who may write a file (store).
//
// SQLite before 3.51.3 can corrupt a WAL that two connections write or checkpoint, so a file has
// one writer for ever; all others open it with Access::read.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sqlite {

enum class Access {
    write,  // WAL, synchronous=FULL; creates the file
    read,   // query_only; never checkpoints
    frozen, // read, of a file on a disk that takes no writes: without locks and without its WAL
    memory, // a private database without a file
};

// What happens to the bytes of a deleted row.
enum class Deleted { left, overwritten };

struct Opening {
    Access access = Access::write;
    Deleted deleted = Deleted::left;
    int page_bytes = 4096; // of a file that does not exist yet
    std::string vfs = {};  // the name of a registered SQLite VFS; empty: the system's
    std::chrono::milliseconds busy_timeout{2000};
};

// A prepared statement. Parameters and columns count as SQLite does: parameters from 1, columns
// from 0. A bind that fails is reported by the next step().
class Statement {
public:
    Statement& bind(int parameter, std::int64_t value);
    Statement& bind(int parameter, std::string_view text);
    Statement& bind(int parameter, base::ByteView bytes);
    Statement& bind_null(int parameter);

    // True while there is a row. The bytes bound must live until the last step().
    base::Result<bool> step();
    // Steps to the end, forgets the rows, and is ready for the next values.
    base::Result<void> run();
    void reset();

    enum class Kind { null, integer, text, bytes };
    int columns() const;
    Kind kind(int column) const; // of the value in this row
    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    std::string_view text(int column) const; // valid until the next step or reset
    base::ByteView bytes(int column) const;  // likewise

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(sqlite3_stmt* statement)
        : statement_{statement} {}
    void note(int code);

    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int failed_bind_ = 0;
};

class Database {
public:
    // Fails with read_only where the system gives no writable file, with busy where another
    // connection holds it, and with unavailable where an effective pragma is not the one asked for.
    static base::Result<Database> open(const std::string& path, const Opening& opening);

    base::Result<void> execute(const char* sql); // one statement or several, without rows
    base::Result<Statement> prepare(std::string_view sql);
    base::Result<std::int64_t> integer(std::string_view sql); // first column of the first row
    base::Result<std::string> text(std::string_view sql);
    std::int64_t changes() const; // rows the last statement inserted, changed or deleted
    bool in_transaction() const;

    // Until this is called, closing leaves the file and its WAL as they are: what turns out to be
    // damaged must not be changed. From then on the last connection empties the WAL and removes it.
    void checkpoint_on_close();

    // Every page, every index. Fails with corrupt and SQLite's first findings.
    base::Result<void> check_integrity();
    // Moves the WAL into the file and empties it, so that nothing deleted stays in it.
    base::Result<void> truncate_wal();

private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };
    base::Result<void> configure(const Opening& opening);
    base::Result<void> expect(const char* pragma, std::string_view effective);

    std::unique_ptr<sqlite3, Close> connection_;
};

// BEGIN IMMEDIATE; rolls back unless committed. After a commit that failed nothing was promised to
// anybody, but the rows may still be on the disk: the caller opens the file again before going on.
class Transaction {
public:
    static base::Result<Transaction> begin(Database& database);
    base::Result<void> commit(); // returns only after the WAL was synced

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

private:
    explicit Transaction(Database& database)
        : database_{&database} {}

    Database* database_;
};

} // namespace sqlite
