#include "store/saved_shelf.h"

#include "catalog/shelf_maker.h"
#include "store/card_row.h"

#include <xxhash.h>

#include <algorithm>

namespace store {

using base::ErrorCode;
using base::Result;
using sqlite::Database;
using sqlite::Statement;

namespace {

constexpr std::size_t piece_bytes = 1024 * 1024;
constexpr std::size_t maximum_shelf_bytes = 1024u * 1024 * 1024;

// Not against an enemy, who could write a digest too, but against a disk that forgets: a tenth of
// the time that SHA-256 takes, which a visitor would wait for.
std::int64_t sum_of(base::ByteView bytes) {
    return static_cast<std::int64_t>(XXH3_64bits(bytes.data(), bytes.size()));
}

} // namespace

Result<void> each_card(Database& database, const std::function<void(const catalog::Card&)>& take) {
    TRY(Statement count, database.prepare("SELECT offers FROM edition"));
    TRY(const bool is_edition, count.step());
    const std::int64_t expected = is_edition ? count.integer(0) : 0;
    TRY(Statement row,
        database.prepare(std::string{"SELECT "} + card_columns + " FROM card ORDER BY id"));
    std::int64_t found = 0;
    while (true) {
        TRY(const bool is_row, row.step());
        if (!is_row)
            break;
        TRY(const catalog::Card card, read_card(row));
        if (++found <= expected)
            take(card);
    }
    if (found != expected)
        return base::fail(ErrorCode::corrupt, "catalog.db holds " + std::to_string(found) +
                                                  " cards instead of " + std::to_string(expected));
    return {};
}

Result<base::Bytes> made_shelf(Database& database, const std::function<void()>& step) {
    catalog::ShelfMaker maker;
    TRY_VOID(each_card(database, [&](const catalog::Card& card) {
        if (step)
            step();
        maker.add(card);
    }));
    return std::move(maker).finish();
}

Result<void> save_shelf(Database& database, base::ByteView bytes) {
    TRY_VOID(database.execute("DELETE FROM shelf"));
    TRY(Statement put, database.prepare("INSERT INTO shelf VALUES (?, ?)"));
    std::int64_t piece = 0;
    for (std::size_t at = 0; at < bytes.size(); at += piece_bytes) {
        const base::ByteView part = bytes.subspan(at, std::min(piece_bytes, bytes.size() - at));
        TRY_VOID(put.bind(1, ++piece).bind(2, part).run());
    }
    TRY(Statement head, database.prepare("INSERT OR REPLACE INTO shelf_head"
                                         " SELECT 1, generation, ?, ? FROM edition"));
    return head.bind(1, static_cast<std::int64_t>(bytes.size())).bind(2, sum_of(bytes)).run();
}

Result<std::optional<catalog::Shelf>> saved_shelf(Database& database) {
    TRY(Statement head, database.prepare("SELECT size_bytes, sum FROM shelf_head"
                                         " JOIN edition USING (one, generation)"));
    TRY(const bool is_head, head.step());
    if (!is_head)
        return std::nullopt;
    const auto size_bytes = static_cast<std::size_t>(head.integer(0));
    if (size_bytes > maximum_shelf_bytes)
        return std::nullopt;
    base::Bytes bytes;
    bytes.reserve(size_bytes);
    TRY(Statement row, database.prepare("SELECT bytes FROM shelf ORDER BY piece"));
    while (true) {
        TRY(const bool is_row, row.step());
        if (!is_row)
            break;
        const base::ByteView piece = row.bytes(0);
        if (piece.size() > size_bytes - bytes.size())
            return std::nullopt;
        bytes.insert(bytes.end(), piece.begin(), piece.end());
    }
    if (bytes.size() != size_bytes || sum_of(bytes) != head.integer(1))
        return std::nullopt;
    auto shelf = catalog::Shelf::open(std::move(bytes));
    return shelf ? std::optional{std::move(*shelf)} : std::nullopt;
}

} // namespace store
