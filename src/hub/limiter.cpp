#include "hub/limiter.h"

#include <algorithm>

namespace hub {

double Limiter::tokens_at(const Bucket& bucket, base::Duration steady) const {
    const double periods =
        std::chrono::duration<double>(steady - bucket.at) / std::chrono::duration<double>(period_);
    return std::min<double>(burst_, bucket.tokens + periods * burst_);
}

base::Duration Limiter::take(const std::string& key, base::Duration steady) {
    const std::lock_guard lock(mutex_);
    if (buckets_.size() >= maximum_keys) // those that are full again say nothing
        std::erase_if(buckets_,
                      [&](const auto& each) { return tokens_at(each.second, steady) >= burst_; });
    if (buckets_.size() >= maximum_keys && !buckets_.contains(key))
        return period_;
    Bucket& bucket = buckets_.try_emplace(key, Bucket{double(burst_), steady}).first->second;
    bucket.tokens = tokens_at(bucket, steady);
    bucket.at = steady;
    if (bucket.tokens < 1)
        return std::chrono::ceil<base::Duration>(std::chrono::duration<double>(period_) *
                                                 ((1 - bucket.tokens) / burst_));
    bucket.tokens -= 1;
    return base::Duration{0};
}

} // namespace hub
