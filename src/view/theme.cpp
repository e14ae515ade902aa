#include "view/theme.h"

#include "semantics/audit.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace view {
namespace {

struct NamedColour {
    const char* key;
    Colour Theme::*place;
};

constexpr std::array named_colours = {
    NamedColour{"ground", &Theme::ground},
    NamedColour{"surface", &Theme::surface},
    NamedColour{"neutral", &Theme::neutral},
    NamedColour{"ink", &Theme::ink},
    NamedColour{"ink_soft", &Theme::ink_soft},
    NamedColour{"line", &Theme::line},
    NamedColour{"control", &Theme::control},
    NamedColour{"board", &Theme::board},
    NamedColour{"board_raised", &Theme::board_raised},
    NamedColour{"board_ink", &Theme::board_ink},
    NamedColour{"board_ink_soft", &Theme::board_ink_soft},
    NamedColour{"board_line", &Theme::board_line},
    NamedColour{"board_ok", &Theme::board_ok},
    NamedColour{"accent", &Theme::accent},
    NamedColour{"accent_ink", &Theme::accent_ink},
    NamedColour{"act", &Theme::act},
    NamedColour{"act_ink", &Theme::act_ink},
    NamedColour{"proof", &Theme::proof},
    NamedColour{"warn", &Theme::warn},
    NamedColour{"warn_ink", &Theme::warn_ink},
    NamedColour{"ok", &Theme::ok},
    NamedColour{"ok_ink", &Theme::ok_ink},
    NamedColour{"key", &Theme::key},
    NamedColour{"key_ink", &Theme::key_ink},
    NamedColour{"key_function", &Theme::key_function},
    NamedColour{"key_function_ink", &Theme::key_function_ink},
    NamedColour{"family_ink", &Theme::family_ink},
    NamedColour{"family_outline", &Theme::family_outline},
};

struct NamedLength {
    const char* table;
    const char* key;
    float Theme::*place;
};

constexpr std::array named_lengths = {
    NamedLength{"line_px", "hairline", &Theme::hairline},
    NamedLength{"line_px", "outline", &Theme::outline},
    NamedLength{"line_px", "rule", &Theme::rule},
    NamedLength{"line_px", "field_in_hand", &Theme::field_in_hand},
    NamedLength{"line_px", "list_axis", &Theme::list_axis},
    NamedLength{"line_px", "route", &Theme::route},
    NamedLength{"line_px", "route_accent", &Theme::route_accent},
    NamedLength{"radius_px", "small", &Theme::radius_small},
    NamedLength{"radius_px", "control", &Theme::radius_control},
};

// Which ink stands on which paper; the graphic floor is for what is seen but not read.
enum class Floor { text, graphic };
struct Pair {
    const char* first_name;
    Colour Theme::*first;
    const char* second_name;
    Colour Theme::*second;
    Floor floor;
};

constexpr std::array pairs = {
    Pair{"ink", &Theme::ink, "ground", &Theme::ground, Floor::text},
    Pair{"ink_soft", &Theme::ink_soft, "ground", &Theme::ground, Floor::text},
    Pair{"ink", &Theme::ink, "surface", &Theme::surface, Floor::text},
    Pair{"ink_soft", &Theme::ink_soft, "surface", &Theme::surface, Floor::text},
    Pair{"ink", &Theme::ink, "neutral", &Theme::neutral, Floor::text},
    Pair{"ink", &Theme::ink, "proof", &Theme::proof, Floor::text},
    Pair{"ink_soft", &Theme::ink_soft, "proof", &Theme::proof, Floor::text},
    Pair{"board_ink", &Theme::board_ink, "board", &Theme::board, Floor::text},
    Pair{"board_ink_soft", &Theme::board_ink_soft, "board", &Theme::board, Floor::text},
    Pair{"board_ink", &Theme::board_ink, "board_raised", &Theme::board_raised, Floor::text},
    Pair{"board_ink_soft", &Theme::board_ink_soft, "board_raised", &Theme::board_raised,
         Floor::text},
    Pair{"accent_ink", &Theme::accent_ink, "accent", &Theme::accent, Floor::text},
    Pair{"act_ink", &Theme::act_ink, "act", &Theme::act, Floor::text},
    Pair{"warn", &Theme::warn, "ground", &Theme::ground, Floor::text},
    Pair{"warn_ink", &Theme::warn_ink, "warn", &Theme::warn, Floor::text},
    Pair{"ok", &Theme::ok, "ground", &Theme::ground, Floor::text},
    Pair{"ok_ink", &Theme::ok_ink, "ok", &Theme::ok, Floor::text},
    Pair{"key_ink", &Theme::key_ink, "key", &Theme::key, Floor::text},
    Pair{"key_function_ink", &Theme::key_function_ink, "key_function", &Theme::key_function,
         Floor::text},
    Pair{"board_line", &Theme::board_line, "board", &Theme::board, Floor::graphic},
    Pair{"board_ok", &Theme::board_ok, "board", &Theme::board, Floor::graphic},
    Pair{"accent", &Theme::accent, "board", &Theme::board, Floor::graphic},
    Pair{"act", &Theme::act, "ground", &Theme::ground, Floor::graphic},
    Pair{"control", &Theme::control, "ground", &Theme::ground, Floor::graphic},
    Pair{"control", &Theme::control, "surface", &Theme::surface, Floor::graphic},
};

std::optional<Colour> parse_colour(std::string_view text) {
    if (text.size() != 7 || text[0] != '#')
        return std::nullopt;
    std::array<int, 3> channels{};
    for (std::size_t i = 0; i < 6; ++i) {
        const char c = text[i + 1];
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0)
            return std::nullopt;
        channels[i / 2] = channels[i / 2] * 16 + digit;
    }
    return Colour{static_cast<std::uint8_t>(channels[0]), static_cast<std::uint8_t>(channels[1]),
                  static_cast<std::uint8_t>(channels[2])};
}

