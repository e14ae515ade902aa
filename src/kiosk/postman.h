// Why: the post by the system's network, on a thread of its own.
// Left to others: what is sent and what an answer means (kiosk/courier).
#pragma once

#include "kiosk/post.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace kiosk {

// One thread with one connection; errands go one after the other, in their order, but
// for questions, which go first.
class Postman final : public Post {
public:
    Postman();
    Postman(const Postman&) = delete;
    Postman& operator=(const Postman&) = delete;
    ~Postman() override; // within a second; what was under way counts as not answered

    void send(std::vector<Errand> errands) override;
    std::vector<Returned> take_returned() override;
    std::size_t count_away() override;

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
