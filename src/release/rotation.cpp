#include "release/rotation.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace release {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view format = "vitrine rotation 1";

crypto::ReleasePublicKey key_of(const Json& json) {
    const auto key = crypto::release_key_from_line(json.get<std::string>());
    if (!key)
        throw std::invalid_argument(key.error().detail);
    return *key;
}

} // namespace

std::string to_json(const Rotation& rotation) {
    return Json{{"format", format},
                {"epoch", rotation.epoch},
                {"former", crypto::to_line(rotation.former)},
                {"next", crypto::to_line(rotation.next)}}
               .dump() +
           "\n";
}

base::Result<Rotation> parse_rotation(base::ByteView bytes) {
    if (bytes.size() > maximum_rotation_bytes)
        return base::fail(base::ErrorCode::too_large, "a rotation has at most 1024 bytes");
    try {
        const Json json = Json::parse(bytes.begin(), bytes.end());
        if (json.size() != 4 || json.at("format") != format ||
            !json.at("epoch").is_number_unsigned())
            throw std::invalid_argument("it is none of Vitrine's");
        const Rotation rotation{json.at("epoch").get<std::uint64_t>(), key_of(json.at("former")),
                                key_of(json.at("next"))};
        if (rotation.epoch == 0 || rotation.epoch > maximum_rotations)
            throw std::invalid_argument("its epoch is out of range");
        return rotation;
    } catch (const std::exception& error) {
        return base::fail(base::ErrorCode::malformed, std::string("rotation: ") + error.what());
    }
}

} // namespace release
