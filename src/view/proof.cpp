#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

// One line of the document with its number; what proves is marked line by line.
float draw_line(Canvas& canvas, const present::ProofLine& line, std::size_t index, float x, float y,
                float width) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    const float column = look.large_text ? 120 : look.narrow() ? 72 : 96;
    Style number = line.proved ? look.bold(Type::body) : look.text(Type::body);
    if (!line.proved && !look.large_text)
        number.size = 29;
    Style text = line.proved ? look.bold(Type::lead) : look.text(Type::body);
    text.line = line.proved ? std::max(50.0f, text.size * 1.3f) : look.large_text ? 54 : 42;
    number.line = text.line;
    const Colour ink = line.proved ? theme.ink : theme.ink_soft;
    const std::string id = "proof." + std::to_string(index);
    const std::string digits = std::to_string(line.number);
    if (line.number > 0)
        write(canvas, {id + ".number", Role::text, "proof"}, {digits, number, ink}, x, y, column);
    const Run run{line.text, text, ink};
    const Paragraph set = canvas.surface.set(std::span(&run, 1), width - column - 8);
    if (line.text.empty())
        return text.line * 0.5f;
    if (line.proved) {
        const auto scope = canvas.surface.decoration({x + column, y, width - column, set.height()});
        for (std::size_t i = 0; i < set.lines.size(); ++i)
            canvas.surface.fill({x + column - 8, y + static_cast<float>(i) * text.line,
                                 set.lines[i].width + 16, text.line},
                                theme.proof);
    }
    write(canvas, {id, Role::text, "proof"}, run, x + column, y, width - column - 8);
    return set.height() + 14;
}

} // namespace

void draw_proof(Canvas& canvas, const present::ProofSheet& sheet, Rect rect) {
    const Look& look = canvas.look;
    const Tone tone = look.surface();
    Surface& surface = canvas.surface;
    {
        Node node;
        node.id = "proof";
        node.role = Role::dialog;
        node.label = sheet.title;
        node.rect = rect;
        const auto scope = surface.item(std::move(node));
        surface.fill(rect, tone.paper);
        surface.fill({rect.x, rect.y, rect.width, look.theme.route}, look.theme.accent);
    }
    const float margin = look.margin();
    const float x = rect.x + margin;
    const float width = rect.width - 2 * margin;
    float y = rect.y + look.theme.route + 20;
    const Button close{&sheet.close, icons::close};
    const float close_width = button_width(canvas, close);
    const float button = look.button_height();
    const float room = width - close_width - 24;
    const std::vector<Run> title{{sheet.title, look.bold(Type::title), tone.ink}};
    const Run place{sheet.place, look.text(Type::body), tone.soft};
    float used = write(canvas, {"proof.title", Role::heading, "proof"}, title, x, y, room);
    used += 2 + write(canvas, {"proof.place", Role::text, "proof"}, place, x, y + used + 2, room);
    draw_button(canvas, close, {x + width - close_width, y + 4, close_width, button}, tone);
    y += std::max(used, button + 4) + 10;
    hairline(canvas, x, y, width);
    y += look.theme.hairline + 12;
    std::vector<Button> buttons{{&sheet.previous, icons::chevron_up},
                                {&sheet.next, icons::chevron_down},
                                {&sheet.whole, 0, 0, {}, 1}};
    const ButtonPlan row = plan(canvas, buttons, width, button);
    const float foot = rect.bottom() - 24 - row.height;
    const bool as_one = look.is_slit(foot - 12 - y);
    const float bottom = as_one ? rect.bottom() - 16 : foot - 12;
    scrolled(canvas, "proof.lines", {x, y, width, bottom - y}, tone,
             [&](float left, float top, float measure) {
                 float at = top + 4;
                 for (std::size_t i = 0; i < sheet.lines.size(); ++i)
                     at += draw_line(canvas, sheet.lines[i], i, left, at, measure);
                 if (!as_one)
                     return at - top;
                 const ButtonPlan below = plan(canvas, buttons, measure, button);
                 draw_buttons(canvas, buttons, below, left, at + 8, tone);
                 return at + 8 + below.height + 8 - top;
             });
    if (!as_one)
        draw_buttons(canvas, buttons, row, x, foot, tone);
}

} // namespace view
