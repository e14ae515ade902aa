// vitrine-kiosk: the window, the clock and the loop.
#include "kiosk/kiosk.h"

#include "kiosk/sync.h"
#include "main/demonstration_keys.h"
#include "main/kiosk_settings.h"
#include "main/kiosk_start.h"
#include "platform/clock.h"
#include "platform/hardening.h"
#include "platform/heap.h"
#include "platform/screen.h"
#include "platform/stop_signal.h"
#include "platform/watchdog.h"
#include "platform/window.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace vitrine {
namespace {

struct Arguments {
    KioskArguments kiosk;
    bool windowed = false;
    bool keyboard = false;
    bool bench_marker = false;
    platform::DrawWith draw_with = platform::DrawWith::automatic;
};

const std::map<std::string, platform::DrawWith> ways_to_draw{
    {"automatic", platform::DrawWith::automatic},
    {"processor", platform::DrawWith::processor},
    {"opengl", platform::DrawWith::opengl},
};

void add_window_arguments(CLI::App& app, Arguments& arguments) {
    app.add_flag("--windowed", arguments.windowed,
                 "A window of 720x1280 with a frame, instead of the whole screen");
    app.add_option("--draw-with", arguments.draw_with,
                   "automatic (OpenGL where there is a graphics card), processor or opengl")
        ->transform(CLI::CheckedTransformer(ways_to_draw))
        ->option_text("WAY");
    app.add_flag("--keyboard", arguments.keyboard, "Accept a physical keyboard");
    app.add_flag("--bench-marker", arguments.bench_marker,
                 "For measuring from outside: opens on the list with the search field in use, "
                 "accepts a keyboard, paints the pixels around (4,4) as rgb(165, 4 x length of the "
                 "search whose results are shown, 90) and, once the list is painted, a strip of "
                 "rgb(11,122,85) along the left edge");
}

// What a measuring program looks for; the strip is wide enough for it and stands over no text.
std::vector<platform::Patch> markers(const kiosk::Kiosk& kiosk) {
    const int height_px = kiosk.panel().height_px;
    const auto length = std::min<std::size_t>(kiosk.session().query.text.size(), 63);
    std::vector<platform::Patch> patches{
        {0, 0, 9, 9, 165, static_cast<std::uint8_t>(4 * length), 90}};
    if (kiosk.frame().tree.screen == "browse")
        patches.push_back({0, height_px / 4, 8, height_px * 6 / 10, 11, 122, 85});
    return patches;
}

constexpr base::Duration long_rest{500};

void tell_news(kiosk::Kiosk& kiosk) {
    for (const std::string& sentence : kiosk.take_news())
        std::cerr << "vitrine-kiosk: " << sentence << "\n";
}

bool contains(const std::vector<platform::Input>& inputs, const platform::Input& wanted) {
    return std::ranges::find(inputs, wanted) != inputs.end();
}

class Loop {
public:
    // `floor`: see kiosk::TrustedClock.
    Loop(platform::Window& window, kiosk::Kiosk& kiosk, platform::Screen& screen,
         base::Instant floor, bool bench_marker)
        : window_(window)
        , kiosk_(kiosk)
        , screen_(screen)
        , bench_marker_(bench_marker)
        , watchdog_(environment("NOTIFY_SOCKET"), environment("WATCHDOG_USEC"))
        , trusted_(floor, clock_.read()) {}

    base::TrustedTime now() { return trusted_.at(clock_.read()); }

    void listen_to(kiosk::Sync& sync) { // which must outlive run()
        sync_ = &sync;
        window_.watch(sync.descriptor());
    }

    base::Result<void> show() {
        TRY_VOID(screen_.show(bench_marker_ ? markers(kiosk_) : std::vector<platform::Patch>{}));
        busy_ = true;
        watchdog_.alive(clock_.read().steady);
        return {};
    }

    // Until a signal or the close button; an error ends the process, so that it is started anew.
    base::Result<void> run(const platform::StopSignal& stop) {
        for (;;) {
            const auto rest = patience();
            if (busy_ && (!rest || *rest >= long_rest)) {
                platform::give_back_memory();
                busy_ = false;
            }
            const auto inputs = window_.wait(rest, stop);
            if (contains(inputs, platform::Stop{}))
                break;
            if (contains(inputs, platform::Exposed{}))
                screen_.expose();
            if (sync_ != nullptr)
                kiosk::take_over(kiosk_, sync_->take_news(), trusted_, clock_.read());
            if (kiosk_.step(inputs, now())) {
                TRY_VOID(show());
            } else if (watchdog_due() <= base::Duration{0}) {
                TRY_VOID(screen_.check()); // a still screen that is still there is alive too
                watchdog_.alive(clock_.read().steady);
            }
            tell_news(kiosk_);
        }
        watchdog_.stopping();
        return {};
    }

private:
    static const char* environment(const char* name) {
        const char* value = std::getenv(name);
        return value == nullptr ? "" : value;
    }
    base::Duration watchdog_due() const {
        const auto due = watchdog_.due();
        return due ? *due - clock_.read().steady : base::Duration::max();
    }
    std::optional<base::Duration> patience() {
        base::Duration longest = watchdog_due();
        if (const auto wake = kiosk_.next_wake())
            longest = std::min(longest, *wake - now().now);
        if (longest == base::Duration::max())
            return std::nullopt;
        return std::max(base::Duration{0}, longest);
    }

