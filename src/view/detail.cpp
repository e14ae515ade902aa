#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

struct Actions {
    std::vector<Button> buttons;
    ButtonPlan plan;
    float height = 0;
};

Actions actions_of(Canvas& canvas, const present::DetailPage& page, float width) {
    const Look& look = canvas.look;
    Actions actions;
    actions.buttons.push_back(
        {&page.keep, page.keep.chosen ? icons::bookmark : icons::bookmark_outline});
    actions.buttons.push_back({&page.take, icons::qrcode});
    actions.buttons.push_back({&page.whole, 0, icons::chevron_right, {}, 1});
    actions.plan = plan_without_icons(canvas, actions.buttons, width, look.button_height());
    actions.height = 20 + actions.plan.height + 20;
    if (page.interested_possible) {
        actions.height += primary_height(look);
    } else {
        const Run why{page.interested_why_not, look.text(Type::body), {}};
        actions.height += height_of(canvas, std::span(&why, 1), width) + 8;
    }
    return actions;
}

void draw_actions(Canvas& canvas, const present::DetailPage& page, const Actions& actions, float x,
                  float y, float width) {
    const Look& look = canvas.look;
    y += 20;
    draw_buttons(canvas, actions.buttons, actions.plan, x, y, look.ground());
    y += actions.plan.height + 20;
    if (page.interested_possible)
        primary(canvas, page.interested, {x, y, width, primary_height(look)}, icons::arrow_right);
    else
        write(canvas, {"offer.why_not", Role::status},
              {page.interested_why_not, look.text(Type::body), look.theme.ink}, x, y, width);
}

std::vector<Button> travel(const present::DetailPage& page) {
    return {{&page.back, icons::arrow_left},
            {&page.previous, icons::chevron_up},
            {&page.next, icons::chevron_down}};
}

// "back" at the left, "previous" and "next" at the right. Returns the height.
float draw_travel(Canvas& canvas, const present::DetailPage& page, float x, float y, float width,
                  const Tone& tone) {
    const std::vector<Button> buttons = travel(page);
    ButtonPlan row = plan(canvas, buttons, width, canvas.look.button_height());
    const float half = (width - canvas.look.gap) / 2;
    const bool halves =
        button_width(canvas, buttons[1]) <= half && button_width(canvas, buttons[2]) <= half;
    if (row.height > canvas.look.button_height() && halves) {
        // The way back above, the neighbours below it.
        row.rects[0].width = std::min(width, button_width(canvas, buttons[0]));
        row.rects[1] = {0, row.rects[0].bottom() + canvas.look.gap, half, row.rects[0].height};
        row.rects[2] = row.rects[1];
        row.rects[2].x = half + canvas.look.gap;
        row.height = row.rects[1].bottom();
    } else if (row.height <= canvas.look.button_height()) {
        const float shift = width - row.rects[2].right();
        row.rects[1].x += shift;
        row.rects[2].x += shift;
    }
    draw_buttons(canvas, buttons, row, x, y, tone);
    return row.height;
}

// "Encore" "23 jours" "pour candidater.": the middle bold, a space between but before a full stop.
std::vector<Run> lead_runs(const Look& look, const present::DetailPage& page, Colour ink) {
    std::vector<Run> runs;
    const auto add = [&](std::string_view text, const Style& style) {
        if (text.empty())
            return;
        const bool joins = text.front() == ' ' || text.front() == '.' || text.front() == ',';
        if (!runs.empty() && !joins && !runs.back().text.ends_with(' '))
            runs.push_back({" ", look.text(Type::lead), ink});
        runs.push_back({text, style, ink});
    };
    add(page.lead_before, look.text(Type::lead));
    add(page.lead_bold, look.bold(Type::lead));
    add(page.lead_after, look.text(Type::lead));
    return runs;
}

