// Why: a visitor follows and erases a registration with the receipt's code, without an account.
// Left to others: the letters (letters.h); the kiosk's own screens (present).
//
// HTML without script, French and English. An unknown code and one erased long ago are the same
// page, which takes an erasure all the same: the letter may still be on a kiosk.
#pragma once

#include "hub/hub.h"
#include "hub/limiter.h"

namespace hub {

inline constexpr std::string_view page_policy =
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

class VisitorPage {
public:
    explicit VisitorPage(const Hub& hub)
        : hub_(hub) {}

    Response answer(const Request& request);

private:
    Response look_up(const Request& request, const std::string& code, bool in_english);
    Response erase(const Request& request, const std::string& code, bool in_english);

    Hub hub_;
    Limiter lookups_{30, std::chrono::minutes{1}};  // of one peer
    Limiter unknown_{600, std::chrono::minutes{1}}; // of everybody: guesses look like these
};

} // namespace hub
