// Why: work of more than a second says how far it is, whoever waits for it.
// Left to others: showing it (main/progress_line.h).
#pragma once

#include <cstddef>
#include <functional>

namespace base {

// Called often, from the thread that works, with how much is done and how much there is.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

} // namespace base
