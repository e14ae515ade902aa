#include "view/screens.h"

#include "view/icons.h"
#include "view/offer_row.h"

#include <algorithm>

namespace view {
namespace {

struct RowPlan {
    float text = 0; // height of the offer
    std::vector<Button> list;
    ButtonPlan buttons;
    float height = 0;
};

std::vector<Button> buttons_of(const present::SelectionRow& row) {
    if (row.pick)
        return {{&*row.pick, row.pick->chosen ? icons::check : icons::compare, 0, {}, 1}};
    return {{&row.open, 0, icons::chevron_right, {}, 1},
            {&row.take, icons::qrcode, 0, {}, 1},
            {&row.remove, icons::close, 0, {}, 1}};
}

RowPlan plan_row(Canvas& canvas, const present::SelectionRow& row, const RowColumns& columns,
                 float width) {
    const Look& look = canvas.look;
    RowPlan planned;
    planned.text = least_row_height(canvas, row.row, columns, false) +
                   (columns.slots > 0 ? 0 : look.text(Type::body).line) + 4;
    planned.list = buttons_of(row);
    planned.buttons =
        plan_without_icons(canvas, planned.list, width - columns.text, look.button_height());
    planned.height = planned.text + planned.buttons.height + 32;
    return planned;
}

// The offers one under the other on their axis, each with its own buttons.
float draw_kept(Canvas& canvas, const present::SelectionPage& page, float x, float y, float width) {
    std::vector<const present::OfferRow*> rows;
    for (const present::SelectionRow& row : page.rows)
        rows.push_back(&row.row);
    const RowColumns columns = row_columns(canvas, rows, width);
    std::vector<RowMarks> marks;
    float at = y;
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        const present::SelectionRow& row = page.rows[i];
        const RowPlan planned = plan_row(canvas, row, columns, width);
        if (i > 0)
            hairline(canvas, x + columns.text, at - 2, width - columns.text);
        marks.push_back(draw_row(canvas, row.row, columns, {x, at, width, planned.text}, false));
        const float buttons_y = at + planned.text;
        draw_buttons(canvas, planned.list, planned.buttons, x + columns.text, buttons_y,
                     canvas.look.ground());
        at = buttons_y + planned.buttons.height + 28;
    }
    draw_axis(canvas, x + columns.axis, marks, at - 12);
    return at - y;
}

// All that is kept in one QR, with words beside it.
constexpr float preview = 304;
float draw_taken(Canvas& canvas, const present::SelectionPage& page, float x, float y,
                 float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    draw_qr_button(canvas, page.take_all, page.qr, {x, y, preview, preview});
    const float text_x = x + preview + 36;
    const float room = x + width - text_x;
    const std::vector<Run> runs{{page.qr_heading, look.bold(Type::lead), tone.ink},
                                {"\n", look.text(Type::body), tone.ink},
                                {page.qr_text, look.text(Type::body), tone.ink}};
    const float height = height_of(canvas, runs, room);
    write(canvas, {"selection.qr.text"}, runs, text_x, y + std::max(0.0f, (preview - height) / 2),
          room);
    return preview;
}

// How many there are, and the rule below it. Returns the height.
float draw_summary(Canvas& canvas, const present::SelectionPage& page, float x, float y,
                   float width) {
    const Look& look = canvas.look;
    const float text =
        write(canvas, {"selection.summary", Role::status},
              {page.summary, look.text(Type::body), look.theme.ink}, x, y + 24, width);
    rule(canvas, x, y + 24 + text + 24, width);
    return 24 + text + 24 + look.theme.rule;
}

// The offers and, where there is room beside it for words, the QR of all.
float draw_list(Canvas& canvas, const present::SelectionPage& page, float x, float y, float width) {
    float at = y + draw_kept(canvas, page, x, y, width);
    if (!page.qr.empty() && !canvas.look.large_text && width > 680) {
        rule(canvas, x, at - 8, width);
        at += 28;
        at += draw_taken(canvas, page, x, at, width) + 20;
    }
    return at - y;
}

struct Foot {
    std::vector<Button> buttons;
    ButtonPlan row;
    Run why;
    bool possible = false;
    float last = 0;
    float height = 0;
};

Foot plan_foot(Canvas& canvas, const present::SelectionPage& page, float width) {
    const Look& look = canvas.look;
    Foot foot;
    foot.why = {page.interested_why_not, look.text(Type::body), look.theme.ink};
    if (page.stop) {
        foot.buttons.push_back({&*page.stop, icons::close, 0, {}, 1});
    } else if (!page.rows.empty()) {
        foot.buttons.push_back({&page.add, icons::plus, 0, {}, 1});
        if (page.compare)
            foot.buttons.push_back({&*page.compare, icons::compare, 0, {}, 1});
        foot.buttons.push_back({&page.empty, icons::delete_, 0, {}, 1});
    }
    foot.row =
        plan_without_icons(canvas, foot.buttons, width, std::max(84.0f, look.button_height()));
    foot.possible = !page.stop && (page.interested_possible || page.rows.empty());
    foot.last = foot.possible ? primary_height(look)
                : page.stop || page.interested_why_not.empty()
                    ? 0
                    : height_of(canvas, std::span(&foot.why, 1), width);
    foot.height = 20 + foot.row.height + (foot.last > 0 ? 20 : 0) + foot.last + 24;
    return foot;
}

void draw_foot(Canvas& canvas, const present::SelectionPage& page, const Foot& foot, float x,
               float bottom, float width) {
    const float last_y = bottom - 24 - foot.last;
    const float row_y = last_y - (foot.last > 0 ? 20 : 0) - foot.row.height;
    draw_buttons(canvas, foot.buttons, foot.row, x, row_y, canvas.look.ground());
    if (foot.possible) // with nothing kept, the way to the offers
        primary(canvas, page.rows.empty() ? page.add : page.interested,
                {x, last_y, width, foot.last}, icons::arrow_right);
    else if (foot.last > 0)
        write(canvas, {"selection.why_not", Role::status}, foot.why, x, last_y, width);
}

// A low panel, or large words: all but the one way on scrolls.
void draw_as_one(Canvas& canvas, const present::SelectionPage& page, Rect rect) {
    const Foot whole = plan_foot(canvas, page, rect.width);
    const float last = whole.possible ? whole.last + 44 : 0;
    scrolled(canvas, "selection.list", {rect.x, rect.y, rect.width, rect.height - last},
             canvas.look.ground(), [&](float x, float y, float width) {
                 float at = y + draw_summary(canvas, page, x, y, width);
                 at += draw_list(canvas, page, x, at, width);
                 const Foot foot = plan_foot(canvas, page, width);
                 draw_buttons(canvas, foot.buttons, foot.row, x, at, canvas.look.ground());
                 at += foot.row.height + 20;
                 if (!foot.possible && foot.last > 0)
                     at += 20 + write(canvas, {"selection.why_not", Role::status}, foot.why, x, at,
                                      width);
                 return at - y;
             });
    if (whole.possible)
        primary(canvas, page.interested,
                {rect.x, rect.bottom() - 24 - whole.last, rect.width, whole.last},
                icons::arrow_right);
}

// Nothing kept yet: the line begins with an empty station and goes on in dots.
void draw_nothing(Canvas& canvas, const present::SelectionPage& page, Rect rect) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float size = look.narrow() || look.landscape() ? 96 : 128;
    const float axis = rect.x + size / 2;
    const float y = rect.y + 48;
    {
        const auto scope = canvas.surface.decoration({rect.x, y, size, rect.bottom() - y});
        canvas.surface.disc(axis, y + size / 2, size / 2, tone.ink);
        canvas.surface.disc(axis, y + size / 2, size / 2 - 6, tone.paper);
        canvas.surface.icon(icons::bookmark_outline, axis - size / 4, y + size / 4, size / 2,
                            tone.ink);
        for (float at = y + size + 24; at + 10 < rect.bottom(); at += 24)
            canvas.surface.disc(axis, at, 5, tone.ink);
    }
    const float x = rect.x + size + 40;
    const Run run{page.nothing, look.inter(Type::title, false), tone.ink};
    const float height = height_of(canvas, std::span(&run, 1), rect.right() - x);
    write(canvas, {.id = "selection.summary", .role = Role::status, .balanced = true}, run, x,
          y + std::max(0.0f, (size - height) / 2), rect.right() - x);
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
        y += titled_head(canvas, "selection", page.back, page.heading, area.main);
    }
    const Foot foot = plan_foot(canvas, page, width);
    const float foot_y = area.main.bottom() - foot.height;
    if (page.rows.empty()) {
        draw_nothing(canvas, page, {x, y, width, foot_y - y});
        return draw_foot(canvas, page, foot, x, area.main.bottom(), width);
    }
    const float summary =
        height_drawn_by(canvas, [&] { return draw_summary(canvas, page, x, y, width); });
    constexpr float lines = 10; // of one offer with its buttons
    if (look.is_slit(foot_y - y - summary, lines)) {
        draw_as_one(canvas, page, {x, y, width, area.main.bottom() - y});
        return;
    }
    y += draw_summary(canvas, page, x, y, width);
    scrolled(canvas, "selection.list", {x, y, width, foot_y - y}, tone,
             [&](float left, float top, float room) {
                 return draw_list(canvas, page, left, top, room);
             });
    draw_foot(canvas, page, foot, x, area.main.bottom(), width);
}

} // namespace view
