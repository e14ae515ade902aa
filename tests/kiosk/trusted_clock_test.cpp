#include "kiosk/trusted_clock.h"

#include "catalog/state.h"

#include <gtest/gtest.h>
#include <vector>

using namespace std::chrono_literals;
using kiosk::TrustedClock;

namespace {

base::TrustedTime at(base::Duration now, bool verified) {
    return {base::Instant{now}, verified};
}
platform::Reading reading(base::Duration wall, base::Duration steady) {
    return {base::Instant{wall}, steady};
}

} // namespace

TEST(TrustedClock, BelievesWhatIsNotBelowTheFloor) {
    TrustedClock clock(base::Instant{1000s}, reading(1000s, 500s));
    EXPECT_EQ(clock.at(reading(1000s, 500s)), at(1000s, true));
    EXPECT_EQ(clock.at(reading(5000s, 501s)), at(5000s, true));
    EXPECT_EQ(clock.at(reading(1001s, 502s)), at(1001s, true));
}

TEST(TrustedClock, GoesOnFromTheFloorWhenTheMachineStartsIn1970) {
    TrustedClock clock(base::Instant{1000s}, reading(10s, 500s));
    EXPECT_EQ(clock.at(reading(10s, 500s)), at(1000s, false));
    EXPECT_EQ(clock.at(reading(70s, 560s)), at(1060s, false));
    EXPECT_EQ(clock.at(reading(2000s, 600s)), at(2000s, true)); // the network set it right
}

TEST(TrustedClock, GoesOnFromTheLastBelievedTimeWhenItIsSetToNonsense) {
    TrustedClock clock(base::Instant{1000s}, reading(1000s, 0s));
    EXPECT_EQ(clock.at(reading(9000s, 10s)), at(9000s, true));
    EXPECT_EQ(clock.at(reading(0s, 15s)), at(9005s, false));
    EXPECT_EQ(clock.at(reading(999s, 20s)), at(9010s, false));
}

TEST(TrustedClock, ANewerReleaseRaisesTheFloor) {
    TrustedClock clock(base::Instant{1000s}, reading(2000s, 0s));
    EXPECT_EQ(clock.at(reading(2000s, 0s)), at(2000s, true));
    clock.see_release(base::Instant{5000s}, base::Instant{9000s}, reading(2100s, 100s));
    EXPECT_EQ(clock.at(reading(2101s, 101s)), at(5001s, false)) << "this clock was slow";
    EXPECT_EQ(clock.at(reading(5200s, 300s)), at(5200s, true));
    clock.see_release(base::Instant{4000s}, base::Instant{8000s}, reading(5201s, 301s));
    EXPECT_EQ(clock.at(reading(4500s, 310s)), at(5210s, false)) << "a floor never sinks";
}

