#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>

namespace view {
namespace {

using Kind = present::StaffRow::Kind;

char32_t icon_of(Kind kind) {
    switch (kind) {
    case Kind::queue:
        return icons::inbox;
    case Kind::sync:
        return icons::sync;
    case Kind::clock:
        return icons::clock;
    case Kind::disk:
        return icons::harddisk;
    case Kind::glass:
        return icons::check;
    case Kind::offers:
        break;
    }
    return icons::file_document;
}

bool in_columns(const Look& look) {
    return look.landscape() && !look.large_text;
}

// ---- The dark part: the sentence, and the line of the day ----

void draw_top(Canvas& canvas, const present::StaffPage& page, float x, float y, float width,
              bool with_close) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    const float button = look.button_height();
    const float centre = y + button / 2;
    brand(canvas, x, centre, theme.board_ink);
    const Button close{&page.close, icons::close};
    const float close_width = with_close ? button_width(canvas, close) : 0;
    const Style style = look.text(Type::body);
    const float who = canvas.surface.measure(style, page.who);
    const float who_x = x + width - who - (with_close ? close_width + 24 : 0);
    if (who_x > x + brand_width(canvas) + 24)
        write(canvas, {"staff.who"}, {page.who, style, theme.board_ink_soft}, who_x,
              centre - style.line / 2, who + 1);
    if (with_close)
        draw_button(canvas, close, {x + width - close_width, y, close_width, button}, look.board());
}

// Returns its height.
float draw_sentence(Canvas& canvas, const present::StaffPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    const bool low = look.landscape() || look.narrow();
    const float diameter = low ? 96 : 144;
    const float text_x = x + diameter + 32;
    const float room = width - diameter - 32;
    const auto make = [&](Type type) {
        return std::vector<Run>{{page.sentence, look.bold(type), theme.board_ink}};
    };
    const Type type = low ? fitting(canvas, {Type::head, Type::title}, room, 2, make)
                          : fitting(canvas, {Type::banner, Type::head, Type::title}, room, 2, make);
    const float text = height_of(canvas, make(type), room);
    const float block = std::max(diameter, text);
    {
        const auto scope =
            canvas.surface.decoration({x, y + (block - diameter) / 2, diameter, diameter});
        const float icon = diameter * 0.6f;
        canvas.surface.disc(x + diameter / 2, y + block / 2, diameter / 2,
                            page.all_well ? theme.accent : theme.caution);
        canvas.surface.icon(page.all_well ? icons::check : icons::alert_circle_outline,
                            x + (diameter - icon) / 2, y + (block - icon) / 2, icon,
                            theme.accent_ink);
    }
    write(canvas, {"staff.sentence", Role::heading}, make(type), text_x, y + (block - text) / 2,
          room);
    const Run lead{page.lead, look.text(Type::lead), theme.board_ink};
    return block + 24 +
           write(canvas, {.id = "staff.lead", .role = Role::status, .balanced = true}, lead, x,
                 y + block + 24, width);
}

// Returns its height; with a dry surface nothing else.
float draw_head(Canvas& canvas, const present::StaffPage& page, Rect rect, bool with_close) {
    const Look& look = canvas.look;
    const float x = rect.x + look.margin();
    const float width = rect.width - 2 * look.margin();
    float y = rect.y + 24;
    if (!canvas.surface.is_dry())
        draw_top(canvas, page, x, y, width, with_close);
    y += look.button_height() + (look.landscape() ? 20.0f : 44.0f);
    Field board;
    board.tone = look.board();
    board.station_fill = look.theme.board;
    const bool beside = in_columns(look);
    const float sentence = draw_sentence(canvas, page, x, y, beside ? width * 0.5f : width);
    if (page.route.stations.empty())
        return y + sentence + 32 - rect.y;
    const float line = route_height(look);
    const float left = beside ? x + width * 0.54f : x;
    const float top = beside ? y + (sentence - line) / 2 : y + sentence + 32;
    // Above the line of "position basse" there may be no room for it: the rows say the same.
    if (!canvas.surface.is_dry() && top + line <= rect.bottom())
        route(canvas, "staff.day", page.route, board, left, top, x + width - left, rect.right());
    return std::max(y + sentence, top + line) + 28 - rect.y;
}

// ---- The rows of the machine ----

float draw_row(Canvas& canvas, const present::StaffRow& row, std::size_t index, float x, float y,
               float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const Style label = look.text(Type::body);
    const std::string id = "staff." + std::to_string(index);
    const float indent = 80;
    float right = x + width;
    float least = in_columns(look) ? 96 : 112;
    const Run name{row.label, label, tone.soft};
    float action = 0; // its width
    bool action_below = false;
    if (row.action) {
        action = button_width(canvas, Button{&*row.action});
        const float beside_it = width - action - 24 - indent;
        action_below = canvas.surface.set(std::span(&name, 1), beside_it).word_cut;
        right -= action_below ? 0 : action + 24;
        least = std::max(least, look.button_height() + 24);
    }
    const float note_width = canvas.surface.measure(label, row.note);
    const bool beside = !row.note.empty() && !row.action && note_width < width * 0.45f;
    const float room = right - x - indent - (beside ? note_width + 32 : 0);
    const Colour ink = row.alarm ? look.theme.warn : tone.ink;
    const Run value{row.value, look.bold(Type::lead), ink};
    const Run note{row.note, label, tone.soft};
    const float value_height = height_of(canvas, std::span(&value, 1), room);
    const float note_height =
        beside || row.note.empty() ? 0 : height_of(canvas, std::span(&note, 1), room);
    const float name_height = height_of(canvas, std::span(&name, 1), room);
    const float button = look.button_height();
    const float content =
        name_height + value_height + note_height + (action_below ? button + 12 : 0);
    const float height = std::max(least, content + 20);
    const float top = y + (height - content) / 2;
    {
        const auto scope = canvas.surface.decoration({x, y + (height - 48) / 2, 48, 48});
        canvas.surface.icon(row.alarm ? icons::alert_circle_outline : icon_of(row.kind), x,
                            y + (height - 48) / 2, 48, ink);
    }
    write(canvas, {id + ".label"}, name, x + indent, top, room);
    write(canvas, {id, row.alarm ? Role::alert : Role::text}, value, x + indent, top + name_height,
          room);
    if (beside)
        write(canvas, {id + ".note"}, note, x + width - note_width, y + (height - label.line) / 2,
              note_width + 1);
    else if (!row.note.empty())
        write(canvas, {id + ".note"}, note, x + indent, top + name_height + value_height, room);
    if (row.action)
        draw_button(canvas, Button{&*row.action},
                    {action_below ? x + indent : x + width - action,
                     action_below ? top + content - button : y + (height - button) / 2, action,
                     button},
                    tone);
    return height;
}

float draw_rows(Canvas& canvas, const present::StaffPage& page, float x, float y, float width) {
    float at = y;
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        if (i > 0)
            hairline(canvas, x, at - 1, width);
        at += draw_row(canvas, page.rows[i], i, x, at, width);
    }
    return at - y;
}

