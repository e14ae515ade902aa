// vitrine-drive: the kiosk's loop without a window, driven by a script.
#include "main/drive_run.h"

#include "main/kiosk_settings.h"
#include "main/kiosk_start.h"
#include "platform/clock.h"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace vitrine {
namespace {

struct Arguments {
    KioskArguments kiosk;
    std::string script;
    std::string size = "1080x1920";
    std::string as_of;
    int tap_ms = 250;
    int key_ms = 250;
};

// A data folder of this run alone, where none was named.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string pattern = std::filesystem::temp_directory_path() / "vitrine-drive-XXXXXX";
        path_ = mkdtemp(pattern.data()) == nullptr ? std::string{} : pattern;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        if (!path_.empty())
            std::filesystem::remove_all(path_, ignored);
    }
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

base::Result<void> perform_all(Drive& drive, std::istream& script) {
    int number = 0;
    for (std::string line; std::getline(script, line);) {
        ++number;
        const auto at_line = [&](base::Error error) {
            error.detail = "line " + std::to_string(number) + ": " + error.detail;
            return std::unexpected(std::move(error));
        };
        const auto command = parse_command(line);
        if (!command)
            return at_line(command.error());
        if (!*command)
            continue;
        if (std::holds_alternative<command::Quit>(**command))
            return {};
        if (auto done = drive.perform(**command); !done)
            return at_line(std::move(done).error());
        std::cout.flush();
    }
    return {};
}

base::Result<void> run(Arguments arguments) {
    TRY(const auto furnishing, kiosk::furnish(arguments.kiosk.share, arguments.kiosk.employer));
    TRY(const auto size, parse_size(arguments.size));
    TRY(const auto setting, parse_panel(arguments.kiosk.panel));
    base::Instant now = platform::SystemClock{}.read().wall;
    if (!arguments.as_of.empty()) {
        TRY(now, base::parse_instant(arguments.as_of));
    }
    const ScratchFolder scratch;
    if (arguments.kiosk.data.empty())
        arguments.kiosk.data = scratch.path();
    const auto panel = panel_of(setting, size.width_px, size.height_px);
    Bring bring = Bring::offers;
    const StartKiosk start = [&](base::TrustedTime at) -> base::Result<Started> {
        TRY(auto releases, open_releases(arguments.kiosk)); // writes the catalog: it comes first
        TRY(auto keeper, open_keeper(arguments.kiosk, at.now, bring, std::cerr));
        bring = Bring::nothing; // a restart finds them on the disk
        TRY(auto options, kiosk_options(arguments.kiosk, furnishing, panel));
        TRY(auto kiosk, kiosk::Kiosk::open(std::move(options), furnishing, std::move(keeper), at));
        kiosk.step({}, at);
        TRY_VOID(open_registrations(kiosk, arguments.kiosk, at, std::cerr,
                                    releases ? &releases->charter : nullptr));
        if (releases)
            note_unrenewed(kiosk, *releases);
        Started started{std::move(kiosk), std::nullopt};
        if (releases && releases->rounds)
            started.rounds = std::move(*releases->rounds);
        return started;
    };
    const DriveOptions options{base::Duration{arguments.tap_ms}, base::Duration{arguments.key_ms}};
    TRY(auto drive, Drive::start(start, furnishing, now, options, std::cout, std::cerr));
    if (arguments.script.empty())
        return perform_all(drive, std::cin);
    std::ifstream script(arguments.script);
    if (!script)
        return base::fail(base::ErrorCode::not_found, arguments.script + ": cannot be read");
    return perform_all(drive, script);
}

} // namespace
} // namespace vitrine

int main(int argc, char** argv) {
    vitrine::Arguments arguments;
    CLI::App app{"vitrine-drive: the kiosk without a window, driven by commands, one a line"};
    app.footer("Commands:\n" + std::string(vitrine::command_help()));
    vitrine::add_kiosk_arguments(app, arguments.kiosk);
    // One a flag, so that the script behind it is not taken for an offer.
    app.get_option("--offers")->allow_extra_args(false);
    app.add_option("script", arguments.script, "File of commands; without it, standard input");
    app.add_option("--size", arguments.size, "Of the screen, in pixels")->capture_default_str();
    app.add_option("--as-of", arguments.as_of, "What the clock shows at the start, ISO 8601");
    app.add_option("--tap-ms", arguments.tap_ms, "Simulated time of a tap")
        ->capture_default_str()
        ->check(CLI::Range(0, 60'000));
    app.add_option("--key-ms", arguments.key_ms, "Simulated time of a typed key")
        ->capture_default_str()
        ->check(CLI::Range(0, 60'000));
    CLI11_PARSE(app, argc, argv);
    const auto done = vitrine::run(std::move(arguments));
    if (done)
        return 0;
    std::cerr << "vitrine-drive: " << done.error().detail << "\n";
    return 1;
}
