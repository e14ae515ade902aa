#include "registration/draft.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace registration {
namespace {

constexpr std::size_t maximum_mail_bytes = 254;      // RFC 5321 §4.5.3.1.3, without the brackets
constexpr std::size_t maximum_local_part_bytes = 64; // RFC 5321 §4.5.3.1.1
constexpr std::size_t maximum_label_bytes = 63;      // RFC 1035 §2.3.4

// Where people in France have their mail, most first, and the sister domains of the same houses:
// a visitor from Namur does have outlook.be.
constexpr auto known_domains = std::to_array<std::string_view>({
    "gmail.com",      "hotmail.fr",    "hotmail.com",   "orange.fr",      "yahoo.fr",
    "outlook.fr",     "outlook.com",   "free.fr",       "wanadoo.fr",     "laposte.net",
    "sfr.fr",         "icloud.com",    "live.fr",       "yahoo.com",      "live.com",
    "bbox.fr",        "neuf.fr",       "msn.com",       "aol.com",        "protonmail.com",
    "proton.me",      "me.com",        "mac.com",       "gmx.fr",         "gmx.com",
    "gmx.net",        "gmx.de",        "gmx.ch",        "numericable.fr", "club-internet.fr",
    "aliceadsl.fr",   "noos.fr",       "cegetel.net",   "9online.fr",     "dbmail.com",
    "mailo.com",      "mailo.fr",      "zaclys.net",    "ovh.fr",         "posteo.net",
    "hotmail.be",     "hotmail.ch",    "hotmail.de",    "hotmail.es",     "hotmail.it",
    "hotmail.nl",     "hotmail.ca",    "hotmail.co.uk", "outlook.be",     "outlook.de",
    "outlook.es",     "outlook.it",    "outlook.pt",    "outlook.dk",     "outlook.ie",
    "outlook.at",     "live.be",       "live.de",       "live.it",        "live.nl",
    "live.ca",        "live.co.uk",    "yahoo.be",      "yahoo.de",       "yahoo.es",
    "yahoo.it",       "yahoo.ca",      "yahoo.co.uk",   "ymail.com",      "rocketmail.com",
    "googlemail.com", "protonmail.ch", "pm.me",         "skynet.be",      "bluewin.ch",
    "voila.fr",       "caramail.com",  "tutanota.com",  "tuta.com",       "hushmail.com",
});

// Real domains at one edit from a known one, which are no mistake.
constexpr auto other_domains = std::to_array<std::string_view>({
    "mail.com",
    "email.com",
    "fmail.com",
    "hmail.com",
    "tmail.com",
    "zmail.com",
    "cmail.com",
    "jmail.com",
    "gmail.de",
    "cloud.com",
    "grange.fr",
    "range.fr",
    "oranges.fr",
    "yahoo.fi",
    "yahoo.gr",
    "yahoo.se",
    "mailo.be",
    "postes.net",
});

bool is_letter_or_digit(char32_t character) {
    return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z') ||
           (character >= U'0' && character <= U'9');
}

// RFC 5322 §3.2.3 (atext), without what only quotes allow.
bool is_allowed_before_at(char character) {
    return is_letter_or_digit(static_cast<unsigned char>(character)) ||
           std::string_view("!#$%&'*+/=?^_`{|}~-.").find(character) != std::string_view::npos;
}

// A domain with accents is written as a person writes it (RFC 5890), so its letters are any bytes
// of UTF-8.
bool is_allowed_after_at(char character) {
    return is_letter_or_digit(static_cast<unsigned char>(character)) || character == '-' ||
           character == '.' || (static_cast<unsigned char>(character) & 0x80) != 0;
}

std::optional<FieldProblem> check_local_part(std::string_view local) {
    if (!std::ranges::all_of(local, is_allowed_before_at) || local.starts_with('.') ||
        local.ends_with('.') || local.find("..") != std::string_view::npos)
        return FieldProblem::mail_forbidden_character;
    if (local.size() > maximum_local_part_bytes)
        return FieldProblem::too_long;
    return std::nullopt;
}

std::optional<FieldProblem> check_domain(std::string_view domain) {
    if (!std::ranges::all_of(domain, is_allowed_after_at))
        return FieldProblem::mail_forbidden_character;
    int labels = 0;
    std::string_view last;
    for (std::size_t begin = 0; begin <= domain.size(); ++labels) {
        last = domain.substr(begin, domain.find('.', begin) - begin);
        if (last.empty())
            return FieldProblem::mail_domain_incomplete;
        if (last.starts_with('-') || last.ends_with('-'))
            return FieldProblem::mail_forbidden_character;
        if (last.size() > maximum_label_bytes)
            return FieldProblem::too_long;
        begin += last.size() + 1;
    }
    const bool only_digits =
        std::ranges::all_of(last, [](char each) { return each >= '0' && each <= '9'; });
    if (labels < 2 || last.size() < 2 || only_digits)
        return FieldProblem::mail_domain_incomplete;
    return std::nullopt;
}

enum class Edit { none, one_letter, swapped, more };

// One letter too many, too few or another, or two neighbours swapped (Damerau).
Edit edit_between(std::u32string_view typed, std::u32string_view meant) {
    const auto [a, b] = std::ranges::mismatch(typed, meant);
    const auto left = static_cast<std::size_t>(a - typed.begin());
    typed.remove_prefix(left);
    meant.remove_prefix(left);
    while (!typed.empty() && !meant.empty() && typed.back() == meant.back()) {
        typed.remove_suffix(1);
        meant.remove_suffix(1);
    }
    if (typed.empty() && meant.empty())
        return Edit::none;
    if (typed.size() <= 1 && meant.size() <= 1)
        return Edit::one_letter;
    if (typed.size() == 2 && meant.size() == 2 && typed[0] == meant[1] && typed[1] == meant[0])
        return Edit::swapped;
    return Edit::more;
}

std::u32string lower(std::string_view domain) {
    std::u32string text = base::decode(domain);
    for (char32_t& each : text)
        if (each >= U'A' && each <= U'Z')
            each += U'a' - U'A';
    return text;
}

} // namespace

