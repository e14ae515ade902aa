#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

// Where the parts of the coloured field stand, and how large its type is.
struct Plan {
    Rect field, board;
    float margin = 56;
    float head = 40; // centre line of the brand is 36 below
    float disc_y = 168;
    float disc = 128;
    float title_y = 336;
    float numeral_y = 744;
    float numeral = 300;
    float numeral_line = 250;
    float route_y = 1058;
    float foot = 60; // under the route
};

// The pictures are drawn for 1224 (portrait) and 948 (landscape) px of height; on a lower field the
// parts move together and shrink.
Plan plan_of(const Look& look, const Area& area) {
    Plan plan;
    const Rect whole = area.whole();
    float drawn = 1224;
    if (look.landscape()) {
        const float width = std::round(whole.width * 1260 / 1920);
        plan.field = {whole.x, whole.y, width, whole.height};
        plan.board = {whole.x + width, whole.y, whole.width - width, whole.height};
        drawn = 948;
        plan.head = 32;
        plan.disc_y = 132;
        plan.disc = 104;
        plan.title_y = 264;
        plan.numeral_y = 528;
        plan.numeral = 260;
        plan.numeral_line = 220;
        plan.route_y = 782;
    } else {
        const float board = look.large_text ? std::min(640.0f, whole.height * 0.42f)
                                            : std::min(536.0f, whole.height * 0.36f);
        plan.field = {whole.x, whole.y, whole.width, whole.height - board};
        plan.board = {whole.x, whole.bottom() - board, whole.width, board};
    }
    const float f = std::clamp(plan.field.height / drawn, 0.45f, 1.25f);
    if (look.narrow())
        plan.margin = 40;
    for (float* length : {&plan.head, &plan.disc_y, &plan.title_y, &plan.numeral_y, &plan.route_y})
        *length = *length * f + plan.field.y;
    plan.route_y = std::min(plan.route_y,
                            plan.field.bottom() - route_height(look) - (f < 0.9f ? 8.0f : 14.0f));
    plan.disc *= std::min(1.0f, f + 0.15f);
    plan.numeral *= std::min(f, 1.0f);
    plan.numeral_line *= std::min(f, 1.0f);
    return plan;
}

void draw_numeral(Canvas& canvas, const present::AttractPage& page, const Plan& plan, Colour ink) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const float x = plan.field.x + plan.margin;
    const float right = plan.field.right() - 40;
    const bool small = plan.numeral < 200;
    const Style unit = small ? look.bold(Type::title) : look.bold(Type::head);
    const Style date = small ? look.text(Type::body) : look.inter(Type::title, false);
    float text_x = x;
    if (!page.numeral.empty()) {
        const Style style{Face::display_bold, plan.numeral, plan.numeral_line};
        write(canvas, {"attract.days", Role::text, {}, false, true}, {page.numeral, style, ink},
              x - plan.numeral * 0.04f, plan.numeral_y, right - x);
        text_x =
            x - plan.numeral * 0.04f + surface.measure(style, page.numeral) + plan.numeral * 0.09f;
    }
    const float room = right - text_x;
    float y = plan.numeral_y + (small ? 0 : 16);
    y += write(canvas, {"attract.unit"}, {page.numeral_unit, unit, ink}, text_x, y,
               std::min(room, small ? 420.0f : 460.0f));
    if (!page.numeral_date.empty())
        write(canvas, {"attract.date"}, {page.numeral_date, date, ink}, text_x, y + 6, room);
}

void draw_field(Canvas& canvas, const present::AttractPage& page, const Plan& plan) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const Field field = look.field(page.disc.family);
    {
        const auto scope = surface.decoration(plan.field);
        surface.fill(plan.field, field.tone.paper);
        if (field.has_band)
            surface.fill({plan.field.x, plan.field.y, plan.field.width, 16}, field.band);
        if (field.framed)
            surface.outline(plan.field, field.tone.ink, 4);
    }
    const float x = plan.field.x + plan.margin;
    const float width = plan.field.width - 2 * plan.margin;
    const float button = look.button_height();
    brand(canvas, x, plan.head + button / 2, field.tone.ink);
    if (look.low_line <= 0) {
        const Button code{&page.code};
        const float code_width = std::min(button_width(canvas, code), width);
        draw_button(canvas, code, {x + width - code_width, plan.head, code_width, button},
                    field.tone);
    }
    if (!page.empty) {
        disc_node(canvas, "attract.disc", {}, page.disc, x + plan.disc / 2,
                  plan.disc_y + plan.disc / 2, plan.disc, DiscGround::field, field.tone.paper);
        const float text_x = x + plan.disc + 30;
        const float room = plan.field.right() - 24 - text_x;
        const bool small = plan.disc < 100 || look.narrow();
        const Style family = look.inter(small ? Type::body : Type::title, true);
        const Style place = look.inter(small ? Type::body : Type::title, false);
        const std::vector<Run> runs{{page.disc.label, family, field.tone.ink},
                                    {"\n", place, field.tone.ink},
                                    {page.place, place, field.tone.ink}};
        const float height = height_of(canvas, runs, room);
        write(canvas, {"attract.place"}, runs, text_x,
              std::max(plan.head + button + 4, plan.disc_y + (plan.disc - height) / 2), room);
    }
    const float room = plan.field.width - plan.margin - 30;
    const auto make = [&](Type type) {
        return title_runs(page.title, look.text(type), look.bold(type), field.tone.ink);
    };
    const float free = plan.numeral_y - plan.title_y - 12;
    const auto fits = [&](Type type) {
        const Paragraph set = surface.set(make(type), room);
        return set.height() <= free && !set.word_cut;
    };
    const Type largest = look.landscape() ? Type::poster : Type::banner;
    Type type = Type::lead;
    for (const Type size : {largest, Type::poster, Type::head, Type::title})
        if (fits(size)) {
            type = size;
            break;
        }
    write(canvas, {"attract.title", Role::heading}, make(type), x - (type >= Type::head ? 4.0f : 0),
          plan.title_y, room);
    draw_numeral(canvas, page, plan, field.tone.ink);
    route(canvas, "attract.route", page.route, field, x, plan.route_y, width, plan.field.right());
}

