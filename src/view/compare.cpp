#include "view/compare_heads.h"
#include "view/icons.h"
#include "view/screens.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

constexpr float ring = 56; // of the mark between two values
using Mark = present::ComparePage::Mark;
constexpr std::size_t most_value_lines = 3; // the offer's own page has the rest

// The two halves of a row, with the axis between them.
struct Halves {
    std::array<float, 2> x{};
    float width = 0;
    float axis = 0;
};

Halves halves_of(const Look& look, float x, float width) {
    Halves halves;
    halves.axis = x + width / 2;
    const float gap = look.narrow() ? ring / 2 + 12 : 60;
    halves.width = width / 2 - gap;
    halves.x = {x, halves.axis + gap};
    return halves;
}

// Value and, where inferred, its tag. Returns the height.
float draw_value(Canvas& canvas, const present::ComparePage::Value& value, const std::string& id,
                 float x, float y, float width) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    Style style = value.stated ? look.bold(Type::lead) : look.text(Type::lead);
    const Style tag_style = look.text(Type::label);
    const float tag =
        value.tag.empty() ? 0 : canvas.surface.measure(tag_style, value.tag) + 2 * box_pad;
    const std::string text = shortened(canvas, value.text, style, width, most_value_lines);
    const Run run{text, style, value.stated ? theme.ink : theme.ink_soft};
    const Paragraph set = canvas.surface.set(std::span(&run, 1), width);
    write(canvas, {id}, run, x, y, width);
    if (tag <= 0)
        return set.height();
    const float last = set.lines.back().width;
    const bool beside = last + 16 + tag <= width;
    const float tag_x = beside ? x + last + 16 : x;
    const float tag_y = beside ? y + set.height() - style.line + (style.line - tag_style.line) / 2
                               : y + set.height() + 4;
    write_boxed(canvas, {id + ".tag", Role::text, {}, true}, {value.tag, tag_style, theme.ink_soft},
                tag_x, tag_y);
    return beside ? set.height() : set.height() + tag_style.line + 10;
}

void draw_mark(Canvas& canvas, const present::ComparePage::Row& row, float x, float y) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    const bool differs = row.mark == Mark::different;
    Node node;
    node.id = row.id + ".mark";
    node.role = Role::image;
    node.label = row.spoken;
    node.display_only = false;
    node.rect = {x - ring / 2, y - ring / 2, ring, ring};
    const auto scope = canvas.surface.item(std::move(node));
    const Colour line = differs ? theme.accent_ink : theme.ink_soft;
    const Colour fill = differs ? theme.accent : theme.ground;
    canvas.surface.disc(x, y, ring / 2 + 6, theme.ground);
    canvas.surface.disc(x, y, ring / 2, differs && theme.high_contrast ? theme.accent : line);
    canvas.surface.disc(x, y, ring / 2 - (differs ? 5.0f : 4.0f), fill);
    const char* sign = differs ? "≠" : row.mark == Mark::same ? "=" : "?";
    const Style style{Face::display_bold, 34, ring};
    canvas.surface.text(x - canvas.surface.measure(style, sign) / 2, y - ring / 2, style, line,
                        sign, Surface::Reading::mark);
}

// Label, the two values, the mark between them. Returns the height.
float draw_row(Canvas& canvas, const present::ComparePage::Row& row, const Halves& halves, float y,
               bool last) {
    const Look& look = canvas.look;
    const Style label = look.text(Type::label);
    float height = 0;
    {
        const auto nothing = canvas.surface.dry_run();
        for (std::size_t i = 0; i < 2; ++i)
            height = std::max(
                height, draw_value(canvas, row.values[i], row.id, halves.x[i], 0, halves.width));
    }
    const Run name{row.label, label, look.theme.ink_soft};
    const float named = height_of(canvas, std::span(&name, 1), halves.width);
    height = std::max(ring + 24, 14 + named + height + 14);
    if (canvas.surface.is_dry())
        return height;
    for (std::size_t i = 0; i < 2; ++i) {
        const std::string id = row.id + "." + std::to_string(i);
        Words words{id + ".label", Role::text, {}, true};
        words.display_only = i == 1; // read out once
        write(canvas, std::move(words), name, halves.x[i], y + 14, halves.width);
        draw_value(canvas, row.values[i], id, halves.x[i], y + 14 + named, halves.width);
    }
    {
        const Rect axis{halves.axis - 2, y, 4, height};
        const auto scope = canvas.surface.decoration(axis);
        canvas.surface.fill(axis, look.theme.line);
    }
    draw_mark(canvas, row, halves.axis, y + height / 2);
    if (!last)
        hairline(canvas, halves.x[0], y + height - 2, halves.x[1] + halves.width - halves.x[0]);
    return height;
}

