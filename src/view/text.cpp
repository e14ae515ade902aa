#include "view/components.h"

#include <algorithm>

namespace view {
namespace {

std::string plain(std::span<const Run> runs) {
    std::string text;
    for (const Run& run : runs)
        text += run.text;
    std::ranges::replace(text, '\n', ' ');
    return text;
}

} // namespace

float height_of(Canvas& canvas, std::span<const Run> runs, float width) {
    return canvas.surface.set(runs, width).height();
}

Paragraph balanced(Canvas& canvas, std::span<const Run> runs, float width) {
    Paragraph best = canvas.surface.set(runs, width);
    if (best.lines.size() < 2)
        return best;
    float low = best.width / static_cast<float>(best.lines.size());
    float high = best.width;
    constexpr int halvings = 6;
    for (int i = 0; i < halvings; ++i) {
        const float middle = (low + high) / 2;
        Paragraph narrower = canvas.surface.set(runs, middle);
        if (narrower.lines.size() > best.lines.size() || narrower.word_cut) {
            low = middle;
        } else {
            high = middle;
            best = std::move(narrower);
        }
    }
    return best;
}

std::string shortened(Canvas& canvas, std::string_view text, const Style& style, float width,
                      std::size_t most_lines) {
    const auto fits = [&](std::string_view words) {
        const Run run{words, style, {}};
        return canvas.surface.set(std::span(&run, 1), width).lines.size() <= most_lines;
    };
    if (most_lines == 0)
        return {};
    if (fits(text))
        return std::string{text};
    std::vector<std::size_t> ends; // of words
    for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1))
        ends.push_back(at);
    const auto cut = [&](std::size_t end) {
        std::string_view kept = text.substr(0, end);
        constexpr std::string_view marks[] = {" ", "\u00A0", "\u202F", ",", ";", ":"};
        const auto last = [&] {
            return std::ranges::find_if(marks, [&](auto mark) { return kept.ends_with(mark); });
        };
        for (auto mark = last(); mark != std::end(marks); mark = last())
            kept.remove_suffix(mark->size());
        return std::string{kept} + "…";
    };
    const auto first_too_long =
        std::ranges::partition_point(ends, [&](std::size_t end) { return fits(cut(end)); });
    return first_too_long == ends.begin() ? std::string{text} : cut(*(first_too_long - 1));
}

float write(Canvas& canvas, std::span<const Run> runs, float x, float y, float width) {
    const Paragraph paragraph = canvas.surface.set(runs, width);
    canvas.surface.draw(paragraph, x, y);
    return paragraph.height();
}

float write(Canvas& canvas, Words words, std::span<const Run> runs, float x, float y, float width) {
    const Paragraph paragraph =
        words.balanced ? balanced(canvas, runs, width) : canvas.surface.set(runs, width);
    Node node;
    node.id = std::move(words.id);
    node.role = words.role;
    node.parent = std::move(words.parent);
    node.label = plain(runs);
    node.label_text = words.label_text;
    node.display_only = words.display_only;
    node.rect = {x, y, std::min(paragraph.width + 1, width), paragraph.height()};
    if (node.label.empty())
        return 0;
    const auto scope = canvas.surface.item(std::move(node));
    if (paragraph.word_split)
        canvas.surface.mark_truncated();
    canvas.surface.draw(paragraph, x, y);
    return paragraph.height();
}

void write_boxed(Canvas& canvas, Words words, const Run& run, float x, float y) {
    Node node;
    node.id = std::move(words.id);
    node.role = words.role;
    node.parent = std::move(words.parent);
    node.label = run.text;
    node.label_text = words.label_text;
    const float width = canvas.surface.measure(run.style, run.text);
    node.rect = {x, y - 2, width + 2 * box_pad, run.style.line + 4};
    const Rect box = node.rect;
    const auto scope = canvas.surface.item(std::move(node));
    canvas.surface.outline(box, run.ink, 2, canvas.look.theme.radius_small);
    canvas.surface.text(x + box_pad, y, run.style, run.ink, run.text);
}

float write_aligned(Canvas& canvas, Words words, const Run& run, Rect box, Align align) {
    const float width = canvas.surface.measure(run.style, run.text);
    const float room = std::max(0.0f, box.width - width);
    const float shift = align == Align::left ? 0 : align == Align::right ? room : room / 2;
    return write(canvas, std::move(words), run, box.x + shift, box.y,
                 width <= box.width ? width + 1 : box.width);
}

std::vector<Run> title_runs(const present::Title& title, const Style& light, const Style& bold,
                            Colour ink, bool own_line) {
    std::vector<Run> runs;
    if (!title.beginning.empty()) {
        runs.push_back({title.beginning, light, ink});
        if (!title.own.empty())
            runs.push_back({own_line ? "\n" : " ", light, ink});
    }
    if (!title.own.empty())
        runs.push_back({title.own, bold, ink});
    if (!title.gender.empty()) {
        runs.push_back({"\u00A0", light, ink}); // "(h/f)" never stands alone on a line
        runs.push_back({title.gender, light, ink});
    }
    return runs;
}

Type fitting(Canvas& canvas, std::initializer_list<Type> sizes, float width, std::size_t most_lines,
             const std::function<std::vector<Run>(Type)>& make) {
    for (const Type type : sizes) {
        const Paragraph paragraph = canvas.surface.set(make(type), width);
        if (paragraph.lines.size() <= most_lines && !paragraph.word_cut)
            return type;
    }
    return *(sizes.end() - 1);
}

} // namespace view
