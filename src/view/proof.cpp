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
    scrolled(canvas, "proof.lines", {x, y, width, foot - 12 - y}, tone,
             [&](float left, float top, float measure) {
                 float at = top + 4;
                 for (std::size_t i = 0; i < sheet.lines.size(); ++i)
                     at += draw_line(canvas, sheet.lines[i], i, left, at, measure);
                 return at - top;
             });
    draw_buttons(canvas, buttons, row, x, foot, tone);
}

void draw_whole_text(Canvas& canvas, const present::DetailPage& page, const Area& area) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float margin = look.margin();
    if (area.upper.height > 0)
        draw_upper(canvas, area.upper, page.employer_line, page.title.whole);
    const float x = area.main.x + margin;
    const float width = area.main.width - 2 * margin;
    float y = area.main.y;
    const float button = look.button_height();
    const Button close{&page.close_text, icons::close};
    const float close_width = button_width(canvas, close);
    const float room = width - close_width - 32;
    const auto make = [&](Type type) {
        return title_runs(page.title, look.text(type), look.bold(type),
                          area.upper.height > 0 ? tone.ink : look.theme.board_ink, false);
    };
    const Type type = fitting(canvas, {Type::title, Type::lead}, room, 2, make);
    const float title = height_of(canvas, make(type), room);
    const float head_height = std::max(button, title) + 48;
    const bool low = area.upper.height > 0;
    if (!low)
        head(canvas, {area.main.x, y, area.main.width, head_height});
    write(canvas, {"text.title", Role::heading}, make(type), x, y + (head_height - title) / 2,
          room);
    draw_button(canvas, close,
                {x + width - close_width, y + (head_height - button) / 2, close_width, button},
                low ? tone : look.board());
    y += head_height;
    // A measure of at most about 80 characters reads better than the full width of a landscape.
    const float measure = std::min(width, look.large_text ? 1500.0f : 1250.0f);
    scrolled(
        canvas, "text", {x, y, measure, area.main.bottom() - y}, tone,
        [&](float left, float top, float line) {
            float at = top + 24;
            if (!page.text_source.empty())
                at += 16 + write(canvas, {"text.source"},
                                 {page.text_source, look.text(Type::body), tone.soft}, left, at,
                                 line);
            for (const present::TextSection& section : page.text) {
                if (!section.heading.empty())
                    at += 6 + write(canvas, {section.id, Role::heading},
                                    {section.heading, look.bold(Type::lead), tone.ink}, left, at,
                                    line);
                for (std::size_t i = 0; i < section.blocks.size(); ++i) {
                    const present::TextBlock& block = section.blocks[i];
                    const bool item = block.kind == catalog::BlockKind::item;
                    const float indent = item ? 32 * (1 + static_cast<float>(block.level)) : 0;
                    const std::string id = section.id + "." + std::to_string(i);
                    const Run run{block.text, look.text(Type::body), tone.ink};
                    if (item) {
                        const float half = run.style.line / 2;
                        const auto scope =
                            canvas.surface.decoration({left + indent - 24, at + half - 5, 10, 10});
                        canvas.surface.disc(left + indent - 19, at + half, 5, tone.ink);
                    }
                    at += 10 + write(canvas, {id, item ? Role::listitem : Role::text, section.id},
                                     run, left + indent, at, line - indent);
                }
                at += 22;
            }
            return at - top;
        });
}

} // namespace view
