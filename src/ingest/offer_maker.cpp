#include "ingest/offer_maker.h"

#include "base/text.h"
#include "ingest/columns.h"
#include "ingest/debris.h"
#include "ingest/organisations.h"
#include "ingest/rules.h"
#include "ingest/sections.h"

#include <algorithm>
#include <optional>
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
        const std::string_view text = element.folded.view();
        for (std::size_t at = 0, end = 0; at < text.size(); at = end + 1) {
            for (end = at; end < text.size() && is_word_char(text[end]);)
                ++end;
            const std::string_view word = text.substr(at, end - at);
            if (word.empty())
                continue;
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

// The heads and feet of pages: each line, and lines below each other as one, for a name may be set
// over three of them.
std::vector<Element> running_of(const std::vector<Line>& lines) {
    std::vector<Element> elements = paragraphs_of(lines);
    constexpr std::size_t longest_head = 4; // lines
    for (std::size_t from = 0; from < lines.size();) {
        std::size_t to = from + 1;
        while (to < lines.size() && lines[to].number == lines[to - 1].number + 1)
            ++to;
        if (to - from > 1 && to - from <= longest_head) {
            Element joined;
            for (std::size_t i = from; i < to; ++i) {
                joined.text += i == from ? "" : " ";
                joined.origins.push_back({joined.text.size(), lines[i].number});
                joined.text += base::collapse_spaces(lines[i].text);
            }
            joined.folded = fold_text(joined.text);
            elements.push_back(std::move(joined));
        }
        from = to;
    }
    return elements;
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

void read_rules(const Reading& reading, Sheet& sheet) {
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
}

// "Jardinier (H/F) – Ville de Brume | Emplois": the <title> names what and who where the text of
// the page does not; a heading of the first level names what.
void read_page_title(const Record& record, const Reading& reading, Sheet& sheet) {
    if (!sheet.has(Field::title))
        for (const Element& element : reading.elements)
            if (record.heading_line > 0 && element.lines().first == record.heading_line)
                sheet.propose(Field::title, element.text, whole(element), Rank::weak_prose);
    if (record.title_line == 0 || (sheet.has(Field::title) && sheet.has(Field::employer)))
        return;
    Element title;
    title.text = record.lines[static_cast<std::size_t>(record.title_line) - 1].text;
    title.origins.push_back({0, record.title_line});
    title.folded = fold_text(title.text);
    if (!sheet.has(Field::employer))
        if (const auto names = find_organisations(title.text, reading.english); !names.empty()) {
            const Piece name{&title, names.back().from, names.back().to};
            sheet.propose(Field::employer, name.text(), name, Rank::inferred, FactStatus::derived);
        }
    if (!sheet.has(Field::title)) {
        const std::size_t end = std::min({title.text.find(" - "), title.text.find(" | "),
                                          title.text.find(" \xE2\x80\x93 "), title.text.size()});
        sheet.propose(Field::title, title.text.substr(0, end), {&title, 0, end}, Rank::inferred,
                      FactStatus::derived);
    }
}

// The parts of an offer that every source has.
void finish(Offer& offer, const Reading& reading, Document& document) {
    offer.facts[Field::language] = {
        FactStatus::derived, {reading.english ? "en" : "fr"}, "", {}, ""};
    offer.apply = read_apply(reading, offer.facts);
    offer.sections = make_sections(reading.elements, document.ledger);
    offer.account = make_account(document.characters, offer.sections, document.ledger);
    offer.teaser = make_teaser(offer.sections);
    offer.id = offer_id(offer.facts, offer.source.sha256);
    if (!offer.facts[Field::title].is_stated() && offer.problems.size() < max_problems)
        offer.problems.push_back({"no_title", {}, "the document states no title"});
    else if (offer.facts[Field::title].status == FactStatus::derived)
        offer.problems.push_back({"derived_title", offer.facts[Field::title].lines,
                                  "the title is inferred from a sentence; please confirm it"});
}

// Where a text names no way to apply, the feed's own link or address is one.
void complete_apply(Offer& offer, const Record& record) {
    using catalog::ApplyChannel;
    if (offer.apply.channel != ApplyChannel::none_stated)
        return;
    const auto has_value = [&](Role::Part part) {
        return std::ranges::any_of(record.values, [&](const Record::Value& value) {
            return value.role.part == part && value.left_out.empty();
        });
    };
    const auto set = [&](ApplyChannel channel, Field field) {
        offer.apply.channel = channel;
        offer.apply.to = offer.facts[field].value();
    };
    if (offer.facts[Field::apply_url].is_stated())
        set(ApplyChannel::portal, Field::apply_url);
    else if (has_value(Role::Part::mail) && offer.facts[Field::contact_emails].is_stated())
        set(ApplyChannel::mail, Field::contact_emails);
    else if (has_value(Role::Part::phone) && offer.facts[Field::contact_phones].is_stated())
        set(ApplyChannel::phone, Field::contact_phones);
}

// Lines that have a path have no number in the source.
void forget_lines(Offer& offer, const std::vector<std::string>& paths) {
    const auto has_path = [&](const catalog::Lines& lines) {
        const auto line = static_cast<std::size_t>(lines.first);
        return line > 0 && line <= paths.size() && !paths[line - 1].empty();
    };
    for (catalog::Section& section : offer.sections)
        for (catalog::Block& block : section.blocks)
            if (has_path(block.lines))
                block.lines = {};
    for (catalog::Dropped& dropped : offer.account.dropped)
        if (has_path(dropped.lines)) {
            const std::string& path = paths[static_cast<std::size_t>(dropped.lines.first) - 1];
            dropped.reason += contains(dropped.reason, path) ? "" : ": " + path;
            dropped.lines = {};
        }
    for (catalog::Problem& problem : offer.problems)
        if (has_path(problem.lines)) {
            problem.message +=
                " (" + paths[static_cast<std::size_t>(problem.lines.first) - 1] + ")";
            problem.lines = {};
        }
}

} // namespace

Offer make_offer(const SourceDocument& source, Document document) {
    const Aside aside = clear_debris(document);
    split_columns(document);
    Reading reading;
    reading.elements = read_elements(document);
    reading.front = rows_of(aside.front);
    reading.running = running_of(aside.running);
    reading.english = is_english(reading.elements);
    Offer offer;
    offer.source = {source.name, source.sha256, kind_of(reading), std::move(document.source_lines)};
    offer.problems = std::move(document.problems);
    Sheet sheet;
    read_rules(reading, sheet);
    offer.facts = sheet.settle(offer.problems);
    finish(offer, reading, document);
    return offer;
}

Offer make_offer(const SourceDocument& source, Record record) {
    std::vector<std::string> paths;
    Document document = document_of(record, paths);
    clear_debris(document);
    Reading reading;
    reading.elements = read_elements(document);
    reading.english = is_english(reading.elements);
    Offer offer;
    offer.source = {source.name, source.sha256,
                    record.kind.empty() ? kind_of(reading) : record.kind,
                    std::move(document.source_lines)};
    offer.problems = std::move(record.problems);
    std::ranges::move(document.problems, std::back_inserter(offer.problems));
    Sheet sheet;
    propose_values(record, record.lines.size() + 1, reading.front, sheet);
    read_rules(reading, sheet);
    read_page_title(record, reading, sheet);
    offer.facts = sheet.settle(offer.problems, paths);
    finish(offer, reading, document);
    complete_apply(offer, record);
    forget_lines(offer, paths);
    if (offer.id.text.starts_with("sha256-"))
        offer.id.text += record.number;
    return offer;
}

std::string_view refusal_of(const Offer& offer) {
    const bool named =
        offer.facts[Field::title].is_stated() || offer.facts[Field::employer].is_stated();
    return named ? std::string_view{} : "it names neither a title nor an employer";
}

} // namespace ingest
