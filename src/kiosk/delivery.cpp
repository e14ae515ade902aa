#include "kiosk/delivery.h"

#include "crypto/random.h"

#include <utility>

namespace kiosk {
namespace {

// How soon an answer is looked for while something is away. Nothing is drawn for it.
constexpr base::Duration look_again = std::chrono::milliseconds{200};

} // namespace

base::Result<Delivery> Delivery::open(HubAddress hub, store::OutboxStore& outbox,
                                      std::unique_ptr<Post> post) {
    TRY(auto courier, Courier::open(std::move(hub), outbox));
    return Delivery(std::move(courier), std::move(post));
}

bool Delivery::step(store::OutboxStore& outbox, const crypto::DeviceSigningKey& device,
                    const Health& health, crypto::Random& random, base::TrustedTime now) {
    const auto returned = post_->take_returned();
    for (const Returned& each : returned)
        courier_.take(each, outbox, now, crypto::draw_fraction(random));
    auto errands = courier_.due(outbox, now);
    if (courier_.is_heartbeat_due(now.now))
        if (auto beat = courier_.heartbeat(health(), device, outbox, now.now))
            errands.push_back(std::move(*beat));
    if (!errands.empty())
        post_->send(std::move(errands));
    return !returned.empty();
}

void Delivery::ask(const crypto::ReceiptDigest& receipt, const crypto::DeviceSigningKey& device) {
    post_->send({courier_.question(receipt, device)});
}

std::optional<base::Instant> Delivery::next_wake(base::Instant now) const {
    if (post_->count_away() > 0)
        return now + look_again;
    return courier_.next_wake();
}

} // namespace kiosk