    platform::Window& window_;
    kiosk::Kiosk& kiosk_;
    platform::Screen& screen_;
    bool bench_marker_;
    bool busy_ = false; // a frame was drawn since memory was given back
    platform::SystemClock clock_;
    platform::Watchdog watchdog_;
    kiosk::TrustedClock trusted_;
    kiosk::Sync* sync_ = nullptr; // none: the offers do not change by themselves
};

platform::WindowOptions window_options(const Arguments& arguments) {
    using platform::WindowOptions;
    WindowOptions options;
    if (arguments.windowed)
        options.mode = WindowOptions::Mode::windowed;
    options.draw_with = arguments.draw_with;
    if (arguments.keyboard || arguments.bench_marker || arguments.windowed)
        options.keyboard = WindowOptions::Keyboard::accepted;
    return options;
}

base::Result<semantics::Panel> panel_for(const Arguments& arguments, const platform::Glass& glass) {
    TRY(const auto setting, parse_panel(arguments.kiosk.panel));
    auto panel = panel_of(setting, glass.width_px, glass.height_px);
    const bool whole = !arguments.windowed && arguments.kiosk.panel.empty();
    if (whole && glass.pitch_mm > 0)
        panel.pitch_mm = glass.pitch_mm; // the monitor knows better than a guess
    return panel;
}

// A kiosk with its first frame laid out, and what it stands on.
struct Ready {
    kiosk::Furnishing furnishing;
    std::optional<kiosk::Kiosk> kiosk;
    std::optional<Releases> releases; // none: the offers do not change by themselves
};

base::Instant floor_of(const Ready& ready) {
    const base::Instant shown = ready.kiosk->issued();
    const bool renewed = ready.releases && ready.releases->rounds;
    return renewed ? std::max(shown, ready.releases->rounds->floor()) : shown;
}

base::Result<std::unique_ptr<Ready>> make_ready(const Arguments& arguments,
                                                const platform::Glass& glass) {
    const platform::SystemClock clock;
    const base::TrustedTime start{clock.read().wall, true};
    auto ready = std::make_unique<Ready>();
    TRY(ready->furnishing, kiosk::furnish(arguments.kiosk.share, arguments.kiosk.employer));
    TRY(const auto panel, panel_for(arguments, glass));
    TRY(ready->releases, open_releases(arguments.kiosk)); // writes the catalog, so it comes first
    TRY(auto keeper, open_keeper(arguments.kiosk, start.now, Bring::offers, std::cerr));
    TRY(auto options, kiosk_options(arguments.kiosk, ready->furnishing, panel));
    if (arguments.windowed)
        options.on_resize = kiosk::OnResize::keep_diagonal;
    TRY(ready->kiosk,
        kiosk::Kiosk::open(std::move(options), ready->furnishing, std::move(keeper), start));
    const auto now = kiosk::TrustedClock(floor_of(*ready), clock.read()).at(clock.read());
    if (arguments.bench_marker) {
        ready->kiosk->send(session::ShowOffers{}, now);
        ready->kiosk->send(session::FocusSearch{}, now);
    } else {
        ready->kiosk->step({}, now);
    }
    return ready;
}

base::Result<void> run(const Arguments& arguments) {
    platform::harden_process();
    platform::keep_freed_memory();
    TRY(const auto stop, platform::StopSignal::open());
    const auto window_wanted = window_options(arguments);
    TRY(const auto glass, platform::Window::measure(window_wanted));
    // OpenGL takes longer to start than everything of ours: the two go side by side.
    auto making = std::async(std::launch::async, make_ready, std::cref(arguments), glass);
    TRY(auto window, platform::Window::open(window_wanted));
    TRY(const auto ready, making.get());
    kiosk::Kiosk& kiosk = *ready->kiosk;
    TRY(const auto screen, platform::open_screen(window));
    Loop loop(window, kiosk, *screen, floor_of(*ready), arguments.bench_marker);
    // That the window was shown is no reason to paint twice; that it got another size is one.
    auto inputs = window.wait(base::Duration{0}, stop);
    std::erase(inputs, platform::Input{platform::Exposed{}});
    kiosk.step(inputs, loop.now());
    TRY_VOID(loop.show()); // nobody waits for the outbox to see the first screen
    TRY_VOID(open_registrations(kiosk, arguments.kiosk, loop.now(), std::cerr,
                                ready->releases ? &ready->releases->charter : nullptr));
    if (ready->releases)
        note_unrenewed(kiosk, *ready->releases);
    tell_news(kiosk);
    if (!ready->releases || !ready->releases->rounds)
        return loop.run(stop);
    ready->releases->rounds->free_later(kiosk.shelf());
    TRY(const auto sync, kiosk::Sync::start(std::move(*ready->releases->rounds),
                                            std::make_unique<platform::SystemClock>()));
    loop.listen_to(*sync);
    return loop.run(stop);
}

} // namespace
} // namespace vitrine

int main(int argc, char** argv) {
    vitrine::Arguments arguments;
    CLI::App app{"Vitrine: job offers on a kiosk that loses no registration"};
    vitrine::add_kiosk_arguments(app, arguments.kiosk);
    vitrine::add_window_arguments(app, arguments);
    CLI11_PARSE(app, argc, argv);
    if (arguments.kiosk.data.empty()) {
        std::cerr << "vitrine-kiosk: name the folder for catalog and letters with --data\n";
        return 2;
    }
    const auto ended = vitrine::run(arguments);
    if (ended)
        return 0;
    std::cerr << "vitrine-kiosk: " << ended.error().detail << "\n";
    if (ended.error().detail.starts_with("no display"))
        std::cerr << "vitrine-kiosk: start it inside an X session, or try xvfb-run; vitrine-drive "
                     "needs no display\n";
    return 1;
}
