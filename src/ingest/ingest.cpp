#include "ingest/ingest.h"

#include "base/text.h"
#include "ingest/columns.h"
#include "ingest/debris.h"
#include "ingest/job_posting.h"
#include "ingest/rules.h"
#include "ingest/sections.h"

#include <algorithm>
#include <utility>

namespace ingest {

namespace {

using catalog::FactStatus;
using catalog::Field;
using catalog::Offer;

// Small words tell the two languages apart better than any other.
bool is_english(const std::vector<Element>& elements) {
    std::size_t english = 0;
    std::size_t french = 0;
    constexpr std::size_t enough_words = 4000;
    std::size_t seen = 0;
    for (const Element& element : elements) {
        for (const std::string_view word : words_of(element.folded.view())) {
            ++seen;
            english += word == "the" || word == "and" || word == "of" || word == "to" ||
                       word == "you" || word == "with" || word == "will" || word == "for";
            french += word == "le" || word == "la" || word == "de" || word == "des" ||
                      word == "les" || word == "et" || word == "du" || word == "vous";
        }
        if (seen > enough_words)
            break;
    }
    return english > french;
}

// Keys of front matter are shorter than labels: "fin" alone would be no label in a text.
std::optional<Topic> topic_of_key(std::string_view key) {
    constexpr std::pair<std::string_view, Topic> keys[]{
        {"titre", Topic::title},
        {"fin", Topic::end},
        {"end", Topic::end},
        {"temps", Topic::working_time},
        {"candidature", Topic::apply_url},
        {"postuler", Topic::apply_url},
        {"apply", Topic::apply_url},
        {"lien", Topic::apply_url},
        {"url", Topic::apply_url},
        {"employeur", Topic::employer},
        {"employer", Topic::employer},
        {"contrat", Topic::contract},
        {"contract", Topic::contract},
        {"salaire", Topic::salary},
        {"limite", Topic::deadline},
        {"date_limite", Topic::deadline},
        {"date", Topic::published},
        {"modifie", Topic::updated},
        {"updated", Topic::updated},
        {"postes", Topic::positions},
    };
    const auto found = std::ranges::find(keys, key, &std::pair<std::string_view, Topic>::first);
    return found == std::ranges::end(keys) ? std::nullopt : std::optional{found->second};
}

// Front matter as rows, so that the same rules read it.
std::vector<Element> rows_of(const std::vector<FrontMatter>& front) {
    std::vector<Element> rows;
    for (const FrontMatter& entry : front) {
        Element row;
        row.kind = ElementKind::row;
        row.text = entry.key + ":\t" + base::collapse_spaces(entry.value);
        row.origins.push_back({0, entry.line});
        row.folded = fold_text(row.text);
        std::string key = entry.key;
        std::ranges::replace(key, '_', ' ');
        const std::string folded_key = fold_text(entry.key).text;
        row.term = find_term(fold_text(key).view());
        if (const auto topic = topic_of_key(folded_key))
            row.term = Term{*topic, std::nullopt};
        row.value_at = entry.key.size() + 2;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Element> paragraphs_of(const std::vector<Line>& lines) {
    std::vector<Element> paragraphs;
    for (const Line& line : lines) {
        Element paragraph;
        paragraph.text = base::collapse_spaces(line.text);
        paragraph.origins.push_back({0, line.number});
        paragraph.folded = fold_text(paragraph.text);
        paragraphs.push_back(std::move(paragraph));
    }
    return paragraphs;
}

std::string kind_of(const Reading& reading) {
    std::size_t rows = 0;
    for (const Element& element : reading.elements) {
        const std::string_view text = element.folded.view();
        if (begins_with_any(text, {"grades recherches", "grade(s) recherche(s)",
                                   "synthese de l'offre", "motif de vacance du poste"}))
            return "emploi-territorial";
        if (begins_with(text, "fiche de poste"))
            return "fiche de poste";
        rows += element.kind == ElementKind::row && element.term ? 1 : 0;
    }
    for (const Element& element : reading.elements)
        if (element.kind == ElementKind::heading && element.strong &&
            has_any(element.folded.view(), {"identification du poste", "position organisationnelle",
                                            "facteurs cles de succes", "definition du poste"}))
            return "fiche de poste";
    return rows >= 6 ? "fiche de poste" : "announcement";
}

catalog::Facts read_facts(const Reading& reading, std::vector<catalog::Problem>& problems) {
    Sheet sheet;
    read_title(reading, sheet);
    read_reference(reading, sheet);
    read_employer(reading, sheet);
    read_department(reading, sheet);
    read_grades(reading, sheet);
    read_contract(reading, sheet);
    read_working_time(reading, sheet);
    read_dates(reading, sheet);
    read_place(reading, sheet);
    read_profile(reading, sheet);
    read_salary(reading, sheet);
    read_contacts(reading, sheet);
    read_mentions(reading, sheet);
    catalog::Facts facts = sheet.settle(problems);
    facts[Field::language] = {FactStatus::derived, {reading.english ? "en" : "fr"}, "", {}, ""};
    return facts;
}

Offer offer_of(const SourceDocument& source, Document document) {
    const Aside aside = clear_debris(document);
    split_columns(document);
    Reading reading;
    reading.elements = read_elements(document);
    reading.front = rows_of(aside.front);
    reading.running = paragraphs_of(aside.running);
    reading.english = is_english(reading.elements);
    Offer offer;
    offer.source = {source.name, source.sha256, kind_of(reading), std::move(document.source_lines)};
    offer.problems = std::move(document.problems);
    offer.facts = read_facts(reading, offer.problems);
    offer.apply = read_apply(reading, offer.facts);
    offer.sections = make_sections(reading.elements, document.ledger);
    offer.account = make_account(document.characters, offer.sections, document.ledger);
    offer.teaser = make_teaser(offer.sections);
    offer.id = offer_id(offer.facts, source.sha256);
    if (!offer.facts[Field::title].is_stated() && offer.problems.size() < max_problems)
        offer.problems.push_back({"no_title", {}, "the document states no title"});
    else if (offer.facts[Field::title].status == FactStatus::derived)
        offer.problems.push_back({"derived_title", offer.facts[Field::title].lines,
                                  "the title is inferred from a sentence; please confirm it"});
    return offer;
}

Imported read_text(const SourceDocument& source) {
    auto document = read_lines(source.bytes);
    if (!document)
        return {{}, std::string{sentence(document.error())}};
    return {{offer_of(source, std::move(*document))}, {}};
}

std::string slug(std::string_view text) {
    std::string letters;
    for (const char c : base::fold(text))
        if (is_word_char(c) && static_cast<unsigned char>(c) < 0x80)
            letters += c;
        else if (!letters.empty() && letters.back() != '-')
            letters += '-';
    while (letters.ends_with('-'))
        letters.pop_back();
    return letters;
}

} // namespace

catalog::OfferId offer_id(const catalog::Facts& facts, std::string_view sha256) {
    const catalog::Fact& employer = facts[Field::employer];
    const catalog::Fact& reference = facts[Field::reference];
    const std::string code = slug(reference.value());
    constexpr std::size_t digest_digits = 20;
    if (!employer.is_stated() || code.empty())
        return {"sha256-" + std::string{sha256.substr(0, digest_digits)}};
    return {slug(employer.value()) + "--" + code};
}

Imported read_document(const SourceDocument& source, std::optional<Kind> as) {
    switch (as.value_or(recognise(source.bytes))) {
    case Kind::json:
        return read_job_postings(source);
    case Kind::text:
    case Kind::html:
    case Kind::xml:
    case Kind::csv:
    case Kind::pdf:
    case Kind::docx:
        return read_text(source);
    }
    std::unreachable();
}

} // namespace ingest
