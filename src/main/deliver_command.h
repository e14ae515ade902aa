// Why: `vitrine letters send|export|post|acknowledge`: a queue is delivered without the kiosk's
// window, or carried by hand from a booth without a network.
// Left to others: what is due and what an answer means (kiosk/courier), the letters (store).
//
// A file of letters is envelopes (crypto/envelope.h), one after another to the end: each says its
// own size. A file of acknowledgements is wire/acknowledgement.h, likewise. Both may be handed over
// as often as one likes: a letter is kept once, and an acknowledgement says what it said. Exit
// status: 0 well; 1 something is left, each named on `err`; 2 wrong usage.
#pragma once

#include "platform/http.h"

#include <chrono>
#include <iosfwd>
#include <string>

namespace CLI {
class App;
}

namespace vitrine {

struct SendArguments {
    std::string data;
    std::chrono::seconds patience{60};
};
// Until the outbox is empty or the patience over. Not beside a running kiosk.
int send_letters(const SendArguments& arguments, platform::Http& http, std::ostream& out,
                 std::ostream& err);

struct CarryArguments {
    std::string data; // of export and acknowledge
    std::string hub;  // of post
    std::string file;
};
// What has no acknowledgement, into a new file. Also beside a running kiosk.
int export_letters(const CarryArguments& arguments, std::ostream& out, std::ostream& err);
// Brings the file to the hub, and writes what it answered to FILE.received.
int post_letters(const CarryArguments& arguments, platform::Http& http, std::ostream& out,
                 std::ostream& err);
// Takes FILE.received back to the kiosk that exported. Not beside a running kiosk.
int acknowledge_letters(const CarryArguments& arguments, std::ostream& out, std::ostream& err);

// Adds the four to `letters`, the subcommand that letters_command made.
void add_deliver_commands(CLI::App& app, int& status);

} // namespace vitrine
