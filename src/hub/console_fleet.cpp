// The console's addresses about kiosks and counts.
#include "hub/console_api.h"
#include "hub/fleet.h"

namespace hub {
namespace {

using wire::Array;
using wire::Json;
using wire::Members;
using wire::Object;

Json json_of(const KioskSeen& seen) {
    Object object{{"id", seen.kiosk.id},       {"name", seen.kiosk.name},
                  {"place", seen.kiosk.place}, {"enrolled", seen.enrolled},
                  {"revoked", seen.revoked},   {"last_seen", seen.last_seen}};
    if (!seen.health) {
        for (const char* name : {"version", "release", "issued", "queue", "oldest_unsent",
                                 "free_bytes", "clock_offset_seconds", "clock_verified"})
            object.emplace_back(name, Json());
        object.emplace_back("closed", "");
        object.emplace_back("alarms", Array{});
        return object;
    }
    const wire::Heartbeat& health = *seen.health;
    const auto offset = std::chrono::duration_cast<std::chrono::seconds>(
        health.at - seen.last_seen.value_or(health.at));
    object.insert(object.end(), {{"version", health.version},
                                 {"release", health.release},
                                 {"issued", health.issued},
                                 {"queue", health.queue},
                                 {"oldest_unsent", health.oldest_unsent},
                                 {"free_bytes", health.free_bytes},
                                 {"clock_offset_seconds", std::int64_t{offset.count()}},
                                 {"clock_verified", health.clock_verified},
                                 {"closed", health.closed},
                                 {"alarms", Array(health.alarms.begin(), health.alarms.end())}});
    return object;
}

Json json_of(const EnrolmentCode& code) {
    Object object{{"name", code.name}, {"place", code.place}, {"expires", code.expires}};
    if (!code.code.empty())
        object.insert(object.begin(), {"code", code.code});
    return object;
}

// The kiosk's code of enrolment, made or listed.
Response about_codes(const Hub& hub, const Asked& asked) {
    const base::Instant now = hub.clock().wall;
    if (asked.request.method == "GET") {
        const auto list = list_enrolment_codes(hub.engine, asked.employer(), now);
        if (!list)
            return refusal(list.error());
        Array codes;
        for (const EnrolmentCode& each : *list)
            codes.push_back(json_of(each));
        return answer_json(200, Object{{"codes", std::move(codes)}});
    }
    const auto json = body_of(asked.request);
    if (!json)
        return refusal(json.error());
    Members members(*json);
    const std::string name = members.text("name", wire::maximum_told);
    const std::string place = members.text("place", wire::maximum_told);
    if (const auto read = members.finish(); !read)
        return refusal(read.error());
    const auto made =
        make_enrolment_code(hub.engine, asked.employer(), name, place, now, hub.random);
    return made ? answer_json(201, json_of(*made)) : refusal(made.error());
}

Response change(const Hub& hub, const Asked& asked) {
    const auto json = body_of(asked.request);
    if (!json)
        return refusal(json.error());
    Members members(*json);
    KioskChange change;
    if (members.has("name"))
        change.name = members.text("name", wire::maximum_told);
    if (members.has("place"))
        change.place = members.text("place", wire::maximum_told);
    if (members.has("revoked")) {
        change.revoke = members.truth("revoked");
        if (!change.revoke)
            members.refuse("revoked"); // a kiosk that was revoked enrols anew
    }
    if (const auto read = members.finish(); !read)
        return refusal(read.error());
    const auto done =
        change_kiosk(hub.engine, asked.employer(), asked.parts[1], change, hub.clock().wall);
    if (!done)
        return refusal(done.error());
    if (change.revoke)
        note(hub, "kiosk revoked", {{"kiosk", asked.parts[1]}});
    return answer_json(200, Object{{"id", asked.parts[1]}});
}

} // namespace

std::optional<Response> ConsoleApi::about_fleet(const Asked& asked) {
    if (asked.parts.empty() || asked.parts[0] != "kiosks")
        return std::nullopt;
    if (asked.parts.size() == 2 && asked.parts[1] == "codes" &&
        (asked.request.method == "GET" || asked.request.method == "POST"))
        return about_codes(hub_, asked);
    if (asked.is("PATCH", 2))
        return change(hub_, asked);
    if (!asked.is("GET", 1))
        return std::nullopt;
    const auto list = list_kiosks(hub_.engine, asked.employer());
    if (!list)
        return refusal(list.error());
    Array kiosks;
    for (const KioskSeen& each : *list)
        kiosks.push_back(json_of(each));
    return answer_json(200, Object{{"kiosks", std::move(kiosks)}, {"now", hub_.clock().wall}});
}

std::optional<Response> ConsoleApi::about_counts(const Asked& asked) {
    if (!asked.is("GET", 1) || asked.parts[0] != "counts")
        return std::nullopt;
    const auto date = [&](const char* name) -> std::optional<base::Date> {
        const auto found = asked.request.query.find(name);
        return found == asked.request.query.end() ? std::nullopt : base::parse_date(found->second);
    };
    const auto from = date("from");
    const auto to = date("to");
    if (!from)
        return refusal(422, "invalid", "a date such as 2026-11-22", "from");
    if (!to || base::days_between(*from, *to) < 0 ||
        base::days_between(*from, *to) > maximum_counted_days)
        return refusal(422, "invalid", "a date at most 92 days after `from`", "to");
    const auto counts = count(hub_.engine, asked.employer(), base::start_of_day(*from),
                              base::start_of_day(base::add_days(*to, 1)));
    if (!counts)
        return refusal(counts.error());
    Array letters;
    for (const LetterCount& each : counts->letters)
        letters.push_back(
            Object{{"hour", each.hour}, {"kiosk", each.kiosk}, {"letters", each.letters}});
    Array offers;
    for (const OfferCount& each : counts->offers)
        offers.push_back(Object{{"hour", each.count.hour},
                                {"kiosk", each.kiosk},
                                {"offer", each.count.offer},
                                {"views", each.count.views},
                                {"registrations", each.count.registrations}});
    return answer_json(200, Object{{"letters", std::move(letters)}, {"offers", std::move(offers)}});
}

} // namespace hub
