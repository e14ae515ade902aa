// Why: how a kiosk becomes one of the hub's: a short code that a person carries, the kiosk's own
// key, and back the keys that its letters are sealed to.
// Left to others: making codes (hub), keeping the keys (main), HTTP (platform, hub).
//
// Both are JSON; src/hub/README.md shows them. The code is 40 random bits in 8 characters of
// Crockford's base 32, in two groups: it lives an hour, and few may be tried.
#pragma once

#include "crypto/keys.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

inline constexpr std::size_t maximum_enrolment_bytes = 256 * 1024;
inline constexpr std::size_t maximum_name_bytes = 200;

// "K7QM-42NX".
std::string make_code(crypto::Random& random);
// The 8 characters, from what a person typed: any case, spaces and hyphens anywhere, O for 0, I and
// L for 1. `invalid` for anything else.
base::Result<std::string> code_from(std::string_view typed);

struct EnrolmentRequest {
    std::string code; // 8 characters
    crypto::DevicePublicKey device;
    std::string version; // of the kiosk's program
    bool operator==(const EnrolmentRequest&) const = default;
};

std::string to_json(const EnrolmentRequest& request, const crypto::DeviceSigningKey& key);
// `malformed`; `unverified` when the sender does not hold the device's key.
base::Result<EnrolmentRequest> enrolment_request_from(std::string_view json);

struct EmployerKeys {
    std::string name;
    crypto::EmployerPublicKey key;
    crypto::EscrowPublicKey escrow;
    bool operator==(const EmployerKeys&) const = default;
};

struct Enrolment {
    std::string kiosk; // its id at the hub
    std::string name;
    std::string place;
    std::vector<EmployerKeys> employers;
    crypto::HubPublicKey hub;
    std::chrono::seconds heartbeat{60};
    std::string receipt_link; // what stands before a code: "https://…/r/"
    bool operator==(const Enrolment&) const = default;
};

std::string to_json(const Enrolment& enrolment);
base::Result<Enrolment> enrolment_from(std::string_view json);

} // namespace wire
