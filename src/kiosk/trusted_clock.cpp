#include "kiosk/trusted_clock.h"

#include <algorithm>

namespace kiosk {
namespace {

base::Instant continued(const platform::Reading& from, base::Duration steady) {
    return from.wall + (steady - from.steady);
}

} // namespace

bool TrustedClock::is_far_above(base::Instant wall) const {
    return floor_ != base::Instant{} && wall > floor_ + far_above;
}

base::TrustedTime TrustedClock::believe(platform::Reading reading) {
    believed_ = reading;
    confirmed_ = true;
    return {reading.wall, true};
}

base::TrustedTime TrustedClock::at(platform::Reading reading) {
    const base::Instant expected = continued(believed_, reading.steady);
    if (reading.wall < floor_)
        return {expected, false};
    if (!confirmed_) {
        if (is_far_above(reading.wall))
            return {std::max(reading.wall, expected), false}; // what may have expired stays so
        return believe(reading);
    }
    if (reading.wall > expected + little) {
        if (is_far_above(reading.wall))
            return {expected, false};
        before_ = believed_;
        return believe(reading);
    }
    if (reading.wall >= expected - little) {
        const base::Instant slowed = believed_.wall + (reading.steady - believed_.steady) / 2;
        return reading.wall >= slowed ? believe(reading) : base::TrustedTime{slowed, true};
    }
    if (before_) {
        const base::Instant earlier = continued(*before_, reading.steady);
        if (reading.wall >= earlier - little && reading.wall <= earlier + little) {
            before_.reset();
            return believe(reading);
        }
    }
    return {expected, false};
}

void TrustedClock::see_release(base::Instant issued, base::Instant fresh_until,
                               platform::Reading reading) {
    floor_ = std::max(floor_, issued);
    const base::Instant expected = continued(believed_, reading.steady);
    if (expected < floor_) {
        believed_ = {floor_, reading.steady};
        confirmed_ = false;
        before_.reset();
    } else if (reading.wall >= floor_ && reading.wall <= fresh_until && expected > fresh_until) {
        before_.reset();
        believe(reading);
    }
}

} // namespace kiosk
