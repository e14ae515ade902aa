// Why: what a command of `vitrine` printed and how it ended, for the tests of all commands.
#pragma once

#include <sstream>
#include <string>

struct Printed {
    int status = 0;
    std::string out, err;
};

// Of `command(out, err)`.
template <class Command>
Printed printed_by(const Command& command) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = command(out, err);
    return {status, out.str(), err.str()};
}
