#include "platform/clock.h"

#include <gtest/gtest.h>

using namespace std::chrono_literals;

TEST(Clock, SimulatedTimeGoesOnOnlyWhenTold) {
    platform::SimulatedClock clock(base::Instant{1000ms});
    EXPECT_EQ(clock.read(), clock.read());
    clock.advance(250ms);
    EXPECT_EQ(clock.read(), (platform::Reading{base::Instant{1250ms}, 250ms}));
}

TEST(Clock, SettingTheWallLeavesSteadyTimeAlone) {
    platform::SimulatedClock clock(base::Instant{1000ms});
    clock.advance(40ms);
    clock.set_wall(base::Instant{5ms});
    EXPECT_EQ(clock.read(), (platform::Reading{base::Instant{5ms}, 40ms}));
}

TEST(Clock, TheMachinesClockGrowsAndIsPast2024) {
    const platform::SystemClock clock;
    const auto before = clock.read();
    const auto after = clock.read();
    EXPECT_GE(after.steady, before.steady);
    EXPECT_GT(after.wall, base::Instant{std::chrono::sys_days{std::chrono::January / 1 / 2024}});
}
