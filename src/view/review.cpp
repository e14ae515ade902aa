#include "view/screens.h"

#include "view/icons.h"

#include <algorithm>

namespace view {
namespace {

// What was given, masked, each with "show" and "correct". Returns the row's height.
float draw_row(Canvas& canvas, const present::ReviewRow& row, std::size_t index, float x, float y,
               float width, float label_width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float button = look.large_text ? look.button_height() : std::max(60.0f, look.target);
    std::vector<Button> buttons;
    if (row.reveal)
        buttons.push_back({&*row.reveal, row.reveal->chosen ? icons::eye_off : icons::eye});
    if (row.correct)
        buttons.push_back({&*row.correct});
    float buttons_width = 0;
    for (const Button& one : buttons)
        buttons_width += button_width(canvas, one) + look.gap;
    const bool stacked = width - buttons_width - label_width < 280;
    const Style label = look.text(Type::body);
    const Style value = look.bold(Type::body);
    const float room = width - label_width - (stacked ? 0 : buttons_width + 12);
    const bool secret = !row.secret.empty();
    const Run run{secret ? row.secret : std::string_view(row.value), value, tone.ink};
    const Paragraph set = canvas.surface.set(std::span(&run, 1), room);
    const float text = std::max(label.line, set.height());
    const float first = std::max(
        text + 24, stacked || buttons.empty() ? look.large_text ? 76.0f : 64.0f : button + 24);
    const float height = stacked && !buttons.empty() ? first + button + 16 : first;
    const std::string id = "review." + std::to_string(index);
    hairline(canvas, x, y, width);
    write(canvas, {id + ".label", Role::text, "review"}, {row.label, label, tone.soft}, x,
          y + (first - label.line) / 2, label_width - 12);
    {
        Node node; // its words are drawn from locked memory and stay there
        node.id = id;
        node.label = row.label;
        node.value = secret ? std::string{} : row.value;
        node.parent = "review";
        node.rect = {x + label_width, y + (first - set.height()) / 2, room, set.height()};
        const auto scope = canvas.surface.item(std::move(node));
        canvas.surface.draw(set, x + label_width, y + (first - set.height()) / 2);
    }
    if (!buttons.empty()) {
        const ButtonPlan placed = plan(canvas, buttons, stacked ? width : buttons_width, button);
        draw_buttons(canvas, buttons, placed, stacked ? x : x + width - buttons_width + look.gap,
                     stacked ? y + first : y + (first - button) / 2, tone);
    }
    return height;
}

// Who receives, why, how long, which rights: a line with a station each.
float draw_notice(Canvas& canvas, const present::RegisterPage& page, float x, float y, float width,
                  float air) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    Surface& surface = canvas.surface;
    const float top = y;
    const float indent = look.narrow() ? 60 : 76;
    const float axis = x + 24;
    const Style lead = look.bold(Type::lead);
    std::vector<float> stations;
    y += 24;
    std::vector<float> heights;
    float total = 0;
    {
        const auto nothing = surface.dry_run();
        for (const present::NoticePart& part : page.notice) {
            const std::vector<Run> runs{{part.text, look.text(Type::body), theme.ink}};
            heights.push_back(lead.line + height_of(canvas, runs, width - indent) + air);
            total += heights.back();
        }
    }
    {
        const auto scope = surface.decoration({axis - 20, y, 40, total});
        if (!heights.empty())
            surface.fill({axis - 4, y + lead.line / 2, 8, total - heights.back()}, theme.ink);
        float at = y;
        for (const float height : heights) {
            surface.disc(axis, at + lead.line / 2, 20, theme.ink);
            surface.disc(axis, at + lead.line / 2, 12, theme.surface);
            at += height;
        }
    }
    for (std::size_t i = 0; i < page.notice.size(); ++i) {
        const std::string id = "notice." + std::to_string(i);
        write(canvas, {id, Role::heading, "notice"}, {page.notice[i].heading, lead, theme.ink},
              x + indent, y, width - indent);
        write(canvas, {id + ".text", Role::text, "notice"},
              {page.notice[i].text, look.text(Type::body), theme.ink}, x + indent, y + lead.line,
              width - indent);
        y += heights[i];
    }
    return y - top;
}

float draw_consent(Canvas& canvas, const present::Tap& consent, float x, float y, float width) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    Surface& surface = canvas.surface;
    const float indent = look.narrow() ? 72 : 76;
    const Run run{consent.label, look.text(Type::body), theme.ink};
    const float text = height_of(canvas, std::span(&run, 1), width - indent);
    const float height = std::max(96.0f, text + 32);
    const auto scope =
        control(canvas, consent, Role::checkbox, {x - 16, y, width + 32, height}, "notice");
    if (canvas.pressed(consent.id))
        surface.fill({x - 16, y, width + 32, height}, theme.proof);
    const Rect box{x, y + (height - 52) / 2, 52, 52};
    surface.fill(box, theme.ink, theme.radius_small);
    surface.fill({box.x + 5, box.y + 5, 42, 42}, consent.chosen ? theme.accent : theme.surface, 3);
    if (consent.chosen)
        surface.icon(icons::check, box.x + 6, box.y + 6, 40, theme.accent_ink);
    write(canvas, std::span(&run, 1), x + indent, y + (height - text) / 2, width - indent);
    return height;
}

