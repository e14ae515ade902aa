#include "present/proof.h"

#include "base/text.h"
#include "present/facts.h"

#include <algorithm>

namespace present {
namespace {

constexpr int neighbours = 2;
constexpr std::size_t longest_title = 60;

// What a sheet shows: a fact, or the first words of a section.
struct Passage {
    std::string label, value;
    catalog::Lines lines;
    std::string path, quote;
};

std::string place_of(const Words& words, const Passage& passage) {
    const catalog::Lines& lines = passage.lines;
    std::string first = std::to_string(lines.first);
    std::string last = std::to_string(lines.last);
    if (!passage.path.empty())
        return words("Champ « {path} » de l’annonce, mot pour mot", {{"path", passage.path}});
    if (lines.first == 0)
        return words("Dans l’annonce, mot pour mot");
    if (lines.last <= lines.first)
        return words("Ligne {first} de l’annonce, mot pour mot", {{"first", first}});
    if (lines.last == lines.first + 1)
        return words("Lignes {first} et {last} de l’annonce, mot pour mot",
                     {{"first", first}, {"last", last}});
    return words("Lignes {first} à {last} de l’annonce, mot pour mot",
                 {{"first", first}, {"last", last}});
}

// Steps over empty lines: they say nothing.
int neighbour(const std::vector<std::string>& lines, int from, int step) {
    int line = from;
    for (int found = 0; found < neighbours;) {
        int next = line + step;
        if (next < 1 || next > static_cast<int>(lines.size()))
            break;
        line = next;
        if (!base::trim(lines[static_cast<std::size_t>(line - 1)]).empty())
            ++found;
    }
    return line;
}

std::vector<ProofLine> lines_of(const catalog::Offer& offer, const Passage& passage) {
    const auto& lines = offer.source.lines;
    int first = passage.lines.first;
    int last = std::max(first, passage.lines.last);
    if (first < 1 || last > static_cast<int>(lines.size()) || !passage.path.empty())
        return {{.number = 0, .text = passage.quote, .proved = true}};
    std::vector<ProofLine> shown;
    for (int number = neighbour(lines, first, -1); number <= neighbour(lines, last, 1); ++number) {
        const std::string& text = lines[static_cast<std::size_t>(number - 1)];
        bool proved = number >= first && number <= last;
        if (!base::trim(text).empty())
            shown.push_back({.number = number, .text = text, .proved = proved});
    }
    return shown;
}

Passage passage_of(const Words& words, const catalog::Offer& offer, const session::Detail& detail) {
    if (detail.proof) {
        const catalog::Fact& fact = offer.facts[*detail.proof];
        return {fact_label(words, offer, *detail.proof), fact_value(words, offer, *detail.proof),
                fact.lines, fact.path, fact.quote};
    }
    const catalog::Block& block = offer.sections[*detail.passage].blocks.front();
    return {words("Contractuels"), base::to_lower(contract_staff_value(words, offer)), block.lines,
            "", block.text};
}

// Everything that has a sentence, in the order of the rows.
std::vector<session::Event> proofs_of(const catalog::Offer& offer) {
    std::vector<session::Event> proofs;
    const auto staff = contract_staff_section(offer);
    for (const catalog::Field field : proved_fields(offer)) {
        proofs.push_back(session::OpenProof{field});
        if (field == catalog::Field::contract && staff)
            proofs.push_back(session::OpenPassage{*staff});
    }
    return proofs;
}

} // namespace

ProofSheet proof_sheet(const Scene& scene, const catalog::Offer& offer,
                       const session::Detail& detail) {
    const Words& words = scene.words;
    const Passage passage = passage_of(words, offer, detail);
    ProofSheet sheet;
    sheet.title =
        base::count_graphemes(passage.value) <= longest_title
            ? words("{fact} : {value}", {{"fact", passage.label}, {"value", passage.value}})
            : passage.label;
    sheet.place = place_of(words, passage);
    sheet.lines = lines_of(offer, passage);
    const std::vector<session::Event> proofs = proofs_of(offer);
    const session::Event open = detail.proof ? session::Event{session::OpenProof{*detail.proof}}
                                             : session::OpenPassage{*detail.passage};
    auto here = std::find(proofs.begin(), proofs.end(), open);
    bool has_previous = here != proofs.end() && here != proofs.begin();
    bool has_next = here != proofs.end() && here + 1 != proofs.end();
    sheet.previous =
        tap("proof.previous", words("Fait précédent"), has_previous ? *(here - 1) : open);
    sheet.previous.enabled = has_previous;
    sheet.next = tap("proof.next", words("Fait suivant"), has_next ? *(here + 1) : open);
    sheet.next.enabled = has_next;
    sheet.whole = tap("proof.whole", words("Ouvrir tout le texte"), session::ReadWhole{true});
    sheet.close = tap("proof.close", words("Fermer"), session::CloseProof{});
    return sheet;
}

} // namespace present
