#include "main/kiosk_settings.h"

#include "base/text.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>

namespace vitrine {

namespace {

using base::ErrorCode;

constexpr std::size_t maximum_staff_code = 40; // session::CodeEntry takes no more
constexpr std::size_t minimum_staff_code = 6;
constexpr float inch_mm = 25.4F;

std::vector<float> numbers_of(const std::string& words, char separator) {
    std::vector<float> numbers;
    const char* at = words.data();
    const char* const end = at + words.size();
    for (;;) {
        float number = 0;
        const auto read = std::from_chars(at, end, number);
        if (read.ec != std::errc{} || !std::isfinite(number))
            return {};
        numbers.push_back(number);
        if (read.ptr == end)
            return numbers;
        if (*read.ptr != separator)
            return {};
        at = read.ptr + 1;
    }
}

// In the build tree and when installed, the share folder stands beside the program's own.
std::filesystem::path share_beside_program() {
    std::error_code unknown;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    return program.parent_path().parent_path() / "share" / "vitrine";
}

base::Result<std::string> read_staff_code(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    if (!std::getline(file, line))
        return base::fail(ErrorCode::not_found, path + ": no staff code can be read there");
    const std::string code(base::trim(line));
    if (code.size() < minimum_staff_code || code.size() > maximum_staff_code)
        return base::fail(ErrorCode::invalid,
                          path + ":1: a staff code has 6 to 40 characters, on the first line");
    return code;
}

// A small panel stands on a counter and is read from nearer.
float usual_distance_mm(float diagonal_inches) {
    if (diagonal_inches < 13)
        return 400;
    return diagonal_inches < 18 ? 500 : 600;
}

} // namespace

void add_release_arguments(CLI::App& app, KioskArguments& arguments) {
    app.add_option("--release-url", arguments.release_addresses,
                   "Address of a release folder on a web server; may be given again")
        ->type_name("URL");
    app.add_option("--release-folder", arguments.release_folders,
                   "A release folder on this machine; may be given again")
        ->type_name("DIR");
    app.add_option("--release-stick", arguments.release_stick,
                   "Folder below which sticks are mounted; a stick's folder vitrine-release is a "
                   "release, and nothing else of it is read")
        ->type_name("DIR");
    app.add_option("--release-key", arguments.release_key,
                   "The publisher's release.pub; releases of nobody else are shown")
        ->type_name("FILE");
    app.add_option("--release-channel", arguments.release_channel, "Of the releases to show")
        ->capture_default_str();
    app.add_option("--release-every", arguments.release_every_s,
                   "Seconds between two looks at a server or folder")
        ->check(CLI::Range(1, 86'400))
        ->capture_default_str();
}

void add_kiosk_arguments(CLI::App& app, KioskArguments& arguments) {
    arguments.share = share_beside_program();
    app.add_option("--data", arguments.data,
                   "Folder of the kiosk's catalog, letters and keys; made where it is missing");
    app.add_option("--offers", arguments.offers,
                   "Folder or files of offers, imported first in place of those in the catalog")
        ->type_name("DIR|FILE");
    app.add_option(
           "--panel", arguments.panel,
           "Diagonal in inches, distance of the eye (600; 500 below 18 inches, 400 below 13), "
           "height of the lower edge above the floor, both in mm: 21.5,600,780")
        ->type_name("IN[,MM[,MM]]");
    app.add_option("--language", arguments.language, "Language of a new visit")
        ->capture_default_str();
    app.add_option("--theme", arguments.theme, "light, dark or high-contrast, of a new visit")
        ->capture_default_str();
    app.add_option("--employer", arguments.employer,
                   "File of the employer's name, logo and accent; refused where a contrast fails")
        ->type_name("FILE");
    app.add_option("--kiosk-name", arguments.kiosk_name, "Stands in the bar and in each letter")
        ->capture_default_str();
    app.add_option("--staff-code-file", arguments.staff_code_file,
                   "File whose first line opens the staff screen; without it nothing does")
        ->type_name("FILE");
    app.add_option("--receipt-link", arguments.receipt_link,
                   "What stands before the code in a receipt's QR, such as an address")
        ->capture_default_str();
    app.add_option("--letters-stick", arguments.sticks,
                   "Folder below which sticks are mounted; the staff can copy waiting letters to "
                   "one that holds a folder vitrine-letters")
        ->type_name("DIR");
    add_release_arguments(app, arguments);
    app.add_option("--share", arguments.share, "Folder of themes, translations and notices")
        ->capture_default_str();
    app.set_config("--config", "", "File with these options, one \"name = value\" a line (TOML)");
}

base::Result<PanelSetting> parse_panel(const std::string& words) {
    PanelSetting setting;
    if (words.empty())
        return setting;
    const auto numbers = numbers_of(words, ',');
    const auto in = [&](std::size_t i, float low, float high) {
        return i >= numbers.size() || (numbers[i] >= low && numbers[i] <= high);
    };
    if (numbers.empty() || numbers.size() > 3 || !in(0, 5, 120) || !in(1, 200, 3000) ||
        !in(2, 0, 2000))
        return base::fail(ErrorCode::invalid, "--panel " + words +
                                                  ": 5 to 120 inches, then 200 to 3000 mm from the "
                                                  "eye, then 0 to 2000 mm above the floor");
    setting.diagonal_mm = numbers[0] * inch_mm;
    setting.distance_mm = numbers.size() > 1 ? numbers[1] : usual_distance_mm(numbers[0]);
    if (numbers.size() > 2)
        setting.foot_mm = numbers[2];
    return setting;
}

semantics::Panel panel_of(const PanelSetting& setting, int width_px, int height_px) {
    const float diagonal_px =
        std::hypot(static_cast<float>(width_px), static_cast<float>(height_px));
    return {.width_px = width_px,
            .height_px = height_px,
            .pitch_mm = setting.diagonal_mm / diagonal_px,
            .distance_mm = setting.distance_mm,
            .foot_mm = setting.foot_mm};
}

base::Result<Size> parse_size(const std::string& words) {
    const auto numbers = numbers_of(words, 'x');
    const auto fits = [](float side) {
        return side >= 320 && side <= 8192 && side == std::floor(side);
    };
    if (numbers.size() != 2 || !std::ranges::all_of(numbers, fits))
        return base::fail(ErrorCode::invalid,
                          "--size " + words + ": such as 1080x1920, 320 to 8192 pixels a side");
    return Size{static_cast<int>(numbers[0]), static_cast<int>(numbers[1])};
}

base::Result<session::House> house_of(const KioskArguments& arguments,
                                      const kiosk::Furnishing& furnishing) {
    session::House house;
    house.languages = furnishing.languages.names();
    house.kiosk_name = arguments.kiosk_name;
    house.notices = furnishing.notices;
    if (std::ranges::find(house.languages, arguments.language) == house.languages.end()) {
        std::string known;
        for (const std::string& language : house.languages)
            known += " " + language;
        return base::fail(ErrorCode::invalid,
                          "--language " + arguments.language + ": known are" + known);
    }
    house.preferences.language = arguments.language;
    constexpr std::array themes{"light", "dark", "high-contrast"};
    const auto theme = std::ranges::find(themes, arguments.theme);
    if (theme == themes.end())
        return base::fail(ErrorCode::invalid,
                          "--theme " + arguments.theme + ": light, dark or high-contrast");
    house.preferences.theme = static_cast<session::Theme>(theme - themes.begin());
    if (!arguments.staff_code_file.empty()) {
        TRY(house.staff_code, read_staff_code(arguments.staff_code_file));
    }
    return house;
}

} // namespace vitrine
