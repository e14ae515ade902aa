// Why: a machine without a battery starts in 1970; its clock is believed only above a floor that
// something trustworthy has set.
// Left to others: reading the clock (platform/clock), what follows from a time (catalog/state).
#pragma once

#include "base/date.h"
#include "platform/clock.h"

namespace kiosk {

// The floor is the time at which the offers were issued: a clock that stands before it is wrong.
// Time then goes on from the floor by the steady clock and is not verified, so that nothing that
// has expired by then becomes open again, and idle visits still end.
class TrustedClock {
public:
    TrustedClock(base::Instant floor, platform::Reading start)
        : floor_(floor)
        , start_(start) {}

    base::TrustedTime at(platform::Reading reading) const {
        if (reading.wall >= floor_)
            return {reading.wall, true};
        return {floor_ + (reading.steady - start_.steady), false};
    }
    void raise(base::Instant floor) {
        if (floor > floor_)
            floor_ = floor;
    }

private:
    base::Instant floor_;
    platform::Reading start_;
};

} // namespace kiosk
