#include "view/components.h"

#include "view/icons.h"

namespace view {

float brand_width(Canvas& canvas) {
    const float size = canvas.look.large_text ? 56 : 44;
    return 48 + 18 + canvas.surface.measure({Face::display_bold, size, size}, "Vitrine");
}

void brand(Canvas& canvas, float x, float centre_y, Colour ink) {
    Surface& surface = canvas.surface;
    const float size = canvas.look.large_text ? 56 : 44;
    Node node;
    node.id = "brand";
    node.role = Role::image;
    node.label = "Vitrine";
    node.language = "fr";
    node.rect = {x, centre_y - 32, brand_width(canvas), 64};
    const auto scope = surface.item(std::move(node));
    surface.outline({x, centre_y - 24, 48, 48}, ink, 6, 4);
    surface.disc(x + 28, centre_y + 4, 9, canvas.look.theme.accent);
    surface.text(x + 66, centre_y - size / 2, {Face::display_bold, size, size}, ink, "Vitrine");
}

void head(Canvas& canvas, Rect rect) {
    const auto scope = canvas.surface.decoration(rect);
    canvas.surface.fill(rect, canvas.look.theme.board);
    if (canvas.look.theme.high_contrast)
        canvas.surface.fill({rect.x, rect.bottom() - 4, rect.width, 4}, canvas.look.theme.ink);
}

float titled_head(Canvas& canvas, const std::string& id, const present::Tap& way_back,
                  const std::string& heading, Rect area) {
    const Look& look = canvas.look;
    const float margin = look.margin();
    const float button = look.button_height();
    const Button back{&way_back, icons::arrow_left};
    const float x = area.x + margin;
    const float right = area.right() - margin;
    const float back_width = button_width(canvas, back);
    const bool one_line = look.landscape() || look.narrow();
    const Style title = one_line ? look.bold(Type::title) : look.bold(Type::head);
    const float heading_width = canvas.surface.measure(title, heading);
    if (one_line && back_width + 32 + heading_width <= right - x) {
        const float height = button + 32;
        head(canvas, {area.x, area.y, area.width, height});
        draw_button(canvas, back, {x, area.y + 16, back_width, button}, look.board());
        const bool branded = look.landscape();
        const float heading_x = branded ? x + back_width + 40 : right - heading_width;
        write(canvas, {id + ".heading", Role::heading}, {heading, title, look.theme.board_ink},
              heading_x, area.y + (height - title.line) / 2, heading_width + 1);
        if (branded)
            brand(canvas, right - brand_width(canvas), area.y + height / 2, look.theme.board_ink);
        return height;
    }
    const float height = 24 + button + 28 + title.line + 24;
    head(canvas, {area.x, area.y, area.width, height});
    draw_button(canvas, back, {x, area.y + 24, back_width, button}, look.board());
    if (back_width + brand_width(canvas) + 24 <= right - x)
        brand(canvas, right - brand_width(canvas), area.y + 24 + button / 2, look.theme.board_ink);
    write(canvas, {id + ".heading", Role::heading}, {heading, title, look.theme.board_ink}, x - 2,
          area.y + 24 + button + 20, right - x);
    return height;
}

} // namespace view