// The coloured head: employer, title, the sentence with the days left, the line. Returns its
// height; with `dry` it draws nothing.
float draw_field(Canvas& canvas, const present::DetailPage& page, Rect rect, bool with_travel,
                 bool compact) {
    const Look& look = canvas.look;
    const Field field = look.field(page.disc.family);
    const Colour ink = field.tone.ink;
    const float x = rect.x + look.margin();
    const float width = rect.width - 2 * look.margin();
    float y = rect.y + 24;
    if (with_travel)
        y += draw_travel(canvas, page, x, y, width, field.tone) + 18;
    const float diameter = look.large_text ? 100 : 80;
    const Style bold = look.bold(Type::body);
    Style light = look.text(Type::body);
    const float text_x = x + diameter + 24;
    std::vector<Run> lines;
    if (!page.disc.label.empty()) {
        lines.push_back({page.disc.label, bold, ink});
        lines.push_back({"\n", light, ink});
    }
    lines.push_back({page.employer_line, light, ink});
    const float text_height = height_of(canvas, lines, x + width - text_x);
    const float block = std::max(diameter, text_height);
    disc_node(canvas, "offer.disc", {}, page.disc, x + diameter / 2, y + block / 2, diameter,
              DiscGround::field, field.tone.paper);
    write(canvas, {"offer.employer"}, lines, text_x, y + (block - text_height) / 2,
          x + width - text_x);
    y += block + (compact ? 10.0f : 20.0f);
    const auto make = [&](Type type) {
        return title_runs(page.title, look.text(type), look.bold(type), ink);
    };
    const Type type = fitting(canvas, {compact ? Type::title : Type::head, Type::title, Type::lead},
                              width + 16, 3, make);
    const Paragraph title = canvas.surface.set(make(type), width + 16);
    y += write(canvas, {"offer.title", Role::heading}, make(type), x - (type >= Type::head ? 2 : 0),
               y, width + 16);
    if (!page.title_tag.empty()) {
        const Style style = look.text(Type::body);
        const float tag = canvas.surface.measure(style, page.title_tag) + 2 * box_pad;
        // Beside the title's last line where there is room, else below it.
        const bool beside = title.lines.back().width + 32 + tag <= width;
        const float tag_x = beside ? x + title.lines.back().width + 32 : x;
        const float tag_y =
            beside ? y - title.line_height + (title.line_height - style.line) / 2 + 6 : y + 6;
        write_boxed(canvas, {"offer.title.tag"}, {page.title_tag, style, ink}, tag_x, tag_y);
        y += beside ? 0 : style.line + 12;
    }
    y += 8;
    const std::vector<Run> lead = lead_runs(look, page, ink);
    if (!lead.empty())
        y += write(canvas, {.id = "offer.lead", .balanced = true}, lead, x, y, width);
    if (!page.route.stations.empty() && !compact) {
        y += look.large_text ? 24 : 28;
        route(canvas, "offer.route", page.route, field, x, y, width, rect.right());
        y += route_height(look);
    }
    return y - rect.y + 8;
}

float field_height(Canvas& canvas, const present::DetailPage& page, Rect rect, bool with_travel,
                   bool compact) {
    return height_drawn_by(canvas,
                           [&] { return draw_field(canvas, page, rect, with_travel, compact); });
}

void fill_field(Canvas& canvas, const present::DetailPage& page, Rect rect) {
    const Field field = canvas.look.field(page.disc.family);
    const auto scope = canvas.surface.decoration(rect);
    canvas.surface.fill(rect, field.tone.paper);
    if (field.has_band)
        canvas.surface.fill({rect.x, rect.y, rect.width, 16}, field.band);
    if (field.framed)
        canvas.surface.outline(rect, canvas.look.theme.ink, 4);
}

// The coloured head in its place; scrolled where it is taller. It stays compact where its line
// would not fit.
void draw_field_in(Canvas& canvas, const present::DetailPage& page, Rect rect, bool with_travel,
                   bool compact) {
    fill_field(canvas, page, rect);
    if (field_height(canvas, page, rect, with_travel, compact) <= rect.height + 0.5f) {
        draw_field(canvas, page, rect, with_travel, compact);
        return;
    }
    scrolled(canvas, "offer.head", rect, canvas.look.field(page.disc.family).tone,
             [&](float x, float y, float width) {
                 return draw_field(canvas, page, {x, y, width, 0}, with_travel, compact);
             });
}

// The lower edge of the facts, with what stands under them: a banner and the actions.
struct Foot {
    Actions actions;
    float banner = 0;
    float height = 0;
};

Foot plan_foot(Canvas& canvas, const present::DetailPage& page, float width) {
    const Look& look = canvas.look;
    Foot foot;
    foot.actions = actions_of(canvas, page, width - 2 * look.margin());
    foot.banner = page.banner ? banner_height(canvas, *page.banner, width) : 0;
    foot.height = foot.banner + foot.actions.height + (look.large_text ? 16.0f : 20.0f);
    return foot;
}

void draw_foot(Canvas& canvas, const present::DetailPage& page, const Foot& foot, Rect rect) {
    const float margin = canvas.look.margin();
    const float y = rect.bottom() - foot.height;
    if (page.banner)
        banner(canvas, "offer.banner", *page.banner, {rect.x, y, rect.width, foot.banner});
    draw_actions(canvas, page, foot.actions, rect.x + margin, y + foot.banner,
                 rect.width - 2 * margin);
}

float sheet_height(Rect main) {
    constexpr float least = 600;
    return std::min(std::max(main.height * 0.402f, least), main.height - 150);
}

// Facts over a sheet with the sentence of one of them.
void draw_with_proof(Canvas& canvas, const present::DetailPage& page, Rect rect, Rect main) {
    const float margin = canvas.look.margin();
    const float sheet = sheet_height(main);
    draw_facts(canvas, page,
               {rect.x + margin, rect.y, rect.width - 2 * margin, rect.height - sheet});
    draw_proof(canvas, *page.proof, {rect.x, rect.bottom() - sheet, rect.width, sheet});
}

void draw_below(Canvas& canvas, const present::DetailPage& page, Rect rect, Rect main) {
    if (page.proof)
        return draw_with_proof(canvas, page, rect, main);
    const float margin = canvas.look.margin();
    const Foot foot = plan_foot(canvas, page, rect.width);
    draw_facts(canvas, page,
               {rect.x + margin, rect.y, rect.width - 2 * margin, rect.height - foot.height});
    draw_foot(canvas, page, foot, rect);
}

