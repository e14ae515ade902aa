// Why: what every part of the hub's answers needs, in one place.
// Left to others: the answers (kiosk_api.h, console_api.h, visitor_page.h, release_files.h).
#pragma once

#include "crypto/keys.h"
#include "hub/counters.h"
#include "hub/http.h"
#include "hub/sql.h"

#include <filesystem>
#include <string>

namespace hub {

struct HubOptions {
    std::filesystem::path data;    // releases/ and what is made at the first start
    std::filesystem::path console; // the console's files; empty: there are none
    std::string public_url;        // "https://emploi.example": receipts' links; cookies are Secure
    std::string version;
};

struct Hub {
    Engine& engine;
    const crypto::HubSigningKey& key;
    const HubOptions& options;
    Clock clock;
    crypto::Random& random;
    Log log;
    Counters& counters;

    bool is_secure() const { return options.public_url.starts_with("https://"); }
};

// One line of JSON for the log: {"at", "event", …}.
void note(const Hub& hub, std::string_view event,
          std::initializer_list<std::pair<std::string_view, std::string>> details = {});

} // namespace hub
