#include "view/screens.h"

#include "view/icons.h"
#include "view/offer_row.h"

#include <algorithm>
#include <numeric>

namespace view {
namespace {

void draw_pager(Canvas& canvas, const present::BrowsePage& page, Rect rect) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float height = look.large_text    ? look.button_height()
                         : look.landscape() ? std::max(64.0f, look.target)
                                            : look.button_height();
    // One page alone has nothing to turn; a filtered one shows the way to all offers.
    if (!page.previous.enabled && !page.next.enabled) {
        const Button all{&page.show_all};
        const float width = page.total.empty() ? 0 : button_width(canvas, all);
        const Run end{page.next.label, look.text(Type::body), tone.soft};
        write(canvas, {"browse.end", Role::status}, end, rect.x,
              rect.y + (height - end.style.line) / 2, rect.width - width - 24);
        if (width > 0)
            draw_button(canvas, all, {rect.right() - width, rect.y, width, height}, tone);
        return;
    }
    const Button previous{&page.previous, icons::chevron_up};
    Button next{&page.next, icons::chevron_down};
    next.shape = Shape::filled;
    const Style soft = look.text(Type::body);
    const float widths = button_width(canvas, previous) + button_width(canvas, next) + look.gap;
    const float words = canvas.surface.measure(soft, page.page);
    const bool beside = words + 24 + widths <= rect.width;
    if (beside) {
        write(canvas, {"browse.page"}, {page.page, soft, tone.soft}, rect.x,
              rect.y + (height - soft.line) / 2, words + 1);
    }
    std::vector<Button> buttons{previous, next};
    if (!beside)
        buttons[1].grow = 1;
    const float room = beside ? widths : rect.width;
    const ButtonPlan row = plan(canvas, buttons, room + 0.5f, height);
    draw_buttons(canvas, buttons, row, rect.right() - room, rect.y, tone);
}

// One way out of an empty list: what is taken away, what that brings.
void draw_way(Canvas& canvas, const present::BrowsePage::Way& way, const std::string& parent,
              Rect rect) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    Surface& surface = canvas.surface;
    const bool pressed = canvas.pressed(way.tap.id);
    const auto scope = control(
        canvas, way.tap, Role::row,
        {rect.x - look.margin(), rect.y, rect.width + 2 * look.margin(), rect.height}, parent);
    if (pressed)
        surface.fill({rect.x - look.margin(), rect.y, rect.width + 2 * look.margin(), rect.height},
                     theme.accent);
    const bool possible = way.tap.enabled;
    const Colour ink = pressed ? theme.accent_ink : possible ? theme.ink : theme.ink_soft;
    const Colour soft = pressed ? theme.accent_ink : theme.ink_soft;
    const Style lead = possible ? look.bold(Type::lead) : look.text(Type::lead);
    const float middle = rect.y + rect.height / 2;
    if (possible) {
        const bool adds = parent != "browse.ways"; // a word, where the others take something away
        surface.icon(adds ? icons::magnify : icons::close, rect.x, middle - 24, 48, ink);
        surface.icon(icons::chevron_right, rect.right() - 48, middle - 24, 48, ink);
    }
    const float count = surface.measure(lead, way.count);
    const float count_x = rect.right() - (possible ? 64.0f : 16.0f) - count;
    surface.text(count_x, middle - lead.line / 2, lead, ink, way.count);
    std::vector<Run> runs{{way.tap.label, lead, ink}};
    if (!way.note.empty()) {
        runs.push_back({"\n", look.text(Type::body), soft});
        runs.push_back({way.note, look.text(Type::body), soft});
    }
    const float room = count_x - rect.x - 80 - 24;
    Paragraph set = surface.set(runs, room);
    if (set.height() > rect.height) {
        runs.resize(1);
        set = surface.set(runs, room);
    }
    if (set.height() > rect.height)
        surface.mark_truncated();
    surface.draw(set, rect.x + 80, middle - set.height() / 2);
}

