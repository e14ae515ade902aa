#include "kiosk/trusted_clock.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;
using kiosk::TrustedClock;

TEST(TrustedClock, BelievesWhatIsNotBelowTheFloor) {
    const base::Instant floor{1000s};
    const TrustedClock clock(floor, {base::Instant{10s}, 500s});
    struct Row {
        platform::Reading reading;
        base::TrustedTime expected;
    };
    for (const auto& [reading, expected] : {
             Row{{base::Instant{1000s}, 500s}, {base::Instant{1000s}, true}},
             Row{{base::Instant{5000s}, 501s}, {base::Instant{5000s}, true}},
             Row{{base::Instant{999s}, 500s}, {base::Instant{1000s}, false}},
             Row{{base::Instant{10s}, 560s}, {base::Instant{1060s}, false}}, // it goes on
         })
        EXPECT_EQ(clock.at(reading), expected) << reading.wall.time_since_epoch().count();
}

TEST(TrustedClock, AFloorOnlyRises) {
    TrustedClock clock(base::Instant{1000s}, {base::Instant{0s}, 0s});
    clock.raise(base::Instant{2000s});
    clock.raise(base::Instant{1500s});
    EXPECT_FALSE(clock.at({base::Instant{1999s}, 1s}).verified);
    EXPECT_TRUE(clock.at({base::Instant{2000s}, 1s}).verified);
}
