#include "view/components.h"

#include "view/qr.h"

#include <algorithm>
#include <cmath>

namespace view {

void draw_modules(Canvas& canvas, const std::string& content, Rect rect) {
    const auto code = make_qr(content);
    if (!code)
        return;
    constexpr Colour white{255, 255, 255};
    constexpr Colour black{0, 0, 0};
    canvas.surface.fill(rect, white);
    // Whole pixels a module, or the edges blur.
    constexpr int quiet = 4;
    const float scale = canvas.look.scale;
    const float modules = static_cast<float>(code->side + 2 * quiet);
    const float module = std::max(1.0f, std::floor(rect.width * scale / modules)) / scale;
    const float side = module * static_cast<float>(code->side);
    const auto whole = [scale](float length) { return std::round(length * scale) / scale; };
    const float x = whole(rect.x + (rect.width - side) / 2);
    const float y = whole(rect.y + (rect.height - side) / 2);
    for (int row = 0; row < code->side; ++row)
        for (int column = 0; column < code->side;) {
            int end = column;
            while (end < code->side && code->is_dark(end, row))
                ++end;
            if (end > column)
                canvas.surface.fill({x + static_cast<float>(column) * module,
                                     y + static_cast<float>(row) * module,
                                     static_cast<float>(end - column) * module, module},
                                    black);
            column = std::max(end, column + 1);
        }
}

void draw_qr(Canvas& canvas, const std::string& id, const std::string& content,
             const std::string& label, Rect rect) {
    Node node;
    node.id = id;
    node.role = Role::image;
    node.label = label;
    node.rect = rect;
    const auto scope = canvas.surface.item(std::move(node));
    draw_modules(canvas, content, rect);
}

void draw_qr_button(Canvas& canvas, const present::Tap& tap, const std::string& content,
                    Rect rect) {
    const Look& look = canvas.look;
    const auto scope = control(canvas, tap, Role::button, rect);
    const bool pressed = canvas.pressed(tap.id);
    const float line = look.theme.outline;
    rounded(canvas, rect, {255, 255, 255}, pressed ? look.theme.accent : look.theme.control,
            pressed ? 2 * line : line);
    const float inset = 3 * line;
    draw_modules(canvas, content,
                 {rect.x + inset, rect.y + inset, rect.width - 2 * inset, rect.height - 2 * inset});
}

} // namespace view