// Under a heading, between rules. Returns the height.
float draw_ways(Canvas& canvas, const std::string& id, const std::string& heading,
                std::span<const present::BrowsePage::Way> ways, float x, float y, float width,
                float row) {
    const Look& look = canvas.look;
    const float top = y;
    y += 12 + write(canvas, {id, Role::heading}, {heading, look.bold(Type::lead), look.theme.ink},
                    x, y, width);
    rule(canvas, x, y, width);
    y += look.theme.rule;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        if (i > 0)
            hairline(canvas, x, y - 1, width);
        draw_way(canvas, ways[i], id, {x, y, width, row});
        y += row;
    }
    rule(canvas, x, y, width);
    return y + look.theme.rule - top;
}

// Rows share the room evenly; one whose facts need more gets it from the others. Where all
// together need more than there is, the list scrolls.
std::vector<float> row_heights(Canvas& canvas, const present::BrowsePage& page,
                               const RowColumns& columns, float area) {
    std::vector<float> heights;
    float needed = 0;
    for (const present::OfferRow& row : page.rows) {
        heights.push_back(least_row_height(canvas, row, columns, true));
        needed += heights.back();
    }
    const float usual = row_height(canvas.look);
    if (needed > area) {
        for (float& height : heights)
            height = std::max(height, usual);
        return heights;
    }
    const auto places = static_cast<float>(std::max<std::size_t>(
        page.rows.size(), static_cast<std::size_t>(rows_that_fit(canvas.look))));
    float level = page.keyboard ? usual : area / places;
    const auto total = [&] {
        float sum = 0;
        for (const float least : heights)
            sum += std::max(least, level);
        return sum;
    };
    while (level > 0 && total() > area + 0.5f)
        level -= 1;
    for (float& height : heights)
        height = std::max(height, level);
    return heights;
}

float draw_rows(Canvas& canvas, const present::BrowsePage& page, float x, float y, float width,
                float area) {
    std::vector<const present::OfferRow*> rows;
    for (const present::OfferRow& row : page.rows)
        rows.push_back(&row);
    const RowColumns columns = row_columns(canvas, rows, width);
    const std::vector<float> heights = row_heights(canvas, page, columns, area);
    if (canvas.surface.is_dry())
        return std::accumulate(heights.begin(), heights.end(), 0.0f);
    std::vector<RowMarks> marks;
    float at = y;
    for (std::size_t i = 0; i < heights.size(); ++i) {
        marks.push_back(draw_row(canvas, page.rows[i], columns, {x, at, width, heights[i]}, true));
        at += heights[i];
        if (i + 1 < heights.size())
            hairline(canvas, x + columns.text, at - 2, width - columns.text);
    }
    draw_axis(canvas, x + columns.axis, marks, at - 12);
    return at - y;
}

