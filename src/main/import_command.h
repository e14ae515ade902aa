// Why: `vitrine import`: what documents state, as a table for people or as JSON for programs.
// Left to others: reading them (offer_files, ingest), the JSON itself (catalog/offer_json).
//
// Exit status: 0 every file was imported; 1 some were refused, each named on `err` with its
// reason; 2 the arguments make no sense. Problems inside imported documents go to `err` as
// "file:line: message" and change no status.
#pragma once

#include "base/date.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace vitrine {

struct ImportArguments {
    std::vector<std::string> paths;
    bool json = false;
    std::string as_of;   // a date or an instant; empty for now
    std::string as = {}; // the name of a kind (ingest/kind.h); empty to recognise each file
};

// `now` is used where `as_of` is empty.
int import_offers(const ImportArguments& arguments, base::Instant now, std::ostream& out,
                  std::ostream& err);

// Adds `import` to `app`; running it sets `status`.
void add_import_command(CLI::App& app, int& status);

} // namespace vitrine
