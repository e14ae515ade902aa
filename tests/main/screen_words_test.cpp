#include "main/screen_words.h"

#include <gtest/gtest.h>
#include <sstream>

using namespace vitrine;
using semantics::Node;
using semantics::Role;

namespace {

Node node(std::string id, Role role, std::string label, semantics::Rect rect) {
    Node made;
    made.id = std::move(id);
    made.role = role;
    made.label = std::move(label);
    made.rect = rect;
    made.clip = {0, 0, 1000, 1000};
    made.language = "fr";
    return made;
}

semantics::Tree screen() {
    semantics::Tree tree;
    tree.screen = "offer";
    tree.language = "fr";
    tree.bounds = {0, 0, 1000, 1000};
    tree.nodes = {
        node("offer", Role::screen, "Offre", {0, 0, 1000, 1000}),
        node("offer.title", Role::heading, "Chargé de mission", {0, 0, 800, 100}),
        node("offer.keep", Role::button, "Garder", {0, 100, 200, 50}),
        node("offer.interested", Role::button, "Je suis intéressé·e", {200, 100, 300, 50}),
        node("offer.low", Role::button, "Plus bas", {0, 1200, 200, 50}),
        node("offer.field", Role::textbox, "Nom", {0, 300, 400, 50})};
    tree.nodes[3].enabled = false;
    tree.nodes[5].value = "C•••••• \"M\"";
    tree.nodes[5].focused = true;
    return tree;
}

} // namespace

TEST(ScreenWords, ATreeIsOneLineANode) {
    std::ostringstream out;
    print_tree(out, screen(), 0.25F);
    EXPECT_EQ(out.str(), "screen offer fr\n"
                         "offer screen \"Offre\" 0.0,0.0 250.0x250.0 mm\n"
                         "offer.title heading \"Chargé de mission\" 0.0,0.0 200.0x25.0 mm\n"
                         "offer.keep button \"Garder\" 0.0,25.0 50.0x12.5 mm\n"
                         "offer.interested button \"Je suis intéressé·e\" 50.0,25.0 75.0x12.5 mm "
                         "disabled\n"
                         "offer.low button \"Plus bas\" 0.0,300.0 50.0x12.5 mm hidden\n"
                         "offer.field textbox \"Nom\" value=\"C•••••• \\\"M\\\"\" 0.0,75.0 "
                         "100.0x12.5 mm focused\n");
}

TEST(ScreenWords, SpeechLeavesOutWhatSaysNothing) {
    auto tree = screen();
    tree.nodes[1].display_only = true;
    tree.nodes[2].decorative = true;
    std::ostringstream out;
    print_speech(out, tree);
    EXPECT_EQ(out.str(), "Offre\nJe suis intéressé·e\nPlus bas\nNom: C•••••• \"M\"\n");
}

TEST(ScreenWords, ControlsAreFoundOrTheNearOnesNamed) {
    const auto tree = screen();
    EXPECT_EQ((*control_with_id(tree, "offer.keep"))->label, "Garder");
    const auto unknown = control_with_id(tree, "offer.kep");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().detail.find("no control \"offer.kep\" on this screen; near: "
                                          "offer.keep, "),
              0U)
        << unknown.error().detail;
    EXPECT_EQ(control_with_id(tree, "offer.title").error().code, base::ErrorCode::invalid);

    EXPECT_EQ((*control_with_label(tree, "garder"))->id, "offer.keep");
    EXPECT_EQ((*control_with_label(tree, "interesse·e"))->id, "offer.interested");
    EXPECT_EQ(control_with_label(tree, "Voler").error().code, base::ErrorCode::not_found);
    const auto several = control_with_label(tree, "e");
    ASSERT_FALSE(several);
    EXPECT_NE(several.error().detail.find("offer.keep"), std::string::npos);
}

TEST(ScreenWords, AFingerFindsAPlaceThatIsTheControlsOwn) {
    auto tree = screen();
    const auto place = place_to_touch(tree, tree.nodes[2]);
    ASSERT_TRUE(place);
    EXPECT_EQ(place->x, 100);
    EXPECT_EQ(place->y, 125);
    const auto refused = [&](std::size_t which, std::string_view reason) {
        const auto answer = place_to_touch(tree, tree.nodes[which]);
        ASSERT_FALSE(answer);
        EXPECT_NE(answer.error().detail.find(reason), std::string::npos) << answer.error().detail;
    };
    refused(3, "is disabled");
    refused(4, "lies outside what is shown");
    tree.nodes.push_back(node("above", Role::button, "Devant", {80, 90, 40, 70}));
    EXPECT_TRUE(place_to_touch(tree, tree.nodes[2])); // beside the one above
    tree.nodes.back().rect = {0, 0, 1000, 400};
    refused(2, "is covered by \"above\"");
}

TEST(ScreenWords, TextIsFoundWhateverItsAccentsAndSpaces) {
    const auto tree = screen();
    for (const char* text : {"Chargé de mission", "charge\u00A0de  MISSION", "C•••"})
        EXPECT_TRUE(says(tree, text)) << text;
    EXPECT_FALSE(says(tree, "directeur"));
}

TEST(ScreenWords, WithoutAKeyboardTypingSaysSo) {
    auto tree = screen();
    EXPECT_EQ(keyboard_lacks(tree, "a").find("no keyboard on this screen"), 0U);
    tree.nodes.push_back(node("key.b", Role::key, "b", {0, 500, 50, 50}));
    EXPECT_EQ(keyboard_lacks(tree, "a").find("the keyboard on this screen has no key for \"a\""),
              0U);
}

TEST(ScreenWords, RulesFollowTheVisitorsSettings) {
    EXPECT_EQ(rules_of({}).highest_control_mm, 0);
    EXPECT_EQ(rules_of({.large_text = true}).minimum_cap_degrees, 0.7F);
    EXPECT_EQ(rules_of({.theme = session::Theme::high_contrast}).minimum_contrast, 7);
    EXPECT_EQ(rules_of({.low_position = true}).highest_control_mm, 1100);
}
