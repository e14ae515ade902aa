#include "check/rules.h"
#include "ingest/folded.h"

#include <charconv>
#include <optional>

namespace check {

namespace {

using catalog::Field;
using ingest::is_digit;

void add(const catalog::Offer& offer, Field field, std::string message, std::string advice,
         Findings& findings) {
    const catalog::Fact& fact = offer.facts[field];
    findings.push_back(
        {"numbers", Weight::answer, fact.lines, fact.quote, std::move(message), std::move(advice)});
}

// The whole numbers of a text, "32 000" and "1 870,50" being one each (their cents left out).
std::vector<long> numbers_of(std::string_view text) {
    std::vector<long> numbers;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        std::string digits;
        while (at < text.size()) {
            if (is_digit(text[at])) {
                digits += text[at++];
                continue;
            }
            // A space of thousands: three digits follow, and no fourth.
            const std::size_t gap = text[at] == ' ' ? 1 : 0;
            const bool thousands = gap > 0 && at + 3 < text.size() && is_digit(text[at + 1]) &&
                                   is_digit(text[at + 2]) && is_digit(text[at + 3]) &&
                                   (at + 4 == text.size() || !is_digit(text[at + 4])) &&
                                   digits.size() <= 3;
            if (!thousands)
                break;
            at += gap;
        }
        if (at + 1 < text.size() && (text[at] == ',' || text[at] == '.') && is_digit(text[at + 1]))
            for (++at; at < text.size() && is_digit(text[at]); ++at) {
            }
        long value = 0;
        constexpr std::size_t longest = 9;
        if (digits.size() <= longest &&
            std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc{})
            numbers.push_back(value);
    }
    return numbers;
}

// "de 2 400 à 1 900 €": the lower amount stands second.
void check_salary(const catalog::Offer& offer, Findings& findings) {
    const catalog::Fact& salary = offer.facts[Field::salary];
    if (!salary.is_stated())
        return;
    const std::string text = ingest::fold_text(salary.value()).text;
    const std::size_t from = ingest::find_word(text, "de");
    const std::size_t to = from == ingest::npos ? ingest::npos : ingest::find_word(text, "a", from);
    if (to == ingest::npos)
        return;
    const auto low = numbers_of(std::string_view{text}.substr(from, to - from));
    const auto high = numbers_of(std::string_view{text}.substr(to));
    if (!low.empty() && !high.empty() && low.back() > high.front())
        add(offer, Field::salary,
            "The lower amount (" + std::to_string(low.back()) + ") is above the higher one (" +
                std::to_string(high.front()) + ").",
            "Correct the amounts.", findings);
}

// "6 mois" beside dates that are eight months apart.
void check_duration(const catalog::Offer& offer, Findings& findings) {
    const catalog::Facts& facts = offer.facts;
    const auto start = base::parse_date(facts[Field::start_date].value());
    const auto end = base::parse_date(facts[Field::end_date].value());
    const std::string text = ingest::fold_text(facts[Field::duration].value()).text;
    const auto numbers = numbers_of(text);
    if (!start || !end || *end < *start || numbers.empty())
        return;
    const bool months = ingest::has_any(text, {"mois", "months", "month"});
    const bool years = ingest::has_any(text, {"an", "ans", "annee", "annees", "years", "year"});
    if (months == years)
        return;
    constexpr double month_days = 30.44;
    const double stated = static_cast<double>(numbers.front()) * (years ? 12 : 1);
    const double between = (base::days_between(*start, *end) + 1) / month_days;
    constexpr double slack_months = 0.8;
    if (between > stated + slack_months || between < stated - slack_months)
        add(offer, Field::duration,
            "\"" + std::string{facts[Field::duration].value()} + "\" is not the time from " +
                base::to_iso(*start) + " to " + base::to_iso(*end) + ".",
            "Correct the duration or one of the dates.", findings);
}

// "Temps complet" beside "28/35e", "temps non complet" beside "35/35e".
void check_hours(const catalog::Offer& offer, Findings& findings) {
    const catalog::Fact& time = offer.facts[Field::working_time];
    if (!time.is_stated())
        return;
    const std::string text = ingest::fold_text(time.quote).text;
    const std::size_t slash = text.find("/35");
    if (slash == std::string::npos)
        return;
    const auto before = numbers_of(std::string_view{text}.substr(0, slash));
    constexpr long full_week = 35;
    if (before.empty())
        return;
    const bool full = before.back() >= full_week;
    const bool says_full = ingest::has_any(text, {"temps complet", "temps plein"});
    const bool says_part = ingest::has_any(text, {"non complet", "temps partiel"});
    if ((full && says_part) || (!full && says_full && !says_part))
        add(offer, Field::working_time,
            "The hours and the words about working time contradict each other.",
            "Correct the hours or the words.", findings);
}

} // namespace

void check_numbers(const catalog::Offer& offer, Findings& findings) {
    check_salary(offer, findings);
    check_duration(offer, findings);
    check_hours(offer, findings);
}

} // namespace check
