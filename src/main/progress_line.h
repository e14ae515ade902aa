// Why: a command that takes more than a second says how far it is. Left to others: the work.
#pragma once

#include "base/progress.h"
#include "platform/clock.h"

#include <iosfwd>
#include <string_view>

namespace vitrine {

// One line that is written over, once a second of work has passed; gone with the object. Nothing is
// written unless `err` is standard error and a terminal: a log keeps no such lines.
class ProgressLine {
public:
    explicit ProgressLine(std::ostream& err);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    // "1200 of 5000 WHAT"; outlived by this line and by `what`.
    base::Progress of(std::string_view what);

private:
    void show(std::size_t done, std::size_t total, std::string_view what);

    std::ostream& err_;
    bool is_shown_;
    platform::SystemClock clock_;
    base::Duration start_;
    base::Duration shown_{0};
};

} // namespace vitrine
