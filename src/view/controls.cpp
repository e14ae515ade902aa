#include "view/components.h"

#include "view/hand.h"
#include "view/icons.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

constexpr float pad = 26; // beside a button's label

float icon_size(const Look& look) {
    return look.large_text ? 46 : 36;
}
float icon_gap(const Look& look) {
    return look.large_text ? 16 : 14;
}

Style label_style(Canvas& canvas, const Button& button) {
    return canvas.look.inter(Type::body, button.semibold);
}

// The label in one line, or in two where one is wider than the button.
std::vector<Run> label_runs(const Button& button, Style style, const Style& bold, Colour ink) {
    std::vector<Run> runs{{button.tap->label, style, ink}};
    if (!button.count.empty()) {
        runs.push_back({"\u00A0\u00A0", style, ink});
        runs.push_back({button.count, {bold.face, style.size, style.line}, ink});
    }
    return runs;
}

void draw_label(Canvas& canvas, const Button& button, Rect rect, Colour ink) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const float size = icon_size(look);
    const float sides =
        (button.icon ? size + icon_gap(look) : 0) + (button.after ? size + icon_gap(look) : 0);
    Style style = label_style(canvas, button);
    const float room = rect.width - sides - 16;
    std::vector<Run> runs = label_runs(button, style, look.bold(Type::title), ink);
    Paragraph label = surface.set(runs, room);
    if (label.lines.size() > 1) { // two lines stand closer than in a text
        style.line = style.size * 1.08f;
        runs = label_runs(button, style, look.bold(Type::title), ink);
        label = balanced(canvas, runs, room);
    }
    if (label.word_cut || label.height() > rect.height)
        surface.mark_truncated();
    float x = rect.x + (rect.width - label.width - sides) / 2;
    const float icon_y = rect.y + (rect.height - size) / 2;
    if (button.icon) {
        surface.icon(button.icon, x, icon_y, size, ink);
        x += size + icon_gap(look);
    }
    surface.draw(label, x, rect.y + (rect.height - label.height()) / 2);
    if (button.after)
        surface.icon(button.after, x + label.width + icon_gap(look), icon_y, size, ink);
}

} // namespace

Surface::Scope control(Canvas& canvas, const present::Tap& tap, Role role, Rect rect,
                       std::string parent) {
    Node node;
    node.id = tap.id;
    node.role = role;
    node.label = tap.label;
    node.value = tap.spoken;
    node.rect = rect;
    node.enabled = tap.enabled;
    node.selected = tap.chosen;
    node.parent = std::move(parent);
    if (tap.enabled && !canvas.surface.is_dry())
        canvas.frame.taps.push_back({tap.id, tap.event});
    return canvas.surface.item(std::move(node));
}

float button_width(Canvas& canvas, const Button& button) {
    const Look& look = canvas.look;
    const Style style = label_style(canvas, button);
    float width = 2 * pad + canvas.surface.measure(style, button.tap->label);
    if (!button.count.empty())
        width += canvas.surface.measure(style, "\u00A0\u00A0") +
                 canvas.surface.measure({Face::display_bold, style.size, style.line}, button.count);
    if (button.icon)
        width += icon_size(look) + icon_gap(look);
    if (button.after)
        width += icon_size(look) + icon_gap(look);
    return std::max(std::ceil(width), look.target);
}

void draw_button(Canvas& canvas, const Button& button, Rect rect, const Tone& tone) {
    const Look& look = canvas.look;
    const auto scope = control(canvas, *button.tap, Role::button, rect);
    const float line = look.theme.outline;
    if (canvas.pressed(button.tap->id)) {
        rounded(canvas, rect, look.theme.accent, look.theme.accent, 0);
        return draw_label(canvas, button, rect, look.theme.accent_ink);
    }
    if (!button.tap->enabled) { // the end of a list: in high contrast the word alone
        if (!look.theme.high_contrast)
            rounded(canvas, rect, tone.paper, look.theme.line, line);
        return draw_label(canvas, button, rect, tone.soft);
    }
    if (button.tap->chosen) {
        rounded(canvas, rect, look.theme.accent, look.theme.accent, 0);
        return draw_label(canvas, button, rect, look.theme.accent_ink);
    }
    switch (button.shape) {
    case Shape::filled:
        rounded(canvas, rect, look.theme.act, look.theme.act, 0);
        return draw_label(canvas, button, rect, look.theme.act_ink);
    case Shape::outlined:
        rounded(canvas, rect, tone.paper, tone.outline, line);
        break;
    case Shape::plain:
        break;
    }
    draw_label(canvas, button, rect, tone.ink);
}

