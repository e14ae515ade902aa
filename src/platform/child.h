// Why: foreign formats are taken apart in a process of their own, which may run out of memory or
// time without harm to anybody.
// Left to others: which program (main), what its words mean to a person (main).
#pragma once

#include "base/bytes.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace platform {

// What the kernel holds the child and its own children to, each for itself; `wall` and
// `output_bytes` are held by us.
struct ChildLimits {
    std::size_t memory_bytes = 0; // of address space
    std::chrono::seconds processor{0};
    std::chrono::seconds wall{0};
    std::size_t output_bytes = 0;
};

enum class ChildEnd { finished, not_started, out_of_time, too_much_output, killed };

struct Child {
    ChildEnd end = ChildEnd::not_started;
    int status = 0;        // exit status, when it finished
    std::string output;    // what it wrote to standard output
    std::string complaint; // the beginning of what it wrote to standard error
};

// Runs arguments[0] (a path, or a name in /usr/bin) with the other arguments, `input` as its
// standard input, an empty environment and no other file open, and waits for its end. It gains no
// rights, leaves no core, and ends when we do.
Child run_child(const std::vector<std::string>& arguments, base::ByteView input,
                const ChildLimits& limits);

} // namespace platform
