// Why: dates and instants are arguments everywhere; this is their vocabulary.
// Left to others: reading a clock (platform/clock), wording a date for a person (present).
#pragma once

#include "base/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace base {

using Date = std::chrono::year_month_day;
using Instant = std::chrono::sys_time<std::chrono::milliseconds>; // UTC
using Duration = std::chrono::milliseconds;

// "2025-11-13"; an impossible date (2025-02-30) is none.
std::optional<Date> parse_date(std::string_view iso);
std::string to_iso(Date date);

// "2025-11-14T00:00+01:00", "2025-11-14T00:00:00Z", "2025-11-14T00:00" (Europe/Paris), or a date
// alone (its first instant in Europe/Paris).
Result<Instant> parse_instant(std::string_view iso);
std::string to_iso(Instant instant); // in UTC: 2025-11-13T23:00:00Z

// The civil date and time of day in Europe/Paris, summer time included (ICU's tz database).
struct CivilTime {
    Date date{};
    int hour = 0;
    int minute = 0;
    int second = 0;
    bool operator==(const CivilTime&) const = default;
};
CivilTime in_paris(Instant instant);
// The first instant of a day in Europe/Paris.
Instant start_of_day(Date date);

// Whole days from `from` to `to`; negative when `to` is before.
int days_between(Date from, Date to);
Date add_days(Date date, int days);

// What the kiosk believes about time: a clock, and whether anything vouches for it. A time that is
// not verified never turns an expired offer into an open one.
struct TrustedTime {
    Instant now{};
    bool verified = true;
    Date today() const { return in_paris(now).date; }
    bool operator==(const TrustedTime&) const = default;
};

} // namespace base
