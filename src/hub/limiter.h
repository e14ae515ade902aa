// Why: codes resist guessing because few may be tried.
// Left to others: what is tried (service.h).
#pragma once

#include "base/date.h"

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace hub {

// A token bucket for each key. Safe to use from many threads.
class Limiter {
public:
    // `burst` at once, then `burst` again evenly over `period`.
    Limiter(int burst, base::Duration period)
        : burst_(burst)
        , period_(period) {}

    // Zero when it may go on, and counts it; otherwise how long to wait. `steady` only grows.
    base::Duration take(const std::string& key, base::Duration steady);

private:
    static constexpr std::size_t maximum_keys = 20'000;
    struct Bucket {
        double tokens = 0;
        base::Duration at{};
    };
    double tokens_at(const Bucket& bucket, base::Duration steady) const;

    int burst_;
    base::Duration period_;
    std::mutex mutex_;
    std::map<std::string, Bucket> buckets_;
};

} // namespace hub
