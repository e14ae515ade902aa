#include "platform/heap.h"

#include <malloc.h>

namespace platform {

namespace {
constexpr int kept_bytes = 64 << 20; // more than a frame at 3840x2160 takes
constexpr int step_bytes = 4 << 20;
} // namespace

void keep_freed_memory() {
    mallopt(M_TRIM_THRESHOLD, kept_bytes);
    mallopt(M_TOP_PAD, step_bytes);
}

void give_back_memory() {
    malloc_trim(0);
}

} // namespace platform
