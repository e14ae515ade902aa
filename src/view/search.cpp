#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>

namespace view {

void draw_search(Canvas& canvas, const present::BrowsePage& page, Rect rect) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const Theme& theme = look.theme;
    const bool typing = page.keyboard.has_value();
    {
        const auto scope = [&] {
            present::Tap tap = page.search;
            tap.spoken = page.typed;
            return control(canvas, tap, Role::searchbox, rect);
        }();
        const bool pressed = canvas.pressed(page.search.id);
        const Colour fill = pressed ? theme.accent : theme.surface;
        const bool outlined =
            theme.high_contrast || theme.surface != Colour{255, 255, 255} || look.low_line > 0;
        const float line = typing ? theme.field_in_hand : outlined ? theme.outline : 0;
        rounded(canvas, rect, fill, typing ? theme.accent : theme.control, line);
        const Colour ink = pressed ? theme.accent_ink : theme.ink;
        const Colour soft = pressed ? theme.accent_ink : theme.ink_soft;
        const float size = rect.height > 90 ? 46 : 42;
        const float x = rect.x + 24;
        surface.icon(icons::magnify, x, rect.y + (rect.height - size) / 2, size, ink);
        Style style = look.text(rect.width < 640 && !look.large_text ? Type::body : Type::lead);
        style.line = rect.height;
        const float text_x = x + size + 20;
        const float room = rect.right() - text_x - (page.typed.empty() ? 16 : rect.height + 8);
        const bool empty = page.typed.empty();
        // What is typed is shown from its end, as in any field.
        std::string_view shown = empty ? page.search.label : page.typed;
        while (!empty && surface.measure(style, shown) > room && shown.size() > 1) {
            std::size_t next = 1;
            while (next < shown.size() && (shown[next] & 0xC0) == 0x80)
                ++next;
            shown.remove_prefix(next);
        }
        if (empty && surface.measure(style, shown) > room)
            shown = page.search_short;
        if (empty && surface.measure(style, shown) > room) {
            const Run run{shown, look.text(Type::body), soft};
            Paragraph set = surface.set(std::span(&run, 1), room);
            if (set.height() > rect.height)
                surface.mark_truncated();
            surface.draw(set, text_x, rect.y + (rect.height - set.height()) / 2);
        } else {
            surface.text(text_x, rect.y, style, empty ? soft : ink, shown);
        }
        if (typing) {
            const float caret = empty ? text_x - 8 : text_x + surface.measure(style, shown) + 4;
            surface.fill({caret, rect.y + rect.height * 0.24f, 5, rect.height * 0.52f}, theme.ink);
        }
    }
    if (page.typed.empty())
        return;
    const Rect clear{rect.right() - rect.height, rect.y, rect.height, rect.height};
    const auto scope = control(canvas, page.clear_text, Role::button, clear, page.search.id);
    const bool pressed = canvas.pressed(page.clear_text.id);
    if (pressed)
        rounded(canvas, clear, theme.accent, theme.accent, 0);
    surface.icon(icons::close, clear.x + (clear.width - 46) / 2, clear.y + (clear.height - 46) / 2,
                 46, pressed ? theme.accent_ink : theme.ink);
}

void draw_chosen(Canvas& canvas, const present::Tap& tap, Rect rect) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    Surface& surface = canvas.surface;
    const auto scope = control(canvas, tap, Role::button, rect);
    const bool pressed = canvas.pressed(tap.id);
    rounded(canvas, rect, pressed ? theme.act : theme.accent, theme.accent, 0);
    const Colour ink = pressed ? theme.act_ink : theme.accent_ink;
    const float size = look.large_text ? 46 : 34;
    Run run{tap.label, look.bold(Type::body), ink};
    const float room = rect.width - 18 - size - 24;
    Paragraph label = surface.set(std::span(&run, 1), room);
    if (label.lines.size() > 1) {
        run.style.line = run.style.size * 1.06f;
        label = balanced(canvas, std::span(&run, 1), room);
    }
    if (label.height() > rect.height || label.word_cut)
        surface.mark_truncated();
    surface.draw(label, rect.x + 18, rect.y + (rect.height - label.height()) / 2);
    surface.icon(icons::close, rect.right() - size - 14, rect.y + (rect.height - size) / 2, size,
                 ink);
}

