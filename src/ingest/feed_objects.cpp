#include "ingest/feed_objects.h"

#include "base/text.h"
#include "ingest/folded.h"

#include <array>
#include <span>

namespace ingest {

namespace {

const Node* text_member(const Node& object, std::span<const std::string_view> names) {
    for (const std::string_view name : names)
        if (const Node* found = object.member(name); found != nullptr && found->is_scalar() &&
                                                     found->kind != Node::Kind::other &&
                                                     !base::trim(found->text).empty())
            return found;
    return nullptr;
}

std::string amount_of(const Node& object, std::string_view prefix, std::string_view end) {
    for (const std::string_view name : {"", "value", "imum"}) {
        const std::string wanted = std::string{prefix} + std::string{end} + std::string{name};
        const Node* found = object.member(wanted);
        if (found != nullptr && found->kind == Node::Kind::number)
            return found->text;
        if (found != nullptr && found->kind == Node::Kind::text && !found->text.empty() &&
            is_digit(found->text.front()))
            return found->text;
    }
    // Greenhouse counts in cents.
    const Node* cents = object.member(std::string{prefix} + std::string{end} + "_cents");
    if (cents == nullptr || cents->kind != Node::Kind::number || cents->text.size() < 3)
        return {};
    std::string amount = cents->text.substr(0, cents->text.size() - 2);
    if (!cents->text.ends_with("00"))
        amount += "." + cents->text.substr(cents->text.size() - 2);
    return amount;
}

std::string period_of(const Node& object) {
    static constexpr std::array<std::string_view, 6> names{"interval", "mensuality", "period",
                                                           "unit",     "unitText",   "frequency"};
    const Node* found = text_member(object, names);
    const std::string word = found == nullptr ? std::string{} : base::fold(found->text);
    if (word == "y" || contains(word, "year") || contains(word, "an"))
        return "YEAR";
    if (word == "m" || contains(word, "month") || contains(word, "mois"))
        return "MONTH";
    if (word == "h" || contains(word, "hour") || contains(word, "heure"))
        return "HOUR";
    return contains(word, "day") || contains(word, "jour") ? "DAY" : "";
}

} // namespace

std::optional<TitledText> titled_text(const Node& object) {
    static constexpr std::array<std::string_view, 5> titles{"title", "heading", "label", "name",
                                                            "text"};
    static constexpr std::array<std::string_view, 6> texts{"content", "body",  "html",
                                                           "text",    "value", "description"};
    constexpr std::size_t longest_title = 120;
    constexpr std::size_t shortest_text = 60; // without tags: below it is a value
    if (object.is_scalar())
        return std::nullopt;
    const Node* title = text_member(object, titles);
    const Node* text = text_member(object, texts);
    if (title == nullptr || text == nullptr || title == text || title->text.size() > longest_title)
        return std::nullopt;
    const bool long_enough = text->text.find_first_of("<\n") != npos ||
                             contains(text->text, "&lt;") || text->text.size() > shortest_text;
    return long_enough ? std::optional{TitledText{title, text}} : std::nullopt;
}

std::optional<NamedValue> named_value(const Node& object) {
    static constexpr std::array<std::string_view, 5> names{"name", "fieldLabel", "label", "key",
                                                           "fieldName"};
    static constexpr std::array<std::string_view, 2> values{"value", "valueLabel"};
    if (object.is_scalar())
        return std::nullopt;
    const Node* name = text_member(object, names);
    const Node* value = text_member(object, values);
    if (name == nullptr || value == nullptr || name->kind == Node::Kind::number)
        return std::nullopt;
    return NamedValue{name, value};
}

std::string pay_range(const Node& object, std::string_view prefix) {
    static constexpr std::array<std::string_view, 3> currencies{"currency", "currency_type",
                                                                "currencyCode"};
    std::string text = amount_of(object, prefix, "min");
    const std::string most = amount_of(object, prefix, "max");
    if (!most.empty() && most != text)
        text += (text.empty() ? "" : " \xE2\x80\x93 ") + most;
    if (text.empty())
        return text;
    const Node* currency = text_member(object, currencies);
    const std::string period = period_of(object);
    return text + (currency == nullptr ? "" : " " + currency->text) +
           (period.empty() ? "" : " / " + period);
}

} // namespace ingest
