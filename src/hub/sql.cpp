#include "hub/sql.h"

namespace hub {

std::int64_t Row::integer(std::size_t column) const {
    const auto* integer = std::get_if<std::int64_t>(&values_[column]);
    return integer == nullptr ? 0 : *integer;
}

const std::string& Row::text(std::size_t column) const {
    static const std::string none;
    const auto* text = std::get_if<std::string>(&values_[column]);
    return text == nullptr ? none : *text;
}

const base::Bytes& Row::bytes(std::size_t column) const {
    static const base::Bytes none;
    const auto* bytes = std::get_if<base::Bytes>(&values_[column]);
    return bytes == nullptr ? none : *bytes;
}

Value value(base::Instant instant) {
    return std::int64_t{instant.time_since_epoch().count()};
}

} // namespace hub
