#include "view/screens.h"

#include "view/icons.h"

#include <array>

namespace view {
namespace {

// The panel's own colours, not the theme's: on each of them a dead pixel of another one shows.
constexpr std::array<Colour, 6> plain_colours = {Colour{255, 0, 0}, Colour{0, 255, 0},
                                                 Colour{0, 0, 255}, Colour{255, 255, 255},
                                                 Colour{0, 0, 0},   Colour{128, 128, 128}};

void draw_field(Canvas& canvas, const present::Tap& tap, std::size_t index, std::size_t columns,
                Rect rect) {
    const Theme& theme = canvas.look.theme;
    Surface& surface = canvas.surface;
    const auto scope = control(canvas, tap, Role::button, rect);
    const bool answered = tap.chosen || canvas.pressed(tap.id);
    // Neighbours of a column differ too.
    const std::size_t shifted = index + index / columns * 2;
    surface.fill(rect, answered ? theme.ok : plain_colours[shifted % plain_colours.size()]);
    const float x = rect.x + rect.width / 2;
    const float y = rect.y + rect.height / 2;
    const Style style = canvas.look.bold(Type::title);
    const float radius = style.size * 1.15f; // two digits stand well inside
    if (answered) {
        surface.icon(icons::check, x - radius, y - radius, 2 * radius, theme.ok_ink);
        return;
    }
    surface.disc(x, y, radius, theme.ink);
    surface.disc(x, y, radius - theme.rule, theme.ground);
    const float width = surface.measure(style, tap.label);
    surface.text(x - width / 2, y - style.line / 2, style, theme.ink, tap.label);
}

} // namespace

void draw_glass_test(Canvas& canvas, const present::GlassTestPage& page, const Area& area) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    head(canvas, area.whole());
    const float x = area.main.x + look.margin();
    const float width = area.main.width - 2 * look.margin();
    const Button stop{&page.stop, icons::close};
    const float stop_width = button_width(canvas, stop);
    const float button = look.button_height();
    const float room = width - stop_width - 24;
    float y = area.main.y + 24;
    draw_button(canvas, stop, {x + width - stop_width, y, stop_width, button}, look.board());
    float text = write(canvas, {"staff.test.heading", Role::heading},
                       {page.heading, look.bold(Type::title), theme.board_ink}, x, y, room);
    text += write(canvas, {"staff.test.hint"},
                  {page.hint, look.text(Type::body), theme.board_ink_soft}, x, y + text + 4, room);
    y += std::max(button, text) + 24;
    const std::size_t columns = look.landscape() ? 6 : 4;
    const std::size_t rows = (page.fields.size() + columns - 1) / columns;
    const float gap = look.small_gap;
    const float wide =
        (area.main.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float high =
        (area.main.bottom() - y - gap * static_cast<float>(rows)) / static_cast<float>(rows);
    for (std::size_t i = 0; i < page.fields.size(); ++i)
        draw_field(canvas, page.fields[i], i, columns,
                   {area.main.x + static_cast<float>(i % columns) * (wide + gap),
                    y + static_cast<float>(i / columns) * (high + gap), wide, high});
}

} // namespace view
