#include "view/offer_row.h"

#include "view/icons.h"

#include <algorithm>

namespace view {
namespace {

struct Inks {
    Colour ink, soft, paper;
};

// A text that may lose its last lines but never a fact: the teaser. What is cut ends in an
// ellipsis.
void write_teaser(Canvas& canvas, const std::string& id, const std::string& parent,
                  const std::string& teaser, Style style, Colour ink, float x, float y, float width,
                  std::size_t most_lines) {
    if (teaser.empty() || most_lines == 0)
        return;
    std::string text = teaser;
    Run run{text, style, ink};
    Paragraph paragraph = canvas.surface.set(std::span(&run, 1), width);
    while (paragraph.lines.size() > most_lines) {
        const std::size_t space = text.rfind(' ');
        if (space == std::string::npos)
            return;
        text.resize(space);
        while (!text.empty() && (text.back() == ',' || text.back() == ';' || text.back() == ' '))
            text.pop_back();
        const std::string shortened = text + "…";
        run.text = shortened;
        paragraph = canvas.surface.set(std::span(&run, 1), width);
        if (paragraph.lines.size() <= most_lines) {
            write(canvas, {id, Role::text, parent}, run, x, y, width);
            return;
        }
    }
    write(canvas, {id, Role::text, parent}, run, x, y, width);
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
    write(canvas, {id + ".date", Role::text, id}, runs, x - 2, y, width + 20);
    const float left_y = y + 76;
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
    const std::string date = row.due.day + " " + row.due.month;
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

// Slots in fixed places: labels over values.
void draw_slots(Canvas& canvas, const present::OfferRow& row, float x, float y,
                std::span<const float> widths, std::size_t columns, const Inks& inks) {
    const Look& look = canvas.look;
    const Style label = look.text(Type::label);
    float at_x = x;
    for (std::size_t i = 0; i < row.slots.size(); ++i) {
        const present::SlotText& slot = row.slots[i];
        if (i % columns == 0)
            at_x = x;
        const float at_y = y + static_cast<float>(i / columns) * (label.line + 38 + 8);
        const std::string id = row.open.id + ".slot." + std::to_string(i);
        const float width = widths[i % columns];
        const Style value{slot.stated ? Face::text_bold : Face::text, look.text(Type::body).size,
                          38};
        write(canvas, {id + ".label", Role::text, row.open.id, true},
              {slot.label, label, inks.soft}, at_x, at_y, width - 6);
        const Colour ink = slot.stated ? inks.ink : inks.soft;
        Run run{slot.value, value, ink};
        const Paragraph set = canvas.surface.set(std::span(&run, 1), width - 6);
        if (set.lines.size() > 1) // two tight lines rather than a clipped place
            run.style = {value.face, 30 * 0.95f, 31};
        write(canvas, {id, Role::text, row.open.id}, run, at_x, at_y + label.line, width - 4);
        at_x += width;
    }
}

// Slots as running text, for grand texte and narrow panels.
float write_slots(Canvas& canvas, const present::OfferRow& row, float x, float y, float width,
                  const Inks& inks) {
    const Look& look = canvas.look;
    std::vector<Run> runs;
    for (std::size_t i = 0; i < row.slots.size(); ++i) {
        const present::SlotText& slot = row.slots[i];
        if (i > 0)
            runs.push_back({"  ", look.text(Type::body), inks.soft});
        runs.push_back({slot.label, look.text(Type::body), inks.soft});
        runs.push_back({"\u00A0", look.text(Type::body), inks.soft});
        runs.push_back({slot.value, slot.stated ? look.bold(Type::body) : look.text(Type::body),
                        slot.stated ? inks.ink : inks.soft});
    }
    return write(canvas, {row.open.id + ".slots", Role::text, row.open.id}, runs, x, y, width);
}

struct Block {
    float x, y, width, height;
};

// Title, employer, and as much of the teaser as there is room for above `floor`. Returns its foot.
float write_text(Canvas& canvas, const present::OfferRow& row, Block block, float reserved,
                 const Inks& inks, float title_line) {
    const Look& look = canvas.look;
    const std::string& id = row.open.id;
    Style bold = look.bold(Type::lead);
    Style light = look.text(Type::lead);
    bold.line = light.line = title_line;
    const Style body = look.text(Type::body);
    std::vector<Run> title = title_runs(row.title, light, bold, inks.ink);
    const float room = block.height - reserved - body.line;
    float height = height_of(canvas, title, block.width);
    if (height > room) { // a very long title: on fewer lines, then smaller
        title = title_runs(row.title, light, bold, inks.ink, false);
        height = height_of(canvas, title, block.width);
    }
    if (height > room && !look.large_text) {
        light = {light.face, 30, 36};
        bold = {bold.face, 30, 36};
        title = title_runs(row.title, light, bold, inks.ink, false);
    }
    float y = block.y;
    y += write(canvas, {id + ".title", Role::heading, id}, title, block.x, y, block.width);
    y += write(canvas, {id + ".employer", Role::text, id}, {row.employer, body, inks.ink}, block.x,
               y, block.width);
    const float left = block.y + block.height - reserved - y;
    const auto lines = static_cast<std::size_t>(std::max(0.0f, left / body.line));
    write_teaser(canvas, id + ".teaser", id, row.teaser, body, inks.soft, block.x, y, block.width,
                 std::min<std::size_t>(lines, 2));
    Run run{row.teaser, body, inks.soft};
    const auto set =
        row.teaser.empty() ? 0u : canvas.surface.set(std::span(&run, 1), block.width).lines.size();
    return y + static_cast<float>(std::min<std::size_t>({set, lines, 2})) * body.line;
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
        columns.slots = width - 384;
        columns.text_right = columns.slots - 24;
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
    return look.landscape() ? 191 : 286;
}

RowMarks draw_row(Canvas& canvas, const present::OfferRow& row, Rect rect, bool is_control,
                  float* bottom) {
    const Look& look = canvas.look;
    const RowColumns columns = row_columns(look, rect.width);
    const bool pressed = is_control && canvas.pressed(row.open.id);
    const Theme& theme = look.theme;
    const Inks inks = pressed ? Inks{theme.accent_ink, theme.accent_ink, theme.accent}
                              : Inks{theme.ink, theme.ink_soft, theme.ground};
    const float top = rect.y + (look.landscape() ? 14 : 18);
    RowMarks marks;
    marks.dated = !row.due.day.empty();
    marks.disc_radius = look.large_text && columns.dates_inline ? 46.0f : 38.0f;
    marks.disc_y = top + (columns.dates_inline ? 8 : 4) + marks.disc_radius;
    if (is_control) {
        const float bleed = look.margin();
        const Rect target{rect.x - bleed, rect.y, rect.width + 2 * bleed, rect.height};
        const auto scope = control(canvas, row.open, Role::row, target, "browse.list");
        if (pressed)
            canvas.surface.fill(target, theme.accent);
        if (!columns.slots) {
            const float size = look.large_text ? 56 : 48;
            canvas.surface.icon(icons::chevron_right, rect.right() - size + 12, top + 16, size,
                                inks.soft);
        }
    }
    const float x = rect.x + columns.text;
    const float chevron = is_control && !columns.slots ? 44 : 0;
    const float width = columns.text_right - columns.text;
    float foot = rect.bottom();
    if (columns.dates_inline) {
        const float date = draw_date_inline(canvas, row, x, top - 4, width, inks, pressed);
        const float slots = look.text(Type::body).line * 2;
        const float text = write_text(
            canvas, row, {x, top - 4 + date, width - chevron, rect.bottom() - top + 4 - date},
            slots + 8, inks, look.text(Type::lead).line);
        foot = text + write_slots(canvas, row, x, text, width, inks);
    } else if (columns.slots > 0) {
        draw_date(canvas, row, rect.x, top + 10, columns.axis - 46, inks, pressed);
        write_text(canvas, row, {x, top, width, rect.bottom() - top}, 8, inks, 44);
        const std::array widths{192.0f, 192.0f};
        draw_slots(canvas, row, rect.x + columns.slots, top, widths, 2, inks);
    } else {
        draw_date(canvas, row, rect.x, top + 8, columns.axis - 46, inks, pressed);
        const float slots = look.text(Type::label).line + 38 + 12;
        const float text = write_text(canvas, row, {x, top, width - chevron, rect.bottom() - top},
                                      slots + 8, inks, look.text(Type::lead).line);
        const float unit = (width) / 732;
        const std::array widths{186 * unit, 198 * unit, 178 * unit, 170 * unit};
        draw_slots(canvas, row, x, text + 12, widths, 4, inks);
        foot = text + slots;
    }
    disc_node(canvas, row.open.id + ".disc", row.open.id, row.disc, rect.x + columns.axis,
              marks.disc_y, marks.disc_radius * 2, DiscGround::page, inks.paper);
    if (bottom)
        *bottom = foot;
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
            full = to - 10;
            canvas.surface.fill({x - width / 2, from, width, full - from}, canvas.look.theme.ink);
            full += 6;
        }
        constexpr float step = 18;
        for (float y = full + width / 2 + 2; y + width / 2 <= to + 2; y += step)
            canvas.surface.disc(x, y, width / 2, canvas.look.theme.ink);
    }
}

} // namespace view
