#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>

namespace view {
namespace {

char32_t sign_of(present::FollowPage::Sign sign) {
    switch (sign) {
    case present::FollowPage::Sign::done:
        return icons::check;
    case present::FollowPage::Sign::waiting:
        return icons::clock;
    case present::FollowPage::Sign::unknown:
        break;
    }
    return icons::information_outline;
}

// The line of the registration as the board carries it, without a family's colour.
Field board_field(const Look& look) {
    Field field = look.field(0);
    field.tone = look.board();
    field.station_fill = look.theme.board;
    return field;
}

float draw_status(Canvas& canvas, const present::FollowPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    const float top = y;
    const bool small = look.landscape() || look.narrow();
    const float diameter = small ? 88 : 128;
    const float room = width - diameter - 32;
    const auto make = [&](Type type) {
        return std::vector<Run>{{page.heading, look.bold(type), theme.board_ink}};
    };
    const Type type = small ? fitting(canvas, {Type::title}, room, 3, make)
                            : fitting(canvas, {Type::head, Type::title}, room, 2, make);
    const float height = height_of(canvas, make(type), room);
    const float block = std::max(diameter, height);
    {
        const Rect rect{x, y + (block - diameter) / 2, diameter, diameter};
        const auto scope = canvas.surface.decoration(rect);
        const float icon = diameter * 0.5625f;
        canvas.surface.disc(rect.x + diameter / 2, rect.y + diameter / 2, diameter / 2,
                            theme.accent);
        canvas.surface.icon(sign_of(page.sign), rect.x + (diameter - icon) / 2,
                            rect.y + (diameter - icon) / 2, icon, theme.accent_ink);
    }
    write(canvas, {.id = "follow.heading", .role = Role::heading, .balanced = true}, make(type),
          x + diameter + 32, y + (block - height) / 2, room);
    y += block + (small ? 12.0f : 24.0f);
    y += write(canvas, {"follow.lead", Role::status},
               {page.lead, look.text(Type::lead), theme.board_ink}, x, y, width);
    return y - top;
}

// The way back, the brand, what became of it, and its line. A brief one leaves out what became of
// it: in "position basse" that stands in the drawing above.
float draw_head(Canvas& canvas, const present::FollowPage& page, Rect rect, bool brief) {
    const Look& look = canvas.look;
    const float x = rect.x + look.margin();
    const float width = rect.width - 2 * look.margin();
    const float button = look.button_height();
    const Button back{&page.back, icons::arrow_left};
    draw_button(canvas, back, {x, rect.y + 24, button_width(canvas, back), button}, look.board());
    float y = rect.y + 24 + button + (look.landscape() || brief ? 20.0f : 52.0f);
    if (!brief) {
        brand(canvas, x + width - brand_width(canvas), rect.y + 24 + button / 2,
              look.theme.board_ink);
        y += draw_status(canvas, page, x, y, width) + 28;
    }
    if (!page.route.stations.empty()) {
        route(canvas, "follow.route", page.route, board_field(look), x, y, width, rect.right());
        y += route_height(look) + 28;
    }
    return y - rect.y;
}

float draw_letter(Canvas& canvas, const present::FollowPage::Letter& letter, std::size_t index,
                  float x, float y, float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const std::string id = "follow.letter." + std::to_string(index);
    const float diameter = 72;
    const float text_x = x + diameter + 20;
    const float room = width - diameter - 20;
    const float top = y + 20;
    float at = top;
    if (letter.title.whole.empty()) {
        at += write(canvas, {id, Role::listitem},
                    {letter.employer, look.bold(Type::lead), tone.ink}, text_x, at, room);
    } else {
        at += write(
            canvas, {id, Role::listitem},
            title_runs(letter.title, look.text(Type::lead), look.bold(Type::lead), tone.ink, false),
            text_x, at, room);
        at += write(canvas, {id + ".employer"}, {letter.employer, look.text(Type::body), tone.ink},
                    text_x, at, room);
    }
    std::string rest = letter.reference;
    if (!letter.status.empty())
        rest += (rest.empty() ? "" : " · ") + letter.status;
    at +=
        write(canvas, {id + ".status"}, {rest, look.text(Type::body), tone.soft}, text_x, at, room);
    present::Disc mark = letter.disc;
    mark.label.clear(); // the title says it
    disc_node(canvas, id + ".disc", id, mark, x + diameter / 2, top + diameter / 2, diameter,
              DiscGround::page, tone.paper);
    return std::max(at, top + diameter) + 20 - y;
}

float draw_what(Canvas& canvas, const present::FollowPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float top = y;
    y += 28;
    y += write(canvas, {"follow.code.label"}, {page.code_label, look.text(Type::body), tone.soft},
               x, y, width);
    const auto code = [&](Type type) {
        return std::vector<Run>{{page.code, look.bold(type), tone.ink}};
    };
    y += 24 + write(canvas, {"follow.code"},
                    code(fitting(canvas, {Type::head, Type::title, Type::lead}, width, 1, code)), x,
                    y, width);
    if (!page.letters.empty())
        rule(canvas, x, y, width);
    for (std::size_t i = 0; i < page.letters.size(); ++i) {
        if (i > 0)
            hairline(canvas, x, y, width);
        y += draw_letter(canvas, page.letters[i], i, x, y, width);
    }
    if (!page.letters.empty())
        rule(canvas, x, y, width);
    y += 24;
    for (std::size_t i = 0; i < page.notes.size(); ++i)
        y += 12 + write(canvas, {"follow.note." + std::to_string(i), Role::status},
                        {page.notes[i], look.text(Type::body), tone.ink}, x, y, width);
    return y - top;
}

// At the foot, in reach: the way to erase, or its one confirmation. Returns the height.
float draw_foot(Canvas& canvas, const present::FollowPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float button = look.button_height();
    if (page.erase) {
        const Button erase{&*page.erase, icons::delete_};
        draw_button(canvas, erase, {x, y, width, button}, tone);
        return button;
    }
    if (!page.confirm)
        return 0;
    const present::FollowPage::Confirm& confirm = *page.confirm;
    const float top = y;
    y += write(canvas, {"follow.question", Role::heading},
               {confirm.heading, look.bold(Type::title), tone.ink}, x, y, width);
    y += 28 + write(canvas, {"follow.question.text", Role::status},
                    {confirm.text, look.text(Type::body), tone.ink}, x, y + 4, width);
    return y + draw_choice(canvas, confirm.keep, confirm.erase, {x, y, width, button}, tone) - top;
}

} // namespace

void draw_follow(Canvas& canvas, const present::FollowPage& page, const Area& area) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    {
        const auto scope = canvas.surface.decoration(area.whole());
        canvas.surface.fill(area.whole(), tone.paper);
    }
    const bool low = area.upper.height > 0;
    if (low)
        draw_upper(canvas, area.upper, page.lead, page.heading);
    const float x = area.main.x + look.margin();
    const float width = area.main.width - 2 * look.margin();
    const float bottom = area.main.bottom() - 24;
    Rect top = area.main;
    const float foot =
        height_drawn_by(canvas, [&] { return draw_foot(canvas, page, x, 0, width); });
    top.height = height_drawn_by(canvas, [&] { return draw_head(canvas, page, top, low); });
    const auto what = [&] {
        return height_drawn_by(canvas, [&] { return draw_what(canvas, page, x, 0, width); });
    };
    const float foot_y = bottom - foot;
    const float room_below = foot_y - 16 - top.bottom();
    if (look.is_slit(room_below) && room_below < what()) { // a low panel, or large words
        const auto board = [&](float y, float room) {
            return Rect{top.x, y, room + 2 * look.margin(), 0};
        };
        scrolled(
            canvas, "follow", {x, top.y, width, foot_y - 16 - top.y}, tone,
            [&](float left, float start, float room) {
                const float used = draw_head(canvas, page, board(start, room), low);
                return used + draw_what(canvas, page, left, start + used, room);
            },
            [&](float y, float room) {
                const float height = height_drawn_by(
                    canvas, [&] { return draw_head(canvas, page, board(y, room), low); });
                head(canvas, {top.x, y, top.width, height});
            });
    } else {
        head(canvas, top);
        draw_head(canvas, page, top, low);
        scrolled(canvas, "follow", {x, top.bottom(), width, room_below}, tone,
                 [&](float left, float start, float room) {
                     return draw_what(canvas, page, left, start, room);
                 });
    }
    draw_foot(canvas, page, x, foot_y, width);
}

} // namespace view
