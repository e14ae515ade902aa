// vitrine-shots [FOLDER [FILTER]]: draws every page of the fixtures on every panel, theme and text
// size into PNG files, with an index.html to look at them side by side. Needs no display.
#include "kit.h"
#include "pages.h"

#include "platform/offscreen.h"
#include "platform/pixels.h"
#include "platform/renderer.h"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

struct Variant {
    std::string panel, theme, language;
    bool large = false;
    bool low = false;

    std::string name() const {
        return panel + "-" + language + "-" + theme + (large ? "-large" : "") + (low ? "-low" : "");
    }
};

std::vector<Variant> variants() {
    std::vector<Variant> all;
    for (const char* panel : {"1080x1920", "1920x1080", "1280x800", "800x1280", "3840x2160"})
        for (const char* theme : {"light", "dark", "high-contrast"})
            for (const bool large : {false, true})
                all.push_back({panel, theme, "fr", large, false});
    all.push_back({"1080x1920", "light", "en", false, false});
    all.push_back({"1080x1920", "light", "en", true, false});
    all.push_back({"1920x1080", "light", "en", false, false});
    all.push_back({"1080x1920", "light", "fr", false, true});
    all.push_back({"1080x1920", "light", "fr", true, true});
    return all;
}

// One context for each panel size; every page of a variant is drawn and written.
bool draw_all(const Variant& variant, const std::filesystem::path& folder,
              const std::string& filter, std::ofstream& index) {
    const semantics::Panel panel = kit::panel(variant.panel);
    const view::Look look =
        view::make_look(panel, kit::theme(variant.theme), variant.large, variant.low);
    auto target = platform::Offscreen::open(panel.width_px, panel.height_px);
    if (!target) {
        std::cerr << "vitrine-shots: " << target.error().detail << '\n';
        return false;
    }
    auto surface = view::Surface::open(kit::fonts());
    if (!surface) {
        std::cerr << "vitrine-shots: " << surface.error().detail << '\n';
        return false;
    }
    auto renderer = platform::Renderer::start();
    if (!renderer) {
        std::cerr << "vitrine-shots: " << renderer.error().detail << '\n';
        return false;
    }
    for (const pages::Named& named : pages::all(variant.language)) {
        const std::string name = named.name + "-" + variant.name() + ".png";
        if (!filter.empty() && name.find(filter) == std::string::npos)
            continue;
        view::draw(*surface, look, named.page, {}, {});
        renderer->draw();
        if (const auto written = platform::write_png(target->read(), folder / name); !written) {
            std::cerr << "vitrine-shots: " << written.error().detail << '\n';
            return false;
        }
        index << "<figure><img src='" << name << "'><figcaption>" << name
              << "</figcaption></figure>\n";
    }
    return true;
}

} // namespace

int main(int count, char** words) {
    const std::filesystem::path folder = count > 1 ? words[1] : "shots";
    const std::string filter = count > 2 ? words[2] : "";
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    std::ofstream index(folder / "index.html");
    if (!index) {
        std::cerr << "vitrine-shots: " << folder << " cannot be written\n";
        return 1;
    }
    index << "<!doctype html><meta charset=utf-8><title>Vitrine</title><style>figure{display:"
             "inline-block;margin:8px}img{height:640px}</style>\n";
    for (const Variant& variant : variants()) {
        if (!draw_all(variant, folder, filter, index))
            return 1;
    }
    std::cout << folder.string() << "/index.html\n";
}