ButtonPlan plan(Canvas& canvas, std::span<const Button> buttons, float width, float height) {
    ButtonPlan plan;
    const float gap = canvas.look.gap;
    std::size_t first = 0;
    float y = 0;
    while (first < buttons.size()) {
        float used = 0;
        float grow = 0;
        std::size_t last = first;
        for (; last < buttons.size(); ++last) {
            const float natural = std::min(width, button_width(canvas, buttons[last]));
            const float with = used + (last > first ? gap : 0) + natural;
            if (last > first && with > width)
                break;
            used = with;
            grow += buttons[last].grow;
        }
        const bool whole = last == buttons.size() && first == 0;
        const float extra = std::max(0.0f, width - used);
        // Broken into lines, every line fills the measure.
        const float shares = whole ? grow : static_cast<float>(last - first);
        float x = 0;
        for (std::size_t i = first; i < last; ++i) {
            const float share = whole ? buttons[i].grow : 1;
            const float natural = std::min(width, button_width(canvas, buttons[i]));
            const float w = natural + (shares > 0 ? extra * share / shares : 0);
            plan.rects.push_back({x, y, w, height});
            x += w + gap;
        }
        first = last;
        y += height + gap;
    }
    plan.height = buttons.empty() ? 0 : y - gap;
    return plan;
}

float draw_choice(Canvas& canvas, const present::Tap& first, const present::Tap& second, Rect rect,
                  const Tone& tone) {
    const std::array<Button, 2> buttons{Button{.tap = &first}, Button{.tap = &second}};
    const float gap = canvas.look.gap;
    const float half = (rect.width - gap) / 2;
    const bool one_line = std::ranges::all_of(buttons, [&](const Button& button) {
        return button_width(canvas, button) <= half + 30; // at the cost of some padding
    });
    Rect place{rect.x, rect.y, one_line ? half : rect.width, rect.height};
    draw_button(canvas, buttons[0], place, tone);
    (one_line ? place.x : place.y) += gap + (one_line ? half : rect.height);
    draw_button(canvas, buttons[1], place, {tone.ink, tone.paper, tone.paper, tone.ink});
    return place.bottom() - rect.y;
}

ButtonPlan plan_without_icons(Canvas& canvas, std::vector<Button>& buttons, float width,
                              float height) {
    ButtonPlan with = plan(canvas, buttons, width, height);
    std::vector<Button> bare = buttons;
    for (Button& button : bare)
        button.icon = button.after = 0;
    ButtonPlan without = plan(canvas, bare, width, height);
    if (without.height >= with.height)
        return with;
    buttons = std::move(bare);
    return without;
}

void draw_buttons(Canvas& canvas, std::span<const Button> buttons, const ButtonPlan& plan, float x,
                  float y, const Tone& tone) {
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        Rect rect = plan.rects[i];
        rect.x += x;
        rect.y += y;
        draw_button(canvas, buttons[i], rect, tone);
    }
}

float primary_height(const Look& look) {
    return look.large_text ? 116 : 112;
}

void primary(Canvas& canvas, const present::Tap& tap, Rect rect, char32_t icon, bool busy,
             Type type) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const auto scope = control(canvas, tap, Role::button, rect);
    const bool pressed = canvas.pressed(tap.id);
    const Colour fill = pressed ? look.theme.accent : look.theme.act;
    const Colour ink = pressed ? look.theme.accent_ink : look.theme.act_ink;
    surface.fill(rect, fill, rect.height / 2);
    const float diameter = std::min(rect.height - 20, rect.height * 0.78f);
    const float inset = (rect.height - diameter) / 2;
    const float x = rect.right() - inset - diameter / 2;
    const float y = rect.y + rect.height / 2;
    // Where accent does not stand out from act, the disc is the page's own and the arrow accent.
    const bool distinct = semantics::contrast(look.theme.accent, look.theme.act) >= 3;
    const Colour disc_fill = pressed    ? look.theme.act
                             : distinct ? look.theme.accent
                                        : look.theme.act_ink;
    const Colour arrow = pressed    ? look.theme.act_ink
                         : distinct ? look.theme.accent_ink
                                    : look.theme.accent;
    const Style style = type >= Type::head ? look.bold(type) : look.inter(type, true);
    const float left = rect.x + rect.height * 0.43f;
    const std::vector<Run> runs{{tap.label, style, ink}};
    const float room = x - diameter / 2 - left - 12;
    Paragraph label = surface.set(runs, room);
    const float less = std::max(style.size * 0.75f, look.text(Type::body).size);
    std::vector<Run> smaller{{tap.label, {style.face, less, less * 1.15f}, ink}};
    if (label.lines.size() > 1)
        label = surface.set(smaller, room);
    if (label.word_cut || label.height() > rect.height)
        surface.mark_truncated();
    surface.draw(label, left, y - label.height() / 2);
    if (busy)
        return surface.ring(x, y, diameter / 2, look.theme.list_axis, disc_fill);
    surface.disc(x, y, diameter / 2, disc_fill);
    const float size = diameter * 0.565f;
    surface.icon(icon, x - size / 2, y - size / 2, size, arrow);
}

