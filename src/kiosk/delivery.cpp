#include "kiosk/delivery.h"

#include "crypto/random.h"

#include <array>
#include <utility>

namespace kiosk {
namespace {

// How soon an answer is looked for while something is away. Nothing is drawn for it.
constexpr base::Duration look_again = std::chrono::milliseconds{200};

double draw_jitter() {
    crypto::SystemRandom random;
    return crypto::draw_fraction(random);
}

} // namespace

base::Result<Delivery> Delivery::open(HubAddress hub, store::OutboxStore& outbox) {
    TRY(auto courier, Courier::open(std::move(hub), outbox));
    return Delivery(std::move(courier), std::make_unique<Postman>());
}

bool Delivery::step(store::OutboxStore& outbox, const crypto::DeviceSigningKey& device,
                    const Health& health, base::TrustedTime now) {
    const auto returned = postman_->take_returned();
    for (const Returned& each : returned)
        courier_.take(each, outbox, now, draw_jitter());
    auto errands = courier_.due(outbox, now);
    if (courier_.is_heartbeat_due(now.now))
        if (auto beat = courier_.heartbeat(health(), device, outbox, now.now))
            errands.push_back(std::move(*beat));
    if (!errands.empty())
        postman_->send(std::move(errands));
    return !returned.empty();
}

std::optional<base::Instant> Delivery::next_wake(base::Instant now) const {
    if (postman_->count_away() > 0)
        return now + look_again;
    return courier_.next_wake();
}

} // namespace kiosk
