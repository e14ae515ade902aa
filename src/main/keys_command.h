// Why: `vitrine keys new|rotate|fingerprint`: the key that speaks for every kiosk.
// Left to others: its files (release_folder), what it signs (release_command).
//
// Exit status: 0 well; 1 the key could not be made, read or written; 2 the arguments make no sense.
// The passphrase is the first line of a file that only its owner may read: it never stands on a
// command line or in the environment. The public key goes to `out`, one line as `minisign -P` takes
// it; what people should know goes to `err`.
#pragma once

#include <iosfwd>
#include <string>

namespace CLI {
class App;
}

namespace vitrine {

struct KeysArguments {
    std::string folder;
    std::string passphrase_file;
};

int make_keys(const KeysArguments& arguments, std::ostream& out, std::ostream& err);
int rotate_keys(const KeysArguments& arguments, std::ostream& out, std::ostream& err);
// Key id and public key on `out`, without the passphrase.
int show_fingerprint(const KeysArguments& arguments, std::ostream& out, std::ostream& err);

// Adds `keys new`, `keys rotate` and `keys fingerprint` to `app`; running one sets `status`.
void add_keys_command(CLI::App& app, int& status);

} // namespace vitrine
