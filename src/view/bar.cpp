#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>

namespace view {
namespace {

constexpr float side = 24;

char32_t icon_of(std::string_view id) {
    if (id == "bar.language")
        return icons::web;
    if (id == "bar.text")
        return icons::format_size;
    if (id == "bar.contrast")
        return icons::contrast_circle;
    if (id == "bar.position")
        return icons::wheelchair_accessibility;
    return 0;
}

// Cells with the icon above the label (portrait), before it (landscape, grand texte).
bool stacked(const Look& look) {
    return !look.large_text && !look.landscape();
}

float cell_height(const Look& look) {
    return look.large_text    ? std::max(96.0f, look.target)
           : look.landscape() ? std::max(76.0f, look.target)
                              : 104;
}

float natural_width(Canvas& canvas, const present::Tap& tap, bool with_icons) {
    const Look& look = canvas.look;
    const float label = canvas.surface.measure(look.bold(Type::cell), tap.label);
    const bool icon = with_icons && icon_of(tap.id) != 0;
    if (stacked(look))
        return std::max(look.target, label + 16);
    if (look.large_text)
        return label + 28 + (icon ? 62.0f : 0); // three fit in a row of a panel of 10"
    return label + 44 + (icon ? 52.0f : 0);
}

struct Cell {
    const present::Tap* tap = nullptr;
    Rect rect; // relative to the first row's corner
};

struct Cells {
    std::vector<Cell> placed;
    bool with_icons = true;
};

std::vector<float> natural_widths(Canvas& canvas, std::span<const present::Tap* const> taps,
                                  bool with_icons) {
    const Look& look = canvas.look;
    std::vector<float> natural;
    for (const present::Tap* tap : taps) {
        float needed = natural_width(canvas, *tap, with_icons);
        if (stacked(look) && tap->id == "bar.quit") // "Effacer / et quitter", in two lines
            needed = std::max(look.target, needed * 0.62f + 24);
        natural.push_back(needed);
    }
    return natural;
}

// Where the row that begins with the cell `first` ends: at `most` cells, or what the width holds.
std::size_t row_end(std::span<const float> natural, std::size_t first, std::size_t most,
                    float width, float gap) {
    float used = 0;
    std::size_t last = first;
    for (; last < natural.size() && last - first < most; ++last) {
        const float with = used + (last > first ? gap : 0) + natural[last];
        if (last > first && with > width)
            break;
        used = with;
    }
    return last;
}

std::size_t rows_of(std::span<const float> natural, float width, float gap) {
    std::size_t rows = 0;
    for (std::size_t first = 0; first < natural.size();
         first = row_end(natural, first, natural.size(), width, gap))
        ++rows;
    return rows;
}

// In one row where the labels fit, else in as few as they need and as even as they fit; without
// their icons where that saves a row.
Cells cells(Canvas& canvas, const present::Bar& bar, float width) {
    const Look& look = canvas.look;
    std::vector<const present::Tap*> taps;
    for (const present::Tap& tap : bar.settings)
        taps.push_back(&tap);
    if (bar.quit)
        taps.push_back(&*bar.quit);
    const float height = cell_height(look);
    const float gap = look.small_gap;
    Cells result;
    std::vector<float> natural = natural_widths(canvas, taps, true);
    std::size_t rows = rows_of(natural, width, gap);
    if (rows > 1 && !stacked(look)) {
        std::vector<float> bare = natural_widths(canvas, taps, false);
        if (const std::size_t fewer = rows_of(bare, width, gap); fewer < rows) {
            natural = std::move(bare);
            rows = fewer;
            result.with_icons = false;
        }
    }
    const std::size_t even = rows == 0 ? 0 : (taps.size() + rows - 1) / rows;
    float y = 0;
    for (std::size_t first = 0; first < taps.size();) {
        const std::size_t last = row_end(natural, first, even, width, gap);
        float used = gap * static_cast<float>(last - first - 1);
        for (std::size_t i = first; i < last; ++i)
            used += natural[i];
        // Equal cells where every label fits an equal cell; else each its own width and a share.
        const auto count = static_cast<float>(last - first);
        const float equal = (width - gap * (count - 1)) / count;
        const bool fits = std::ranges::all_of(std::span(natural).subspan(first, last - first),
                                              [equal](float needed) { return needed <= equal; });
        const float extra = (width - used) / count;
        float x = 0;
        for (std::size_t i = first; i < last; ++i) {
            const float w = fits ? equal : natural[i] + extra;
            result.placed.push_back({taps[i], {x, y, w, height}});
            x += w + gap;
        }
        first = last;
        y += height + gap;
    }
    return result;
}

float status_height(Canvas& canvas, const present::Bar& bar) {
    if (!canvas.look.large_text)
        return 46;
    const Run run{bar.data_age, canvas.look.text(Type::label), {}};
    return height_of(canvas, std::span(&run, 1), canvas.look.width - 2 * (side + 16)) + 26;
}

void draw_cell(Canvas& canvas, const present::Tap& tap, Rect rect, bool with_icon) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const Theme& theme = look.theme;
    const bool quit = tap.id == "bar.quit";
    const bool pressed = canvas.pressed(tap.id);
    const auto scope = control(canvas, tap, Role::button, rect, "bar");
    Colour ink = theme.board_ink;
    if (pressed || tap.chosen) {
        rounded(canvas, rect, theme.accent, theme.accent, 0);
        ink = theme.accent_ink;
    } else if (quit) {
        rounded(canvas, rect, theme.board_ink, theme.board_ink, 0);
        ink = theme.board;
    } else {
        rounded(canvas, rect, theme.board_raised, theme.board_line,
                theme.high_contrast ? theme.outline : theme.hairline);
    }
    Style style = quit || tap.chosen || pressed ? look.bold(Type::cell) : look.text(Type::cell);
    const char32_t icon = with_icon ? icon_of(tap.id) : 0;
    const Run run{tap.label, style, ink};
    const float size = look.large_text ? 46 : 38;
    if (!stacked(look)) {
        const float icon_width = icon ? size + (look.large_text ? 16 : 14) : 0;
        const Paragraph label = surface.set(std::span(&run, 1), rect.width - icon_width - 12);
        if (label.height() > rect.height || label.word_cut)
            surface.mark_truncated();
        float x = rect.x + (rect.width - label.width - icon_width) / 2;
        if (icon)
            surface.icon(icon, x, rect.y + (rect.height - size) / 2, size, ink);
        surface.draw(label, x + icon_width, rect.y + (rect.height - label.height()) / 2);
        return;
    }
    const Paragraph label = balanced(canvas, std::span(&run, 1), rect.width - 8);
    const float above = icon ? size + 6 : 0;
    const float top = rect.y + (rect.height - above - label.height()) / 2;
    if (label.height() + above > rect.height || label.word_cut)
        surface.mark_truncated();
    if (icon)
        surface.icon(icon, rect.x + (rect.width - size) / 2, top, size, ink);
    float y = top + above;
    for (const Paragraph::Line& line : label.lines) { // centred line by line
        Paragraph one = label;
        one.lines = {line};
        surface.draw(one, rect.x + (rect.width - line.width) / 2, y);
        y += label.line_height;
    }
}

} // namespace

