#include "visitor.h"

#include <gtest/gtest.h>

namespace session {
namespace {

using registration::ContactWay;
using registration::FieldProblem;
using registration::FormField;

TEST(Form, OpensFromAnOfferAndLeadsBackToIt) {
    Visitor visitor;
    visitor.opens_form();
    ASSERT_TRUE(visitor.on<Register>());
    EXPECT_EQ(visitor.on<Register>()->offers, std::vector{id("o3")});
    visitor.does(GoBack{});
    ASSERT_TRUE(visitor.on<Detail>());
    EXPECT_EQ(visitor.on<Detail>()->id, id("o3"));
}

TEST(Form, OpensFromTheSelectionWithWhatIsStillCurrent) {
    Visitor visitor;
    visitor.wakes().does(ShowSelection{}).does(Interested{{id("o3"), id("o6"), id("o2")}});
    EXPECT_EQ(visitor.on<Register>()->offers, (std::vector{id("o3"), id("o2")}));
    visitor.does(GoBack{});
    EXPECT_TRUE(visitor.on<Selection>());
}

TEST(Form, IsClosedBeforeAnybodyTypes) {
    Visitor closed;
    closed.does(RegistrationClosed{true}).opens_form();
    EXPECT_TRUE(closed.on<Detail>());
    Visitor without_notice;
    without_notice.home.notices.clear();
    without_notice.opens_form();
    EXPECT_TRUE(without_notice.on<Detail>());
    Visitor expired;
    expired.opens_form("o6");
    EXPECT_TRUE(expired.on<Detail>());
}

TEST(Form, StepByStepWithWhatIsWrong) {
    Visitor visitor;
    visitor.opens_form().does(Continue{});
    EXPECT_EQ(visitor.on<Register>()->step, Step::name);
    EXPECT_EQ(visitor.on<Register>()->problem, FieldProblem::empty);
    visitor.types("Camille Martin");
    EXPECT_EQ(visitor.on<Register>()->problem, std::nullopt);
    visitor.does(Continue{}).types("a@b").does(Continue{});
    EXPECT_EQ(visitor.on<Register>()->step, Step::contact);
    EXPECT_EQ(visitor.on<Register>()->problem, FieldProblem::mail_domain_incomplete);
    EXPECT_EQ(visitor.on<Register>()->draft.mail.view(), "a@b"); // nothing typed is lost
    visitor.types(".fr").does(Continue{});
    EXPECT_EQ(visitor.on<Register>()->step, Step::review);
}

TEST(Form, EitherWayOfContactIsEnough) {
    Visitor visitor;
    visitor.opens_form().types("Camille").does(Continue{}).types("cam");
    visitor.does(UseContact{ContactWay::phone}).types("12").does(Continue{});
    EXPECT_TRUE(visitor.on<Register>()->problem);
    visitor.does(ClearField{}).types("0639980123").does(Continue{});
    ASSERT_EQ(visitor.on<Register>()->step, Step::review);
    visitor.does(Send{});
    ASSERT_TRUE(visitor.effect<SaveLetters>());
    EXPECT_EQ(visitor.effect<SaveLetters>()->draft.phone.view(), "06 39 98 01 23");
    EXPECT_TRUE(visitor.effect<SaveLetters>()->draft.mail.empty()); // not the way that was chosen
}

TEST(Form, ErasesWholeCharacters) {
    Visitor visitor;
    visitor.opens_form();
    for (const char* key : {"N", "o", "ë", "l", "e\u0301", "œ", "’"})
        visitor.does(Type{key});
    for (const char* left : {"Noële\u0301œ", "Noële\u0301", "Noël", "Noë", "No", "N", "", ""})
        EXPECT_EQ(visitor.does(Erase{}).on<Register>()->draft.name.view(), left);
}

TEST(Form, AFieldHasAnEndAndSaysSo) {
    Visitor visitor;
    int longest = registration::maximum_length(FormField::name);
    visitor.opens_form().types(std::string(static_cast<std::size_t>(longest), 'a'));
    EXPECT_FALSE(visitor.on<Register>()->problem);
    visitor.does(Type{"b"});
    EXPECT_EQ(visitor.on<Register>()->problem, FieldProblem::too_long);
    EXPECT_EQ(visitor.on<Register>()->draft.name.view().back(), 'a');
}

TEST(Form, AMailDomainReplacesWhatFollowsTheSign) {
    struct Row {
        const char* typed;
        const char* expected;
    };
    for (Row row : {Row{"camille", "camille@orange.fr"}, Row{"camille@", "camille@orange.fr"},
                    Row{"camille@gmial.com", "camille@orange.fr"}, Row{"", ""}, Row{"@x", "@x"}}) {
        Visitor visitor;
        visitor.opens_form().types("C").does(Continue{}).types(row.typed);
        visitor.does(UseDomain{"orange.fr"});
        EXPECT_EQ(visitor.on<Register>()->draft.mail.view(), row.expected) << row.typed;
    }
}

TEST(Form, CorrectingLeadsStraightBackToTheReview) {
    Visitor visitor;
    visitor.fills_form().does(EditStep{Step::name}).does(ClearField{}).types("Dominique");
    EXPECT_EQ(visitor.on<Register>()->step, Step::name);
    visitor.does(EditStep{Step::review}); // no way round the checks
    EXPECT_EQ(visitor.on<Register>()->step, Step::name);
    visitor.does(Continue{});
    EXPECT_EQ(visitor.on<Register>()->step, Step::review);
    visitor.does(GoBack{});
    EXPECT_EQ(visitor.on<Register>()->step, Step::contact);
    visitor.does(GoBack{});
    EXPECT_EQ(visitor.on<Register>()->step, Step::name);
}

TEST(Form, ShowsWhatWasTypedOnlyWhileAsked) {
    Visitor visitor;
    visitor.fills_form().does(Reveal{FormField::name});
    EXPECT_EQ(visitor.on<Register>()->revealed, std::vector{FormField::name});
    visitor.does(Reveal{FormField::name});
    EXPECT_TRUE(visitor.on<Register>()->revealed.empty());
    visitor.does(Reveal{FormField::mail}).does(GoBack{});
    EXPECT_TRUE(visitor.on<Register>()->revealed.empty());
}

TEST(Form, ConsentIsUntickedAndOnlyGivenBesideTheNotice) {
    Visitor visitor;
    visitor.opens_form().does(ToggleConsent{});
    EXPECT_FALSE(visitor.on<Register>()->draft.may_contact_for_others);
    Visitor reviewer;
    reviewer.fills_form();
    EXPECT_FALSE(reviewer.on<Register>()->draft.may_contact_for_others);
    reviewer.does(ToggleConsent{});
    EXPECT_TRUE(reviewer.on<Register>()->draft.may_contact_for_others);
    reviewer.does(ToggleConsent{});
    EXPECT_FALSE(reviewer.on<Register>()->draft.may_contact_for_others);
}

TEST(Form, SendsOnceAndHoldsStillUntilItIsSaved) {
    Visitor visitor;
    visitor.fills_form().does(NextLanguage{}).does(Send{});
    const auto* save = visitor.effect<SaveLetters>();
    ASSERT_TRUE(save);
    EXPECT_EQ(save->draft.name.view(), "Camille Martin");
    EXPECT_EQ(save->draft.mail.view(), "camille.martin@orange.fr");
    EXPECT_EQ(save->offers, std::vector{id("o3")});
    EXPECT_EQ(save->language, "en");
    for (const Event& touch : {Event{Send{}}, Event{GoBack{}}, Event{EditStep{Step::name}}}) {
        visitor.does(touch);
        EXPECT_TRUE(visitor.effects.empty());
        EXPECT_TRUE(visitor.on<Register>()->saving);
        EXPECT_EQ(visitor.on<Register>()->step, Step::review);
    }
}

TEST(Form, NothingIsSentFromAStepBeforeTheReview) {
    Visitor visitor;
    visitor.opens_form().types("Camille").does(Send{});
    EXPECT_TRUE(visitor.effects.empty());
    EXPECT_FALSE(visitor.on<Register>()->saving);
}

TEST(Form, AFailureKeepsWhatWasTyped) {
    Visitor visitor;
    visitor.fills_form().does(Send{}).does(SavingFailed{base::ErrorCode::disk_full});
    const auto* form = visitor.on<Register>();
    ASSERT_TRUE(form);
    EXPECT_FALSE(form->saving);
    EXPECT_EQ(form->saving_failed, base::ErrorCode::disk_full);
    EXPECT_EQ(form->draft.mail.view(), "camille.martin@orange.fr");
    visitor.does(Send{});
    EXPECT_TRUE(visitor.effect<SaveLetters>());
    EXPECT_FALSE(visitor.on<Register>()->saving_failed);
}

TEST(Form, AnOfferThatHasLeftIsNotSent) {
    Visitor visitor;
    visitor.fills_form();
    visitor.does(CatalogChanged{shelf("o3")}).does(Send{});
    EXPECT_FALSE(visitor.effect<SaveLetters>());
    EXPECT_FALSE(visitor.on<Register>()->saving);
}

TEST(Receipt, CountsDownFromTheMomentItIsShown) {
    Visitor visitor;
    Receipt receipt;
    receipt.code = "K7QM 42NX 9C0D 6TPV";
    visitor.fills_form().does(Send{}).waits(seconds{2}).does(LettersSaved{receipt});
    ASSERT_TRUE(visitor.on<Receipt>());
    EXPECT_EQ(visitor.on<Receipt>()->closes_at, visitor.time.now + seconds{60});
    EXPECT_EQ(visitor.on<Receipt>()->code, receipt.code);
    visitor.does(MoreTime{}).idles(seconds{119});
    EXPECT_TRUE(visitor.on<Receipt>());
    visitor.idles(seconds{1});
    EXPECT_TRUE(visitor.on<Attract>());
}

TEST(Receipt, LeadsToOtherOffers) {
    Visitor visitor;
    visitor.fills_form().does(Send{}).does(LettersSaved{}).does(ShowOffers{});
    EXPECT_TRUE(visitor.on<Browse>());
}

TEST(Receipt, ComesToNobodyWhoHasLeft) {
    Visitor visitor;
    visitor.fills_form().does(Send{}).does(Finish{}).does(LettersSaved{});
    EXPECT_TRUE(visitor.on<Attract>());
    visitor.does(SavingFailed{base::ErrorCode::disk_full});
    EXPECT_TRUE(visitor.on<Attract>());
}

} // namespace
} // namespace session
