// Why: one visit to one carrier: what is new there is fetched, judged and taken over whole, or
// left. Left to others: when to go where (sync), what is admitted (release/admission).
//
// Packs arrive in files of the staging folder, named by their digest, so that a fetch that was cut
// short goes on where it ended, from whichever carrier. They are judged there, and then kept
// (stock).
#pragma once

#include "kiosk/stock.h"
#include "platform/carrier.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace kiosk {

struct Visited {
    bool renewed = false;
    bool absent = false;                    // the carrier has no head.json, or is not there
    std::optional<release::Head> head = {}; // none also when it is that of the last visit
    std::optional<base::Error> unkept = {}; // as of TakenIn
};

// A carrier and what is remembered of it from visit to visit.
class Source {
public:
    explicit Source(std::unique_ptr<platform::Carrier> carrier)
        : carrier_(std::move(carrier)) {}

    const std::string& name() const { return carrier_->name(); }
    std::uint64_t moved_bytes() const { return carrier_->moved_bytes(); }

    // Errors of the carrier, of admission (release/admission.h) and of the store; `disk_full` when
    // the release would not fit. The stock is as it was unless renewed.
    base::Result<Visited> visit(Stock& stock, std::stop_token stop);

private:
    base::Result<Visited> look(Stock& stock, const std::stop_token& stop);
    base::Result<release::ReceivedHead>
    receive(const release::Trust& trust, const base::Bytes& head, const std::stop_token& stop);
    base::Result<TakenIn> take(Stock& stock, const release::ReceivedHead& received,
                               const release::Route& route, const std::stop_token& stop);

    std::unique_ptr<platform::Carrier> carrier_;
    std::string tag_; // of the head that was dealt with last
};

} // namespace kiosk