// The notice and the consent on paper of their own; its parts stand further apart where there is
// room. Returns the height.
float draw_paper(Canvas& canvas, const present::RegisterPage& page, float x, float y, float width,
                 float room) {
    const Look& look = canvas.look;
    const Theme& theme = look.theme;
    constexpr float closest = 18;
    constexpr float widest = 40;
    float notice = 0;
    float consent = 0;
    {
        const auto nothing = canvas.surface.dry_run();
        notice = draw_notice(canvas, page, x, y, width, closest);
        if (page.consent)
            consent = draw_consent(canvas, *page.consent, x, y, width);
    }
    const float parts = std::max(1.0f, static_cast<float>(page.notice.size()));
    const float air = std::clamp(closest + (room - notice - consent - 16) / parts, closest, widest);
    const float height = notice + (air - closest) * parts + consent + 12;
    const float bleed = look.landscape() ? 24 : look.margin();
    {
        const Rect paper{x - bleed, y, width + 2 * bleed, height};
        const auto scope = canvas.surface.decoration(paper);
        canvas.surface.fill(paper, theme.surface);
        canvas.surface.fill({paper.x, paper.y, paper.width, theme.rule}, theme.ink);
        canvas.surface.fill({paper.x, paper.bottom() - theme.rule, paper.width, theme.rule},
                            theme.ink);
    }
    draw_notice(canvas, page, x, y, width, air);
    if (page.consent) {
        const float consent_y = y + height - consent - theme.rule;
        hairline(canvas, x, consent_y - 2, width);
        draw_consent(canvas, *page.consent, x, consent_y, width);
    }
    return height;
}

// Heading and what was given. Returns the height.
float draw_given(Canvas& canvas, const present::RegisterPage& page, float x, float y, float width) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float top = y;
    y += 16;
    const auto make = [&](Type type) {
        return std::vector<Run>{{page.heading, look.bold(type), tone.ink}};
    };
    const Type largest = look.landscape() ? Type::title : Type::head;
    const Type type = fitting(canvas, {largest, Type::title}, width, 1, make);
    const bool low = look.low_line > 0; // the question stands above the line
    if (!low)
        y += 12 + write(canvas, {"form.heading", Role::heading}, make(type),
                        x - (type == Type::head ? 2 : 0), y, width);
    if (!low && !page.lead.empty())
        y += 12 + write(canvas, {"form.lead"}, {page.lead, look.text(Type::body), tone.soft}, x, y,
                        width);
    y += draw_review_rows(canvas, page, x, y, width);
    return y - top + 12;
}

// That it is sealed, with its lock. Returns the height.
float draw_sealed(Canvas& canvas, const present::RegisterPage& page, float x, float y,
                  float width) {
    if (page.sealed.empty())
        return 0;
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const Style style = look.text(Type::body);
    const Run run{page.sealed, style, tone.soft};
    const Paragraph set = canvas.surface.set(std::span(&run, 1), width - 48);
    const float left = x + (width - set.width - 48) / 2;
    {
        const auto scope = canvas.surface.decoration({left, y, 34, 34});
        canvas.surface.icon(icons::lock, left, y + (style.line - 34) / 2, 34, tone.soft);
    }
    write(canvas, {"form.sealed"}, run, left + 48, y, width - 48);
    return set.height() + 20;
}

