#include "view/offer_slots.h"

#include <algorithm>

namespace view {
namespace {

constexpr float slot_gap = 20;
constexpr float most_needed = 240;

Style slot_value(const Look& look, const present::SlotText& slot) {
    return {slot.stated ? Face::text_bold : Face::text, look.text(Type::body).size, 34};
}

} // namespace

SlotHeights slot_heights(Canvas& canvas, const present::OfferRow& row,
                         std::span<const float> widths) {
    SlotHeights heights{canvas.look.text(Type::label).line, 38};
    for (std::size_t i = 0; i < row.slots.size(); ++i) {
        const present::SlotText& slot = row.slots[i];
        const float width = widths[i % widths.size()];
        const Run label{slot.label, canvas.look.text(Type::label), {}};
        const Run value{slot.value, slot_value(canvas.look, slot), {}};
        heights.label = std::max(heights.label, height_of(canvas, std::span(&label, 1), width - 4));
        heights.value =
            std::max(heights.value, height_of(canvas, std::span(&value, 1), width - 2) + 4);
    }
    return heights;
}

void draw_slots(Canvas& canvas, const present::OfferRow& row, float x, float y,
                std::span<const float> widths, const Inks& inks) {
    const Look& look = canvas.look;
    const SlotHeights heights = slot_heights(canvas, row, widths);
    float at_x = x;
    for (std::size_t i = 0; i < row.slots.size(); ++i) {
        const present::SlotText& slot = row.slots[i];
        if (i % widths.size() == 0)
            at_x = x;
        const float at_y =
            y + static_cast<float>(i / widths.size()) * (heights.label + heights.value + 8);
        const std::string id = row.open.id + ".slot." + std::to_string(i);
        const float width = widths[i % widths.size()];
        write(canvas, {id + ".label", Role::text, row.open.id, true},
              {slot.label, look.text(Type::label), inks.soft}, at_x, at_y, width - 4);
        write(canvas, {id, Role::text, row.open.id},
              {slot.value, slot_value(look, slot), slot.stated ? inks.ink : inks.soft}, at_x,
              at_y + heights.label + 2, width - 2);
        at_x += width;
    }
}

std::vector<Run> slot_runs(const Look& look, const present::OfferRow& row, const Inks& inks) {
    std::vector<Run> runs;
    const Style soft = look.text(Type::body);
    for (std::size_t i = 0; i < row.slots.size(); ++i) {
        const present::SlotText& slot = row.slots[i];
        if (i > 0)
            runs.push_back({"   ", soft, inks.soft});
        runs.push_back({slot.label, soft, inks.soft});
        runs.push_back({"\u00A0", soft, inks.soft});
        runs.push_back({slot.value, slot.stated ? look.bold(Type::body) : soft,
                        slot.stated ? inks.ink : inks.soft});
    }
    return runs;
}

std::array<float, 4> needed_widths(Canvas& canvas, std::span<const present::OfferRow* const> rows,
                                   std::size_t columns, Lines lines) {
    std::array<float, 4> needed{};
    const auto widen = [&](std::size_t slot, const Style& style, std::string_view text,
                           bool in_one_line) {
        const std::size_t column = slot % columns;
        const float gap = column + 1 < columns ? slot_gap : 4;
        while (!text.empty()) { // a line ends after a hyphen, too
            const std::size_t end =
                in_one_line ? text.size() : std::min(text.find_first_of(" -"), text.size() - 1) + 1;
            const std::string_view word = text.substr(0, end);
            const float wide = std::min(canvas.surface.measure(style, word) + gap, most_needed);
            needed[column] = std::max(needed[column], wide);
            text.remove_prefix(end);
        }
    };
    for (const present::OfferRow* row : rows)
        for (std::size_t i = 0; i < row->slots.size(); ++i) {
            widen(i, canvas.look.text(Type::label), row->slots[i].label, lines != Lines::several);
            widen(i, slot_value(canvas.look, row->slots[i]), row->slots[i].value,
                  lines == Lines::one);
        }
    return needed;
}

} // namespace view
