// Why: what an attacker may do to a carrier, one entry an attack, for memory, HTTP and USB alike.
// Left to others: that none of it is admitted (attack_test.cpp, kiosk/catch_up_test.cpp).
#pragma once

#include "publisher.h"

#include <functional>

namespace sample {

// A kiosk that has release 3 of five; the carrier offers release 5 as an attacker left it.
struct Scene {
    Publisher publisher;
    std::vector<Files> carried; // after each release, from 0
    Kiosk kiosk;

    Scene();
    std::string newest_pack() const; // its name
};

struct Attack {
    const char* name;
    std::function<Files(Scene&)> carrier; // may change what the kiosk has seen, too
    base::ErrorCode code;
};

std::vector<Attack> attacks(); // all of them

// The head of the newest release with a change; for Publisher::sign().
release::Head changed(const Scene& scene, const std::function<void(release::Head&)>& change);

// A carrier whose newest pack is these bytes, signed by the publisher.
Files with_pack(Scene& scene, base::Bytes bytes);

} // namespace sample
