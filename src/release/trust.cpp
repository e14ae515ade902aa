// What a kiosk keeps of whom it trusts and of what it took: to_json(), parse_trust() and
// parse_route() of admission.h.
#include "release/admission.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace release {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
T demanded(base::Result<T> result) {
    if (!result)
        throw std::invalid_argument(result.error().detail);
    return std::move(*result);
}

crypto::ReleasePublicKey key_of(const Json& json) {
    return demanded(crypto::release_key_from_line(json.get<std::string>()));
}

base::Instant instant_of(const Json& json) {
    return demanded(base::parse_instant(json.get<std::string>()));
}

} // namespace

std::string to_json(const Trust& trust) {
    Json json{
        {"anchor", to_line(trust.anchor)}, {"key", to_line(trust.key)}, {"channel", trust.channel}};
    json["epoch"] = trust.epoch ? Json(*trust.epoch) : Json(nullptr);
    json["seen"] = nullptr;
    if (trust.seen)
        json["seen"] = {{"epoch", trust.seen->epoch},
                        {"number", trust.seen->number},
                        {"issued", base::to_iso(trust.seen->issued)},
                        {"fresh_until", base::to_iso(trust.seen->fresh_until)},
                        {"root", crypto::to_hex(trust.seen->root)}};
    return json.dump();
}

base::Result<Trust> parse_trust(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        Trust trust = Trust::in(key_of(json.at("anchor")), json.at("channel").get<std::string>());
        trust.key = key_of(json.at("key"));
        if (!json.at("epoch").is_null())
            trust.epoch = json.at("epoch").get<std::uint64_t>();
        const Json& seen = json.at("seen");
        if (!seen.is_null())
            trust.seen =
                Seen{seen.at("epoch").get<std::uint64_t>(), seen.at("number").get<std::uint64_t>(),
                     instant_of(seen.at("issued")), instant_of(seen.at("fresh_until")),
                     demanded(crypto::digest_from_hex(seen.at("root").get<std::string>()))};
        return trust;
    } catch (const std::exception& error) {
        return base::fail(base::ErrorCode::malformed, std::string("trust: ") + error.what());
    }
}

std::string to_json(const Route& route) {
    Json packs = Json::array();
    for (const PackFile& pack : route.packs)
        packs.push_back({{"sha256", crypto::to_hex(pack.digest)},
                         {"bytes", pack.size_bytes},
                         {"unpacked", pack.unpacked_bytes}});
    return Json{{"from_nothing", route.from_nothing}, {"packs", std::move(packs)}}.dump();
}

base::Result<Route> parse_route(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        Route route{json.at("from_nothing").get<bool>(), {}};
        for (const Json& pack : json.at("packs"))
            route.packs.push_back(
                {demanded(crypto::digest_from_hex(pack.at("sha256").get<std::string>())),
                 pack.at("bytes").get<std::uint64_t>(), pack.at("unpacked").get<std::uint64_t>()});
        return route;
    } catch (const std::exception& error) {
        return base::fail(base::ErrorCode::malformed, std::string("route: ") + error.what());
    }
}

} // namespace release
