#include "visitor.h"

#include <gtest/gtest.h>

namespace session {
namespace {

Trace trace(LetterStatus status) {
    Trace trace;
    trace.code = "K7QM 42NX 9C0D 6TPV";
    trace.status = status;
    return trace;
}

Visitor& follows(Visitor& visitor, LetterStatus status) {
    visitor.does(EnterCode{}).types("K7QM").does(Continue{});
    return visitor.does(CodeLookedUp{trace(status)});
}

TEST(Code, AReceiptIsLookedUp) {
    Visitor visitor;
    visitor.does(EnterCode{}).types("K7QM").does(Continue{});
    ASSERT_TRUE(visitor.effect<LookUpCode>());
    EXPECT_EQ(visitor.effect<LookUpCode>()->code, "K7QM");
    visitor.types("X").does(Continue{}); // the answer is awaited
    EXPECT_TRUE(visitor.effects.empty());
    EXPECT_EQ(visitor.on<CodeEntry>()->typed, "K7QM");
    visitor.does(CodeLookedUp{}); // no code could be that
    EXPECT_TRUE(visitor.on<CodeEntry>()->malformed);
    visitor.does(Continue{}); // answered already
    EXPECT_TRUE(visitor.effects.empty());
    visitor.does(Erase{});
    EXPECT_FALSE(visitor.on<CodeEntry>()->malformed);
    visitor.does(Continue{}).does(CodeLookedUp{trace(LetterStatus::received)});
    ASSERT_TRUE(visitor.on<Followed>());
    EXPECT_EQ(visitor.on<Followed>()->trace, trace(LetterStatus::received));
}

TEST(Code, AnAnswerThatComesTooLateShowsNothing) {
    Visitor visitor;
    visitor.does(EnterCode{}).types("K7QM").does(Continue{}).does(GoBack{});
    visitor.does(EnterCode{}).does(CodeLookedUp{trace(LetterStatus::received)});
    EXPECT_TRUE(visitor.on<CodeEntry>());
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
            .does(CodeLookedUp{});
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
    visitor.does(CodeLookedUp{trace(LetterStatus::saved_here)}).does(GoBack{}).does(EnterCode{});
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
            .does(CodeLookedUp{trace(LetterStatus::unknown)});
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

TEST(Follow, ErasesWithOneConfirmation) {
    using Erasing = Followed::Erasing;
    for (LetterStatus status :
         {LetterStatus::saved_here, LetterStatus::received, LetterStatus::unknown}) {
        Visitor visitor;
        follows(visitor, status).does(EraseForGood{}); // nobody has asked
        EXPECT_TRUE(visitor.effects.empty());
        visitor.does(AskToErase{}).does(AskToErase{.asking = false});
        EXPECT_EQ(visitor.on<Followed>()->erasing, Erasing::no);
        visitor.does(AskToErase{}).does(EraseForGood{});
        ASSERT_TRUE(visitor.effect<EraseReceipt>());
        EXPECT_EQ(visitor.effect<EraseReceipt>()->code, "K7QM 42NX 9C0D 6TPV");
        visitor.does(EraseForGood{}).does(AskToErase{.asking = false}).does(GoBack{});
        EXPECT_TRUE(visitor.effects.empty()); // it is under way
        Trace left = trace(LetterStatus::erased);
        left.hub_to_be_told = true;
        visitor.does(ReceiptErased{left});
        EXPECT_EQ(*visitor.on<Followed>(), (Followed{left, Erasing::no}));
        visitor.does(AskToErase{}); // nothing is left to erase
        EXPECT_EQ(visitor.on<Followed>()->erasing, Erasing::no);
        visitor.does(ErasureTold{"another"});
        EXPECT_TRUE(visitor.on<Followed>()->trace.hub_to_be_told);
        visitor.does(ErasureTold{left.code});
        EXPECT_FALSE(visitor.on<Followed>()->trace.hub_to_be_told);
    }
}

TEST(Follow, AFailedErasureMayBeTriedAgain) {
    Visitor visitor;
    follows(visitor, LetterStatus::received).does(AskToErase{}).does(EraseForGood{});
    visitor.does(ErasingFailed{});
    EXPECT_EQ(visitor.on<Followed>()->erasing, Followed::Erasing::failed);
    visitor.does(AskToErase{}).does(EraseForGood{});
    EXPECT_TRUE(visitor.effect<EraseReceipt>());
}

TEST(Follow, ForgetsWhoeverLeaves) {
    Visitor visitor;
    follows(visitor, LetterStatus::received).idles(minutes{3});
    EXPECT_TRUE(visitor.on<Attract>());
    follows(visitor, LetterStatus::received).does(GoBack{});
    EXPECT_TRUE(visitor.on<Attract>());
    EXPECT_TRUE(visitor.effect<WipeVisit>());
}

TEST(Code, HasAnEnd) {
    Visitor visitor;
    visitor.does(EnterCode{}).types(std::string(100, '1'));
    EXPECT_EQ(visitor.on<CodeEntry>()->typed.size(), CodeEntry::maximum_bytes);
}

} // namespace
} // namespace session
