// Why: what a kiosk can be told on the command line or in its configuration file, checked once and
// turned into values; the kiosk and vitrine-drive share it.
// Left to others: importing offers (main/offer_files), the loops (main/kiosk, main/drive).
#pragma once

#include "kiosk/furnishing.h"
#include "kiosk/kiosk.h"

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace vitrine {

// As written by a person.
struct KioskArguments {
    std::filesystem::path data;
    std::vector<std::string> offers;
    std::string panel; // "21.5" or "21.5,600,780"
    std::string language = "fr";
    std::string theme = "light";
    std::string kiosk_name = "Vitrine";
    std::string staff_code_file;
    std::string receipt_link = "VITRINE:";
    std::filesystem::path sticks;
    std::filesystem::path employer;
    std::filesystem::path share;
    std::vector<std::string> release_addresses;
    std::vector<std::string> release_folders;
    std::string release_stick;
    std::string release_key;
    std::string release_channel = "main";
    int release_every_s = 300;

    bool takes_releases() const {
        return !release_addresses.empty() || !release_folders.empty() || !release_stick.empty();
    }
};

void add_kiosk_arguments(CLI::App& app, KioskArguments& arguments);

// Diagonal, distance of the eye, height of the lower edge above the floor.
struct PanelSetting {
    float diagonal_mm = 546; // 21.5 inches
    float distance_mm = 600;
    float foot_mm = 780;
    bool operator==(const PanelSetting&) const = default;
};
// "DIAGONAL_INCHES[,DISTANCE_MM[,FOOT_MM]]"; empty: the setting above; without a distance that
// which is usual for the diagonal. `invalid` outside 5 to 120 inches, 200 to 3000 mm, 0 to 2000 mm.
base::Result<PanelSetting> parse_panel(const std::string& words);
semantics::Panel panel_of(const PanelSetting& setting, int width_px, int height_px);

// "1080x1920"; `invalid` outside 320 to 8192 pixels a side.
struct Size {
    int width_px = 1080;
    int height_px = 1920;
    bool operator==(const Size&) const = default;
};
base::Result<Size> parse_size(const std::string& words);

// `invalid` for a language that has no words here or a theme that is none of the three; the errors
// of the staff code's file.
base::Result<session::House> house_of(const KioskArguments& arguments,
                                      const kiosk::Furnishing& furnishing);

} // namespace vitrine