base::Result<Colour> colour_at(const toml::table& table, const std::string& key,
                               const std::string& file) {
    const auto text = table["colour"][key].value<std::string_view>();
    if (!text)
        return base::fail(base::ErrorCode::malformed, file + ": colour." + key + " is missing");
    const auto colour = parse_colour(*text);
    if (!colour)
        return base::fail(base::ErrorCode::malformed, file + ": colour." + key + " = \"" +
                                                          std::string(*text) + "\" is not #RRGGBB");
    return *colour;
}

base::Result<void> demand(const std::string& file, const std::string& first_name, Colour first,
                          const std::string& second_name, Colour second, float least) {
    const float ratio = semantics::contrast(first, second);
    if (ratio >= least)
        return {};
    std::array<char, 64> numbers{};
    std::snprintf(numbers.data(), numbers.size(), "%.2f to 1, at least %.1f wanted",
                  static_cast<double>(ratio), static_cast<double>(least));
    return base::fail(base::ErrorCode::invalid,
                      file + ": " + first_name + " on " + second_name + " is " + numbers.data());
}

base::Result<void> check_contrasts(const Theme& theme, const std::string& file) {
    for (const Pair& pair : pairs)
        TRY_VOID(demand(file, pair.first_name, theme.*pair.first, pair.second_name,
                        theme.*pair.second,
                        pair.floor == Floor::text ? theme.minimum_text_contrast
                                                  : theme.minimum_graphic_contrast));
    for (std::size_t i = 0; i < theme.families.size(); ++i) {
        const std::string name = "family_" + std::to_string(i + 1);
        TRY_VOID(demand(file, "family_ink", theme.family_ink, name, theme.families[i],
                        theme.minimum_text_contrast));
        TRY_VOID(demand(file, name, theme.families[i], "ground", theme.ground,
                        theme.minimum_graphic_contrast));
    }
    return {};
}

// Over a whole field the accent segment must still be seen, and the field is not brighter than the
// page: the light family colours of a dark theme would swallow both.
bool can_fill(const Theme& theme) {
    return !theme.high_contrast && std::ranges::all_of(theme.families, [&](const Colour& family) {
        return semantics::contrast(theme.accent, family) >= 3;
    });
}

