// Why: a semantics tree for people who drive a kiosk by words: printed, searched, and with a hint
// where a word finds nothing.
// Left to others: touching it (main/drive_run).
#pragma once

#include "base/result.h"
#include "semantics/audit.h"
#include "semantics/tree.h"
#include "session/session.h"

#include <iosfwd>
#include <string>
#include <string_view>

namespace vitrine {

// First the screen, then one node a line:
//     offer.keep button "Garder" value="…" 34.0,210.5 60.0x16.0 mm chosen focused
// with the words disabled, chosen, focused, hidden (outside what is shown) and cut where they hold.
// Quotation marks, backslashes and line ends in a text are written \" \\ \n.
void print_tree(std::ostream& out, const semantics::Tree& tree, float pitch_mm);

// What a voice would read, in reading order, one line a node.
void print_speech(std::ostream& out, const semantics::Tree& tree);

// `not_found` with the ids that are near; `invalid` for a node that takes no touch.
base::Result<const semantics::Node*> control_with_id(const semantics::Tree& tree,
                                                     std::string_view id);
// The control with these words, or the only one that contains them, whatever their case, accents
// and spaces; `invalid` where several do.
base::Result<const semantics::Node*> control_with_label(const semantics::Tree& tree,
                                                        std::string_view label);

struct Place {
    float x = 0, y = 0; // px of the frame
};
// Whether a part of it is shown.
bool is_in_view(const semantics::Tree& tree, const semantics::Node& node);
// Where a finger meets this control and no other; `invalid` where it is disabled, covered, or
// outside what is shown.
base::Result<Place> place_to_touch(const semantics::Tree& tree, const semantics::Node& node);

// Whether a label or value contains the text, whatever its case, accents and spaces.
bool says(const semantics::Tree& tree, std::string_view text);

// "; near: offer.keep, offer.back", the ids most like `words`, of controls first.
std::string near_words(const semantics::Tree& tree, std::string_view words);

std::string keyboard_lacks(const semantics::Tree& tree, std::string_view character);

// What the screen must meet with these settings.
semantics::AuditRules rules_of(const session::Preferences& preferences);

} // namespace vitrine
