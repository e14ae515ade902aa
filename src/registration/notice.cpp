#include "registration/notice.h"

#include "base/text.h"

#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <string>

namespace registration {
namespace {

using base::ErrorCode;

std::unexpected<base::Error> refused(std::string_view name, const toml::source_region& place,
                                     std::string_view why) {
    return base::fail(ErrorCode::malformed, std::string(name) + ":" +
                                                std::to_string(place.begin.line) + ": " +
                                                std::string(why));
}

base::Result<toml::table> parse(std::string_view text, std::string_view name) {
    try {
        return toml::parse(text, name);
    } catch (const toml::parse_error& error) {
        return refused(name, error.source(), error.description());
    }
}

base::Result<void> check_keys(const toml::table& table, std::string_view name,
                              std::initializer_list<std::string_view> allowed) {
    for (const auto& [key, value] : table)
        if (std::ranges::find(allowed, key.str()) == allowed.end())
            return refused(name, value.source(), "what is \"" + std::string(key.str()) + "\"?");
    return {};
}

base::Result<std::string> text_at(const toml::table& table, std::string_view key,
                                  std::string_view name) {
    const toml::node* node = table.get(key);
    const auto text = node == nullptr ? std::optional<std::string>{} : node->value<std::string>();
    if (!text || !node->is_string() || base::trim(*text).empty())
        return refused(name, node == nullptr ? table.source() : node->source(),
                       "\"" + std::string(key) + "\" must be a text");
    return std::string(base::trim(*text));
}

base::Result<std::vector<NoticePart>> parts_at(const toml::table& table, std::string_view key,
                                               std::string_view name) {
    const toml::array* array = table[key].as_array();
    if (array == nullptr || array->empty())
        return refused(name, table.source(), "at least one [[" + std::string(key) + "]] is needed");
    std::vector<NoticePart> parts;
    for (const toml::node& node : *array) {
        const toml::table* part = node.as_table();
        if (part == nullptr)
            return refused(name, node.source(), "[[" + std::string(key) + "]] holds tables");
        TRY_VOID(check_keys(*part, name, {"heading", "text"}));
        TRY(std::string heading, text_at(*part, "heading", name));
        TRY(std::string text, text_at(*part, "text", name));
        parts.push_back({std::move(heading), std::move(text)});
    }
    return parts;
}

} // namespace

base::Result<Notice> parse_notice(std::string_view text, std::string_view name) {
    if (text.size() > maximum_notice_bytes)
        return base::fail(ErrorCode::too_large, std::string(name) + ": a notice has at most " +
                                                    std::to_string(maximum_notice_bytes) +
                                                    " bytes");
    TRY(const toml::table table, parse(text, name));
    TRY_VOID(
        check_keys(table, name, {"version", "language", "consent", "sealed", "short", "full"}));
    Notice notice;
    TRY(notice.version, text_at(table, "version", name));
    TRY(notice.language, text_at(table, "language", name));
    TRY(notice.consent, text_at(table, "consent", name));
    TRY(notice.sealed, text_at(table, "sealed", name));
    TRY(notice.short_parts, parts_at(table, "short", name));
    TRY(notice.full_parts, parts_at(table, "full", name));
    notice.digest = crypto::sha256(base::bytes_of(text));
    return notice;
}

std::string with_employers(std::string_view text, const std::vector<std::string>& employers,
                           std::string_view and_word) {
    std::string names;
    for (std::size_t i = 0; i < employers.size(); ++i) {
        if (i > 0)
            names += i + 1 == employers.size() ? and_word : ", ";
        names += employers[i];
    }
    constexpr std::string_view mark = "{employers}";
    std::string result;
    for (std::size_t place = text.find(mark); place != std::string_view::npos;
         place = text.find(mark)) {
        result += text.substr(0, place);
        result += names;
        text.remove_prefix(place + mark.size());
    }
    result += text;
    return result;
}

} // namespace registration