// ---- Which offers were opened and asked for ----

// A thin line as long as the offer was opened often; a thick one of those who registered.
void draw_bars(Canvas& canvas, const present::StaffPage::Interest& each, float x, float centre,
               float width) {
    const Look& look = canvas.look;
    const float thin = look.theme.list_axis;
    constexpr float thick = 22;
    const auto scope = canvas.surface.decoration({x, centre - thick / 2, width, thick});
    if (each.opened_share > 0)
        canvas.surface.fill({x, centre - thin / 2, width * each.opened_share, thin},
                            look.theme.ink);
    const Colour colour =
        each.disc.family > 0 ? look.family(each.disc.family) : look.theme.ink_soft;
    if (each.registered_share > 0)
        canvas.surface.fill({x, centre - thick / 2, width * each.registered_share, thick}, colour);
}

float draw_interest_row(Canvas& canvas, const present::StaffPage::Interest& each, std::size_t index,
                        float x, float y, float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    constexpr float diameter = 48;
    constexpr float indent = diameter + 20;
    const std::string id = "staff.interest." + std::to_string(index);
    const std::vector<Run> counts{{each.opened, look.text(Type::body), tone.ink},
                                  {" · ", look.text(Type::body), tone.ink},
                                  {each.registered, look.bold(Type::body), tone.ink}};
    const float counts_width = canvas.surface.set(counts, width).width;
    const bool one_line = width >= 800 && !look.large_text;
    const std::string& own = each.title.own.empty() ? each.title.whole : each.title.own;
    const Run title{own, look.text(Type::body), tone.ink};
    const float title_room = one_line ? width * 0.4f : width - indent - counts_width - 24;
    const float text = height_of(canvas, std::span(&title, 1), title_room);
    const float upper = std::max(diameter + 10, text + 6);
    const float height = one_line ? upper : upper + 34;
    const float centre = y + upper / 2;
    disc_node(canvas, id + ".disc", {}, {each.disc.family, each.disc.initial, ""}, x + diameter / 2,
              centre, diameter, DiscGround::page, tone.paper);
    write(canvas, {id}, title, x + indent, centre - text / 2, title_room);
    write(canvas, {id + ".counts"}, counts, x + width - counts_width,
          centre - look.text(Type::body).line / 2, counts_width + 1);
    const float bars_x = x + indent + (one_line ? title_room + 20 : 0);
    const float counts_room = one_line ? std::max(counts_width, 110.0f) + 24 : 0;
    draw_bars(canvas, each, bars_x, one_line ? centre : y + upper + 11,
              x + width - counts_room - bars_x);
    return height;
}

