#include "hub/people.h"

#include "base/text.h"
#include "crypto/digest.h"
#include "hub/letters.h"
#include "wire/enrolment.h"

#include <algorithm>

namespace hub {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t token_bytes = 32;
// Argon2id of 32 random bytes that were thrown away: an unknown login takes as long as a known one.
constexpr const char* nobodys_password = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
                                         "Rm9yIG5vYm9keSB3aG9ldmVyIHRoZXkgbWF5IGJlLi4";

Value digest_of(std::string_view secret) {
    return value(crypto::sha256(base::bytes_of(secret)).bytes);
}

std::string folded(std::string_view name) {
    return base::fold(base::collapse_spaces(base::trim(name)));
}

bool is_login(std::string_view login) {
    constexpr std::string_view marks = ".@_+-";
    return login.size() >= 3 && login.size() <= 100 && std::ranges::all_of(login, [&](char each) {
               return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
                      (each >= '0' && each <= '9') || marks.find(each) != std::string_view::npos;
           });
}

bool is_name(std::string_view name) {
    return !base::trim(name).empty() && name.size() <= maximum_people_name_bytes &&
           std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

KeyPair keys_of(const Row& row, std::size_t column) {
    KeyPair keys;
    row.read(column, keys.key.bytes);
    row.read(column + 1, keys.escrow.bytes);
    return keys;
}

Result<Employer> find_employer(Sql& sql, const std::string& id) {
    TRY(const Answer found,
        sql.run("SELECT e.name, e.retention_days, k.public_key, k.escrow_key FROM employer e"
                " JOIN employer_key k ON k.employer = e.id WHERE e.id = ?1"
                " ORDER BY k.made_at DESC LIMIT 1",
                {id}));
    if (found.rows.empty())
        return base::fail(ErrorCode::not_found, "no such employer");
    const Row& row = found.rows.front();
    return Employer{id, row.text(0), keys_of(row, 2), static_cast<int>(row.integer(1))};
}

Result<void> insert_keys(Sql& sql, const std::string& employer, const KeyPair& keys,
                         base::Instant now) {
    TRY(const Answer inserted,
        sql.run("INSERT INTO employer_key (key_id, employer, public_key, escrow_key_id, escrow_key,"
                " made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (key_id) DO NOTHING",
                {value(crypto::id_of(keys.key).bytes), employer, value(keys.key.bytes),
                 value(crypto::id_of(keys.escrow).bytes), value(keys.escrow.bytes), value(now)}));
    if (inserted.changes == 0)
        return base::fail(ErrorCode::busy, "employer.key");
    return {};
}

Result<SignedIn> open_session(Sql& sql, const std::string& recruiter, base::Instant now,
                              crypto::Random& random) {
    TRY(const Answer found, sql.run("SELECT employer, login, name, language, blocked FROM recruiter"
                                    " WHERE id = ?1",
                                    {recruiter}));
    if (found.rows.empty() || found.rows[0].integer(4) != 0)
        return base::fail(ErrorCode::denied, "no such recruiter, or blocked");
    const Row& row = found.rows.front();
    std::array<std::uint8_t, token_bytes> bytes{};
    random.fill(bytes);
    SignedIn session;
    session.token = base::to_base64url(bytes);
    session.recruiter = {recruiter, row.text(1), row.text(2), row.text(3), now, false};
    session.expires = now + session_idle;
    TRY(session.employer, find_employer(sql, row.text(0)));
    TRY_VOID(sql.run("INSERT INTO session (token, recruiter, made_at, used_at)"
                     " VALUES (?1, ?2, ?3, ?3)",
                     {digest_of(session.token), recruiter, value(now)}));
    TRY_VOID(sql.run("UPDATE recruiter SET failures = 0, locked_until = 0, last_seen = ?1"
                     " WHERE id = ?2",
                     {value(now), recruiter}));
    return session;
}

Result<std::string> found_employer(Sql& sql, const FirstRun& run, base::Instant now,
                                   crypto::Random& random) {
    if (!is_name(run.employer) || folded(run.employer).empty())
        return base::fail(ErrorCode::invalid, "employer.name");
    const std::string id = make_id(random);
    TRY(const Answer inserted,
        sql.run("INSERT INTO employer (id, name, folded, retention_days, made_at)"
                " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                {id, run.employer, folded(run.employer), std::int64_t{default_retention_days},
                 value(now)}));
    if (inserted.changes == 0)
        return base::fail(ErrorCode::busy, "employer.name");
    TRY_VOID(insert_keys(sql, id, run.keys, now));
    return id;
}

// The employer's id that the code invites to; empty: it founds one. The code is gone then.
Result<std::string> use_invitation(Sql& sql, const std::string& code, base::Instant now) {
    TRY(const Answer used, sql.run("DELETE FROM invitation WHERE code = ?1 AND expires > ?2"
                                   " RETURNING employer",
                                   {digest_of(code), value(now)}));
    if (used.rows.empty())
        return base::fail(ErrorCode::denied, "code");
    return used.rows[0].text(0);
}

} // namespace

