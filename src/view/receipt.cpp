#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

constexpr float least_sent_height = 180; // below it a list would be its arrows alone

// A ticket is paper in every theme: its ink too.
struct Paper {
    Colour paper, ink, soft, line;
};
Paper paper_of(const Look& look) {
    if (look.theme.surface == Colour{255, 255, 255})
        return {look.theme.surface, look.theme.ink, look.theme.ink_soft, look.theme.line};
    return {{255, 255, 255}, look.theme.accent_ink, look.theme.accent_ink, look.theme.accent_ink};
}

float draw_head(Canvas& canvas, const present::ReceiptPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    const float top = y;
    const bool small = look.landscape() || look.narrow() || look.low_line > 0;
    const float diameter = small ? 88 : 128;
    const auto make = [&](Type type) {
        return std::vector<Run>{{page.heading_first, look.bold(type), theme.board_ink},
                                {"\n", look.bold(type), theme.board_ink},
                                {page.heading_second, look.bold(type), theme.board_ink}};
    };
    const float room = width - diameter - 32;
    const Type type = small ? fitting(canvas, {Type::title}, room, 2, make)
                            : fitting(canvas, {Type::head, Type::title}, room, 2, make);
    const float height = height_of(canvas, make(type), room);
    const float block = std::max(diameter, height);
    {
        const auto scope =
            canvas.surface.decoration({x, y + (block - diameter) / 2, diameter, diameter});
        const float centre_y = y + block / 2;
        canvas.surface.disc(x + diameter / 2, centre_y, diameter / 2, theme.accent);
        const float icon = diameter * 0.5625f;
        canvas.surface.icon(icons::check, x + (diameter - icon) / 2, centre_y - icon / 2, icon,
                            theme.accent_ink);
    }
    write(canvas, {"receipt.heading", Role::heading}, make(type), x + diameter + 32,
          y + (block - height) / 2, room);
    y += block + (small ? 12.0f : 24.0f);
    y += write(canvas, {.id = "receipt.lead", .role = Role::status, .balanced = true},
               {page.lead, look.text(Type::lead), theme.board_ink}, x, y, width);
    return y - top;
}

float draw_sent(Canvas& canvas, const present::ReceiptPage& page, const Paper& paper, float x,
                float y, float width) {
    const Look& look = canvas.look;
    const float top = y;
    for (std::size_t i = 0; i < page.sent.size(); ++i) {
        const present::ReceiptPage::Sent& sent = page.sent[i];
        const std::string id = "receipt.sent." + std::to_string(i);
        const float diameter = 72;
        if (i > 0)
            y += 20;
        const float text_x = x + diameter + 20;
        const float room = width - diameter - 20 + 20; // a title may reach into the margin
        const float first = y;
        const auto runs =
            title_runs(sent.title, look.text(Type::lead), look.bold(Type::lead), paper.ink, false);
        y += write(canvas, {.id = id, .role = Role::listitem, .balanced = true}, runs, text_x, y,
                   room);
        if (!sent.what.empty())
            y += write(canvas, {.id = id + ".what", .balanced = true},
                       {sent.what, look.text(Type::body), paper.ink}, text_x, y, room);
        if (!sent.reference.empty())
            y += write(canvas, {id + ".reference"},
                       {sent.reference, look.text(Type::body), paper.soft}, text_x, y, room);
        present::Disc mark = sent.disc;
        mark.label.clear(); // the title says it
        {
            const auto scope = canvas.surface.decoration({x, first, diameter, diameter});
            if (mark.family > 0 && canvas.look.theme.high_contrast) {
                canvas.surface.disc(x + diameter / 2, first + diameter / 2, diameter / 2,
                                    paper.ink);
                canvas.surface.disc(x + diameter / 2, first + diameter / 2, diameter / 2 - 5,
                                    paper.paper);
                const Style style{Face::display_bold, diameter * 0.56f, diameter};
                const std::string number = std::to_string(mark.family);
                canvas.surface.text(x + diameter / 2 - canvas.surface.measure(style, number) / 2,
                                    first, style, paper.ink, number);
            } else if (mark.family > 0) {
                disc(canvas, mark, x + diameter / 2, first + diameter / 2, diameter,
                     paper.paper == look.theme.board ? DiscGround::board : DiscGround::page,
                     paper.paper);
            } else if (!mark.initial.empty()) {
                canvas.surface.disc(x + diameter / 2, first + diameter / 2, diameter / 2,
                                    paper.ink);
                canvas.surface.disc(x + diameter / 2, first + diameter / 2, diameter / 2 - 5,
                                    paper.paper);
                const Style style{Face::text, diameter * 0.5f, diameter};
                canvas.surface.text(x + diameter / 2 -
                                        canvas.surface.measure(style, mark.initial) / 2,
                                    first, style, paper.ink, mark.initial);
            }
        }
        y = std::max(y, first + diameter);
    }
    return y - top;
}

