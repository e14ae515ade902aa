// Why: the network may take half a minute to say nothing; the screen does not wait for it.
// Left to others: what is sent and what an answer means (kiosk/courier).
//
// It is an interface because it has two real ones: a thread with the system's network (postman.h),
// and the network of tests/fleet that loses, delays, doubles and reorders.
#pragma once

#include "kiosk/courier.h"

#include <cstddef>
#include <vector>

namespace kiosk {

class Post {
public:
    virtual ~Post() = default;
    virtual void send(std::vector<Errand> errands) = 0;
    virtual std::vector<Returned> take_returned() = 0;
    virtual std::size_t count_away() = 0; // sent and not taken back
};

} // namespace kiosk