// The offers that take turns, as stations of a line.
void draw_turns(Canvas& canvas, const present::AttractPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const std::size_t most = static_cast<std::size_t>(std::max(0.0f, width / 90));
    const std::size_t count = std::min({page.turns.size(), most, std::size_t{6}});
    if (count < 2)
        return;
    // A window of the turns that holds the one shown.
    const std::size_t first =
        std::min(page.turn < count / 2 ? 0 : page.turn - count / 2, page.turns.size() - count);
    const auto scope = surface.decoration({x, y - 38, width, 76});
    constexpr float step = 92;
    surface.fill({x + 36, y - 5, step * static_cast<float>(count - 1), 10}, look.theme.board_line);
    for (std::size_t i = 0; i < count; ++i) {
        const bool here = first + i == page.turn;
        const float at = x + 36 + step * static_cast<float>(i);
        const float diameter = here ? 72 : 56;
        surface.disc(at, y, diameter / 2 + (here ? 12 : 6),
                     here ? look.theme.board_ink : look.theme.board);
        if (here)
            surface.disc(at, y, diameter / 2 + 6, look.theme.board);
        disc(canvas, page.turns[first + i], at, y, diameter, DiscGround::board, look.theme.board);
    }
}

void draw_board(Canvas& canvas, const present::AttractPage& page, const Plan& plan) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const Tone tone = look.board();
    {
        const auto scope = surface.decoration(plan.board);
        surface.fill(plan.board, tone.paper);
    }
    const float x = plan.board.x + (look.landscape() ? 52.0f : plan.margin);
    const float right = plan.board.right() - plan.margin;
    const bool low = look.low_line > 0;
    std::vector<Button> buttons;
    if (page.pause)
        buttons.push_back({&*page.pause, page.pause->chosen ? icons::play : icons::pause});
    if (low)
        buttons.push_back({&page.code});
    const ButtonPlan row = view::plan(canvas, buttons, right - x, look.button_height());
    const float foot = plan.board.bottom() - (look.landscape() ? 54.0f : 56.0f);
    const float buttons_y = foot - row.height;
    const bool small = plan.board.height < 420 && !look.landscape();
    const float arrow = look.landscape() ? 216 : small ? 140 : 216;
    const float text_width = look.landscape() ? right - x : right - x - arrow - 24;
    const auto make = [&](Type type) {
        return std::vector<Run>{{page.wake.label, look.bold(type), tone.ink}};
    };
    const Type type = small ? fitting(canvas, {Type::head, Type::title}, text_width, 2, make)
                            : fitting(canvas, {Type::banner, Type::poster, Type::head},
                                      look.landscape() ? text_width : text_width, 2, make);
    float y = plan.board.y + (look.landscape() ? 132 * plan.board.height / 948
                              : small          ? 20.0f
                                               : 44.0f);
    y += write(canvas, {"attract.invitation", Role::heading}, make(type), x - 4, y, text_width);
    const Style count = look.inter(small ? Type::body : Type::title, false);
    y += look.landscape() ? 24.0f : 12.0f;
    const float count_width = look.landscape() || small ? text_width : right - x;
    y += write(canvas, {"attract.count"}, {page.count, count, tone.soft}, x, y, count_width);
    const float arrow_x = look.landscape() ? x + arrow / 2 : right - arrow / 2;
    const float arrow_y = look.landscape() ? y + (buttons_y - y) / 2
                                           : plan.board.y + (small ? 24.0f : 56.0f) + arrow / 2;
    const float fitted = look.landscape() ? std::min(arrow, buttons_y - y - 32) : arrow;
    if (fitted > 60) {
        const auto scope =
            surface.decoration({arrow_x - fitted / 2, arrow_y - fitted / 2, fitted, fitted});
        surface.disc(arrow_x, arrow_y, fitted / 2, look.theme.accent);
        surface.icon(icons::arrow_right, arrow_x - fitted * 0.315f, arrow_y - fitted * 0.315f,
                     fitted * 0.63f, look.theme.accent_ink);
    }
    float buttons_x = x;
    if (!look.landscape() && row.rects.size() == 1)
        buttons_x = right - row.rects[0].width;
    if (!look.landscape() && !low && buttons_x - x > 200 && buttons_y > y)
        draw_turns(canvas, page, x, buttons_y + row.height / 2, buttons_x - x - 20);
    draw_buttons(canvas, buttons, row, buttons_x, buttons_y, tone);
}

} // namespace

void draw_attract(Canvas& canvas, const present::AttractPage& page, const Area& area) {
    const Plan plan = plan_of(canvas.look, area);
    {
        // Every touch of the screen wakes; what else can be touched lies on it.
        const auto scope = control(canvas, page.wake, Role::button, area.whole());
        canvas.surface.fill(area.whole(), canvas.look.theme.board);
    }
    draw_field(canvas, page, plan);
    draw_board(canvas, page, plan);
}

} // namespace view
