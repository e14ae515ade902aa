#include "visitor.h"

#include <gtest/gtest.h>

namespace session {
namespace {

TEST(Attract, EveryTouchWakesAndPressesNothing) {
    const Event touches[] = {Wake{},     OpenOffer{id("o1")}, ShowSelection{}, ToggleKept{id("o1")},
                             Continue{}, Type{"a"},           StillHere{}};
    for (const Event& touch : touches) {
        Visitor visitor;
        visitor.does(touch);
        ASSERT_TRUE(visitor.on<Browse>()) << touch.index();
        EXPECT_EQ(*visitor.on<Browse>(), Browse{});
        EXPECT_TRUE(visitor.session.kept.empty());
        EXPECT_TRUE(visitor.session.query.text.empty());
        EXPECT_TRUE(visitor.effect<Search>());
    }
}

TEST(Attract, WhatStandsThereToBePressedIsPressed) {
    Visitor visitor;
    visitor.does(Touched{}).does(NextLanguage{}).does(ToggleLargeText{}).does(NextTheme{});
    ASSERT_TRUE(visitor.on<Attract>());
    visitor.does(ToggleLowPosition{}).does(PauseAttract{});
    ASSERT_TRUE(visitor.on<Attract>());
    EXPECT_TRUE(visitor.on<Attract>()->paused);
    visitor.does(Wake{});
    EXPECT_EQ(
        visitor.session.preferences,
        (Preferences{
            .language = "en", .large_text = true, .theme = Theme::dark, .low_position = true}));
}

TEST(Attract, SettingsThatNobodyCameForAreForgotten) {
    Visitor visitor;
    visitor.does(NextLanguage{}).does(PauseAttract{}).idles(seconds{59});
    EXPECT_EQ(visitor.session.preferences.language, "en");
    visitor.idles(seconds{2});
    EXPECT_EQ(visitor.session.preferences, visitor.home.preferences);
    ASSERT_TRUE(visitor.on<Attract>());
    EXPECT_FALSE(visitor.on<Attract>()->paused);
}

TEST(Attract, TurnsUnlessPaused) {
    Visitor visitor;
    visitor.idles(seconds{25});
    EXPECT_EQ(visitor.on<Attract>()->turn, 3U);
    visitor.does(PauseAttract{}).idles(seconds{30});
    EXPECT_EQ(visitor.on<Attract>()->turn, 3U);
}

TEST(Idle, TheQuestionIsAskedThenTheVisitIsWiped) {
    Visitor visitor;
    visitor.wakes().does(ToggleKept{id("o1")}).does(NextLanguage{});
    visitor.idles(seconds{59});
    EXPECT_FALSE(visitor.session.asked_at);
    visitor.idles(seconds{1});
    EXPECT_EQ(visitor.session.asked_at, visitor.time.now);
    visitor.idles(milliseconds{19'900});
    EXPECT_TRUE(visitor.on<Browse>());
    visitor.idles(milliseconds{100});
    EXPECT_TRUE(visitor.effect<WipeVisit>());
    EXPECT_EQ(visitor.session, fresh(visitor.home, visitor.session.shelf, visitor.time.now));
}

TEST(Idle, AFormWaitsLonger) {
    Visitor visitor;
    visitor.opens_form().idles(seconds{89});
    EXPECT_FALSE(visitor.session.asked_at);
    visitor.idles(seconds{1});
    EXPECT_TRUE(visitor.session.asked_at);
}

TEST(Idle, AHouseMayNotAskForLessThanTwentySeconds) {
    Visitor visitor;
    visitor.home.question_lasts = seconds{3};
    visitor.wakes().idles(seconds{79});
    EXPECT_TRUE(visitor.session.asked_at);
    EXPECT_TRUE(visitor.on<Browse>());
}

TEST(Idle, OneTapStaysAsOftenAsWanted) {
    Visitor visitor;
    visitor.opens_form().types("Camille");
    for (int times = 0; times < 15; ++times) {
        visitor.idles(seconds{100});
        ASSERT_TRUE(visitor.session.asked_at) << times;
        visitor.does(StillHere{});
        ASSERT_FALSE(visitor.session.asked_at);
    }
    EXPECT_EQ(visitor.on<Register>()->draft.name.view(), "Camille");
}

TEST(Idle, UnderTheQuestionNothingIsPressed) {
    Visitor visitor;
    visitor.wakes().idles(seconds{70});
    for (const Event& touch :
         {Event{Touched{}}, Event{OpenOffer{id("o1")}}, Event{ShowSelection{}}, Event{Wake{}}}) {
        visitor.does(touch);
        EXPECT_TRUE(visitor.on<Browse>());
        EXPECT_TRUE(visitor.session.asked_at);
    }
    visitor.does(NextLanguage{}); // read in one's own language, with the time for it
    EXPECT_EQ(visitor.session.preferences.language, "en");
    EXPECT_EQ(visitor.session.asked_at, visitor.time.now);
    visitor.does(Finish{});
    EXPECT_TRUE(visitor.on<Attract>());
}

TEST(Idle, ATouchOnNothingCounts) {
    Visitor visitor;
    visitor.wakes().idles(seconds{50}).does(Touched{}).idles(seconds{59});
    EXPECT_FALSE(visitor.session.asked_at);
}

TEST(Finish, WipesFromEveryScreen) {
    std::vector<Visitor> visitors(7);
    visitors[0].wakes();
    visitors[1].wakes().does(OpenOffer{id("o1")});
    visitors[2].wakes().does(ToggleKept{id("o1")}).does(ShowSelection{});
    visitors[3].fills_form();
    visitors[4].fills_form().does(Send{});
    visitors[5].fills_form().does(Send{}).does(LettersSaved{});
    visitors[6].does(EnterCode{}).types("1234");
    for (Visitor& visitor : visitors) {
        visitor.does(Finish{});
        EXPECT_EQ(visitor.session, fresh(visitor.home, visitor.session.shelf, visitor.time.now));
        ASSERT_EQ(visitor.effects.size(), 2U);
        EXPECT_EQ(visitor.effects.back(), Effect{Search{}}) << "of nobody's words";
        EXPECT_TRUE(visitor.effect<WipeVisit>());
    }
}

TEST(Wipe, KeepsWhatBelongsToTheKiosk) {
    Visitor visitor;
    auto cards = visitor.session.shelf;
    visitor.wakes().does(RegistrationClosed{true}).does(Finish{});
    EXPECT_EQ(visitor.session.shelf, cards);
    EXPECT_TRUE(visitor.session.registration_closed);
}

TEST(Preferences, LanguagesTurnInTheOrderOfTheHouse) {
    Visitor visitor;
    visitor.home.languages = {"fr", "en", "de"};
    visitor.wakes();
    for (const char* expected : {"en", "de", "fr"})
        EXPECT_EQ(visitor.does(NextLanguage{}).session.preferences.language, expected);
    visitor.session.preferences.language = "xx";
    EXPECT_EQ(visitor.does(NextLanguage{}).session.preferences.language, "fr");
}

TEST(Preferences, ThemesTurn) {
    Visitor visitor;
    visitor.wakes();
    for (Theme expected : {Theme::dark, Theme::high_contrast, Theme::light})
        EXPECT_EQ(visitor.does(NextTheme{}).session.preferences.theme, expected);
}

TEST(Clock, GoingBackWipesNobodyEarlyAndHoldsNobodyForEver) {
    for (base::Duration jump : {base::Duration{seconds{30}}, base::Duration{hours{24 * 3650}}}) {
        Visitor visitor;
        visitor.wakes().idles(seconds{50}).does(Tick{});
        visitor.waits(-jump).does(Tick{});
        EXPECT_FALSE(visitor.session.asked_at);
        visitor.idles(seconds{9});
        EXPECT_FALSE(visitor.session.asked_at);
        visitor.idles(seconds{1});
        EXPECT_TRUE(visitor.session.asked_at);
        visitor.waits(-jump).does(Tick{});
        EXPECT_TRUE(visitor.on<Browse>());
        visitor.idles(seconds{20});
        EXPECT_TRUE(visitor.on<Attract>());
    }
}

TEST(Clock, LeapingForwardWipesNobodyEarly) {
    Visitor visitor;
    visitor.fills_form().does(Send{}).does(LettersSaved{}).idles(seconds{10});
    visitor.waits(hours{24 * 3650}).does(Tick{});
    ASSERT_TRUE(visitor.on<Receipt>());
    visitor.idles(seconds{49});
    EXPECT_TRUE(visitor.on<Receipt>());
    visitor.idles(seconds{2});
    EXPECT_TRUE(visitor.on<Attract>());
}

TEST(NextTick, TheSearchFieldInUseNeedsNoneBeforeTheQuestion) {
    Visitor visitor;
    visitor.wakes().does(FocusSearch{}).types("coh");
    EXPECT_EQ(next_tick(visitor.session, visitor.home), visitor.time.now + seconds{60});
}

TEST(NextTick, ACountdownTicksOnceASecond) {
    Visitor visitor;
    visitor.wakes().idles(seconds{60});
    visitor.waits(milliseconds{300}).does(Touched{});
    base::Instant asked = *visitor.session.asked_at;
    EXPECT_EQ(next_tick(visitor.session, visitor.home), asked + seconds{1});
    visitor.waits(milliseconds{700}).does(Tick{});
    EXPECT_EQ(next_tick(visitor.session, visitor.home), asked + seconds{2});
}

TEST(NextTick, NothingMovesOnAnEmptyKiosk) {
    Visitor visitor;
    visitor.session.shelf = std::make_shared<catalog::Shelf>();
    EXPECT_EQ(next_tick(visitor.session, visitor.home), std::nullopt);
}

TEST(NextTick, MidnightIsNotSleptThrough) {
    Visitor visitor;
    visitor.does(PauseAttract{});
    visitor.idles(minutes{2}); // the pause is forgotten, offers turn
    visitor.does(PauseAttract{});
    visitor.session.preferences = visitor.home.preferences;
    visitor.session.last_touch = *base::parse_instant("2025-10-21T23:59:50");
    visitor.session.last_event = visitor.session.last_touch;
    EXPECT_EQ(next_tick(visitor.session, visitor.home), base::parse_instant("2025-10-22"));
}

TEST(Midnight, TheListIsSearchedAgain) {
    Visitor visitor;
    visitor.time.now = *base::parse_instant("2025-10-21T23:59:30");
    visitor.wakes();
    visitor.waits(seconds{29}).does(Tick{});
    EXPECT_FALSE(visitor.effect<Search>());
    visitor.waits(seconds{1}).does(Tick{});
    EXPECT_TRUE(visitor.effect<Search>());
    EXPECT_FALSE(can_register(visitor.session, id("o1"), visitor.time, visitor.home));
}

TEST(CanRegister, OnlyCurrentOffersOfTheCatalog) {
    Visitor visitor;
    EXPECT_TRUE(can_register(visitor.session, id("o1"), visitor.time, visitor.home));
    EXPECT_TRUE(can_register(visitor.session, id("o5"), visitor.time, visitor.home));
    EXPECT_FALSE(can_register(visitor.session, id("o6"), visitor.time, visitor.home));
    EXPECT_FALSE(can_register(visitor.session, id("unknown"), visitor.time, visitor.home));
}

} // namespace
} // namespace session
