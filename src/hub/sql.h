// Why: the hub keeps its rows in SQLite or in PostgreSQL; this is the little that both can do, so
// that all rules of the hub are written once, in SQL that both understand.
// Left to others: the tables (schema.h), what the rows mean (letters.h, people.h, fleet.h,
// offers.h).
//
// Portable SQL: parameters are ?1, ?2 …; values are integers of 64 bits, texts, bytes and NULL; a
// sum is written CAST(… AS BIGINT); no dialect's own functions.
#pragma once

#include "base/bytes.h"
#include "base/date.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hub {

using Value = std::variant<std::monostate, std::int64_t, std::string, base::Bytes>;
using Values = std::vector<Value>;

class Row {
public:
    explicit Row(Values values)
        : values_(std::move(values)) {}
    bool is_null(std::size_t column) const {
        return std::holds_alternative<std::monostate>(values_[column]);
    }
    std::int64_t integer(std::size_t column) const; // 0 for NULL
    const std::string& text(std::size_t column) const;
    const base::Bytes& bytes(std::size_t column) const;
    const Values& values() const { return values_; }
    base::Instant instant(std::size_t column) const {
        return base::Instant{base::Duration{integer(column)}};
    }
    // Bytes of a fixed size; zeroes where the column has another.
    template <std::size_t size>
    void read(std::size_t column, std::array<std::uint8_t, size>& into) const {
        if (bytes(column).size() == size)
            std::copy_n(bytes(column).begin(), size, into.begin());
    }

private:
    Values values_;
};

struct Answer {
    std::vector<Row> rows;
    std::int64_t changes = 0; // rows inserted, changed or deleted
};

Value value(base::Instant instant);
template <std::size_t size>
Value value(const std::array<std::uint8_t, size>& bytes) {
    return base::Bytes(bytes.begin(), bytes.end());
}

// One connection inside one transaction.
class Sql {
public:
    virtual ~Sql() = default;
    virtual base::Result<Answer> run(std::string_view sql, Values values = {}) = 0;
    // The same statement for each of `rows`, in one go where the engine can; one answer for each.
    virtual base::Result<std::vector<Answer>> run_each(std::string_view sql,
                                                       std::span<const Values> rows) = 0;
};

using Steps = std::function<base::Result<void>(Sql&)>;

// Safe to use from many threads.
class Engine {
public:
    virtual ~Engine() = default;
    virtual std::string_view name() const = 0; // "sqlite", "postgresql"
    // How many changes go forward side by side; more would only wait for each other.
    virtual std::size_t concurrent_changes() const = 0;

    // Returns only after a durable commit. An error, of the steps or of the engine, undoes all; the
    // engine's own are `unavailable`, `disk_full`, `corrupt` …; after one of a commit, whether it
    // happened is not known.
    virtual base::Result<void> change(const Steps& steps) = 0;
    // One moment's view of all tables; changes nothing.
    virtual base::Result<void> look(const Steps& steps) = 0;
    // After something was erased: that its bytes are nowhere any more, as far as the engine can.
    virtual base::Result<void> forget_erased() = 0;
};

// The file `path`, made where it is missing. One process alone: `busy` beside another. `vfs` is an
// SQLite VFS of the caller's, whose files no other process reaches; empty: the system's.
base::Result<std::unique_ptr<Engine>> open_sqlite(const std::string& path,
                                                  const std::string& vfs = {});

// "postgres://…" as libpq reads it. Any number of processes.
base::Result<std::unique_ptr<Engine>> open_postgres(const std::string& address);

} // namespace hub
