#include "base/date.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;

TEST(Date, OnlyRealDatesAreRead) {
    const std::pair<std::string_view, bool> rows[] = {
        {"2025-11-13", true}, {"2024-02-29", true},  {"2025-02-29", false}, {"2025-13-01", false},
        {"2025-1-01", false}, {"13/11/2025", false}, {"", false},           {"2025-11-13T", false},
    };
    for (const auto& [iso, real] : rows) {
        const auto date = base::parse_date(iso);
        EXPECT_EQ(date.has_value(), real) << iso;
        if (date) {
            EXPECT_EQ(base::to_iso(*date), iso);
        }
    }
}

TEST(Date, InstantsAreReadWithTheirOffsetOrAsParis) {
    const std::pair<std::string_view, std::string_view> rows[] = {
        {"2025-11-14T00:00+01:00", "2025-11-13T23:00:00Z"},
        {"2025-11-14T00:00", "2025-11-13T23:00:00Z"},
        {"2025-11-14", "2025-11-13T23:00:00Z"},
        {"2025-07-01T12:00", "2025-07-01T10:00:00Z"}, // summer time
        {"2025-07-01T12:00:30Z", "2025-07-01T12:00:30Z"},
        {"2025-07-01T12:00:30.250Z", "2025-07-01T12:00:30Z"},
        {"1970-01-01T00:00Z", "1970-01-01T00:00:00Z"},
    };
    for (const auto& [iso, utc] : rows) {
        const auto instant = base::parse_instant(iso);
        ASSERT_TRUE(instant) << iso;
        EXPECT_EQ(base::to_iso(*instant), utc) << iso;
    }
}

TEST(Date, WhatIsNoInstantIsRefusedWithTheFormsThatAre) {
    for (const std::string_view iso :
         {"", "demain", "2025-11-14T25:00", "2025-11-14T10:00+9", "2025-11-14T10",
          "2025-02-30T10:00Z", "2025-11-14T10:00Zz"}) {
        const auto instant = base::parse_instant(iso);
        ASSERT_FALSE(instant) << iso;
        EXPECT_EQ(instant.error().code, base::ErrorCode::malformed);
        EXPECT_NE(instant.error().detail.find("write 2025-11-14"), std::string::npos);
    }
}

TEST(Date, ParisKeepsSummerTime) {
    const auto winter = base::in_paris(*base::parse_instant("2025-11-13T22:59:59Z"));
    EXPECT_EQ(winter, (base::CivilTime{*base::parse_date("2025-11-13"), 23, 59, 59}));
    const auto summer = base::in_paris(*base::parse_instant("2026-06-30T22:00:00Z"));
    EXPECT_EQ(summer, (base::CivilTime{*base::parse_date("2026-07-01"), 0, 0, 0}));
    // The day on which clocks change has 23 hours.
    const base::Date change = *base::parse_date("2026-03-29");
    EXPECT_EQ(base::start_of_day(base::add_days(change, 1)) - base::start_of_day(change), 23h);
}

TEST(Date, DaysAreCounted) {
    EXPECT_EQ(base::days_between(*base::parse_date("2025-10-21"), *base::parse_date("2025-11-13")),
              23);
    EXPECT_EQ(base::days_between(*base::parse_date("2025-11-13"), *base::parse_date("2025-10-21")),
              -23);
}

} // namespace
