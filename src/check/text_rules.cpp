#include "check/rules.h"

#include <algorithm>
#include <array>

namespace check {

namespace {

// Problems of the reader, as rules of ours.
struct Known {
    std::string_view problem, rule, advice;
};
constexpr std::array<Known, 18> known_problems{{
    {"private_use_character", "characters", "Type a hyphen or a bullet in its place."},
    {"invisible_character", "characters", "Delete it; it hides in the middle of a word."},
    {"bidirectional_control", "characters", "Delete it; it changes the order of what is read."},
    {"control_character", "characters", "Delete it; it comes from another program."},
    {"unreadable_character", "characters", "Type the letter that was lost."},
    {"invalid_utf8", "characters", "Save the document again as UTF-8 text."},
    {"combining_marks", "characters", "Type the letter again with one accent."},
    {"windows_character", "characters", "Type the character again, or save the text as UTF-8."},
    {"encoding", "characters", "Save the document as UTF-8 text."},
    {"stray_mark", "characters", "Type the letter again with one accent."},
    {"label_without_value", "empty_label", "Give the value, or delete the label."},
    {"contradiction", "contradiction", "Keep the right one and correct the other."},
    {"derived_title", "title", "Write the title of the post on a line of its own."},
    {"damaged_item", "file",
     "Correct the item in the file and import it again; the others are in."},
    {"no_offer", "file", "Give the item a title and an employer, or delete it from the file."},
    {"unreadable_line", "file", "Correct the line in the file; the others are in."},
    {"repaired_json", "file", "Correct the JSON: what was read is what it seems to mean."},
    {"broken_json", "file", "Correct the JSON in the page; the page's own words were read."},
}};

// These stand in the file, whose lines are not those of one offer.
bool is_about_file(std::string_view rule) {
    return rule == "file";
}

bool is_debris(std::string_view reason) {
    return reason == "page number" || reason == "web page chrome" ||
           reason == "other offers of the web page" ||
           reason.starts_with("repeated page header or footer");
}

void add_problem(const catalog::Offer& offer, const catalog::Problem& problem, Findings& findings) {
    const auto* const known = std::ranges::find(known_problems, problem.kind, &Known::problem);
    if (problem.kind == "no_title")
        findings.push_back({"title",
                            Weight::answer,
                            {},
                            "",
                            "The document states no title.",
                            "Write the title of the post on the first line."});
    else if (known != known_problems.end())
        findings.push_back(
            {std::string{known->rule}, Weight::answer, problem.lines,
             is_about_file(known->rule) ? std::string{} : quote_of(offer, problem.lines),
             problem.message, std::string{known->advice}});
}

} // namespace

void check_text(const catalog::Offer& offer, Findings& findings) {
    for (const catalog::Problem& problem : offer.problems)
        add_problem(offer, problem, findings);
    for (const catalog::Dropped& dropped : offer.account.dropped) {
        const std::string quote = quote_of(offer, dropped.lines);
        if (is_debris(dropped.reason))
            findings.push_back({"debris", Weight::answer, dropped.lines, quote,
                                "What surrounded the notice is in it: " + dropped.reason + ".",
                                "Delete it; it is not shown."});
        else if (dropped.reason.starts_with("repeated "))
            findings.push_back({"doubled", Weight::answer, dropped.lines, quote,
                                "The same words stand twice: " + dropped.reason + ".",
                                "Delete the second; it is not shown."});
        else if (dropped.reason == "struck out")
            findings.push_back({"debris", Weight::answer, dropped.lines, quote,
                                "Struck-out words are left in the document.",
                                "Delete them; they are not shown."});
    }
}

} // namespace check
