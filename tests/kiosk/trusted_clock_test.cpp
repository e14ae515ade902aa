#include "kiosk/trusted_clock.h"

#include "catalog/state.h"

#include <gtest/gtest.h>

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
    clock.raise_floor(base::Instant{5000s}, reading(2100s, 100s));
    EXPECT_EQ(clock.at(reading(2101s, 101s)), at(5001s, false)) << "this clock was slow";
    EXPECT_EQ(clock.at(reading(5200s, 300s)), at(5200s, true));
    clock.raise_floor(base::Instant{4000s}, reading(5201s, 301s));
    EXPECT_EQ(clock.at(reading(4500s, 310s)), at(5210s, false)) << "a floor never sinks";
}

// Offer 003 of the documents can be answered until 13 November 2025. Once a release of a later day
// was seen, no clock makes it open again.
TEST(TrustedClock, NoClockReopensAnOfferThatAReleaseSawExpired) {
    const catalog::StateDates dates{base::parse_date("2025-11-13"), std::nullopt, false};
    const auto issued = *base::parse_instant("2025-11-14T08:00:00Z");
    for (const char* wall :
         {"1970-01-01T00:00:00Z", "2015-11-01T12:00:00Z", "2025-03-30T00:59:59Z",
          "2025-10-26T00:30:00Z", "2025-11-13T22:59:59Z", "2025-11-14T07:59:59Z",
          "2025-11-14T08:00:00Z", "2035-11-01T12:00:00Z", "2038-01-19T03:14:08Z"}) {
        const platform::Reading start{*base::parse_instant(wall), 0s};
        TrustedClock clock(base::Instant{}, start);
        clock.at(start); // it was believed before the release came
        clock.raise_floor(issued, start);
        for (const base::Duration later : {0s, 1s, 86'400s}) {
            const platform::Reading reading{start.wall + later, later};
            EXPECT_EQ(catalog::state(dates, clock.at(reading)).state, catalog::State::expired)
                << wall;
        }
        clock.at({issued + 10s, 90'000s});
        EXPECT_EQ(catalog::state(dates, clock.at({base::Instant{}, 90'001s})).state,
                  catalog::State::expired)
            << "set back again";
    }
}
