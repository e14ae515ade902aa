// Why: the loop's side of delivery: what came back is told to the outbox, what is due goes out, and
// the hub hears once a minute how the kiosk is.
// Left to others: letters and answers (kiosk/courier), the network (kiosk/post).
#pragma once

#include "kiosk/courier.h"
#include "kiosk/post.h"

#include <functional>
#include <memory>

namespace kiosk {

class Delivery {
public:
    static base::Result<Delivery> open(HubAddress hub, store::OutboxStore& outbox,
                                       std::unique_ptr<Post> post);

    // How the kiosk is; asked when a heartbeat is due.
    using Health = std::function<wire::Heartbeat()>;
    // True when something came back: a letter may have arrived. `random` is for the jitter.
    bool step(store::OutboxStore& outbox, const crypto::DeviceSigningKey& device,
              const Health& health, crypto::Random& random, base::TrustedTime now);
    void saved(std::span<const crypto::LetterId> letters, base::TrustedTime now) {
        courier_.saved(letters, now);
    }

    void erased(std::span<const crypto::LetterId> letters, base::TrustedTime now) {
        courier_.erased(letters, now);
    }

    // Asks the hub where the letters of a receipt are; take_told() has what it said.
    void ask(const crypto::ReceiptDigest& receipt, const crypto::DeviceSigningKey& device);
    std::vector<ReceiptTold> take_told() { return courier_.take_told(); }

    // Whatever waits is due now, and so is word of how the kiosk is.
    void hurry(base::TrustedTime now) { courier_.hurry(now); }

    const std::string& refusal() const { return courier_.refusal(); }
    std::optional<base::Instant> heard_at() const { return courier_.heard_at(); }
    bool is_sending() const { return post_->count_away() > 0; }
    // When step() is due.
    std::optional<base::Instant> next_wake(base::Instant now) const;

private:
    Delivery(Courier courier, std::unique_ptr<Post> post)
        : courier_(std::move(courier))
        , post_(std::move(post)) {}

    Courier courier_;
    std::unique_ptr<Post> post_;
};

} // namespace kiosk
