#include "registration/draft.h"

#include "base/text.h"

#include <utility>

namespace registration {
namespace {

constexpr std::string_view bullet = "•";

unsigned char byte_at(std::string_view text, std::size_t place) {
    return static_cast<unsigned char>(text[place]);
}

// Where the character that begins at `place` ends: a code point and the combining marks (U+0300 to
// U+036F) after it. base::count_graphemes would copy the words into memory that nobody locks.
std::size_t end_of_character(std::string_view text, std::size_t place) {
    const auto end_of_code_point = [&](std::size_t begin) {
        std::size_t end = begin + 1;
        while (end < text.size() && (byte_at(text, end) & 0xC0) == 0x80)
            ++end;
        return end;
    };
    std::size_t end = end_of_code_point(place);
    while (end + 1 < text.size() && (byte_at(text, end) == 0xCC ||
                                     (byte_at(text, end) == 0xCD && byte_at(text, end + 1) < 0xB0)))
        end = end_of_code_point(end);
    return end;
}

int count_characters(std::string_view text) {
    int count = 0;
    for (std::size_t place = 0; place < text.size(); place = end_of_character(text, place))
        ++count;
    return count;
}

bool fits(FormField field, std::string_view value) {
    return count_characters(value) <= maximum_length(field);
}

// The first character of each word stays.
std::string masked_words(std::string_view text) {
    std::string mask;
    bool inside = false;
    for (std::size_t place = 0; place < text.size();) {
        const std::size_t end = end_of_character(text, place);
        const std::string_view character = text.substr(place, end - place);
        const bool parts = character == " " || character == "-" || character == "'" ||
                           character == "’" || character == "\u00A0";
        mask += parts || !inside ? character : bullet;
        inside = !parts;
        place = end;
    }
    return mask;
}

// As many bullets for every address, so that its length tells nothing; the last label stays.
std::string masked_mail(std::string_view mail) {
    const std::string five = "•••••";
    const std::size_t at = mail.rfind('@');
    const std::size_t dot = mail.rfind('.');
    if (at == std::string_view::npos || at == 0)
        return five;
    std::string mask(mail.substr(0, end_of_character(mail, 0)));
    mask += five + "@" + five;
    if (dot != std::string_view::npos && dot > at)
        mask += mail.substr(dot);
    return mask;
}

std::string masked_phone(std::string_view phone) {
    constexpr int shown = 2;
    int digits = 0;
    for (const char each : phone)
        digits += each >= '0' && each <= '9' ? 1 : 0;
    std::string mask;
    for (const char each : phone) {
        const bool digit = each >= '0' && each <= '9';
        if (digit && digits-- > shown)
            mask += bullet;
        else
            mask += each;
    }
    return mask;
}

} // namespace

crypto::LockedText& text_of(Draft& draft, FormField field) {
    return const_cast<crypto::LockedText&>(text_of(std::as_const(draft), field));
}

const crypto::LockedText& text_of(const Draft& draft, FormField field) {
    switch (field) {
    case FormField::name:
        return draft.name;
    case FormField::mail:
        return draft.mail;
    case FormField::phone:
        return draft.phone;
    case FormField::message:
        return draft.message;
    }
    std::unreachable();
}

int maximum_length(FormField field) {
    switch (field) {
    case FormField::name:
        return 80;
    case FormField::mail:
        return 254; // RFC 5321 §4.5.3.1.3, without the angle brackets
    case FormField::phone:
        return 25; // 15 digits (ITU-T E.164 §6.1), + and what parts them
    case FormField::message:
        return 200;
    }
    std::unreachable();
}

std::optional<FieldProblem> check_name(std::string_view name) {
    name = base::trim(name);
    if (name.empty())
        return FieldProblem::empty;
    if (!fits(FormField::name, name))
        return FieldProblem::too_long;
    return std::nullopt;
}

std::optional<FieldProblem> check(const Draft& draft, FormField field) {
    const std::string_view value = text_of(draft, field).view();
    switch (field) {
    case FormField::name:
        return check_name(value);
    case FormField::mail:
        return check_mail(value);
    case FormField::phone:
        return check_phone(value);
    case FormField::message:
        if (fits(FormField::message, value))
            return std::nullopt;
        return FieldProblem::too_long;
    }
    std::unreachable();
}

std::string masked(FormField field, std::string_view value) {
    switch (field) {
    case FormField::name:
        return masked_words(base::trim(value));
    case FormField::mail:
        return value.empty() ? std::string{} : masked_mail(base::trim(value));
    case FormField::phone:
        return masked_phone(national_form(value).view());
    case FormField::message:
        return masked_words(value);
    }
    std::unreachable();
}

} // namespace registration
