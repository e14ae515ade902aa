// Why: decides when each letter is sent and when its bytes may go, whatever the network and the
// clock do; it knows letters by id alone. Left to others: the bytes (store), the network, jitter
// and the signature of an acknowledgement (kiosk).
//
// Two rules hold against any clock. A clock that jumps never strands a letter: a wait counts only
// while now lies between its beginning and its end. And no clock alone erases a letter: the hub's
// and the kiosk's must both say that it was kept long enough, and somebody must vouch for the
// latter.
#pragma once

#include "base/date.h"
#include "crypto/letter_id.h"

#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace outbox {

inline constexpr std::size_t maximum_travelling = 4; // handed to the network at a time
inline constexpr base::Duration answer_within = std::chrono::minutes{2}; // else it counts as failed
inline constexpr base::Duration first_wait = std::chrono::seconds{5};    // doubled by each failure
inline constexpr base::Duration longest_wait = std::chrono::minutes{15};
// After the hub had it, so that a hub restored from its last backup can ask again.
inline constexpr base::Duration kept_for = std::chrono::days{7};

// What a letter is in; what exists only in one state lives only there.
struct Queued { // due at once, or after the last failure's wait
    int failures = 0;
    base::Instant since{};
    base::Duration wait{};
    bool operator==(const Queued&) const = default;
};
struct Travelling { // sent, not answered yet
    int failures = 0;
    base::Instant since{};
    bool operator==(const Travelling&) const = default;
};
struct Acknowledged {         // the hub signed for it
    base::Instant received{}; // when the hub first had it, by the hub's clock
    bool operator==(const Acknowledged&) const = default;
};
using State = std::variant<Queued, Travelling, Acknowledged>;

struct Outbox {
    std::map<crypto::LetterId, State> letters;
    bool operator==(const Outbox&) const = default;
};

struct Saved { // committed to the disk; also told of each letter found there at the start
    crypto::LetterId id;
    bool operator==(const Saved&) const = default;
};
struct Failed { // no answer, or one that is no acknowledgement: the letter stays
    crypto::LetterId id;
    double jitter =
        0; // 0 ≤ jitter < 1, drawn by the caller: kiosks of one booth do not knock together
    bool operator==(const Failed&) const = default;
};
struct Arrived { // its acknowledgement was verified and is on the disk
    crypto::LetterId id;
    base::Instant received{};
    bool operator==(const Arrived&) const = default;
};
struct EraseAsked { // by the visitor, with the receipt's code
    crypto::LetterId id;
    bool operator==(const EraseAsked&) const = default;
};
struct HubHeard { // what time it is by the hub's clock
    base::Instant now{};
    bool operator==(const HubHeard&) const = default;
};
// The hub was restored from a backup and may have lost anything that it signed for since; its clock
// may have been wrong then or now, so that no time says what.
struct AskedAgain {
    bool operator==(const AskedAgain&) const = default;
};
struct Hurry { // somebody stands before the kiosk and asks: what waits is due now
    bool operator==(const Hurry&) const = default;
};
struct Tick {
    bool operator==(const Tick&) const = default;
};
using Event = std::variant<Saved, Failed, Arrived, EraseAsked, HubHeard, AskedAgain, Hurry, Tick>;

struct Send { // the same bytes each time
    crypto::LetterId id;
    bool operator==(const Send&) const = default;
};
struct Erase {
    crypto::LetterId id;
    bool operator==(const Erase&) const = default;
};
using Effect = std::variant<Send, Erase>;

struct Updated {
    Outbox outbox;
    std::vector<Effect> effects;
    bool operator==(const Updated&) const = default;
};

// Pure. An event about a letter that is not here changes nothing, nor does an answer that comes
// twice or late, but for an acknowledgement, which counts whenever it comes.
Updated update(Outbox outbox, const Event& event, base::TrustedTime now);

// When the outbox next needs a Tick; none while nothing waits.
std::optional<base::Instant> next_tick(const Outbox& outbox);

} // namespace outbox
