#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

// ---- Steps: a line with four stations ----

float steps_height(const Look& look) {
    return 60 + 8 + look.text(Type::body).line;
}

void draw_steps(Canvas& canvas, const present::RegisterPage& page, float x, float y, float width) {
    if (page.steps.empty())
        return;
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    Surface& surface = canvas.surface;
    const float axis = y + 30;
    const auto count = page.steps.size();
    const float inset = 60;
    const float span =
        (width - 2 * inset) / static_cast<float>(std::max<std::size_t>(1, count - 1));
    std::size_t here = 0;
    for (std::size_t i = 0; i < count; ++i)
        if (page.steps[i].kind != present::StepMark::Kind::ahead)
            here = i;
    {
        const auto scope = surface.decoration({x, y, width, 60});
        surface.fill({x + inset, axis - theme.route / 2, width - 2 * inset, theme.route},
                     theme.board_line);
        surface.fill({x + inset, axis - theme.route_accent / 2, span * static_cast<float>(here),
                      theme.route_accent},
                     theme.accent);
    }
    for (std::size_t i = 0; i < count; ++i) {
        const present::StepMark& step = page.steps[i];
        const float centre = x + inset + span * static_cast<float>(i);
        const bool is_here = step.kind == present::StepMark::Kind::here;
        const bool done = step.kind == present::StepMark::Kind::done;
        const float radius = is_here ? 30 : 24;
        {
            const auto scope =
                surface.decoration({centre - radius, axis - radius, 2 * radius, 2 * radius});
            surface.disc(centre, axis, radius + 6, theme.board);
            surface.disc(centre, axis, radius, done || is_here ? theme.accent : theme.board_line);
            if (done)
                surface.icon(icons::check, centre - 16, axis - 16, 32, theme.accent_ink);
            else if (!is_here)
                surface.disc(centre, axis, radius - 6, theme.board);
            if (is_here) {
                const Style style{Face::display_bold, 34, 60};
                const std::string number = std::to_string(step.number);
                surface.text(centre - surface.measure(style, number) / 2, axis - 30, style,
                             theme.accent_ink, number);
            }
        }
        const Style style = is_here ? look.bold(Type::body) : look.text(Type::body);
        const float label = surface.measure(style, step.label);
        const float left = std::clamp(centre - label / 2, x, x + width - label);
        write(canvas, {"form.step." + std::to_string(i)},
              {step.label, style, is_here ? theme.board_ink : theme.board_ink_soft}, left, y + 66,
              label + 1);
    }
}

// ---- The field in hand ----

float field_height(const Look& look, bool tight) {
    return tight ? 92 : look.large_text ? 124 : 116;
}

// The end of a text that is wider than the field; nothing of it is copied.
std::string_view tail(Canvas& canvas, std::string_view text, const Style& style, float room) {
    while (canvas.surface.measure(style, text) > room && text.size() > 1) {
        std::size_t next = 1;
        while (next < text.size() && (text[next] & 0xC0) == 0x80)
            ++next;
        text.remove_prefix(next);
    }
    return text;
}

// On a low landscape there is width, not height.
bool has_aids_beside(const Look& look, bool tight) {
    const bool wide = !look.large_text || look.width > 1400;
    return look.landscape() && tight && wide;
}

// In words: under the field, or beside it, but never behind the keyboard.
float draw_error(Canvas& canvas, const present::FieldView& field, float x, float y, float width) {
    const Look& look = canvas.look;
    const float size = look.large_text ? 46 : 36;
    const Run run{field.error, look.bold(Type::body), look.theme.warn};
    {
        const auto scope = canvas.surface.decoration({x, y, size, size});
        canvas.surface.icon(icons::alert_circle_outline, x, y + 2, size, look.theme.warn);
    }
    return write(canvas, {field.id + ".error", Role::alert}, run, x + size + 14, y,
                 width - size - 14);
}