float bar_height(Canvas& canvas, const present::Bar& bar) {
    const auto placed = cells(canvas, bar, canvas.look.width - 2 * side).placed;
    const float rows = placed.empty() ? 0 : placed.back().rect.bottom();
    return status_height(canvas, bar) + rows + (canvas.look.large_text ? 12 : 10);
}

void draw_bar(Canvas& canvas, const present::Bar& bar, Rect rect) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const Theme& theme = look.theme;
    {
        const auto scope = surface.decoration(rect);
        surface.fill(rect, theme.board);
        if (theme.high_contrast)
            surface.fill({rect.x, rect.y, rect.width, 4}, theme.board_ink);
    }
    const float status = status_height(canvas, bar);
    const Style style = look.text(Type::label);
    const float x = rect.x + side + 16;
    const float room = rect.width - 2 * (side + 16);
    const float text_x = look.large_text ? x : x + 26;
    if (!look.large_text) {
        const auto scope = surface.decoration({x, rect.y, 14, status});
        surface.disc(x + 7, rect.y + status / 2, 7, bar.stale ? theme.caution : theme.board_ok);
    }
    const float text_y = rect.y + (look.large_text ? 12 : (status - style.line) / 2);
    write(canvas, {"bar.age", Role::status, "bar", true},
          {bar.data_age, style, theme.board_ink_soft}, text_x, text_y, room - (text_x - x));
    const float age = surface.measure(style, bar.data_age) + text_x - x + 32;
    const float kiosk = surface.measure(style, bar.kiosk);
    if (!look.large_text && age + kiosk <= room)
        write(canvas, {"bar.kiosk", Role::text, "bar", true},
              {bar.kiosk, style, theme.board_ink_soft}, x + room - kiosk, text_y, kiosk + 1);
    const Cells all = cells(canvas, bar, rect.width - 2 * side);
    for (const Cell& cell : all.placed) {
        Rect place = cell.rect;
        place.x += rect.x + side;
        place.y += rect.y + status;
        draw_cell(canvas, *cell.tap, place, all.with_icons);
    }
}

} // namespace view
