#include "main/progress_line.h"

#include <iostream>
#include <unistd.h>

namespace vitrine {

ProgressLine::ProgressLine(std::ostream& err)
    : err_{err}
    , is_shown_{&err == &std::cerr && isatty(STDERR_FILENO) != 0}
    , start_{clock_.read().steady} {}

ProgressLine::~ProgressLine() {
    if (shown_ != base::Duration{0})
        err_ << "\r\033[K" << std::flush;
}

base::Progress ProgressLine::of(std::string_view what) {
    return [this, what](std::size_t done, std::size_t total) { show(done, total, what); };
}

void ProgressLine::show(std::size_t done, std::size_t total, std::string_view what) {
    if (!is_shown_)
        return;
    const base::Duration now = clock_.read().steady;
    constexpr auto patience = std::chrono::seconds{1};
    constexpr auto pace = std::chrono::milliseconds{100};
    if (now - start_ < patience || now - shown_ < pace)
        return;
    shown_ = now;
    err_ << "\r\033[K" << done << " of " << total << ' ' << what << std::flush;
}

} // namespace vitrine
