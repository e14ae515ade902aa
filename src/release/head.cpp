// The head's JSON: to_json() and parse_head() of release.h.
#include "release/release.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace release {
namespace {

using Json = nlohmann::ordered_json;
using base::ErrorCode;

constexpr std::string_view format = "vitrine release 1";

Json json_of(const char* number_name, std::uint64_t number, const PackFile& pack) {
    return {{number_name, number},
            {"sha256", crypto::to_hex(pack.digest)},
            {"bytes", pack.size_bytes},
            {"unpacked", pack.unpacked_bytes}};
}

// What is wrong is thrown as text and becomes an Error in parse_head().
void demand(bool holds, const std::string& what) {
    if (!holds)
        throw std::invalid_argument(what);
}

const Json& member(const Json& json, const char* name, std::size_t members) {
    demand(json.is_object() && json.size() == members,
           "an object has other members than it should");
    const auto found = json.find(name);
    demand(found != json.end(), std::string("\"") + name + "\" is missing");
    return *found;
}

std::uint64_t number_in(const Json& json, const char* name, std::size_t members, std::uint64_t low,
                        std::uint64_t high) {
    const Json& value = member(json, name, members);
    demand(value.is_number_unsigned(), std::string("\"") + name + "\" is no whole number");
    const auto number = value.get<std::uint64_t>();
    demand(number >= low && number <= high, std::string("\"") + name + "\" is out of range");
    return number;
}

std::string text_in(const Json& json, const char* name, std::size_t members) {
    const Json& value = member(json, name, members);
    demand(value.is_string(), std::string("\"") + name + "\" is no text");
    return value.get<std::string>();
}

crypto::Digest digest_in(const Json& json, const char* name, std::size_t members) {
    const std::string text = text_in(json, name, members);
    const auto digest = crypto::digest_from_hex(text);
    demand(digest.has_value() && crypto::to_hex(*digest) == text,
           std::string("\"") + name + "\" is no SHA-256");
    return *digest;
}

base::Instant instant_in(const Json& json, const char* name, std::size_t members) {
    const std::string text = text_in(json, name, members);
    const auto instant = base::parse_instant(text);
    demand(instant.has_value() && base::to_iso(*instant) == text,
           std::string("\"") + name + "\" is no instant in UTC");
    return *instant;
}

PackFile pack_in(const Json& json) {
    return {digest_in(json, "sha256", 4), number_in(json, "bytes", 4, 1, maximum_pack_bytes),
            number_in(json, "unpacked", 4, 0, maximum_unpacked_bytes)};
}

Head head_of(const Json& json) {
    constexpr std::size_t members = 10;
    demand(text_in(json, "format", members) == format,
           "\"format\" is not \"" + std::string(format) + "\"");
    Head head;
    head.channel = text_in(json, "channel", members);
    demand(!head.channel.empty() && head.channel.size() <= maximum_channel_bytes,
           "\"channel\" has 1 to 64 bytes");
    head.epoch = number_in(json, "epoch", members, 0, maximum_rotations);
    head.number = number_in(json, "number", members, 1, maximum_number);
    head.issued = instant_in(json, "issued", members);
    head.fresh_until = instant_in(json, "fresh_until", members);
    demand(head.fresh_until >= head.issued, "\"fresh_until\" is before \"issued\"");
    head.documents = number_in(json, "documents", members, 1, maximum_documents);
    head.root = digest_in(json, "root", members);
    const Json& snapshot = member(json, "snapshot", members);
    head.snapshot = {number_in(snapshot, "number", 4, 1, head.number), pack_in(snapshot)};
    const Json& deltas = member(json, "deltas", members);
    demand(deltas.is_array() && deltas.size() <= maximum_deltas, "\"deltas\" is no short array");
    for (const Json& delta : deltas) {
        head.deltas.push_back({number_in(delta, "from", 4, 1, maximum_number), pack_in(delta)});
        demand(head.deltas.back().from + head.deltas.size() == head.number,
               "\"deltas\" are not consecutive");
    }
    demand(head.number - head.snapshot.number <= head.deltas.size(),
           "\"deltas\" do not reach back to the snapshot");
    return head;
}

} // namespace

std::string pack_name(const crypto::Digest& digest) {
    return "packs/" + crypto::to_hex(digest) + ".pack";
}

std::string rotation_name(const crypto::ReleaseKeyId& key) {
    return "rotations/" + crypto::to_hex(key) + ".json";
}

std::string to_json(const Head& head) {
    Json deltas = Json::array();
    for (const Delta& delta : head.deltas)
        deltas.push_back(json_of("from", delta.from, delta.pack));
    const Json json{{"format", format},
                    {"channel", head.channel},
                    {"epoch", head.epoch},
                    {"number", head.number},
                    {"issued", base::to_iso(head.issued)},
                    {"fresh_until", base::to_iso(head.fresh_until)},
                    {"documents", head.documents},
                    {"root", crypto::to_hex(head.root)},
                    {"snapshot", json_of("number", head.snapshot.number, head.snapshot.pack)},
                    {"deltas", std::move(deltas)}};
    return json.dump() + "\n";
}

base::Result<Head> parse_head(base::ByteView bytes) {
    if (bytes.size() > maximum_head_bytes)
        return base::fail(ErrorCode::too_large, "head.json has more than " +
                                                    std::to_string(maximum_head_bytes) + " bytes");
    try {
        return head_of(Json::parse(bytes.begin(), bytes.end()));
    } catch (const std::exception& error) {
        return base::fail(ErrorCode::malformed, std::string("head.json: ") + error.what());
    }
}

} // namespace release
