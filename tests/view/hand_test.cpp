#include "view/hand.h"

#include <gtest/gtest.h>

namespace {

using semantics::Node;
using semantics::Role;
using view::Frame;
using view::Hand;
using view::HandRules;
using view::TouchEvent;
using Phase = view::TouchEvent::Phase;

base::Instant at(int milliseconds) {
    return base::Instant{base::Duration{milliseconds}};
}

// Three buttons and a key above a region that can be scrolled by 500 px, with its page button.
Frame frame() {
    Frame made;
    made.tree.bounds = {0, 0, 1000, 2000};
    const auto add = [&made](std::string id, Role role, semantics::Rect rect,
                             session::Event event) {
        Node node;
        node.id = id;
        node.role = role;
        node.rect = rect;
        node.clip = made.tree.bounds;
        made.tree.nodes.push_back(node);
        made.taps.push_back({std::move(id), std::move(event)});
    };
    add("keep", Role::button, {0, 0, 200, 100}, session::GoBack{});
    add("quit", Role::button, {300, 0, 200, 100}, session::Finish{});
    add("key.a", Role::key, {600, 0, 100, 100}, session::Type{"a"});
    add("next", Role::button, {0, 200, 200, 100}, session::TurnPage{1});
    add("row", Role::row, {0, 1000, 800, 200}, session::ShowSelection{});
    Node down;
    down.id = "list.down";
    down.role = Role::button;
    down.rect = {900, 1900, 100, 100};
    down.clip = made.tree.bounds;
    made.tree.nodes.push_back(down);
    made.page_taps = {{"list.down", "list", 400}};
    made.regions = {{"list", {0, 1000, 1000, 1000}, 500, 0}};
    return made;
}

struct Played {
    Hand hand;
    std::vector<session::Event> events; // without Touched
    int touched = 0;
};

Played play(const std::vector<TouchEvent>& touches, const HandRules& rules = {}, Hand hand = {}) {
    Played played;
    played.hand = std::move(hand);
    const Frame shown = frame();
    for (const TouchEvent& touch : touches) {
        auto handled = view::update(std::move(played.hand), shown, touch, rules);
        played.hand = std::move(handled.hand);
        if (!handled.event)
            continue;
        if (std::holds_alternative<session::Touched>(*handled.event))
            ++played.touched;
        else
            played.events.push_back(*handled.event);
    }
    return played;
}

std::vector<TouchEvent> tap(float x, float y, int when) {
    return {{Phase::down, x, y, at(when)}, {Phase::up, x, y, at(when + 80)}};
}

TEST(Hand, PressesAtOnceAndActsOnRelease) {
    const Played held = play({{Phase::down, 50, 50, at(0)}});
    EXPECT_EQ(held.hand.pressed, "keep");
    EXPECT_EQ(held.touched, 1);
    EXPECT_TRUE(held.events.empty());
    const Played released = play(tap(50, 50, 0));
    EXPECT_EQ(released.events, std::vector<session::Event>{session::GoBack{}});
    EXPECT_TRUE(released.hand.pressed.empty());
    EXPECT_EQ(play(tap(50, 500, 0)).touched, 1); // beside every control: a touch all the same
}

TEST(Hand, SlidingOffCancelsAndComingBackDoesNot) {
    const TouchEvent down{Phase::down, 50, 50, at(0)};
    const TouchEvent away{Phase::move, 400, 50, at(20)};
    const TouchEvent back{Phase::move, 60, 60, at(40)};
    EXPECT_TRUE(play({down, away}).hand.pressed.empty()); // nor is the neighbour pressed
    EXPECT_TRUE(play({down, away, {Phase::up, 400, 50, at(60)}}).events.empty());
    EXPECT_EQ(play({down, away, back}).hand.pressed, "keep");
    EXPECT_EQ(play({down, away, back, {Phase::up, 60, 60, at(60)}}).events.size(), 1u);
    EXPECT_TRUE(
        play({down, {Phase::cancel, 50, 50, at(20)}, {Phase::up, 50, 50, at(40)}}).events.empty());
}

TEST(Hand, ADragScrollsAndPressesNothing) {
    const Played dragged = play({{Phase::down, 100, 1150, at(0)},
                                 {Phase::move, 100, 1140, at(20)}, // within 8 mm: still a tap
                                 {Phase::move, 100, 1050, at(40)},
                                 {Phase::move, 100, 1000, at(140)},
                                 {Phase::move, 100, 1000, at(400)},
                                 {Phase::up, 100, 1000, at(500)}});
    EXPECT_TRUE(dragged.events.empty());
    EXPECT_NEAR(view::scroll_offset(dragged.hand, "list", at(500)), 150, 0.1);
    EXPECT_FALSE(view::is_moving(dragged.hand, at(500))); // it was held still before the lift
    EXPECT_EQ(play({{Phase::down, 100, 1150, at(0)},
                    {Phase::move, 100, 1140, at(20)},
                    {Phase::up, 100, 1140, at(40)}})
                  .events.size(),
              1u);
}

TEST(Hand, EdgesAreOfRubber) {
    const Played stretched =
        play({{Phase::down, 100, 1100, at(0)}, {Phase::move, 100, 1200, at(20)}});
    const float offset = view::scroll_offset(stretched.hand, "list", at(20));
    EXPECT_LT(offset, 0);
    EXPECT_GT(offset, -100);
    const Played released = play({{Phase::up, 100, 1200, at(300)}}, {}, stretched.hand);
    EXPECT_EQ(view::scroll_offset(released.hand, "list", at(300)), 0);
}

TEST(Hand, AThrowRunsOutAndStaysInside) {
    const Played thrown = play({{Phase::down, 100, 1900, at(0)},
                                {Phase::move, 100, 1850, at(20)},
                                {Phase::move, 100, 1800, at(40)},
                                {Phase::up, 100, 1800, at(45)}});
    EXPECT_TRUE(view::is_moving(thrown.hand, at(46)));
    float last = view::scroll_offset(thrown.hand, "list", at(45));
    for (int time = 60; time < 3000; time += 20) {
        const float now = view::scroll_offset(thrown.hand, "list", at(time));
        EXPECT_GE(now, last);
        EXPECT_LE(now, 500);
        last = now;
    }
    EXPECT_FALSE(view::is_moving(thrown.hand, at(3000)));
    // A touch stops what moves and presses nothing.
    const Played stopped = play(tap(100, 1100, 100), {}, thrown.hand);
    EXPECT_TRUE(stopped.events.empty());
    EXPECT_FALSE(view::is_moving(stopped.hand, at(400)));
    EXPECT_EQ(play(tap(50, 50, 100), {}, thrown.hand).events.size(), 1u); // beside the region
}

TEST(Hand, PageButtonsTurnTheRegion) {
    const Played turned = play(tap(950, 1950, 0));
    EXPECT_TRUE(turned.events.empty());
    EXPECT_NEAR(view::scroll_offset(turned.hand, "list", at(5000)), 400, 1);
    EXPECT_TRUE(view::is_moving(turned.hand, at(200)));
    // A touch ends the turn and is not lost: it means what lies under it then.
    const Played early = play({{Phase::down, 100, 1100, at(100)}}, {}, turned.hand);
    EXPECT_NEAR(view::scroll_offset(early.hand, "list", at(100)), 400, 1);
    EXPECT_FALSE(view::is_moving(early.hand, at(100)));
    EXPECT_TRUE(early.hand.pressed.empty()); // nothing that is about to move away
    EXPECT_EQ(play(tap(100, 1100, 100), {}, turned.hand).events.size(), 1u);
    EXPECT_EQ(play(tap(850, 1500, 100), {}, turned.hand).events.size(), 0u); // beside all controls
    EXPECT_EQ(play({{Phase::down, 100, 1300, at(100)},
                    {Phase::move, 100, 1200, at(150)},
                    {Phase::up, 100, 1200, at(300)}},
                   {}, turned.hand)
                  .events.size(),
              0u); // it became a drag
    EXPECT_EQ(play(tap(100, 1100, 240), {}, turned.hand).events.size(), 1u);
    EXPECT_FALSE(view::is_moving(turned.hand, at(80 + 300))); // a motion ends within 300 ms
    const Played hurried = play(tap(950, 1950, 100), {}, turned.hand);
    EXPECT_NEAR(view::scroll_offset(hurried.hand, "list", at(5000)), 500, 1);
    const Played again = play(tap(950, 1950, 5000), {}, turned.hand);
    EXPECT_NEAR(view::scroll_offset(again.hand, "list", at(9000)), 500, 1); // not past the end
}

TEST(Hand, ADoubleStrikeIsOneStrikeButNotOnKeys) {
    std::vector<TouchEvent> twice = tap(50, 50, 0);
    for (const TouchEvent& touch : tap(50, 50, 200))
        twice.push_back(touch);
    EXPECT_EQ(play(twice).events.size(), 2u); // off
    HandRules rules;
    rules.double_strike = base::Duration{500};
    EXPECT_EQ(play(twice, rules).events.size(), 1u);
    std::vector<TouchEvent> keys = tap(650, 50, 0);
    for (const TouchEvent& touch : tap(650, 50, 200))
        keys.push_back(touch);
    EXPECT_EQ(play(keys, rules).events.size(), 2u); // "aa" is typed fast
    rules.guard_keys = true;
    EXPECT_EQ(play(keys, rules).events.size(), 1u);
    std::vector<TouchEvent> late = tap(50, 50, 0);
    for (const TouchEvent& touch : tap(50, 50, 700))
        late.push_back(touch);
    EXPECT_EQ(play(late, rules).events.size(), 2u);
}

TEST(Hand, AKeyHeldDownTypesOneCharacter) {
    EXPECT_EQ(play({{Phase::down, 650, 50, at(0)},
                    {Phase::move, 651, 51, at(2000)},
                    {Phase::move, 650, 50, at(5000)},
                    {Phase::up, 650, 50, at(5100)}})
                  .events.size(),
              1u);
}

TEST(Hand, TypingBringsTheFieldBack) {
    const Played away = play(tap(950, 1950, 0));
    ASSERT_FALSE(away.hand.scrolls.empty());
    EXPECT_FALSE(play(tap(50, 50, 1000), {}, away.hand).hand.scrolls.empty()); // a button does not
    EXPECT_TRUE(play(tap(650, 50, 1000), {}, away.hand).hand.scrolls.empty());
}

TEST(Hand, TheNextPageBeginsAtItsHead) {
    const Played away = play(tap(950, 1950, 0));
    EXPECT_TRUE(play(tap(50, 250, 1000), {}, away.hand).hand.scrolls.empty());
}

TEST(Hand, SettlesOnTheNewFrame) {
    Hand hand = play({{Phase::down, 100, 1900, at(0)},
                      {Phase::move, 100, 1500, at(100)},
                      {Phase::move, 100, 1500, at(400)},
                      {Phase::up, 100, 1500, at(500)}})
                    .hand;
    ASSERT_NEAR(view::scroll_offset(hand, "list", at(500)), 400, 0.1);
    Frame shorter = frame();
    shorter.regions[0].extent_px = 100;
    EXPECT_EQ(view::scroll_offset(view::settled(hand, shorter, at(500)), "list", at(500)), 100);
    Frame other;
    hand.pressed = "keep";
    const Hand fresh = view::settled(hand, other, at(500));
    EXPECT_TRUE(fresh.scrolls.empty());
    EXPECT_TRUE(fresh.pressed.empty());
}

} // namespace
