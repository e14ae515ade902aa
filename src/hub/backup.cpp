#include "hub/backup.h"

#include "hub/schema.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

namespace hub {
namespace {

using base::ErrorCode;
using base::Result;

// Hubs' clocks differ a little, and one may have been set.
constexpr base::Duration overlap = std::chrono::hours{1};

constexpr std::int64_t page_rows = 200; // of up to 10 MiB each

std::string list_of(const Table& table) {
    std::string list;
    for (const std::string_view column : table.columns)
        list += (list.empty() ? "" : ", ") + std::string{column};
    return list;
}

std::string parameters_of(const Table& table) {
    std::string list;
    for (std::size_t i = 1; i <= table.columns.size(); ++i)
        list += (i == 1 ? "?" : ", ?") + std::to_string(i);
    return list;
}

// The first three columns hold every key, so that pages neither overlap nor leave out a row.
std::string page_of(const Table& table) {
    const bool has_third = table.columns.size() > 2;
    return "SELECT " + list_of(table) + " FROM " + std::string{table.name} + " ORDER BY 1, 2" +
           (has_third ? ", 3" : "") + " LIMIT ?1 OFFSET ?2";
}

std::string next_page_of(const Table& table) {
    return "SELECT " + list_of(table) + " FROM " + std::string{table.name} + " WHERE " +
           std::string{table.serial} + " > ?2 ORDER BY 1 LIMIT ?1";
}

Result<std::int64_t> copy(Sql& from, Sql& to, const Table& table) {
    const bool is_serial = !table.serial.empty(); // then it is the first column
    const std::string insert = "INSERT INTO " + std::string{table.name} + " (" + list_of(table) +
                               ") VALUES (" + parameters_of(table) + ")";
    std::int64_t copied = 0;
    std::int64_t place = 0;
    while (true) {
        TRY(const Answer page,
            from.run(is_serial ? next_page_of(table) : page_of(table), {page_rows, place}));
        std::vector<Values> rows;
        for (const Row& row : page.rows)
            rows.push_back(row.values());
        TRY_VOID(to.run_each(insert, rows));
        copied += static_cast<std::int64_t>(rows.size());
        if (page.rows.empty())
            return copied;
        place = is_serial ? page.rows.back().integer(0) : copied;
    }
}

Result<std::int64_t> copy_all(Engine& from, Engine& to) {
    std::int64_t copied = 0;
    TRY_VOID(to.change([&](Sql& into) {
        return from.look([&](Sql& out) -> Result<void> {
            for (const Table& table : tables()) {
                TRY(const std::int64_t rows, copy(out, into, table));
                copied += rows;
            }
            return {};
        });
    }));
    return copied;
}

std::optional<wire::Restored> restored_in(const Answer& found) {
    if (found.rows.empty())
        return std::nullopt;
    std::istringstream numbers(found.rows.front().text(0));
    std::int64_t from = 0;
    std::int64_t until = 0;
    numbers >> from >> until;
    return wire::Restored{base::Instant{base::Duration{from}},
                          base::Instant{base::Duration{until}}};
}

constexpr const char* find_restored = "SELECT value FROM setting WHERE name = 'restored'";

// PostgreSQL's own counters do not see rows that bring their number.
Result<void> go_on_counting(Engine& engine) {
    if (engine.name() != "postgresql")
        return {};
    return engine.change([](Sql& sql) -> Result<void> {
        for (const Table& table : tables()) {
            const std::string name{table.name};
            const std::string serial{table.serial};
            if (!serial.empty())
                TRY_VOID(sql.run("SELECT setval(pg_get_serial_sequence('" + name + "', '" + serial +
                                 "'), (SELECT COALESCE(max(" + serial + "), 0) + 1 FROM " + name +
                                 "), false)"));
        }
        return {};
    });
}

} // namespace

Result<std::int64_t> back_up(Engine& engine, const std::string& path) {
    if (std::filesystem::exists(path))
        return base::fail(ErrorCode::denied, path + ": exists already");
    TRY(const auto file, open_sqlite(path));
    return copy_all(engine, *file);
}

Result<void> note_restored(Engine& engine, base::Instant now) {
    return engine.change([&](Sql& sql) -> Result<void> {
        TRY(const Answer last, sql.run("SELECT COALESCE(max(received_at), 0) FROM letter"));
        TRY(const Answer found, sql.run(find_restored));
        const std::int64_t newest = last.rows[0].integer(0) - overlap.count();
        std::int64_t from = std::max<std::int64_t>(newest, 0);
        // The backup itself may have been of a restored store, of which not all kiosks know yet.
        if (const auto former = restored_in(found))
            from = std::min(from, former->from.time_since_epoch().count());
        const std::string value =
            std::to_string(from) + ' ' + std::to_string(now.time_since_epoch().count());
        TRY_VOID(sql.run("INSERT INTO setting (name, value) VALUES ('restored', ?1)"
                         " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                         {value}));
        return {};
    });
}

Result<std::optional<wire::Restored>> restored(Engine& engine) {
    std::optional<wire::Restored> restored;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found, sql.run(find_restored));
        restored = restored_in(found);
        return {};
    }));
    return restored;
}

Result<std::int64_t> restore(Engine& engine, const std::string& path, base::Instant now) {
    if (!std::filesystem::exists(path))
        return base::fail(ErrorCode::not_found, path + ": there is no such backup");
    bool is_empty = false;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer employers, sql.run("SELECT count(*) FROM employer"));
        TRY(const Answer letters, sql.run("SELECT count(*) FROM letter"));
        is_empty = employers.rows[0].integer(0) == 0 && letters.rows[0].integer(0) == 0;
        return {};
    }));
    if (!is_empty)
        return base::fail(ErrorCode::denied, "the store is not empty; nothing was restored");
    TRY_VOID(engine.change([](Sql& sql) -> Result<void> {
        TRY_VOID(sql.run("DELETE FROM setting"));
        TRY_VOID(sql.run("DELETE FROM invitation"));
        return {};
    }));
    TRY(const auto file, open_sqlite(path));
    TRY(const std::int64_t rows, copy_all(*file, engine));
    TRY_VOID(go_on_counting(engine));
    TRY_VOID(note_restored(engine, now));
    return rows;
}

} // namespace hub