// The upper part of the ticket: band, code and what to do with it.
float draw_code_part(Canvas& canvas, const present::ReceiptPage& page, const Paper& paper,
                     Rect rect, bool dry) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const float pad = look.narrow() ? 28 : 48;
    const float x = rect.x + pad;
    const float width = rect.width - 2 * pad;
    const int family = page.sent.size() == 1 ? page.sent.front().disc.family : 0;
    const Field field = look.field(family);
    const bool filled = family > 0 && look.theme.families_fill;
    const Colour band = filled ? field.tone.paper : look.theme.accent;
    const Colour band_ink = filled ? field.tone.ink : look.theme.accent_ink;
    const Style bold = look.bold(Type::body);
    const Style light = look.text(Type::body);
    const float label = surface.measure(bold, page.code_label);
    const float when = surface.measure(light, page.when);
    const bool one_line = label + when + 32 <= width;
    const Run date{page.when, light, band_ink};
    const float band_height = one_line
                                  ? (look.large_text ? 100.0f : 88.0f)
                                  : bold.line + height_of(canvas, std::span(&date, 1), width) + 40;
    float y = rect.y + band_height + 16;
    const auto code_runs = [&](Type type) {
        return std::vector<Run>{{page.code, look.bold(type), paper.ink}};
    };
    const Type type = fitting(canvas, {Type::code, Type::banner, Type::poster, Type::head},
                              width + 8, 1, code_runs);
    const float code_height = height_of(canvas, code_runs(type), width + 8);
    const Run note{page.code_note, light, paper.ink};
    const float note_height = height_of(canvas, std::span(&note, 1), width);
    const float height = band_height + 16 + code_height + 10 + note_height + 24;
    if (dry)
        return height;
    {
        const Rect strip{rect.x, rect.y, rect.width, band_height};
        const auto scope = surface.decoration(strip);
        surface.fill(strip, band, look.theme.radius_control);
        surface.fill({strip.x, strip.bottom() - 8, strip.width, 8}, band);
    }
    if (one_line) {
        const float middle = rect.y + band_height / 2 - bold.line / 2;
        write(canvas, {"receipt.code.label"}, {page.code_label, bold, band_ink}, x, middle,
              label + 1);
        write(canvas, {"receipt.when"}, {page.when, light, band_ink}, x + width - when, middle,
              when + 1);
    } else {
        write(canvas, {"receipt.code.label"}, {page.code_label, bold, band_ink}, x, rect.y + 20,
              width);
        write(canvas, {"receipt.when"}, {page.when, light, band_ink}, x, rect.y + 20 + bold.line,
              width);
    }
    const float left = x - canvas.surface.bearing(look.bold(type), page.code);
    y += write(canvas, {.id = "receipt.code", .balanced = true}, code_runs(type), left, y,
               width + 12) +
         10;
    write(canvas, {.id = "receipt.note", .balanced = true}, note, x, y, width);
    return height;
}

float draw_phone_part(Canvas& canvas, const present::ReceiptPage& page, const Paper& paper, float x,
                      float y, float width) {
    const Look& look = canvas.look;
    const float qr = look.large_text || width < 640 ? std::min(width * 0.42f, 390.0f) : 400;
    const float gap = 32;
    const bool beside = width - qr - gap > 280;
    const float text_x = beside ? x + qr + gap : x;
    const float room = beside ? width - qr - gap : width;
    float at = beside ? y : y + qr + 16;
    draw_qr(canvas, "receipt.qr", page.qr, page.phone_heading, {x - 24, y - 24, qr, qr});
    const auto block = [&](const char* id, const std::string& heading, const std::string& text) {
        if (heading.empty())
            return;
        at += write(canvas, {id, Role::heading}, {heading, look.bold(Type::lead), paper.ink},
                    text_x, at, room);
        at += 20 + write(canvas, {.id = std::string(id) + ".text", .balanced = true},
                         {text, look.text(Type::body), paper.ink}, text_x, at + 4, room);
    };
    block("receipt.phone", page.phone_heading, page.phone_text);
    block("receipt.kiosk", page.kiosk_heading, page.kiosk_text);
    return std::max(at, y + qr - 24) - y;
}

