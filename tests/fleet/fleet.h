// Why: a whole fleet through one plan, and what came of it.
// Left to others: which plans (fleet_test).
#pragma once

#include "kiosk_site.h"

namespace fleet {

struct Outcome {
    std::string digest; // of all that happened
    std::vector<std::string> broken;
    Oracle::Tally tally;
    std::uint64_t events = 0;
    base::Duration drained_in{}; // after the faults had ended
    std::string tail;            // the last things that happened
};

Outcome live_through(const Plan& plan);

} // namespace fleet
