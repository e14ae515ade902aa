#include "semantics/audit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <unordered_map>

namespace semantics {
namespace {

float linear(std::uint8_t channel) {
    const float value = static_cast<float>(channel) / 255.0f;
    return value <= 0.04045f ? value / 12.92f : std::pow((value + 0.055f) / 1.055f, 2.4f);
}

float luminance(Colour colour) {
    return 0.2126f * linear(colour.red) + 0.7152f * linear(colour.green) +
           0.0722f * linear(colour.blue);
}

Rect common(const Rect& a, const Rect& b) {
    const float x = std::max(a.x, b.x);
    const float y = std::max(a.y, b.y);
    return {x, y, std::min(a.right(), b.right()) - x, std::min(a.bottom(), b.bottom()) - y};
}

bool holds(const Rect& outer, const Rect& inner) {
    const Rect cut = common(outer, inner);
    return cut.width + 1 > inner.width && cut.height + 1 > inner.height;
}

bool is_empty(const Rect& rect) {
    return rect.width <= 0 || rect.height <= 0;
}

// What of a node can be seen.
Rect visible(const Node& node) {
    return common(node.rect, node.clip);
}

std::string text(const char* format, double first, double second) {
    std::array<char, 160> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, first, second);
    return buffer.data();
}

// The angle under which a length on the glass is seen.
float degrees(float length_mm, float distance_mm) {
    return std::atan(length_mm / distance_mm) * 180.0f / std::numbers::pi_v<float>;
}

// One pass over the tree; each rule is a function that may add violations.
class Auditor {
public:
    Auditor(const Tree& tree, const Panel& panel, const AuditRules& rules)
        : tree_(tree)
        , panel_(panel)
        , rules_(rules) {}

    std::vector<Violation> run() {
        names();
        for (const Node& node : tree_.nodes) {
            place(node);
            if (is_empty(visible(node)))
                continue; // scrolled out of its region
            if (is_control(node.role) && node.enabled) {
                target(node);
                reach(node);
            }
            if (node.cap_height_px > 0) {
                type(node);
                colours(node);
            }
        }
        gaps();
        overlaps();
        order();
        return std::move(violations_);
    }

private:
    void add(const char* rule, const char* clause, const Node& node, std::string detail) {
        violations_.push_back({rule, clause, node.id, std::move(detail)});
    }

    void names() {
        std::unordered_map<std::string_view, int> seen;
        for (const Node& node : tree_.nodes) {
            if (node.id.empty() || ++seen[node.id] == 2)
                add("unique id", "WCAG 4.1.2", node, "an id stands for exactly one node");
            if (node.decorative)
                continue;
            if (node.label.empty())
                add("label", "EN 301 549 5.1.3.6", node, "no label, and not decorative");
            if (node.language.empty())
                add("language", "EN 301 549 11.3.1.1", node, "the label's language is unknown");
        }
        if (tree_.language.empty())
            violations_.push_back({"language", "EN 301 549 11.3.1.1", tree_.screen,
                                   "the screen's language is unknown"});
    }

    void place(const Node& node) {
        const Rect& b = tree_.bounds;
        const Rect& r = node.rect;
        const bool scrolls = node.clip != b; // the region cuts it, and can bring it back
        constexpr float tolerance_px = 1;
        if (!node.decorative && !scrolls &&
            (r.x < b.x - tolerance_px || r.y < b.y - tolerance_px ||
             r.right() > b.right() + tolerance_px || r.bottom() > b.bottom() + tolerance_px))
            add("outside the screen", "WCAG 1.4.10", node,
                text("reaches %.0f px to the right, %.0f px down", static_cast<double>(r.right()),
                     static_cast<double>(r.bottom())));
        if (node.truncated)
            add("clipped text", "WCAG 1.4.4", node, "a text did not fit its place");
        if (node.focused && visible(node).height + tolerance_px < r.height)
            add("focus hidden", "WCAG 2.4.11", node, "the field in hand is not wholly in view");
    }

