// Why: offers are renewed by going to every source in its turn; what comes of a visit is a value
// that the screen can take over at once, however many offers there are.
// Left to others: one visit to one source (catch_up), the worker's thread (sync), what the screen
// does with the news (kiosk).
//
// A source that fails is visited less and less, up to once an hour (a stick twice a minute), and
// never keeps another from its turn for longer than its limits (platform/carrier.h). Chance spreads
// the visits of ten thousand kiosks that were switched on together.
#pragma once

#include "catalog/search.h"
#include "crypto/random.h"
#include "kiosk/catch_up.h"
#include "platform/clock.h"
#include "registration/letter.h"
#include "release/charter.h"

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace kiosk {

// The shelf of a catalog as it is now; empty and issued in 1970 where nothing was brought yet.
base::Result<std::shared_ptr<const catalog::Shelf>> shelf_of(store::CatalogStore& catalog);

// When to go where; pure.
class Schedule {
public:
    // `pace` between visits that go well; a stick is looked for far more often.
    explicit Schedule(base::Duration pace, base::Duration longest = longest_pause)
        : pace_(pace)
        , longest_(longest) {}

    base::Duration due() const { return due_; } // by the steady clock; at once in the beginning
    // `chance` of 0 to 1.
    void went_well(base::Duration now, double chance);
    void failed(base::Duration now, double chance);

    static constexpr base::Duration first_pause = std::chrono::seconds{10};
    static constexpr base::Duration longest_pause = std::chrono::hours{1};
    // Somebody stands there who has just put a better stick in.
    static constexpr base::Duration longest_pause_for_sticks = std::chrono::seconds{30};

private:
    base::Duration pace_;
    base::Duration longest_;
    base::Duration due_{0};
    int failures_ = 0;
};

// What letters are sealed with under a charter.
using Seal = std::function<base::Result<registration::Sealer>(const release::Charter&)>;

// Everything that takes time was done by whoever made it: taking it over costs the same for ten
// offers and for a hundred thousand.
struct Renewal {
    std::shared_ptr<const catalog::Shelf> shelf;
    base::Result<registration::Sealer> sealer;
    std::vector<std::string> employers; // with a key, folded as session::House has them
};
// The employers of a shelf that letters can be sealed to.
std::vector<std::string> employers_with_key(const catalog::Shelf& shelf,
                                            const registration::Sealer& sealer);

// The newest renewal makes all former ones superfluous.
struct SyncNews {
    std::optional<Renewal> renewal;
    std::vector<std::string> sentences; // for the staff; each problem once until it changes
};

struct SyncSource {
    std::unique_ptr<platform::Carrier> carrier;
    base::Duration pace = std::chrono::minutes{5};
    bool may_be_absent = false; // a stick: that there is none is no problem
};

// Belongs to one thread.
class Rounds {
public:
    Rounds(Stock stock, std::vector<SyncSource> sources, std::unique_ptr<crypto::Random> random,
           Seal seal);

    // Of the next visit, by the steady clock; none without a source.
    std::optional<base::Duration> due() const;
    // Visits the source that is due first; before the first visit a lost catalog is made anew.
    SyncNews visit(const platform::Clock& clock, std::stop_token stop);
    // A shelf that somebody else shows now is freed here, where nobody waits for it, once they let
    // go of it. So is every shelf of a renewal.
    void free_later(std::shared_ptr<const catalog::Shelf> shelf);

    base::Instant floor() const; // issue of the newest release that was ever seen; or 1970

private:
    struct Worked {
        Source source;
        Schedule schedule;
        bool may_be_absent;
        std::string told; // the last sentence, so that it is not said again at every visit
    };
    void restore_once(SyncNews& news);
    void look(Worked& worked, const Visited& visited, SyncNews& news);
    base::Result<Renewal> renewal();

    Stock stock_;
    std::vector<Worked> sources_;
    std::unique_ptr<crypto::Random> random_;
    Seal seal_;
    std::vector<std::shared_ptr<const catalog::Shelf>> shown_;
    bool restored_ = false; // looked whether there is something to restore
};

} // namespace kiosk
