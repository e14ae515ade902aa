#include "view/offer_row.h"

#include "view/icons.h"
#include "view/offer_slots.h"

#include <algorithm>
#include <numeric>

namespace view {
namespace {

// A text that may lose its last lines but never a fact: the teaser. What is cut ends in an
// ellipsis.
float write_teaser(Canvas& canvas, const std::string& id, const std::string& parent,
                   const std::string& teaser, Style style, Colour ink, float x, float y,
                   float width, std::size_t most_lines) {
    const std::string text = shortened(canvas, teaser, style, width, most_lines);
    if (text.empty())
        return 0;
    return write(canvas, {id, Role::text, parent}, {text, style, ink}, x, y, width);
}

float tag(Canvas& canvas, Words words, std::string_view text, float x, float y, Colour fill,
          Colour ink) {
    const Style style = canvas.look.bold(Type::body);
    const float width = canvas.surface.measure(style, text);
    Node node;
    node.id = std::move(words.id);
    node.role = words.role;
    node.parent = std::move(words.parent);
    node.label = text;
    node.rect = {x - 14, y, width + 28, style.line};
    const auto scope = canvas.surface.item(std::move(node));
    canvas.surface.fill({x - 14, y, width + 28, style.line}, fill, canvas.look.theme.radius_small);
    canvas.surface.text(x, y, style, ink, text);
    return width + 28;
}

// The date column: day and month, days left under them.
void draw_date(Canvas& canvas, const present::OfferRow& row, float x, float y, float width,
               const Inks& inks, bool pressed) {
    const Look& look = canvas.look;
    const std::string id = row.open.id;
    const Theme& theme = look.theme;
    if (row.due.day.empty()) {
        const Style style{Face::text, look.text(Type::body).size, 38};
        write(canvas, {id + ".due", Role::text, id}, {row.due.left, style, inks.soft}, x, y + 2,
              width);
        return;
    }
    const Style day{Face::display_bold, 72, 64};
    const Style month{Face::display_bold, 30, 64};
    const std::string space = "\u00A0";
    const std::vector<Run> runs{{row.due.day, day, inks.ink},
                                {space, {Face::display_bold, 26, 64}, inks.ink},
                                {row.due.month, month, inks.ink}};
    const float left = x - canvas.surface.bearing(day, row.due.day);
    write(canvas, {id + ".date", Role::text, id}, runs, left, y, width + 20);
    float left_y = y + 84;
    if (!row.due.year.empty()) {
        write(canvas, {id + ".year", Role::text, id},
              {row.due.year, look.text(Type::body), inks.ink}, x, left_y - 6, width);
        left_y += 30;
    }
    if (row.due.left.empty())
        return;
    if ((row.due.urgent || row.due.last_day) && !pressed) {
        const Colour fill = row.due.last_day ? theme.ink : theme.accent;
        const Colour ink = row.due.last_day ? theme.ground : theme.accent_ink;
        tag(canvas, {id + ".left", Role::text, id}, row.due.left, x, left_y, fill, ink);
    } else {
        write(canvas, {id + ".left", Role::text, id},
              {row.due.left, look.text(Type::body), inks.ink}, x, left_y, width);
    }
}

// Above the title, on one line: grand texte and narrow panels.
float draw_date_inline(Canvas& canvas, const present::OfferRow& row, float x, float y, float width,
                       const Inks& inks, bool pressed) {
    const Look& look = canvas.look;
    const std::string id = row.open.id;
    const float line = look.large_text ? 70 : 58;
    if (row.due.day.empty()) {
        const Style style = look.text(Type::body);
        return write(canvas, {id + ".due", Role::text, id}, {row.due.left, style, inks.soft}, x,
                     y + (line - style.line) / 2, width) +
               line - style.line;
    }
    const Style style{Face::display_bold, look.large_text ? 64.0f : 48.0f, line};
    const std::string date =
        row.due.day + " " + row.due.month + (row.due.year.empty() ? "" : " " + row.due.year);
    write(canvas, {id + ".date", Role::text, id}, {date, style, inks.ink}, x, y, width);
    const float left_x = x + canvas.surface.measure(style, date) + 38;
    const Style body = look.bold(Type::body);
    const float left_y = y + line - body.line - 6;
    if (row.due.left.empty())
        return line;
    if ((row.due.urgent || row.due.last_day) && !pressed)
        tag(canvas, {id + ".left", Role::text, id}, row.due.left, left_x, left_y,
            row.due.last_day ? look.theme.ink : look.theme.accent,
            row.due.last_day ? look.theme.ground : look.theme.accent_ink);
    else
        write(canvas, {id + ".left", Role::text, id},
              {row.due.left, look.text(Type::body), inks.ink}, left_x - 14, left_y, width);
    return line;
}

// Who offers it, and from when where that has room on the same line: a date cut in two, or the
// teaser's line, would be too high a price for it.
std::vector<Run> employer_runs(Canvas& canvas, const present::OfferRow& row, float width,
                               const Inks& inks) {
    const Style body = canvas.look.text(Type::body);
    std::vector<Run> runs{{row.employer, body, inks.ink}};
    if (row.start.empty())
        return runs;
    runs.push_back({" · ", body, inks.soft});
    runs.push_back({row.start, body, inks.soft});
    if (canvas.surface.set(runs, width).lines.size() > 1)
        runs.resize(1);
    return runs;
}

// Where the parts of a row stand, counted from its top.
struct RowPlan {
    float top = 18;
    float date = 0;  // height of the date above the title; 0: beside it
    float width = 0; // of the text
    float chevron = 0;
    std::vector<Run> title, employer;
    float title_height = 0;
    float employer_height = 0;
    float slots_height = 0; // with the space above them
    float least = 0;        // of the row, without its teaser
};

RowPlan plan_row(Canvas& canvas, const present::OfferRow& row, const RowColumns& columns,
                 bool is_control, const Inks& inks) {
    const Look& look = canvas.look;
    RowPlan plan;
    const bool beside = columns.slots > 0;
    plan.top = beside ? 14 : 18;
    plan.width = columns.text_right - columns.text;
    plan.chevron = is_control && !beside ? 44 : 0;
    if (columns.dates_inline)
        plan.date = (look.large_text ? 70.0f : 58.0f) - 4;
    Style bold = look.bold(Type::lead);
    Style light = look.text(Type::lead);
    if (beside && !look.large_text)
        bold.line = light.line = 44;
    const float measure = plan.width - plan.chevron;
    plan.title = title_runs(row.title, light, bold, inks.ink);
    plan.title_height = height_of(canvas, plan.title, measure);
    if (plan.title_height > 2 * bold.line) { // a long one: no line of its own for the beginning
        plan.title = title_runs(row.title, light, bold, inks.ink, false);
        plan.title_height = height_of(canvas, plan.title, measure);
    }
    plan.employer = employer_runs(canvas, row, measure, inks);
    plan.employer_height = height_of(canvas, plan.employer, measure);
    const float text = plan.title_height + plan.employer_height;
    if (columns.dates_inline) {
        plan.slots_height = height_of(canvas, slot_runs(look, row, inks), plan.width) + 4;
        plan.least = plan.top + plan.date + text + plan.slots_height + 14;
        return plan;
    }
    const SlotHeights heights = slot_heights(canvas, row, columns.widths());
    const float rows = beside ? 2 : 1;
    plan.slots_height = rows * (heights.label + heights.value) + (beside ? 8 : 12);
    plan.least = beside ? plan.top + std::max(text, plan.slots_height) + 4
                        : plan.top + text + plan.slots_height + 8;
    return plan;
}

constexpr std::size_t most_teaser_lines = 2;

Inks inks_of(const Theme& theme, bool pressed) {
    return pressed ? Inks{theme.accent_ink, theme.accent_ink, theme.accent}
                   : Inks{theme.ink, theme.ink_soft, theme.ground};
}

// Title, employer, and as much of the teaser as there is room for. Returns its foot.
float write_text(Canvas& canvas, const present::OfferRow& row, const RowPlan& plan, float x,
                 float y, float room, const Inks& inks) {
    const std::string& id = row.open.id;
    const Style body = canvas.look.text(Type::body);
    const float measure = plan.width - plan.chevron;
    y += write(canvas, {id + ".title", Role::heading, id}, plan.title, x, y, measure);
    y += write(canvas, {id + ".employer", Role::text, id}, plan.employer, x, y, measure);
    const auto lines = static_cast<std::size_t>(std::max(0.0f, (room + 1) / body.line));
    return y + write_teaser(canvas, id + ".teaser", id, row.teaser, body, inks.soft, x, y,
                            plan.width, std::min(lines, most_teaser_lines));
}

} // namespace

RowColumns row_columns(const Look& look, float width) {
    RowColumns columns;
    columns.dates_inline = look.large_text || width < 900;
    columns.text_right = width;
    if (columns.dates_inline) {
        columns.axis = look.large_text ? 44 : 38;
        columns.text = look.large_text ? 120 : 100;
    } else if (look.landscape()) {
        columns.axis = 212;
        columns.text = 276;
        columns.slots = width - 404;
        columns.text_right = columns.slots - 24;
        columns.slot_columns = 2;
        columns.slot_widths = {216, 188, 0, 0};
        return columns;
    }
    const float unit = (columns.text_right - columns.text) / 732;
    columns.slot_widths = {194 * unit, 192 * unit, 178 * unit, 168 * unit};
    return columns;
}

RowColumns row_columns(Canvas& canvas, std::span<const present::OfferRow* const> rows,
                       float width) {
    RowColumns columns = row_columns(canvas.look, width);
    if (columns.dates_inline)
        return columns;
    const std::size_t count = columns.slot_columns;
    const auto total = [&](const std::array<float, 4>& widths) {
        return std::accumulate(widths.begin(), widths.begin() + static_cast<long>(count), 0.0f);
    };
    std::array<float, 4> needed{};
    for (const Lines lines : {Lines::one, Lines::one_for_labels, Lines::several}) {
        needed = needed_widths(canvas, rows, count, lines);
        if (total(needed) <= total(columns.slot_widths))
            break;
    }
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t give = 0; give < count; ++give) {
            const float lacks = needed[i] - columns.slot_widths[i];
            const float spare = columns.slot_widths[give] - needed[give];
            if (lacks <= 0 || spare <= 0)
                continue;
            columns.slot_widths[give] -= std::min(lacks, spare);
            columns.slot_widths[i] += std::min(lacks, spare);
        }
    return columns;
}

