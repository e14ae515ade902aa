// Why: a network that is slow keeps nobody waiting at the screen: one worker makes the rounds and
// hands over what they bring.
// Left to others: the rounds themselves (rounds), what the screen does with the news (kiosk).
#pragma once

#include "kiosk/rounds.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

namespace kiosk {

class Sync {
public:
    // The worker starts at once and ends with this object, in the middle of a fetch if need be.
    // `unavailable` when the system gives no descriptor.
    static base::Result<std::unique_ptr<Sync>> start(Rounds rounds,
                                                     std::unique_ptr<platform::Clock> clock);
    ~Sync();
    Sync(const Sync&) = delete;
    Sync& operator=(const Sync&) = delete;

    int descriptor() const { return descriptor_; } // readable while there is news
    SyncNews take_news();

private:
    Sync(int descriptor, Rounds rounds, std::unique_ptr<platform::Clock> clock);
    void work(const std::stop_token& stop);
    void hand_over(SyncNews news);

    int descriptor_;
    Rounds rounds_;
    std::unique_ptr<platform::Clock> clock_;
    std::mutex mutex_; // of news_
    SyncNews news_;
    std::condition_variable_any slept_;
    std::jthread worker_; // last, so that it ends first
};

} // namespace kiosk
