#include "view/screens.h"

#include <algorithm>

namespace view {
namespace {

// The board with the brand, the hint and the yellow line. Returns where the hint ends.
float draw_board(Canvas& canvas, Rect rect) {
    const Look& look = canvas.look;
    const Tone tone = look.board();
    {
        const auto scope = canvas.surface.decoration(rect);
        canvas.surface.fill(rect, tone.paper);
        canvas.surface.fill({rect.x, rect.bottom() - 8, rect.width, 8}, look.theme.accent);
    }
    const float x = rect.x + look.margin();
    const float right = rect.right() - look.margin();
    brand(canvas, x, rect.y + 60, tone.ink);
    if (canvas.page.low_hint.empty())
        return rect.y + 96;
    const Style style = look.text(Type::body);
    const float left = x + brand_width(canvas) + 40;
    const Run run{canvas.page.low_hint, style, tone.soft};
    const float height = height_of(canvas, std::span(&run, 1), right - left);
    const float y = rect.y + std::max(16.0f, 60 - height / 2);
    write(canvas, {"low.hint"}, run, left, y, right - left);
    return std::max(rect.y + 96, y + height);
}

// A heading and, under it, what more is said, each in lines of its own height.
struct UpperWords {
    std::vector<Run> heading, more;
};

constexpr float above_more = 8;

float height_of(Canvas& canvas, const UpperWords& words, float width) {
    const float more = words.more.empty() ? 0 : height_of(canvas, words.more, width);
    const float between = words.heading.empty() || words.more.empty() ? 0 : above_more;
    return (words.heading.empty() ? 0 : height_of(canvas, words.heading, width)) + between + more;
}

void write_upper(Canvas& canvas, const UpperWords& words, float x, float y, float width) {
    if (!words.heading.empty())
        y += above_more + write(canvas, {"upper", Role::heading}, words.heading, x, y, width);
    if (!words.more.empty())
        write(canvas, {"upper.more"}, words.more, x, y, width);
}

// The dated offers of the page as stations of one line, dotted where the dates end.
void draw_dates(Canvas& canvas, const present::BrowsePage& page, float x, float y, float right) {
    const Look& look = canvas.look;
    const Tone tone = look.board();
    const float step = std::min(220.0f, (right - x) / 4.5f);
    std::vector<const present::OfferRow*> dated;
    for (const present::OfferRow& row : page.rows)
        if (!row.due.day.empty() && dated.size() < 4)
            dated.push_back(&row);
    const float end = x + step * static_cast<float>(dated.size());
    {
        const auto scope = canvas.surface.decoration({x, y - 32, right - x, 64});
        canvas.surface.fill({x, y - 5, end - x, 10}, tone.ink);
        dots(canvas, end + 46, y, right + look.margin(), 10, 18, tone.ink);
        canvas.surface.disc(x + 26, y, 26, tone.ink);
        canvas.surface.disc(x + 26, y, 18, look.theme.accent);
        for (std::size_t i = 0; i < dated.size(); ++i)
            disc(canvas, dated[i]->disc, x + 32 + step * static_cast<float>(i + 1), y, 64,
                 DiscGround::board, tone.paper);
    }
    for (std::size_t i = 0; i < dated.size(); ++i) {
        const std::string date = dated[i]->due.day + "\u00A0" + dated[i]->due.month;
        Words words{"upper.date." + std::to_string(i)};
        words.display_only = true; // each row says it too
        write(canvas, std::move(words), {date, look.bold(Type::body), tone.ink},
              x + step * static_cast<float>(i + 1), y + 44, step - 8);
    }
}

} // namespace

bool draw_upper(Canvas& canvas, Rect rect, std::string_view light, std::string_view bold,
                float reserved) {
    if (rect.height <= 0)
        return false;
    const Look& look = canvas.look;
    const Tone tone = look.board();
    const float x = rect.x + look.margin();
    const float width = rect.width - 2 * look.margin();
    const float y = draw_board(canvas, rect) + 16;
    const float foot = rect.bottom() - 40 - reserved;
    UpperWords words;
    if (!light.empty())
        words.more = {{light, look.text(Type::lead), tone.soft}};
    for (const Type type : {Type::banner, Type::head, Type::title}) {
        if (!bold.empty())
            words.heading = {{bold, look.bold(type), tone.ink}};
        const Paragraph set = canvas.surface.set(words.heading, width);
        if (set.lines.size() <= 2 && !set.word_cut && y + height_of(canvas, words, width) <= foot)
            break;
    }
    const float height = height_of(canvas, words, width);
    if (y + height > foot)
        return false;
    write_upper(canvas, words, x - 4, std::max(y, (y + foot - height) / 2), width);
    return true;
}

void draw_upper_of_list(Canvas& canvas, const present::BrowsePage& page, Rect rect) {
    const Look& look = canvas.look;
    const Tone tone = look.board();
    // The number large, its noun beside it: "9" "offres".
    const std::size_t digits =
        std::min(page.count.find_first_not_of("0123456789"), page.count.size());
    if (digits == 0 || digits > 3 || rect.height < 560) {
        draw_upper(canvas, rect, page.total, page.count);
        return;
    }
    const std::string_view number = std::string_view(page.count).substr(0, digits);
    std::string_view noun = std::string_view(page.count).substr(digits);
    while (!noun.empty() && (noun.front() == ' ' || noun.starts_with("\u00A0")))
        noun.remove_prefix(noun.front() == ' ' ? 1 : 2);
    const float x = rect.x + look.margin();
    const float right = rect.right() - look.margin();
    const float y = draw_board(canvas, rect) + 44;
    const Style numeral{Face::display_bold, 300, 240};
    const float number_width = canvas.surface.measure(numeral, number);
    write(canvas, {"upper.count", Role::text, {}, false, true}, {number, numeral, tone.ink},
          x - canvas.surface.bearing(numeral, number), y, number_width + 1);
    std::string with = page.total;
    for (const present::Tap& tap : page.chosen)
        with += (with.empty() ? "" : " · ") + tap.label;
    UpperWords words{{{noun, look.bold(Type::head), tone.ink}}, {}};
    if (!with.empty())
        words.more = {{with, look.inter(Type::title, false), tone.soft}};
    const float left = x + number_width + 36;
    const float height = height_of(canvas, words, right - left);
    write_upper(canvas, words, left, y + std::max(0.0f, (240 - height) / 2), right - left);
    const float line_y = std::max(y + 322, y + height + 60);
    if (line_y + 44 + look.bold(Type::body).line < rect.bottom() - 16)
        draw_dates(canvas, page, x, line_y, right);
}

} // namespace view
