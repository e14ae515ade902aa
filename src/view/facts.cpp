#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>

namespace view {
namespace {

float label_column(Canvas& canvas, const present::DetailPage& page, float width) {
    float widest = 0;
    for (const present::FactRow& fact : page.facts)
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
        parts.action = {{"«", look.bold(Type::body), ink},
                        {"\u00A0", look.text(Type::body), soft},
                        {fact.action, look.text(Type::body), soft},
                        {"\u00A0", look.text(Type::body), soft},
                        {"»", look.bold(Type::body), ink}};
    }
    for (const Run& run : parts.action)
        parts.action_width += canvas.surface.measure(run.style, run.text);
    parts.action_width += parts.icon;
    return parts;
}

// A fact and the way to its sentence; the whole row is the target. Returns its height.
float draw_fact(Canvas& canvas, const present::FactRow& fact, float x, float y, float width,
                float label_width, bool dry) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    Surface& surface = canvas.surface;
    const bool stacked = facts_stacked(look, width);
    const bool lit = fact.open || canvas.pressed(fact.tap.id);
    const Style body = look.text(Type::body);
    Style value_style = fact.stated ? look.bold(Type::body) : body;
    value_style.line = look.large_text ? 50 : 36;
    const Colour ink = fact.stated ? theme.ink : theme.ink_soft;
    const FactParts parts = action_of(canvas, fact, theme.ink, theme.ink_soft);
    const float value_x = stacked ? x : x + label_width;
    const float right = x + width - (parts.action_width > 0 ? parts.action_width + 24 : 0);
    std::vector<Run> value{{fact.value, value_style, ink}};
    const Style tag_style = look.text(Type::label);
    const float tag_width = fact.tag.empty() ? 0 : surface.measure(tag_style, fact.tag) + 20 + 14;
    const Paragraph set = surface.set(value, right - value_x - tag_width);
    const Run label{fact.label, body, theme.ink_soft};
    const float label_height =
        height_of(canvas, std::span(&label, 1), stacked ? right - x : label_width - 12);
    const float content = stacked ? body.line + set.height() : std::max(set.height(), label_height);
    const float height = std::max({look.large_text ? 126.0f : 77.0f, look.target,
                                   content + (set.lines.size() > 1 ? 32.0f : 24.0f)});
    if (dry)
        return height;
    const float middle = y + height / 2;
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
                surface.icon(icons::arrow_down, at, middle - 15, 30, theme.ink);
                at += parts.icon;
            }
            const Paragraph action = surface.set(parts.action, parts.action_width + 4);
            surface.draw(action, at, middle - action.height() / 2);
        }
    }
    const float top = stacked ? middle - content / 2 : 0;
    write(canvas, {fact.tap.id + ".label", Role::text, fact.tap.id}, label, x,
          stacked ? top : middle - label_height / 2, stacked ? right - x : label_width - 12);
    const float value_y = stacked ? top + body.line : middle - set.height() / 2;
    write(canvas, {fact.tap.id + ".value", Role::text, fact.tap.id}, value, value_x, value_y,
          right - value_x - tag_width);
    if (!fact.tag.empty()) {
        const float last = set.lines.back().width;
        const float tag_x = value_x + last + 14;
        const float tag_y =
            value_y + set.height() - value_style.line + (value_style.line - tag_style.line) / 2 - 1;
        Node node;
        node.id = fact.tap.id + ".tag";
        node.label = fact.tag;
        node.label_text = true;
        node.parent = fact.tap.id;
        node.rect = {tag_x, tag_y - 2, tag_width - 14, tag_style.line + 4};
        const Rect box = node.rect;
        const auto scope = surface.item(std::move(node));
        surface.outline(box, theme.ink_soft, 2, theme.radius_small);
        surface.text(tag_x + 10, tag_y, tag_style, theme.ink_soft, fact.tag);
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

} // namespace

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
    // The open row first, the rows before it only as far as there is room for both.
    std::size_t first = 0;
    if (page.proof) {
        const auto open = std::ranges::find_if(page.facts, &present::FactRow::open);
        if (open != page.facts.end())
            first = static_cast<std::size_t>(open - page.facts.begin());
        float above = 0;
        const float column = label_column(canvas, page, list.width);
        float height = first < page.facts.size()
                           ? draw_fact(canvas, page.facts[first], 0, 0, list.width, column, true)
                           : 0;
        while (first > 0) {
            above = draw_fact(canvas, page.facts[first - 1], 0, 0, list.width, column, true);
            if (height + above > list.height)
                break;
            height += above;
            --first;
        }
        float at = list.y;
        for (std::size_t i = first; i < page.facts.size(); ++i) {
            const float row = draw_fact(canvas, page.facts[i], 0, 0, list.width, column, true);
            if (at + row > list.bottom() + 1)
                break;
            draw_fact(canvas, page.facts[i], list.x, at, list.width, column, false);
            at += row;
        }
        return;
    }
    scrolled(canvas, "offer.list", list, tone, [&](float x, float top, float width) {
        const float column = label_column(canvas, page, width);
        float at = top;
        for (std::size_t i = 0; i < page.facts.size(); ++i) {
            if (i > 0)
                hairline(canvas, x, at - 1, width);
            at += draw_fact(canvas, page.facts[i], x, at, width, column, false);
        }
        rule(canvas, x, at, width);
        at += look.theme.rule;
        at += draw_silent(canvas, page, x, at, width);
        return at - top;
    });
}

} // namespace view
