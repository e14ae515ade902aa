#include "view/screens.h"

#include "view/icons.h"
#include "view/offer_row.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

constexpr float rail_width = 420;

float field_height(const Look& look) {
    return look.large_text ? 108 : 92;
}

// ---- Count, what is chosen, and the order ----

float row_width(Canvas& canvas, std::span<const Button> buttons) {
    float width = -canvas.look.gap;
    for (const Button& button : buttons)
        width += button_width(canvas, button) + canvas.look.gap;
    return width;
}

// Flows from left to right; the sort button at the right of the last line. Returns its height.
float draw_count(Canvas& canvas, const present::BrowsePage& page, Rect rect, bool with_chosen,
                 std::vector<Button> buttons) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float line = look.large_text ? 124 : look.landscape() ? 84 : 100;
    const float control_height = look.large_text
                                     ? look.button_height()
                                     : std::max(look.landscape() ? 64.0f : 60.0f, look.target);
    const Style bold = look.bold(Type::title);
    const Style soft = look.text(Type::body);
    float x = rect.x;
    float y = rect.y;
    if (look.low_line <= 0) {
        const float width = canvas.surface.measure(bold, page.count);
        write(canvas, {"browse.count", Role::status}, {page.count, bold, tone.ink}, x,
              y + (line - bold.line) / 2, rect.width);
        x += width + 20;
        if (!page.total.empty()) {
            const float total = canvas.surface.measure(soft, page.total);
            write(canvas, {"browse.total"}, {page.total, soft, tone.soft}, x,
                  y + (line - soft.line) / 2 + 4, rect.width);
            x += total + 20;
        }
    }
    const auto place = [&](float width) {
        if (x > rect.x && x + width > rect.right() + 0.5f) {
            x = rect.x;
            y += control_height + look.gap;
        }
        const Rect placed{x, y + (line - control_height) / 2, std::min(width, rect.width),
                          control_height};
        x += width + look.gap;
        return placed;
    };
    if (with_chosen)
        for (const present::Tap& tap : page.chosen)
            draw_chosen(canvas, tap, place(chosen_width(canvas, tap)));
    const float room = rect.right() - x;
    std::vector<Button> bare = buttons;
    for (Button& button : bare)
        button.icon = 0;
    if (row_width(canvas, buttons) > room && row_width(canvas, bare) <= room)
        buttons = std::move(bare);
    const float together = row_width(canvas, buttons);
    if (!buttons.empty() && together <= room)
        x = rect.right() - together; // at the right margin, on the same line
    else if (together <= rect.width)
        x = rect.right(); // on the next one
    for (const Button& button : buttons)
        draw_button(canvas, button, place(button_width(canvas, button)), tone);
    return y - rect.y + line;
}

// ---- The head ----

std::vector<const present::Chip*> shown_families(const present::BrowsePage& page,
                                                 std::size_t most) {
    std::vector<const present::Chip*> shown;
    for (const present::Chip& chip : page.families)
        if (shown.size() < most)
            shown.push_back(&chip);
    return shown;
}

// All filters, as a chip without a disc.
present::Chip filters_chip(const present::BrowsePage& page) {
    present::Chip chip;
    chip.tap = page.all_filters;
    return chip;
}