// Label, field, and what is wrong with it in words. Returns the height.
float draw_field(Canvas& canvas, const present::FieldView& field, float x, float y, float width,
                 bool label, bool tight) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    Surface& surface = canvas.surface;
    const float top = y;
    if (label)
        y += 10 + write(canvas, {field.id + ".label"},
                        {field.label, look.bold(Type::body), theme.ink}, x, y, width);
    const Rect rect{x, y, width, field_height(look, tight)};
    canvas.in_hand = Canvas::Edges{rect.y, rect.bottom()};
    const bool wrong = !field.error.empty();
    {
        Node node;
        node.id = field.id;
        node.role = Role::textbox;
        node.label = field.label;
        node.value = field.masked; // never the words themselves
        node.rect = rect;
        node.enabled = false; // it is in hand already; the keys act
        node.focused = true;
        const auto scope = surface.item(std::move(node));
        rounded(canvas, rect, theme.surface, wrong ? theme.warn : theme.ink, theme.field_in_hand);
        Style style = look.inter(Type::title, false);
        style.line = rect.height;
        const float text_x = x + 28;
        const float room = width - 56 - (field.clear ? rect.height : 0);
        if (field.secret.empty()) {
            surface.fill({text_x, y + rect.height * 0.24f, 5, rect.height * 0.52f}, theme.ink);
            const Run run{field.placeholder, look.text(Type::body), theme.ink_soft};
            const Paragraph set = surface.set(std::span(&run, 1), room - 20);
            surface.draw(set, text_x + 16, y + (rect.height - set.height()) / 2);
        } else {
            const std::string_view shown = tail(canvas, field.secret, style, room - 12);
            const float end = surface.text(text_x, y, style, theme.ink, shown);
            surface.fill({text_x + end + 4, y + rect.height * 0.24f, 5, rect.height * 0.52f},
                         theme.ink);
        }
    }
    if (field.clear) {
        const Rect clear{rect.right() - rect.height + 6, rect.y + 6, rect.height - 12,
                         rect.height - 12};
        const auto scope = control(canvas, *field.clear, Role::button, clear, field.id);
        const bool pressed = canvas.pressed(field.clear->id);
        if (pressed)
            rounded(canvas, clear, theme.accent, theme.accent, 0);
        surface.icon(icons::close, clear.x + (clear.width - 48) / 2,
                     clear.y + (clear.height - 48) / 2, 48,
                     pressed ? theme.accent_ink : theme.ink_soft);
    }
    y += rect.height;
    if (wrong && !has_aids_beside(look, tight))
        y += 10 + draw_error(canvas, field, x, y + 10, width);
    return y - top;
}

float draw_domains(Canvas& canvas, const present::RegisterPage& page, float x, float y, float width,
                   float gap) {
    if (page.chips.empty())
        return 0;
    const Look& look = canvas.look;
    float widest = 0;
    std::vector<Button> buttons;
    for (const present::Tap& tap : page.chips) {
        Button button{&tap};
        button.semibold = false;
        widest = std::max(widest, button_width(canvas, button) - 28);
        buttons.push_back(button);
    }
    const auto columns = std::clamp<std::size_t>(
        static_cast<std::size_t>((width + look.gap) / (widest + look.gap)), 1, buttons.size());
    const std::size_t rows = (buttons.size() + columns - 1) / columns;
    const std::size_t even = (buttons.size() + rows - 1) / rows;
    const float cell = (width - look.gap * static_cast<float>(even - 1)) / static_cast<float>(even);
    const float height = look.button_height();
    for (std::size_t i = 0; i < buttons.size(); ++i)
        draw_button(canvas, buttons[i],
                    {x + static_cast<float>(i % even) * (cell + look.gap),
                     y + static_cast<float>(i / even) * (height + gap), cell, height},
                    look.ground());
    return static_cast<float>(rows) * (height + gap) - gap;
}

char32_t icon_of_way(std::string_view id) {
    if (id == "form.way.mail")
        return icons::email_outline;
    return id == "form.way.phone" ? icons::phone : icons::account;
}

