#include "kiosk/trusted_clock.h"

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
