// Why: offers are renewed while visitors browse: one worker goes to every source in its turn, and
// what it brings is handed over as a value.
// Left to others: one visit to one source (catch_up), what the screen does with the news (kiosk).
//
// A source that fails is visited less and less, up to once an hour, and never keeps another from
// its turn for longer than its limits (platform/carrier.h). Chance spreads the visits of ten
// thousand kiosks that were switched on together.
#pragma once

#include "catalog/search.h"
#include "crypto/random.h"
#include "kiosk/catch_up.h"
#include "platform/clock.h"
#include "release/charter.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

namespace kiosk {

// The shelf of a catalog as it is now; empty and issued in 1970 where nothing was brought yet.
base::Result<std::shared_ptr<const catalog::Shelf>> shelf_of(store::CatalogStore& catalog);

// When to go where; pure.
class Schedule {
public:
    // `pace` between visits that go well; a stick is looked for far more often.
    explicit Schedule(base::Duration pace)
        : pace_(pace) {}

    base::Duration due() const { return due_; } // by the steady clock; at once in the beginning
    // `chance` of 0 to 1.
    void went_well(base::Duration now, double chance);
    void failed(base::Duration now, double chance);

    static constexpr base::Duration first_pause = std::chrono::seconds{10};
    static constexpr base::Duration longest_pause = std::chrono::hours{1};

private:
    base::Duration pace_;
    base::Duration due_{0};
    int failures_ = 0;
};

// What the worker tells; the newest renewal makes all former ones superfluous.
struct Renewal {
    std::shared_ptr<const catalog::Shelf> shelf;
    base::Instant issued{};
    release::Charter charter;
};
struct SyncNews {
    std::optional<Renewal> renewal;
    std::vector<std::string> sentences; // for the staff; each problem once until it changes
};

struct SyncSource {
    std::unique_ptr<platform::Carrier> carrier;
    base::Duration pace = std::chrono::minutes{5};
    bool may_be_absent = false; // a stick: that there is none is no problem
};

class Sync {
public:
    // The worker starts at once and ends with this object, in the middle of a fetch if need be.
    // `unavailable` when the system gives no descriptor.
    static base::Result<std::unique_ptr<Sync>> start(Stock stock, std::vector<SyncSource> sources,
                                                     std::unique_ptr<crypto::Random> random,
                                                     std::unique_ptr<platform::Clock> clock);
    ~Sync();
    Sync(const Sync&) = delete;
    Sync& operator=(const Sync&) = delete;

    int descriptor() const { return descriptor_; } // readable while there is news
    SyncNews take_news();

private:
    Sync(int descriptor, Stock stock, std::unique_ptr<crypto::Random> random,
         std::unique_ptr<platform::Clock> clock);
    struct Worked;
    void work(const std::stop_token& stop);
    void visit(Worked& worked, const std::stop_token& stop);
    base::Result<void> hand_over();
    void tell(Worked& worked, const std::string& sentence);
    void wake();

    int descriptor_;
    Stock stock_;
    std::unique_ptr<crypto::Random> random_;
    std::unique_ptr<platform::Clock> clock_;
    std::vector<Worked> sources_;
    std::mutex mutex_; // of news_
    SyncNews news_;
    std::condition_variable_any slept_;
    std::jthread worker_; // last, so that it ends first
};

} // namespace kiosk
