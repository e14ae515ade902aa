// Why: a machine without a battery starts in 1970, another in 2038, and a network may set either
// right or wrong; what is believed of a clock follows from what a publisher signed.
// Left to others: reading the clock (platform/clock), what follows from a time (catalog/state).
//
//     below the floor      wrong. The floor is when the newest release seen was issued.
//     far above the floor  not verified, unless time went there step by step: nobody leaves a kiosk
//                          without a release for that long as often as a clock is garbage
//     set forward          believed, and the time before is kept in mind
//     set back             not believed, because what has expired would be open again, but for a
//                          return to the time kept in mind, or when a new release bears it out
//     set back a little    followed at half speed, so that time never goes back
// While a clock is not believed, time goes on from the last that was, by the steady clock, and is
// not verified: nothing that has expired becomes open again, and idle visits still end.
#pragma once

#include "base/date.h"
#include "platform/clock.h"

#include <optional>

namespace kiosk {

class TrustedClock {
public:
    static constexpr base::Duration little = std::chrono::hours{1};
    static constexpr base::Duration far_above = std::chrono::hours{24 * 400};

    TrustedClock(base::Instant floor, platform::Reading start)
        : floor_(floor)
        , believed_{floor, start.steady} {}

    base::TrustedTime at(platform::Reading reading);

    // A release that was not here before: a clock below its issue is wrong from now on. One that
    // calls it fresh, where the time believed until now calls it old, is right.
    void see_release(base::Instant issued, base::Instant fresh_until, platform::Reading reading);

private:
    base::TrustedTime believe(platform::Reading reading);
    bool is_far_above(base::Instant wall) const;

    base::Instant floor_;
    platform::Reading believed_;              // the last time that was, and when that was
    bool confirmed_ = false;                  // by the clock; else it is the floor
    std::optional<platform::Reading> before_; // the clock was set forward
};

} // namespace kiosk
