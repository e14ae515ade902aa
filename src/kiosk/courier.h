// Why: brings the outbox's letters to the hub: which request is due, what its answer means, and
// what the disk is told. Left to others: when to try again (outbox), the network and its thread
// (kiosk/postman), the bytes (store).
//
// A letter counts as received when the hub's acknowledgement was verified and is on the disk, and
// not before. No answer whatever makes the kiosk drop one. Knows nothing of what letters say.
#pragma once

#include "crypto/keys.h"
#include "outbox/outbox.h"
#include "platform/http.h"
#include "store/outbox_store.h"
#include "wire/heartbeat.h"
#include "wire/receipt_status.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kiosk {

struct HubAddress {
    std::string url; // "https://emploi.example", without a slash at the end
    crypto::HubPublicKey key;
    std::chrono::seconds heartbeat{60};
};

// One request on its way, and what it is about.
struct Errand {
    std::optional<crypto::LetterId> letter;     // none: a heartbeat
    std::vector<crypto::ReceiptDigest> told;    // of a heartbeat: the erasures it tells
    std::optional<crypto::ReceiptDigest> asked; // of a question: a visitor waits for its answer
    platform::HttpRequest request;
};
struct Returned {
    Errand errand;
    base::Result<platform::HttpAnswer> answer;
};

// Where a receipt's letters are, as the hub says it; an error where it said nothing.
struct ReceiptTold {
    crypto::ReceiptDigest receipt;
    base::Result<wire::ReceiptAnswer> answer;
};

class Courier {
public:
    // With every letter that the outbox holds.
    static base::Result<Courier> open(HubAddress hub, store::OutboxStore& outbox);

    // What has to be sent now.
    std::vector<Errand> due(store::OutboxStore& outbox, base::TrustedTime now);
    // `jitter`: outbox::Failed's.
    void take(const Returned& returned, store::OutboxStore& outbox, base::TrustedTime now,
              double jitter);

    void saved(std::span<const crypto::LetterId> letters, base::TrustedTime now);
    void erased(std::span<const crypto::LetterId> letters, base::TrustedTime now);

    void hurry(base::TrustedTime now); // what waits is due now, and so is a heartbeat

    // At the start, after the hub's interval, and at once after an erasure.
    bool is_heartbeat_due(base::Instant now) const;
    // Completes it with what is to be told and signs it.
    base::Result<Errand> heartbeat(wire::Heartbeat heartbeat, const crypto::DeviceSigningKey& key,
                                   store::OutboxStore& outbox, base::Instant now);

    // Asks where the letters of a receipt are; the answer is among take_told().
    Errand question(const crypto::ReceiptDigest& receipt,
                    const crypto::DeviceSigningKey& key) const;
    std::vector<ReceiptTold> take_told() { return std::exchange(told_, {}); }

    // Why the hub does not take this kiosk's letters, for its staff; empty while it does.
    const std::string& refusal() const { return refusal_; }
    // When the hub last said yes to anything; none: not yet.
    std::optional<base::Instant> heard_at() const { return heard_at_; }
    std::optional<base::Instant> next_wake() const;
    bool is_empty() const; // nothing is waiting for an acknowledgement

private:
    explicit Courier(HubAddress hub)
        : hub_(std::move(hub)) {}
    void live(const outbox::Event& event, base::TrustedTime now);
    base::Result<Errand> errand_for(const crypto::LetterId& id, store::OutboxStore& outbox,
                                    base::Instant now);
    // When the hub first had the letter.
    base::Result<base::Instant> acknowledge(const crypto::LetterId& id,
                                            const platform::HttpAnswer& answer,
                                            store::OutboxStore& outbox);
    void take_heartbeat(const Returned& returned, store::OutboxStore& outbox,
                        base::TrustedTime now);

    HubAddress hub_;
    outbox::Outbox outbox_;
    std::vector<outbox::Effect> effects_; // not done yet
    std::string refusal_;
    std::int64_t erasures_after_ = 0;
    std::optional<wire::Restored> restored_; // as the hub said last, and was dealt with
    std::optional<base::Instant> beaten_at_;
    std::optional<base::Instant> heard_at_;
    bool is_beating_ = false; // a heartbeat is on its way
    std::vector<ReceiptTold> told_;
};

} // namespace kiosk
