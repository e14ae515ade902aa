// Why: what the hub did, in numbers that a monitoring system reads; never names.
// Left to others: gauges that the store knows (metrics.h).
#pragma once

#include <atomic>
#include <cstdint>

namespace hub {

struct Counters {
    using Count = std::atomic<std::uint64_t>;
    Count answers_2xx = 0;
    Count answers_3xx = 0;
    Count answers_4xx = 0;
    Count answers_5xx = 0;
    Count letters_kept = 0;
    Count letters_known = 0;
    Count letters_conflicting = 0;
    Count letters_refused = 0; // unknown or revoked device, wrong signature, unknown employer key
    Count letters_failed = 0;  // the store did not answer
    Count heartbeats = 0;
    Count enrolments = 0;
    Count enrolments_refused = 0;
    Count sign_ins = 0;
    Count sign_ins_refused = 0;
    Count receipts_read = 0;
    Count receipts_erased = 0;
    Count letters_purged = 0;
    Count purges_failed = 0;
};

} // namespace hub
