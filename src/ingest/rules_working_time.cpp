#include "base/text.h"
#include "ingest/rules.h"
#include "ingest/shape.h"

#include <algorithm>
#include <charconv>

namespace ingest {

namespace {

using catalog::Field;
using catalog::SectionKind;

constexpr std::string_view full_time = "full-time";
constexpr std::string_view part_time = "part-time";

// "28/35e", "17h30/35": fewer hours than the full week.
bool is_fraction(std::string_view folded) {
    const std::size_t at = folded.find("/35");
    if (at == npos || at == 0)
        return false;
    std::size_t start = at;
    while (start > 0 && (is_digit(folded[start - 1]) || folded[start - 1] == 'h' ||
                         folded[start - 1] == ',' || folded[start - 1] == ' '))
        --start;
    int hours = 0;
    const std::string_view number = base::trim(folded.substr(start, at - start));
    std::from_chars(number.data(), number.data() + number.size(), hours);
    return hours > 0 && hours < 35;
}

// "Temps plein (temps partiel possible)", "100 % ; 80 % possible": what comes first is the post.
std::string_view without_choice(std::string_view folded) {
    const std::size_t choice = std::min(folded.find("partiel possible"), folded.find("% possible"));
    if (choice == npos)
        return folded;
    const std::size_t begin = folded.find_last_of("(;,/", choice);
    return begin == npos || begin < 4 ? folded : folded.substr(0, begin);
}

std::string_view working_time_in(std::string_view said) {
    const std::string_view folded = without_choice(said);
    if (has_any(folded, {"temps non complet", "non complet", "temps partiel", "mi-temps",
                         "part-time", "part time", "temps incomplet"}) ||
        is_fraction(folded))
        return part_time;
    if (has_any(folded, {"temps complet", "temps plein", "full-time", "full time", "complet",
                         "plein", "35/35", "35/35e", "35h/35h", "plein temps", "100 %", "100%"}) ||
        contains(folded, "100 %") || contains(folded, "100%"))
        return full_time;
    for (const std::string_view share :
         {"90 %", "90%", "80 %", "80%", "70 %", "70%", "60 %", "60%", "50 %", "50%"})
        if (contains(folded, share))
            return part_time;
    return {};
}

std::string_view telework_in(std::string_view folded) {
    if (begins_with_any(folded, {"partiel", "partielle", "partiellement", "hybride", "hybrid"}))
        return "partial";
    if (begins_with_any(folded, {"teletravail partiel", "teletravail hybride"}))
        return "partial";
    if (begins_with_any(folded, {"oui", "yes", "possible", "autorise", "telecommute"}))
        return "yes";
    if (begins_with_any(folded, {"non", "no", "aucun", "impossible", "not", "onsite", "on-site",
                                 "sur site", "presentiel"}) ||
        has_any(folded, {"non eligible", "pas eligible", "non teletravaillable", "pas possible",
                         "non autorise", "impossible", "incompatible"}))
        return "no";
    if (has_any(folded, {"possible", "jour", "jours", "partiel", "hybride", "hybrid", "eligible",
                         "days", "day", "autorise", "remote", "teletravaillable", "semaine"}))
        return "yes";
    return {};
}

// "35 heures", "37 h 30", "39h": a whole week in French law; what is a fraction is read before.
bool is_whole_week(std::string_view folded) {
    std::size_t digits = 0;
    int hours = 0;
    for (; digits < folded.size() && digits < 2 && is_digit(folded[digits]); ++digits)
        hours = hours * 10 + (folded[digits] - '0');
    const std::string_view unit = base::trim(folded.substr(digits));
    return digits == 2 && hours >= 35 && hours <= 40 &&
           (begins_with_any(unit, {"h", "heures"}) ||
            (unit.size() > 1 && unit[0] == 'h' && is_digit(unit[1])));
}

void read_telework(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::telework)) {
        const FoldedPiece folded = folded_of(said.value);
        if (const auto value = telework_in(folded.view()); !value.empty())
            sheet.propose(Field::telework, value, said.value, Rank::label);
    }
    for (const Element& element : reading.elements) {
        if (element.section == SectionKind::missions || element.section == SectionKind::knowledge ||
            element.section == SectionKind::skills)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            const std::string_view text = folded.view();
            const bool named =
                has_any(text, {"teletravail", "teleworking", "telework", "teletravaillable",
                               "hybrid working", "remote working", "work from home", "remotely",
                               "working from home", "teletravailler", "home working", "remote work",
                               "a week from home", "days from home"});
            if (!named)
                continue;
            const bool negative = has_any(text, {"pas de teletravail",
                                                 "aucun teletravail",
                                                 "ni teletravail",
                                                 "non teletravaillable",
                                                 "teletravail non",
                                                 "pas teletravaillable",
                                                 "teletravail impossible",
                                                 "sans teletravail",
                                                 "ne permet pas",
                                                 "pas eligible au teletravail",
                                                 "not possible",
                                                 "n'est pas eligible",
                                                 "non eligible au teletravail",
                                                 "n'est pas",
                                                 "cannot be",
                                                 "teletravail : non",
                                                 "ne se prete pas",
                                                 "incompatible",
                                                 "non compatible",
                                                 "pas ouvert",
                                                 "pas compatible",
                                                 "not available",
                                                 "no remote",
                                                 "exclu"});
            sheet.propose(Field::telework, negative ? "no" : "yes", sentence, Rank::prose);
        }
    }
}

void read_positions(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::positions)) {
        const std::string_view text = said.value.text();
        std::size_t digits = 0;
        while (digits < text.size() && is_digit(text[digits]))
            ++digits;
        if (digits > 0 && digits < 4)
            sheet.propose(Field::positions, text.substr(0, digits), said.value, Rank::label);
    }
}

bool can_state_time(const Element& element) {
    return element.section != SectionKind::missions && element.section != SectionKind::employer &&
           element.section != SectionKind::relations && element.section != SectionKind::knowledge &&
           element.section != SectionKind::skills;
}

} // namespace

void read_working_time(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::working_time)) {
        const FoldedPiece folded = folded_of(said.value);
        if (const auto value = working_time_in(folded.view());
            !value.empty() && said.value.text().size() < 240)
            sheet.propose(Field::working_time, value, said.value, Rank::label);
    }
    for (const Topic topic : {Topic::working_time, Topic::duration})
        for (const Announced& said : announced(reading, topic))
            if (!said.heading && is_whole_week(folded_of(said.value).view()))
                sheet.propose(Field::working_time, full_time, said.value, Rank::inferred,
                              catalog::FactStatus::derived);
    for (const Element& element : reading.elements) {
        // Of choices with boxes the label's rule has read the ticked one.
        const bool boxes = ticked(whole(element)).from > 0;
        if (!can_state_time(element) || boxes || element.text.size() > 3000)
            continue;
        for (const Piece& sentence : sentences(element)) {
            const FoldedPiece folded = folded_of(sentence);
            const std::string_view text = folded.view();
            const bool stated =
                has_any(text, {"temps complet", "temps plein", "temps non complet", "temps partiel",
                               "mi-temps", "full-time", "full time", "part-time", "part time",
                               "temps incomplet"});
            if (const auto value = working_time_in(text); stated && !value.empty())
                sheet.propose(Field::working_time, value, sentence, Rank::prose);
        }
    }
    read_telework(reading, sheet);
    read_positions(reading, sheet);
}

} // namespace ingest