struct Foot {
    std::vector<Button> only;
    ButtonPlan plan;
    float button = 108;
    float count = 0;      // height of the count's line
    bool in_head = false; // it stands in the head: a lying panel has little height
    float height = 0;
};

// Whether the count has room in the head of a lying panel.
bool count_in_head(Canvas& canvas, const present::ComparePage& page, float width) {
    const Look& look = canvas.look;
    if (!look.landscape() || look.low_line > 0)
        return false;
    float needed = button_width(canvas, {&page.back, icons::arrow_left}) + 40 +
                   canvas.surface.measure(look.bold(Type::title), page.heading) + 40 +
                   canvas.surface.measure(look.bold(Type::body), page.count_bold);
    if (page.only)
        needed += button_width(canvas, {&*page.only}) + 24;
    return needed <= width;
}

Foot plan_foot(Canvas& canvas, const present::ComparePage& page, float width, bool in_head) {
    const Look& look = canvas.look;
    Foot foot;
    foot.button = look.landscape() ? std::max(84.0f, look.button_height()) : 108;
    for (const auto& side : page.sides) // a label of two lines needs them
        if (button_width(canvas, {&side.interested, 0, icons::arrow_right}) > width / 2 - 12)
            foot.button = std::max(foot.button, 2.3f * look.text(Type::body).size + 40);
    for (const auto& side : page.sides) {
        const Run why{side.why_not, look.text(Type::body), {}};
        if (!side.why_not.empty())
            foot.button =
                std::max(foot.button, height_of(canvas, std::span(&why, 1), width / 2 - look.gap));
    }
    if (page.only)
        foot.only.push_back({&*page.only});
    foot.plan = plan(canvas, foot.only, width, look.button_height());
    foot.in_head = in_head;
    foot.count = foot.in_head ? 0 : look.button_height();
    foot.height = 16 + (foot.in_head ? 0 : foot.count + 20) + foot.button + 24;
    return foot;
}

// How many differences, and the way to see these alone. Returns the room it took.
float draw_count(Canvas& canvas, const present::ComparePage& page, const Foot& foot, Rect rect,
                 const Tone& tone) {
    const Look& look = canvas.look;
    const float only =
        foot.only.empty() ? 0 : std::min(rect.width * 0.6f, foot.plan.rects[0].width);
    const std::vector<Run> count{{page.count_bold, look.bold(Type::body), tone.ink},
                                 {page.count_rest, look.text(Type::body), tone.ink}};
    const float room = rect.width - only - 24;
    const Paragraph set = canvas.surface.set(count, room);
    const float x = foot.in_head ? rect.right() - only - 24 - set.width : rect.x;
    write(canvas, {"compare.count", Role::status}, count, x,
          rect.y + (rect.height - set.height()) / 2, room);
    if (!foot.only.empty())
        draw_button(canvas, foot.only[0],
                    {rect.right() - only, rect.y + (rect.height - look.button_height()) / 2, only,
                     look.button_height()},
                    tone);
    return only;
}

void draw_foot(Canvas& canvas, const present::ComparePage& page, const Foot& foot, float x,
               float bottom, float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    if (!foot.in_head)
        draw_count(canvas, page, foot, {x, bottom - foot.height + 16, width, foot.count}, tone);
    const float half = (width - 2 * look.gap) / 2;
    const float button_y = bottom - 24 - foot.button;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto& side = page.sides[i];
        const float left = x + static_cast<float>(i) * (half + 2 * look.gap);
        if (side.why_not.empty()) {
            draw_button(canvas, {&side.interested, 0, icons::arrow_right, {}, 1, Shape::filled},
                        {left, button_y, half, foot.button}, tone);
            continue;
        }
        write(canvas, {"compare.why_not." + std::to_string(i), Role::status},
              {side.why_not, look.text(Type::body), tone.ink}, left, button_y, half);
    }
}

