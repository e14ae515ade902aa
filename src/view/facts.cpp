#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>

namespace view {
namespace {

using Facts = std::span<const present::FactRow>;

float label_column(Canvas& canvas, Facts facts, float width) {
    float widest = 0;
    for (const present::FactRow& fact : facts)
        widest = std::max(widest, canvas.surface.measure(canvas.look.text(Type::body), fact.label));
    return std::min(std::max(180.0f, widest + 24), width * 0.34f);
}

// Label above the value: grand texte and narrow panels.
bool facts_stacked(const Look& look, float width) {
    return look.large_text || width < 760;
}

struct FactParts {
    std::vector<Run> action;
    float action_width = 0;
    float icon = 0;
};

FactParts action_of(Canvas& canvas, const present::FactRow& fact, Colour ink, Colour soft) {
    const Look& look = canvas.look;
    FactParts parts;
    if (!fact.stated || fact.action.empty())
        return parts;
    if (fact.open) {
        parts.icon = 40;
        parts.action = {{fact.action, look.text(Type::body), soft}};
    } else {
        // The marks of the language: French ones stand apart from what they hold.
        const bool french = canvas.page.language == "fr";
        parts.action = {{french ? "«" : "“", look.bold(Type::body), ink},
                        {french ? "\u00A0" : "", look.text(Type::body), soft},
                        {fact.action, look.text(Type::body), soft},
                        {french ? "\u00A0" : "", look.text(Type::body), soft},
                        {french ? "»" : "”", look.bold(Type::body), ink}};
    }
    for (const Run& run : parts.action)
        parts.action_width += canvas.surface.measure(run.style, run.text);
    parts.action_width += parts.icon;
    return parts;
}

// A whole sentence is not set bold: it would be the loudest thing of all.
Paragraph set_value(Surface& surface, std::vector<Run>& value, float room) {
    Paragraph set = surface.set(value, room);
    if (set.lines.size() <= 2)
        return set;
    value[0].style.face = Face::text;
    return surface.set(value, room);
}

// How all rows of a list stand.
struct Column {
    float x = 0, width = 0;
    float label_width = 0;
    std::size_t most_lines = 0; // of a value; what is left out is one touch away, in its sentence
    float pad = 5;              // above and below a value of several lines, together
};

constexpr std::size_t most_value_lines = 2;
constexpr std::size_t all_lines = 1000;

// The value as it is set.
struct Value {
    std::string words;
    std::vector<Run> runs; // of `words`
    Paragraph set;
    float room = 0;
    bool under_action = false; // on a line of its own below it, as wide as the row
};

// Beside its action; below it where a code or an address is too wide for that.
void set_beside(Canvas& canvas, const present::FactRow& fact, const Style& style, float room,
                float room_below, std::size_t most_lines, Value& value) {
    const Colour ink = fact.stated ? canvas.look.theme.ink : canvas.look.theme.ink_soft;
    const auto set_in = [&](float width) {
        value.room = width;
        value.words = shortened(canvas, fact.value, style, width, most_lines);
        value.runs = {{value.words, style, ink}};
        value.set = set_value(canvas.surface, value.runs, width);
    };
    set_in(room);
    value.under_action = value.set.word_cut && room < room_below;
    if (value.under_action)
        set_in(room_below);
}

// A fact and the way to its sentence; the whole row is the target. Returns its height.
float draw_fact(Canvas& canvas, const present::FactRow& fact, const Column& column, float y,
                bool dry) {
    const auto& [x, width, label_width, most_lines, pad] = column;
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    Surface& surface = canvas.surface;
    const bool stacked = facts_stacked(look, width);
    const bool lit = fact.open || canvas.pressed(fact.tap.id);
    const Style body = look.text(Type::body);
    Style value_style = fact.stated ? look.bold(Type::body) : body;
    value_style.line = look.large_text ? 50 : 36;
    const FactParts parts = action_of(canvas, fact, theme.ink, theme.ink_soft);
    const float value_x = stacked ? x : x + label_width;
    const float right = x + width - (parts.action_width > 0 ? parts.action_width + 24 : 0);
    const Style tag_style = look.text(Type::label);
    const float tag_width =
        fact.tag.empty() ? 0 : surface.measure(tag_style, fact.tag) + 2 * box_pad + 14;
    Value value;
    const float beside = right - value_x - tag_width;
    set_beside(canvas, fact, value_style, beside, stacked ? width - tag_width : beside, most_lines,
               value);
    const Paragraph& set = value.set;
    const Run label{fact.label, body, theme.ink_soft};
    const float label_height =
        height_of(canvas, std::span(&label, 1), stacked ? right - x : label_width - 12);
    const float content = stacked ? body.line + set.height() : std::max(set.height(), label_height);
    const float height = std::max({look.large_text ? 126.0f : 77.0f, look.target, content + pad});
    if (dry || canvas.surface.is_dry())
        return height;
    const float middle = y + height / 2;
    const float top = stacked ? middle - content / 2 : 0;
    const float action_middle = value.under_action ? top + body.line / 2 : middle;
    const float bleed = look.margin();
    const Rect rect{x - bleed, y, width + 2 * bleed, height};
    {
        present::Tap tap = fact.tap;
        tap.label = fact.label + " : " + fact.value;
        tap.spoken = fact.tag;
        const auto scope = control(canvas, tap, Role::row, rect, "offer.facts");
        if (lit)
            surface.fill(rect, theme.proof);
        if (parts.action_width > 0) {
            float at = x + width - parts.action_width;
            if (parts.icon > 0) {
                surface.icon(icons::arrow_down, at, action_middle - 15, 30, theme.ink);
                at += parts.icon;
            }
            const Paragraph action = surface.set(parts.action, parts.action_width + 4);
            surface.draw(action, at, action_middle - action.height() / 2);
        }
    }
    write(canvas, {fact.tap.id + ".label", Role::text, fact.tap.id}, label, x,
          stacked ? top : middle - label_height / 2, stacked ? right - x : label_width - 12);
    const float value_y = stacked ? top + body.line : middle - set.height() / 2;
    write(canvas, {fact.tap.id + ".value", Role::text, fact.tap.id}, value.runs, value_x, value_y,
          value.room);
    if (!fact.tag.empty()) {
        const float last = set.lines.back().width;
        const float tag_x = value_x + last + 14;
        const float tag_y =
            value_y + set.height() - value_style.line + (value_style.line - tag_style.line) / 2 - 1;
        write_boxed(canvas, {fact.tap.id + ".tag", Role::text, fact.tap.id, true},
                    {fact.tag, tag_style, theme.ink_soft}, tag_x, tag_y);
    }
    return height;
}

// What the document does not say, in columns.
float draw_silent(Canvas& canvas, const present::DetailPage& page, float x, float y, float width) {
    if (page.silent.empty())
        return 0;
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float top = y;
    y += 20;
    y += 8 + write(canvas, {"offer.silent", Role::heading},
                   {page.silent_heading, look.bold(Type::lead), tone.ink}, x, y, width);
    const Style style = look.text(Type::body);
    float widest = 0;
    for (const std::string& word : page.silent)
        widest = std::max(widest, canvas.surface.measure(style, word));
    const auto columns = std::clamp<std::size_t>(
        static_cast<std::size_t>(width / std::max(widest + 32, 250.0f)), 1, 4);
    for (std::size_t i = 0; i < page.silent.size(); ++i) {
        const float step = width / static_cast<float>(columns);
        write(canvas, {"offer.silent." + std::to_string(i), Role::listitem, "offer.silent"},
              {page.silent[i], style, tone.soft}, x + step * static_cast<float>(i % columns),
              y + static_cast<float>(i / columns) * (style.line + 4), step - 8);
    }
    const auto rows = static_cast<float>((page.silent.size() + columns - 1) / columns);
    return y + rows * (style.line + 4) - top + 16;
}

// Two lines of a value stand with as much air as lets all facts have room.
float row_pad(Canvas& canvas, Facts facts, Column column, float room) {
    constexpr float airy = 32;
    constexpr float close = 5;
    for (column.pad = airy; column.pad > close; column.pad -= 9) {
        float height = canvas.look.theme.rule;
        for (const present::FactRow& fact : facts)
            height += draw_fact(canvas, fact, column, 0, true);
        if (height <= room)
            return column.pad;
    }
    return close;
}

float draw_list(Canvas& canvas, Facts facts, Column column, float y, float room) {
    column.label_width = label_column(canvas, facts, column.width);
    column.pad = row_pad(canvas, facts, column, room);
    const float top = y;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (i > 0)
            hairline(canvas, column.x, y - 1, column.width);
        y += draw_fact(canvas, facts[i], column, y, false);
    }
    rule(canvas, column.x, y, column.width);
    return y + canvas.look.theme.rule - top;
}

// All rows, and what the document does not say. Returns the height.
float draw_rows(Canvas& canvas, const present::DetailPage& page, float x, float y, float width,
                float room) {
    const Column column{.x = x, .width = width, .most_lines = most_value_lines};
    const float height = draw_list(canvas, page.facts, column, y, room);
    return height + draw_silent(canvas, page, x, y + height, width);
}

// While a sheet is open: its row, the rows before it as far as there is room for both, then more.
void draw_beside_proof(Canvas& canvas, const present::DetailPage& page, Rect list) {
    const Column column{list.x, list.width, label_column(canvas, page.facts, list.width),
                        most_value_lines};
    const auto height_at = [&](std::size_t i) {
        return draw_fact(canvas, page.facts[i], column, 0, true);
    };
    const auto open = std::ranges::find_if(page.facts, &present::FactRow::open);
    if (open == page.facts.end())
        return;
    auto first = static_cast<std::size_t>(open - page.facts.begin());
    for (float height = height_at(first); first > 0 && height + height_at(first - 1) <= list.height;
         --first)
        height += height_at(first - 1);
    float y = list.y;
    for (std::size_t i = first; i < page.facts.size(); ++i) {
        const float height = height_at(i);
        if (y + height > list.bottom() + 1)
            return;
        if (i > first && !page.facts[i].open && !page.facts[i - 1].open)
            hairline(canvas, list.x, y - 1, list.width);
        draw_fact(canvas, page.facts[i], column, y, false);
        y += height;
    }
}

} // namespace

