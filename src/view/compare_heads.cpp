#include "view/compare_heads.h"

#include <algorithm>

namespace view {
namespace {

Type title_type(Canvas& canvas, const present::ComparePage& page, float width) {
    const Look& look = canvas.look;
    Type type = Type::title;
    for (const auto& side : page.sides)
        type = std::min(type, fitting(canvas, {Type::title, Type::lead}, width, 4, [&](Type one) {
                            return title_runs(side.title, look.text(one), look.bold(one), {});
                        }));
    return type;
}

constexpr float after_disc = 20;
float disc_size(const Look& look) {
    return look.landscape() ? 64 : 76;
}

// One offer's coloured head; with a dry surface only its height.
float draw_side(Canvas& canvas, const present::ComparePage::Side& side, std::size_t index,
                Rect rect, Type type) {
    const Look& look = canvas.look;
    const Field field = look.field(side.disc.family);
    const Colour ink = field.tone.ink;
    const std::string id = "compare.offer." + std::to_string(index);
    const float x = rect.x + look.margin();
    const float width = rect.width - 2 * look.margin();
    const float diameter = disc_size(look);
    float y = rect.y + (look.landscape() ? 16.0f : 28.0f);
    {
        const float text_x = x + diameter + after_disc;
        const Run family{side.disc.label, look.text(Type::body), ink};
        const Paragraph set = canvas.surface.set(std::span(&family, 1), x + width - text_x);
        const float block = std::max(diameter, set.height());
        disc_node(canvas, id + ".disc", {}, {side.disc.family, side.disc.initial, ""},
                  x + diameter / 2, y + block / 2, diameter, DiscGround::field, field.tone.paper);
        write(canvas, {id + ".family"}, family, text_x, y + (block - set.height()) / 2,
              x + width - text_x);
        y += block + (look.landscape() ? 8.0f : 16.0f);
    }
    y += write(canvas, {.id = id, .role = Role::heading, .balanced = true},
               title_runs(side.title, look.text(type), look.bold(type), ink), x, y, width);
    y += look.landscape() ? 4.0f : 16.0f;
    y +=
        write(canvas, {id + ".employer"}, {side.employer, look.text(Type::body), ink}, x, y, width);
    return y - rect.y + (look.landscape() ? 12.0f : 20.0f);
}

} // namespace

Sides plan_sides(Canvas& canvas, const present::ComparePage& page, Rect rect) {
    const Look& look = canvas.look;
    Sides sides;
    const float half = rect.width / 2 - 2 * look.margin();
    sides.stacked = std::ranges::any_of(page.sides, [&](const present::ComparePage::Side& side) {
        const auto title = title_runs(side.title, look.text(Type::lead), look.bold(Type::lead), {});
        const Run family{side.disc.label, look.text(Type::body), {}};
        return canvas.surface.set(title, half).word_cut ||
               canvas.surface.set(std::span(&family, 1), half - disc_size(look) - after_disc)
                   .word_cut;
    });
    const float width = sides.stacked ? rect.width : rect.width / 2;
    sides.type = title_type(canvas, page, width - 2 * look.margin());
    std::array<float, 2> heights{};
    {
        const auto nothing = canvas.surface.dry_run();
        for (std::size_t i = 0; i < 2; ++i)
            heights[i] =
                draw_side(canvas, page.sides[i], i, {rect.x, rect.y, width, 0}, sides.type);
    }
    if (sides.stacked) {
        sides.rects = {Rect{rect.x, rect.y, width, heights[0]},
                       Rect{rect.x, rect.y + heights[0], width, heights[1]}};
        sides.height = heights[0] + heights[1];
        return sides;
    }
    sides.height = std::max(heights[0], heights[1]);
    sides.rects = {Rect{rect.x, rect.y, width, sides.height},
                   Rect{rect.x + width, rect.y, width, sides.height}};
    return sides;
}

void fill_sides(Canvas& canvas, const present::ComparePage& page, const Sides& sides, float right) {
    const Look& look = canvas.look;
    for (std::size_t i = 0; i < 2; ++i) {
        Rect side = sides.rects[i];
        if (i == 1 || sides.stacked)
            side.width = right - side.x;
        const Field field = look.field(page.sides[i].disc.family);
        const auto scope = canvas.surface.decoration(side);
        canvas.surface.fill(side, field.tone.paper);
        if (field.has_band)
            canvas.surface.fill({side.x, side.y, side.width, 16}, field.band);
        if (field.framed)
            canvas.surface.outline(side, look.theme.ink, 4);
        if (i == 0 || field.framed)
            continue;
        const Rect between = sides.stacked ? Rect{side.x, side.y - 1, side.width, 2}
                                           : Rect{side.x - 1, side.y, 2, side.height};
        canvas.surface.fill(between, look.theme.ground); // two offers of one family stay two
    }
}

float draw_sides(Canvas& canvas, const present::ComparePage& page, const Sides& sides) {
    for (std::size_t i = 0; i < 2; ++i)
        draw_side(canvas, page.sides[i], i, sides.rects[i], sides.type);
    return sides.height;
}

} // namespace view
