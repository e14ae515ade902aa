#include "view/screens.h"

#include "view/icons.h"
#include "view/offer_row.h"

#include <algorithm>

namespace view {
namespace {

struct RowPlan {
    float text = 0; // height of the offer
    ButtonPlan buttons;
    float height = 0;
};

std::vector<Button> buttons_of(const present::SelectionRow& row) {
    return {{&row.open, 0, icons::chevron_right, {}, 1}, {&row.remove, icons::close, 0, {}, 1}};
}

RowPlan plan_row(Canvas& canvas, const present::SelectionRow& row, float width) {
    const Look& look = canvas.look;
    const RowColumns columns = row_columns(look, width);
    RowPlan planned;
    planned.text = least_row_height(canvas, row.row, width, false) +
                   (columns.slots > 0 ? 0 : look.text(Type::body).line) + 4;
    planned.buttons = plan(canvas, buttons_of(row), width - columns.text, look.button_height());
    planned.height = planned.text + planned.buttons.height + 32;
    return planned;
}

// The offers one under the other on their axis, each with its own buttons.
float draw_kept(Canvas& canvas, const present::SelectionPage& page, float x, float y, float width) {
    const RowColumns columns = row_columns(canvas.look, width);
    std::vector<RowMarks> marks;
    float at = y;
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        const present::SelectionRow& row = page.rows[i];
        const RowPlan planned = plan_row(canvas, row, width);
        if (i > 0)
            hairline(canvas, x + columns.text, at - 2, width - columns.text);
        marks.push_back(draw_row(canvas, row.row, {x, at, width, planned.text}, false));
        const float buttons_y = at + planned.text;
        draw_buttons(canvas, buttons_of(row), planned.buttons, x + columns.text, buttons_y,
                     canvas.look.ground());
        at = buttons_y + planned.buttons.height + 28;
    }
    draw_axis(canvas, x + columns.axis, marks, at - 12);
    return at - y;
}

float draw_head(Canvas& canvas, const present::SelectionPage& page, Rect area) {
    const Look& look = canvas.look;
    const float margin = look.margin();
    const float button = look.button_height();
    const Style title = look.landscape() ? look.bold(Type::title) : look.bold(Type::head);
    const float x = area.x + margin;
    const float right = area.right() - margin;
    const Button back{&page.back, icons::arrow_left};
    const float back_width = button_width(canvas, back);
    if (look.landscape()) { // all in one line
        const float height = button + 32;
        head(canvas, {area.x, area.y, area.width, height});
        draw_button(canvas, back, {x, area.y + 16, back_width, button}, look.board());
        write(canvas, {"selection.heading", Role::heading},
              {page.heading, title, look.theme.board_ink}, x + back_width + 40,
              area.y + (height - title.line) / 2, area.width - back_width - 400);
        brand(canvas, right - brand_width(canvas), area.y + height / 2, look.theme.board_ink);
        return height;
    }
    const float height = 24 + button + 28 + title.line + 24;
    head(canvas, {area.x, area.y, area.width, height});
    draw_button(canvas, back, {x, area.y + 24, back_width, button}, look.board());
    if (back_width + brand_width(canvas) + 24 <= right - x)
        brand(canvas, right - brand_width(canvas), area.y + 24 + button / 2, look.theme.board_ink);
    write(canvas, {"selection.heading", Role::heading}, {page.heading, title, look.theme.board_ink},
          x - 2, area.y + 24 + button + 20, right - x);
    return height;
}

} // namespace

void draw_selection(Canvas& canvas, const present::SelectionPage& page, const Area& area) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    {
        const auto scope = canvas.surface.decoration(area.whole());
        canvas.surface.fill(area.whole(), tone.paper);
    }
    const float x = area.main.x + look.margin();
    const float width = area.main.width - 2 * look.margin();
    float y = area.main.y;
    if (area.upper.height > 0) {
        draw_upper(canvas, area.upper, {}, page.heading);
        const Button back{&page.back, icons::arrow_left};
        draw_button(canvas, back, {x, y + 20, button_width(canvas, back), look.button_height()},
                    tone);
        y += 20 + look.button_height();
    } else {
        y += draw_head(canvas, page, area.main);
    }
    std::vector<Button> buttons{{&page.add, icons::plus, 0, {}, 1}};
    if (!page.rows.empty())
        buttons.push_back({&page.empty, icons::delete_, 0, {}, 1});
    const ButtonPlan row = plan(canvas, buttons, width, std::max(84.0f, look.button_height()));
    const bool possible = page.interested_possible && !page.rows.empty();
    const Run why{page.interested_why_not, look.text(Type::body), tone.ink};
    const float last = possible ? primary_height(look)
                       : page.interested_why_not.empty()
                           ? 0
                           : height_of(canvas, std::span(&why, 1), width);
    const float last_y = area.main.bottom() - 24 - last;
    const float row_y = last_y - (last > 0 ? 20 : 0) - row.height;

    const std::string& words = page.rows.empty() ? page.nothing : page.summary;
    y += 24;
    y += 24 + write(canvas, {"selection.summary", Role::status},
                    {words, look.text(page.rows.empty() ? Type::lead : Type::body), tone.ink}, x, y,
                    width);
    if (!page.rows.empty()) {
        rule(canvas, x, y, width);
        y += look.theme.rule;
        scrolled(canvas, "selection.list", {x, y, width, row_y - 20 - y}, tone,
                 [&](float left, float top, float room) {
                     return draw_kept(canvas, page, left, top, room);
                 });
    }
    draw_buttons(canvas, buttons, row, x, row_y, tone);
    if (possible)
        primary(canvas, page.interested, {x, last_y, width, last}, icons::arrow_right);
    else if (last > 0)
        write(canvas, {"selection.why_not", Role::status}, why, x, last_y, width);
}

} // namespace view