// What is asked, and the field for it. In "position basse" the question stands above the line.
float draw_question_and_field(Canvas& canvas, const present::RegisterPage& page, float x, float y,
                              float width, bool tight) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float top = y;
    const float gap = tight ? 12 : 24;
    y += tight ? 8.0f : 20.0f;
    if (look.low_line <= 0) {
        const auto make = [&](Type type) {
            return std::vector<Run>{{page.heading, look.bold(type), tone.ink}};
        };
        const Type type = fitting(
            canvas, {tight ? Type::title : Type::head, Type::title, Type::lead}, width, 1, make);
        y += write(canvas, {"form.heading", Role::heading}, make(type),
                   x - (type == Type::head ? 2 : 0), y, width);
        if (!page.lead.empty() && !has_aids_beside(look, tight))
            y += (tight ? 4.0f : 8.0f) + write(canvas, {.id = "form.lead", .balanced = true},
                                               {page.lead, look.text(Type::body), tone.soft}, x,
                                               y + (tight ? 0.0f : 4.0f), width);
        y += gap - 8;
    }
    if (page.ways.size() > 1) {
        std::vector<char32_t> ways;
        for (const present::Tap& tap : page.ways)
            ways.push_back(icon_of_way(tap.id));
        const float height = std::max(84.0f, look.button_height());
        segmented(canvas, page.ways, ways, {x, y, width, height}, "form");
        y += height + gap;
    }
    if (page.field) // where the choice above names it already, a tight form does not say it twice
        y += draw_field(canvas, *page.field, x, y, width, !tight || page.ways.size() < 2, tight);
    return y - top;
}

// A suggestion, mail domains as chips, and what was given so far.
float draw_aids(Canvas& canvas, const present::RegisterPage& page, float x, float y, float width,
                bool tight) {
    const float top = y;
    const Look& look = canvas.look;
    const bool beside = has_aids_beside(look, tight);
    if (beside && page.field && !page.field->error.empty())
        y += 20 + draw_error(canvas, *page.field, x, y + 16, width);
    else if (beside && !page.lead.empty() && look.low_line <= 0)
        y += 16 + write(canvas, {.id = "form.lead", .balanced = true},
                        {page.lead, look.text(Type::body), look.theme.ink_soft}, x, y + 16, width);
    if (page.suggestion) {
        y += 16;
        const Button suggestion{&*page.suggestion, icons::pencil, 0, {}, 0};
        const float suggested = std::min(width, button_width(canvas, suggestion));
        draw_button(canvas, suggestion, {x, y, suggested, canvas.look.button_height()},
                    canvas.look.ground());
        y += canvas.look.button_height();
    }
    if (!page.chips.empty()) {
        y += 16;
        y += draw_domains(canvas, page, x, y, width, canvas.look.gap);
    }
    if (!page.review.empty()) {
        y += tight ? 12.0f : 20.0f;
        y += draw_review_rows(canvas, page, x, y, width);
    }
    return y - top + 12;
}

// Everything between the head and the keyboard; scrolls where there is little room.
void draw_step(Canvas& canvas, const present::RegisterPage& page, Rect rect) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const bool tight = rect.height < 640;
    if (has_aids_beside(look, tight)) {
        const float column = std::round((rect.width - 48) * 0.56f);
        scrolled(canvas, "form", {rect.x, rect.y, column, rect.height}, tone,
                 [&](float x, float y, float width) {
                     return draw_question_and_field(canvas, page, x, y, width, tight) + 8;
                 });
        scrolled(canvas, "form.aids",
                 {rect.x + column + 48, rect.y, rect.width - column - 48, rect.height}, tone,
                 [&](float x, float y, float width) {
                     return draw_aids(canvas, page, x, y, width, tight);
                 });
        return;
    }
    scrolled(canvas, "form", rect, tone, [&](float x, float y, float width) {
        const float used = draw_question_and_field(canvas, page, x, y, width, tight);
        return used + draw_aids(canvas, page, x, y + used, width, tight);
    });
}

float back_height(const Look& look) {
    return std::max(look.large_text ? look.button_height() : 64.0f, look.target);
}