float draw_interest(Canvas& canvas, const present::StaffPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    if (page.interest_heading.empty())
        return 0;
    float at = y + 14;
    const Run heading{page.interest_heading, look.bold(Type::lead), tone.ink};
    const Run unit{page.interest_unit, look.text(Type::body), tone.soft};
    const float heading_width = canvas.surface.measure(heading.style, heading.text);
    const float unit_width = canvas.surface.measure(unit.style, unit.text);
    const bool beside = heading_width + 24 + unit_width <= width;
    const float line = write(canvas, {"staff.interest", Role::heading}, heading, x, at, width);
    if (beside && !page.interest.empty())
        write(canvas, {"staff.interest.unit"}, unit, x + width - unit_width,
              at + (line - unit.style.line) / 2, unit_width + 1);
    at += line + 6;
    if (!beside && !page.interest.empty())
        at += 6 + write(canvas, {"staff.interest.unit"}, unit, x, at, width);
    if (!page.interest_none.empty())
        at += 8 + write(canvas, {"staff.interest.none"},
                        {page.interest_none, look.text(Type::body), tone.soft}, x, at, width);
    for (std::size_t i = 0; i < page.interest.size(); ++i)
        at += draw_interest_row(canvas, page.interest[i], i, x, at, width);
    return at - y + 10;
}

float draw_notices(Canvas& canvas, const present::StaffPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    if (page.notices.empty())
        return 0;
    float at = y;
    rule(canvas, x, at, width);
    at += look.theme.rule + 14;
    at += 6 + write(canvas, {"staff.notices", Role::heading},
                    {page.notices_heading, look.bold(Type::lead), tone.ink}, x, at, width);
    for (std::size_t i = 0; i < page.notices.size(); ++i)
        at += 8 + write(canvas, {"staff.notice." + std::to_string(i), Role::status},
                        {page.notices[i], look.text(Type::body), tone.ink}, x, at, width);
    return at - y + 8;
}

// ---- What lies under the head ----

float way_on_height(const Look& look) {
    return primary_height(look) + 40;
}

// The key while letters wait, else the kiosk back to its visitors.
void draw_way_on(Canvas& canvas, const present::StaffPage& page, float x, float y, float width) {
    const Rect rect{x, y + 20, width, primary_height(canvas.look)};
    rule(canvas, x, y, width);
    if (page.hand_over)
        primary(canvas, *page.hand_over, rect, icons::usb);
    else
        primary(canvas, page.finish, rect, icons::arrow_right);
}

