// Why: the network may take half a minute to say nothing; the screen does not wait for it.
// Left to others: what is sent and what an answer means (kiosk/courier).
#pragma once

#include "kiosk/courier.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace kiosk {

// One thread with one connection; errands go one after the other, in their order.
class Postman {
public:
    Postman();
    Postman(const Postman&) = delete;
    Postman& operator=(const Postman&) = delete;
    ~Postman(); // within a second; what was under way counts as not answered

    void send(std::vector<Errand> errands);
    std::vector<Returned> take_returned();
    std::size_t count_away(); // sent and not taken back

private:
    void run();

    platform::SystemHttp http_;
    std::mutex mutex_;
    std::condition_variable came_;
    std::deque<Errand> errands_;
    std::vector<Returned> returned_;
    std::size_t away_ = 0;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace kiosk