float draw_head(Canvas& canvas, const present::BrowsePage& page, Rect area) {
    const Look& look = canvas.look;
    const float x = area.x + look.margin();
    const float width = area.width - 2 * look.margin();
    const float button = look.button_height();
    const bool chips = !look.large_text && !page.keyboard;
    const std::size_t columns = width < 800 ? 2 : 3;
    const auto families = shown_families(page, columns == 2 ? 3 : 5);
    const std::size_t cells = families.size() + 1;
    const float chip_height = std::max(68.0f, look.target);
    const float chip_gap = std::max(10.0f, look.small_gap);
    const auto chip_rows = static_cast<float>((cells + columns - 1) / columns);
    const float chips_height = chips ? 16 + chip_rows * (chip_height + chip_gap) - chip_gap : 0;
    const float height =
        24 + button + 20 + field_height(look) + chips_height + (look.large_text ? 24.0f : 14.0f);
    head(canvas, {area.x, area.y, area.width, height});
    brand(canvas, x, area.y + 24 + button / 2, look.theme.board_ink);
    const Button selection{&page.selection, icons::bookmark, 0, page.kept};
    const float selection_width =
        std::min(button_width(canvas, selection), width - brand_width(canvas) - 24);
    draw_button(canvas, selection,
                {x + width - selection_width, area.y + 24, selection_width, button}, look.board());
    float y = area.y + 24 + button + 20;
    draw_search(canvas, page, {x, y, width, field_height(look)});
    y += field_height(look) + 16;
    if (!chips)
        return height;
    const float gap = 14;
    const float chip_width =
        (width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const present::Chip filters = filters_chip(page);
    for (std::size_t i = 0; i < cells; ++i) {
        const Rect rect{x + static_cast<float>(i % columns) * (chip_width + gap),
                        y + static_cast<float>(i / columns) * (chip_height + chip_gap), chip_width,
                        chip_height};
        draw_chip(canvas, i < families.size() ? *families[i] : filters, rect, look.board());
    }
    return height;
}

// In grand texte no rail is wide enough: all in one line.
float draw_wide_head(Canvas& canvas, const present::BrowsePage& page, Rect area) {
    const Look& look = canvas.look;
    const float x = area.x + look.margin();
    const float right = area.right() - look.margin();
    const float button = look.button_height();
    const float height = button + 40;
    head(canvas, {area.x, area.y, area.width, height});
    const float middle = area.y + height / 2;
    brand(canvas, x, middle, look.theme.board_ink);
    const Button selection{&page.selection, icons::bookmark, 0, page.kept};
    const float selection_width = button_width(canvas, selection);
    const float search_x = x + brand_width(canvas) + 40;
    draw_search(canvas, page,
                {search_x, middle - button / 2, right - selection_width - 24 - search_x, button});
    draw_button(canvas, selection,
                {right - selection_width, middle - button / 2, selection_width, button},
                look.board());
    return height;
}

// In landscape: a rail with the search, the families, what is chosen, and all filters.
void draw_rail(Canvas& canvas, const present::BrowsePage& page, Rect rect) {
    const Look& look = canvas.look;
    {
        const auto scope = canvas.surface.decoration(rect);
        canvas.surface.fill(rect, look.theme.board);
        if (look.theme.high_contrast)
            canvas.surface.fill({rect.right() - 4, rect.y, 4, rect.height}, look.theme.board_ink);
    }
    const float x = rect.x + 40;
    const float width = rect.width - 72;
    brand(canvas, x, rect.y + 56, look.theme.board_ink);
    float y = rect.y + 104;
    const float search = std::max(look.large_text ? 100.0f : 80.0f, look.target);
    draw_search(canvas, page, {x, y, width, search});
    y += search + 16;
    const float chip = std::max(look.large_text ? 84.0f : 68.0f, look.target);
    const float gap = look.small_gap;
    const float below = (static_cast<float>(page.chosen.size()) + 1) * (chip + gap) + 24 + 16;
    const float room = rect.bottom() - y - below;
    const auto most = static_cast<std::size_t>(std::max(0.0f, (room + gap) / (chip + gap)));
    for (const present::Chip* family : shown_families(page, std::min<std::size_t>(most, 6))) {
        draw_chip(canvas, *family, {x, y, width, chip}, look.board());
        y += chip + gap;
    }
    y += 16;
    for (const present::Tap& tap : page.chosen) {
        if (y + 2 * chip + gap > rect.bottom())
            break; // the sheet with all filters shows, and undoes, the rest
        draw_chosen(canvas, tap, {x, y, width, chip});
        y += chip + gap;
    }
    draw_chip(canvas, filters_chip(page), {x, y, width, chip}, look.board());
}

void draw_below(Canvas& canvas, const present::BrowsePage& page, Rect rect) {
    if (page.rows.empty() && !page.nothing_bold.empty())
        draw_no_result(canvas, page, rect);
    else
        draw_results(canvas, page, rect);
}

void draw_landscape(Canvas& canvas, const present::BrowsePage& page, Rect area) {
    const Look& look = canvas.look;
    draw_rail(canvas, page, {area.x, area.y, rail_width, area.height});
    Rect content{area.x + rail_width + 40, area.y + 8, area.width - rail_width - 80,
                 area.height - 8};
    std::vector<Button> buttons{{&page.sort, icons::swap_vertical},
                                {&page.selection, icons::bookmark, 0, page.kept}};
    const float count = draw_count(canvas, page, content, false, buttons);
    content.y += count;
    content.height -= count;
    const float keys = page.keyboard ? keyboard_height(look, *page.keyboard,
                                                       std::min(content.height * 0.62f, 520.0f))
                                     : 0;
    content.height -= keys;
    draw_below(canvas, page, content);
    if (page.keyboard)
        draw_keyboard(canvas, *page.keyboard,
                      {area.x + rail_width, area.bottom() - keys, area.width - rail_width, keys});
}

// "Position basse": the search stands in one row under the line; count and dates are the drawing.
float draw_low_search(Canvas& canvas, const present::BrowsePage& page, Rect rect) {
    const Look& look = canvas.look;
    const float height = std::max(80.0f, look.button_height());
    const Button filters{&page.all_filters, icons::filter_variant};
    const Button selection{&page.selection, icons::bookmark, 0, page.kept};
    const float widths = button_width(canvas, filters) + button_width(canvas, selection);
    const bool one_line = rect.width - widths - 2 * look.gap >= 330; // its short words
    const float search = one_line ? rect.width - widths - 2 * look.gap : rect.width;
    draw_search(canvas, page, {rect.x, rect.y, search, height});
    const std::vector<Button> buttons{filters, selection};
    const float x = one_line ? rect.x + search + look.gap : rect.x;
    const float y = one_line ? rect.y : rect.y + height + look.gap;
    std::vector<Button> spread = buttons;
    if (!one_line)
        for (Button& button : spread)
            button.grow = 1;
    const ButtonPlan row = plan(canvas, spread, rect.right() - x + 1, height);
    draw_buttons(canvas, spread, row, x, y, look.ground());
    return (one_line ? height : 2 * height + look.gap) + 20;
}

// The count, what is chosen, the order, and the rows; where few rows would be in view, all of it
// scrolls.
void draw_list(Canvas& canvas, const present::BrowsePage& page, Rect rect) {
    const Look& look = canvas.look;
    if (page.rows.empty() && !page.nothing_bold.empty())
        return draw_no_result(canvas, page, rect);
    std::vector<Button> buttons;
    if (look.large_text && look.low_line <= 0 && !page.keyboard)
        buttons.push_back({&page.all_filters, icons::filter_variant});
    if (!page.keyboard)
        buttons.push_back({&page.sort, icons::swap_vertical});
    const auto count = [&](Rect place) { return draw_count(canvas, page, place, true, buttons); };
    const float above = height_drawn_by(canvas, [&] { return count(rect); });
    constexpr float rows = 1.5f;
    const float room = rect.height - above - pager_height(look) - 2 * look.theme.rule;
    if (!page.keyboard && room < rows * row_height(look))
        return draw_results_as_one(canvas, page, rect, count);
    count(rect);
    draw_results(canvas, page, {rect.x, rect.y + above, rect.width, rect.height - above});
}

} // namespace

