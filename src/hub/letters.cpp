#include "hub/letters.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace hub {
namespace {

using base::ErrorCode;
using base::Result;

// What an UPDATE … RETURNING employer, received_at erased, for the audit.
Result<std::int64_t> note_purge(Sql& sql, const Answer& erased, const char* reason,
                                base::Instant now) {
    std::map<std::string, std::vector<std::int64_t>> by_employer;
    for (const Row& row : erased.rows)
        by_employer[row.text(0)].push_back(row.integer(1));
    std::vector<Values> rows;
    for (const auto& [employer, received] : by_employer)
        rows.push_back({employer, value(now), std::string{reason},
                        static_cast<std::int64_t>(received.size()), std::ranges::min(received),
                        std::ranges::max(received)});
    TRY_VOID(sql.run_each("INSERT INTO purge (employer, at, reason, letters, oldest, newest)"
                          " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                          rows));
    return static_cast<std::int64_t>(erased.rows.size());
}

// `where` uses parameters from ?3 on.
Result<std::int64_t> erase(Sql& sql, const std::string& where, Values values, const char* reason,
                           base::Instant now) {
    values.insert(values.begin(), {value(now), std::string{reason}});
    TRY(const Answer erased,
        sql.run("UPDATE letter SET envelope = NULL, note = NULL, mark = '', erased_at = ?1,"
                " erased_why = ?2, version = version + 1 WHERE erased_at IS NULL AND " +
                    where + " RETURNING employer, received_at",
                std::move(values)));
    return note_purge(sql, erased, reason, now);
}

Result<std::int64_t> grant_wishes(Sql& sql, base::Instant now) {
    TRY(const Answer any, sql.run("SELECT receipt FROM wish LIMIT 1"));
    if (any.rows.empty())
        return 0;
    return erase(sql, "receipt IN (SELECT receipt FROM wish)", {}, "visitor", now);
}

// Letters whose id was here: the same as before, or another.
Result<void> recognise(Sql& sql, std::span<const Incoming> letters,
                       const std::vector<std::size_t>& known, std::vector<Received>& received,
                       base::Instant now) {
    std::vector<Values> ids;
    for (const std::size_t i : known)
        ids.push_back({value(letters[i].id.bytes)});
    TRY(const auto found,
        sql.run_each("SELECT digest, received_at FROM letter WHERE id = ?1", ids));
    std::vector<Values> strange;
    for (std::size_t n = 0; n < known.size(); ++n) {
        if (found[n].rows.empty())
            return base::fail(ErrorCode::busy, "a letter came and went at the same moment");
        const Row& row = found[n].rows.front();
        const Incoming& letter = letters[known[n]];
        crypto::Digest digest;
        row.read(0, digest.bytes);
        received[known[n]] = {digest == letter.digest ? Reception::known : Reception::conflicting,
                              row.instant(1)};
        if (digest != letter.digest)
            strange.push_back({value(letter.id.bytes), value(letter.digest.bytes), letter.kiosk,
                               value(now), letter.envelope});
    }
    if (strange.empty())
        return {};
    TRY(const Answer count, sql.run("SELECT count(*) FROM quarantine"));
    const auto held = static_cast<std::size_t>(count.rows[0].integer(0));
    strange.resize(
        std::min(strange.size(), maximum_quarantined - std::min(held, maximum_quarantined)));
    TRY_VOID(sql.run_each("INSERT INTO quarantine (id, digest, kiosk, received_at, envelope)"
                          " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id, digest) DO NOTHING",
                          strange));
    return {};
}

std::optional<base::Bytes> optional_bytes(const Row& row, std::size_t column) {
    return row.is_null(column) ? std::nullopt : std::optional{row.bytes(column)};
}

bool is_mark(std::string_view mark) {
    constexpr std::string_view marks[] = {"new", "seen", "contacted", "kept", "refused", "hired"};
    return std::ranges::find(marks, mark) != std::end(marks);
}

} // namespace

Result<std::vector<Received>> receive(Engine& engine, std::span<const Incoming> letters,
                                      base::Instant now) {
    // In one order at every hub: two that insert the same letters wait for each other, never both.
    std::vector<std::size_t> order(letters.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return letters[i].id; });
    std::vector<Values> rows;
    for (const std::size_t i : order) {
        const Incoming& letter = letters[i];
        rows.push_back({value(letter.id.bytes), value(letter.digest.bytes), value(now),
                        letter.employer, letter.kiosk, value(letter.receipt.digest.bytes),
                        letter.envelope, value(now + std::chrono::days{letter.retention_days})});
    }
    std::vector<Received> received(letters.size());
    TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
        TRY(const auto inserted,
            sql.run_each("INSERT INTO letter (id, digest, received_at, employer, kiosk, receipt,"
                         " envelope, mark, delete_after, version)"
                         " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'new', ?8, 1)"
                         " ON CONFLICT (id) DO NOTHING",
                         rows));
        std::vector<std::size_t> known;
        for (std::size_t n = 0; n < order.size(); ++n) {
            received[order[n]] = {Reception::kept, now};
            if (inserted[n].changes == 0)
                known.push_back(order[n]);
        }
        if (!known.empty())
            TRY_VOID(recognise(sql, letters, known, received, now));
        TRY_VOID(grant_wishes(sql, now));
        return {};
    }));
    return received;
}

