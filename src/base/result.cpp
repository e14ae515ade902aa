#include "base/result.h"

#include <cstdio>
#include <cstdlib>

namespace base {

const char* name_of(ErrorCode code) {
    switch (code) {
    case ErrorCode::malformed:
        return "malformed";
    case ErrorCode::too_large:
        return "too large";
    case ErrorCode::not_found:
        return "not found";
    case ErrorCode::denied:
        return "denied";
    case ErrorCode::read_only:
        return "read-only";
    case ErrorCode::disk_full:
        return "disk full";
    case ErrorCode::corrupt:
        return "corrupt";
    case ErrorCode::newer_schema:
        return "newer schema";
    case ErrorCode::busy:
        return "busy";
    case ErrorCode::unverified:
        return "unverified";
    case ErrorCode::unavailable:
        return "unavailable";
    case ErrorCode::invalid:
        return "invalid";
    }
    std::unreachable();
}

void ensure(bool promise, std::source_location place) {
    if (promise)
        return;
    std::fprintf(stderr, "vitrine: broken promise at %s:%u in %s\n", place.file_name(),
                 place.line(), place.function_name());
    std::abort();
}

} // namespace base
