// Why: feeds say one thing in several members of an object: a section's title and its text, a
// field's name and its value, the two ends of a pay range. Here such an object is recognised.
// Left to others: what the parts mean to an offer (aliases, feed).
#pragma once

#include "ingest/tree.h"

#include <optional>
#include <string>

namespace ingest {

// {"text": "Vos missions", "content": "<li>…</li>"}: Lever's lists, the sections of
// SmartRecruiters.
struct TitledText {
    const Node* title = nullptr;
    const Node* text = nullptr;
};
std::optional<TitledText> titled_text(const Node& object);

// {"name": "Working time", "value": "Full-time"}: the fields of a tenant's own.
struct NamedValue {
    const Node* name = nullptr;
    const Node* value = nullptr;
};
std::optional<NamedValue> named_value(const Node& object);

// "33000 – 38000 EUR / YEAR" of minimum, maximum, currency and period; empty without an amount.
// `prefix` stands before the members' names: "salary_" where the offer itself holds them.
std::string pay_range(const Node& object, std::string_view prefix = "");

} // namespace ingest