Result<Interests> list_interests(Engine& engine, const std::string& employer,
                                 std::optional<std::int64_t> before, std::size_t limit) {
    Interests list;
    const auto count = static_cast<std::int64_t>(std::min(limit, maximum_listed));
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT l.seq, l.id, l.digest, l.received_at, l.kiosk, k.name, k.place,"
                    " k.public_key, l.envelope, l.mark, l.note, l.delete_after, l.version"
                    " FROM letter l JOIN kiosk k ON k.id = l.kiosk"
                    " WHERE l.employer = ?1 AND l.erased_at IS NULL AND l.seq < ?2"
                    " ORDER BY l.seq DESC LIMIT ?3",
                    {employer, before.value_or(std::numeric_limits<std::int64_t>::max()), count}));
        for (const Row& row : found.rows) {
            Interest interest;
            interest.seq = row.integer(0);
            row.read(1, interest.id.bytes);
            row.read(2, interest.digest.bytes);
            interest.received_at = row.instant(3);
            interest.kiosk = row.text(4);
            interest.kiosk_name = row.text(5);
            interest.kiosk_place = row.text(6);
            interest.device_key = row.bytes(7);
            interest.envelope = row.bytes(8);
            interest.mark = row.text(9);
            interest.note = optional_bytes(row, 10);
            interest.delete_after = row.instant(11);
            interest.version = row.integer(12);
            list.interests.push_back(std::move(interest));
        }
        TRY(const Answer total, sql.run("SELECT count(*) FROM letter WHERE employer = ?1 AND"
                                        " erased_at IS NULL",
                                        {employer}));
        list.total = total.rows[0].integer(0);
        return {};
    }));
    if (std::cmp_equal(list.interests.size(), count))
        list.next = list.interests.back().seq;
    return list;
}

Result<InterestState> change_interest(Engine& engine, const std::string& employer,
                                      const crypto::LetterId& id, const InterestChange& change) {
    if (change.mark && !is_mark(*change.mark))
        return base::fail(ErrorCode::invalid, "mark");
    if (change.note && change.note->size() > maximum_note_bytes)
        return base::fail(ErrorCode::invalid, "note");
    InterestState state;
    TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT version, mark, note, delete_after, received_at FROM letter"
                    " WHERE id = ?1 AND employer = ?2 AND erased_at IS NULL",
                    {value(id.bytes), employer}));
        if (found.rows.empty())
            return base::fail(ErrorCode::not_found, "no such letter");
        const Row& row = found.rows.front();
        state = {false, row.integer(0), row.text(1), optional_bytes(row, 2), row.instant(3)};
        if (change.delete_after &&
            *change.delete_after > row.instant(4) + std::chrono::days{maximum_retention_days})
            return base::fail(ErrorCode::invalid, "delete_after");
        if (state.version != change.version)
            return {};
        state.mark = change.mark.value_or(state.mark);
        state.delete_after = change.delete_after.value_or(state.delete_after);
        if (change.sets_note)
            state.note = change.note;
        TRY(const Answer changed,
            sql.run("UPDATE letter SET mark = ?1, note = ?2, delete_after = ?3,"
                    " version = version + 1 WHERE id = ?4 AND version = ?5 AND erased_at IS NULL",
                    {state.mark, state.note ? Value{*state.note} : Value{},
                     value(state.delete_after), value(id.bytes), state.version}));
        state.changed = changed.changes == 1;
        state.version += state.changed ? 1 : 0;
        return {};
    }));
    return state;
}

Result<void> erase_interest(Engine& engine, const std::string& employer, const crypto::LetterId& id,
                            base::Instant now) {
    TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
        TRY(const std::int64_t erased,
            erase(sql, "id = ?3 AND employer = ?4", {value(id.bytes), employer}, "recruiter", now));
        if (erased == 0)
            return base::fail(ErrorCode::not_found, "no such letter");
        return {};
    }));
    return engine.forget_erased();
}

