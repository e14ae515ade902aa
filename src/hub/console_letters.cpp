// The console's addresses about interests.
#include "hub/console_api.h"
#include "hub/letters.h"

#include <charconv>

namespace hub {
namespace {

using wire::Array;
using wire::Json;
using wire::Members;
using wire::Object;

Json note_json(const std::optional<base::Bytes>& note) {
    return note ? Json(base::to_base64url(*note)) : Json();
}

Json json_of(const Interest& interest) {
    const auto envelope = crypto::parse_envelope(interest.envelope);
    return Object{
        {"seq", interest.seq},
        {"id", crypto::to_text(interest.id)},
        {"received", interest.received_at},
        {"kiosk", Object{{"id", interest.kiosk},
                         {"name", interest.kiosk_name},
                         {"place", interest.kiosk_place}}},
        {"key_id", envelope ? Json(crypto::to_hex(envelope->employer_key)) : Json()},
        {"escrow_key_id", envelope ? Json(crypto::to_hex(envelope->escrow_key)) : Json()},
        {"digest", crypto::to_hex(interest.digest)},
        {"envelope", base::to_base64url(interest.envelope)},
        {"device_key", base::to_base64url(interest.device_key)},
        {"mark", interest.mark},
        {"note", note_json(interest.note)},
        {"delete_after", interest.delete_after},
        {"version", interest.version},
    };
}

// A number of the query; `fallback` where it is missing or none.
std::int64_t number_in(const Request& request, const std::string& name, std::int64_t fallback) {
    const auto found = request.query.find(name);
    if (found == request.query.end())
        return fallback;
    std::int64_t number = fallback;
    const std::string& text = found->second;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

Response ConsoleApi::list_interests(const Asked& asked) {
    constexpr std::int64_t usual = 200;
    std::optional<std::int64_t> before;
    if (asked.request.query.contains("before"))
        before = number_in(asked.request, "before", 0);
    const auto limit = std::clamp<std::int64_t>(number_in(asked.request, "limit", usual), 1,
                                                std::int64_t{maximum_listed});
    const auto list =
        hub::list_interests(hub_.engine, asked.employer(), before, static_cast<std::size_t>(limit));
    if (!list)
        return refusal(list.error());
    Array interests;
    for (const Interest& each : list->interests)
        interests.push_back(json_of(each));
    return answer_json(
        200,
        Object{{"interests", std::move(interests)}, {"next", list->next}, {"total", list->total}});
}

Response ConsoleApi::change_interest(const Asked& asked) {
    const auto id = crypto::letter_id_from(asked.parts[1]);
    if (!id)
        return refusal(404, "not_found", "no such letter");
    const auto json = body_of(asked.request);
    if (!json)
        return refusal(json.error());
    Members members(*json);
    InterestChange change;
    change.version = members.integer("version");
    if (members.has("mark"))
        change.mark = members.text("mark", 20);
    change.sets_note = json->find("note") != nullptr;
    if (members.has("note")) {
        auto note = base::from_base64url(members.text("note", 2 * maximum_note_bytes));
        if (!note)
            members.refuse("note");
        change.note = note.value_or(base::Bytes{});
    }
    if (members.has("delete_after"))
        change.delete_after = members.instant("delete_after");
    if (const auto read = members.finish(); !read)
        return refusal(read.error());
    const auto state = hub::change_interest(hub_.engine, asked.employer(), *id, change);
    if (!state)
        return refusal(state.error());
    return answer_json(state->changed ? 200 : 409, Object{{"version", state->version},
                                                          {"mark", state->mark},
                                                          {"note", note_json(state->note)},
                                                          {"delete_after", state->delete_after}});
}

std::optional<Response> ConsoleApi::about_interests(const Asked& asked) {
    const std::string& topic = asked.parts.empty() ? "" : asked.parts[0];
    if (topic == "purges" && asked.is("GET", 1)) {
        const auto list = list_purges(hub_.engine, asked.employer());
        if (!list)
            return refusal(list.error());
        Array purges;
        for (const Purge& each : *list)
            purges.push_back(Object{{"at", each.at},
                                    {"reason", each.reason},
                                    {"letters", each.letters},
                                    {"oldest", each.oldest},
                                    {"newest", each.newest}});
        return answer_json(200, Object{{"purges", std::move(purges)}});
    }
    if (topic != "interests")
        return std::nullopt;
    if (asked.is("GET", 1))
        return list_interests(asked);
    if (asked.is("PATCH", 2))
        return change_interest(asked);
    if (!asked.is("DELETE", 2))
        return wrong_method("GET, PATCH, DELETE");
    const auto id = crypto::letter_id_from(asked.parts[1]);
    if (!id)
        return refusal(404, "not_found", "no such letter");
    const auto erased = erase_interest(hub_.engine, asked.employer(), *id, hub_.clock().wall);
    return erased ? no_content() : refusal(erased.error());
}

} // namespace hub
