#include "kit.h"

#include "platform/pixels.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

namespace kit {

std::string file(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        std::cerr << path << ": cannot be read\n";
        std::abort();
    }
    return {std::istreambuf_iterator<char>(stream), {}};
}

view::Fonts fonts() {
    static const std::vector<std::string> bytes = [] {
        std::vector<std::string> read;
        for (const char* path : view::font_files)
            read.push_back(file(path));
        return read;
    }();
    view::Fonts fonts;
    for (std::size_t i = 0; i < fonts.size(); ++i)
        fonts[i] =
            base::ByteView(reinterpret_cast<const std::uint8_t*>(bytes[i].data()), bytes[i].size());
    return fonts;
}

namespace {

// The one that lies beside the others as an example, on the light theme.
view::Theme employer_theme() {
    const std::string folder = std::string(VITRINE_SOURCE) + "/assets/themes/employer/";
    const std::string path = folder + "valrive.toml";
    auto employer = view::read_employer(file(path), path);
    base::ensure(employer.has_value());
    const std::string logo = file(folder + employer->logo_file);
    auto pixels = platform::read_png(base::bytes_of(logo), 4096);
    base::ensure(pixels.has_value());
    static const auto picture = std::make_shared<const view::Picture>(
        view::Picture{pixels->width, pixels->height, std::move(pixels->rgba)});
    employer->logo = picture;
    auto dressed = view::with_employer(theme("light"), *employer, path);
    base::ensure(dressed.has_value());
    return *dressed;
}

} // namespace

view::Theme theme(const std::string& name) {
    if (name == "employer")
        return employer_theme();
    const std::string path = std::string(VITRINE_SOURCE) + "/assets/themes/" + name + ".toml";
    auto theme = view::read_theme(file(path), path);
    if (!theme) {
        std::cerr << theme.error().detail << '\n';
        std::abort();
    }
    return *theme;
}

std::vector<NamedPanel> panels() {
    const auto made = [](int width, int height, float pitch_mm, float distance_mm, float foot_mm) {
        semantics::Panel one;
        one.width_px = width;
        one.height_px = height;
        one.pitch_mm = pitch_mm;
        one.distance_mm = distance_mm;
        one.foot_mm = foot_mm;
        return one;
    };
    return {{"1080x1920", made(1080, 1920, 0.248f, 600, 780)},
            {"1920x1080", made(1920, 1080, 0.248f, 600, 830)},
            {"3840x2160", made(3840, 2160, 0.124f, 600, 830)},
            {"1280x800", made(1280, 800, 0.2625f, 500, 880)},
            {"800x1280", made(800, 1280, 0.1695f, 400, 880)}};
}

semantics::Panel panel(const std::string& name) {
    for (const NamedPanel& one : panels())
        if (one.name == name)
            return one.panel;
    std::abort();
}

semantics::AuditRules rules(const view::Look& look) {
    semantics::AuditRules rules;
    if (look.large_text)
        rules.minimum_cap_degrees = rules.minimum_label_degrees = 0.7f;
    if (look.theme.high_contrast)
        rules.minimum_contrast = 7;
    if (look.low_position)
        rules.highest_control_mm = 1100;
    return rules;
}

} // namespace kit
