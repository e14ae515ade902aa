// Why: how a kiosk is, told to its hub once a minute, and which letters visitors erased meanwhile.
// Left to others: measuring it (kiosk), showing it (hub, console), HTTP (platform, hub).
//
// Both are JSON; src/hub/README.md shows them. Nothing here says anything about a visitor: counts
// are by offer and hour, letters are names without content.
#pragma once

#include "base/date.h"
#include "crypto/keys.h"
#include "crypto/letter_id.h"
#include "crypto/receipt.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wire {

inline constexpr std::size_t maximum_heartbeat_bytes = 64 * 1024;
inline constexpr std::size_t maximum_told = 500; // alarms, erasures or counts in one heartbeat

struct Count { // totals of that hour so far: the same heartbeat twice counts once
    base::Instant hour{};
    std::string offer;
    std::int64_t views = 0;
    std::int64_t registrations = 0;
    bool operator==(const Count&) const = default;
};

struct Heartbeat {
    base::Instant at{};
    bool clock_verified = true;
    std::string version;
    std::int64_t release = 0;
    base::Instant issued{};
    std::int64_t queue = 0;
    std::optional<base::Instant> oldest_unsent;
    std::int64_t free_bytes = 0;
    std::string closed; // why no registration is taken; empty while they are
    std::vector<std::string> alarms;
    std::vector<crypto::ReceiptDigest> erased; // by their visitor, on the kiosk
    std::int64_t erasures_after = 0;           // `erasures_next` of the last answer
    std::vector<Count> counts;
    bool operator==(const Heartbeat&) const = default;
};

std::string to_json(const Heartbeat& heartbeat);
// `malformed` with the member that is wrong, `too_large` above maximum_told.
base::Result<Heartbeat> heartbeat_from(std::string_view json);

// The hub was restored from a backup: what it received in this time, by its clock, it may have
// lost. Its clock may have been wrong: a kiosk takes it for the name of the event alone.
struct Restored {
    base::Instant from{};
    base::Instant until{}; // exclusive
    bool operator==(const Restored&) const = default;
};

struct HeartbeatAnswer {
    base::Instant time{};
    std::vector<crypto::LetterId> erasures; // by their visitor, at the hub
    std::int64_t erasures_next = 0;
    std::optional<Restored> restored = {};
    bool operator==(const HeartbeatAnswer&) const = default;
};

std::string to_json(const HeartbeatAnswer& answer);
base::Result<HeartbeatAnswer> heartbeat_answer_from(std::string_view json);

// Over the body as sent.
crypto::Signature sign_heartbeat(const crypto::DeviceSigningKey& key, std::string_view body);
bool verify_heartbeat(const crypto::DevicePublicKey& key, std::string_view body,
                      const crypto::Signature& signature);

} // namespace wire
