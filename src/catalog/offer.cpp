#include "catalog/offer.h"

#include "base/result.h"

namespace catalog {

namespace {

constexpr std::array<std::string_view, field_count> field_names{
    "title",          "reference",      "must_quote", "employer",  "department", "family",
    "category",       "grades",         "contract",   "duration",  "start_date", "start_text",
    "end_date",       "deadline",       "published",  "updated",   "location",   "access",
    "telework",       "working_time",   "positions",  "education", "experience", "salary",
    "contact_emails", "contact_phones", "apply_url",  "documents", "mentions",   "language",
};

constexpr std::array<std::string_view, 3> fact_status_names{"stated", "derived", "not_stated"};
constexpr std::array<std::string_view, 5> apply_channel_names{"mail", "portal", "phone", "post",
                                                              "none_stated"};
constexpr std::array<std::string_view, 19> section_kind_names{
    "summary",     "employer", "context",      "purpose",    "missions", "profile",   "knowledge",
    "skills",      "attitude", "requirements", "conditions", "pay",      "relations", "outlook",
    "recruitment", "apply",    "contact",      "access",     "legal",
};
constexpr std::array<std::string_view, 3> block_kind_names{"paragraph", "item", "row"};

template <std::size_t size, class Value>
std::string_view nth(const std::array<std::string_view, size>& names, Value value) {
    const auto index = static_cast<std::size_t>(value);
    base::ensure(index < size);
    return names[index];
}

} // namespace

std::string_view name_of(Field field) {
    return nth(field_names, field);
}

bool is_list(Field field) {
    switch (field) {
    case Field::grades:
    case Field::access:
    case Field::contact_emails:
    case Field::contact_phones:
    case Field::documents:
    case Field::mentions:
        return true;
    default:
        return false;
    }
}

bool field_named(std::string_view name, Field& field) {
    for (std::size_t index = 0; index < field_count; ++index)
        if (field_names[index] == name) {
            field = static_cast<Field>(index);
            return true;
        }
    return false;
}

std::string_view name_of(FactStatus status) {
    return nth(fact_status_names, status);
}
std::string_view name_of(ApplyChannel channel) {
    return nth(apply_channel_names, channel);
}
std::string_view name_of(SectionKind kind) {
    return kind == SectionKind::other ? "other" : nth(section_kind_names, kind);
}
std::string_view name_of(BlockKind kind) {
    return nth(block_kind_names, kind);
}

} // namespace catalog
