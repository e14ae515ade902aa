// Why: a machine without a battery starts in 1970; its clock is believed only above a floor that
// something trustworthy has set.
// Left to others: reading the clock (platform/clock), what follows from a time (catalog/state).
#pragma once

#include "base/date.h"
#include "platform/clock.h"

namespace kiosk {

// The floor is the time at which the offers were issued: a clock that stands before it is wrong.
// Time then goes on from the last that was believed, by the steady clock, and is not verified:
// nothing that has expired becomes open again, and idle visits still end.
class TrustedClock {
public:
    TrustedClock(base::Instant floor, platform::Reading start)
        : floor_(floor)
        , believed_{floor, start.steady} {}

    // Something trustworthy is of that time: a clock below it is wrong from now on.
    void raise_floor(base::Instant floor, platform::Reading reading) {
        if (floor <= floor_)
            return;
        floor_ = floor;
        const base::Instant believed = believed_.wall + (reading.steady - believed_.steady);
        if (believed < floor)
            believed_ = {floor, reading.steady};
    }

    base::TrustedTime at(platform::Reading reading) {
        if (reading.wall >= floor_) {
            believed_ = reading;
            return {reading.wall, true};
        }
        return {believed_.wall + (reading.steady - believed_.steady), false};
    }

private:
    base::Instant floor_;
    platform::Reading believed_; // the last time that was, and when that was
};

} // namespace kiosk
