// Why: what a recruiter must answer before an offer is published: what was left of a page or a
// template in it, what contradicts itself, what is missing, what is nobody's business.
// Left to others: reading the document (ingest), showing the findings (main, hub).
#pragma once

#include "base/date.h"
#include "catalog/offer.h"

#include <string>
#include <string_view>
#include <vector>

namespace check {

enum class Weight {
    answer, // to be corrected or confirmed before publication
    note,   // good to know; nothing is wrong
};

// `rule` is one of: debris, characters, doubled, empty_label, letter_for_digit, past_date,
// odd_date, contradiction, numbers, missing_mention, personal_name, undated, title, file. What is
// wrong with a list of offers ("file") stands with the first of them; its lines are the file's.
struct Finding {
    std::string rule;
    Weight weight = Weight::answer;
    catalog::Lines lines; // {0, 0} where the whole offer is meant
    std::string quote;    // the words of the document
    std::string message;  // what was found
    std::string advice;   // what to do
    bool operator==(const Finding&) const = default;
};

// The informations that article 3 of décret n° 2018-1351 (as amended by décret n° 2022-598) wants
// in the notice of a permanent post of the French public service or of a contract of a year or
// more.
struct Mention {
    std::string_view name;
    bool stated = false;
};
struct Completeness {
    bool applies = false;
    std::vector<Mention> mentions; // twelve, in the order of the article
    std::size_t stated() const;
};
Completeness completeness(const catalog::Offer& offer);

inline constexpr std::size_t max_findings = 200; // of one offer

// The findings in the order of their lines, those about the whole offer last.
std::vector<Finding> check(const catalog::Offer& offer, base::Date today);

std::string_view name_of(Weight weight);

} // namespace check
