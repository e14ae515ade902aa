#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>

namespace view {
namespace {

bool is_small(const Look& look) {
    return !look.landscape() && (look.narrow() || look.height < 1500);
}

// One line, as large as it stands.
Type small_invitation(Canvas& canvas, const present::AttractPage& page, float width) {
    return fitting(canvas, {Type::head, Type::title}, width, 1, [&](Type type) {
        return std::vector<Run>{{page.wake.label, canvas.look.bold(type), {}}};
    });
}

std::vector<Button> board_buttons(Canvas& canvas, const present::AttractPage& page) {
    std::vector<Button> buttons;
    if (page.pause)
        buttons.push_back({&*page.pause, page.pause->chosen ? icons::play : icons::pause});
    if (canvas.look.low_line > 0)
        buttons.push_back({&page.code});
    return buttons;
}

// The offers that take turns, as stations of a line.
void draw_turns(Canvas& canvas, const present::AttractPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const std::size_t most = static_cast<std::size_t>(std::max(0.0f, width / 90));
    const std::size_t count = std::min({page.turns.size(), most, std::size_t{6}});
    if (count < 2)
        return;
    // A window of the turns that holds the one shown.
    const std::size_t first =
        std::min(page.turn < count / 2 ? 0 : page.turn - count / 2, page.turns.size() - count);
    const auto scope = surface.decoration({x, y - 38, width, 76});
    constexpr float step = 92;
    surface.fill({x + 36, y - 5, step * static_cast<float>(count - 1), 10}, look.theme.board_line);
    for (std::size_t i = 0; i < count; ++i) {
        const bool here = first + i == page.turn;
        const float at = x + 36 + step * static_cast<float>(i);
        const float diameter = here ? 72 : 56;
        surface.disc(at, y, diameter / 2 + (here ? 12 : 6),
                     here ? look.theme.board_ink : look.theme.board);
        if (here)
            surface.disc(at, y, diameter / 2 + 6, look.theme.board);
        disc(canvas, page.turns[first + i], at, y, diameter, DiscGround::board, look.theme.board);
    }
}

} // namespace

float attract_board_height(Canvas& canvas, const present::AttractPage& page, Rect whole) {
    const Look& look = canvas.look;
    if (!is_small(look))
        return look.large_text ? std::min(640.0f, whole.height * 0.42f)
                               : std::min(536.0f, whole.height * 0.36f);
    const float width = whole.width - 80;
    const Run invitation{
        page.wake.label, look.bold(small_invitation(canvas, page, width - 120)), {}};
    const Run count{page.count, look.inter(Type::body, false), {}};
    const auto buttons = board_buttons(canvas, page);
    return 20 + height_of(canvas, std::span(&invitation, 1), width - 120) + 12 +
           height_of(canvas, std::span(&count, 1), width - 120) + 20 +
           plan(canvas, buttons, width, look.button_height()).height + 20;
}

void draw_attract_board(Canvas& canvas, const present::AttractPage& page, Rect rect) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const Tone tone = look.board();
    {
        const auto scope = surface.decoration(rect);
        surface.fill(rect, tone.paper);
    }
    const float margin = look.narrow() ? 40 : 56;
    const float x = rect.x + (look.landscape() ? 52.0f : margin);
    const float right = rect.right() - margin;
    const bool small = is_small(look);
    const bool low = look.low_line > 0;
    const std::vector<Button> buttons = board_buttons(canvas, page);
    const ButtonPlan row = plan(canvas, buttons, right - x, look.button_height());
    const float foot = rect.bottom() - (look.landscape() ? 54.0f : small ? 20.0f : 56.0f);
    const float buttons_y = foot - row.height;
    const float arrow = look.landscape() ? 216 : small ? 96 : 216;
    const float text_width = look.landscape() ? right - x : right - x - arrow - 24;
    const auto make = [&](Type type) {
        return std::vector<Run>{{page.wake.label, look.bold(type), tone.ink}};
    };
    const Type type = small ? small_invitation(canvas, page, text_width)
                            : fitting(canvas, {Type::banner, Type::poster, Type::head},
                                      look.landscape() ? text_width : text_width, 2, make);
    float y = rect.y + (look.landscape() ? 132 * rect.height / 948 : small ? 20.0f : 44.0f);
    const float invitation = height_of(canvas, make(type), text_width);
    const float after = look.landscape() ? 24 : 12;
    const float count_width = look.landscape() || small ? text_width : right - x;
    Style count = look.inter(small ? Type::body : Type::title, false);
    const auto left = [&] { // below the count, where all stands above the buttons
        const Run run{page.count, count, tone.soft};
        return buttons_y - 16 - (y + invitation + after) -
               height_of(canvas, std::span(&run, 1), count_width);
    };
    if (look.landscape() && left() < 0)
        count = look.inter(Type::body, false);
    if (look.landscape())
        y = std::max(rect.y + 24, y + std::min(0.0f, left()));
    y += write(canvas, {"attract.invitation", Role::heading}, make(type), x - 4, y, text_width);
    y += after;
    y += write(canvas, {.id = "attract.count", .balanced = true}, {page.count, count, tone.soft}, x,
               y, count_width);
    const float arrow_y =
        look.landscape() ? y + (buttons_y - y) / 2 : rect.y + (small ? 24.0f : 56.0f) + arrow / 2;
    const float fitted = look.landscape() ? std::min(arrow, buttons_y - y - 32) : arrow;
    const float arrow_x = look.landscape() ? x + fitted / 2 : right - arrow / 2;
    if (fitted > 60) {
        const auto scope =
            surface.decoration({arrow_x - fitted / 2, arrow_y - fitted / 2, fitted, fitted});
        surface.disc(arrow_x, arrow_y, fitted / 2, look.theme.accent);
        surface.icon(icons::arrow_right, arrow_x - fitted * 0.315f, arrow_y - fitted * 0.315f,
                     fitted * 0.63f, look.theme.accent_ink);
    }
    float buttons_x = x;
    if (!look.landscape() && row.rects.size() == 1)
        buttons_x = right - row.rects[0].width;
    if (!look.landscape() && !low && buttons_x - x > 200 && buttons_y > y)
        draw_turns(canvas, page, x, buttons_y + row.height / 2, buttons_x - x - 20);
    draw_buttons(canvas, buttons, row, buttons_x, buttons_y, tone);
}

} // namespace view