float height_of_head(const Look& look, bool steps) {
    return 24 + back_height(look) + (steps ? 34 + steps_height(look) + 12 : 24);
}

void draw_head(Canvas& canvas, const present::RegisterPage& page, Rect area, bool steps) {
    const Look& look = canvas.look;
    const float margin = look.margin();
    const float button = back_height(look);
    const float height = height_of_head(look, steps);
    head(canvas, {area.x, area.y, area.width, height});
    const Button back{&page.back, icons::arrow_left};
    const float x = area.x + margin;
    const float back_width = button_width(canvas, back);
    draw_button(canvas, back, {x, area.y + 24, back_width, button}, look.board());
    const Style style = look.text(Type::body);
    const float room = area.width - 2 * margin - back_width - 48 - 64;
    const Run run{page.about, style, look.theme.board_ink};
    const Paragraph set = canvas.surface.set(std::span(&run, 1), room);
    const float about_x = area.right() - margin - set.width;
    const float middle = area.y + 24 + button / 2;
    const float about_y = set.height() <= height - 16
                              ? std::max(area.y + 8, middle - set.height() / 2)
                              : middle - set.height() / 2;
    if (page.disc.family > 0 || !page.disc.initial.empty())
        disc_node(canvas, "form.disc", {}, page.disc, about_x - 16 - 24, middle, 48,
                  DiscGround::board, look.theme.board);
    write(canvas, {"form.about"}, run, about_x, about_y, room);
    if (steps)
        draw_steps(canvas, page, area.x + (look.landscape() ? area.width * 0.2f : 40),
                   area.y + 24 + button + 28,
                   area.width - 2 * (look.landscape() ? area.width * 0.2f : 40));
}

} // namespace

void draw_register(Canvas& canvas, const present::RegisterPage& page, const Area& area) {
    const Look& look = canvas.look;
    {
        const auto scope = canvas.surface.decoration(area.whole());
        canvas.surface.fill(area.whole(), look.theme.ground);
    }
    Rect body = area.main;
    const bool low = area.upper.height > 0;
    if (low) { // the steps are the drawing above
        const float steps = steps_height(look) + 90;
        draw_upper(canvas, area.upper, page.lead, page.heading, steps);
        draw_steps(canvas, page, area.upper.x + 40, area.upper.bottom() - 60 - steps_height(look),
                   area.upper.width - 80);
    }
    // Where the keyboard leaves little room, the steps give way to the field.
    const bool steps = !low && (body.height > 1200 || !page.keyboard);
    float head_height = height_of_head(look, steps);
    const float wanted = (body.height - head_height) * (look.landscape() ? 0.6f : 0.56f);
    const float keys = page.keyboard ? keyboard_height(look, *page.keyboard, wanted) : 0;
    const Rect keyboard{body.x, body.bottom() - keys, body.width, keys};
    body.height -= keys;
    // Large words on a lying panel of 10": the way back stands beside the field.
    if (page.keyboard && body.height - head_height < look.button_height() + 40) {
        head_height = 0;
        const Button back{&page.back, icons::arrow_left};
        const float width = button_width(canvas, back);
        draw_button(canvas, back,
                    {body.x + look.margin(), body.y + 24, width, look.button_height()},
                    look.ground());
        body.x += look.margin() + width;
        body.width -= look.margin() + width;
    } else {
        draw_head(canvas, page, body, steps);
    }
    body.y += head_height;
    body.height -= head_height;
    if (page.banner) {
        const float height = banner_height(canvas, *page.banner, body.width);
        banner(canvas, "form.banner", *page.banner, {body.x, body.y, body.width, height});
        body.y += height;
        body.height -= height;
    }
    if (page.send || !page.notice.empty())
        return draw_review(canvas, page, body);
    draw_step(canvas, page,
              {body.x + look.margin(), body.y, body.width - 2 * look.margin(), body.height});
    if (page.keyboard)
        draw_keyboard(canvas, *page.keyboard, keyboard);
}

} // namespace view
