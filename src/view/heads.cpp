#include "view/components.h"

#include "view/icons.h"

#include <algorithm>

namespace view {

namespace {

// The mark, or an employer's logo on the white ground that logos are made for, and the name: large
// on one line, or small on two.
struct Brand {
    float mark = 48;
    float gap = 18;
    Paragraph name;
    float width() const { return mark + (name.lines.empty() ? 0 : gap + name.width); }
};

constexpr float plate_height = 64;
constexpr float plate_pad = 8;
constexpr float widest_logo = 220;

Brand plan_brand(Canvas& canvas, Colour ink) {
    const Employer& employer = canvas.look.theme.employer;
    const bool large = canvas.look.large_text;
    Brand plan;
    if (employer.logo) {
        const float high = plate_height - 2 * plate_pad;
        const float wide = high * static_cast<float>(employer.logo->width) /
                           static_cast<float>(employer.logo->height);
        plan.mark = std::min(wide, widest_logo) + 2 * plate_pad;
    }
    if (!employer.name_shown)
        return plan;
    const float size = large ? 56 : 44;
    Run run{employer.name, {Face::display_bold, size, size}, ink};
    const float most = large ? 420 : 250;
    plan.name = canvas.surface.set(std::span(&run, 1), most);
    if (plan.name.lines.size() == 1)
        return plan;
    run.style = {Face::text_bold, large ? 42.0f : 30.0f, large ? 44.0f : 33.0f};
    for (float room = most; room <= 2 * most; room += 20) {
        plan.name = canvas.surface.set(std::span(&run, 1), room);
        if (plan.name.lines.size() <= 2 && !plan.name.word_cut)
            break;
    }
    plan.name = balanced(canvas, std::span(&run, 1), plan.name.width + 1);
    return plan;
}

void draw_mark(Canvas& canvas, float x, float centre_y, float width, Colour ink) {
    Surface& surface = canvas.surface;
    const Employer& employer = canvas.look.theme.employer;
    if (!employer.logo) {
        surface.outline({x, centre_y - 24, 48, 48}, ink, 6, 4);
        return surface.disc(x + 28, centre_y + 4, 9, canvas.look.theme.accent);
    }
    constexpr Colour white{255, 255, 255};
    const float inner = width - 2 * plate_pad;
    const float high = inner * static_cast<float>(employer.logo->height) /
                       static_cast<float>(employer.logo->width);
    surface.fill({x, centre_y - plate_height / 2, width, plate_height}, white,
                 canvas.look.theme.radius_control);
    surface.picture({x + plate_pad, centre_y - high / 2, inner, high}, *employer.logo);
}

} // namespace

float brand_width(Canvas& canvas) {
    return plan_brand(canvas, {}).width();
}

void brand(Canvas& canvas, float x, float centre_y, Colour ink) {
    const Brand plan = plan_brand(canvas, ink);
    Node node;
    node.id = "brand";
    node.role = Role::image;
    node.label = canvas.look.theme.employer.name;
    node.language = "fr";
    node.rect = {x, centre_y - 32, plan.width(), 64};
    const auto scope = canvas.surface.item(std::move(node));
    draw_mark(canvas, x, centre_y, plan.mark, ink);
    if (!plan.name.lines.empty())
        canvas.surface.draw(plan.name, x + plan.mark + plan.gap, centre_y - plan.name.height() / 2);
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
