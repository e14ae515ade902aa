// Why: what a visitor says about themselves before it is sealed, and what is wrong with it.
// Left to others: the screens (session, present), sealing (registration/letter.h).
// A Draft has no operator<< and no JSON: it must not reach a log or a file.
#pragma once

#include "base/date.h"
#include "catalog/offer.h"
#include "crypto/locked_text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace registration {

enum class FormField { name, mail, phone, message };
enum class ContactWay { mail, phone };

struct Draft {
    crypto::LockedText name;
    crypto::LockedText mail;
    crypto::LockedText phone;
    crypto::LockedText message; // one sentence, optional
    ContactWay contact = ContactWay::mail;
    bool may_contact_for_others = false; // the separate consent; unticked
    bool operator==(const Draft&) const = default;
};

crypto::LockedText& text_of(Draft& draft, FormField field);
const crypto::LockedText& text_of(const Draft& draft, FormField field);

// Characters a field takes at most, in grapheme clusters.
int maximum_length(FormField field);

// What is wrong with a field. Nothing is corrected and nothing typed is lost.
enum class FieldProblem {
    empty,
    too_long,
    mail_without_at,        // "camille.martin"
    mail_without_name,      // "@orange.fr"
    mail_without_domain,    // "camille@"
    mail_domain_incomplete, // "a@b": the domain has no dot, or ends or begins with one
    mail_forbidden_character,
    phone_too_short,
    phone_too_long,
    phone_not_valid, // libphonenumber knows no such number in France, or with its + prefix
    phone_forbidden_character,
};
std::optional<FieldProblem> check_name(std::string_view name);
std::optional<FieldProblem> check_mail(std::string_view mail);
std::optional<FieldProblem> check_phone(std::string_view phone); // read as French without "+"
std::optional<FieldProblem> check(const Draft& draft, FormField field);

// "camille@gmial.com" suggests "gmail.com": the known domain at one edit's distance, or none. A
// suggestion is offered, never applied. False alarms cost more than misses.
std::optional<std::string> suggested_domain(std::string_view mail);

// National form with spaces, "06 39 98 01 23"; as typed when it is not valid (yet).
crypto::LockedText national_form(std::string_view phone);

// "C•••••• M•••••", "c•••••@•••••.fr", "•• •• •• •• 23".
std::string masked(FormField field, std::string_view value);

} // namespace registration
