#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace view {
namespace {

// Where the parts of the coloured field stand, and how large its type is.
struct Plan {
    Rect field, board;
    float margin = 56;
    float head = 40; // top of the brand's line
    float disc_y = 168;
    float disc = 128;
    float title_y = 336;
    float numeral_y = 744;
    float numeral = 300;
    float numeral_line = 250;
    float route_y = 1058;
    bool is_large() const { return grown > 1.5f; }
    float grown = 1; // how much larger than drawn: seen from across the hall
};

// The pictures are drawn for fields of 1080x1224 (portrait) and 1260x948 px (landscape); on a lower
// field the parts move together and shrink, on a larger one they grow.
Plan plan_of(Canvas& canvas, const present::AttractPage& page, const Area& area) {
    const Look& look = canvas.look;
    Plan plan;
    const Rect whole = area.whole();
    float drawn = 1224, drawn_width = 1080;
    if (look.landscape()) {
        const float width = std::round(whole.width * 1260 / 1920);
        plan.field = {whole.x, whole.y, width, whole.height};
        plan.board = {whole.x + width, whole.y, whole.width - width, whole.height};
        drawn = 948;
        drawn_width = 1260;
        plan.head = 32;
        plan.disc_y = 132;
        plan.disc = 104;
        plan.title_y = 264;
        plan.numeral_y = 528;
        plan.numeral = 260;
        plan.numeral_line = 220;
        plan.route_y = 782;
    } else {
        const float board = attract_board_height(canvas, page, whole);
        plan.field = {whole.x, whole.y, whole.width, whole.height - board};
        plan.board = {whole.x, whole.bottom() - board, whole.width, board};
    }
    plan.grown =
        std::clamp(std::min(plan.field.height / drawn, plan.field.width / drawn_width), 1.0f, 2.2f);
    const float f = std::clamp(plan.field.height / drawn, 0.45f, std::max(plan.grown, 1.25f));
    if (look.narrow())
        plan.margin = 40;
    for (float* length : {&plan.head, &plan.disc_y, &plan.title_y, &plan.numeral_y, &plan.route_y})
        *length = *length * f + plan.field.y;
    plan.route_y = std::min(plan.route_y,
                            plan.field.bottom() - route_height(look) - (f < 0.9f ? 8.0f : 14.0f));
    plan.disc *= std::min(plan.grown, f + 0.15f);
    plan.numeral *= std::min(f, plan.grown);
    plan.numeral_line *= std::min(f, plan.grown);
    return plan;
}

// The days that are left: a large numeral with words beside it, or where the field is low the same
// as words alone.
struct Days {
    bool giant = false;
    std::vector<Run> words;
    float words_height = 0;
    float words_x = 0, words_width = 0;
    float y = 0;
    Style numeral;
};

Days plan_days(Canvas& canvas, const present::AttractPage& page, const Plan& plan, Colour ink,
               float highest_y, bool with_route) {
    const Look& look = canvas.look;
    Days days;
    const float x = plan.field.x + plan.margin;
    const float right = plan.field.right() - 40;
    const float foot = with_route ? plan.route_y - 16 : plan.field.bottom() - 24;
    const auto words = [&](Style unit, Style date) {
        std::vector<Run> runs{{page.numeral_unit, unit, ink}};
        if (!page.numeral_date.empty()) {
            runs.push_back({"\n", date, ink});
            runs.push_back({page.numeral_date, date, ink});
        }
        return runs;
    };
    const float room = foot - plan.numeral_y;
    const float part =
        std::clamp(room / plan.numeral_line, 0.0f, 1.0f); // above the line, not on it
    days.numeral = {Face::display_bold, plan.numeral * part, plan.numeral_line * part};
    if (!page.numeral.empty()) {
        const float outdent = canvas.surface.bearing(days.numeral, page.numeral);
        days.words_x = x - outdent + canvas.surface.measure(days.numeral, page.numeral) +
                       days.numeral.size * 0.07f;
    } else {
        days.words_x = x;
    }
    days.words_width = right - days.words_x;
    for (const auto& [unit, date] :
         {plan.is_large() ? std::pair{Type::banner, Type::head}
                          : std::pair{Type::head, Type::title},
          std::pair{Type::head, Type::title}, std::pair{Type::title, Type::title},
          std::pair{Type::title, Type::body}}) {
        days.words = words(look.bold(unit), look.inter(date, false));
        const Paragraph set = canvas.surface.set(days.words, days.words_width);
        days.words_height = set.height();
        days.giant = !page.numeral.empty() && days.numeral.size > 130 && !set.word_cut &&
                     days.words_height <= room;
        // A date that would fall into two lines is rather set smaller; its unit may.
        const bool whole =
            date == Type::body ||
            canvas.surface.measure(look.inter(date, false), page.numeral_date) <= days.words_width;
        if (whole && (days.giant || (page.numeral.empty() && days.words_height <= room)))
            break;
    }
    days.y = plan.numeral_y;
    if (days.giant && plan.numeral_y >= highest_y)
        return days;
    // As words alone, above the line; where even these crowd the title, the date stays with the
    // offer's own page.
    days.giant = false;
    days.words_x = x;
    days.words_width = right - x;
    if (!page.numeral.empty()) {
        const Style bold = look.inter(Type::lead, true);
        days.words = {
            {page.numeral, bold, ink}, {"\u00A0", bold, ink}, {page.numeral_unit, bold, ink}};
        const Style light = look.inter(Type::lead, false);
        std::vector<Run> longer = days.words;
        longer.insert(longer.end(), {{"\n", light, ink}, {page.numeral_date, light, ink}});
        if (foot - height_of(canvas, longer, days.words_width) >= highest_y)
            days.words = std::move(longer);
    }
    days.words_height = height_of(canvas, days.words, days.words_width);
    days.y = std::min(std::max(plan.numeral_y, highest_y), foot - days.words_height);
    return days;
}

void draw_days(Canvas& canvas, const present::AttractPage& page, const Plan& plan, const Days& days,
               Colour ink) {
    if (days.giant) {
        const float x = plan.field.x + plan.margin -
                        canvas.surface.bearing(days.numeral, page.numeral); // the ink at the margin
        write(canvas, {"attract.days", Role::text, {}, false, true},
              {page.numeral, days.numeral, ink}, x, days.y, plan.field.width);
    }
    const float y =
        days.giant ? days.y + std::max(0.0f, (days.numeral.line - days.words_height) / 2) : days.y;
    write(canvas, {"attract.unit"}, days.words, days.words_x, y, days.words_width);
}

// The largest size at which the whole title stands in its place with no word cut.
std::vector<Run> fitting_title(Canvas& canvas, const present::Title& title, Colour ink, float grown,
                               float width, float height) {
    const float largest = grown * (canvas.look.landscape() ? 96 : 108);
    const float smallest = canvas.look.large_text ? 42 : 36;
    std::vector<Run> runs;
    for (float size = largest; size >= smallest; size -= 3) {
        const float line = size * (canvas.look.landscape() ? 1.16f : 1.075f);
        runs =
            title_runs(title, {Face::display, size, line}, {Face::display_bold, size, line}, ink);
        const Paragraph set = canvas.surface.set(runs, width);
        if (!set.word_cut && set.height() <= height)
            break;
    }
    return runs;
}

// The line of a day without offers: here, and nothing stated.
void draw_empty_line(Canvas& canvas, const Plan& plan, const Tone& tone) {
    const float x = plan.field.x + plan.margin;
    const auto scope = canvas.surface.decoration({x, plan.route_y, plan.field.right() - x, 36});
    const float y = plan.route_y + 18;
    canvas.surface.disc(x + 18, y, 18, tone.ink);
    canvas.surface.disc(x + 18, y, 10, canvas.look.theme.accent);
    dots(canvas, x + 60, y, plan.field.right(), 10, 24, tone.ink);
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
    float place_foot = plan.title_y - 20;
    if (!page.empty) {
        const float disc_y = std::max(plan.disc_y, plan.head + button + 8);
        disc_node(canvas, "attract.disc", {}, page.disc, x + plan.disc / 2, disc_y + plan.disc / 2,
                  plan.disc, DiscGround::field, field.tone.paper);
        const float text_x = x + plan.disc + 30;
        const float text_room = plan.field.right() - 24 - text_x;
        const auto place = [&](Type type) {
            return std::vector<Run>{{page.disc.label, look.inter(type, true), field.tone.ink},
                                    {"\n", look.inter(type, false), field.tone.ink},
                                    {page.place, look.inter(type, false), field.tone.ink}};
        };
        const std::vector<Run> runs = place(fitting(canvas,
                                                    {plan.disc < 100   ? Type::body
                                                     : plan.is_large() ? Type::head
                                                                       : Type::title,
                                                     Type::title, Type::body},
                                                    text_room, 2, place));
        const float height = height_of(canvas, runs, text_room);
        const float place_y = std::max(plan.head + button + 8, disc_y + (plan.disc - height) / 2);
        write(canvas, {"attract.place"}, runs, text_x, place_y, text_room);
        place_foot = std::max(place_foot, place_y + height);
    }
    const float room = plan.field.width - plan.margin - 30;
    const float title_y = std::max(plan.title_y, place_foot + 20);
    const float least_title =
        height_of(canvas, fitting_title(canvas, page.title, field.tone.ink, 1, room, 0), room) + 12;
    // The line gives way to the title where there is no room for both; its dates are in the words.
    bool with_route = !page.route.stations.empty();
    Days days = plan_days(canvas, page, plan, field.tone.ink, title_y + least_title, with_route);
    if (with_route && days.y < title_y + least_title) {
        with_route = false;
        days = plan_days(canvas, page, plan, field.tone.ink, title_y + least_title, false);
    }
    const std::vector<Run> title =
        fitting_title(canvas, page.title, field.tone.ink, plan.grown, room, days.y - title_y - 12);
    write(canvas, {.id = "attract.title", .role = Role::heading, .balanced = page.empty}, title,
          x - title.front().style.size * 0.037f, title_y, room);
    draw_days(canvas, page, plan, days, field.tone.ink);
    if (page.empty)
        draw_empty_line(canvas, plan, field.tone);
    if (with_route)
        route(canvas, "attract.route", page.route, field, x, plan.route_y, width,
              plan.field.right());
}

} // namespace

void draw_attract(Canvas& canvas, const present::AttractPage& page, const Area& area) {
    const Plan plan = plan_of(canvas, page, area);
    {
        // Every touch of the screen wakes; what else can be touched lies on it.
        const auto scope = control(canvas, page.wake, Role::button, area.whole());
        canvas.surface.fill(area.whole(), canvas.look.theme.board);
    }
    draw_field(canvas, page, plan);
    draw_attract_board(canvas, page, plan.board);
}

} // namespace view
