// Why: what a release costs the visitors who browse while it is taken over, frame by frame.
// Left to others: what is released (release_bench.cpp).
#pragma once

#include "base/date.h"
#include "kiosk/rounds.h"

#include <filesystem>

namespace bench {

// Processor time of the visitors' thread, which other processes cannot lengthen.
struct Frames {
    int count = 0;
    base::Duration worst_ms{};       // of any step of the loop
    base::Duration taking_over_ms{}; // of the step that shows the new offers
};

// Somebody scrolls, opens offers and searches on the kiosk of this data folder, a step each 16 ms,
// until the rounds have brought a release and a second more.
Frames browse(const std::filesystem::path& data, kiosk::Rounds rounds);

} // namespace bench
