// Why: a hub gathers the letters that arrive together into one commit, on a thread of its own;
// which ones are together must follow from the seed and not from the scheduler. Left to others:
// everything else that an engine does.
#pragma once

#include "hub/sql.h"

#include <condition_variable>
#include <mutex>

namespace fleet {

// While it is closed, a change waits in front of it.
class Gate final : public hub::Engine {
public:
    explicit Gate(std::unique_ptr<hub::Engine> engine)
        : engine_(std::move(engine)) {}

    void close() {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    void open() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = false;
        }
        moved_.notify_all();
    }
    void wait_until_somebody_waits() {
        std::unique_lock lock(mutex_);
        moved_.wait(lock, [&] { return waiting_ > 0; });
    }

    std::string_view name() const override { return engine_->name(); }
    std::size_t concurrent_changes() const override { return 1; } // one order, whatever the seed
    base::Result<void> change(const hub::Steps& steps) override {
        {
            std::unique_lock lock(mutex_);
            ++waiting_;
            moved_.notify_all();
            moved_.wait(lock, [&] { return !closed_; });
            --waiting_;
        }
        return engine_->change(steps);
    }
    base::Result<void> look(const hub::Steps& steps) override { return engine_->look(steps); }
    base::Result<void> forget_erased() override { return engine_->forget_erased(); }

private:
    std::unique_ptr<hub::Engine> engine_;
    std::mutex mutex_;
    std::condition_variable moved_;
    bool closed_ = false;
    int waiting_ = 0;
};

} // namespace fleet
