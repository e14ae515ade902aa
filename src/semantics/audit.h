// Why: the accessibility rules that a tree alone can prove, on every screen, in every test.
// Left to others: rules that need time (idle, flashes) or sound.
#pragma once

#include "semantics/tree.h"

#include <string>
#include <vector>

namespace semantics {

// A panel as it stands: diagonal and resolution give millimetres, distance gives angles.
struct Panel {
    int width_px = 1080;
    int height_px = 1920;
    float pitch_mm = 0.248f; // of one pixel; 21.5" at 1080x1920
    float distance_mm = 600; // from eye to glass
    float foot_mm = 780;     // height of the lower edge above the floor
    bool operator==(const Panel&) const = default;
};

struct AuditRules {
    float minimum_target_mm = 12;        // and 44 CSS px (distance / 2688 each): WCAG 2.5.5
    float minimum_gap_mm = 1.9f;         // between two targets
    float minimum_cap_degrees = 0.5f;    // 0.7 in "grand texte": EN 301 549, 5.1.4
    float minimum_label_degrees = 0.35f; // 0.7 in "grand texte"
    float minimum_contrast = 4.5f;       // 7 in the high-contrast theme: WCAG 1.4.3
    float minimum_large_contrast = 3;    // capital letters of 0.9° or more; controls without text
    float highest_control_mm = 0;        // 1100 in "position basse"; 0: not asked
};

struct Violation {
    std::string rule;   // "target size", "contrast", "label", "unique id", "clipped text" …
    std::string clause; // "WCAG 2.5.5"
    std::string node;   // its id
    std::string detail; // measured and demanded, with units
    bool operator==(const Violation&) const = default;
};

std::vector<Violation> audit(const Tree& tree, const Panel& panel, const AuditRules& rules);

// WCAG 2.x contrast ratio, 1 to 21.
float contrast(Colour a, Colour b);

} // namespace semantics
