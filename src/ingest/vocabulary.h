// Why: what documents write over their sections and before their values, in one table.
// Left to others: where a heading or label stands (elements), what a value must look like (rules).
#pragma once

#include "catalog/offer.h"

#include <optional>
#include <string>
#include <string_view>

namespace ingest {

// What a label announces.
enum class Topic {
    none, // a label we know, whose value no field holds
    title,
    reference,
    employer,
    department,
    family,
    category,
    grade,
    status_line, // category, filière and cadre d'emplois in one value
    contract,
    duration,
    start,
    end,
    deadline,
    published,
    updated,
    location,
    telework,
    working_time,
    positions,
    education,
    experience,
    salary,
    apply_url,
    contact,
    open_to_contract,
    period, // "du … au …" of a mission or internship
};

// A heading has a section, a label a topic other than none or no section; some words are both.
struct Term {
    Topic topic = Topic::none;
    std::optional<catalog::SectionKind> section;
    bool operator==(const Term&) const = default;
};

// The words that matter of a heading or label: folded, without number, articles, plural marks and
// punctuation. "Grade(s) recherché(s) :" and "GRADES RECHERCHÉS" have one key.
std::string term_key(std::string_view folded);

// The term whose words these are, if any; words that say nothing ("du poste", "vos") may stand
// before or after. Parentheses are tried with and without.
std::optional<Term> find_term(std::string_view folded);

// Whether some term begins with the first word that matters; cheap, for lines that are no labels.
bool may_begin_term(std::string_view folded);

// Whether more words could make a term of these: "date prévisible de", on the line before "prise de
// poste".
bool may_go_on(std::string_view folded);

// For a line that has the shape of a heading or ends in a colon: the term with whose words it
// begins. `max_extra` words may follow.
std::optional<Term> find_term_prefix(std::string_view folded, std::size_t max_extra);

} // namespace ingest
