// Why: feeds write dates, contracts and silence in ways of their own.
// Left to others: values as documents write them (dates, rules).
#pragma once

#include "base/date.h"

#include <optional>
#include <string_view>

namespace ingest {

// The day as written, in the writer's own time zone: "2026-12-20T23:59:59+01:00",
// "Fri, 20 Nov 2026 22:45:10 +0000", "12.11.2026", "05/11/2026" (the day first).
std::optional<base::Date> date_of_value(std::string_view text);

// "FULL_TIME", "parttime, temporary", "CDI": empty where the words say nothing of it. Values of
// schema.org's employmentType and of the Indeed family.
struct Employment {
    std::string_view contract;
    std::string_view working_time;
};
Employment employment_of(std::string_view text);

// "Non renseigné(e)", "Non précisé", "null", "N/A", "-".
bool says_nothing(std::string_view text);

// "Conseils départementaux", "Communes": portals name the class of an employer in place of it.
bool is_class_of_employers(std::string_view text);

// An amount, or words about pay; some tenants keep the employer's name in this field.
bool states_pay(std::string_view text);

} // namespace ingest
