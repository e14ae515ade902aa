#include "hub/fleet.h"

#include "crypto/digest.h"
#include "hub/people.h"
#include "wire/enrolment.h"

#include <algorithm>

namespace hub {
namespace {

using base::ErrorCode;
using base::Result;

Value digest_of(std::string_view code) {
    return value(crypto::sha256(base::bytes_of(code)).bytes);
}

// From SELECT id, employer, name, place, public_key, revoked_at.
KioskNamed kiosk_in(const Row& row) {
    KioskNamed kiosk{row.text(0), row.text(1), row.text(2), row.text(3), {}, !row.is_null(5)};
    row.read(4, kiosk.device.bytes);
    return kiosk;
}

Result<std::optional<KioskNamed>> find(Sql& sql, const crypto::DeviceKeyId& key) {
    TRY(const Answer found,
        sql.run("SELECT id, employer, name, place, public_key, revoked_at FROM kiosk"
                " WHERE key_id = ?1",
                {value(key.bytes)}));
    if (found.rows.empty())
        return std::nullopt;
    return kiosk_in(found.rows.front());
}

} // namespace

Result<EnrolmentCode> make_enrolment_code(Engine& engine, const std::string& employer,
                                          const std::string& name, const std::string& place,
                                          base::Instant now, crypto::Random& random) {
    if (name.empty() || name.size() > wire::maximum_name_bytes)
        return base::fail(ErrorCode::invalid, "name");
    if (place.size() > wire::maximum_name_bytes)
        return base::fail(ErrorCode::invalid, "place");
    EnrolmentCode made{wire::make_code(random), name, place, now + enrolment_code_lasts};
    TRY(const std::string code, wire::code_from(made.code));
    TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
        TRY_VOID(sql.run("DELETE FROM enrolment_code WHERE expires <= ?1", {value(now)}));
        TRY_VOID(sql.run("INSERT INTO enrolment_code (code, employer, name, place, expires)"
                         " VALUES (?1, ?2, ?3, ?4, ?5)",
                         {digest_of(code), employer, name, place, value(made.expires)}));
        return {};
    }));
    return made;
}

Result<std::vector<EnrolmentCode>> list_enrolment_codes(Engine& engine, const std::string& employer,
                                                        base::Instant now) {
    std::vector<EnrolmentCode> list;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT name, place, expires FROM enrolment_code WHERE employer = ?1"
                    " AND expires > ?2 AND used_by IS NULL ORDER BY expires",
                    {employer, value(now)}));
        for (const Row& row : found.rows)
            list.push_back({"", row.text(0), row.text(1), row.instant(2)});
        return {};
    }));
    return list;
}

Result<KioskNamed> enrol(Engine& engine, const std::string& code,
                         const crypto::DevicePublicKey& device, base::Instant now,
                         crypto::Random& random) {
    const crypto::DeviceKeyId key = crypto::id_of(device);
    KioskNamed kiosk;
    TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
        const std::string id = make_id(random);
        TRY(const Answer taken,
            sql.run("UPDATE enrolment_code SET used_by = COALESCE(used_by, ?1) WHERE code = ?2"
                    " AND expires > ?3 RETURNING employer, name, place, used_by",
                    {id, digest_of(code), value(now)}));
        if (taken.rows.empty())
            return base::fail(ErrorCode::denied, "code");
        TRY(const auto known, find(sql, key));
        const Row& row = taken.rows.front();
        if (known || row.text(3) != id) {
            if (!known || known->id != row.text(3) || known->revoked)
                return base::fail(ErrorCode::denied, "code");
            kiosk = *known;
            return {};
        }
        kiosk = {id, row.text(0), row.text(1), row.text(2), device, false};
        TRY_VOID(sql.run("INSERT INTO kiosk (id, employer, name, place, key_id, public_key, code,"
                         " enrolled_at, health) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '')",
                         {id, kiosk.employer, kiosk.name, kiosk.place, value(key.bytes),
                          value(device.bytes), digest_of(code), value(now)}));
        return {};
    }));
    return kiosk;
}

Result<KioskNamed> find_kiosk(Engine& engine, const crypto::DeviceKeyId& key) {
    std::optional<KioskNamed> kiosk;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(kiosk, find(sql, key));
        return {};
    }));
    if (!kiosk)
        return base::fail(ErrorCode::not_found, "no kiosk has this key");
    return *kiosk;
}