std::string make_id(crypto::Random& random) {
    std::array<std::uint8_t, 8> bytes{};
    random.fill(bytes);
    return base::to_hex(bytes);
}

Result<std::string> invite(Engine& engine, const std::string& employer, const std::string& note,
                           base::Instant now, crypto::Random& random) {
    const std::string shown = wire::make_code(random);
    TRY(const std::string code, wire::code_from(shown));
    TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
        TRY_VOID(sql.run("DELETE FROM invitation WHERE expires <= ?1", {value(now)}));
        TRY_VOID(sql.run("INSERT INTO invitation (code, employer, note, expires)"
                         " VALUES (?1, ?2, ?3, ?4)",
                         {digest_of(code), employer.empty() ? Value{} : Value{employer}, note,
                          value(now + invitation_lasts)}));
        return {};
    }));
    return shown;
}

Result<Invitation> read_invitation(Engine& engine, const std::string& code, base::Instant now) {
    Invitation invitation;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT employer, expires FROM invitation WHERE code = ?1 AND expires > ?2",
                    {digest_of(code), value(now)}));
        if (found.rows.empty())
            return base::fail(ErrorCode::denied, "code");
        invitation.expires = found.rows[0].instant(1);
        if (!found.rows[0].is_null(0)) {
            TRY(invitation.employer, find_employer(sql, found.rows[0].text(0)));
        }
        return {};
    }));
    return invitation;
}

Result<SignedIn> first_run(Engine& engine, const FirstRun& run, base::Instant now,
                           crypto::Random& random) {
    if (!is_login(run.login))
        return base::fail(ErrorCode::invalid, "login");
    if (!is_name(run.name))
        return base::fail(ErrorCode::invalid, "name");
    SignedIn session;
    TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
        TRY(std::string employer, use_invitation(sql, run.code, now));
        if (employer.empty()) {
            TRY(employer, found_employer(sql, run, now, random));
        } else if (!run.employer.empty()) {
            return base::fail(ErrorCode::invalid, "employer");
        }
        const std::string recruiter = make_id(random);
        TRY(const Answer inserted,
            sql.run("INSERT INTO recruiter (id, employer, login, name, password, language, made_at,"
                    " last_seen, blocked, failures, locked_until)"
                    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, 0, 0, 0) ON CONFLICT DO NOTHING",
                    {recruiter, employer, base::to_lower(run.login), run.name, run.password_hash,
                     run.language, value(now)}));
        if (inserted.changes == 0)
            return base::fail(ErrorCode::busy, "login");
        TRY(session, open_session(sql, recruiter, now, random));
        return {};
    }));
    return session;
}

Result<Credentials> credentials(Engine& engine, const std::string& login) {
    Credentials credentials;
    credentials.password_hash = nobodys_password;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT id, password, locked_until FROM recruiter WHERE login = ?1",
                    {base::to_lower(login)}));
        if (!found.rows.empty())
            credentials = {found.rows[0].text(0), found.rows[0].text(1), found.rows[0].instant(2)};
        return {};
    }));
    return credentials;
}

Result<void> note_failure(Engine& engine, const std::string& recruiter, base::Instant now) {
    return engine.change([&](Sql& sql) -> Result<void> {
        TRY(const Answer counted,
            sql.run("UPDATE recruiter SET failures = failures + 1 WHERE id = ?1"
                    " RETURNING failures",
                    {recruiter}));
        if (!counted.rows.empty() && counted.rows[0].integer(0) >= failures_before_lock)
            TRY_VOID(sql.run("UPDATE recruiter SET failures = 0, locked_until = ?1 WHERE id = ?2",
                             {value(now + locked_for), recruiter}));
        return {};
    });
}

Result<SignedIn> begin_session(Engine& engine, const std::string& recruiter, base::Instant now,
                               crypto::Random& random) {
    SignedIn session;
    TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
        TRY(session, open_session(sql, recruiter, now, random));
        return {};
    }));
    return session;
}

