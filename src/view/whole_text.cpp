#include "view/screens.h"

#include "view/hand.h"
#include "view/icons.h"

#include <algorithm>

namespace view {
namespace {

// Sections that a reader can jump to: those with a heading.
std::vector<std::size_t> headed(const present::DetailPage& page) {
    std::vector<std::size_t> sections;
    for (std::size_t i = 0; i < page.text.size(); ++i)
        if (!page.text[i].heading.empty())
            sections.push_back(i);
    return sections;
}

float draw_section(Canvas& canvas, const present::TextSection& section, float left, float top,
                   float line) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    float at = top;
    if (!section.heading.empty())
        at += 6 + write(canvas, {section.id, Role::heading},
                        {section.heading, look.bold(Type::lead), tone.ink}, left, at, line);
    for (std::size_t i = 0; i < section.blocks.size(); ++i) {
        const present::TextBlock& block = section.blocks[i];
        const bool item = block.kind == catalog::BlockKind::item;
        const float indent = item ? 32 * (1 + static_cast<float>(block.level)) : 0;
        const std::string id = section.id + "." + std::to_string(i);
        const Run run{block.text, look.text(Type::body), tone.ink};
        if (item) {
            const float half = run.style.line / 2;
            const auto scope =
                canvas.surface.decoration({left + indent - 24, at + half - 5, 10, 10});
            canvas.surface.disc(left + indent - 19, at + half, 5, tone.ink);
        }
        at += 10 + write(canvas, {id, item ? Role::listitem : Role::text, section.id}, run,
                         left + indent, at, line - indent);
    }
    return at + 22 - top;
}

// A heading that scrolls the text to its section; the session knows nothing of it.
void draw_jump(Canvas& canvas, const present::TextSection& section, Rect rect, float by) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    Node node;
    node.id = section.id + ".go";
    node.role = Role::button;
    node.label = section.heading;
    node.rect = rect;
    const std::string id = node.id;
    const bool pressed = canvas.pressed(id);
    const auto scope = canvas.surface.item(std::move(node));
    if (pressed)
        rounded(canvas, rect, look.theme.accent, look.theme.accent, 0);
    const Colour ink = pressed ? look.theme.accent_ink : tone.ink;
    const float size = look.large_text ? 46 : 36;
    canvas.surface.icon(icons::chevron_right, rect.x, rect.y + (rect.height - size) / 2, size, ink);
    const Run run{section.heading, look.text(Type::body), ink};
    const float room = rect.width - size - 20;
    const float height = height_of(canvas, std::span(&run, 1), room);
    write(canvas, std::span(&run, 1), rect.x + size + 12, rect.y + (rect.height - height) / 2,
          room);
    if (!canvas.surface.is_dry())
        canvas.frame.page_taps.push_back({id, "text", by * look.scale});
}

// The contents in columns. `tops`: how far each section is from where the text stands.
float draw_jumps(Canvas& canvas, const present::DetailPage& page, std::span<const float> tops,
                 float x, float y, float width, std::size_t columns) {
    const Look& look = canvas.look;
    const std::vector<std::size_t> sections = headed(page);
    const float step = (width + look.gap) / static_cast<float>(columns);
    const float top = y;
    for (std::size_t first = 0; first < sections.size(); first += columns) {
        float height = look.button_height();
        const std::size_t end = std::min(first + columns, sections.size());
        for (std::size_t i = first; i < end; ++i) {
            const Run run{page.text[sections[i]].heading, look.text(Type::body), {}};
            height =
                std::max(height, height_of(canvas, std::span(&run, 1), step - look.gap - 66) + 16);
        }
        for (std::size_t i = first; i < end; ++i)
            draw_jump(canvas, page.text[sections[i]],
                      {x + step * static_cast<float>(i - first), y, step - look.gap, height},
                      tops[sections[i]]);
        y += height + look.gap;
    }
    return y - top;
}

// How far below the text's upper edge each section begins, `before` px of it standing above them.
std::vector<float> tops_of(Canvas& canvas, std::span<const float> heights, float before) {
    std::vector<float> tops;
    const float scrolled_by = scroll_offset(canvas.hand, "text", canvas.now) / canvas.look.scale;
    for (const float height : heights) {
        tops.push_back(before - 16 - scrolled_by);
        before += height;
    }
    return tops;
}

