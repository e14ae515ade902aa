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
                   [&](const present::ComparePage& page) { draw_compare(canvas, page, area); },
                   [&](const present::TakeAwayPage& page) { draw_take_away(canvas, page, area); },
                   [&](const present::RegisterPage& page) { draw_register(canvas, page, area); },
                   [&](const present::ReceiptPage& page) { draw_receipt(canvas, page, area); },
                   [&](const present::CodePage& page) { draw_code(canvas, page, area); },
                   [&](const present::FollowPage& page) { draw_follow(canvas, page, area); },
                   [&](const present::StaffPage& page) { draw_staff(canvas, page, area); },
               },
               screen);
}

} // namespace

Frame draw(Surface& surface, const Look& look, const present::Page& page, const Hand& hand,
           base::Instant now) {
    Frame frame;
    surface.begin(look.panel, look.scale, page.id, page.language);
    Canvas canvas{surface, look, page, hand, frame, now, {}};
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

} // namespace view
