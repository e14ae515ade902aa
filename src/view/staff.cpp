#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>
#include <array>

namespace view {
namespace {

// In the order in which a health report lists them.
constexpr std::array row_icons = {icons::inbox, icons::sync, icons::clock, icons::harddisk};

float draw_row(Canvas& canvas, const present::StaffRow& row, std::size_t index, float x, float y,
               float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const Style label = look.text(Type::body);
    const Style value = look.bold(Type::lead);
    const std::string id = "staff." + std::to_string(index);
    const float indent = 80;
    const float note_width = canvas.surface.measure(label, row.note);
    const bool beside = !row.note.empty() && note_width < width * 0.45f;
    const float room = width - indent - (beside ? note_width + 32 : 0);
    const Colour ink = row.alarm ? look.theme.warn : tone.ink;
    const Run value_run{row.value, value, ink};
    const Run note_run{row.note, label, tone.soft};
    const float value_height = height_of(canvas, std::span(&value_run, 1), room);
    const float note_height =
        beside || row.note.empty() ? 0 : height_of(canvas, std::span(&note_run, 1), room);
    const float content = label.line + value_height + note_height;
    const float height = std::max(112.0f, content + 24);
    const float top = y + (height - content) / 2;
    {
        const auto scope = canvas.surface.decoration({x, y + (height - 48) / 2, 48, 48});
        canvas.surface.icon(row.alarm ? icons::alert_circle_outline
                                      : row_icons[std::min(index, row_icons.size() - 1)],
                            x, y + (height - 48) / 2, 48, ink);
    }
    write(canvas, {id + ".label"}, {row.label, label, tone.soft}, x + indent, top, room);
    write(canvas, {id, row.alarm ? Role::alert : Role::text}, value_run, x + indent,
          top + label.line, room);
    if (beside)
        write(canvas, {id + ".note"}, note_run, x + width - note_width,
              y + (height - label.line) / 2, note_width + 1);
    else if (!row.note.empty())
        write(canvas, {id + ".note"}, note_run, x + indent, top + label.line + value_height, room);
    return height;
}

float draw_head(Canvas& canvas, const present::StaffPage& page, Rect rect, bool with_close,
                bool dry) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    const float x = rect.x + look.margin();
    const float width = rect.width - 2 * look.margin();
    const float button = look.button_height();
    const Button close{&page.close, icons::close};
    const float close_width = button_width(canvas, close);
    float y = rect.y + 24;
    const float centre = y + button / 2;
    if (!dry) {
        brand(canvas, x, centre, theme.board_ink);
        const Style style = look.text(Type::body);
        const float who = canvas.surface.measure(style, page.who);
        const float who_x = x + width - who - (with_close ? close_width + 24 : 0);
        if (who_x > x + brand_width(canvas) + 24)
            write(canvas, {"staff.who"}, {page.who, style, theme.board_ink_soft}, who_x,
                  centre - style.line / 2, who + 1);
        if (with_close)
            draw_button(canvas, close, {x + width - close_width, y, close_width, button},
                        look.board());
    }
    y += button + (look.landscape() ? 20.0f : 52.0f);
    const float diameter = look.landscape() || look.narrow() ? 96 : 144;
    const float text_x = x + diameter + 32;
    const float room = width - diameter - 32;
    const auto make = [&](Type type) {
        return std::vector<Run>{{page.sentence, look.bold(type), theme.board_ink}};
    };
    const Type type = look.landscape() || look.narrow()
                          ? fitting(canvas, {Type::head, Type::title}, room, 2, make)
                          : fitting(canvas, {Type::banner, Type::head, Type::title}, room, 2, make);
    const float text = height_of(canvas, make(type), room);
    const float block = std::max(diameter, text);
    if (!dry) {
        {
            const auto scope =
                canvas.surface.decoration({x, y + (block - diameter) / 2, diameter, diameter});
            const float icon = diameter * 0.6f;
            canvas.surface.disc(x + diameter / 2, y + block / 2, diameter / 2, theme.accent);
            canvas.surface.icon(page.all_well ? icons::check : icons::alert_circle_outline,
                                x + (diameter - icon) / 2, y + (block - icon) / 2, icon,
                                theme.accent_ink);
        }
        write(canvas, {"staff.sentence", Role::heading}, make(type), text_x, y + (block - text) / 2,
              room);
    }
    y += block + 24;
    const Run lead{page.lead, look.text(Type::lead), theme.board_ink};
    const float lead_height = height_of(canvas, std::span(&lead, 1), width);
    if (!dry)
        write(canvas, {"staff.lead", Role::status}, lead, x, y, width);
    return y + lead_height + 32 - rect.y;
}

} // namespace

void draw_staff(Canvas& canvas, const present::StaffPage& page, const Area& area) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    {
        const auto scope = canvas.surface.decoration(area.whole());
        canvas.surface.fill(area.whole(), tone.paper);
    }
    const bool low = area.upper.height > 0;
    Rect top = low ? area.upper : area.main;
    const float height = draw_head(canvas, page, top, !low, true);
    top.height = low ? area.upper.height : height;
    head(canvas, top);
    draw_head(canvas, page, top, !low, false);
    const float x = area.main.x + look.margin();
    const float width = area.main.width - 2 * look.margin();
    float y = low ? area.main.y + 16 : top.bottom();
    if (low) {
        const Button close{&page.close, icons::close};
        const float close_width = button_width(canvas, close);
        draw_button(canvas, close, {x + width - close_width, y, close_width, look.button_height()},
                    tone);
        y += look.button_height() + 12;
    }
    scrolled(canvas, "staff", {x, y, width, area.main.bottom() - y}, tone,
             [&](float left, float start, float room) {
                 float at = start;
                 for (std::size_t i = 0; i < page.rows.size(); ++i) {
                     if (i > 0)
                         hairline(canvas, left, at - 1, room);
                     at += draw_row(canvas, page.rows[i], i, left, at, room);
                 }
                 rule(canvas, left, at, room);
                 at += 24;
                 for (std::size_t i = 0; i < page.notices.size(); ++i)
                     at += 12 + write(canvas, {"staff.notice." + std::to_string(i), Role::status},
                                      {page.notices[i], look.text(Type::body), tone.ink}, left, at,
                                      room);
                 return at - start;
             });
}

} // namespace view
