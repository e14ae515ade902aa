// Why: the four facts of an offer in a list, in the same places on every row.
// Left to others: the row around them (offer_row).
#pragma once

#include "view/components.h"

#include <array>

namespace view {

struct Inks {
    Colour ink, soft, paper;
};

// How high labels and values stand, over all of a row's slots.
struct SlotHeights {
    float label = 0, value = 0;
};
SlotHeights slot_heights(Canvas& canvas, const present::OfferRow& row,
                         std::span<const float> widths);

// Labels over values, in as many columns as there are widths.
void draw_slots(Canvas& canvas, const present::OfferRow& row, float x, float y,
                std::span<const float> widths, const Inks& inks);

// As running text, for grand texte and narrow panels.
std::vector<Run> slot_runs(const Look& look, const present::OfferRow& row, const Inks& inks);

// What each column takes with every label and value in one line, with the labels alone in one line,
// and what it cannot do without: its widest word; each with a space before the next column.
enum class Lines { one, one_for_labels, several };
std::array<float, 4> needed_widths(Canvas& canvas, std::span<const present::OfferRow* const> rows,
                                   std::size_t columns, Lines lines);

} // namespace view