float chosen_width(Canvas& canvas, const present::Tap& tap) {
    const Look& look = canvas.look;
    return canvas.surface.measure(look.bold(Type::body), tap.label) + 18 + 14 + 14 +
           (look.large_text ? 46.0f : 34.0f);
}

float chip_height(Canvas& canvas, const present::Chip& chip, float width) {
    const bool has_disc = chip.disc.family > 0 || !chip.disc.initial.empty();
    Style style = canvas.look.bold(Type::body);
    style.line = style.size * 1.06f;
    const Run run{chip.tap.label, style, {}};
    const float count = canvas.surface.measure(canvas.look.text(Type::body), chip.count) + 8;
    const float sides = (has_disc ? 70.0f : 16.0f) + 16 + std::max(48.0f, count);
    return height_of(canvas, std::span(&run, 1), width - sides) + 8;
}

void draw_chip(Canvas& canvas, const present::Chip& chip, Rect rect, const Tone& tone) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    Surface& surface = canvas.surface;
    const auto scope = control(canvas, chip.tap, Role::checkbox, rect);
    const bool on_board = tone.paper == theme.board;
    const bool lit = chip.tap.chosen || canvas.pressed(chip.tap.id);
    const Colour fill = lit ? theme.accent : on_board ? theme.board_raised : tone.paper;
    const Colour ink = lit         ? theme.accent_ink
                       : chip.zero ? (on_board ? theme.board_ink_soft : tone.soft)
                       : on_board  ? theme.board_ink
                                   : tone.ink;
    const Colour count_ink = lit ? theme.accent_ink : on_board ? theme.board_ink_soft : tone.soft;
    rounded(canvas, rect, fill,
            lit        ? fill
            : on_board ? theme.board_line
                       : tone.outline,
            lit                   ? 0
            : theme.high_contrast ? theme.outline
                                  : theme.hairline);
    const bool has_disc = chip.disc.family > 0 || !chip.disc.initial.empty();
    float x = rect.x + (has_disc ? 12.0f : 16.0f);
    const float middle = rect.y + rect.height / 2;
    if (has_disc) {
        disc(canvas, chip.disc, x + 23, middle, 46, on_board ? DiscGround::board : DiscGround::page,
             fill);
        x += 46 + 12;
    } else if (chip.tap.id == "browse.filters") {
        surface.icon(icons::filter_variant, x, middle - 18, 36, ink);
        x += 36 + 14;
    }
    const Style style = chip.tap.chosen ? look.bold(Type::body) : look.text(Type::body);
    const std::string_view count = chip.tap.chosen ? std::string_view{} : chip.count;
    const float right =
        chip.tap.chosen ? 48 : surface.measure(style, count) + (count.empty() ? 0 : 8);
    const float room = rect.right() - 16 - right - x;
    Run run{chip.tap.label, style, ink};
    Paragraph label = surface.set(std::span(&run, 1), room);
    if (label.lines.size() > 1 || label.word_cut) {
        run.style.line = run.style.size * 1.06f;
        label = surface.set(std::span(&run, 1), room);
    }
    if (label.word_cut || label.height() > rect.height)
        surface.mark_truncated();
    surface.draw(label, x, middle - label.height() / 2);
    if (chip.tap.chosen)
        surface.icon(icons::close, rect.right() - 50, middle - 17, 34, ink);
    else if (!count.empty())
        surface.text(rect.right() - 16 - surface.measure(look.text(Type::body), count),
                     middle - style.line / 2, look.text(Type::body), count_ink, count);
}

} // namespace view
