#include "base/text.h"
#include "ingest/feed_values.h"
#include "ingest/organisations.h"
#include "ingest/rules.h"
#include "ingest/shape.h"

#include <algorithm>
#include <map>

namespace ingest {

namespace {

using catalog::FactStatus;
using catalog::Field;
using catalog::SectionKind;

constexpr std::size_t max_employer_bytes = 110;

std::string_view without_article(std::string_view text) {
    text = base::trim(text);
    const Folded folded = fold_text(text.substr(0, std::min<std::size_t>(text.size(), 8)));
    for (const std::string_view article : {"le ", "la ", "les ", "l'", "the "})
        if (folded.view().starts_with(article))
            return text.substr(folded.origin[article.size()]);
    return text;
}

// Letters of the words of two letters or more, for comparison with a mail domain.
std::string squeezed(std::string_view name, bool with_small_words) {
    std::string letters;
    const std::string folded = base::fold(name);
    for (const std::string_view word : words_of(folded))
        if (with_small_words || (word != "de" && word != "du" && word != "la" && word != "des" &&
                                 word != "d" && word != "le" && word != "l" && word != "les"))
            letters += word;
    return letters;
}

std::string initials(std::string_view name) {
    std::string letters;
    const std::string folded = base::fold(name);
    for (const std::string_view word : words_of(folded))
        if (word != "de" && word != "du" && word != "la" && word != "des" && word != "d" &&
            word != "le" && word != "l" && word != "les" && word != "of" && word != "the")
            letters += word.front();
    return letters;
}

std::vector<std::string> mail_domains(const Reading& reading) {
    std::vector<std::string> domains;
    for (const Element& element : reading.elements) {
        const std::string_view text = element.folded.view();
        for (std::size_t at = text.find('@'); at != npos; at = text.find('@', at + 1)) {
            std::string domain;
            for (std::size_t i = at + 1;
                 i < text.size() && i < at + 60 &&
                 (is_word_char(text[i]) || text[i] == '.' || text[i] == '-');
                 ++i)
                domain += text[i] == '-' ? std::string{} : std::string(1, text[i]);
            domains.push_back(domain.substr(0, domain.find('.')));
        }
    }
    return domains;
}

struct Candidate {
    std::string name;
    Piece piece;
    int score = 0;
    bool stated = false;
};

class Candidates {
public:
    explicit Candidates(const Reading& reading)
        : domains_(mail_domains(reading)) {}

    void add(const Element& element, const NameMention& name, int score, bool stated) {
        const std::string_view text =
            std::string_view{element.text}.substr(name.from, name.to - name.from);
        if (text.size() > max_employer_bytes)
            return;
        const std::string key = base::fold(text);
        auto [entry, fresh] = found_.try_emplace(
            key, Candidate{std::string{text}, {&element, name.from, name.to}, 0, false});
        Candidate& candidate = entry->second;
        if (fresh)
            candidate.score += domain_score(text);
        if (stated && !candidate.stated) {
            candidate.stated = true;
            candidate.piece = {&element, name.from, name.to};
        }
        candidate.score += score;
    }

    const Candidate* best() const {
        const Candidate* best = nullptr;
        for (const auto& [key, candidate] : found_)
            if (!best || candidate.score > best->score)
                best = &candidate;
        return best;
    }

private:
    int domain_score(std::string_view name) const {
        const std::string whole_name = squeezed(name, true);
        const std::string short_name = squeezed(name, false);
        const std::string letters = initials(name);
        for (const std::string& domain : domains_)
            if (!domain.empty() &&
                (domain == whole_name || domain == short_name || domain == letters ||
                 (domain.size() > 4 &&
                  (contains(short_name, domain) || contains(domain, short_name)))))
                return 25;
        return 0;
    }