TEST(TrustedClock, SetBackIsNotBelievedThoughItStaysAboveTheFloor) {
    TrustedClock clock(base::Instant{1000s}, reading(500'000s, 0s));
    EXPECT_EQ(clock.at(reading(500'000s, 0s)), at(500'000s, true));
    EXPECT_EQ(clock.at(reading(90'000s, 10s)), at(500'010s, false));
    EXPECT_EQ(clock.at(reading(180'000s, 90'010s)), at(590'010s, false)) << "not a day later";
    EXPECT_EQ(clock.at(reading(590'020s, 90'020s)), at(590'020s, true)) << "set right again";
}

TEST(TrustedClock, SetBackALittleTimeGoesSlowerAndNeverBack) {
    TrustedClock clock(base::Instant{1000s}, reading(100'000s, 0s));
    clock.at(reading(100'000s, 0s));
    base::Instant last{};
    for (base::Duration steady = 1s; steady <= 3000s; steady += 1s) { // 20 minutes too fast
        const auto now = clock.at({base::Instant{100'000s - 1200s} + steady, steady});
        EXPECT_TRUE(now.verified);
        EXPECT_GE(now.now - last, 499ms);
        last = now.now;
    }
    EXPECT_EQ(last, base::Instant{101'800s}) << "caught up";
}

TEST(TrustedClock, ALeapForwardThatWasWrongIsTakenBack) {
    const base::Duration week = std::chrono::hours{24 * 7};
    TrustedClock clock(base::Instant{1000s}, reading(5000s, 0s));
    clock.at(reading(5000s, 0s));
    EXPECT_EQ(clock.at(reading(5010s + week, 10s)), at(5010s + week, true)) << "it may be right";
    EXPECT_EQ(clock.at(reading(5010s + week - 2h, 15s)), at(5015s + week, false)) << "neither";
    EXPECT_EQ(clock.at(reading(5020s, 20s)), at(5020s, true)) << "it was not";
    EXPECT_EQ(clock.at(reading(1500s, 20'030s)), at(25'020s + 10s, false));
}

TEST(TrustedClock, AFarFutureIsNeverBelieved) {
    const base::Duration year = std::chrono::hours{24 * 366};
    TrustedClock clock(base::Instant{1000s}, reading(1000s + 10 * year, 0s));
    EXPECT_EQ(clock.at(reading(1000s + 10 * year, 0s)), at(1000s + 10 * year, false))
        << "what may have expired is not open";
    EXPECT_EQ(clock.at(reading(7000s, 30s)), at(7000s, true)) << "the network set it right";
    EXPECT_EQ(clock.at(reading(7000s + 10 * year, 40s)), at(7010s, false)) << "time is known now";
    base::Duration steady = 50s; // a kiosk that nobody brings a release, and that runs on
    for (; steady < 2 * year; steady += 30min)
        EXPECT_TRUE(clock.at({base::Instant{6970s} + steady, steady}).verified);
}

TEST(TrustedClock, AReleaseSettlesWhichOfTwoTimesIsRight) {
    const base::Duration day = 24h;
    const auto moment = [&](int days, base::Duration steady) {
        return reading(days * day, steady);
    };
    const auto week_of = [&](int days) {
        return std::pair{base::Instant{days * day}, base::Instant{(days + 7) * day}};
    };
    TrustedClock clock(base::Instant{100 * day}, moment(300, 0s)); // it should be day 110
    EXPECT_TRUE(clock.at(moment(300, 0s)).verified);
    EXPECT_FALSE(clock.at(moment(110, 0s)).verified) << "set right, which nobody can know";
    clock.see_release(week_of(109).first, week_of(109).second, moment(110, 0s));
    EXPECT_EQ(clock.at(moment(110, 0s)), at(110 * day, true));
    // An old release bears nothing out: neither time is within its week.
    EXPECT_FALSE(clock.at(moment(109, 0s)).verified);
    clock.see_release(week_of(95).first, week_of(95).second, moment(109, 0s));
    EXPECT_FALSE(clock.at(moment(109, 0s)).verified);
}

base::Instant instant(const char* iso) {
    return *base::parse_instant(iso);
}

// Offer 003 of the documents can be answered until 13 November 2025. Once a release of a later day
// was seen, no clock makes it open again, whatever it does afterwards.
TEST(TrustedClock, NoClockReopensAnOfferThatAReleaseSawExpired) {
    const catalog::StateDates dates{base::parse_date("2025-11-13"), std::nullopt, false};
    const auto issued = instant("2025-11-14T08:00:00Z");
    std::vector<base::Instant> walls;
    for (const char* wall : {"1970-01-01T00:00:00Z", "2015-11-01T12:00:00Z", "2025-03-30T00:59:59Z",
                             "2025-10-26T00:30:00Z", "2025-11-13T22:59:59Z", "2025-11-14T07:59:59Z",
                             "2025-11-14T08:00:00Z", "2025-11-14T09:00:00Z", "2026-03-29T00:59:59Z",
                             "2035-11-01T12:00:00Z", "2038-01-19T03:14:08Z"})
        walls.push_back(instant(wall));
    int readings = 0;
    for (const base::Instant first : walls)
        for (const base::Instant second : walls)
            for (const base::Instant third : walls) {
                TrustedClock clock(base::Instant{}, {first, 0s});
                clock.at({first, 0s}); // it was believed before the release came
                clock.see_release(issued, issued + 7 * 24h, {first, 0s});
                base::Duration steady = 0s;
                for (const base::Instant wall : {first, second, third})
                    for (const base::Duration later : {0s, 1s, 86'400s}) {
                        steady += later;
                        const auto now = clock.at({wall + later, steady});
                        ASSERT_EQ(catalog::state(dates, now).state, catalog::State::expired)
                            << base::to_iso(first) << " " << base::to_iso(second) << " "
                            << base::to_iso(third);
                        ++readings;
                    }
            }
    EXPECT_EQ(readings, 11 * 11 * 11 * 9);
}

// In the night of a change the day of a deadline has 23 or 25 hours; the clock of a machine knows
// nothing of it, and an offer closes once.
TEST(TrustedClock, AcrossTheChangeOfSummerTimeAnOfferClosesOnceAndAtMidnight) {
    struct Night {
        const char *deadline, *from, *closes;
    };
    for (const Night& night :
         {Night{"2026-03-29", "2026-03-28T20:00:00Z", "2026-03-29T22:00:00Z"},
          Night{"2026-10-25", "2026-10-24T20:00:00Z", "2026-10-25T23:00:00Z"}}) {
        const catalog::StateDates dates{base::parse_date(night.deadline), std::nullopt, false};
        const base::Instant from = instant(night.from);
        TrustedClock clock(from, {from, 0s});
        for (base::Duration minute = 0min; minute < 30h; minute += 1min) {
            const auto now = clock.at({from + minute, minute});
            ASSERT_EQ(now, (base::TrustedTime{from + minute, true}));
            ASSERT_EQ(catalog::state(dates, now).state == catalog::State::expired,
                      now.now >= instant(night.closes))
                << base::to_iso(now.now);
        }
    }
}