std::optional<FieldProblem> check_mail(std::string_view mail) {
    mail = base::trim(mail);
    if (mail.empty())
        return FieldProblem::empty;
    const std::size_t at = mail.find('@');
    if (at == std::string_view::npos)
        return FieldProblem::mail_without_at;
    if (at == 0)
        return FieldProblem::mail_without_name;
    if (at + 1 == mail.size())
        return FieldProblem::mail_without_domain;
    if (mail.size() > maximum_mail_bytes)
        return FieldProblem::too_long;
    if (const auto problem = check_local_part(mail.substr(0, at)))
        return problem;
    return check_domain(mail.substr(at + 1));
}

std::optional<std::string> suggested_domain(std::string_view mail) {
    // Many real domains are one letter away from a short one (sfr.fr, free.fr), hardly any are with
    // two letters swapped.
    constexpr std::size_t short_name = 5; // letters before the first dot
    mail = base::trim(mail);
    const std::size_t at = mail.rfind('@');
    if (at == std::string_view::npos || !base::is_valid_utf8(mail))
        return std::nullopt;
    const std::u32string typed = lower(mail.substr(at + 1));
    const auto is_typed = [&](std::string_view domain) { return lower(domain) == typed; };
    if (std::ranges::any_of(known_domains, is_typed) ||
        std::ranges::any_of(other_domains, is_typed))
        return std::nullopt;
    for (const std::string_view known : known_domains) {
        const Edit edit = edit_between(typed, lower(known));
        if (edit == Edit::swapped || (edit == Edit::one_letter && known.find('.') >= short_name))
            return std::string(known);
    }
    return std::nullopt;
}

} // namespace registration
