#include "check/rules.h"
#include "ingest/folded.h"

namespace check {

namespace {

using ingest::is_digit;

bool is_joined(char c) {
    return ingest::is_word_char(c) || c == '/' || c == '-' || c == '.';
}

// Letters that are taken for digits: O for 0, l and I for 1.
bool looks_like_digit(char c) {
    return c == 'O' || c == 'o' || c == 'l' || c == 'I';
}

// "2O26", "1O/12/2026", "l5": such a letter with a digit on one side and a digit, a mark of dates
// or nothing on the other. "3O jours" is one, "12 h", "2o" (second item) and "A1" are none.
bool is_in_a_number(std::string_view word, std::size_t at) {
    const bool before = at > 0 && is_digit(word[at - 1]);
    const bool after = at + 1 < word.size() && is_digit(word[at + 1]);
    if (before && after)
        return true;
    const bool capital = word[at] == 'O';
    const bool ends = at + 1 == word.size() || word[at + 1] == '/' || word[at + 1] == '.';
    const bool begins = at == 0 || word[at - 1] == '/' || word[at - 1] == '.';
    return (before && capital && ends) || (after && word[at] == 'l' && begins);
}

// "O075251013000634": a code that begins with the letter, as those of emploi-territorial do.
bool is_code_with_o(std::string_view word) {
    if (word.size() < 4 || word[0] != 'O')
        return false;
    for (const char c : word.substr(1))
        if (!is_digit(c))
            return false;
    return true;
}

void check_word(const catalog::Offer& offer, std::string_view word, catalog::Lines lines,
                Findings& findings) {
    if (is_code_with_o(word)) {
        findings.push_back(
            {"letter_for_digit", Weight::note, lines, quote_of(offer, lines),
             "\"" + std::string{word} + "\" begins with the letter O, not with a zero.",
             "Make sure that it is the letter; visitors will type what they see."});
        return;
    }
    for (std::size_t at = 0; at < word.size(); ++at)
        if (looks_like_digit(word[at]) && is_in_a_number(word, at)) {
            findings.push_back(
                {"letter_for_digit", Weight::answer, lines, quote_of(offer, lines),
                 "\"" + std::string{word} + "\" has the letter " + word[at] + " among its digits.",
                 word[at] == 'O' || word[at] == 'o' ? "Type a zero." : "Type a one."});
            return;
        }
}

} // namespace

void check_digits(const catalog::Offer& offer, Findings& findings) {
    for (std::size_t i = 0; i < offer.source.lines.size(); ++i) {
        const std::string_view line = offer.source.lines[i];
        const int number = static_cast<int>(i) + 1;
        if (line.find_first_of("OolI") == std::string_view::npos ||
            line.find_first_of("0123456789") == std::string_view::npos)
            continue;
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t start = at;
            while (at < line.size() && is_joined(line[at]))
                ++at;
            const std::string_view before = line.substr(0, start);
            const bool address = before.ends_with('@') || before.ends_with(':') ||
                                 (at < line.size() && (line[at] == '@' || line[at] == ':'));
            if (at > start && !address)
                check_word(offer, line.substr(start, at - start), {number, number}, findings);
            at = at > start ? at : at + 1;
        }
    }
}

} // namespace check