Result<void> erase_receipts(Engine& engine, std::span<const crypto::ReceiptDigest> receipts,
                            base::Instant now) {
    if (receipts.empty())
        return {};
    std::vector<Values> rows;
    for (const crypto::ReceiptDigest& receipt : receipts)
        rows.push_back({value(receipt.digest.bytes), value(now)});
    TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
        // The wish stays even where the letter is here: a registration may have several letters, of
        // which some are still on the kiosk.
        TRY_VOID(sql.run_each("INSERT INTO wish (receipt, made_at) VALUES (?1, ?2)"
                              " ON CONFLICT (receipt) DO NOTHING",
                              rows));
        TRY_VOID(grant_wishes(sql, now));
        return {};
    }));
    return engine.forget_erased();
}

Result<ReceiptStatus> receipt_status(Engine& engine, const crypto::ReceiptDigest& receipt) {
    ReceiptStatus status;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT e.name, l.received_at, l.delete_after, l.erased_at FROM letter l"
                    " JOIN employer e ON e.id = l.employer WHERE l.receipt = ?1 ORDER BY l.seq",
                    {value(receipt.digest.bytes)}));
        for (const Row& row : found.rows) {
            if (!row.is_null(3)) {
                if (status.state == ReceiptState::unknown)
                    status.state = ReceiptState::erased;
                continue;
            }
            status.state = ReceiptState::received;
            status.employers.push_back(row.text(0));
            status.received_at = row.instant(1);
            status.delete_after = row.instant(2);
        }
        return {};
    }));
    return status;
}

Result<Erasures> erasures_for(Engine& engine, const std::string& kiosk, std::int64_t after) {
    constexpr base::Duration overlap = std::chrono::minutes{10}; // hubs' clocks differ a little
    Erasures erasures;
    erasures.next = after;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT id, erased_at FROM letter WHERE kiosk = ?1 AND erased_at > ?2"
                    " AND erased_at IS NOT NULL AND erased_why = 'visitor'"
                    " ORDER BY erased_at LIMIT 500",
                    {kiosk, after - overlap.count()}));
        for (const Row& row : found.rows) {
            row.read(0, erasures.ids.emplace_back().bytes);
            erasures.next = std::max(erasures.next, row.integer(1));
        }
        return {};
    }));
    return erasures;
}

Result<std::int64_t> purge(Engine& engine, base::Instant now) {
    std::int64_t erased = 0;
    TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
        TRY(erased, erase(sql, "delete_after <= ?1", {}, "retention", now));
        TRY(const std::int64_t wished, grant_wishes(sql, now));
        erased += wished;
        const Values long_ago{value(now - erasure_remembered)};
        TRY_VOID(sql.run("DELETE FROM wish WHERE made_at < ?1", long_ago));
        TRY_VOID(sql.run("UPDATE letter SET receipt = NULL WHERE erased_at < ?1"
                         " AND erased_at IS NOT NULL AND receipt IS NOT NULL",
                         long_ago));
        return {};
    }));
    if (erased > 0)
        TRY_VOID(engine.forget_erased());
    return erased;
}

Result<std::vector<Purge>> list_purges(Engine& engine, const std::string& employer) {
    std::vector<Purge> purges;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT at, reason, letters, oldest, newest FROM purge WHERE employer = ?1"
                    " ORDER BY seq DESC LIMIT 500",
                    {employer}));
        for (const Row& row : found.rows)
            purges.push_back(
                {row.instant(0), row.text(1), row.integer(2), row.instant(3), row.instant(4)});
        return {};
    }));
    return purges;
}

Result<void> set_retention(Engine& engine, const std::string& employer, int days) {
    if (days < minimum_retention_days || days > maximum_retention_days)
        return base::fail(ErrorCode::invalid, "retention_days");
    const std::int64_t kept = base::Duration{std::chrono::days{days}}.count();
    return engine.change([&](Sql& sql) -> Result<void> {
        TRY_VOID(sql.run("UPDATE employer SET retention_days = ?1 WHERE id = ?2",
                         {std::int64_t{days}, employer}));
        TRY_VOID(sql.run("UPDATE letter SET delete_after = received_at + ?1 WHERE employer = ?2"
                         " AND erased_at IS NULL AND delete_after > received_at + ?1",
                         {kept, employer}));
        return {};
    });
}

} // namespace hub
