#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

constexpr float largest_qr = 572;

// Which offer it is. Returns the height.
float draw_offer(Canvas& canvas, const present::TakeAwayPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float diameter = look.large_text ? 92 : 80;
    const float text_x = x + diameter + 24;
    const float room = x + width - text_x;
    const auto title =
        title_runs(page.title, look.text(Type::lead), look.bold(Type::lead), tone.ink, false);
    const Run employer{page.employer_line, look.text(Type::body), tone.ink};
    const float text =
        height_of(canvas, title, room) + height_of(canvas, std::span(&employer, 1), room);
    const float height = std::max(diameter, text);
    present::Disc mark = page.disc;
    mark.label.clear(); // the title says it
    disc_node(canvas, "take.disc", {}, mark, x + diameter / 2, y + height / 2, diameter,
              DiscGround::page, tone.paper);
    float at = y + (height - text) / 2;
    at += write(canvas, {"take.title", Role::heading}, title, text_x, at, room);
    write(canvas, {"take.employer"}, employer, text_x, at, room);
    return height;
}

float draw_kits(Canvas& canvas, const present::TakeAwayPage& page, float x, float y, float width) {
    if (page.kits.size() < 2)
        return 0;
    constexpr std::array kit_icons = {icons::file_document, icons::calendar_clock};
    float height = std::max(84.0f, canvas.look.button_height());
    for (std::size_t i = 0; i < page.kits.size(); ++i) // a label of two lines needs them
        if (button_width(canvas, {&page.kits[i], kit_icons.at(i)}) > width / 2)
            height = std::max(height, 2.3f * canvas.look.text(Type::body).size + 40);
    segmented(canvas, page.kits, kit_icons, {x, y, width, height}, "take.kits");
    return height + 32;
}

// How to read it. Returns the height.
float draw_how(Canvas& canvas, const present::TakeAwayPage& page, float x, float y, float width,
               bool hint) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float top = y;
    const Run heading{page.phone_heading, look.bold(Type::title), tone.ink};
    Paragraph set = balanced(canvas, std::span(&heading, 1), width);
    y += write(canvas, {"take.how", Role::heading}, heading, x, y, set.width + 1) + 16;
    y += write(canvas, {"take.how.text"}, {page.phone_text, look.text(Type::body), tone.ink}, x, y,
               width);
    if (hint && !page.phone_hint.empty()) {
        const float size = look.large_text ? 46 : 36;
        const Style style = look.text(Type::body);
        y += 30;
        {
            const auto scope = canvas.surface.decoration({x, y, size, size});
            canvas.surface.icon(icons::qrcode, x, y + (style.line - size) / 2, size, tone.soft);
        }
        y += write(canvas, {"take.how.hint"}, {page.phone_hint, style, tone.soft}, x + size + 18, y,
                   width - size - 18);
    }
    return y - top;
}

// The honest sentence, or that it is too much for one QR. Returns the height.
float draw_sentence(Canvas& canvas, const std::string& sentence, float x, float y, float width) {
    if (sentence.empty())
        return 0;
    const Look& look = canvas.look;
    const float size = look.large_text ? 46 : 40;
    const Run run{sentence, look.bold(Type::lead), look.theme.ink};
    {
        const auto scope = canvas.surface.decoration({x, y, size, size});
        canvas.surface.icon(icons::information_outline, x, y + 3, size, look.theme.ink);
    }
    return write(canvas, {"take.sentence", Role::status}, run, x + size + 20, y,
                 width - size - 20) +
           28;
}

// What it holds, word for word. Returns the height.
float draw_content(Canvas& canvas, const present::TakeAwayPage& page, float x, float y,
                   float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float top = y;
    y += draw_sentence(canvas, page.honest, x, y, width);
    y += draw_sentence(canvas, page.why_no_qr, x, y, width);
    if (page.facts.empty() && page.offers.empty())
        return y - top;
    y += 10 + write(canvas, {"take.facts", Role::heading},
                    {page.facts_heading, look.bold(Type::lead), tone.ink}, x, y, width);
    rule(canvas, x, y, width);
    y += look.theme.rule;
    if (!page.facts.empty())
        return y + draw_fact_rows(canvas, page.facts, x, y, width, 0) - top;
    for (std::size_t i = 0; i < page.offers.size(); ++i) {
        const auto& taken = page.offers[i];
        const std::string id = "take.offer." + std::to_string(i);
        constexpr float diameter = 72;
        if (i > 0)
            hairline(canvas, x, y, width);
        y += 16;
        disc_node(canvas, id + ".disc", {}, {taken.disc.family, taken.disc.initial, ""},
                  x + diameter / 2, y + diameter / 2, diameter, DiscGround::page, tone.paper);
        const float text_x = x + diameter + 24;
        float at = y;
        at += write(
            canvas, {id, Role::listitem},
            title_runs(taken.title, look.text(Type::lead), look.bold(Type::lead), tone.ink, false),
            text_x, at, x + width - text_x);
        at += write(canvas, {id + ".what"}, {taken.what, look.text(Type::body), tone.soft}, text_x,
                    at, x + width - text_x);
        y = std::max(at, y + diameter) + 16;
    }
    rule(canvas, x, y, width);
    return y + look.theme.rule - top;
}

