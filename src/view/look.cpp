#include "view/look.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

struct Size {
    float px, line, large_px, large_line;
};

Size size_of(Type type) {
    switch (type) {
    case Type::label:
        return {22, 28, 42, 50};
    case Type::cell:
        return {29, 34, 42, 48};
    case Type::body:
        return {30, 40, 42, 52};
    case Type::lead:
        return {36, 46, 42, 52};
    case Type::title:
        return {44, 54, 52, 62};
    case Type::head:
        return {72, 80, 72, 80};
    case Type::poster:
        return {96, 112, 96, 112};
    case Type::banner:
        return {108, 116, 108, 116};
    case Type::code:
        return {152, 160, 152, 160};
    case Type::count:
        return {300, 250, 300, 250};
    case Type::clock:
        return {824, 680, 824, 680};
    }
    base::ensure(false);
    return {};
}

Style style(Type type, bool large, Face face) {
    const Size size = size_of(type);
    return large ? Style{face, size.large_px, size.large_line} : Style{face, size.px, size.line};
}

} // namespace

Style Look::text(Type type) const {
    return style(type, large_text, type >= Type::head ? Face::display : Face::text);
}

Style Look::bold(Type type) const {
    return style(type, large_text, type >= Type::title ? Face::display_bold : Face::text_bold);
}

Style Look::inter(Type type, bool semibold) const {
    return style(type, large_text, semibold ? Face::text_bold : Face::text);
}

Tone Look::ground() const {
    return {theme.ground, theme.ink, theme.ink_soft, theme.control};
}
Tone Look::board() const {
    return {theme.board, theme.board_ink, theme.board_ink_soft, theme.board_line};
}
Tone Look::raised() const {
    return {theme.board_raised, theme.board_ink, theme.board_ink_soft, theme.board_line};
}
Tone Look::surface() const {
    return {theme.surface, theme.ink, theme.ink_soft, theme.control};
}
Tone Look::accent() const {
    return {theme.accent, theme.accent_ink, theme.accent_ink, theme.accent_ink};
}
Tone Look::proof() const {
    return {theme.proof, theme.ink, theme.ink_soft, theme.control};
}

Colour Look::family(int number) const {
    base::ensure(number >= 1 && number <= family_count);
    return theme.families[static_cast<std::size_t>(number - 1)];
}

Field Look::field(int number) const {
    Field field;
    if (number < 1 || number > family_count) {
        field.tone = {theme.neutral, theme.ink, theme.ink, theme.ink};
        field.neutral = true;
        field.framed = theme.high_contrast;
        field.station_fill = theme.neutral;
        return field;
    }
    const Colour colour = family(number);
    if (theme.families_fill) {
        field.tone = {colour, theme.family_ink, theme.family_ink, theme.family_ink};
        field.disc_fill = theme.family_ink;
        field.disc_ink = colour;
        field.station_fill = colour;
        return field;
    }
    field.tone = {theme.board, theme.board_ink, theme.board_ink, theme.board_ink};
    field.disc_fill = colour;
    field.disc_ink = theme.family_ink;
    field.station_fill = theme.board;
    field.band = colour;
    field.has_band = !theme.high_contrast;
    field.framed = theme.high_contrast;
    return field;
}

Look make_look(const semantics::Panel& panel, const Theme& theme, bool large_text,
               bool low_position, float highest_control_mm) {
    constexpr float reference_pitch_mm = 0.248f;
    constexpr float reference_distance_mm = 600;
    constexpr float least_target_mm = 12;
    constexpr float least_gap_mm = 2;
    Look look;
    look.panel = panel;
    look.theme = theme;
    look.large_text = large_text;
    look.low_position = low_position;
    const float px_mm = reference_pitch_mm * panel.distance_mm / reference_distance_mm;
    look.scale = px_mm / panel.pitch_mm;
    look.width = static_cast<float>(panel.width_px) / look.scale;
    look.height = static_cast<float>(panel.height_px) / look.scale;
    look.target = std::max(60.0f, std::ceil(least_target_mm / px_mm));
    look.small_gap = std::max(8.0f, std::ceil(least_gap_mm / px_mm));
    look.gap = std::max(12.0f, look.small_gap);
    if (low_position) {
        const float reach_mm = highest_control_mm - panel.foot_mm;
        const float line = look.height - reach_mm / px_mm;
        constexpr float unit = 8; // the grid's
        // A panel that hangs too high for it is used as far down as its screens still stand.
        constexpr float least_room = 1000;
        const float lowest = std::max(0.0f, look.height - least_room);
        if (line > unit)
            look.low_line = std::min(std::ceil(line / unit) * unit, lowest);
    }
    return look;
}

} // namespace view
