#include "hub/receiver.h"

#include <algorithm>
#include <iterator>

namespace hub {

Receiver::Receiver(Engine& engine, Clock clock)
    : engine_(engine)
    , clock_(std::move(clock)) {
    for (std::size_t i = 0; i < engine_.concurrent_changes(); ++i)
        threads_.emplace_back([this] { run(); });
}

Receiver::~Receiver() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    came_.notify_all();
    for (std::thread& thread : threads_)
        thread.join();
}

void Receiver::submit(Incoming letter, LetterDone done) {
    {
        const std::lock_guard lock(mutex_);
        if (!stopping_ && waiting_.size() < maximum_waiting) {
            waiting_.push_back({std::move(letter), std::move(done)});
            came_.notify_one();
            return;
        }
    }
    done(base::fail(base::ErrorCode::unavailable, "too many letters wait"));
}

void Receiver::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        came_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty())
            return;
        std::deque<Waiting> batch;
        const auto end = waiting_.begin() +
                         static_cast<std::ptrdiff_t>(std::min(waiting_.size(), maximum_batch));
        std::move(waiting_.begin(), end, std::back_inserter(batch));
        waiting_.erase(waiting_.begin(), end);
        lock.unlock();
        commit(std::move(batch));
        lock.lock();
    }
}

void Receiver::commit(std::deque<Waiting> batch) {
    std::vector<Incoming> letters;
    for (Waiting& each : batch)
        letters.push_back(std::move(each.letter));
    auto received = receive(engine_, letters, clock_().wall);
    // Two hubs that met on one store, or a server that went: once more harms nothing, since a
    // letter is kept once.
    if (!received)
        received = receive(engine_, letters, clock_().wall);
    for (std::size_t i = 0; i < batch.size(); ++i)
        batch[i].done(received ? base::Result<Received>{(*received)[i]}
                               : std::unexpected(received.error()));
}

} // namespace hub