struct Foot {
    std::vector<Button> buttons;
    ButtonPlan plan;
    float height = 0;
};

Foot plan_foot(Canvas& canvas, const present::TakeAwayPage& page, float width) {
    Foot foot;
    if (page.keep)
        foot.buttons.push_back(
            {&*page.keep, page.keep->chosen ? icons::bookmark : icons::bookmark_outline, 0, {}, 1});
    if (page.see)
        foot.buttons.push_back({&*page.see, 0, icons::chevron_right, {}, 1});
    foot.plan = plan(canvas, foot.buttons, width, canvas.look.button_height());
    foot.height = 20 + foot.plan.height + (foot.buttons.empty() ? 0.0f : 20.0f) +
                  primary_height(canvas.look) + 24;
    return foot;
}

void draw_foot(Canvas& canvas, const present::TakeAwayPage& page, const Foot& foot, float x,
               float bottom, float width) {
    float y = bottom - foot.height + 20;
    draw_buttons(canvas, foot.buttons, foot.plan, x, y, canvas.look.ground());
    if (!foot.buttons.empty())
        y += foot.plan.height + 20;
    primary(canvas, page.done, {x, y, width, primary_height(canvas.look)}, icons::check);
}

// `content` over the foot; where that leaves little of it, all but the way on scrolls.
void draw_over_foot(Canvas& canvas, const present::TakeAwayPage& page, Rect rect,
                    const std::function<float(float x, float y, float width)>& content) {
    const Look& look = canvas.look;
    const Foot foot = plan_foot(canvas, page, rect.width);
    constexpr float lines = 12; // of a QR and what it is for
    const float room = rect.height - foot.height;
    const auto fits = [&] {
        return height_drawn_by(canvas, [&] { return content(rect.x, rect.y, rect.width); }) <= room;
    };
    if (foot.buttons.empty() || !look.is_slit(room, lines) || fits()) {
        scrolled(canvas, "take.content", {rect.x, rect.y, rect.width, room}, look.ground(),
                 content);
        return draw_foot(canvas, page, foot, rect.x, rect.bottom(), rect.width);
    }
    const float pill = primary_height(look);
    scrolled(canvas, "take.content", {rect.x, rect.y, rect.width, rect.height - pill - 44},
             look.ground(), [&](float x, float y, float width) {
                 const float used = content(x, y, width) + 12;
                 const Foot below = plan_foot(canvas, page, width);
                 draw_buttons(canvas, below.buttons, below.plan, x, y + used, look.ground());
                 return used + below.plan.height + 16;
             });
    primary(canvas, page.done, {rect.x, rect.bottom() - pill - 24, rect.width, pill}, icons::check);
}

// The QR beside what to do with it, the content below; `seen` px of it are in view at first.
float draw_all(Canvas& canvas, const present::TakeAwayPage& page, float x, float y, float width,
               float seen) {
    const float top = y;
    y += 24;
    // On a small panel the QR comes first, or its foot would be cut off.
    const bool small = width < 700;
    if (!small)
        y += draw_offer(canvas, page, x, y, width) + 28;
    y += draw_kits(canvas, page, x, y, width);
    const float side =
        std::min({largest_qr, small ? width : width * 0.575f, std::max(300.0f, top + seen - y)});
    const bool beside = width - side - 36 > 260;
    if (!page.qr.empty()) {
        draw_qr_button(canvas, page.enlarge, page.qr, {x, y, side, side});
        const float how = beside ? draw_how(canvas, page, x + side + 36, y, width - side - 36, true)
                                 : draw_how(canvas, page, x, y + side + 20, width, true);
        y += beside ? std::max(side, how) + 36 : side + 20 + how + 36;
    }
    if (small)
        y += draw_offer(canvas, page, x, y, width) + 28;
    return y + draw_content(canvas, page, x, y, width) + 8 - top;
}

// On a lying panel the QR stands at the left for as long as one reads.
void draw_lying(Canvas& canvas, const present::TakeAwayPage& page, Rect body) {
    const Look& look = canvas.look;
    const float margin = look.margin();
    const float side = std::min(body.height - 48, std::round(body.width * 0.4f));
    const bool has_qr = !page.qr.empty();
    if (has_qr)
        draw_qr_button(canvas, page.enlarge, page.qr, {body.x + margin, body.y + 24, side, side});
    const float x = body.x + margin + (has_qr ? side + 48 : 0);
    const float width = body.right() - margin - x;
    draw_over_foot(canvas, page, {x, body.y, width, body.height},
                   [&](float left, float top, float room) {
                       float y = top + 24;
                       y += draw_offer(canvas, page, left, y, room) + 24;
                       y += draw_kits(canvas, page, left, y, room);
                       if (has_qr)
                           y += draw_how(canvas, page, left, y, room, false) + 28;
                       return y + draw_content(canvas, page, left, y, room) + 8 - top;
                   });
}

