// Why: what recruiters publish becomes a release that kiosks fetch.
// Left to others: the form and signature of a release (release, main), who publishes (offers.h).
#pragma once

#include "hub/hub.h"
#include "hub/offers.h"

#include <mutex>

namespace hub {

inline constexpr base::Duration publish_within = std::chrono::seconds{10};

struct ReleaseState {
    std::int64_t number = 0;
    std::optional<base::Instant> issued;
    std::int64_t offers = 0;
};

// What a release says, all employers together.
struct Edition {
    struct Signatory {
        std::string name; // as the offers name it
        crypto::EmployerPublicKey key;
        crypto::EscrowPublicKey escrow;
    };
    std::vector<catalog::Offer> offers;
    std::vector<Signatory> employers;
    std::vector<catalog::OfferId> recalled;
};

// Makes, signs and writes the next release; `unavailable` where this hub has no signing key.
using IssueRelease =
    std::function<base::Result<ReleaseState>(const Edition& edition, base::Instant now)>;

class Publishing {
public:
    Publishing(const Hub& hub, IssueRelease issue)
        : hub_(hub)
        , issue_(std::move(issue)) {}

    // Something was published or recalled; soon() does the rest.
    void note_change();
    // Issues what is pending, if anything is. Called every few seconds.
    void soon();
    base::Result<ReleaseState> now();

    ReleaseState state();
    std::int64_t pending();

private:
    base::Result<Edition> edition();

    Hub hub_;
    IssueRelease issue_;
    std::mutex mutex_;
    ReleaseState state_;
    std::int64_t pending_ = 0;
};

} // namespace hub
