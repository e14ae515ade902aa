#include "kiosk/postman.h"

#include <utility>

namespace kiosk {

Postman::Postman()
    : thread_([this] { run(); }) {}

Postman::~Postman() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    http_.cancel();
    came_.notify_one();
    thread_.join();
}

void Postman::send(std::vector<Errand> errands) {
    const std::lock_guard lock(mutex_);
    away_ += errands.size();
    for (Errand& errand : errands) {
        if (errand.asked) // before the letters: a visitor waits for the answer
            errands_.push_front(std::move(errand));
        else
            errands_.push_back(std::move(errand));
    }
    came_.notify_one();
}

std::vector<Returned> Postman::take_returned() {
    const std::lock_guard lock(mutex_);
    away_ -= returned_.size();
    return std::exchange(returned_, {});
}

std::size_t Postman::count_away() {
    const std::lock_guard lock(mutex_);
    return away_;
}

void Postman::run() {
    std::unique_lock lock(mutex_);
    for (;;) {
        came_.wait(lock, [&] { return stopping_ || !errands_.empty(); });
        if (stopping_)
            return;
        Errand errand = std::move(errands_.front());
        errands_.pop_front();
        lock.unlock();
        auto answer = http_.send(errand.request);
        lock.lock();
        returned_.push_back({std::move(errand), std::move(answer)});
    }
}

} // namespace kiosk
