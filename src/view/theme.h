// Why: colours and line widths by role, read from a theme file and refused when a pair cannot be
// read: an employer's own theme must not make the kiosk unusable.
// Left to others: which role a thing on the screen has (components), where files lie (kiosk).
#pragma once

#include "base/result.h"
#include "semantics/tree.h"
#include "view/picture.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace view {

using semantics::Colour;

inline constexpr int family_count = 8;

// What an employer may make its own: the name beside the mark, a logo, and the accent.
struct Employer {
    std::string name = "Vitrine";
    std::string logo_file;               // beside the employer's file; empty: our own mark
    std::shared_ptr<const Picture> logo; // none until it was read
    bool name_shown = true;              // a logo may say it already
    std::optional<Colour> accent;
};

struct Theme {
    std::string name;
    bool high_contrast = false; // its text floor is 7 to 1: controls are drawn by white outlines
    bool families_fill = true;  // a family's colour can carry white text over a whole field
    float minimum_text_contrast = 4.5f;
    float minimum_graphic_contrast = 3.0f;

    Colour ground, surface, neutral, ink, ink_soft, line, control;
    Colour board, board_raised, board_ink, board_ink_soft, board_line, board_ok;
    // As the accent that ships, whatever an employer's own is: green would say that all is well.
    Colour caution;
    Colour accent, accent_ink, act, act_ink, proof, warn, warn_ink, ok, ok_ink;
    Colour key, key_ink, key_function, key_function_ink;
    Colour family_ink, family_outline;
    std::array<Colour, family_count> families;

    Employer employer; // whose kiosk it is

    // Reference px: multiplied by the look's scale.
    float hairline = 2, outline = 3, rule = 4, field_in_hand = 6, list_axis = 8, route = 10,
          route_accent = 18;
    float radius_small = 6, radius_control = 8;
};

// Reads a theme. Refused with the key that is missing or wrong, or with the pair of colours and
// its ratio where text would fall below the theme's own floor (WCAG 1.4.3) or a control below its
// graphic floor (WCAG 1.4.11). A theme may ask for more than 4.5 and 3, never for less.
// `file` only names the source in messages.
base::Result<Theme> read_theme(std::string_view toml, std::string_view file);

// Reads an employer's file:  [employer] name, logo (the name of a PNG beside it), show_name,
// accent. Refused with the key that is wrong.
base::Result<Employer> read_employer(std::string_view toml, std::string_view file);

// The theme with an employer's name, logo and accent; the high-contrast theme keeps its own accent.
// Refused as by read_theme: with the pair of colours, its ratio and what is wanted.
base::Result<Theme> with_employer(Theme theme, const Employer& employer, std::string_view file);

} // namespace view
