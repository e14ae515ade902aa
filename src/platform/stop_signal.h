// Why: an orderly end: SIGTERM and SIGINT become an event that a wait can see, without a race.
// Left to others: what is done at the end (main).
#pragma once

#include "base/result.h"

namespace platform {

class StopSignal {
public:
    // Blocks both signals for this thread and those it starts later.
    static base::Result<StopSignal> open();
    StopSignal(StopSignal&& other) noexcept;
    StopSignal& operator=(StopSignal&& other) noexcept;
    ~StopSignal();

    int descriptor() const { return descriptor_; } // readable once a signal came
    bool raised() const;                           // does not consume it

private:
    explicit StopSignal(int descriptor)
        : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

} // namespace platform