// Sending and, beside it or below it, not sending.
struct Sending {
    float send = 0;
    float abandon = 0;
    float height = 0;
};

Sending plan_sending(const Look& look, const present::RegisterPage& page) {
    Sending plan{look.landscape() ? 112.0f : 136.0f, std::max(80.0f, look.button_height()), 0};
    plan.height = look.landscape() ? std::max(plan.send, plan.abandon)
                                   : plan.send + (page.abandon ? plan.abandon + 20 : 0);
    return plan;
}

void draw_sending(Canvas& canvas, const present::RegisterPage& page, float x, float y,
                  float width) {
    const bool wide = canvas.look.landscape();
    const Sending plan = plan_sending(canvas.look, page);
    const float half = wide ? (width - 20) / 2 : width;
    if (page.send)
        primary(canvas, *page.send, {x + width - half, y, half, plan.send}, icons::arrow_right,
                page.saving);
    if (page.abandon)
        draw_button(canvas, {&*page.abandon},
                    {x, y + (wide ? (plan.send - plan.abandon) / 2 : plan.height - plan.abandon),
                     half, plan.abandon},
                    canvas.look.ground());
}

// What was given and the notice.
float draw_all(Canvas& canvas, const present::RegisterPage& page, float x, float y, float width,
               float room) {
    const float used = draw_given(canvas, page, x, y, width);
    return used + draw_paper(canvas, page, x, y + used, width, room - used);
}

// Where not all is in view at once, one has read the notice before one comes to send.
void draw_as_one(Canvas& canvas, const present::RegisterPage& page, Rect rect) {
    scrolled(canvas, "review", rect, canvas.look.ground(), [&](float x, float y, float width) {
        float at = y + draw_all(canvas, page, x, y, width, 0) + 20;
        at += draw_sealed(canvas, page, x, at, width);
        draw_sending(canvas, page, x, at, width);
        return at + plan_sending(canvas.look, page).height + 16 - y;
    });
}

} // namespace

float draw_review_rows(Canvas& canvas, const present::RegisterPage& page, float x, float y,
                       float width) {
    float label_width = 100;
    for (const present::ReviewRow& row : page.review)
        label_width = std::max(
            label_width, canvas.surface.measure(canvas.look.text(Type::body), row.label) + 32);
    label_width = std::min(label_width, width * 0.35f);
    float at = y;
    for (std::size_t i = 0; i < page.review.size(); ++i)
        at += draw_row(canvas, page.review[i], i, x, at, width, label_width);
    return at - y;
}

void draw_review(Canvas& canvas, const present::RegisterPage& page, Rect rect) {
    const Look& look = canvas.look;
    const Tone tone = look.ground();
    const float x = rect.x + look.margin();
    const float width = rect.width - 2 * look.margin();
    const float send_y = rect.bottom() - 20 - plan_sending(look, page).height;
    const float sealed_y =
        send_y - height_drawn_by(canvas, [&] { return draw_sealed(canvas, page, x, 0, width); });
    const float height = sealed_y - 16 - rect.y;
    const auto all = [&] {
        return height_drawn_by(canvas, [&] { return draw_all(canvas, page, x, 0, width, 0); });
    };
    constexpr float lines = 8; // of what was given
    if (look.landscape() ? look.is_slit(height, lines) : all() > height)
        return draw_as_one(canvas, page, {x, rect.y, width, rect.height - 8});
    if (look.landscape()) {
        const float column = (width - 60) / 2;
        scrolled(canvas, "review", {x, rect.y, column, height}, tone,
                 [&](float left, float y, float room) {
                     return draw_given(canvas, page, left, y, room);
                 });
        scrolled(canvas, "notice", {x + column + 60, rect.y + 16, column, height - 16}, tone,
                 [&](float left, float y, float room) {
                     return draw_paper(canvas, page, left, y, room, height - 16);
                 });
    } else {
        draw_all(canvas, page, x, rect.y, width, height);
    }
    draw_sealed(canvas, page, x, sealed_y, width);
    draw_sending(canvas, page, x, send_y, width);
}

} // namespace view