// The QR as large as the panel, to be read from an arm's length.
void draw_enlarged(Canvas& canvas, const present::TakeAwayPage& page, Rect body) {
    const Look& look = canvas.look;
    const float margin = look.margin();
    const float pill = primary_height(look);
    present::Tap tap = page.shrink; // the picture shrinks at a touch too
    tap.id = page.enlarge.id;
    if (look.landscape()) {
        const float side = body.height - 48;
        draw_qr_button(canvas, tap, page.qr, {body.x + margin, body.y + 24, side, side});
        const float x = body.x + margin + side + 64;
        const float width = body.right() - margin - x;
        draw_offer(canvas, page, x, body.y + 48, width);
        const float how = body.y + body.height * 0.34f;
        draw_how(canvas, page, x, how, width, false);
        primary(canvas, page.shrink, {x, body.bottom() - 24 - pill, width, pill}, icons::close);
        return;
    }
    const float offer_y = body.y + 40;
    const float offer = draw_offer(canvas, page, body.x + margin, offer_y, body.width - 2 * margin);
    const float top = offer_y + offer + 32;
    const float foot = body.bottom() - 24 - pill;
    const float side = std::min(body.width - 2 * margin, foot - 32 - top);
    const float x = body.x + (body.width - side) / 2;
    const float y = top + std::max(0.0f, (foot - 32 - top - side) / 2);
    draw_qr_button(canvas, tap, page.qr, {x, y, side, side});
    primary(canvas, page.shrink, {body.x + margin, foot, body.width - 2 * margin, pill},
            icons::close);
}

// "Position basse": the QR needs no finger and stands above the line.
void draw_low(Canvas& canvas, const present::TakeAwayPage& page, const Area& area) {
    const Look& look = canvas.look;
    const bool has_qr = !page.qr.empty();
    draw_upper(canvas, area.upper, {}, has_qr ? "" : page.heading);
    if (has_qr) {
        const float head = look.large_text ? 152 : 104; // the brand's line, and the hint
        const float side = std::min(area.upper.width, area.upper.height - head - 40);
        const float x = area.upper.x + look.margin();
        draw_qr(canvas, "take.picture", page.qr, page.phone_heading,
                {x, area.upper.y + head, side, side});
        const float text_x = x + side + 40;
        const Run heading{page.phone_heading, look.bold(Type::title), look.theme.board_ink};
        write(canvas, {.id = "take.how", .role = Role::heading, .balanced = true},
              std::span(&heading, 1), text_x, area.upper.y + head,
              area.upper.right() - look.margin() - text_x);
    }
    const Rect& body = area.main;
    const float x = body.x + look.margin();
    const float width = body.width - 2 * look.margin();
    const Button back{&page.back, icons::arrow_left};
    draw_button(canvas, back, {x, body.y + 20, button_width(canvas, back), look.button_height()},
                look.ground());
    // What is scrolled up to the edge is not to touch the button above it.
    const float top = body.y + 20 + look.button_height() + 12;
    draw_over_foot(canvas, page, {x, top, width, body.bottom() - top},
                   [&](float left, float at, float room) {
                       float y = at + 8;
                       y += draw_offer(canvas, page, left, y, room) + 24;
                       y += draw_kits(canvas, page, left, y, room);
                       return y + draw_content(canvas, page, left, y, room) + 8 - at;
                   });
}

} // namespace

void draw_take_away(Canvas& canvas, const present::TakeAwayPage& page, const Area& area) {
    const Look& look = canvas.look;
    {
        const auto scope = canvas.surface.decoration(area.whole());
        canvas.surface.fill(area.whole(), look.theme.ground);
    }
    if (page.enlarged && !page.qr.empty())
        return draw_enlarged(canvas, page, area.whole());
    if (area.upper.height > 0)
        return draw_low(canvas, page, area);
    Rect body = area.main;
    const float head = titled_head(canvas, "take", page.back, page.heading, body);
    body.y += head;
    body.height -= head;
    if (look.landscape())
        return draw_lying(canvas, page, body);
    const float x = body.x + look.margin();
    const float width = body.width - 2 * look.margin();
    const float seen = body.height - primary_height(look) - 68;
    draw_over_foot(canvas, page, {x, body.y, width, body.height},
                   [&](float left, float top, float room) {
                       return draw_all(canvas, page, left, top, room, seen);
                   });
}

} // namespace view
