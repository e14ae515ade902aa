// vitrine-shots [FOLDER [FILTER]]: draws every page of the fixtures on every panel, in every theme,
// language and text size into PNG files. index.html shows them, and first each drawing of the look,
// the kiosk itself in that state (tests/look/draw puts it into FOLDER/kiosk) and the page of ours,
// where ../shared/look stands beside the source. Needs no display.
#include "gallery.h"
#include "kit.h"
#include "pages.h"

#include "platform/painter.h"
#include "platform/pixels.h"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

namespace fs = std::filesystem;

struct Wanted {
    fs::path folder;
    std::string filter;
};

// One context for each panel size; every page of a variant is drawn and written.
bool draw_all(const gallery::Variant& variant, const Wanted& wanted, std::ofstream& index) {
    const view::Look look = variant.look();
    auto surface = view::Surface::open(kit::fonts());
    if (!surface) {
        std::cerr << "vitrine-shots: " << surface.error().detail << '\n';
        return false;
    }
    platform::Painter painter;
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(look.panel.width_px) *
                                      static_cast<std::size_t>(look.panel.height_px));
    const platform::Canvas canvas{pixels, look.panel.width_px, look.panel.height_px};
    index << "<h2>" << variant.name() << "</h2>\n";
    for (const pages::Named& named : variant.pages()) {
        const std::string name = named.name + "-" + variant.name();
        if (!wanted.filter.empty() && name.find(wanted.filter) == std::string::npos)
            continue;
        view::draw(*surface, look, named.page, {}, {});
        painter.paint(canvas);
        if (const auto written =
                platform::write_png(platform::picture_of(canvas), wanted.folder / (name + ".png"));
            !written) {
            std::cerr << "vitrine-shots: " << written.error().detail << '\n';
            return false;
        }
        index << "<figure><a href='" << name << ".png'><img loading=lazy src='" << name
              << ".png'></a><figcaption>" << named.name << "</figcaption></figure>\n";
    }
    return true;
}

// The drawings are copied beside our shots, so that the folder can be shown elsewhere.
void write_pairs(const Wanted& wanted, std::ofstream& index) {
    const fs::path look = fs::path(VITRINE_SOURCE) / ".." / "shared" / "look";
    std::error_code failed;
    if (!fs::exists(look, failed)) {
        index << "<p>The drawings are not here: no " << look.lexically_normal() << "</p>\n";
        return;
    }
    fs::create_directories(wanted.folder / "look", failed);
    index << "<h2>Each drawing, the kiosk in that state, and the page of the fixtures</h2>\n";
    for (const gallery::Pair& pair : gallery::pairs()) {
        const std::string drawing = "look/" + pair.drawing + ".png";
        fs::copy_file(look / (pair.drawing + ".png"), wanted.folder / drawing,
                      fs::copy_options::overwrite_existing, failed);
        index << "<figure><img loading=lazy src='" << drawing << "'><img loading=lazy src='kiosk/"
              << pair.drawing << ".png'><img loading=lazy src='" << pair.shot
              << ".png'><figcaption>" << pair.drawing << " · the kiosk · " << pair.shot
              << "</figcaption></figure>\n";
    }
}

} // namespace

int main(int count, char** words) {
    if (count > 1 && words[1][0] == '-') { // a folder of that name is nobody's wish
        const bool is_asked = std::string_view(words[1]) == "--help";
        (is_asked ? std::cout : std::cerr) << "usage: vitrine-shots [FOLDER [FILTER]]\n";
        return is_asked ? 0 : 2;
    }
    const Wanted wanted{count > 1 ? words[1] : "shots", count > 2 ? words[2] : ""};
    std::error_code failed;
    fs::create_directories(wanted.folder, failed);
    std::ofstream index(wanted.folder / "index.html");
    if (!index) {
        std::cerr << "vitrine-shots: " << wanted.folder << " cannot be written\n";
        return 1;
    }
    index << "<!doctype html><html lang=en><meta charset=utf-8><title>Vitrine</title><style>body{"
             "font-family:Inter,sans-serif}figure{display:inline-block;margin:8px}img{height:640px;"
             "margin-right:8px}</style>\n";
    write_pairs(wanted, index);
    for (const gallery::Variant& variant : gallery::variants())
        if (!draw_all(variant, wanted, index))
            return 1;
    std::cout << (wanted.folder / "index.html").string() << "\n";
}
