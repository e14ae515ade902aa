// Why: `vitrine letters list|open`: what waits on a kiosk, and what it says to who holds a key.
// Left to others: the letters themselves (store), opening and reading one (crypto, registration).
//
// Both only read, and may run beside the kiosk. Exit status: 0 well; 1 some letters are damaged or
// are not what their envelope says, each named on `err`; 2 the arguments make no sense (no such
// data folder, a key file that is none).
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace vitrine {

struct LettersList {
    std::string data; // the kiosk's data folder
};

// One line a letter, oldest first: id, when it was saved, employer key id, bytes, the beginning of
// its digest, its state. Never a person: nobody without a key knows one.
int list_letters(const LettersList& arguments, std::ostream& out, std::ostream& err);

struct LettersOpen {
    std::string data;
    std::vector<std::string> keys; // secret key files, of employers or the escrow
    bool json = false;             // {"letters": [inner texts of registration/letter.h], "sealed":
                                   // how many stayed closed, "problems": how many are damaged}
};

// What the keys open, oldest first; how many letters stayed sealed is said at the end. Signatures
// are checked where DATA/keys/device.public says whose they must be.
int open_letters(const LettersOpen& arguments, std::ostream& out, std::ostream& err);

// Adds `letters list` and `letters open` to `app`; running one sets `status`.
void add_letters_command(CLI::App& app, int& status);

} // namespace vitrine
