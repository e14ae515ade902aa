#include "visitor.h"

#include <gtest/gtest.h>

namespace session {
namespace {

TEST(Code, AReceiptIsLookedUp) {
    Visitor visitor;
    visitor.does(EnterCode{}).types("K7QM").does(Continue{});
    ASSERT_TRUE(visitor.effect<LookUpCode>());
    EXPECT_EQ(visitor.effect<LookUpCode>()->code, "K7QM");
    visitor.types("X").does(Continue{}); // the answer is awaited
    EXPECT_TRUE(visitor.effects.empty());
    EXPECT_EQ(visitor.on<CodeEntry>()->typed, "K7QM");
    visitor.does(CodeLookedUp{LetterStatus::received});
    EXPECT_EQ(visitor.on<CodeEntry>()->answer, LetterStatus::received);
    visitor.does(Continue{}); // answered already
    EXPECT_TRUE(visitor.effects.empty());
    visitor.does(Erase{});
    EXPECT_EQ(visitor.on<CodeEntry>()->answer, std::nullopt);
}

TEST(Code, TheStaffCodeOpensTheStaffScreen) {
    struct Row {
        const char* code;
        const char* typed;
        bool opens;
    };
    for (Row row : {Row{"Sesame2025", "SESAME2025", true}, Row{"Sesame2025", "sesame2025", true},
                    Row{"Sesame2025", "SESAME202", false}, Row{"Sesame2025", "SESAME20255", false},
                    Row{"", "X", false}, Row{"", " ", false}}) {
        Visitor visitor;
        visitor.home.staff_code = row.code;
        visitor.does(EnterCode{}).types(row.typed).does(Continue{});
        EXPECT_EQ(visitor.on<Staff>() != nullptr, row.opens) << row.code << " " << row.typed;
        EXPECT_EQ(visitor.effect<ReadHealth>() != nullptr, row.opens);
    }
}

TEST(Code, TheStaffReadsTheHealth) {
    Health health;
    health.unsent = 3;
    Visitor visitor;
    visitor.does(EnterCode{}).types("SESAME2025").does(Continue{}).does(HealthRead{health});
    EXPECT_EQ(visitor.on<Staff>()->health->unsent, 3);
    visitor.does(GoBack{});
    EXPECT_TRUE(visitor.on<Attract>());
}

void refuse(Visitor& visitor, int times) {
    for (int i = 0; i < times; ++i)
        visitor.does(ClearField{})
            .types("WRONG" + std::to_string(i))
            .does(Continue{})
            .does(CodeLookedUp{LetterStatus::unknown});
}

TEST(Code, FiveRefusalsLockForAQuarterOfAnHour) {
    Visitor visitor;
    visitor.does(EnterCode{});
    refuse(visitor, 5);
    visitor.does(ClearField{}).types("SESAME2025").does(Continue{});
    EXPECT_TRUE(visitor.on<CodeEntry>());
    EXPECT_TRUE(visitor.effects.empty());
    visitor.does(GoBack{}).does(EnterCode{}).types("SESAME2025"); // leaving does not help
    visitor.does(Continue{});
    EXPECT_FALSE(visitor.on<Staff>());
    visitor.waits(minutes{-30}).does(Touched{}).does(Continue{}); // nor does the clock
    EXPECT_FALSE(visitor.on<Staff>());
    visitor.idles(minutes{15});
    visitor.does(EnterCode{}).types("SESAME2025").does(Continue{});
    EXPECT_TRUE(visitor.on<Staff>());
}

TEST(Code, ARightCodeForgivesTheWrongOnes) {
    Visitor visitor;
    visitor.does(EnterCode{});
    refuse(visitor, 4);
    visitor.does(ClearField{}).types("K7QM").does(Continue{});
    visitor.does(CodeLookedUp{LetterStatus::saved_here});
    refuse(visitor, 4);
    visitor.does(ClearField{}).types("SESAME2025").does(Continue{});
    EXPECT_TRUE(visitor.on<Staff>());
}

TEST(Code, ARefusalCountsEvenIfTheVisitorHasLeft) {
    Visitor visitor;
    for (int i = 0; i < 5; ++i)
        visitor.does(EnterCode{})
            .types("NO")
            .does(Continue{})
            .does(GoBack{})
            .does(CodeLookedUp{LetterStatus::unknown});
    visitor.does(EnterCode{}).types("SESAME2025").does(Continue{});
    EXPECT_FALSE(visitor.on<Staff>());
}

TEST(Code, GoingBackKeepsTheVisitorsLanguageAndNothingElse) {
    Visitor visitor;
    visitor.does(NextLanguage{}).does(EnterCode{}).types("1234").does(GoBack{});
    EXPECT_TRUE(visitor.on<Attract>());
    EXPECT_TRUE(visitor.effect<WipeVisit>());
    EXPECT_EQ(visitor.session.preferences.language, "en");
}

TEST(Code, HasAnEnd) {
    Visitor visitor;
    visitor.does(EnterCode{}).types(std::string(100, '1'));
    EXPECT_EQ(visitor.on<CodeEntry>()->typed.size(), CodeEntry::maximum_bytes);
}

} // namespace
} // namespace session
