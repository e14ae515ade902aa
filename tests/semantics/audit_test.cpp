#include "semantics/audit.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace {

using semantics::AuditRules;
using semantics::Colour;
using semantics::Node;
using semantics::Panel;
using semantics::Role;
using semantics::Tree;

constexpr Colour white{255, 255, 255};
constexpr Colour ink{14, 27, 48};
constexpr Colour grey{140, 140, 140}; // 3.4 on white

// A button, a text and a field as they should be, on the reference panel.
Tree good() {
    Tree tree;
    tree.screen = "test";
    tree.language = "fr";
    tree.bounds = {0, 0, 1080, 1920};
    const auto add = [&tree](std::string id, Role role, semantics::Rect rect) {
        Node node;
        node.id = std::move(id);
        node.role = role;
        node.label = "Garder";
        node.language = "fr";
        node.rect = rect;
        node.clip = tree.bounds;
        node.ink = ink;
        node.paper = white;
        node.cap_height_px = 22;
        node.text_rect = {rect.x + 10, rect.y + 10, 100, 28};
        tree.nodes.push_back(node);
    };
    add("text", Role::text, {40, 40, 400, 40});
    add("first", Role::button, {40, 1000, 300, 72});
    add("second", Role::button, {352, 1000, 300, 72});
    add("third", Role::button, {40, 1084, 300, 72});
    return tree;
}

// Breaks one thing and expects exactly this rule at this node.
void check(const std::string& rule, const std::string& node, void (*break_it)(Tree&),
           AuditRules rules = {}) {
    Tree tree = good();
    ASSERT_TRUE(semantics::audit(tree, Panel{}, rules).empty()) << rule;
    break_it(tree);
    const auto violations = semantics::audit(tree, Panel{}, rules);
    ASSERT_FALSE(violations.empty()) << rule;
    for (const auto& violation : violations) {
        EXPECT_EQ(violation.rule, rule) << violation.detail;
        EXPECT_EQ(violation.node, node) << violation.rule;
        EXPECT_FALSE(violation.clause.empty());
        EXPECT_FALSE(violation.detail.empty());
    }
}

TEST(Audit, EachRuleFailsWhenBroken) {
    check("target size", "third", [](Tree& t) { t.nodes[3].rect.height = 40; });
    check("gap", "second", [](Tree& t) { t.nodes[2].rect.x = 343; });
    check("gap", "third", [](Tree& t) { t.nodes[3].rect.y = 1050; });
    check("contrast", "text", [](Tree& t) { t.nodes[0].ink = grey; });
    check("label", "first", [](Tree& t) { t.nodes[1].label.clear(); });
    check("unique id", "first", [](Tree& t) { t.nodes[2].id = "first"; });
    check("unique id", "", [](Tree& t) { t.nodes[2].id.clear(); });
    check("language", "first", [](Tree& t) { t.nodes[1].language.clear(); });
    check("language", "test", [](Tree& t) { t.language.clear(); });
    check("cap height", "text", [](Tree& t) { t.nodes[0].cap_height_px = 18; });
    check("focus hidden", "text", [](Tree& t) {
        t.nodes[0].focused = true;
        t.nodes[0].clip.height = 60;
    });
    check("clipped text", "first", [](Tree& t) { t.nodes[1].truncated = true; });
    check("outside the screen", "second", [](Tree& t) { t.nodes[2].rect.width = 900; });
    check("text on text", "second", [](Tree& t) { t.nodes[2].text_rect = {100, 1020, 100, 28}; });
    check("text under a control", "second", [](Tree& t) {
        t.nodes[1].text_rect = {}; // an arrow, over half of its neighbour's words
        t.nodes[1].rect.width = 372;
        t.nodes[2].rect = {420, 1000, 300, 72};
    });
    check("focus order", "first", [](Tree& t) { std::swap(t.nodes[1], t.nodes[3]); });
}

TEST(Audit, PositionBasseKeepsControlsLow) {
    AuditRules rules;
    rules.highest_control_mm = 1100;
    check(
        "reach", "first", [](Tree& t) { t.nodes[1].rect.y = 300; }, rules);
    // A control of the whole screen is in reach where its lower part is.
    Tree tree = good();
    tree.nodes[1].rect = tree.bounds;
    tree.nodes[1].text_rect = {};
    EXPECT_TRUE(semantics::audit(tree, Panel{}, rules).empty());
}

TEST(Audit, GrandTexteAndContrastAskForMore) {
    AuditRules large;
    large.minimum_cap_degrees = large.minimum_label_degrees = 0.7f;
    EXPECT_EQ(semantics::audit(good(), Panel{}, large).size(), 4u);
    AuditRules contrast;
    contrast.minimum_contrast = 7;
    Tree tree = good();
    tree.nodes[0].ink = {90, 90, 110}; // 6.4 on white
    EXPECT_TRUE(semantics::audit(tree, Panel{}, {}).empty());
    EXPECT_EQ(semantics::audit(tree, Panel{}, contrast).size(), 1u);
}

TEST(Audit, LabelsMayBeSmallerAndLargeTypePaler) {
    Tree tree = good();
    tree.nodes[0].cap_height_px = 16; // 0.38 degrees
    EXPECT_EQ(semantics::audit(tree, Panel{}, {}).size(), 1u);
    tree.nodes[0].label_text = true;
    EXPECT_TRUE(semantics::audit(tree, Panel{}, {}).empty());
    tree.nodes[0].label_text = false;
    tree.nodes[0].cap_height_px = 52; // 1.2 degrees
    tree.nodes[0].ink = grey;
    EXPECT_TRUE(semantics::audit(tree, Panel{}, {}).empty());
}

TEST(Audit, LeavesOutWhatIsScrolledAwayOrDisabled) {
    Tree tree = good();
    tree.nodes[3].rect.height = 40;
    tree.nodes[3].clip = {0, 0, 1080, 1000};
    EXPECT_TRUE(semantics::audit(tree, Panel{}, {}).empty());
    tree.nodes[3].clip = tree.bounds;
    tree.nodes[3].enabled = false;
    EXPECT_TRUE(semantics::audit(tree, Panel{}, {}).empty());
}

TEST(Contrast, IsThatOfWcag) {
    EXPECT_NEAR(semantics::contrast({0, 0, 0}, white), 21, 0.01);
    EXPECT_NEAR(semantics::contrast(white, {0, 0, 0}), 21, 0.01);
    EXPECT_NEAR(semantics::contrast(white, white), 1, 0.001);
    EXPECT_NEAR(semantics::contrast({0x77, 0x77, 0x77}, white), 4.48, 0.01);
}

} // namespace
