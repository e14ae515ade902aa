#include "view/setting.h"

namespace view {
namespace {

constexpr char32_t no_break_hyphen = 0x2011;
constexpr char32_t no_break_space = 0xA0;

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

// A line may end after this character, of which `letters` stand before it in the word ("e-mail" is
// not broken); no-break space, narrow no-break space and no-break hyphen
// never end one.
bool ends_line(char32_t c, char32_t before, char32_t after, int letters) {
    if (c == ' ' || c == 0x2013 || c == 0x2014)
        return true;
    return c == '-' && letters > 1 && before != ' ' && before != 0 && !is_digit(after) &&
           after != ' ';
}

// Where a word that is wider than the measure is cut rather than anywhere: addresses.
bool joins_address(char32_t c) {
    return c == '/' || c == '@' || c == '.' || c == '_' || c == '-' || c == no_break_hyphen;
}

// "fr" alone on a line: an address is not cut before its last few letters.
bool leaves_a_crumb(char32_t c, std::string_view rest) {
    constexpr std::size_t crumb = 4;
    return c == '.' && std::min(rest.find(' '), rest.size()) <= crumb;
}

// Whether the word around a byte of the text has a sign of addresses in it.
bool is_in_address(std::string_view text, std::size_t byte) {
    const std::size_t space = text.substr(0, byte).find_last_of(" \n");
    std::string_view word = text.substr(space == std::string_view::npos ? 0 : space + 1);
    word = word.substr(0, word.find_first_of(" \n"));
    return word.find_first_of("/@") != std::string_view::npos;
}

struct Place {
    std::size_t run = 0;
    std::size_t byte = 0;
};

// Goes through the runs one character after the other and fills lines greedily.
class Setter {
public:
    Setter(std::span<const Run> runs, float width, const Advance& advance)
        : width_(width)
        , advance_(advance) {
        result_.runs.assign(runs.begin(), runs.end());
        for (const Run& run : runs)
            result_.line_height = std::max(result_.line_height, run.style.line);
    }

    Paragraph run() {
        for (std::size_t i = 0; i < result_.runs.size(); ++i) {
            std::string_view rest = result_.runs[i].text;
            while (!rest.empty()) {
                const Place here{i, result_.runs[i].text.size() - rest.size()};
                take(here, next_code_point(rest), rest, i);
            }
        }
        if (pen_ > 0 || result_.lines.empty())
            close_line(ink_after_, ink_end_);
        return std::move(result_);
    }

private:
    char32_t following(std::string_view rest, std::size_t run) const {
        while (rest.empty() && ++run < result_.runs.size())
            rest = result_.runs[run].text;
        return rest.empty() ? 0 : next_code_point(rest);
    }

    void take(Place here, char32_t c, std::string_view rest, std::size_t run) {
        const Place after{run, result_.runs[run].text.size() - rest.size()};
        if (c == '\n') {
            close_line(here, ink_end_);
            start_line(after);
            return;
        }
        const float advance = advance_(result_.runs[run].style, c);
        if (c != ' ' && pen_ + advance > width_ + 0.01f && pen_ > 0)
            wrap(here);
        pen_ += advance;
        if (c == no_break_space) // before the words that it holds are cut, they part here
            mark(held_, after);
        if (c != ' ') {
            ink_end_ = pen_;
            ink_after_ = after;
        }
        if (ends_line(c, before_, following(rest, run), letters_))
            mark(break_, after);
        else if (joins_address(c) && !leaves_a_crumb(c, rest))
            mark(c == '/' || c == '@' ? slash_ : cut_, after);
        before_ = c;
        letters_ = c == ' ' || c == '-' || c == no_break_space ? 0 : letters_ + 1;
    }

    struct Break {
        bool known = false;
        Place at;        // the next line begins here
        Place ink_after; // this line's ink ends here
        float ink_end = 0;
        float pen = 0;
    };

