// Why: the one place that reads a clock; everything else gets time as an argument.
// Left to others: whether a time may be believed (kiosk/trusted_clock), dates (base/date).
#pragma once

#include "base/date.h"

namespace platform {

// `wall` is what the machine believes about UTC and may jump; `steady` only grows, also while the
// machine sleeps, and means nothing but differences.
struct Reading {
    base::Instant wall{};
    base::Duration steady{};
    bool operator==(const Reading&) const = default;
};

class Clock {
public:
    virtual ~Clock() = default;
    virtual Reading read() const = 0;
};

class SystemClock final : public Clock {
public:
    Reading read() const override;
};

// Time as a test or a script tells it.
class SimulatedClock final : public Clock {
public:
    explicit SimulatedClock(base::Instant wall)
        : reading_{wall, base::Duration{0}} {}
    Reading read() const override { return reading_; }
    void advance(base::Duration by); // both; `by` is not negative
    void set_wall(base::Instant wall) { reading_.wall = wall; }

private:
    Reading reading_;
};

} // namespace platform