float row_height(const Look& look) {
    const float area = look.landscape() ? look.width - 500 : look.width - 2 * look.margin();
    const RowColumns columns = row_columns(look, area);
    if (look.large_text)
        return columns.text_right - columns.text < 700 ? 490 : 368;
    if (columns.dates_inline)
        return 292;
    return look.landscape() ? 191 : 262;
}

float least_row_height(Canvas& canvas, const present::OfferRow& row, const RowColumns& columns,
                       bool is_control) {
    return plan_row(canvas, row, columns, is_control, inks_of(canvas.look.theme, false)).least;
}

RowMarks draw_row(Canvas& canvas, const present::OfferRow& row, const RowColumns& columns,
                  Rect rect, bool is_control) {
    const Look& look = canvas.look;
    const bool pressed = is_control && canvas.pressed(row.open.id);
    const Inks inks = inks_of(look.theme, pressed);
    const RowPlan plan = plan_row(canvas, row, columns, is_control, inks);
    const float top = rect.y + plan.top;
    RowMarks marks;
    marks.dated = !row.due.day.empty();
    marks.disc_radius = look.large_text && columns.dates_inline ? 46.0f : 38.0f;
    marks.disc_y = top + (columns.dates_inline ? 8 : 4) + marks.disc_radius;
    if (is_control) {
        const float bleed = look.margin();
        const Rect target{rect.x - bleed, rect.y, rect.width + 2 * bleed, rect.height};
        const auto scope = control(canvas, row.open, Role::row, target, "browse.list");
        if (pressed)
            canvas.surface.fill(target, look.theme.accent);
        if (plan.chevron > 0) {
            const float size = look.large_text ? 56 : 48;
            canvas.surface.icon(icons::chevron_right, rect.right() - size + 8, top + 20, size,
                                inks.soft);
        }
    }
    const float x = rect.x + columns.text;
    const float room = rect.height - plan.least;
    if (columns.dates_inline)
        draw_date_inline(canvas, row, x, top - 4, plan.width, inks, pressed);
    else
        draw_date(canvas, row, rect.x, top + 8, columns.axis - 46, inks, pressed);
    const float beside =
        std::max(0.0f, plan.slots_height - plan.title_height - plan.employer_height);
    const float text = write_text(canvas, row, plan, x, top + plan.date,
                                  columns.slots > 0 ? room + beside : room, inks);
    if (columns.dates_inline)
        write(canvas, {row.open.id + ".slots", Role::text, row.open.id}, slot_runs(look, row, inks),
              x, text + 4, plan.width);
    else if (columns.slots > 0)
        draw_slots(canvas, row, rect.x + columns.slots, top, columns.widths(), inks);
    else
        draw_slots(canvas, row, x, text + 12, columns.widths(), inks);
    disc_node(canvas, row.open.id + ".disc", row.open.id, row.disc, rect.x + columns.axis,
              marks.disc_y, marks.disc_radius * 2, DiscGround::page, inks.paper);
    return marks;
}

void draw_axis(Canvas& canvas, float x, std::span<const RowMarks> rows, float bottom) {
    const float width = canvas.look.theme.list_axis;
    constexpr float ring = 8; // of ground, that cuts the line
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float from = rows[i].disc_y + rows[i].disc_radius + ring;
        const float to =
            i + 1 < rows.size() ? rows[i + 1].disc_y - rows[i + 1].disc_radius - ring : bottom;
        const auto scope = canvas.surface.decoration({x - width / 2, from, width, to - from});
        if (rows[i].dated && (i + 1 == rows.size() || rows[i + 1].dated)) {
            canvas.surface.fill({x - width / 2, from, width, to - from}, canvas.look.theme.ink);
            continue;
        }
        float full = from;
        if (rows[i].dated) { // the line ends before the first offer without a date
            full = to - 18;
            canvas.surface.fill({x - width / 2, from, width, full - from}, canvas.look.theme.ink);
            full += 6;
        }
        constexpr float step = 18;
        for (float y = full + width / 2 + 2; y + width / 2 <= to + 2; y += step)
            canvas.surface.disc(x, y, width / 2, canvas.look.theme.ink);
    }
}

} // namespace view
