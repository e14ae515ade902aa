// Why: a durable commit costs a sync of the disk; letters that arrive together share one, and the
// next are inserted while an engine that can still waits for its disk.
// Left to others: what is stored (letters.h), who may send (kiosk_api.h).
#pragma once

#include "hub/http.h"
#include "hub/letters.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace hub {

inline constexpr std::size_t maximum_batch = 256;
inline constexpr std::size_t maximum_waiting = 4096; // letters; more are refused at once

using LetterDone = std::function<void(base::Result<Received>)>;

class Receiver {
public:
    Receiver(Engine& engine, Clock clock);
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;
    ~Receiver(); // answers all that wait first

    // `done` is called once the letter is durable, or could not be made so, from a thread of the
    // receiver's own.
    void submit(Incoming letter, LetterDone done);

private:
    struct Waiting {
        Incoming letter;
        LetterDone done;
    };
    void run();
    void commit(std::deque<Waiting> batch);

    Engine& engine_;
    Clock clock_;
    std::mutex mutex_;
    std::condition_variable came_;
    std::deque<Waiting> waiting_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

} // namespace hub