float draw_fact_rows(Canvas& canvas, std::span<const present::FactRow> facts, float x, float y,
                     float width, float room) {
    return draw_list(canvas, facts, {.x = x, .width = width, .most_lines = all_lines}, y, room);
}

// The facts, scrolled where they are many. While a proof is open the list keeps its row in view.
void draw_facts(Canvas& canvas, const present::DetailPage& page, Rect rect) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const Style lead = look.bold(Type::lead);
    float y = rect.y + 16;
    const float heading = canvas.surface.measure(lead, page.facts_heading);
    y += write(canvas, {"offer.facts", Role::heading}, {page.facts_heading, lead, tone.ink}, rect.x,
               y, rect.width);
    const Style soft = look.text(Type::body);
    const float hint = canvas.surface.measure(soft, page.facts_hint);
    if (!page.proof && !page.facts_hint.empty()) {
        if (heading + hint + 40 <= rect.width)
            write(canvas, {"offer.hint"}, {page.facts_hint, soft, tone.soft},
                  rect.right() - hint - 1, y - lead.line + (lead.line - soft.line) / 2 + 2,
                  hint + 2);
        else
            y += write(canvas, {"offer.hint"}, {page.facts_hint, soft, tone.soft}, rect.x, y,
                       rect.width);
    }
    y += 10;
    rule(canvas, rect.x, y, rect.width);
    y += look.theme.rule;
    const Rect list{rect.x, y, rect.width, rect.bottom() - y};
    if (page.proof)
        return draw_beside_proof(canvas, page, list);
    scrolled(canvas, "offer.list", list, tone, [&](float x, float top, float width) {
        return draw_rows(canvas, page, x, top, width, list.height);
    });
}

float draw_all_facts(Canvas& canvas, const present::DetailPage& page, float x, float y,
                     float width) {
    const Look& look = canvas.look;
    const float top = y;
    y += 16;
    y += 10 + write(canvas, {"offer.facts", Role::heading},
                    {page.facts_heading, look.bold(Type::lead), look.theme.ink}, x, y, width);
    rule(canvas, x, y, width);
    y += look.theme.rule;
    return y + draw_rows(canvas, page, x, y, width, 0) - top;
}

} // namespace view
