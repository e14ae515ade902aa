#include "platform/clock.h"

#include "base/result.h"

#include <ctime>

namespace platform {

namespace {

base::Duration milliseconds(clockid_t clock) {
    timespec time{};
    base::ensure(clock_gettime(clock, &time) == 0);
    return std::chrono::duration_cast<base::Duration>(std::chrono::seconds{time.tv_sec} +
                                                      std::chrono::nanoseconds{time.tv_nsec});
}

} // namespace

Reading SystemClock::read() const {
    // BOOTTIME and not MONOTONIC: a visit must not outlive a night in which the machine slept.
    return {base::Instant{milliseconds(CLOCK_REALTIME)}, milliseconds(CLOCK_BOOTTIME)};
}

void SimulatedClock::advance(base::Duration by) {
    base::ensure(by >= base::Duration{0});
    reading_.wall += by;
    reading_.steady += by;
}

} // namespace platform