// The way back, the screen's name and, on a lying panel, the count. Returns the height.
float draw_head(Canvas& canvas, const present::ComparePage& page, const Foot& foot, Rect area) {
    const Look& look = canvas.look;
    const float x = area.x + look.margin();
    const float width = area.width - 2 * look.margin();
    const Button back{&page.back, icons::arrow_left};
    const bool low = look.low_line > 0;
    const float height = look.button_height() + (look.landscape() ? 32.0f : 48.0f);
    const float back_width = button_width(canvas, back);
    if (!low)
        head(canvas, {area.x, area.y, area.width, height});
    draw_button(canvas, back,
                {x, area.y + (height - look.button_height()) / 2, back_width, look.button_height()},
                low ? look.ground() : look.board());
    if (low)
        return height;
    const Run heading{page.heading, look.bold(Type::title), look.theme.board_ink};
    const Rect line{x, area.y + (height - heading.style.line) / 2, width, heading.style.line};
    if (!foot.in_head) {
        write_aligned(canvas, {"compare.heading", Role::heading}, heading, line, Align::right);
        return height;
    }
    const float left = x + back_width + 40;
    const float heading_width = canvas.surface.measure(heading.style, heading.text);
    write(canvas, {"compare.heading", Role::heading}, heading, left, line.y, heading_width + 1);
    const float from = left + heading_width + 40;
    draw_count(canvas, page, foot, {from, area.y, x + width - from, height}, look.board());
    return height;
}

using Rows = std::function<float(float x, float y, float width)>;

// The two heads scroll with the rows and, where it would leave a slit of them, the foot too.
void draw_as_one(Canvas& canvas, const present::ComparePage& page, const Foot& foot, Rect body,
                 const Rows& rows) {
    const Look& look = canvas.look;
    const float margin = look.margin();
    const float x = body.x + margin;
    const float width = body.width - 2 * margin;
    constexpr float lines = 10; // of a head and the first row
    const bool with_foot = look.is_slit(body.height - foot.height, lines);
    const float below = with_foot ? 0 : foot.height;
    const auto sides_at = [&](float y, float room) {
        return plan_sides(canvas, page, {body.x, y, room + 2 * margin, 0});
    };
    scrolled(
        canvas, "compare.rows", {x, body.y, width, body.height - below}, look.ground(),
        [&](float left, float top, float room) {
            float y = top;
            y += draw_sides(canvas, page, sides_at(y, room));
            y += rows(left, y, room);
            if (!with_foot)
                return y - top;
            rule(canvas, left, y, room);
            const Foot last = plan_foot(canvas, page, room, foot.in_head);
            draw_foot(canvas, page, last, left, y + last.height, room);
            return y + last.height - top;
        },
        [&](float y, float room) { fill_sides(canvas, page, sides_at(y, room), body.right()); });
    if (with_foot)
        return;
    rule(canvas, x, body.bottom() - foot.height, width);
    draw_foot(canvas, page, foot, x, body.bottom(), width);
}

} // namespace

void draw_compare(Canvas& canvas, const present::ComparePage& page, const Area& area) {
    const Look& look = canvas.look;
    {
        const auto scope = canvas.surface.decoration(area.whole());
        canvas.surface.fill(area.whole(), look.theme.ground);
    }
    Rect body = area.main;
    const float x = body.x + look.margin();
    const float width = body.width - 2 * look.margin();
    const Foot foot = plan_foot(canvas, page, width, count_in_head(canvas, page, width));
    const float head_height = draw_head(canvas, page, foot, body);
    body.y += head_height;
    body.height -= head_height;
    const auto rows = [&](float left, float top, float room) {
        const Halves halves = halves_of(look, left, room);
        float y = top;
        for (std::size_t i = 0; i < page.rows.size(); ++i)
            y += draw_row(canvas, page.rows[i], halves, y, i + 1 == page.rows.size());
        return y - top;
    };
    Sides sides = plan_sides(canvas, page, {body.x, body.y, body.width, 0});
    // In "position basse" the two offers stand above the line, where they fit.
    const bool above = area.upper.height > 0 && sides.height + 112 <= area.upper.height;
    if (area.upper.height > 0)
        draw_upper(canvas, area.upper, {}, above ? "" : page.heading);
    const float fixed = above ? 0 : sides.height;
    const float list = body.height - fixed - foot.height;
    if (list < 320 && !above) // a low panel, or large words
        return draw_as_one(canvas, page, foot, body, rows);
    if (above)
        sides = plan_sides(canvas, page,
                           {body.x, area.upper.bottom() - 8 - sides.height, body.width, 0});
    fill_sides(canvas, page, sides, body.right());
    draw_sides(canvas, page, sides);
    scrolled(canvas, "compare.rows", {x, body.y + fixed, width, list}, look.ground(), rows);
    rule(canvas, x, body.bottom() - foot.height, width);
    draw_foot(canvas, page, foot, x, body.bottom(), width);
}

} // namespace view
