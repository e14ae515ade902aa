// Why: colours and line widths by role, read from a theme file and refused when a pair cannot be
// read: an employer's own theme must not make the kiosk unusable.
// Left to others: which role a thing on the screen has (components), where files lie (kiosk).
#pragma once

#include "base/result.h"
#include "semantics/tree.h"

#include <array>
#include <string>
#include <string_view>

namespace view {

using semantics::Colour;

inline constexpr int family_count = 8;

struct Theme {
    std::string name;
    bool high_contrast = false; // its text floor is 7 to 1: controls are drawn by white outlines
    bool families_fill = true;  // a family's colour can carry white text over a whole field
    float minimum_text_contrast = 4.5f;
    float minimum_graphic_contrast = 3.0f;

    Colour ground, surface, neutral, ink, ink_soft, line, control;
    Colour board, board_raised, board_ink, board_ink_soft, board_line, board_ok;
    Colour accent, accent_ink, act, act_ink, proof, warn, warn_ink, ok, ok_ink;
    Colour key, key_ink, key_function, key_function_ink;
    Colour family_ink, family_outline;
    std::array<Colour, family_count> families;

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

} // namespace view