// As many columns as let every label of the group stand in three lines.
std::size_t group_columns(Canvas& canvas, const present::FacetGroup& group, float room) {
    const Look& look = canvas.look;
    const auto fits = [&](std::size_t columns) {
        const float width =
            (room - look.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        return std::ranges::all_of(group.chips, [&](const present::Chip& chip) {
            const Run run{chip.tap.label, look.bold(Type::body), {}};
            const float sides = chip.disc.family > 0 ? 134 : 90;
            const Paragraph set = canvas.surface.set(std::span(&run, 1), width - sides);
            return set.lines.size() <= 3 && !set.word_cut;
        });
    };
    std::size_t columns = std::max<std::size_t>(1, static_cast<std::size_t>(room / 320));
    while (columns > 1 && !fits(columns))
        --columns;
    return columns;
}

// Returns the height.
float draw_group(Canvas& canvas, const present::FacetGroup& group, std::size_t index, float x,
                 float y, float width) {
    const Look& look = canvas.look;
    const float top = y;
    y += 12;
    y += 8 + write(canvas, {"filters." + std::to_string(index), Role::heading, "filters"},
                   {group.heading, look.bold(Type::lead), look.theme.ink}, x, y, width);
    const std::size_t columns = group_columns(canvas, group, width);
    const float gap = look.gap;
    const float chip =
        (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float height = std::max(look.large_text ? 104.0f : 72.0f, look.target);
    for (const present::Chip& one : group.chips)
        height = std::max(height, chip_height(canvas, one, chip));
    for (std::size_t i = 0; i < group.chips.size(); ++i)
        draw_chip(canvas, group.chips[i],
                  {x + static_cast<float>(i % columns) * (chip + gap),
                   y + static_cast<float>(i / columns) * (height + gap), chip, height},
                  look.surface());
    const auto rows = static_cast<float>((group.chips.size() + columns - 1) / columns);
    y += rows * (height + gap);
    if (!group.more.empty())
        y += gap + write(canvas,
                         {"filters." + std::to_string(index) + ".more", Role::text, "filters"},
                         {group.more, look.text(Type::body), look.theme.ink_soft}, x, y, width);
    return y - top;
}

void list_node(Canvas& canvas, const present::BrowsePage& page, Rect rect) {
    Node list;
    list.id = "browse.list";
    list.role = Role::list;
    list.label = page.count.empty() ? page.page : page.count;
    list.rect = rect;
    const auto scope = canvas.surface.item(std::move(list));
}

} // namespace

float pager_height(const Look& look) {
    return look.landscape() && !look.large_text ? 92 : look.button_height() + 46;
}

void draw_results(Canvas& canvas, const present::BrowsePage& page, Rect rect) {
    const Look& look = canvas.look;
    const float rule_height = look.theme.rule;
    rule(canvas, rect.x, rect.y, rect.width);
    const bool typing = page.keyboard.has_value();
    const float pager = typing ? 0 : pager_height(look);
    const float area = rect.height - rule_height - pager - (typing ? 0 : rule_height);
    if (area < look.target) // the keyboard leaves no room: the count above says what was found
        return;
    const float top = rect.y + rule_height;
    list_node(canvas, page, {rect.x, top, rect.width, area});
    scrolled(
        canvas, "browse.rows", {rect.x, top, rect.width, area}, look.ground(),
        [&](float x, float y, float width) { return draw_rows(canvas, page, x, y, width, area); });
    if (typing)
        return;
    const float foot = top + area;
    rule(canvas, rect.x, foot, rect.width);
    draw_pager(canvas, page,
               {rect.x, foot + rule_height + (look.landscape() && !look.large_text ? 10.0f : 16.0f),
                rect.width, pager});
}

void draw_results_as_one(Canvas& canvas, const present::BrowsePage& page, Rect rect,
                         const std::function<float(Rect)>& above) {
    const Look& look = canvas.look;
    list_node(canvas, page, rect);
    scrolled(canvas, "browse.rows", rect, look.ground(), [&](float x, float y, float width) {
        float at = y + above({x, y, width, 0});
        rule(canvas, x, at, width);
        at += look.theme.rule;
        at += draw_rows(canvas, page, x, at, width, 0);
        rule(canvas, x, at, width);
        at += look.theme.rule;
        draw_pager(canvas, page, {x, at + 16, width, pager_height(look)});
        return at + pager_height(look) - y;
    });
}

void draw_no_result(Canvas& canvas, const present::BrowsePage& page, Rect rect) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const bool typing = page.keyboard.has_value();
    const float cta = typing ? 0 : primary_height(look) + 24;
    const Rect body{rect.x, rect.y + (look.landscape() ? 8.0f : 32.0f), rect.width,
                    rect.height - cta - (look.landscape() ? 8.0f : 32.0f)};
    scrolled(canvas, "browse.nothing", body, tone, [&](float x, float y, float width) {
        const float top = y;
        const Type type = look.landscape() || typing ? Type::title : Type::head;
        const std::vector<Run> heading{{page.nothing_light, look.text(type), tone.ink},
                                       {"\n", look.text(type), tone.ink},
                                       {page.nothing_bold, look.bold(type), tone.ink}};
        y += write(canvas, {"browse.nothing.heading", Role::heading}, heading, x, y, width);
        if (!page.nothing_with.empty())
            y += 16 + write(canvas, {"browse.nothing.with"},
                            {page.nothing_with, look.text(Type::lead), tone.ink}, x, y + 16, width);
        const bool close = look.landscape() || typing || page.meant;
        const float space = look.landscape() || typing ? 24.0f : page.meant ? 40.0f : 56.0f;
        const float row = look.large_text ? 190.0f : close ? 112.0f : 148.0f;
        if (page.meant)
            y += space + draw_ways(canvas, "browse.meant.heading", page.meant_heading,
                                   std::span(&*page.meant, 1), x, y + space, width, row);
        if (!page.ways.empty())
            y += space + draw_ways(canvas, "browse.ways", page.ways_heading, page.ways, x,
                                   y + space, width, row);
        y += 32;
        y += write(canvas, {"browse.forgiveness"},
                   {page.forgiveness, look.text(Type::body), tone.soft}, x, y, width);
        std::vector<Button> buttons;
        if (page.correct && !typing)
            buttons.push_back({&*page.correct, icons::pencil, 0, {}, 1});
        if (page.drop_all)
            buttons.push_back({&*page.drop_all, icons::close, 0, {}, 1});
        if (!buttons.empty()) {
            const float height = std::max(84.0f, look.button_height());
            const ButtonPlan plan_of_both = plan_without_icons(canvas, buttons, width, height);
            draw_buttons(canvas, buttons, plan_of_both, x, y + 24, tone);
            y += 24 + plan_of_both.height;
        }
        return y - top + 16;
    });
    if (!typing)
        primary(
            canvas, page.show_all,
            {rect.x, rect.bottom() - primary_height(look) - 20, rect.width, primary_height(look)},
            icons::arrow_right);
}

