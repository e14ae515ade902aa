#include "kiosk/sync.h"

#include <sys/eventfd.h>
#include <unistd.h>
#include <utility>

namespace kiosk {
namespace {

constexpr std::size_t maximum_sentences = 20; // not taken yet

} // namespace

Sync::Sync(int descriptor, Rounds rounds, std::unique_ptr<platform::Clock> clock)
    : descriptor_(descriptor)
    , rounds_(std::move(rounds))
    , clock_(std::move(clock)) {}

base::Result<std::unique_ptr<Sync>> Sync::start(Rounds rounds,
                                                std::unique_ptr<platform::Clock> clock) {
    const int descriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (descriptor < 0)
        return base::fail(base::ErrorCode::unavailable, "the system gives no event descriptor");
    std::unique_ptr<Sync> sync{new Sync(descriptor, std::move(rounds), std::move(clock))};
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
    while (!stop.stop_requested()) {
        const auto due = rounds_.due();
        if (!due)
            return;
        const base::Duration pause = *due - clock_->read().steady;
        if (pause > base::Duration{0}) {
            std::unique_lock lock(mutex_);
            slept_.wait_for(lock, stop, pause, [] { return false; });
        } else {
            hand_over(rounds_.visit(*clock_, stop));
        }
    }
}

void Sync::hand_over(SyncNews news) {
    if (!news.renewal && news.sentences.empty())
        return;
    const std::lock_guard guard(mutex_);
    if (news.renewal)
        news_.renewal = std::move(news.renewal);
    for (std::string& sentence : news.sentences)
        if (news_.sentences.size() < maximum_sentences)
            news_.sentences.push_back(std::move(sentence));
    const std::uint64_t one = 1;
    static_cast<void>(!::write(descriptor_, &one, sizeof one));
}

} // namespace kiosk
