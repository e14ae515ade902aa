// vitrine-kiosk: the window, the clock and the loop.
#include "kiosk/kiosk.h"

#include "kiosk/trusted_clock.h"
#include "main/demonstration_keys.h"
#include "main/kiosk_settings.h"
#include "main/kiosk_start.h"
#include "platform/clock.h"
#include "platform/hardening.h"
#include "platform/renderer.h"
#include "platform/stop_signal.h"
#include "platform/watchdog.h"
#include "platform/window.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace vitrine {
namespace {

struct Arguments {
    KioskArguments kiosk;
    bool windowed = false;
    bool keyboard = false;
    bool bench_marker = false;
};

void add_window_arguments(CLI::App& app, Arguments& arguments) {
    app.add_flag("--windowed", arguments.windowed,
                 "A window of 720x1280 with a frame, instead of the whole screen");
    app.add_flag("--keyboard", arguments.keyboard, "Accept a physical keyboard");
    app.add_flag("--bench-marker", arguments.bench_marker,
                 "For measuring from outside: opens on the list with the search field in use, "
                 "accepts a keyboard, paints the pixels around (4,4) as rgb(165, 4 x length of the "
                 "search whose results are shown, 90) and, once the list is painted, a strip of "
                 "rgb(11,122,85) along the left edge");
}

// What a measuring program looks for; the strip is wide enough for it and stands over no text.
void paint_markers(const kiosk::Kiosk& kiosk) {
    const semantics::Panel& panel = kiosk.panel();
    const auto length = std::min<std::size_t>(kiosk.session().query.text.size(), 63);
    platform::paint({0, 0, 9, 9, 165, static_cast<std::uint8_t>(4 * length), 90}, panel.height_px);
    if (kiosk.frame().tree.screen == "browse")
        platform::paint({0, panel.height_px / 4, 8, panel.height_px * 6 / 10, 11, 122, 85},
                        panel.height_px);
}

void tell_news(kiosk::Kiosk& kiosk) {
    for (const std::string& sentence : kiosk.take_news())
        std::cerr << "vitrine-kiosk: " << sentence << "\n";
}

class Loop {
public:
    Loop(platform::Window& window, kiosk::Kiosk& kiosk, platform::Renderer& renderer,
         bool bench_marker)
        : window_(window)
        , kiosk_(kiosk)
        , renderer_(renderer)
        , bench_marker_(bench_marker)
        , watchdog_(environment("NOTIFY_SOCKET"), environment("WATCHDOG_USEC"))
        , trusted_(kiosk.issued(), clock_.read()) {}

    base::TrustedTime now() { return trusted_.at(clock_.read()); }

    base::Result<void> show() {
        renderer_.draw();
        if (bench_marker_)
            paint_markers(kiosk_);
        TRY_VOID(window_.present());
        watchdog_.alive(clock_.read().steady);
        return {};
    }

    // Until a signal or the close button; an error ends the process, so that it is started anew.
    base::Result<void> run(const platform::StopSignal& stop) {
        for (;;) {
            const auto inputs = window_.wait(patience(), stop);
            if (std::ranges::find(inputs, platform::Input{platform::Stop{}}) != inputs.end())
                break;
            if (kiosk_.step(inputs, now())) {
                TRY_VOID(show());
            } else if (watchdog_due() <= base::Duration{0}) {
                TRY_VOID(window_.check()); // a still screen that is still there is alive too
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
    platform::Renderer& renderer_;
    bool bench_marker_;
    platform::SystemClock clock_;
    platform::Watchdog watchdog_;
    kiosk::TrustedClock trusted_;
};

platform::WindowOptions window_options(const Arguments& arguments) {
    using platform::WindowOptions;
    WindowOptions options;
    if (arguments.windowed)
        options.mode = WindowOptions::Mode::windowed;
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

base::Result<void> run(const Arguments& arguments) {
    platform::harden_process();
    TRY(const auto stop, platform::StopSignal::open());
    TRY(auto window, platform::Window::open(window_options(arguments)));
    TRY(const auto furnishing, kiosk::furnish(arguments.kiosk.share));
    TRY(const auto panel, panel_for(arguments, window.glass()));
    const base::TrustedTime start{platform::SystemClock{}.read().wall, true};
    TRY(auto keeper, open_keeper(arguments.kiosk, start.now, Bring::offers, std::cerr));
    TRY(auto options, kiosk_options(arguments.kiosk, furnishing, panel));
    if (arguments.windowed)
        options.on_resize = kiosk::OnResize::keep_diagonal;
    TRY(auto kiosk, kiosk::Kiosk::open(std::move(options), furnishing, std::move(keeper), start));
    TRY(auto renderer, platform::Renderer::start());
    Loop loop(window, kiosk, renderer, arguments.bench_marker);
    window.wait(base::Duration{0}, stop); // that the window was shown is no reason to paint twice
    if (arguments.bench_marker) {
        kiosk.send(session::ShowOffers{}, loop.now());
        kiosk.send(session::FocusSearch{}, loop.now());
    } else {
        kiosk.step({}, loop.now());
    }
    TRY_VOID(loop.show()); // nobody waits for the outbox to see the first screen
    TRY_VOID(open_registrations(kiosk, arguments.kiosk, loop.now(), std::cerr));
    tell_news(kiosk);
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
