#include "view/components.h"
#include "view/hand.h"
#include "view/icons.h"

#include <algorithm>

namespace view {
namespace {

// The two buttons beside a region: at its head and its foot; side by side where it is low, and one
// above the other where its head is out of reach.
struct PageButtons {
    bool beside = false;
    float column = 0; // width they take
    Rect up, down;
};

PageButtons page_buttons(const Look& look, Rect rect) {
    PageButtons buttons;
    const float size = look.target;
    buttons.beside = rect.height < 2 * size + look.gap;
    buttons.column = buttons.beside ? 2 * (size + look.gap) : size + look.gap;
    buttons.down = {rect.right() - size, rect.bottom() - size, size, size};
    buttons.up = {rect.right() - size, rect.y, size, size};
    if (buttons.beside)
        buttons.up = {buttons.down.x - look.gap - size, buttons.down.y, size, size};
    else if (rect.y < look.low_line)
        buttons.up.y = buttons.down.y - look.gap - size;
    return buttons;
}

void draw_page_button(Canvas& canvas, const std::string& region, bool forward, Rect rect, float by,
                      bool enabled, const Tone& tone) {
    const Look& look = canvas.look;
    const std::string id = region + (forward ? ".down" : ".up");
    Node node;
    node.id = id;
    node.role = Role::button;
    node.label = forward ? canvas.page.scroll_down : canvas.page.scroll_up;
    node.rect = rect;
    node.enabled = enabled;
    node.parent = region;
    const auto scope = canvas.surface.item(std::move(node));
    const bool pressed = canvas.pressed(id);
    const Colour ink = pressed ? look.theme.accent_ink : enabled ? tone.ink : tone.soft;
    rounded(canvas, rect, pressed ? look.theme.accent : tone.paper,
            enabled ? tone.outline : look.theme.line, look.theme.outline);
    constexpr float size = 40;
    canvas.surface.icon(forward ? icons::chevron_down : icons::chevron_up,
                        rect.x + (rect.width - size) / 2, rect.y + (rect.height - size) / 2, size,
                        ink);
    if (enabled)
        canvas.frame.page_taps.push_back({id, region, by * look.scale});
}

} // namespace

void scrolled(Canvas& canvas, const std::string& id, Rect rect, const Tone& tone,
              const std::function<float(float x, float y, float width)>& content,
              const Backdrop& backdrop) {
    const Look& look = canvas.look;
    const auto height_of_content = [&](float width) {
        return height_drawn_by(canvas, [&] { return content(rect.x, rect.y, width); });
    };
    // Whether it must scroll is known only by setting it: first in the full measure, then, when it
    // does not fit, beside the buttons.
    if (height_of_content(rect.width) <= rect.height + 0.5f) {
        if (backdrop)
            backdrop(rect.y, rect.width);
        content(rect.x, rect.y, rect.width);
        return;
    }
    rect.height -= look.small_gap; // what stands below keeps its distance from what is cut here
    const PageButtons buttons = page_buttons(look, rect);
    const float width = rect.width - buttons.column;
    canvas.in_hand.reset();
    const float extent = std::max(0.0f, height_of_content(width) - rect.height);
    const float scale = look.scale;
    const bool touched = std::ranges::find(canvas.hand.scrolls, id, &Hand::Scroll::region) !=
                         canvas.hand.scrolls.end();
    float offset = scroll_offset(canvas.hand, id, canvas.now) / scale;
    if (!touched && canvas.in_hand) {
        const float lowest = std::min(extent, canvas.in_hand->top - rect.y);
        offset =
            std::clamp(canvas.in_hand->bottom + 8 - rect.bottom(), 0.0f, std::max(0.0f, lowest));
    }
    if (backdrop) { // under the buttons too
        const auto clip = canvas.surface.clip(
            {rect.x - look.margin(), rect.y, rect.width + 2 * look.margin(), rect.height});
        backdrop(rect.y - offset, width);
    }
    {
        // What bleeds into the left margin is seen; what would bleed under the buttons is not.
        const float bleed = look.margin();
        const auto clip = canvas.surface.clip({rect.x - bleed, rect.y, width + bleed, rect.height});
        content(rect.x, rect.y - offset, width);
    }
    const float step = rect.height * 0.8f;
    draw_page_button(canvas, id, false, buttons.up, -step, offset > 0.5f, tone);
    draw_page_button(canvas, id, true, buttons.down, step, offset < extent - 0.5f, tone);
    canvas.frame.regions.push_back(
        {id,
         {rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale},
         extent * scale,
         offset * scale});
    canvas.frame.animating = canvas.frame.animating || is_moving(canvas.hand, canvas.now);
}

} // namespace view
