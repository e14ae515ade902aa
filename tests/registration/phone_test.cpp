#include "registration/draft.h"

#include <gtest/gtest.h>

namespace registration {
namespace {

using enum FieldProblem;

TEST(Phone, IsRightOrWrongForAReason) {
    const auto check = [](std::string_view phone, std::optional<FieldProblem> problem) {
        EXPECT_EQ(check_phone(phone), problem) << phone;
    };
    check("0612345678", {});
    check("06 39 98 01 23", {}); // given to fiction; and a range newer than the metadata
    check("07.00.00.00.00", {});
    check("01 44 55 66 77", {});
    check("09 72 12 34 56", {});
    check("+33 (0)6 12 34 56 78", {});
    check("0033612345678", {});
    check("+32 2 555 12 12", {});
    check("0690 12 34 56", {}); // Guadeloupe, dialled as at home
    check("", empty);
    check(" ", empty);
    check("12", phone_too_short);
    check("061234567", phone_too_short);
    check("+", phone_too_short);
    check("06123456789", phone_too_long);
    check("06 12 34 56 78 9 0 1 2 3 4 5 6 7 8 9 0", phone_too_long);
    check("0000000000", phone_not_valid);
    check("+999 12345678", phone_not_valid);
    check("+1 555 000 0000", phone_not_valid);
    check("06 12 34 56 7O", phone_forbidden_character);
    check("06+12345678", phone_forbidden_character);
    check("06 12 34 56 78 poste 4", phone_forbidden_character);
    check("06\u00A012 34 56 78", phone_forbidden_character);
    check("06123", phone_too_short);
    check("(06) 12-34/56.78", {});
}

TEST(Phone, IsShownInItsNationalForm) {
    const auto check = [](std::string_view phone, std::string_view form) {
        EXPECT_EQ(national_form(phone).view(), form) << phone;
    };
    check("0639980123", "06 39 98 01 23");
    check("+33639980123", "06 39 98 01 23");
    check("0144556677", "01 44 55 66 77");
    check("+3225551212", "+32 2 555 12 12");
    check("06399801", "06399801"); // not valid yet: as typed
    check("06 3", "06 3");
    check("", "");
    check("abc", "abc");
}

} // namespace
} // namespace registration
