#include "registration/draft.h"

#include <gtest/gtest.h>

#include <string>

namespace registration {
namespace {

using enum FieldProblem;

Draft draft_of(std::string_view name, std::string_view mail, std::string_view phone) {
    Draft draft;
    draft.name.assign(name);
    draft.mail.assign(mail);
    draft.phone.assign(phone);
    return draft;
}

TEST(Draft, ChecksEachFieldByItsOwnRule) {
    Draft draft = draft_of("Zoé", "a@b", "12");
    EXPECT_EQ(check(draft, FormField::name), std::nullopt);
    EXPECT_EQ(check(draft, FormField::mail), mail_domain_incomplete);
    EXPECT_EQ(check(draft, FormField::phone), phone_too_short);
    EXPECT_EQ(check(draft, FormField::message), std::nullopt);
    for (int i = 0; i < 201; ++i)
        text_of(draft, FormField::message).append("a");
    EXPECT_EQ(check(draft, FormField::message), too_long);
    EXPECT_EQ(check(Draft{}, FormField::name), empty);
}

TEST(Draft, ChecksNames) {
    const auto check = [](const std::string& name, std::optional<FieldProblem> problem) {
        EXPECT_EQ(check_name(name), problem) << name;
    };
    check("Zoé", {});
    check("X", {});
    check("  Nguyễn Thị Minh Khai ", {});
    check("D’Artagnan-Lœwenstein", {});
    check("", empty);
    check("  \u00A0 ", empty);
    check(std::string(80, 'a'), {});
    check(std::string(81, 'a'), too_long);
    std::string decomposed;
    for (int i = 0; i < 80; ++i)
        decomposed += "e\u0301"; // one character for a person, two code points
    check(decomposed, {});
    check(decomposed + "e", too_long);
}

TEST(Draft, FieldsAreTheDraftsOwn) {
    Draft draft;
    text_of(draft, FormField::mail).assign("a@b.fr");
    EXPECT_EQ(draft.mail.view(), "a@b.fr");
    EXPECT_EQ(&text_of(draft, FormField::name), &draft.name);
    EXPECT_EQ(&text_of(draft, FormField::phone), &draft.phone);
    EXPECT_EQ(&text_of(draft, FormField::message), &draft.message);
}

TEST(Draft, IsMaskedSoThatNeighboursLearnNothing) {
    const auto check = [](FormField field, std::string_view value, std::string_view mask) {
        EXPECT_EQ(masked(field, value), mask) << value;
    };
    check(FormField::name, "Camille Martin", "C•••••• M•••••");
    check(FormField::name, "Élodie N’Guyen-Roy", "É••••• N’G••••-R••");
    check(FormField::name, "e\u0301lan", "e\u0301•••");
    check(FormField::name, "", "");
    check(FormField::mail, "camille@orange.fr", "c•••••@•••••.fr");
    check(FormField::mail, "zoe.lefevre@dev.interieur.gouv.fr", "z•••••@•••••.fr");
    check(FormField::mail, "camille@", "c•••••@•••••");
    check(FormField::mail, "camille", "•••••");
    check(FormField::mail, "@orange.fr", "•••••");
    check(FormField::mail, "", "");
    check(FormField::phone, "0639980123", "•• •• •• •• 23");
    check(FormField::phone, "+3225551212", "+•• • ••• •• 12");
    check(FormField::phone, "063", "•63");
    check(FormField::message, "Je débute", "J• d•••••");
}

} // namespace
} // namespace registration
