// Why: the drawing functions of all screens, one a file, with the room each is given.
// Left to others: what they say (present), what they are made of (components).
#pragma once

#include "view/components.h"

namespace view {

// Where a screen stands: all but the bar. In "position basse" its controls stand in `main`, and
// `upper` above it is a drawing; else `upper` is empty.
struct Area {
    Rect upper;
    Rect main;
    Rect whole() const { return {main.x, upper.y, main.width, main.bottom() - upper.y}; }
};

void draw_attract(Canvas& canvas, const present::AttractPage& page, const Area& area);
void draw_browse(Canvas& canvas, const present::BrowsePage& page, const Area& area);
void draw_detail(Canvas& canvas, const present::DetailPage& page, const Area& area);
void draw_selection(Canvas& canvas, const present::SelectionPage& page, const Area& area);
void draw_compare(Canvas& canvas, const present::ComparePage& page, const Area& area);
void draw_take_away(Canvas& canvas, const present::TakeAwayPage& page, const Area& area);
void draw_register(Canvas& canvas, const present::RegisterPage& page, const Area& area);
void draw_receipt(Canvas& canvas, const present::ReceiptPage& page, const Area& area);
void draw_code(Canvas& canvas, const present::CodePage& page, const Area& area);
void draw_follow(Canvas& canvas, const present::FollowPage& page, const Area& area);
void draw_staff(Canvas& canvas, const present::StaffPage& page, const Area& area);
void draw_glass_test(Canvas& canvas, const present::GlassTestPage& page, const Area& area);
void draw_question(Canvas& canvas, const present::QuestionPage& page, const Area& area);

// ---- Parts that several screens share ----

float bar_height(Canvas& canvas, const present::Bar& bar);
void draw_bar(Canvas& canvas, const present::Bar& bar, Rect rect);

float keyboard_height(const Look& look, const present::KeyboardPage& keyboard, float room);
void draw_keyboard(Canvas& canvas, const present::KeyboardPage& keyboard, Rect rect);

// Of the list: rows, axis, the rules above and below, the pager. `rect` holds all of it.
void draw_results(Canvas& canvas, const present::BrowsePage& page, Rect rect);
// The same in one region that scrolls, with `above` at its head, which returns its height.
void draw_results_as_one(Canvas& canvas, const present::BrowsePage& page, Rect rect,
                         const std::function<float(Rect)>& above);
void draw_no_result(Canvas& canvas, const present::BrowsePage& page, Rect rect);
void draw_filters(Canvas& canvas, const present::BrowsePage& page, Rect rect);
float pager_height(const Look& look);

// Facts one under the other, each a way to its sentence, and the rule below them; close where
// `room` is short. Returns the height.
float draw_fact_rows(Canvas& canvas, std::span<const present::FactRow> facts, float x, float y,
                     float width, float room);
// The facts of an offer.
void draw_facts(Canvas& canvas, const present::DetailPage& page, Rect rect);
// The same within a region that scrolls as a whole; returns the height.
float draw_all_facts(Canvas& canvas, const present::DetailPage& page, float x, float y,
                     float width);
// The sheet with the sentence of the document, and the whole text.
void draw_proof(Canvas& canvas, const present::ProofSheet& sheet, Rect rect);
void draw_whole_text(Canvas& canvas, const present::DetailPage& page, const Area& area);

// The last step of a registration: review, notice, send.
void draw_review(Canvas& canvas, const present::RegisterPage& page, Rect rect);
float draw_review_rows(Canvas& canvas, const present::RegisterPage& page, float x, float y,
                       float width);

// What stands above the line in "position basse"; whether there was room for it.
// `reserved` px at its foot are left free for a line.
bool draw_upper(Canvas& canvas, Rect rect, std::string_view light, std::string_view bold,
                float reserved = 0);
void draw_upper_of_list(Canvas& canvas, const present::BrowsePage& page, Rect rect);

// Of the attract screen: the dark part that invites, stops the motion and takes a code.
float attract_board_height(Canvas& canvas, const present::AttractPage& page, Rect whole);
void draw_attract_board(Canvas& canvas, const present::AttractPage& page, Rect rect);

// Of the list: the search field, a choice that one tap undoes, and a filter's chip.
void draw_search(Canvas& canvas, const present::BrowsePage& page, Rect rect);
void draw_chosen(Canvas& canvas, const present::Tap& tap, Rect rect);
float chosen_width(Canvas& canvas, const present::Tap& tap);
void draw_chip(Canvas& canvas, const present::Chip& chip, Rect rect, const Tone& tone);
float chip_height(Canvas& canvas, const present::Chip& chip, float width); // its label needs

} // namespace view
