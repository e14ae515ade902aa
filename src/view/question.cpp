#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>

namespace view {
namespace {

// Time that is left, as a line whose stations are passed one by one.
void draw_time(Canvas& canvas, float x, float y, float width, float left, Colour ink,
               Colour paper) {
    Node node;
    node.id = "question.time";
    node.role = Role::progressbar;
    node.decorative = true; // the numeral says it
    node.rect = {x, y, width, 36};
    const auto scope = canvas.surface.item(std::move(node));
    canvas.surface.fill({x, y + 13, width, 10}, ink);
    constexpr int stations = 5;
    const float at = (1 - std::clamp(left, 0.0f, 1.0f)) * (stations - 1);
    for (int i = 0; i < stations; ++i) {
        const float centre = x + 18 + (width - 36) * static_cast<float>(i) / (stations - 1);
        canvas.surface.disc(centre, y + 18, 18, ink);
        if (static_cast<float>(i) <= at && at < static_cast<float>(i) + 1)
            canvas.surface.disc(centre, y + 18, 10, paper);
    }
}

void draw_stay(Canvas& canvas, const present::Tap& tap, Rect rect) {
    Surface& surface = canvas.surface;
    const Tone tone = canvas.look.accent();
    const auto scope = control(canvas, tap, Role::button, rect, "question");
    const bool pressed = canvas.pressed(tap.id);
    const Colour fill = pressed ? tone.paper : tone.ink;
    // In dark the act colours are the other way round, and only the accent reads on this ink.
    const Theme& theme = canvas.look.theme;
    const bool reads = semantics::contrast(theme.act_ink, tone.ink) >= theme.minimum_text_contrast;
    const Colour ink = pressed ? tone.ink : reads ? theme.act_ink : theme.accent;
    const Colour sign = pressed ? tone.ink : theme.accent;
    surface.fill(rect, tone.ink, rect.height / 2);
    if (pressed)
        surface.fill({rect.x + 6, rect.y + 6, rect.width - 12, rect.height - 12}, fill,
                     rect.height / 2 - 6);
    const float diameter = rect.height - 40;
    const float disc_x = rect.right() - 20 - diameter / 2;
    const float middle = rect.y + rect.height / 2;
    const float left = rect.x + 64;
    const auto label = [&](Type type) {
        return std::vector<Run>{{tap.label, canvas.look.bold(type), ink}};
    };
    const float room = disc_x - diameter / 2 - left - 16;
    const auto runs = label(fitting(canvas, {Type::head, Type::title}, room, 1, label));
    const Paragraph set = surface.set(runs, room);
    if (set.height() > rect.height || set.word_cut)
        surface.mark_truncated();
    surface.draw(set, left, middle - set.height() / 2);
    surface.disc(disc_x, middle, diameter / 2, sign);
    surface.icon(icons::arrow_right, disc_x - diameter * 0.28f, middle - diameter * 0.28f,
                 diameter * 0.56f, fill);
}

void draw_leave(Canvas& canvas, const present::Tap& tap, Rect rect) {
    Surface& surface = canvas.surface;
    const Tone tone = canvas.look.accent();
    const auto scope = control(canvas, tap, Role::button, rect, "question");
    const bool pressed = canvas.pressed(tap.id);
    rounded(canvas, rect, pressed ? tone.ink : tone.paper, tone.ink, canvas.look.theme.outline);
    const Run run{tap.label, canvas.look.inter(Type::title, true), pressed ? tone.paper : tone.ink};
    const Paragraph set = surface.set(std::span(&run, 1), rect.width - 32);
    if (set.height() > rect.height || set.word_cut)
        surface.mark_truncated();
    surface.draw(set, rect.x + (rect.width - set.width) / 2,
                 rect.y + (rect.height - set.height()) / 2);
}

} // namespace

void draw_question(Canvas& canvas, const present::QuestionPage& page, const Area& area) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const Tone tone = look.accent();
    const Rect whole = area.whole();
    {
        Node dialog;
        dialog.id = "question";
        dialog.role = Role::dialog;
        dialog.label = page.light + " " + page.bold;
        dialog.rect = whole;
        const auto scope = surface.item(std::move(dialog));
        surface.fill(whole, tone.paper);
    }
    const float margin = look.narrow() ? 40 : 56;
    const bool wide = look.landscape();
    const bool low = !wide && whole.height < 1200; // large words on a standing panel of 10"
    const bool small = wide || low;
    const float stay = small ? 140 : 168;
    const float leave = small ? 92 : 112;
    const float column = wide ? (whole.width - 3 * margin) / 2 : whole.width - 2 * margin;
    const float right_x = wide ? whole.x + 2 * margin + column : whole.x + margin;
    const float x = whole.x + margin;
    const auto heading = [&](Type type) {
        return std::vector<Run>{{page.light, look.text(type), tone.ink},
                                {"\n", look.text(type), tone.ink},
                                {page.bold, look.bold(type), tone.ink}};
    };
    const Type type =
        look.narrow()
            ? Type::head // the numeral is the largest thing, on a small panel too
            : fitting(canvas, {Type::banner, Type::poster, Type::head}, column, 2, heading);
    // From the foot upwards: the two answers, the line, the words; the numeral takes the rest.
    const Style words = look.inter(Type::title, false);
    const Run text{page.text, words, tone.ink};
    const float text_height = height_of(canvas, std::span(&text, 1), column);
    const float foot = whole.bottom() - (small ? 40.0f : 56.0f);
    const float leave_y = foot - leave;
    const float stay_y = leave_y - (low ? 24.0f : 40.0f) - stay;
    const float time_y = stay_y - (low ? 32.0f : 60.0f) - 36;
    const float text_y = time_y - (small ? 32.0f : 64.0f) - text_height;
    float y = whole.y + (small ? 40.0f : 56.0f);
    const float heading_height = write(canvas, {"question.heading", Role::heading, "question"},
                                       heading(type), wide ? right_x - 4 : x - 6, y, column + 12);
    y += heading_height;
    const float top = wide ? whole.y + 40 : y + 24;
    const float bottom = wide ? foot : text_y - 24;
    const float by_height = (bottom - top) / 680 * 824;
    const float digits = std::max(1.0f, static_cast<float>(page.seconds.size()));
    const float by_width = column / (0.615f * std::max(2.0f, digits));
    const float size = std::min({by_height, by_width, 824.0f});
    if (size >= 100) {
        const Style style{Face::display_bold, size, size * 680 / 824};
        const float room = bottom - top;
        write(canvas, {"question.seconds", Role::status, "question", false, true},
              {page.seconds, style, tone.ink}, x - surface.bearing(style, page.seconds),
              wide ? top + (room - style.line) / 2 : top, column + 60);
    }
    const float words_y = wide ? std::max(whole.y + 40 + heading_height + 16, text_y) : text_y;
    write(canvas, {.id = "question.text", .parent = "question", .balanced = true}, text, right_x,
          words_y, column);
    if (words_y + text_height <= time_y) // the numeral says it too
        draw_time(canvas, right_x, time_y, column, page.time_left, tone.ink, tone.paper);
    draw_stay(canvas, page.stay, {right_x, stay_y, column, stay});
    draw_leave(canvas, page.leave, {right_x, leave_y, column, leave});
}

} // namespace view
