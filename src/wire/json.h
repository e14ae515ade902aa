// Why: JSON from and for strangers as a plain value, with its limits, and a reader of members that
// remembers the first that is wrong.
// Left to others: which members there are (enrolment.h, heartbeat.h, hub).
//
// Stricter than RFC 8259: at most maximum_depth levels, no member twice, valid UTF-8, integers that
// fit 64 bits, no other numbers.
#pragma once

#include "base/bytes.h"
#include "base/date.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace wire {

inline constexpr int maximum_depth = 32;

class Json;
using Array = std::vector<Json>;
using Object = std::vector<std::pair<std::string, Json>>; // in the order in which they stand

// Text that is JSON already, spliced in as it is; only written, never read.
struct Raw {
    std::string text;
    bool operator==(const Raw&) const = default;
};

class Json {
public:
    Json() = default; // null
    Json(bool truth)
        : value_(truth) {}
    Json(std::int64_t integer)
        : value_(integer) {}
    Json(int integer)
        : value_(std::int64_t{integer}) {}
    Json(std::string text)
        : value_(std::move(text)) {}
    Json(std::string_view text)
        : value_(std::string(text)) {}
    Json(const char* text)
        : value_(std::string(text)) {}
    Json(Array array)
        : value_(std::move(array)) {}
    Json(Object object)
        : value_(std::move(object)) {}
    Json(Raw raw)
        : value_(std::move(raw)) {}
    Json(base::Instant instant)
        : value_(base::to_iso(instant)) {}
    template <class T>
    Json(const std::optional<T>& value)
        : Json(value ? Json(*value) : Json()) {}

    bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    template <class T>
    const T* as() const {
        return std::get_if<T>(&value_);
    }
    const Json* find(std::string_view member) const; // null when it is no object with that member
    bool operator==(const Json&) const = default;

private:
    friend std::string to_text(const Json& json);
    std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object, Raw> value_;
};

// `malformed` with the place and the reason.
base::Result<Json> parse_json(std::string_view text);
std::string to_text(const Json& json); // without white space

// Takes members one after the other. What is missing or of another kind is noted, and an empty
// value given in its place, so that a message is read in one go and judged at its end.
class Members {
public:
    explicit Members(const Json& object);

    std::string text(std::string_view name, std::size_t maximum_bytes);
    std::int64_t integer(std::string_view name); // not negative
    bool truth(std::string_view name);
    base::Instant instant(std::string_view name);
    std::vector<std::string> texts(std::string_view name, std::size_t maximum_count,
                                   std::size_t maximum_bytes);
    const Array& array(std::string_view name, std::size_t maximum_count);
    const Json* member(std::string_view name); // any kind; null, and noted, when it is missing
    template <std::size_t size>
    void bytes(std::string_view name, std::array<std::uint8_t, size>& into) {
        const auto read = base::from_base64url(text(name, 2 * size));
        if (!read || read->size() != size)
            return refuse(name);
        std::ranges::copy(*read, into.begin());
    }

    // Whether the member is there and not null; it counts as known then.
    bool has(std::string_view name);
    void refuse(std::string_view name);
    // `malformed`, naming the member that is wrong, or one that nobody asked for.
    base::Result<void> finish() const;
    // Of an answer, where later versions may say more.
    base::Result<void> finish_leniently() const;

private:
    const Json* find(std::string_view name);

    const Json* object_;
    std::vector<std::string> known_;
    std::string wrong_;
};

} // namespace wire