void segmented(Canvas& canvas, std::span<const present::Tap> taps, std::span<const char32_t> icons,
               Rect rect, const std::string& parent) {
    const Look& look = canvas.look;
    const float part = rect.width / static_cast<float>(taps.size());
    {
        const auto scope = canvas.surface.decoration(rect);
        rounded(canvas, rect, look.theme.ground, look.theme.control, look.theme.outline);
    }
    for (std::size_t i = 0; i < taps.size(); ++i) {
        const Rect half{rect.x + part * static_cast<float>(i), rect.y, part, rect.height};
        const auto scope = control(canvas, taps[i], Role::radio, half, parent);
        const bool pressed = canvas.pressed(taps[i].id);
        Button button{&taps[i], i < icons.size() ? icons[i] : 0};
        button.semibold = taps[i].chosen;
        Colour ink = look.theme.ink;
        if (pressed || taps[i].chosen) {
            canvas.surface.fill(half, pressed ? look.theme.accent : look.theme.act,
                                look.theme.radius_control);
            ink = pressed ? look.theme.accent_ink : look.theme.act_ink;
        }
        draw_label(canvas, button, half, ink);
    }
}

float banner_height(Canvas& canvas, const present::Banner& banner, float width) {
    const Run run{banner.text, canvas.look.text(Type::body), {}};
    const float text = height_of(canvas, std::span(&run, 1), width - 2 * canvas.look.margin() - 64);
    return std::max(96.0f, text + 28);
}

namespace {

using Kind = present::Banner::Kind;

Tone tone_of(const Look& look, Kind kind) {
    if (kind == Kind::information)
        return look.raised();
    if (kind == Kind::warning)
        return {look.theme.warn, look.theme.warn_ink, look.theme.warn_ink, look.theme.warn_ink};
    Tone caution = look.accent();
    caution.paper = look.theme.caution;
    return caution;
}

} // namespace

void banner_ground(Canvas& canvas, const present::Banner& message, Rect rect) {
    const Look& look = canvas.look;
    canvas.surface.fill(rect, tone_of(look, message.kind).paper);
    if (look.theme.high_contrast)
        canvas.surface.outline(rect, look.theme.ink, look.theme.rule);
}

void banner(Canvas& canvas, const std::string& id, const present::Banner& message, Rect rect) {
    const Look& look = canvas.look;
    const Tone tone = tone_of(look, message.kind);
    Node node;
    node.id = id;
    node.role = message.kind == Kind::information ? Role::status : Role::alert;
    node.label = message.text;
    node.rect = rect;
    const auto scope = canvas.surface.item(std::move(node));
    banner_ground(canvas, message, rect);
    const float size = look.large_text ? 46 : 40;
    const float x = rect.x + look.margin();
    canvas.surface.icon(message.kind == Kind::information ? icons::information_outline
                                                          : icons::alert_circle_outline,
                        x, rect.y + (rect.height - size) / 2, size, tone.ink);
    const Run run{message.text, look.text(Type::body), tone.ink};
    const float width = rect.width - 2 * look.margin() - 64;
    const float height = height_of(canvas, std::span(&run, 1), width);
    if (height > rect.height)
        canvas.surface.mark_truncated();
    write(canvas, std::span(&run, 1), x + 64, rect.y + (rect.height - height) / 2, width);
}

} // namespace view
