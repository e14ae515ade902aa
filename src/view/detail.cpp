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
    actions.buttons.push_back({&page.whole, 0, icons::chevron_right, {}, 1});
    actions.plan = plan(canvas, actions.buttons, width, look.button_height());
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
    if (row.rects.size() == 3 && row.rects[1].y == row.rects[0].y &&
        row.rects[2].y == row.rects[0].y) {
        const float shift = width - row.rects[2].right();
        row.rects[1].x += shift;
        row.rects[2].x += shift;
    }
    draw_buttons(canvas, buttons, row, x, y, tone);
    return row.height;
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
    y += write(canvas, {"offer.title", Role::heading}, make(type), x - (type >= Type::head ? 2 : 0),
               y, width + 16);
    if (!page.title_tag.empty()) {
        const Style style = look.text(Type::body);
        const float tag = canvas.surface.measure(style, page.title_tag) + 20;
        Node node;
        node.id = "offer.title.tag";
        node.label = page.title_tag;
        node.rect = {x, y + 4, tag, style.line + 4};
        const Rect box = node.rect;
        const auto scope = canvas.surface.item(std::move(node));
        canvas.surface.outline(box, ink, 2, look.theme.radius_small);
        canvas.surface.text(x + 10, y + 6, style, ink, page.title_tag);
        y += style.line + 12;
    }
    y += 8;
    const std::vector<Run> lead{{page.lead_before, look.text(Type::lead), ink},
                                {page.lead_bold, look.bold(Type::lead), ink},
                                {page.lead_after, look.text(Type::lead), ink}};
    if (!page.lead_before.empty() || !page.lead_bold.empty() || !page.lead_after.empty())
        y += write(canvas, {"offer.lead"}, lead, x, y, width);
    if (!page.route.stations.empty() && !compact) {
        y += look.large_text ? 24 : 28;
        route(canvas, "offer.route", page.route, field, x, y, width, rect.right());
        y += route_height(look);
    }
    return y - rect.y + 8;
}

float field_height(Canvas& canvas, const present::DetailPage& page, Rect rect, bool with_travel,
                   bool compact) {
    const auto nothing = canvas.surface.dry_run();
    return draw_field(canvas, page, rect, with_travel, compact);
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

} // namespace

void draw_detail(Canvas& canvas, const present::DetailPage& page, const Area& area) {
    const Look& look = canvas.look;
    {
        const auto scope = canvas.surface.decoration(area.whole());
        canvas.surface.fill(area.whole(), look.theme.ground);
    }
    if (!page.text.empty())
        return draw_whole_text(canvas, page, area);
    const bool low = area.upper.height > 0;
    const bool wide = look.landscape() && !low;
    const float column = wide ? std::round(area.main.width * 0.42f) : area.main.width;
    Rect field_rect = low ? area.upper : Rect{area.main.x, area.main.y, column, 0};
    bool compact = false;
    float height = field_height(canvas, page, field_rect, !low, compact);
    const float most = low ? area.upper.height : wide ? area.main.height : area.main.height * 0.46f;
    if (height > most + (low || wide ? 0.0f : 60.0f)) {
        compact = true;
        height = field_height(canvas, page, field_rect, !low, compact);
    }
    field_rect.height = low ? area.upper.height : wide ? area.main.height : height;
    fill_field(canvas, page, field_rect);
    draw_field(canvas, page, field_rect, !low, compact);
    Rect body =
        wide ? Rect{area.main.x + column, area.main.y, area.main.width - column, area.main.height}
             : Rect{area.main.x, low ? area.main.y : field_rect.bottom(), area.main.width, 0};
    body.height = area.main.bottom() - body.y;
    body.x += look.margin();
    body.width -= 2 * look.margin();
    if (low) {
        const auto accent = canvas.surface.decoration({area.main.x, body.y - 8, column, 8});
        canvas.surface.fill({area.main.x, body.y - 8, area.main.width, 8}, look.theme.accent);
    }
    if (low) {
        body.y += 16;
        body.height -= 16;
        const float used = draw_travel(canvas, page, body.x, body.y, body.width, look.ground());
        body.y += used;
        body.height -= used;
    }
    float foot = body.bottom();
    if (!page.proof) {
        const Actions actions = actions_of(canvas, page, body.width);
        foot -= actions.height + (look.large_text ? 16.0f : 24.0f);
        draw_actions(canvas, page, actions, body.x, foot, body.width);
        if (page.banner) {
            const float banner_room = banner_height(canvas, *page.banner, column);
            foot -= banner_room;
            banner(canvas, "offer.banner", *page.banner,
                   {wide ? area.main.x + column : area.main.x, foot,
                    wide ? area.main.width - column : area.main.width, banner_room});
        }
    } else {
        foot = body.y + std::max(body.height * 0.38f, 190.0f);
    }
    draw_facts(canvas, page, {body.x, body.y, body.width, foot - body.y});
    if (page.proof)
        draw_proof(canvas, *page.proof,
                   {wide ? area.main.x + column : area.main.x, foot,
                    wide ? area.main.width - column : area.main.width, area.main.bottom() - foot});
}

} // namespace view
