#include "check/rules.h"
#include "ingest/dates.h"
#include "ingest/folded.h"

#include <algorithm>
#include <array>
#include <optional>

namespace check {

namespace {

using catalog::Field;

std::optional<base::Date> date_of(const catalog::Offer& offer, Field field) {
    const catalog::Fact& fact = offer.facts[field];
    return fact.is_stated() ? base::parse_date(fact.value()) : std::nullopt;
}

void add(const catalog::Offer& offer, Field field, std::string_view rule, std::string message,
         std::string advice, Findings& findings) {
    const catalog::Fact& fact = offer.facts[field];
    findings.push_back({std::string{rule}, Weight::answer, fact.lines,
                        fact.quote.empty() ? quote_of(offer, fact.lines) : fact.quote,
                        std::move(message), std::move(advice)});
}

// Dates of the offer against today and against each other.
void check_order(const catalog::Offer& offer, base::Date today, Findings& findings) {
    const auto deadline = date_of(offer, Field::deadline);
    const auto start = date_of(offer, Field::start_date);
    const auto end = date_of(offer, Field::end_date);
    const auto published = date_of(offer, Field::published);
    if (deadline && *deadline < today)
        add(offer, Field::deadline, "past_date",
            "The deadline, " + base::to_iso(*deadline) + ", has passed.",
            "Give a new deadline, or do not publish the offer.", findings);
    if (start && *start < today)
        add(offer, Field::start_date, "past_date",
            "The post was to begin on " + base::to_iso(*start) + ", which has passed.",
            "Give a new date, or write \"d\xC3\xA8s que possible\".", findings);
    if (end && *end < today)
        add(offer, Field::end_date, "past_date",
            "The contract ends on " + base::to_iso(*end) + ", which has passed.",
            "Give the dates of the new contract.", findings);
    if (published && *published > today)
        add(offer, Field::published, "odd_date",
            "The offer says it was published on " + base::to_iso(*published) +
                ", which has not come yet.",
            "Correct the date of publication.", findings);
    if (start && end && *end < *start)
        add(offer, Field::end_date, "odd_date", "The contract ends before it begins.",
            "Correct one of the two dates.", findings);
    if (start && deadline && *start < *deadline)
        add(offer, Field::deadline, "odd_date",
            "Applications close on " + base::to_iso(*deadline) + ", after the post begins (" +
                base::to_iso(*start) + ").",
            "Correct one of the two dates.", findings);
    if (published && deadline && *deadline < *published)
        add(offer, Field::deadline, "odd_date",
            "Applications close before the offer was published.", "Correct one of the two dates.",
            findings);
    constexpr int far_days = 3 * 365;
    for (const Field field : {Field::deadline, Field::start_date})
        if (const auto date = date_of(offer, field);
            date && base::days_between(today, *date) > far_days)
            add(offer, field, "odd_date", base::to_iso(*date) + " is more than three years away.",
                "Make sure of the year.", findings);
}

// "31/02/2027", "31 novembre 2026": written as a date, and no day of any calendar.
void check_impossible(const catalog::Offer& offer, std::string_view folded, catalog::Lines lines,
                      Findings& findings) {
    for (const ingest::DateMention& mention : ingest::find_dates(folded)) {
        const std::string_view words = folded.substr(mention.begin, mention.end - mention.begin);
        const bool whole = words.size() >= 8 && !mention.range &&
                           std::ranges::all_of(words.substr(words.size() - 2), ingest::is_digit) &&
                           words.find_first_of("0123456789") == 0;
        if (!mention.date && !mention.whole_month && whole)
            findings.push_back({"odd_date", Weight::answer, lines, quote_of(offer, lines),
                                "\"" + std::string{words} + "\" is no day of the calendar.",
                                "Correct the date."});
    }
}

constexpr std::array<std::string_view, 7> french_days{"dimanche", "lundi",    "mardi", "mercredi",
                                                      "jeudi",    "vendredi", "samedi"};
constexpr std::array<std::string_view, 7> english_days{"sunday",   "monday", "tuesday", "wednesday",
                                                       "thursday", "friday", "saturday"};

std::optional<unsigned> weekday_before(std::string_view folded, std::size_t at) {
    while (at > 0 && (folded[at - 1] == ' ' || folded[at - 1] == ','))
        --at;
    for (const auto* days : {&french_days, &english_days})
        for (unsigned day = 0; day < days->size(); ++day)
            if (folded.substr(0, at).ends_with((*days)[day]))
                return day;
    return std::nullopt;
}

// "vendredi 27 juin 2026" when that day is a Saturday.
void check_weekday(const catalog::Offer& offer, std::string_view folded, catalog::Lines lines,
                   Findings& findings) {
    for (const ingest::DateMention& mention : ingest::find_dates(folded)) {
        const auto said = weekday_before(folded, mention.begin);
        if (!said || !mention.date || mention.whole_month)
            continue;
        const std::chrono::weekday day{std::chrono::sys_days{*mention.date}};
        if (day.c_encoding() != *said)
            findings.push_back({"odd_date", Weight::answer, lines, quote_of(offer, lines),
                                base::to_iso(*mention.date) + " is no " +
                                    std::string{french_days[*said]} + " but a " +
                                    std::string{french_days[day.c_encoding()]} + ".",
                                "Correct the day or the date."});
    }
}

void check_undated(const catalog::Offer& offer, Findings& findings) {
    const auto stated = [&](Field field) { return offer.facts[field].is_stated(); };
    if (!stated(Field::published) && !stated(Field::updated))
        findings.push_back({"undated",
                            Weight::answer,
                            {},
                            "",
                            "The document does not say when it was written.",
                            "Give the date of publication or of the last change."});
    if (!stated(Field::deadline))
        findings.push_back({"undated",
                            Weight::answer,
                            {},
                            "",
                            "The document states no deadline with day, month and year.",
                            "Give the last day for applications, or confirm that there is none."});
    if (!stated(Field::start_date) && !stated(Field::start_text))
        findings.push_back({"undated",
                            Weight::note,
                            {},
                            "",
                            "The document does not say when the post begins.",
                            "Give the date, or write \"d\xC3\xA8s que possible\"."});
}

} // namespace

void check_dates(const catalog::Offer& offer, base::Date today, Findings& findings) {
    check_order(offer, today, findings);
    for (std::size_t i = 0; i < offer.source.lines.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        const ingest::Folded folded = ingest::fold_text(offer.source.lines[i]);
        check_impossible(offer, folded.view(), {number, number}, findings);
        check_weekday(offer, folded.view(), {number, number}, findings);
    }
    check_undated(offer, findings);
}

} // namespace check