    std::vector<std::string> domains_;
    std::map<std::string, Candidate> found_;
};

int section_score(const Element& element, std::size_t index) {
    switch (element.section) {
    case SectionKind::employer:
        return 8;
    case SectionKind::access:
    case SectionKind::contact:
        return 6;
    case SectionKind::summary:
        return index < 8 ? 8 : 4;
    case SectionKind::purpose:
    case SectionKind::context:
    case SectionKind::recruitment:
    case SectionKind::apply:
        return 3;
    default:
        return 1;
    }
}

// "Monsieur le Président du", "Madame la Maire de": who recruits is named next.
bool leads_to_name(std::string_view before) {
    constexpr std::size_t reach = 40;
    const std::string_view near = before.substr(before.size() > reach ? before.size() - reach : 0);
    return has_any(near,
                   {"monsieur le president", "madame la presidente", "monsieur le maire",
                    "madame la maire", "madame le maire", "monsieur le directeur",
                    "madame la directrice", "presidente", "le president du", "le president de la"});
}

// Who stands at the head or foot of every page.
void score_running(const Reading& reading, Candidates& candidates) {
    constexpr int every_page = 25;
    for (const Element& element : reading.running)
        for (const NameMention& name : find_organisations(element.text, reading.english))
            candidates.add(element, name, every_page, false);
}

void score_names(const Reading& reading, Candidates& candidates) {
    constexpr std::size_t max_names = 400;
    std::size_t names = 0;
    for (std::size_t i = 0; i < reading.elements.size(); ++i) {
        const Element& element = reading.elements[i];
        if (element.text.size() > max_prose_bytes)
            continue;
        const std::string_view folded = element.folded.view();
        for (const NameMention& name : find_organisations(element.text, reading.english)) {
            if (++names > max_names)
                return;
            int score = section_score(element, i);
            const std::string after =
                fold_text(std::string_view{element.text}.substr(
                              name.to, std::min<std::size_t>(60, element.text.size() - name.to)))
                    .text;
            constexpr std::size_t article_bytes = 6; // "l’", "Les "
            const bool opens = name.from <= article_bytes;
            const bool whole_line = opens && element.text.size() - name.to <= 2;
            const bool recruits = begins_with_any(
                base::trim(after), {"recrute", "recherche", "is looking", "is seeking",
                                    "is recruiting", "seeks", "cherche", "offre", "propose"});
            const bool address = element.section == SectionKind::access && opens;
            if (whole_line && i < 4)
                score += i == 0 ? 50 : 40;
            else if (opens && i < 6)
                score += 12;
            if (recruits)
                score += 30;
            if (address)
                score += 12;
            if (leads_to_name(folded_of({&element, 0, name.from}).view()))
                score += 10;
            if (has_any(folded, {"partenaires", "partenariat", "en lien avec", "aupres de"}))
                score -= 3;
            candidates.add(element, name, score, (whole_line && i < 4) || recruits);
        }
    }
}

} // namespace

void read_employer(const Reading& reading, Sheet& sheet) {
    for (const Announced& said : announced(reading, Topic::employer)) {
        const std::string_view text = said.value.text();
        const bool name = text.size() <= max_employer_bytes && text.size() > 1 &&
                          !ends_sentence(text) && !contains(text, "http") && !contains(text, "@");
        const Folded folded = fold_text(text);
        const bool prose = has_any(folded.view(), {"est", "recrute", "vous", "nous", "is", "we"});
        // Portals name the ministry above the employer, or the class it belongs to.
        const bool above = has_any(said.label, {"rattachement", "ministere"});
        if (name && !prose && !is_class_of_employers(text) &&
            (!said.heading || find_organisations(text).size() == 1 ||
             said.value.element->text.size() < 60))
            sheet.propose(Field::employer, without_article(text), said.value,
                          above ? Rank::weak_label : Rank::label);
    }
    if (sheet.has(Field::employer))
        return;
    Candidates candidates{reading};
    score_running(reading, candidates);
    score_names(reading, candidates);
    const Candidate* best = candidates.best();
    constexpr int least_score = 4;
    if (best && best->score >= least_score)
        sheet.propose(Field::employer, best->name, best->piece,
                      best->stated ? Rank::prose : Rank::inferred,
                      best->stated ? FactStatus::stated : FactStatus::derived);
}

} // namespace ingest
