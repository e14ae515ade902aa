// The console's addresses about recruiters, the employer and its keys.
#include "crypto/password.h"
#include "hub/console_api.h"
#include "hub/letters.h"

namespace hub {

using base::Result;
using wire::Array;
using wire::Json;
using wire::Members;
using wire::Object;

Response ConsoleApi::change_password(const Asked& asked) {
    const auto json = body_of(asked.request);
    if (!json)
        return refusal(json.error());
    Members members(*json);
    const std::string old = members.text("old", crypto::maximum_password_bytes);
    const std::string fresh = members.text("new", 2 * crypto::maximum_password_bytes);
    if (const auto read = members.finish(); !read)
        return refusal(read.error());
    const auto known = credentials(hub_.engine, asked.session.recruiter.login);
    if (!known)
        return refusal(known.error());
    if (!is_password(known->password_hash, old))
        return refusal(403, "denied", "the old password is wrong", "old");
    std::string hash;
    {
        const std::lock_guard lock(hashing_);
        auto made = crypto::hash_password(fresh);
        if (!made)
            return refusal(422, "invalid", made.error().detail, "new");
        hash = std::move(*made);
    }
    const auto set = set_password(hub_.engine, known->recruiter, hash, asked.session.token);
    return set ? no_content() : refusal(set.error());
}

std::optional<Response> ConsoleApi::about_people(const Asked& asked) {
    const std::string& topic = asked.parts.empty() ? "" : asked.parts[0];
    if (topic == "password" && asked.is("POST", 1))
        return change_password(asked);
    if (topic == "recruiters" && asked.is("GET", 1)) {
        const auto list = list_recruiters(hub_.engine, asked.employer());
        if (!list)
            return refusal(list.error());
        Array recruiters;
        for (const Recruiter& each : *list)
            recruiters.push_back(Object{{"id", each.id},
                                        {"login", each.login},
                                        {"name", each.name},
                                        {"last_seen", each.last_seen},
                                        {"blocked", each.blocked}});
        return answer_json(200, Object{{"recruiters", std::move(recruiters)}});
    }
    if (topic == "recruiters" && asked.is("PATCH", 2)) {
        const auto json = body_of(asked.request);
        if (!json)
            return refusal(json.error());
        Members members(*json);
        const bool blocked = members.truth("blocked");
        if (const auto read = members.finish(); !read)
            return refusal(read.error());
        if (asked.parts[1] == asked.session.recruiter.id)
            return refusal(422, "invalid", "nobody blocks themselves", "blocked");
        const auto done = block(hub_.engine, asked.employer(), asked.parts[1], blocked);
        return done ? answer_json(200, Object{{"blocked", blocked}}) : refusal(done.error());
    }
    if (topic == "invitations" && asked.is("POST", 1)) {
        const auto json = body_of(asked.request);
        if (!json)
            return refusal(json.error());
        Members members(*json);
        const std::string words = members.text("note", maximum_people_name_bytes);
        if (const auto read = members.finish(); !read)
            return refusal(read.error());
        const base::Instant now = hub_.clock().wall;
        const auto code = invite(hub_.engine, asked.employer(), words, now, hub_.random);
        return code ? answer_json(201, Object{{"code", *code}, {"expires", now + invitation_lasts}})
                    : refusal(code.error());
    }
    return std::nullopt;
}

std::optional<Response> ConsoleApi::about_keys(const Asked& asked) {
    const std::string& topic = asked.parts.empty() ? "" : asked.parts[0];
    if (topic == "employer" && asked.is("PATCH", 1)) {
        const auto json = body_of(asked.request);
        if (!json)
            return refusal(json.error());
        Members members(*json);
        const std::int64_t days = members.integer("retention_days");
        if (const auto read = members.finish(); !read)
            return refusal(read.error());
        const int small =
            days > maximum_retention_days ? maximum_retention_days + 1 : static_cast<int>(days);
        const auto set = set_retention(hub_.engine, asked.employer(), small);
        return set ? answer_json(200, Object{{"id", asked.employer()},
                                             {"name", asked.session.employer.name},
                                             {"retention_days", small}})
                   : refusal(set.error());
    }
    if (topic != "keys")
        return std::nullopt;
    if (asked.is("GET", 1)) {
        const auto list = list_keys(hub_.engine, asked.employer());
        if (!list)
            return refusal(list.error());
        Array keys;
        for (const KeyMade& each : *list)
            keys.push_back(
                Object{{"key_id", crypto::to_hex(crypto::id_of(each.keys.key))},
                       {"escrow_key_id", crypto::to_hex(crypto::id_of(each.keys.escrow))},
                       {"key", base::to_base64url(each.keys.key.bytes)},
                       {"escrow", base::to_base64url(each.keys.escrow.bytes)},
                       {"made", each.made},
                       {"current", keys.empty()}});
        return answer_json(200, Object{{"keys", std::move(keys)}});
    }
    if (!asked.is("POST", 1))
        return wrong_method("GET, POST");
    const auto json = body_of(asked.request);
    if (!json)
        return refusal(json.error());
    Members members(*json);
    KeyPair keys;
    members.bytes("key", keys.key.bytes);
    members.bytes("escrow", keys.escrow.bytes);
    const std::string password = members.text("password", crypto::maximum_password_bytes);
    if (const auto read = members.finish(); !read)
        return refusal(read.error());
    const auto known = credentials(hub_.engine, asked.session.recruiter.login);
    if (!known)
        return refusal(known.error());
    if (!is_password(known->password_hash, password))
        return refusal(403, "denied", "the password is wrong", "password");
    const auto added = add_keys(hub_.engine, asked.employer(), keys, hub_.clock().wall);
    if (!added)
        return refusal(added.error());
    publishing_.note_change(); // kiosks learn of keys from the release
    note(hub_, "keys changed", {{"employer", asked.employer()}});
    return answer_json(201, Object{{"key_id", crypto::to_hex(crypto::id_of(keys.key))},
                                   {"escrow_key_id", crypto::to_hex(crypto::id_of(keys.escrow))}});
}

} // namespace hub
