// Why: everything that will go wrong in one run, drawn from its seed beforehand, so that a failure
// can be told in a page of text. Left to others: doing it (fleet).
#pragma once

#include "world.h"

#include <string>
#include <vector>

namespace fleet {

enum class FaultKind {
    kiosk_power_cut,  // during the `n`-th change of its disk from then on
    kiosk_disk_full,  // while it lasts
    kiosk_clock_jump, // by `by`, while it lasts
    kiosk_clock_lost, // stands in 1970 from its next start on, while it lasts
    link_dead,        // of one kiosk: nothing gets through while it lasts
    link_captive,     // of one kiosk: whatever is asked, a portal answers with 200
    hub_power_cut,    // during the `n`-th change of its disk from then on
    hub_crash,        // one of its processes dies in the middle of what it does
    hub_disk_full,
    hub_clock_jump,
    hub_restored,      // its disk burns; the last backup is brought back
    clone,             // another machine starts with a copy of this kiosk's disk
    new_employer_keys, // first known to the hub, then to the kiosks
    new_release,
    new_release_key,
};

struct Fault {
    base::Duration at{};
    FaultKind kind{};
    std::size_t kiosk = 0;
    base::Duration lasts{};
    base::Duration by{};
    std::uint64_t n = 0;
};

struct Scale {
    std::size_t kiosks = 8;
    base::Duration lasts = 48h;
};

struct Plan {
    std::uint64_t seed = 0;
    Scale scale;
    double loss = 0;     // of each request and of each answer, 0.4 at most
    double doubling = 0; // of each request
    double late = 0;     // of each message: up to 40 s instead of a moment
    base::Duration heartbeat{};
    base::Duration between_visits{};
    std::vector<Fault> faults; // in the order of time

    static Plan of(std::uint64_t seed, const Scale& scale);
    std::string text() const;
};

} // namespace fleet