void draw_columns(Canvas& canvas, const present::StaffPage& page, Rect rect) {
    const Tone tone = canvas.look.ground();
    constexpr float between = 64;
    const float half = (rect.width - between) / 2;
    const float right = rect.x + half + between;
    const float foot = rect.height - way_on_height(canvas.look);
    scrolled(canvas, "staff", {rect.x, rect.y, half, rect.height - 8}, tone,
             [&](float x, float y, float width) { return draw_rows(canvas, page, x, y, width); });
    scrolled(canvas, "staff.more", {right, rect.y, half, foot}, tone,
             [&](float x, float y, float width) {
                 const float interest = draw_interest(canvas, page, x, y, width);
                 return interest + draw_notices(canvas, page, x, y + interest, width);
             });
    draw_way_on(canvas, page, right, rect.y + foot, half);
}

float draw_all(Canvas& canvas, const present::StaffPage& page, float x, float y, float width) {
    float at = y + draw_rows(canvas, page, x, y, width);
    if (!page.interest_heading.empty())
        rule(canvas, x, at, width);
    at += draw_interest(canvas, page, x, at, width);
    at += draw_notices(canvas, page, x, at, width);
    return at - y;
}

void draw_body(Canvas& canvas, const present::StaffPage& page, Rect rect) {
    if (in_columns(canvas.look))
        return draw_columns(canvas, page, rect);
    const float foot = rect.height - way_on_height(canvas.look);
    scrolled(canvas, "staff", {rect.x, rect.y, rect.width, foot}, canvas.look.ground(),
             [&](float x, float y, float width) { return draw_all(canvas, page, x, y, width); });
    draw_way_on(canvas, page, rect.x, rect.y + foot, rect.width);
}

// A low panel, or large words: the head scrolls with the rows.
void draw_as_one(Canvas& canvas, const present::StaffPage& page, Rect rect) {
    const float margin = canvas.look.margin();
    const float x = rect.x + margin;
    const float width = rect.width - 2 * margin;
    const float foot = way_on_height(canvas.look);
    const auto head_in = [&](float y, float room) {
        Rect top{rect.x, y, room + 2 * margin, 0};
        top.height = height_drawn_by(canvas, [&] { return draw_head(canvas, page, top, true); });
        return top;
    };
    scrolled(
        canvas, "staff", {x, rect.y, width, rect.height - foot}, canvas.look.ground(),
        [&](float left, float y, float room) {
            const Rect top = head_in(y, room);
            draw_head(canvas, page, top, true);
            return top.height + draw_all(canvas, page, left, top.bottom(), room);
        },
        [&](float y, float room) {
            head(canvas, {rect.x, y, rect.width, head_in(y, room).height});
        });
    draw_way_on(canvas, page, x, rect.bottom() - foot, width);
}

} // namespace

void draw_staff(Canvas& canvas, const present::StaffPage& page, const Area& area) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    if (page.test)
        return draw_glass_test(canvas, *page.test, area);
    {
        const auto scope = canvas.surface.decoration(area.whole());
        canvas.surface.fill(area.whole(), tone.paper);
    }
    const float answer =
        page.handed_over ? banner_height(canvas, *page.handed_over, area.main.width) : 0.0f;
    const float end = area.main.bottom() - answer;
    if (page.handed_over)
        banner(canvas, "staff.handed_over", *page.handed_over,
               {area.main.x, end, area.main.width, answer});
    const bool low = area.upper.height > 0;
    Rect top = low ? area.upper : area.main;
    if (!low)
        top.height = height_drawn_by(canvas, [&] { return draw_head(canvas, page, top, true); });
    const float below = end - top.bottom() - way_on_height(look);
    if (!low && !in_columns(look) && look.is_slit(below))
        return draw_as_one(canvas, page, {top.x, top.y, top.width, end - top.y});
    head(canvas, top);
    {
        const auto clip = canvas.surface.clip(top);
        draw_head(canvas, page, top, !low);
    }
    const float x = area.main.x + look.margin();
    const float width = area.main.width - 2 * look.margin();
    float y = low ? area.main.y + 16 : top.bottom();
    if (low) {
        const Button close{&page.close, icons::close};
        const float close_width = button_width(canvas, close);
        draw_button(canvas, close, {x + width - close_width, y, close_width, look.button_height()},
                    tone);
        y += look.button_height() + 12;
    }
    draw_body(canvas, page, {x, y, width, end - y});
}

} // namespace view