    static Break later(const Break& a, const Break& b) { return a.pen >= b.pen ? a : b; }

    void mark(Break& place, Place at) const { place = {true, at, ink_after_, ink_end_, pen_}; }

    void wrap(Place here) {
        Break chosen = break_;
        if (!chosen.known) {
            chosen = held_;
            result_.word_cut = true;
        }
        if (!chosen.known) // an address: after a slash, unless that leaves the line half empty
            chosen = slash_.known && slash_.pen > width_ / 2 ? slash_ : later(cut_, slash_);
        if (!chosen.known) {
            mark(chosen, here);
            result_.word_split = !is_in_address(result_.runs[here.run].text, here.byte);
        }
        const float carried = pen_ - chosen.pen;
        ink_after_ = chosen.ink_after;
        close_line(chosen.ink_after, chosen.ink_end);
        start_line(chosen.at);
        pen_ = carried;
        ink_end_ = carried;
        ink_after_ = here;
        // What was carried over may itself be too long a word for one line, but never for two.
    }

    void start_line(Place at) {
        start_ = at;
        pen_ = 0;
        ink_end_ = 0;
        ink_after_ = at;
        break_ = {};
        held_ = {};
        cut_ = {};
        slash_ = {};
        before_ = 0;
        letters_ = 0;
    }

    void close_line(Place end, float width) {
        Paragraph::Line line{result_.segments.size(), 0, width};
        float x = 0;
        for (std::size_t i = start_.run; i < result_.runs.size() && i <= end.run; ++i) {
            const std::size_t begin = i == start_.run ? start_.byte : 0;
            const std::size_t stop = i == end.run ? end.byte : result_.runs[i].text.size();
            if (begin >= stop)
                continue;
            result_.segments.push_back({i, begin, stop, x});
            std::string_view part = result_.runs[i].text.substr(begin, stop - begin);
            while (!part.empty())
                x += advance_(result_.runs[i].style, next_code_point(part));
        }
        line.last = result_.segments.size();
        result_.width = std::max(result_.width, width);
        result_.lines.push_back(line);
    }

    Paragraph result_;
    float width_;
    const Advance& advance_;
    Place start_;
    Place ink_after_;
    float pen_ = 0;
    float ink_end_ = 0;
    Break break_, held_, cut_, slash_;
    char32_t before_ = 0;
    int letters_ = 0; // since the last space or hyphen
};

} // namespace

char32_t next_code_point(std::string_view& text) {
    const auto byte = [&text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const unsigned first = byte(0);
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    char32_t c = length == 1   ? first
                 : length == 2 ? first & 0x1Fu
                 : length == 3 ? first & 0x0Fu
                               : first & 0x07u;
    for (std::size_t i = 1; i < length; ++i)
        c = (c << 6) | (byte(i) & 0x3Fu);
    text.remove_prefix(std::min(length, text.size()));
    return c;
}

Paragraph set_lines(std::span<const Run> runs, float width, const Advance& advance) {
    return Setter(runs, width, advance).run();
}

void Surface::draw(const Paragraph& paragraph, float x, float y) {
    if (is_dry())
        return;
    // All sizes of a paragraph stand on the baseline of its largest.
    constexpr float middle_to_baseline_em = (ascent_em - descent_em) / 2;
    float largest = 0;
    for (const Run& run : paragraph.runs)
        largest = std::max(largest, run.style.size);
    for (const Paragraph::Line& line : paragraph.lines) {
        for (std::size_t i = line.first; i < line.last; ++i) {
            const Paragraph::Segment& segment = paragraph.segments[i];
            const Run& run = paragraph.runs[segment.run];
            Style style = run.style;
            style.line = paragraph.line_height;
            text(x + segment.x, y + (largest - style.size) * middle_to_baseline_em, style, run.ink,
                 run.text.substr(segment.begin, segment.end - segment.begin));
        }
        y += paragraph.line_height;
    }
}

} // namespace view