base::Result<toml::table> parse(std::string_view text, const std::string& file) {
    try {
        return toml::parse(text, file);
    } catch (const toml::parse_error& error) {
        return base::fail(base::ErrorCode::malformed,
                          file + ":" + std::to_string(error.source().begin.line) + ": " +
                              std::string(error.description()));
    }
}

constexpr std::size_t longest_name_bytes = 60;

bool is_plain_file_name(const std::string& name) {
    return !name.empty() && name.find_first_of("/\\") == std::string::npos &&
           name.ends_with(".png");
}

} // namespace

base::Result<Theme> read_theme(std::string_view text, std::string_view file_name) {
    const std::string file(file_name);
    TRY(const toml::table table, parse(text, file));
    Theme theme;
    const auto name = table["theme"]["name"].value<std::string>();
    if (!name)
        return base::fail(base::ErrorCode::malformed, file + ": theme.name is missing");
    theme.name = *name;
    theme.minimum_text_contrast =
        std::max(4.5f, table["theme"]["min_text_contrast"].value_or(4.5f));
    theme.minimum_graphic_contrast =
        std::max(3.0f, table["theme"]["min_graphic_contrast"].value_or(3.0f));
    for (const NamedColour& named : named_colours) {
        TRY(theme.*named.place, colour_at(table, named.key, file));
    }
    theme.caution = theme.accent;
    for (std::size_t i = 0; i < theme.families.size(); ++i) {
        TRY(theme.families[i], colour_at(table, "family_" + std::to_string(i + 1), file));
    }
    for (const NamedLength& named : named_lengths) {
        const float length = table[named.table][named.key].value_or(theme.*named.place);
        if (!(length >= 1 && length <= 40))
            return base::fail(base::ErrorCode::malformed, file + ": " + named.table + "." +
                                                              named.key +
                                                              " is not between 1 and 40 px");
        theme.*named.place = length;
    }
    TRY_VOID(check_contrasts(theme, file));
    theme.high_contrast = theme.minimum_text_contrast >= 7;
    theme.families_fill = can_fill(theme);
    return theme;
}

base::Result<Employer> read_employer(std::string_view text, std::string_view file_name) {
    const std::string file(file_name);
    TRY(const toml::table table, parse(text, file));
    const auto own = table["employer"];
    Employer employer;
    employer.name = own["name"].value_or(std::string{});
    if (employer.name.empty() || employer.name.size() > longest_name_bytes)
        return base::fail(base::ErrorCode::malformed,
                          file + ": employer.name is missing or longer than " +
                              std::to_string(longest_name_bytes) + " bytes");
    employer.name_shown = own["show_name"].value_or(true);
    if (own["logo"]) {
        employer.logo_file = own["logo"].value_or(std::string{});
        if (!is_plain_file_name(employer.logo_file))
            return base::fail(base::ErrorCode::malformed,
                              file + ": employer.logo is no name of a PNG beside this file");
    }
    if (own["accent"]) {
        const auto written = own["accent"].value_or(std::string{});
        employer.accent = parse_colour(written);
        if (!employer.accent)
            return base::fail(base::ErrorCode::malformed,
                              file + ": employer.accent = \"" + written + "\" is not #RRGGBB");
    }
    if (employer.logo_file.empty() && !employer.name_shown)
        return base::fail(base::ErrorCode::malformed,
                          file + ": employer.show_name = false needs a logo that says the name");
    return employer;
}

base::Result<Theme> with_employer(Theme theme, const Employer& employer,
                                  std::string_view file_name) {
    if (employer.accent && !theme.high_contrast) {
        theme.accent = *employer.accent;
        TRY_VOID(check_contrasts(theme, std::string(file_name) + ": in the theme " + theme.name));
        theme.families_fill = can_fill(theme);
    }
    theme.employer = employer;
    return theme;
}

} // namespace view
