#include "wire/json.h"

#include <nlohmann/json.hpp>

#include <limits>

namespace wire {
namespace {

using base::ErrorCode;

// Builds our value from the library's events; an answer of false ends the parse.
class Builder final : public nlohmann::json_sax<nlohmann::json> {
public:
    Json root;
    std::string wrong;

    bool null() override { return add(Json{}); }
    bool boolean(bool truth) override { return add(Json{truth}); }
    bool number_integer(std::int64_t integer) override { return add(Json{integer}); }
    bool number_unsigned(std::uint64_t integer) override {
        if (integer > std::uint64_t{std::numeric_limits<std::int64_t>::max()})
            return refuse("a number beyond 64 bits");
        return add(Json{static_cast<std::int64_t>(integer)});
    }
    bool number_float(double, const std::string&) override {
        return refuse("a number that is no integer");
    }
    bool string(std::string& text) override { return add(Json{std::move(text)}); }
    bool binary(binary_t&) override { return refuse("binary"); }
    bool start_object(std::size_t) override { return open(Level{Object{}, {}}); }
    bool start_array(std::size_t) override { return open(Level{Array{}, {}}); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& name) override {
        const auto& members = std::get<Object>(levels_.back().value);
        const auto same = [&](const auto& member) { return member.first == name; };
        if (members.size() >= maximum_members)
            return refuse("too many members");
        if (std::ranges::any_of(members, same))
            return refuse("a member stands there twice");
        levels_.back().name = std::move(name);
        return true;
    }
    bool parse_error(std::size_t place, const std::string&,
                     const nlohmann::detail::exception&) override {
        return refuse("not JSON at byte " + std::to_string(place));
    }

private:
    static constexpr std::size_t maximum_members = 1000;
    struct Level {
        std::variant<Array, Object> value;
        std::string name; // of the member that comes next
    };

    bool refuse(std::string why) {
        if (wrong.empty())
            wrong = std::move(why);
        return false;
    }
    bool open(Level level) {
        if (levels_.size() >= maximum_depth)
            return refuse("more than 32 levels");
        levels_.push_back(std::move(level));
        return true;
    }
    bool close() {
        auto value = std::move(levels_.back().value);
        levels_.pop_back();
        return std::visit([&](auto& inside) { return add(Json{std::move(inside)}); }, value);
    }
    bool add(Json value) {
        if (levels_.empty()) {
            root = std::move(value);
            return true;
        }
        Level& level = levels_.back();
        if (auto* array = std::get_if<Array>(&level.value))
            array->push_back(std::move(value));
        else
            std::get<Object>(level.value).emplace_back(std::move(level.name), std::move(value));
        return true;
    }

    std::vector<Level> levels_;
};

void write_text(std::string_view text, std::string& out) {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

template <class Each, class Write>
void write_list(const Each& list, char opening, char closing, std::string& out, Write write) {
    out += opening;
    bool first = true;
    for (const auto& each : list) {
        if (!first)
            out += ',';
        first = false;
        write(each);
    }
    out += closing;
}

const Array no_array;

} // namespace

const Json* Json::find(std::string_view member) const {
    const auto* object = as<Object>();
    if (object == nullptr)
        return nullptr;
    const auto found = std::ranges::find(*object, member, &std::pair<std::string, Json>::first);
    return found == object->end() ? nullptr : &found->second;
}

base::Result<Json> parse_json(std::string_view text) {
    Builder builder;
    if (!nlohmann::json::sax_parse(text, &builder))
        return base::fail(ErrorCode::malformed, builder.wrong);
    return std::move(builder.root);
}

std::string to_text(const Json& json) {
    std::string out;
    const auto write = [&out](const Json& value, const auto& self) -> void {
        if (const auto* truth = value.as<bool>())
            out += *truth ? "true" : "false";
        else if (const auto* integer = value.as<std::int64_t>())
            out += std::to_string(*integer);
        else if (const auto* text = value.as<std::string>())
            write_text(*text, out);
        else if (const auto* raw = value.as<Raw>())
            out += raw->text;
        else if (const auto* array = value.as<Array>())
            write_list(*array, '[', ']', out, [&](const Json& each) { self(each, self); });
        else if (const auto* object = value.as<Object>())
            write_list(*object, '{', '}', out, [&](const auto& each) {
                write_text(each.first, out);
                out += ':';
                self(each.second, self);
            });
        else
            out += "null";
    };
    write(json, write);
    return out;
}

Members::Members(const Json& object)
    : object_(&object) {
    if (object.as<Object>() == nullptr)
        refuse("(the whole): expected an object");
}

const Json* Members::find(std::string_view name) {
    known_.emplace_back(name);
    const Json* found = object_->find(name);
    if (found == nullptr)
        refuse(name);
    return found;
}

void Members::refuse(std::string_view name) {
    if (wrong_.empty())
        wrong_ = name;
}

const Json* Members::member(std::string_view name) {
    return find(name);
}

bool Members::has(std::string_view name) {
    known_.emplace_back(name);
    const Json* found = object_->find(name);
    return found != nullptr && !found->is_null();
}

std::string Members::text(std::string_view name, std::size_t maximum_bytes) {
    const Json* found = find(name);
    const auto* text = found == nullptr ? nullptr : found->as<std::string>();
    if (text == nullptr || text->size() > maximum_bytes) {
        refuse(name);
        return {};
    }
    return *text;
}

std::int64_t Members::integer(std::string_view name) {
    const Json* found = find(name);
    const auto* integer = found == nullptr ? nullptr : found->as<std::int64_t>();
    if (integer == nullptr || *integer < 0) {
        refuse(name);
        return 0;
    }
    return *integer;
}

bool Members::truth(std::string_view name) {
    const Json* found = find(name);
    const auto* truth = found == nullptr ? nullptr : found->as<bool>();
    if (truth == nullptr)
        refuse(name);
    return truth != nullptr && *truth;
}

base::Instant Members::instant(std::string_view name) {
    const auto read = base::parse_instant(text(name, 40));
    if (!read)
        refuse(name);
    return read.value_or(base::Instant{});
}

const Array& Members::array(std::string_view name, std::size_t maximum_count) {
    const Json* found = find(name);
    const auto* array = found == nullptr ? nullptr : found->as<Array>();
    if (array == nullptr || array->size() > maximum_count) {
        refuse(name);
        return no_array;
    }
    return *array;
}

std::vector<std::string> Members::texts(std::string_view name, std::size_t maximum_count,
                                        std::size_t maximum_bytes) {
    std::vector<std::string> texts;
    for (const Json& each : array(name, maximum_count)) {
        const auto* text = each.as<std::string>();
        if (text == nullptr || text->size() > maximum_bytes)
            refuse(name);
        else
            texts.push_back(*text);
    }
    return texts;
}

base::Result<void> Members::finish_leniently() const {
    if (!wrong_.empty())
        return base::fail(ErrorCode::malformed, wrong_);
    return {};
}

base::Result<void> Members::finish() const {
    TRY_VOID(finish_leniently());
    for (const auto& [name, value] : *object_->as<Object>())
        if (std::ranges::find(known_, name) == known_.end())
            return base::fail(ErrorCode::malformed, name);
    return {};
}

} // namespace wire
