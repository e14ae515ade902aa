// Why: one visit to one carrier: what is new there is fetched, judged and taken over whole, or
// left. Left to others: when to go where (sync), what is admitted (release/admission).
//
// Packs arrive in files of the staging folder, named by their digest, so that a fetch that was cut
// short goes on where it ended, from whichever carrier. They are judged there, and gone afterwards.
#pragma once

#include "platform/carrier.h"
#include "release/reception.h"
#include "store/catalog_store.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace kiosk {

// What is trusted at the start: what the catalog's papers say, as long as they begin with the same
// anchor and channel; the anchor alone otherwise.
base::Result<release::Trust> trust_of(store::CatalogStore& catalog,
                                      const crypto::ReleasePublicKey& anchor,
                                      const std::string& channel);

// The catalog and what it trusts; all carriers share it. Belongs to one thread.
struct Stock {
    std::shared_ptr<store::Folder> folder; // for the room on its disk; null: nobody asks
    std::filesystem::path staging;         // made where it is missing
    store::CatalogStore catalog;           // open for writing
    release::Trust trust;
};

struct Visited {
    bool renewed = false;
    bool absent = false;                    // the carrier has no head.json, or is not there
    std::optional<release::Head> head = {}; // none also when it is that of the last visit
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
    base::Result<void> take(Stock& stock, const release::ReceivedHead& received,
                            const release::Route& route, const std::stop_token& stop);

    std::unique_ptr<platform::Carrier> carrier_;
    std::string tag_; // of the head that was dealt with last
};

} // namespace kiosk