std::vector<float> heights_of(Canvas& canvas, const present::DetailPage& page, float line) {
    const auto nothing = canvas.surface.dry_run();
    std::vector<float> heights;
    for (const present::TextSection& section : page.text)
        heights.push_back(draw_section(canvas, section, 0, 0, line));
    return heights;
}

float sum(std::span<const float> parts) {
    float all = 0;
    for (const float part : parts)
        all += part;
    return all;
}

// Source, contents where they stand in the text, and the sections. Returns the height.
float draw_text(Canvas& canvas, const present::DetailPage& page, float left, float top, float line,
                bool with_contents, float screenful) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    float at = top + 24;
    if (!page.text_source.empty())
        at += 16 + write(canvas, {"text.source"},
                         {page.text_source, look.text(Type::body), tone.soft}, left, at, line);
    const std::vector<float> heights = heights_of(canvas, page, line);
    constexpr std::size_t fewest = 3;
    if (with_contents && sum(heights) > screenful && headed(page).size() >= fewest) {
        const std::size_t columns = look.narrow() || look.large_text ? 1 : 2;
        float contents = 24;
        {
            const auto nothing = canvas.surface.dry_run();
            contents += draw_jumps(canvas, page, heights, left, 0, line, columns);
        }
        draw_jumps(canvas, page, tops_of(canvas, heights, at - top + contents), left, at, line,
                   columns);
        hairline(canvas, left, at + contents - 20, line);
        at += contents;
    }
    for (std::size_t i = 0; i < page.text.size(); ++i) {
        draw_section(canvas, page.text[i], left, at, line);
        at += heights[i];
    }
    return at - top;
}

// Beside the text, on a lying panel.
void draw_contents_aside(Canvas& canvas, const present::DetailPage& page, Rect rect, float line) {
    const Look& look = canvas.look;
    if (std::ranges::find(canvas.frame.regions, "text", &Region::id) == canvas.frame.regions.end())
        return; // all of it is on the screen
    const Run source{page.text_source, look.text(Type::body), {}};
    const float before =
        24 + (page.text_source.empty() ? 0 : 16 + height_of(canvas, std::span(&source, 1), line));
    const std::vector<float> tops = tops_of(canvas, heights_of(canvas, page, line), before);
    scrolled(canvas, "text.contents", {rect.x, rect.y + 16, rect.width, rect.height - 16},
             look.ground(), [&](float left, float top, float room) {
                 return draw_jumps(canvas, page, tops, left, top, room, 1);
             });
}

} // namespace

void draw_whole_text(Canvas& canvas, const present::DetailPage& page, const Area& area) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float margin = look.margin();
    const std::string& employer = page.disc.family == 0 ? page.disc.label : page.employer_line;
    const bool said_above =
        area.upper.height > 0 && draw_upper(canvas, area.upper, employer, page.title.whole);
    const float x = area.main.x + margin;
    const float width = area.main.width - 2 * margin;
    float y = area.main.y;
    const float button = look.button_height();
    const Button close{&page.close_text, icons::close};
    const float close_width = button_width(canvas, close);
    const float room = width - close_width - 32;
    const auto make = [&](Type type) {
        return title_runs(page.title, look.text(type), look.bold(type),
                          area.upper.height > 0 ? tone.ink : look.theme.board_ink, false);
    };
    const Type type = fitting(canvas, {Type::title, Type::lead}, room, 2, make);
    const float title = said_above ? 0 : height_of(canvas, make(type), room);
    const float head_height = std::max(button, title) + 48;
    const bool low = area.upper.height > 0;
    if (!low)
        head(canvas, {area.main.x, y, area.main.width, head_height});
    if (!said_above)
        write(canvas, {"text.title", Role::heading}, make(type), x, y + (head_height - title) / 2,
              room);
    draw_button(canvas, close,
                {x + width - close_width, y + (head_height - button) / 2, close_width, button},
                low ? tone : look.board());
    y += head_height;
    // A measure of at most about 80 characters reads better than the full width of a landscape.
    const float measure = std::min(width, look.large_text ? 1500.0f : 1250.0f);
    const Rect body{x, y, measure, area.main.bottom() - y};
    const bool aside = width - measure > 400; // room for the contents beside the text
    float set_in = measure;
    scrolled(canvas, "text", body, tone, [&](float left, float top, float line) {
        set_in = line;
        return draw_text(canvas, page, left, top, line, !aside, body.height);
    });
    if (aside)
        draw_contents_aside(canvas, page, {x + measure + 48, y, width - measure - 48, body.height},
                            set_in);
}

} // namespace view
