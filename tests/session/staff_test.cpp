#include "visitor.h"

#include <gtest/gtest.h>

namespace session {
namespace {

Visitor staff() {
    Visitor visitor;
    visitor.does(EnterCode{}).types("SESAME2025").does(Continue{}).does(HealthRead{});
    EXPECT_NE(visitor.on<Staff>(), nullptr);
    return visitor;
}

TEST(Staff, AsksTheHubAndReadsTheHealthAnew) {
    Visitor visitor = staff();
    visitor.does(CallHub{});
    EXPECT_TRUE(visitor.effect<Hurry>());
    EXPECT_TRUE(visitor.effect<ReadHealth>());
}

TEST(Staff, HandsOverAndHearsWhatBecameOfIt) {
    Visitor visitor = staff();
    visitor.does(HandOver{});
    EXPECT_TRUE(visitor.effect<CopyLetters>());
    visitor.does(LettersCopied{{base::ErrorCode::not_found, 0}});
    EXPECT_EQ(visitor.on<Staff>()->handed_over->failed, base::ErrorCode::not_found);
    visitor.does(HandOver{});
    EXPECT_EQ(visitor.on<Staff>()->handed_over, std::nullopt); // the former answer is gone
    visitor.does(LettersCopied{{std::nullopt, 12}});
    EXPECT_EQ(visitor.on<Staff>()->handed_over->letters, 12);
}

TEST(Staff, NobodyElseHandsOverOrTests) {
    Visitor visitor;
    visitor.wakes().does(HandOver{});
    EXPECT_TRUE(visitor.effects.empty());
    visitor.does(CallHub{}).does(TestGlass{}).does(TouchField{0});
    EXPECT_TRUE(visitor.effects.empty());
    EXPECT_NE(visitor.on<Browse>(), nullptr);
    visitor.does(LettersCopied{{std::nullopt, 12}}); // the staff has left
    EXPECT_NE(visitor.on<Browse>(), nullptr);
}

TEST(Staff, TheTestOfTheGlassEndsWithItsLastField) {
    Visitor visitor = staff();
    visitor.does(TouchField{0}); // no test is on
    EXPECT_EQ(visitor.on<Staff>()->test, std::nullopt);
    visitor.does(TestGlass{true});
    visitor.does(TouchField{GlassTest::fields}); // there is none
    for (std::size_t field = 0; field < GlassTest::fields; ++field) {
        ASSERT_TRUE(visitor.on<Staff>()->test) << field;
        visitor.does(TouchField{field}).does(TouchField{field});
    }
    EXPECT_EQ(visitor.on<Staff>()->test, std::nullopt);
    EXPECT_EQ(visitor.session.glass_tested, (GlassTested{noon(), 0}));
}

TEST(Staff, AnInterruptedTestSaysHowManyFieldsAreSilent) {
    Visitor visitor = staff();
    visitor.does(TestGlass{true}).does(TouchField{3}).does(TouchField{7}).does(TestGlass{false});
    EXPECT_EQ(visitor.session.glass_tested->silent, static_cast<int>(GlassTest::fields) - 2);
    visitor.does(GoBack{}); // the answer is the kiosk's, and outlives the visit
    EXPECT_NE(visitor.on<Attract>(), nullptr);
    EXPECT_TRUE(visitor.session.glass_tested);
}

} // namespace
} // namespace session
