#include "release/charter.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace release {
namespace {

using Json = nlohmann::ordered_json;

template <class Key>
Json json_of(const std::optional<Key>& key) {
    return key ? Json(base::to_base64url(key->bytes)) : Json(nullptr);
}

template <class Key>
Key key_of(const Json& json) {
    Key key;
    const auto bytes = base::from_base64url(json.get<std::string>());
    if (!bytes || bytes->size() != key.bytes.size())
        throw std::invalid_argument("a key has 32 bytes in base64url");
    std::ranges::copy(*bytes, key.bytes.begin());
    return key;
}

template <class Key>
std::optional<Key> optional_key(const Json& json) {
    return json.is_null() ? std::nullopt : std::optional{key_of<Key>(json)};
}

Charter charter_of(const Json& json) {
    Charter charter;
    for (const Json& employer : json.at("employers"))
        charter.employers.push_back({employer.at("name").get<std::string>(),
                                     key_of<crypto::EmployerPublicKey>(employer.at("key"))});
    charter.escrow = optional_key<crypto::EscrowPublicKey>(json.at("escrow"));
    charter.acknowledgement = optional_key<crypto::HubPublicKey>(json.at("acknowledgement"));
    for (const Json& id : json.at("recalled"))
        charter.recalled.push_back({id.get<std::string>()});
    return charter;
}

} // namespace

std::string to_json(const Charter& charter) {
    auto employers = charter.employers;
    auto recalled = charter.recalled;
    std::ranges::sort(employers, {}, &Employer::name);
    std::ranges::sort(recalled);
    recalled.erase(std::ranges::unique(recalled).begin(), recalled.end());
    Json keys = Json::array();
    for (const Employer& employer : employers)
        keys.push_back({{"name", employer.name}, {"key", base::to_base64url(employer.key.bytes)}});
    Json ids = Json::array();
    for (const catalog::OfferId& id : recalled)
        ids.push_back(id.text);
    return Json{{"employers", std::move(keys)},
                {"escrow", json_of(charter.escrow)},
                {"acknowledgement", json_of(charter.acknowledgement)},
                {"recalled", std::move(ids)}}
        .dump();
}

base::Result<Charter> parse_charter(std::string_view json) {
    try {
        Charter charter = charter_of(Json::parse(json));
        if (charter.employers.size() > maximum_employers ||
            charter.recalled.size() > maximum_recalled)
            return base::fail(base::ErrorCode::too_large,
                              "the charter names too many employers or recalled offers");
        return charter;
    } catch (const std::exception& error) {
        return base::fail(base::ErrorCode::malformed, std::string("charter: ") + error.what());
    }
}

} // namespace release
