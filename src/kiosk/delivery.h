// Why: the loop's side of delivery: what came back is told to the outbox, what is due goes out, and
// the hub hears once a minute how the kiosk is.
// Left to others: letters and answers (kiosk/courier), the network (kiosk/postman).
#pragma once

#include "kiosk/courier.h"
#include "kiosk/postman.h"

#include <functional>
#include <memory>

namespace kiosk {

class Delivery {
public:
    static base::Result<Delivery> open(HubAddress hub, store::OutboxStore& outbox);

    // How the kiosk is; asked when a heartbeat is due.
    using Health = std::function<wire::Heartbeat()>;
    // True when something came back: a letter may have arrived.
    bool step(store::OutboxStore& outbox, const crypto::DeviceSigningKey& device,
              const Health& health, base::TrustedTime now);
    void saved(std::span<const crypto::LetterId> letters, base::TrustedTime now) {
        courier_.saved(letters, now);
    }

    const std::string& refusal() const { return courier_.refusal(); }
    // When step() is due.
    std::optional<base::Instant> next_wake(base::Instant now) const;

private:
    Delivery(Courier courier, std::unique_ptr<Postman> postman)
        : courier_(std::move(courier))
        , postman_(std::move(postman)) {}

    Courier courier_;
    std::unique_ptr<Postman> postman_;
};

} // namespace kiosk
