// Why: a kiosk becomes one of a hub's: `vitrine enrol`, and what it leaves in the data folder.
// Left to others: the messages (wire), delivering letters (kiosk/courier).
//
// DATA/hub.json (mode 0600) is {"url": TEXT, "enrolment": …}, the enrolment as the hub gave it
// (hub/README.md). DATA/keys/device.signing is made where it is missing.
#pragma once

#include "kiosk/courier.h"
#include "registration/letter.h"

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace vitrine {

struct EnrolArguments {
    std::string data;
    std::string hub; // "https://emploi.example"
    std::string code;
};

// Exit status: 0 enrolled; 1 the hub refused, or the folder has a hub already; 2 wrong usage.
int enrol(const EnrolArguments& arguments, platform::Http& http, std::ostream& out,
          std::ostream& err);
void add_enrol_command(CLI::App& app, int& status);

struct Enrolled {
    kiosk::HubAddress hub;
    std::string receipt_link;
    registration::Sealer sealer; // with the hub's employers, each with its own escrow key
};
// None for a kiosk without a hub; an error where hub.json or the device's key cannot be used.
base::Result<std::optional<Enrolled>> read_enrolment(const std::filesystem::path& data,
                                                     const std::string& kiosk);

} // namespace vitrine