Result<void> note_heartbeat(Engine& engine, const std::string& kiosk,
                            const wire::Heartbeat& heartbeat, base::Instant now) {
    wire::Heartbeat health = heartbeat;
    health.counts.clear(); // they have their own table
    health.erased.clear();
    std::vector<Values> counts;
    for (const wire::Count& each : heartbeat.counts)
        counts.push_back({kiosk, value(each.hour), each.offer, each.views, each.registrations});
    return engine.change([&](Sql& sql) -> Result<void> {
        TRY_VOID(sql.run("UPDATE kiosk SET health = ?1, told_at = ?2, last_seen = ?3"
                         " WHERE id = ?4 AND (told_at IS NULL OR told_at <= ?2 OR last_seen < ?5)",
                         {to_json(health), value(heartbeat.at), value(now), kiosk,
                          value(now - overtaken_within)}));
        TRY_VOID(sql.run_each(
            "INSERT INTO offer_count (kiosk, hour, offer, views, registrations)"
            " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (kiosk, hour, offer) DO UPDATE SET"
            " views = CASE WHEN excluded.views > offer_count.views THEN excluded.views"
            " ELSE offer_count.views END, registrations = CASE WHEN excluded.registrations >"
            " offer_count.registrations THEN excluded.registrations"
            " ELSE offer_count.registrations END",
            counts));
        return {};
    });
}

Result<std::vector<KioskSeen>> list_kiosks(Engine& engine, const std::string& employer) {
    std::vector<KioskSeen> list;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT id, employer, name, place, public_key, revoked_at, enrolled_at,"
                    " last_seen, health FROM kiosk WHERE employer = ?1 ORDER BY name, id",
                    {employer}));
        for (const Row& row : found.rows) {
            KioskSeen& seen = list.emplace_back();
            seen.kiosk = kiosk_in(row);
            if (seen.kiosk.revoked)
                seen.revoked = row.instant(5);
            seen.enrolled = row.instant(6);
            if (!row.is_null(7))
                seen.last_seen = row.instant(7);
            if (auto health = wire::heartbeat_from(row.text(8)))
                seen.health = std::move(*health);
        }
        return {};
    }));
    return list;
}

Result<void> change_kiosk(Engine& engine, const std::string& employer, const std::string& kiosk,
                          const KioskChange& change, base::Instant now) {
    for (const auto& [text, name] : {std::pair{&change.name, "name"}, {&change.place, "place"}})
        if (*text && ((*text)->size() > wire::maximum_name_bytes ||
                      ((*text)->empty() && text == &change.name)))
            return base::fail(ErrorCode::invalid, name);
    const auto or_null = [](const std::optional<std::string>& text) {
        return text ? Value{*text} : Value{};
    };
    return engine.change([&](Sql& sql) -> Result<void> {
        TRY(const Answer changed,
            sql.run("UPDATE kiosk SET name = COALESCE(?1, name), place = COALESCE(?2, place),"
                    " revoked_at = COALESCE(revoked_at, ?3) WHERE id = ?4 AND employer = ?5",
                    {or_null(change.name), or_null(change.place),
                     change.revoke ? value(now) : Value{}, kiosk, employer}));
        if (changed.changes == 0)
            return base::fail(ErrorCode::not_found, "no such kiosk");
        return {};
    });
}

Result<Counts> count(Engine& engine, const std::string& employer, base::Instant from,
                     base::Instant until) {
    Counts counts;
    const std::int64_t hour = base::Duration{std::chrono::hours{1}}.count();
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer letters,
            sql.run("SELECT received_at / " + std::to_string(hour) +
                        " AS hour, kiosk, count(*) FROM letter WHERE employer = ?1"
                        " AND received_at >= ?2 AND received_at < ?3"
                        " GROUP BY received_at / " +
                        std::to_string(hour) + ", kiosk ORDER BY 1, 2",
                    {employer, value(from), value(until)}));
        for (const Row& row : letters.rows)
            counts.letters.push_back({base::Instant{base::Duration{row.integer(0) * hour}},
                                      row.text(1), row.integer(2)});
        TRY(const Answer offers,
            sql.run("SELECT c.kiosk, c.hour, c.offer, c.views, c.registrations FROM offer_count c"
                    " JOIN kiosk k ON k.id = c.kiosk WHERE k.employer = ?1 AND c.hour >= ?2"
                    " AND c.hour < ?3 ORDER BY c.hour, c.kiosk, c.offer",
                    {employer, value(from), value(until)}));
        for (const Row& row : offers.rows)
            counts.offers.push_back(
                {row.text(0), {row.instant(1), row.text(2), row.integer(3), row.integer(4)}});
        return {};
    }));
    return counts;
}

} // namespace hub
