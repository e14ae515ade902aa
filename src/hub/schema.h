// Why: the hub's tables, once for both engines.
// Left to others: running the steps (sqlite_engine.cpp, postgres_engine.cpp).
//
// Four words stand for what the engines spell differently: SERIAL_KEY (an ascending primary key
// that the engine gives), BYTES, INTEGER64 and TABLE_END. Instants are milliseconds since 1970 in
// UTC.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hub {

inline constexpr int schema_version = 2;

enum class Dialect { sqlite, postgresql };

// The statements that lead from version n-1 to n; n counts from 1.
std::vector<std::string> schema_step(int n, Dialect dialect);

// A table in an order in which rows can be copied, foreign keys first.
struct Table {
    std::string_view name;
    std::vector<std::string_view> columns;
    std::string_view serial; // the column that the engine gives; empty where there is none
};
std::span<const Table> tables();

} // namespace hub
