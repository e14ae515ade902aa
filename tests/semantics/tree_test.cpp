#include "semantics/tree.h"

#include <gtest/gtest.h>

namespace {

using semantics::Node;
using semantics::Rect;
using semantics::Role;
using semantics::Tree;

Node node(std::string id, Role role, Rect rect) {
    Node made;
    made.id = std::move(id);
    made.role = role;
    made.rect = rect;
    made.clip = {0, 0, 1000, 1000};
    return made;
}

Tree tree(std::vector<Node> nodes) {
    Tree made;
    made.bounds = {0, 0, 1000, 1000};
    made.nodes = std::move(nodes);
    return made;
}

void check(const Tree& tried, float x, float y, const std::string& expected) {
    const Node* found = semantics::control_at(tried, x, y);
    EXPECT_EQ(found ? found->id : "", expected) << x << " " << y;
}

TEST(ControlAt, TakesTheTopmostEnabledControl) {
    Node off = node("off", Role::button, {0, 200, 100, 100});
    off.enabled = false;
    Node scrolled = node("scrolled", Role::button, {0, 300, 100, 100});
    scrolled.clip = {0, 0, 1000, 350};
    const Tree tried =
        tree({node("row", Role::row, {0, 0, 1000, 400}), node("text", Role::text, {0, 0, 100, 100}),
              node("button", Role::button, {0, 100, 100, 100}), off, scrolled});
    check(tried, 50, 50, "row");       // a text is no target: what lies under it is
    check(tried, 50, 150, "button");   // on the row
    check(tried, 50, 250, "row");      // a disabled button lets the row be
    check(tried, 50, 320, "scrolled"); // inside its region
    check(tried, 50, 380, "row");      // its lower part is cut off
    check(tried, 50, 500, "");
    check(tried, 0, 0, "row");
    check(tried, 1000, 0, ""); // right and lower edges are outside
}

TEST(ControlAt, ADialogHidesWhatLiesUnderIt) {
    const Tree tried = tree({node("under", Role::button, {0, 0, 500, 500}),
                             node("dialog", Role::dialog, {0, 0, 300, 300}),
                             node("answer", Role::button, {0, 0, 100, 100})});
    check(tried, 50, 50, "answer");
    check(tried, 200, 200, "");
    check(tried, 400, 400, "under");
}

TEST(Roles, HaveTheirNamesAndControlsAreKnown) {
    const std::pair<Role, bool> roles[] = {
        {Role::screen, false}, {Role::heading, false},  {Role::text, false},
        {Role::button, true},  {Role::checkbox, true},  {Role::radio, true},
        {Role::textbox, true}, {Role::searchbox, true}, {Role::key, true},
        {Role::list, false},   {Role::listitem, false}, {Role::row, true},
        {Role::image, false},  {Role::status, false},   {Role::progressbar, false},
        {Role::alert, false},  {Role::dialog, false},   {Role::separator, false}};
    for (const auto& [role, control] : roles) {
        EXPECT_FALSE(semantics::name_of(role).empty());
        EXPECT_EQ(semantics::is_control(role), control) << semantics::name_of(role);
    }
}

TEST(Find, GivesTheNodeOrNothing) {
    const Tree tried = tree({node("a", Role::text, {}), node("b", Role::text, {})});
    EXPECT_EQ(semantics::find(tried, "b"), &tried.nodes[1]);
    EXPECT_EQ(semantics::find(tried, "c"), nullptr);
}

} // namespace