    // Ten keys of 12 mm with their gaps need 139 mm of glass; on less of it they are a little
    // narrower.
    float least_target_mm(const Node& node) const {
        constexpr float ten_keys_mm = 139;
        constexpr float narrow_key_mm = 11.3f;
        const bool narrow = static_cast<float>(panel_.width_px) * panel_.pitch_mm < ten_keys_mm;
        return narrow && node.role == Role::key ? std::min(rules_.minimum_target_mm, narrow_key_mm)
                                                : rules_.minimum_target_mm;
    }

    void target(const Node& node) {
        const float css_px_mm = panel_.distance_mm / 2688.0f;
        const float least_mm = std::max(least_target_mm(node), 44 * css_px_mm);
        const float width_mm = node.rect.width * panel_.pitch_mm;
        const float height_mm = node.rect.height * panel_.pitch_mm;
        constexpr float rounding_mm = 0.25f; // of one pixel, to whole pixels
        if (std::min(width_mm, height_mm) + rounding_mm < least_mm)
            add("target size", "WCAG 2.5.5", node,
                text("%.1f x %.1f mm", static_cast<double>(width_mm),
                     static_cast<double>(height_mm)) +
                    text(", at least %.1f (of %.1f) wanted", static_cast<double>(least_mm),
                         static_cast<double>(least_target_mm(node))));
    }

    // A control is in reach when a part of it as large as a target lies under the limit.
    void reach(const Node& node) {
        if (rules_.highest_control_mm <= 0)
            return;
        const float lowest_y = std::min(visible(node).bottom(), tree_.bounds.bottom());
        const float part_mm =
            std::min(rules_.minimum_target_mm, visible(node).height * panel_.pitch_mm);
        const float from_below_px = tree_.bounds.bottom() - lowest_y;
        const float height_mm = panel_.foot_mm + from_below_px * panel_.pitch_mm + part_mm;
        if (height_mm > rules_.highest_control_mm + 0.5f)
            add("reach", "EN 301 549 8.3.2", node,
                text("%.0f mm above the floor, at most %.0f wanted", static_cast<double>(height_mm),
                     static_cast<double>(rules_.highest_control_mm)));
    }

    void type(const Node& node) {
        if (node.display_only || node.decorative)
            return;
        const float least =
            node.label_text ? rules_.minimum_label_degrees : rules_.minimum_cap_degrees;
        const float angle = degrees(node.cap_height_px * panel_.pitch_mm, panel_.distance_mm);
        if (angle + 0.005f < least)
            add("cap height", "EN 301 549 5.1.4", node,
                text("%.2f degrees, at least %.2f wanted", static_cast<double>(angle),
                     static_cast<double>(least)));
    }

    void colours(const Node& node) {
        constexpr float large_degrees = 0.9f;
        const float angle = degrees(node.cap_height_px * panel_.pitch_mm, panel_.distance_mm);
        const float least =
            angle >= large_degrees ? rules_.minimum_large_contrast : rules_.minimum_contrast;
        const float ratio = contrast(node.ink, node.paper);
        if (ratio + 0.01f < least)
            add("contrast", "WCAG 1.4.3", node,
                text("%.2f to 1, at least %.1f wanted", static_cast<double>(ratio),
                     static_cast<double>(least)));
    }

    void gaps();
    void overlaps();
    void order();
    bool under_dialog(std::size_t index) const;

