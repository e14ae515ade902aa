#include "present/proof.h"

#include "base/text.h"
#include "present/facts.h"

#include <algorithm>

namespace present {
namespace {

constexpr int neighbours = 2;
constexpr std::size_t longest_title = 60;

std::string place_of(const Words& words, const catalog::Fact& fact) {
    std::string first = std::to_string(fact.lines.first);
    std::string last = std::to_string(fact.lines.last);
    if (!fact.path.empty())
        return words("Champ « {path} » de l’annonce, mot pour mot", {{"path", fact.path}});
    if (fact.lines.first == 0)
        return words("Dans l’annonce, mot pour mot");
    if (fact.lines.last <= fact.lines.first)
        return words("Ligne {first} de l’annonce, mot pour mot", {{"first", first}});
    if (fact.lines.last == fact.lines.first + 1)
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

std::vector<ProofLine> lines_of(const catalog::Offer& offer, const catalog::Fact& fact) {
    const auto& lines = offer.source.lines;
    int first = fact.lines.first;
    int last = std::max(first, fact.lines.last);
    if (first < 1 || last > static_cast<int>(lines.size()) || !fact.path.empty())
        return {{.number = 0, .text = fact.quote, .proved = true}};
    std::vector<ProofLine> shown;
    for (int number = neighbour(lines, first, -1); number <= neighbour(lines, last, 1); ++number) {
        const std::string& text = lines[static_cast<std::size_t>(number - 1)];
        bool proved = number >= first && number <= last;
        if (!base::trim(text).empty())
            shown.push_back({.number = number, .text = text, .proved = proved});
    }
    return shown;
}

} // namespace

ProofSheet proof_sheet(const Scene& scene, const catalog::Offer& offer, catalog::Field field) {
    const Words& words = scene.words;
    const catalog::Fact& fact = offer.facts[field];
    ProofSheet sheet;
    std::string label = fact_label(words, offer, field);
    std::string value = fact_value(words, offer, field);
    sheet.title = base::count_graphemes(value) <= longest_title
                      ? words("{fact} : {value}", {{"fact", label}, {"value", value}})
                      : label;
    sheet.place = place_of(words, fact);
    sheet.lines = lines_of(offer, fact);
    std::vector<catalog::Field> fields = proved_fields(offer);
    auto here = std::find(fields.begin(), fields.end(), field);
    bool has_previous = here != fields.end() && here != fields.begin();
    bool has_next = here != fields.end() && here + 1 != fields.end();
    sheet.previous = tap("proof.previous", words("Fait précédent"),
                         session::OpenProof{has_previous ? *(here - 1) : field});
    sheet.previous.enabled = has_previous;
    sheet.next = tap("proof.next", words("Fait suivant"),
                     session::OpenProof{has_next ? *(here + 1) : field});
    sheet.next.enabled = has_next;
    sheet.whole = tap("proof.whole", words("Ouvrir tout le texte"), session::ReadWhole{true});
    sheet.close = tap("proof.close", words("Fermer"), session::CloseProof{});
    return sheet;
}

} // namespace present
