#include "view/screens.h"

#include "view/icons.h"
#include "view/setting.h"

#include <algorithm>

namespace view {
namespace {

// The code as typed, in a field of its own; no personal data.
void draw_code_field(Canvas& canvas, const present::CodePage& page, Rect rect) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    canvas.in_hand = Canvas::Edges{rect.y, rect.bottom()};
    Node node;
    node.id = "code.field";
    node.role = Role::textbox;
    node.label = page.label;
    node.value = page.typed;
    node.rect = rect;
    node.enabled = false; // in hand already; the keys act
    node.focused = true;
    const auto scope = canvas.surface.item(std::move(node));
    rounded(canvas, rect, theme.surface, theme.ink, theme.field_in_hand);
    const float x = rect.x + 28;
    if (page.typed.empty()) {
        canvas.surface.fill({x, rect.y + rect.height * 0.24f, 5, rect.height * 0.52f}, theme.ink);
        const Run run{page.placeholder, look.text(Type::body), theme.ink_soft};
        const Paragraph set = canvas.surface.set(std::span(&run, 1), rect.width - 80);
        canvas.surface.draw(set, x + 16, rect.y + (rect.height - set.height()) / 2);
        return;
    }
    Style style = look.bold(Type::head);
    style.line = rect.height;
    while (style.size > 44 && canvas.surface.measure(style, page.typed) > rect.width - 80)
        style.size -= 4;
    // Of what is too long, the end: where the next key goes.
    std::string_view shown = page.typed;
    while (canvas.surface.measure(style, shown) > rect.width - 60)
        next_code_point(shown);
    const float end = canvas.surface.text(x, rect.y, style, theme.ink, shown);
    canvas.surface.fill({x + end + 6, rect.y + rect.height * 0.24f, 5, rect.height * 0.52f},
                        theme.ink);
}

} // namespace

void draw_code(Canvas& canvas, const present::CodePage& page, const Area& area) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    {
        const auto scope = canvas.surface.decoration(area.whole());
        canvas.surface.fill(area.whole(), tone.paper);
    }
    if (area.upper.height > 0)
        draw_upper(canvas, area.upper, {}, page.heading);
    const float button = look.button_height();
    const float x = area.main.x + look.margin();
    const float width = area.main.width - 2 * look.margin();
    const float head_height = button + 48;
    head(canvas, {area.main.x, area.main.y, area.main.width, head_height});
    const Button back{&page.back, icons::arrow_left};
    draw_button(canvas, back, {x, area.main.y + 24, button_width(canvas, back), button},
                look.board());
    if (area.upper.height <= 0)
        brand(canvas, x + width - brand_width(canvas), area.main.y + head_height / 2,
              look.theme.board_ink);
    Rect body{area.main.x, area.main.y + head_height, area.main.width,
              area.main.height - head_height};
    const float keys =
        page.keyboard ? keyboard_height(look, *page.keyboard, body.height * 0.58f) : 0;
    const Rect keyboard{body.x, body.bottom() - keys, body.width, keys};
    body.height -= keys;
    const bool tight = body.height < 600;
    scrolled(canvas, "code", {x, body.y, width, body.height}, tone,
             [&](float left, float top, float room) {
                 float y = top + (tight ? 12.0f : 32.0f);
                 const auto make = [&](Type type) {
                     return std::vector<Run>{{page.heading, look.bold(type), tone.ink}};
                 };
                 const Type type = fitting(canvas, {tight ? Type::title : Type::head, Type::title},
                                           room, 2, make);
                 if (area.upper.height <= 0)
                     y += 12 + write(canvas, {"code.heading", Role::heading}, make(type),
                                     left - (type == Type::head ? 2 : 0), y, room);
                 y += write(canvas, {"code.lead"}, {page.lead, look.text(Type::body), tone.soft},
                            left, y, room);
                 y += tight ? 16.0f : 32.0f;
                 if (!tight)
                     y += 10 + write(canvas, {"code.label"},
                                     {page.label, look.bold(Type::body), tone.ink}, left, y, room);
                 const float field = tight ? 104 : 128;
                 draw_code_field(canvas, page, {left, y, std::min(room, 1000.0f), field});
                 y += field;
                 if (!page.answer.empty())
                     y += 24 + write(canvas, {"code.answer", Role::status},
                                     {page.answer, look.bold(Type::lead), tone.ink}, left, y + 24,
                                     room);
                 return y - top + 12;
             });
    if (page.keyboard)
        draw_keyboard(canvas, *page.keyboard, keyboard);
}

} // namespace view