    const Tree& tree_;
    const Panel& panel_;
    const AuditRules& rules_;
    std::vector<Violation> violations_;
};

// Whether a later dialog covers the node, so that nobody can see or touch it.
bool Auditor::under_dialog(std::size_t index) const {
    for (std::size_t i = index + 1; i < tree_.nodes.size(); ++i) {
        const Node& over = tree_.nodes[i];
        if (over.role == Role::dialog && !is_empty(common(over.rect, visible(tree_.nodes[index]))))
            return true;
    }
    return false;
}

// Two targets may lie inside one another (a button on a row, anything on the attract screen's
// wake), but side by side they keep apart.
void Auditor::gaps() {
    std::vector<std::size_t> controls;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
        const Node& node = tree_.nodes[i];
        if (is_control(node.role) && node.enabled && !is_empty(visible(node)) && !under_dialog(i))
            controls.push_back(i);
    }
    const float least_px = rules_.minimum_gap_mm / panel_.pitch_mm;
    for (std::size_t i = 0; i < controls.size(); ++i)
        for (std::size_t j = i + 1; j < controls.size(); ++j) {
            const Node& a = tree_.nodes[controls[i]];
            const Node& b = tree_.nodes[controls[j]];
            const Rect cut = common(visible(a), visible(b));
            const bool inside = cut == visible(b) || cut == visible(a);
            // Rows of one list, and the halves of one segmented control, share a hairline.
            const bool joined = (a.role == Role::row && b.role == Role::row) ||
                                (a.role == Role::radio && b.role == Role::radio);
            const float x_gap = -cut.width;
            const float y_gap = -cut.height;
            const float gap = std::max(x_gap, y_gap);
            if (inside || (joined && gap > -1))
                continue;
            if (gap + 0.75f < least_px)
                add("gap", "WCAG 2.5.8", b,
                    text("%.1f mm to its neighbour, at least %.1f wanted: ",
                         static_cast<double>(gap * panel_.pitch_mm),
                         static_cast<double>(rules_.minimum_gap_mm)) +
                        a.id);
        }
}

// Texts of different nodes never lie on one another, and no control without words, such as an
// arrow, covers a part of one.
void Auditor::overlaps() {
    std::vector<std::size_t> texts, wordless;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
        const Node& node = tree_.nodes[i];
        if (under_dialog(i))
            continue;
        if (!is_empty(common(node.text_rect, node.clip)))
            texts.push_back(i);
        else if (is_empty(node.text_rect) && is_control(node.role) && !is_empty(visible(node)))
            wordless.push_back(i);
    }
    const auto judge = [&](const Node& a, Rect of_a, const Node& b, const char* rule) {
        const Rect of_b = common(b.text_rect, b.clip);
        const Rect cut = common(of_a, of_b);
        constexpr float tolerance_px = 1;
        if (cut.width > tolerance_px && cut.height > tolerance_px)
            add(rule, "WCAG 1.4.12", b,
                text("%.0f x %.0f px over ", static_cast<double>(cut.width),
                     static_cast<double>(cut.height)) +
                    a.id);
    };
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Node& node = tree_.nodes[texts[i]];
        for (std::size_t j = i + 1; j < texts.size(); ++j)
            judge(node, common(node.text_rect, node.clip), tree_.nodes[texts[j]], "text on text");
        for (const std::size_t j : wordless) {
            const Rect control = visible(tree_.nodes[j]);
            if (!holds(control, common(node.text_rect, node.clip))) // as a row does its words
                judge(tree_.nodes[j], control, node, "text under a control");
        }
    }
}

// Reading order: inside one parent no control comes after another that stands wholly below it, but
// in a column further to the right.
void Auditor::order() {
    std::vector<const Node*> seen;
    for (const Node& node : tree_.nodes) {
        if (!is_control(node.role) || node.decorative || is_empty(visible(node)))
            continue;
        const auto after = std::ranges::find_if(seen, [&node](const Node* earlier) {
            return earlier->parent == node.parent && node.rect.bottom() <= earlier->rect.y &&
                   node.rect.x <= earlier->rect.x;
        });
        if (after != seen.end())
            add("focus order", "WCAG 2.4.3", node,
                "comes after " + (*after)->id + ", which is below");
        seen.push_back(&node);
    }
}

} // namespace

float contrast(Colour a, Colour b) {
    const float first = luminance(a) + 0.05f;
    const float second = luminance(b) + 0.05f;
    return std::max(first, second) / std::min(first, second);
}

std::vector<Violation> audit(const Tree& tree, const Panel& panel, const AuditRules& rules) {
    return Auditor(tree, panel, rules).run();
}

} // namespace semantics
