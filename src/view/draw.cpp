#include "view/frame.h"

#include "view/hand.h"
#include "view/screens.h"

#include <algorithm>

namespace view {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

void draw_screen(Canvas& canvas, const present::Screen& screen, const Area& area) {
    std::visit(Overloaded{
                   [&](const present::AttractPage& page) { draw_attract(canvas, page, area); },
                   [&](const present::BrowsePage& page) { draw_browse(canvas, page, area); },
                   [&](const present::DetailPage& page) { draw_detail(canvas, page, area); },
                   [&](const present::SelectionPage& page) { draw_selection(canvas, page, area); },
                   [&](const present::RegisterPage& page) { draw_register(canvas, page, area); },
                   [&](const present::ReceiptPage& page) { draw_receipt(canvas, page, area); },
                   [&](const present::CodePage& page) { draw_code(canvas, page, area); },
                   [&](const present::StaffPage& page) { draw_staff(canvas, page, area); },
               },
               screen);
}

} // namespace

Frame draw(Surface& surface, const Look& look, const present::Page& page, const Hand& hand,
           base::Instant now) {
    Frame frame;
    surface.begin(look.panel, look.scale, page.id, page.language);
    Canvas canvas{surface, look, page, hand, frame, now};
    const float bar = bar_height(canvas, page.bar);
    Area area;
    area.main = {0, look.low_line, look.width, look.height - bar - look.low_line};
    area.upper = {0, 0, look.width, look.low_line};
    if (page.question) {
        draw_question(canvas, *page.question, area);
    } else {
        if (page.banner) {
            const float height = banner_height(canvas, *page.banner, look.width);
            area.main.height -= height;
            draw_screen(canvas, page.screen, area);
            banner(canvas, "banner", *page.banner, {0, area.main.bottom(), look.width, height});
        } else {
            draw_screen(canvas, page.screen, area);
        }
    }
    draw_bar(canvas, page.bar, {0, look.height - bar, look.width, bar});
    frame.animating = frame.animating || is_moving(hand, now);
    frame.tree = surface.end();
    return frame;
}

void draw_upper(Canvas& canvas, Rect rect, std::string_view light, std::string_view bold) {
    if (rect.height <= 0)
        return;
    const Look& look = canvas.look;
    const Tone tone = look.board();
    {
        const auto scope = canvas.surface.decoration(rect);
        canvas.surface.fill(rect, tone.paper);
        canvas.surface.fill({rect.x, rect.bottom() - 8, rect.width, 8}, look.theme.accent);
    }
    const float x = rect.x + look.margin();
    const float width = rect.width - 2 * look.margin();
    brand(canvas, x, rect.y + 60, tone.ink);
    float y = rect.y + 24;
    if (!canvas.page.low_hint.empty()) {
        const Style style = look.text(Type::body);
        const float left = x + brand_width(canvas) + 40;
        const Run run{canvas.page.low_hint, style, tone.soft};
        const float height = height_of(canvas, std::span(&run, 1), x + width - left);
        write(canvas, {"low.hint"}, run, left, rect.y + std::max(16.0f, 60 - height / 2),
              x + width - left);
        y = std::max(y, rect.y + std::max(16.0f, 60 - height / 2) + height);
    }
    const auto make = [&](Type type) {
        std::vector<Run> runs;
        if (!bold.empty())
            runs.push_back({bold, look.bold(type), tone.ink});
        if (!light.empty())
            runs.push_back({"\n", look.text(Type::lead), tone.soft});
        if (!light.empty())
            runs.push_back({light, look.text(Type::lead), tone.soft});
        return runs;
    };
    const Type type = fitting(canvas, {Type::banner, Type::head, Type::title}, width, 3, make);
    const std::vector<Run> runs = make(type);
    const float height = height_of(canvas, runs, width);
    if (y + height + 8 <= rect.bottom() && !runs.empty())
        write(canvas, {"upper", Role::heading}, runs, x - 4,
              std::max(y + 8, rect.bottom() - 40 - height), width);
}

} // namespace view
