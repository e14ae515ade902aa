// Why: `vitrine check`: what must be answered before an offer is published, line by line.
// Left to others: the rules (check), reading the documents (offer_files).
//
// Exit status: 0 nothing is left to answer (notes may stand); 1 something is; 2 the arguments make
// no sense; 3 a file was refused.
#pragma once

#include "base/date.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace vitrine {

struct CheckArguments {
    std::vector<std::string> paths;
    bool json = false;
    std::string as_of; // a date; empty for today
};

int check_offers(const CheckArguments& arguments, base::Instant now, std::ostream& out,
                 std::ostream& err);

// Adds `check` to `app`; running it sets `status`.
void add_check_command(CLI::App& app, int& status);

} // namespace vitrine