// Where a head stands whose text is as wide as the facts below it.
Rect field_around(const Look& look, float x, float y, float width) {
    return {x - look.margin(), y, width + 2 * look.margin(), 0};
}

// Head, banner, actions and facts one under the other. Returns the height.
float draw_as_one(Canvas& canvas, const present::DetailPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    const float top = y;
    y += draw_field(canvas, page, field_around(look, x, y, width), true, true);
    if (page.banner) {
        Rect rect = field_around(look, x, y, width);
        rect.height = banner_height(canvas, *page.banner, rect.width);
        banner(canvas, "offer.banner", *page.banner, rect);
        y += rect.height;
    }
    const Actions actions = actions_of(canvas, page, width);
    draw_buttons(canvas, actions.buttons, actions.plan, x, y + 20, look.ground());
    y += 20 + actions.plan.height + 4;
    if (!page.interested_possible)
        y += 12 + write(canvas, {"offer.why_not", Role::status},
                        {page.interested_why_not, look.text(Type::body), look.theme.ink}, x, y + 12,
                        width);
    return y + draw_all_facts(canvas, page, x, y, width) - top;
}

// A low panel, or large words: all but the one way on scrolls.
void draw_crowded(Canvas& canvas, const present::DetailPage& page, Rect main) {
    if (page.proof) // the fact in question is enough of the offer
        return draw_with_proof(canvas, page, main, main);
    const Look& look = canvas.look;
    const float margin = look.margin();
    const float width = main.width - 2 * margin;
    const float pill = primary_height(look);
    const float foot = page.interested_possible ? pill + 36 : 0;
    scrolled(
        canvas, "offer.page", {main.x + margin, main.y, width, main.height - foot}, look.ground(),
        [&](float x, float y, float room) { return draw_as_one(canvas, page, x, y, room); },
        [&](float y, float room) {
            Rect field = field_around(look, main.x + margin, y, room);
            const float head = field_height(canvas, page, field, true, true);
            fill_field(canvas, page, {main.x, y, main.width, head});
            if (!page.banner)
                return;
            field = {main.x, y + head, main.width,
                     banner_height(canvas, *page.banner, field.width)};
            const auto scope = canvas.surface.decoration(field);
            banner_ground(canvas, *page.banner, field);
        });
    if (page.interested_possible)
        primary(canvas, page.interested, {main.x + margin, main.bottom() - pill - 20, width, pill},
                icons::arrow_right);
}

// "Position basse": the head is the drawing above, its buttons stand below.
void draw_low(Canvas& canvas, const present::DetailPage& page, const Area& area) {
    const Look& look = canvas.look;
    const bool compact = field_height(canvas, page, area.upper, false, false) > area.upper.height;
    draw_field_in(canvas, page, area.upper, false, compact);
    Rect body = area.main;
    {
        const Rect line{body.x, body.y - 8, body.width, 8};
        const auto scope = canvas.surface.decoration(line);
        canvas.surface.fill(line, look.theme.accent);
    }
    const float travel = 16 + draw_travel(canvas, page, body.x + look.margin(), body.y + 16,
                                          body.width - 2 * look.margin(), look.ground());
    body.y += travel;
    body.height -= travel;
    draw_below(canvas, page, body, area.main);
}

} // namespace

void draw_detail(Canvas& canvas, const present::DetailPage& page, const Area& area) {
    const Look& look = canvas.look;
    {
        const auto scope = canvas.surface.decoration(area.whole());
        canvas.surface.fill(area.whole(), look.theme.ground);
    }
    if (!page.text.empty())
        return draw_whole_text(canvas, page, area);
    if (area.upper.height > 0)
        return draw_low(canvas, page, area);
    const Rect& main = area.main;
    if (look.landscape()) {
        const float column = std::round(main.width * 0.42f);
        const Rect left{main.x, main.y, column, main.height};
        const bool compact = field_height(canvas, page, left, true, false) > main.height;
        if (look.large_text && field_height(canvas, page, left, true, true) > main.height)
            return draw_crowded(canvas, page, main); // no column is wide enough
        draw_field_in(canvas, page, left, true, compact);
        return draw_below(canvas, page, {main.x + column, main.y, main.width - column, main.height},
                          main);
    }
    Rect field = main;
    bool compact = false;
    field.height = field_height(canvas, page, main, true, compact);
    if (field.height > main.height * 0.5f) {
        compact = true;
        field.height = field_height(canvas, page, main, true, compact);
    }
    const Rect body{main.x, field.bottom(), main.width, main.bottom() - field.bottom()};
    const float below =
        page.proof ? sheet_height(main) : plan_foot(canvas, page, main.width).height;
    constexpr float least_facts = 170;
    if (body.height - below < least_facts + (look.large_text ? 130 : 60))
        return draw_crowded(canvas, page, main);
    fill_field(canvas, page, field);
    draw_field(canvas, page, field, true, compact);
    draw_below(canvas, page, body, main);
}

} // namespace view
