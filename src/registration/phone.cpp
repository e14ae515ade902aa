#include "registration/draft.h"

#include "base/text.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <string>

namespace registration {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr const char* home_region = "FR";
constexpr int home_country_code = 33;

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

// Digits and what people write between them.
bool is_allowed(std::string_view phone) {
    if (phone.starts_with('+'))
        phone.remove_prefix(1);
    return std::ranges::all_of(phone, [](char each) {
        return is_digit(each) || std::string_view(" .-/()").find(each) != std::string_view::npos;
    });
}

std::optional<PhoneNumber> parsed(std::string_view phone) {
    PhoneNumber number;
    const auto problem =
        PhoneNumberUtil::GetInstance()->Parse(std::string(phone), home_region, &number);
    if (problem != PhoneNumberUtil::NO_PARSING_ERROR)
        return std::nullopt;
    return number;
}

// The installed metadata are of 2022 and refuse every French mobile range opened since, and 06 39
// 98 (given to fiction, so to our own demonstrations): nine digits that begin with 6 or 7 are
// taken. May go when the metadata come with a release.
bool is_french_mobile(const PhoneNumber& number) {
    constexpr std::uint64_t first = 600'000'000;
    constexpr std::uint64_t last = 799'999'999;
    return number.country_code() == home_country_code && number.national_number() >= first &&
           number.national_number() <= last;
}

// The library deems fewer digits possible, as some services have so many; a person has nine after
// the 0 or the +33.
bool is_short_french(const PhoneNumber& number, std::ptrdiff_t digits_typed) {
    constexpr std::size_t national_digits = 9;
    std::string digits;
    PhoneNumberUtil::GetInstance()->GetNationalSignificantNumber(number, &digits);
    return number.country_code() == home_country_code &&
           (digits.size() < national_digits || digits_typed <= std::ssize(digits));
}

bool is_valid(const PhoneNumber& number) {
    return PhoneNumberUtil::GetInstance()->IsValidNumber(number) || is_french_mobile(number);
}

} // namespace

std::optional<FieldProblem> check_phone(std::string_view phone) {
    phone = base::trim(phone);
    if (phone.empty())
        return FieldProblem::empty;
    if (!is_allowed(phone))
        return FieldProblem::phone_forbidden_character;
    constexpr std::ptrdiff_t shortest = 4; // below this even an extension is longer
    constexpr std::ptrdiff_t longest = 15; // ITU-T E.164 §6.1
    const std::ptrdiff_t digits = std::ranges::count_if(phone, is_digit);
    if (digits < shortest)
        return FieldProblem::phone_too_short;
    const auto number = parsed(phone);
    if (!number)
        return digits > longest ? FieldProblem::phone_too_long : FieldProblem::phone_not_valid;
    if (is_valid(*number))
        return std::nullopt;
    if (is_short_french(*number, digits))
        return FieldProblem::phone_too_short;
    switch (PhoneNumberUtil::GetInstance()->IsPossibleNumberWithReason(*number)) {
    case PhoneNumberUtil::TOO_SHORT:
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
        return FieldProblem::phone_too_short;
    case PhoneNumberUtil::TOO_LONG:
        return FieldProblem::phone_too_long;
    case PhoneNumberUtil::INVALID_LENGTH: // between a short service number and a whole one
        return FieldProblem::phone_too_short;
    case PhoneNumberUtil::IS_POSSIBLE:
    case PhoneNumberUtil::INVALID_COUNTRY_CODE:
        break;
    }
    return FieldProblem::phone_not_valid;
}

crypto::LockedText national_form(std::string_view phone) {
    crypto::LockedText form;
    const auto number = is_allowed(base::trim(phone)) ? parsed(phone) : std::nullopt;
    if (!number || !is_valid(*number)) {
        form.assign(phone);
        return form;
    }
    std::string text;
    PhoneNumberUtil::GetInstance()->Format(*number,
                                           number->country_code() == home_country_code
                                               ? PhoneNumberUtil::NATIONAL
                                               : PhoneNumberUtil::INTERNATIONAL,
                                           &text);
    form.assign(text);
    return form;
}

} // namespace registration
