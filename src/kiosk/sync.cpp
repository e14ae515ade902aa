#include "kiosk/sync.h"

#include <algorithm>
#include <cmath>
#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace kiosk {
namespace {

using base::ErrorCode;

constexpr std::size_t maximum_sentences = 20; // not taken yet

std::string named(const release::Head& head) {
    return "release " + std::to_string(head.number) + " of " + base::to_iso(head.issued);
}

} // namespace

base::Result<std::shared_ptr<const catalog::Shelf>> shelf_of(store::CatalogStore& catalog) {
    TRY(const auto edition, catalog.edition());
    TRY(auto cards, catalog.cards());
    if (edition)
        for (catalog::Card& card : cards)
            card.dates.recalled |= std::ranges::binary_search(edition->recalled, card.id);
    auto shelf = catalog::make_shelf(std::move(cards), edition ? edition->issued : base::Instant{});
    if (edition)
        shelf.fresh_until = edition->fresh_until;
    return std::make_shared<const catalog::Shelf>(std::move(shelf));
}

void Schedule::went_well(base::Duration now, double chance) {
    failures_ = 0;
    due_ = now + std::chrono::duration_cast<base::Duration>(pace_ * (0.8 + 0.4 * chance));
}

void Schedule::failed(base::Duration now, double chance) {
    const base::Duration doubled = first_pause * (1 << std::min(failures_++, 12));
    const base::Duration pause = std::min(doubled, longest_pause);
    due_ = now + std::chrono::duration_cast<base::Duration>(pause * (0.5 + 0.5 * chance));
}

struct Sync::Worked {
    Source source;
    Schedule schedule;
    bool may_be_absent;
    std::string told; // the last sentence, so that it is not said again at every visit
};

Sync::Sync(int descriptor, Stock stock, std::unique_ptr<crypto::Random> random,
           std::unique_ptr<platform::Clock> clock)
    : descriptor_(descriptor)
    , stock_(std::move(stock))
    , random_(std::move(random))
    , clock_(std::move(clock)) {}

base::Result<std::unique_ptr<Sync>> Sync::start(Stock stock, std::vector<SyncSource> sources,
                                                std::unique_ptr<crypto::Random> random,
                                                std::unique_ptr<platform::Clock> clock) {
    const int descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (descriptor < 0)
        return base::fail(ErrorCode::unavailable, "the system gives no event descriptor");
    std::unique_ptr<Sync> sync{
        new Sync(descriptor, std::move(stock), std::move(random), std::move(clock))};
    for (SyncSource& source : sources)
        sync->sources_.push_back(
            {Source(std::move(source.carrier)), Schedule(source.pace), source.may_be_absent, {}});
    sync->worker_ = std::jthread([raw = sync.get()](std::stop_token stop) { raw->work(stop); });
    return sync;
}

Sync::~Sync() {
    worker_.request_stop();
    if (worker_.joinable())
        worker_.join();
    ::close(descriptor_);
}

SyncNews Sync::take_news() {
    const std::lock_guard guard(mutex_);
    std::uint64_t ignored = 0;
    static_cast<void>(!::read(descriptor_, &ignored, sizeof ignored));
    return std::exchange(news_, {});
}

void Sync::work(const std::stop_token& stop) {
    while (!stop.stop_requested() && !sources_.empty()) {
        auto& next = *std::ranges::min_element(
            sources_, {}, [](const Worked& worked) { return worked.schedule.due(); });
        const base::Duration pause = next.schedule.due() - clock_->read().steady;
        if (pause > base::Duration{0}) {
            std::unique_lock lock(mutex_);
            slept_.wait_for(lock, stop, pause, [] { return false; });
        } else {
            visit(next, stop);
        }
    }
}

void Sync::visit(Worked& worked, const std::stop_token& stop) {
    const auto visited = worked.source.visit(stock_, stop);
    const base::Duration now = clock_->read().steady;
    if (stop.stop_requested())
        return;
    if (visited && visited->absent && worked.may_be_absent) {
        worked.told.clear();
        worked.schedule.went_well(now, crypto::draw_fraction(*random_));
        return;
    }
    if (!visited || visited->absent) {
        worked.schedule.failed(now, crypto::draw_fraction(*random_));
        tell(worked, visited ? worked.source.name() + ": there is no release"
                             : worked.source.name() + ": " + visited.error().detail + " (" +
                                   base::name_of(visited.error().code) + ")");
        return;
    }
    worked.schedule.went_well(now, crypto::draw_fraction(*random_));
    if (visited->renewed) {
        const auto handed = hand_over();
        tell(worked, handed ? worked.source.name() + ": " + named(*visited->head) + " is shown"
                            : "the new offers cannot be read: " + handed.error().detail);
    }
}

base::Result<void> Sync::hand_over() {
    Renewal renewal;
    TRY(renewal.shelf, shelf_of(stock_.catalog));
    TRY(const auto papers, stock_.catalog.papers());
    renewal.issued = renewal.shelf->issued;
    if (papers) {
        TRY(renewal.charter, release::parse_charter(papers->charter));
    }
    const std::lock_guard guard(mutex_);
    news_.renewal = std::move(renewal);
    wake();
    return {};
}

void Sync::tell(Worked& worked, const std::string& sentence) {
    if (worked.told == sentence)
        return;
    worked.told = sentence;
    const std::lock_guard guard(mutex_);
    if (news_.sentences.size() < maximum_sentences)
        news_.sentences.push_back(sentence);
    wake();
}

void Sync::wake() {
    const std::uint64_t one = 1;
    static_cast<void>(!::write(descriptor_, &one, sizeof one));
}

} // namespace kiosk
