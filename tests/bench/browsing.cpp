#include "browsing.h"

#include "../kiosk/booth.h"

#include "kiosk/kiosk.h"
#include "kiosk/sync.h"

#include <algorithm>
#include <cmath>
#include <sys/resource.h>
#include <thread>

namespace bench {
namespace {

using namespace std::chrono_literals;
using platform::Touch;
using platform::TouchPhase;

std::chrono::microseconds own_time() {
    rusage usage{};
    base::ensure(::getrusage(RUSAGE_THREAD, &usage) == 0);
    const auto of = [](const timeval& time) {
        return std::chrono::seconds{time.tv_sec} + std::chrono::microseconds{time.tv_usec};
    };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

kiosk::Kiosk open_kiosk(const std::filesystem::path& data, base::TrustedTime now) {
    auto keeper = kiosk::Keeper::open({.data = data, .renewed_by_sync = true});
    base::ensure(keeper.has_value());
    kiosk::KioskOptions options;
    options.house.notices = booth::furnishing().notices;
    auto opened =
        kiosk::Kiosk::open(std::move(options), booth::furnishing(), std::move(*keeper), now);
    base::ensure(opened.has_value());
    base::ensure(opened->open_registrations(booth::sealer(), now).has_value());
    return std::move(*opened);
}

// What the visitor does at this step: a drag of half a second, and at times an offer or a search.
void act(kiosk::Kiosk& kiosk, int step, base::TrustedTime now) {
    const int phase = step % 60;
    const float y = 1500.0F - 20.0F * static_cast<float>(phase);
    if (phase == 0)
        kiosk.step(std::array{platform::Input{Touch{TouchPhase::began, 540, y}}}, now);
    else if (phase < 30)
        kiosk.step(std::array{platform::Input{Touch{TouchPhase::moved, 540, y}}}, now);
    else if (phase == 30)
        kiosk.step(std::array{platform::Input{Touch{TouchPhase::ended, 540, y}}}, now);
    else if (phase == 45 && !kiosk.session().hits.rows.empty())
        kiosk.send(
            session::OpenOffer{{std::string{kiosk.shelf()->id(kiosk.session().hits.rows.front())}}},
            now);
    else if (phase == 55)
        kiosk.send(session::ShowOffers{}, now);
    else
        kiosk.step({}, now);
}

} // namespace

Frames browse(const std::filesystem::path& data, kiosk::Rounds rounds) {
    const platform::SystemClock clock;
    const base::Duration begin = clock.read().steady;
    const base::Instant noon = std::max(rounds.floor(), base::Instant{1s});
    const auto now = [&] { return base::TrustedTime{noon + (clock.read().steady - begin), true}; };
    kiosk::Kiosk kiosk = open_kiosk(data, now());
    kiosk::TrustedClock trusted(noon, {now().now, clock.read().steady});
    kiosk.send(session::ShowOffers{}, now());
    rounds.free_later(kiosk.shelf());
    auto sync = kiosk::Sync::start(std::move(rounds), std::make_unique<platform::SystemClock>());
    base::ensure(sync.has_value());
    std::chrono::microseconds worst{};
    std::chrono::microseconds taking_over{};
    Frames frames;
    for (int left = -1; left != 0; ++frames.count) {
        const auto before = own_time();
        auto news = (*sync)->take_news();
        const bool renewed = news.renewal.has_value();
        kiosk::take_over(kiosk, std::move(news), trusted, {now().now, clock.read().steady});
        act(kiosk, frames.count, now());
        const auto took = own_time() - before;
        worst = std::max(worst, took);
        if (renewed)
            taking_over = took;
        left = renewed ? 60 : std::max(left - 1, -1);
        std::this_thread::sleep_for(16ms);
    }
    frames.worst_ms = std::chrono::round<base::Duration>(worst);
    frames.taking_over_ms = std::chrono::round<base::Duration>(taking_over);
    return frames;
}

} // namespace bench
