// Why: `vitrine publish`, `vitrine recall` and `vitrine verify`: offers become a release that any
// web server or stick can carry, and anybody can check one.
// Left to others: the format (release), the folders (release_folder), reading offers (offer_files).
//
// Exit status: 0 well; 1 the release or a document was refused, with the reason on `err`, and
// nothing was written; 2 the arguments make no sense.
#pragma once

#include "base/date.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace vitrine {

struct PublishArguments {
    std::string keys;
    std::string passphrase_file;
    std::string out;
    std::vector<std::string> paths; // of publish
    std::vector<std::string> ids;   // of recall
    std::string channel = "main";
    int fresh_days = 7;
    bool leave_out_refused = false; // publish what can be read
    bool undo = false;              // of recall
};

// The offers of those files, all of them, in place of those of the former release.
int publish(const PublishArguments& arguments, base::Instant now, std::ostream& out,
            std::ostream& err);
// The former release once more, with these offers withdrawn (or no longer).
int recall(const PublishArguments& arguments, base::Instant now, std::ostream& out,
           std::ostream& err);

struct VerifyArguments {
    std::string public_key; // the file release.pub
    std::string folder;
    std::string channel = "main";
};

int verify(const VerifyArguments& arguments, base::Instant now, std::ostream& out,
           std::ostream& err);

// Adds `publish`, `recall` and `verify` to `app`; running one sets `status`.
void add_release_commands(CLI::App& app, int& status);

} // namespace vitrine
