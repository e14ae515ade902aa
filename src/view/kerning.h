// Why: at the size of a poster "T ouchez" falls apart: the display faces need their pairs drawn
// together, which neither Dear ImGui nor this FreeType does for OpenType fonts.
// Left to others: where glyphs stand (surface).
#pragma once

namespace view {

// How much nearer the right letter stands to the left one, em; 0 for most pairs. The values are
// Inter Display's own (its GPOS table, the mean of 400 and 700), those of 0.03 em and more: below
// that nobody sees it.
float kerning_em(char32_t left, char32_t right);

} // namespace view