// Without `with_sent` what was sent stands beside the ticket.
float draw_ticket(Canvas& canvas, const present::ReceiptPage& page, Rect rect, bool with_sent) {
    const Look& look = canvas.look;
    Surface& surface = canvas.surface;
    const Paper paper = paper_of(look);
    const float pad = look.narrow() ? 28 : 48;
    const float code = draw_code_part(canvas, page, paper, rect, true);
    const float width = rect.width - 2 * pad;
    float content = 0;
    float phone = 0;
    {
        const auto nothing = surface.dry_run();
        phone = draw_phone_part(canvas, page, paper, rect.x + pad, 0, width);
        content = with_sent ? phone + 24 + 24 + draw_sent(canvas, page, paper, 0, 0, width) : phone;
    }
    const float height = code + 40 + content + 36;
    {
        Node node;
        node.id = "receipt.ticket";
        node.role = Role::image;
        node.decorative = true;
        node.rect = {rect.x, rect.y, rect.width, height};
        const auto scope = surface.item(std::move(node));
        surface.fill({rect.x, rect.y, rect.width, height}, paper.paper, look.theme.radius_control);
    }
    draw_code_part(canvas, page, paper, rect, false);
    const float tear = rect.y + code + 6;
    {
        const auto scope = surface.decoration({rect.x - 24, tear - 24, rect.width + 48, 48});
        surface.disc(rect.x, tear, 24, look.theme.board);
        surface.disc(rect.right(), tear, 24, look.theme.board);
        dots(canvas, rect.x + pad, tear, rect.right() - pad, 10, 29.4f,
             look.theme.high_contrast ? paper.ink : Colour{185, 178, 163});
    }
    float y = tear + 48;
    draw_phone_part(canvas, page, paper, rect.x + pad, y, width);
    if (with_sent) {
        y += phone + 12;
        const auto line = surface.decoration({rect.x + pad, y, width, 2});
        surface.fill({rect.x + pad, y, width, 2}, paper.line);
        draw_sent(canvas, page, paper, rect.x + pad, y + 24, width);
    }
    return height;
}

// The seconds that are left, large, with a line and a way to have more. Returns the height.
float draw_time(Canvas& canvas, const present::ReceiptPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    const Tone tone = look.board();
    const Style seconds =
        look.landscape() || look.narrow() ? look.bold(Type::head) : look.bold(Type::banner);
    // As wide for any two digits: what stands beside a countdown stays where it is.
    const float number = std::max(seconds.size * 1.3f, canvas.surface.measure(seconds, "00") + 20);
    const Button more{&page.more_time};
    const float button = button_width(canvas, more);
    const bool stacked = width - number - button - 64 < 260;
    const float room = width - number - (stacked ? 0 : button + 40);
    const Run run{page.seconds_text, look.text(Type::lead), tone.ink};
    const float text = height_of(canvas, std::span(&run, 1), room);
    const float height = text + 14 + 36;
    write(canvas, {"receipt.seconds", Role::status, {}, false, true},
          {page.seconds, seconds, tone.ink}, x, y + (height - seconds.line) / 2, number);
    write(canvas, {.id = "receipt.seconds.text", .balanced = true}, run, x + number, y, room);
    {
        const Rect bar{x + number, y + text + 14, room, 36};
        const auto scope = canvas.surface.decoration(bar);
        const float left = std::clamp(page.time_left, 0.0f, 1.0f) * (room - 36);
        canvas.surface.fill({bar.x, bar.y + 13, room, 10}, theme.board_line);
        canvas.surface.fill({bar.x, bar.y + 13, left + 18, 10}, theme.board_ink);
        canvas.surface.disc(bar.x + left + 18, bar.y + 18, 18, theme.board_ink);
        canvas.surface.disc(bar.x + left + 18, bar.y + 18, 10, theme.accent);
    }
    const float button_height = look.button_height();
    if (!stacked) {
        draw_button(canvas, more,
                    {x + width - button, y + (height - button_height) / 2, button, button_height},
                    {tone.paper, tone.ink, tone.soft, tone.ink});
        return std::max(height, button_height);
    }
    draw_button(canvas, more, {x, y + height + 12, width, button_height},
                {tone.paper, tone.ink, tone.soft, tone.ink});
    return height + 12 + button_height;
}

float draw_ends(Canvas& canvas, const present::ReceiptPage& page, float x, float y, float width,
                float height) {
    const Theme& theme = canvas.look.theme;
    return draw_choice(canvas, page.more, page.finish, {x, y, width, height},
                       {theme.board, theme.board_ink, theme.board_ink_soft, theme.board_ink});
}

// Where the controls at the foot begin, and the first thing at the top.
struct Places {
    float x = 0, width = 0; // of the controls
    float button = 0;
    float top = 0;
    float ends = 0;
    float time = 0;
};