void draw_browse(Canvas& canvas, const present::BrowsePage& page, const Area& area) {
    const Look& look = canvas.look;
    {
        const auto scope = canvas.surface.decoration(area.whole());
        canvas.surface.fill(area.whole(), look.theme.ground);
    }
    if (!page.filters.empty()) {
        if (area.upper.height > 0)
            draw_upper_of_list(canvas, page, area.upper);
        return draw_filters(canvas, page, area.main);
    }
    if (look.landscape() && area.upper.height <= 0 && !look.large_text)
        return draw_landscape(canvas, page, area.main);
    Rect content = area.main;
    const float margin = look.margin();
    if (area.upper.height > 0) {
        draw_upper_of_list(canvas, page, area.upper);
        content.y += 20;
        content.y += draw_low_search(
            canvas, page, {content.x + margin, content.y, content.width - 2 * margin, 0});
    } else {
        content.y += look.landscape() ? draw_wide_head(canvas, page, content)
                                      : draw_head(canvas, page, content);
    }
    content.height = area.main.bottom() - content.y;
    const float keys =
        page.keyboard ? keyboard_height(look, *page.keyboard, content.height * 0.6f) : 0;
    content.height -= keys;
    content.x += margin;
    content.width -= 2 * margin;
    draw_list(canvas, page, content);
    if (page.keyboard)
        draw_keyboard(canvas, *page.keyboard,
                      {area.main.x, area.main.bottom() - keys, area.main.width, keys});
}

int rows_that_fit(const Look& look) {
    // The bar, the head and the count as they stand with nothing chosen.
    const float bar = look.large_text ? (look.landscape() ? 184.0f : 288.0f)
                                      : (look.landscape() ? 132.0f : 160.0f);
    float above = look.low_line;
    if (look.landscape() && look.low_line <= 0)
        above = look.large_text ? look.button_height() + 40 + 124 : 92;
    else if (look.low_line > 0)
        above += 20 + std::max(80.0f, look.button_height()) + 20 + (look.large_text ? 124 : 90);
    else
        above = 24 + look.button_height() + 20 + field_height(look) +
                (look.large_text ? 148.0f : 276.0f);
    const float area = look.height - bar - above - pager_height(look) - 2 * look.theme.rule;
    constexpr int least = 3; // of which a small panel, or large words, scroll
    return std::clamp(static_cast<int>((area + 12) / row_height(look)), least, 12);
}

} // namespace view