void draw_filters(Canvas& canvas, const present::BrowsePage& page, Rect rect) {
    const Look& look = canvas.look;
    const Tone tone = look.surface();
    Surface& surface = canvas.surface;
    {
        Node sheet;
        sheet.id = "filters";
        sheet.role = Role::dialog;
        sheet.label = page.all_filters.label;
        sheet.rect = rect;
        const auto scope = surface.item(std::move(sheet));
        surface.fill(rect, tone.paper);
        surface.fill({rect.x, rect.y, rect.width, look.theme.route}, look.theme.accent);
    }
    const float margin = look.margin();
    const float x = rect.x + margin;
    const float width = rect.width - 2 * margin;
    float y = rect.y + 34;
    const Button clear{&page.show_all};
    const float button = look.button_height();
    const float clear_width = std::min(button_width(canvas, clear), width * 0.5f);
    const Style title = look.bold(Type::title);
    write(canvas, {"filters.title", Role::heading, "filters"},
          {page.all_filters.label, title, tone.ink}, x, y + (button - title.line) / 2,
          width - clear_width - 24);
    draw_button(canvas, clear, {x + width - clear_width, y, clear_width, button}, tone);
    y += button + 20;
    rule(canvas, x, y, width);
    y += look.theme.rule + 8;
    const float cta = primary_height(look) + 20 + 16;
    scrolled(canvas, "filters.groups", {x, y, width, rect.bottom() - cta - y}, tone,
             [&](float left, float top, float room) {
                 float at = top;
                 for (std::size_t i = 0; i < page.filters.size(); ++i)
                     at += draw_group(canvas, page.filters[i], i, left, at, room);
                 return at - top + 8;
             });
    primary(canvas, page.close_filters,
            {x, rect.bottom() - primary_height(look) - 20, width, primary_height(look)},
            icons::check);
}

} // namespace view
