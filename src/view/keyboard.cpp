#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>

namespace view {
namespace {

constexpr float top_pad = 24;
constexpr float bottom_pad = 24;
constexpr float tallest = 108;

char32_t icon_of(std::string_view id) {
    if (id == "key.shift")
        return icons::apple_keyboard_shift;
    if (id == "key.erase")
        return icons::backspace;
    return 0;
}

void draw_key(Canvas& canvas, const present::KeyCap& key, Rect rect) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    Surface& surface = canvas.surface;
    const auto scope = control(canvas, key.tap, Role::key, rect, "keyboard");
    using Kind = present::KeyCap::Kind;
    Colour fill = key.kind == Kind::letter ? theme.key : theme.key_function;
    Colour ink = key.kind == Kind::letter ? theme.key_ink : theme.key_function_ink;
    if (key.kind == Kind::go || canvas.pressed(key.tap.id)) {
        fill = theme.accent;
        ink = theme.accent_ink;
    } else if (key.tap.chosen) {
        fill = theme.key;
        ink = theme.key_ink;
    }
    if (key.kind == Kind::go && canvas.pressed(key.tap.id)) {
        fill = theme.key;
        ink = theme.key_ink;
    }
    const bool outlined = fill == theme.board_raised;
    rounded(canvas, rect, fill, outlined ? theme.board_ink : fill, outlined ? theme.outline : 0);

    const bool words = key.kind != Kind::letter;
    Style style = key.kind == Kind::go ? look.inter(Type::lead, true)
                  : words              ? look.bold(Type::body)
                                       : look.inter(Type::title, false);
    char32_t icon = words ? icon_of(key.tap.id) : 0;
    const char32_t after = key.kind != Kind::go        ? 0
                           : key.tap.id == "key.close" ? icons::chevron_down
                                                       : icons::arrow_right;
    const float size = look.large_text ? 44 : after ? 40 : 36;
    constexpr float gap = 10;
    const float room = rect.width - 12;
    const auto needed = [&] {
        return surface.measure(style, key.tap.label) + (icon || after ? size + gap : 0);
    };
    if (needed() > room) // a long word on a narrow key: without its icon, then smaller
        icon = 0;
    const float smallest = look.large_text ? 42 : 29;
    while (needed() > room && style.size > smallest)
        style.size -= 1;
    if (words && needed() > room) // and not bold
        style.face = Face::text;
    const bool with_after = after && needed() <= room;
    const float label = surface.measure(style, key.tap.label);
    const float extra = icon || with_after ? size + gap : 0;
    if (label > rect.width - 4)
        surface.mark_truncated();
    float x = rect.x + (rect.width - label - extra) / 2;
    const float icon_y = rect.y + (rect.height - size) / 2;
    if (icon) {
        surface.icon(icon, x, icon_y, size, ink);
        x += extra;
    }
    style.line = rect.height;
    surface.text(x, rect.y, style, ink, key.tap.label);
    if (with_after)
        surface.icon(after, x + label + gap, icon_y, size, ink);
}

} // namespace

float keyboard_height(const Look& look, const present::KeyboardPage& keyboard, float room) {
    const auto rows = static_cast<float>(keyboard.rows.size());
    const float keys = tallest * rows + look.small_gap * (rows - 1) + top_pad + bottom_pad + 8;
    const float least = look.target * rows + look.small_gap * (rows - 1) + top_pad + bottom_pad;
    return std::clamp(room, least, keys);
}

void draw_keyboard(Canvas& canvas, const present::KeyboardPage& keyboard, Rect rect) {
    const Look& look = canvas.look;
    {
        const auto scope = canvas.surface.decoration(rect);
        canvas.surface.fill(rect, look.theme.board_raised);
        if (look.theme.high_contrast)
            canvas.surface.fill({rect.x, rect.y, rect.width, 4}, look.theme.board_ink);
    }
    if (keyboard.rows.empty())
        return;
    const float gap = look.small_gap;
    const auto rows = static_cast<float>(keyboard.rows.size());
    const float height =
        std::min(tallest, (rect.height - top_pad - bottom_pad - gap * (rows - 1)) / rows);
    // Ten letters are 1022 wide on the reference panel; on a wide one the keys grow to 140.
    const float width = std::min(rect.width - (look.narrow() ? 12 : 58), 1480.0f);
    const float left = rect.x + (rect.width - width) / 2;
    float y = rect.y + top_pad;
    for (const std::vector<present::KeyCap>& row : keyboard.rows) {
        float weights = 0;
        for (const present::KeyCap& key : row)
            weights += key.width;
        const float unit =
            (width - gap * static_cast<float>(row.size() - 1)) / std::max(1.0f, weights);
        float x = left;
        for (const present::KeyCap& key : row) {
            draw_key(canvas, key, {x, y, unit * key.width, height});
            x += unit * key.width + gap;
        }
        y += height + gap;
    }
}

} // namespace view