Result<SignedIn> resume_session(Engine& engine, const std::string& token, base::Instant now) {
    SignedIn session;
    bool is_stale = false;
    const auto read = [&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT s.made_at, s.used_at, r.id, r.employer, r.login, r.name, r.language"
                    " FROM session s JOIN recruiter r ON r.id = s.recruiter"
                    " WHERE s.token = ?1 AND r.blocked = 0",
                    {digest_of(token)}));
        if (found.rows.empty())
            return base::fail(ErrorCode::denied, "signed out");
        const Row& row = found.rows.front();
        const base::Instant end = row.instant(0) + session_longest;
        if (now >= end || now >= row.instant(1) + session_idle)
            return base::fail(ErrorCode::denied, "the session has ended");
        session.recruiter = {row.text(2), row.text(4), row.text(5), row.text(6), now, false};
        session.expires = std::min(end, now + session_idle);
        is_stale = now - row.instant(1) > std::chrono::minutes{1};
        TRY(session.employer, find_employer(sql, row.text(3)));
        return {};
    };
    TRY_VOID(engine.look(read));
    if (is_stale) // once a minute at most, so that reading stays reading
        TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
            TRY_VOID(sql.run("UPDATE session SET used_at = ?1 WHERE token = ?2",
                             {value(now), digest_of(token)}));
            TRY_VOID(sql.run("UPDATE recruiter SET last_seen = ?1 WHERE id = ?2",
                             {value(now), session.recruiter.id}));
            return {};
        }));
    return session;
}

Result<void> end_session(Engine& engine, const std::string& token) {
    return engine.change([&](Sql& sql) -> Result<void> {
        TRY_VOID(sql.run("DELETE FROM session WHERE token = ?1", {digest_of(token)}));
        return {};
    });
}

Result<void> forget_old_sessions(Engine& engine, base::Instant now) {
    return engine.change([&](Sql& sql) -> Result<void> {
        TRY_VOID(sql.run("DELETE FROM session WHERE made_at < ?1 OR used_at < ?2",
                         {value(now - session_longest), value(now - session_idle)}));
        return {};
    });
}

Result<std::vector<Recruiter>> list_recruiters(Engine& engine, const std::string& employer) {
    std::vector<Recruiter> list;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT id, login, name, language, last_seen, blocked FROM recruiter"
                    " WHERE employer = ?1 ORDER BY login",
                    {employer}));
        for (const Row& row : found.rows)
            list.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.instant(4),
                            row.integer(5) != 0});
        return {};
    }));
    return list;
}

Result<void> block(Engine& engine, const std::string& employer, const std::string& recruiter,
                   bool blocked) {
    return engine.change([&](Sql& sql) -> Result<void> {
        TRY(const Answer changed,
            sql.run("UPDATE recruiter SET blocked = ?1 WHERE id = ?2 AND employer = ?3",
                    {std::int64_t{blocked}, recruiter, employer}));
        if (changed.changes == 0)
            return base::fail(ErrorCode::not_found, "no such recruiter");
        TRY_VOID(sql.run("DELETE FROM session WHERE recruiter = ?1", {recruiter}));
        return {};
    });
}

Result<void> set_password(Engine& engine, const std::string& recruiter, const std::string& hash,
                          const std::string& keep_token) {
    return engine.change([&](Sql& sql) -> Result<void> {
        TRY_VOID(sql.run("UPDATE recruiter SET password = ?1 WHERE id = ?2", {hash, recruiter}));
        TRY_VOID(sql.run("DELETE FROM session WHERE recruiter = ?1 AND token <> ?2",
                         {recruiter, digest_of(keep_token)}));
        return {};
    });
}

Result<void> add_keys(Engine& engine, const std::string& employer, const KeyPair& keys,
                      base::Instant now) {
    return engine.change([&](Sql& sql) { return insert_keys(sql, employer, keys, now); });
}

Result<std::vector<KeyMade>> list_keys(Engine& engine, const std::string& employer) {
    std::vector<KeyMade> list;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT public_key, escrow_key, made_at FROM employer_key WHERE employer = ?1"
                    " ORDER BY made_at DESC",
                    {employer}));
        for (const Row& row : found.rows)
            list.push_back({keys_of(row, 0), row.instant(2)});
        return {};
    }));
    return list;
}

Result<std::vector<Employer>> list_employers(Engine& engine) {
    std::vector<Employer> list;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found, sql.run("SELECT id FROM employer ORDER BY made_at, id"));
        for (const Row& row : found.rows) {
            TRY(list.emplace_back(), find_employer(sql, row.text(0)));
        }
        return {};
    }));
    return list;
}

Result<std::vector<KeyOwner>> list_key_owners(Engine& engine) {
    std::vector<KeyOwner> list;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT k.key_id, e.id, e.retention_days FROM employer_key k"
                    " JOIN employer e ON e.id = k.employer"));
        for (const Row& row : found.rows) {
            KeyOwner owner;
            row.read(0, owner.key.bytes);
            owner.employer = row.text(1);
            owner.retention_days = static_cast<int>(row.integer(2));
            list.push_back(std::move(owner));
        }
        return {};
    }));
    return list;
}

} // namespace hub