Places places_of(Canvas& canvas, const present::ReceiptPage& page, const Area& area, Rect inner,
                 bool lying) {
    const Look& look = canvas.look;
    const bool tall = look.height > 1700;
    const bool small = look.landscape() || look.narrow();
    Places places;
    places.width = lying ? std::round(inner.width * 0.36f) : inner.width;
    places.x = inner.right() - places.width;
    places.button = small ? look.button_height() : std::max(100.0f, look.button_height());
    places.top = inner.y + (tall ? 48.0f : 24.0f);
    const auto nothing = canvas.surface.dry_run();
    places.time = area.main.bottom() - (tall ? 52.0f : 20.0f) -
                  draw_time(canvas, page, places.x, 0, places.width);
    places.ends = places.time - (tall ? 64.0f : 28.0f) -
                  draw_ends(canvas, page, places.x, 0, places.width, places.button);
    return places;
}

// On a lying panel the ticket stands at the left, all else at its right.
void draw_lying(Canvas& canvas, const present::ReceiptPage& page, const Places& places, float x,
                float bottom) {
    const Look& look = canvas.look;
    const float y = places.top;
    const float sent_y = y + draw_head(canvas, page, places.x, y, places.width) + 28;
    const Paper board{look.theme.board, look.theme.board_ink, look.theme.board_ink_soft,
                      look.theme.board_line};
    const float sent_height = places.ends - 24 - sent_y;
    const bool on_ticket = sent_height < least_sent_height;
    if (!on_ticket)
        scrolled(canvas, "receipt.sent", {places.x, sent_y, places.width, sent_height},
                 look.board(), [&](float left, float top, float room) {
                     return draw_sent(canvas, page, board, left, top, room - 20) + 8;
                 });
    draw_ends(canvas, page, places.x, places.ends, places.width, places.button);
    draw_time(canvas, page, places.x, places.time, places.width);
    scrolled(canvas, "receipt.scroll", {x, y, places.x - 56 - x, bottom - y - 16}, look.board(),
             [&](float left, float top, float room) {
                 return draw_ticket(canvas, page, {left, top, room, 0}, on_ticket);
             });
}

// The ticket between head and controls; where that leaves a slit, only the time that is left stays.
void draw_standing(Canvas& canvas, const present::ReceiptPage& page, const Places& places) {
    const Look& look = canvas.look;
    const float x = places.x;
    const float width = places.width;
    const float after_head = look.height > 1700 ? 40 : 20;
    float y = places.top;
    const float heading =
        height_drawn_by(canvas, [&] { return draw_head(canvas, page, x, y, width); }) + after_head;
    if (look.is_slit(places.ends - 24 - y - heading)) {
        scrolled(canvas, "receipt.scroll", {x, y, width, places.time - 24 - y}, look.board(),
                 [&](float left, float top, float room) {
                     float at = top + draw_head(canvas, page, left, top, room) + after_head;
                     at += draw_ticket(canvas, page, {left, at, room, 0}, true) + 28;
                     return at + draw_ends(canvas, page, left, at, room, places.button) + 8 - top;
                 });
        draw_time(canvas, page, x, places.time, width);
        return;
    }
    y += draw_head(canvas, page, x, y, width) + after_head;
    scrolled(canvas, "receipt.scroll", {x, y, width, places.ends - 24 - y}, look.board(),
             [&](float left, float top, float room) {
                 return draw_ticket(canvas, page, {left, top, room, 0}, true);
             });
    draw_ends(canvas, page, x, places.ends, width, places.button);
    draw_time(canvas, page, x, places.time, width);
}

} // namespace

void draw_receipt(Canvas& canvas, const present::ReceiptPage& page, const Area& area) {
    const Look& look = canvas.look;
    Rect whole = area.whole();
    {
        const auto scope = canvas.surface.decoration(whole);
        canvas.surface.fill(whole, look.theme.board);
    }
    const float margin = look.narrow() ? 24 : 56;
    whole.x += margin;
    whole.width -= 2 * margin;
    if (!look.landscape())
        return draw_standing(canvas, page, places_of(canvas, page, area, whole, false));
    const Places beside = places_of(canvas, page, area, whole, true);
    const float heading =
        height_drawn_by(canvas, [&] { return draw_head(canvas, page, beside.x, 0, beside.width); });
    if (beside.top + heading + 16 <= beside.ends)
        draw_lying(canvas, page, beside, whole.x, area.main.bottom());
    else // large words on a panel of 10"
        draw_standing(canvas, page, places_of(canvas, page, area, whole, false));
}

} // namespace view
