#include "ingest/debris.h"

#include "base/text.h"
#include "ingest/folded.h"
#include "ingest/repeats.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace ingest {

namespace {

// Alone on a line, these come from the page around the advert.
constexpr std::array<std::string_view, 34> chrome{
    "retour",
    "retour a la liste",
    "retour a la liste des offres",
    "retour aux offres",
    "retour aux resultats",
    "retour a la recherche",
    "imprimer",
    "imprimer l'offre",
    "imprimer cette offre",
    "partager",
    "partager l'offre",
    "partager cette offre",
    "partager sur facebook",
    "partager sur linkedin",
    "envoyer a un ami",
    "ajouter aux favoris",
    "sauvegarder l'offre",
    "facebook",
    "twitter",
    "linkedin",
    "accueil",
    "menu",
    "aller au contenu",
    "aller au contenu principal",
    "skip to content",
    "skip to main content",
    "back to results",
    "back to search results",
    "print",
    "share",
    "share this job",
    "save job",
    "se connecter",
    "haut de page",
};

// Everything below belongs to other offers.
constexpr std::array<std::string_view, 12> other_offers{
    "des offres d'emplois recommandees",
    "offres d'emploi recommandees",
    "offres recommandees",
    "offres similaires",
    "offres d'emploi similaires",
    "autres offres",
    "ces offres pourraient vous interesser",
    "ces offres peuvent vous interesser",
    "vous pourriez aussi etre interesse par",
    "similar jobs",
    "recommended jobs",
    "related jobs",
};

void clear(Document& document, Line& line, std::string_view reason) {
    document.ledger.drop({line.number, line.number}, count_characters(line.text), reason);
    line.text.clear();
}

// A rule of dashes, stars or dots; "|---|---|" of a Markdown table is one too.
bool is_rule(std::string_view text) {
    if (text.size() < 3)
        return false;
    std::size_t marks = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == ' ' || c == '|' || c == '+' || c == ':')
            continue;
        const bool ascii_mark =
            c == '-' || c == '=' || c == '_' || c == '*' || c == '~' || c == '.' || c == '#';
        const bool drawn = text.substr(at).starts_with("\xE2\x80\x93") ||
                           text.substr(at).starts_with("\xE2\x80\x94") ||
                           text.substr(at).starts_with("\xE2\x80\xA6") ||
                           text.substr(at).starts_with("\xE2\x94") ||
                           text.substr(at).starts_with("\xE2\x95");
        if (!ascii_mark && !drawn)
            return false;
        at += drawn ? 2 : 0;
        ++marks;
    }
    return marks >= 3;
}

std::string without_digits(std::string_view folded) {
    std::string shape;
    for (const char c : folded)
        if (!is_digit(c))
            shape += c;
        else if (!shape.ends_with('#'))
            shape += '#';
    return shape;
}

// "Page 1 / 2", "1/3", "- 2 -", "Page 4".
bool is_page_number(std::string_view folded) {
    constexpr std::size_t longest = 30;
    if (folded.size() > longest || std::ranges::none_of(folded, is_digit))
        return false;
    std::string shape;
    for (const char c : without_digits(folded))
        if (c != ' ')
            shape += c;
    return shape == "page#" || shape == "page#/#" || shape == "page#sur#" || shape == "page#of#" ||
           shape == "-#-" || shape == "p.#" || shape == "p.#/#" || shape == "#/#" ||
           shape == "page:#/#" || shape == "page:#";
}

// "Page 1 / 2 – SDIS – GTL", "Université de X – DRH 1/2": a page number with words around it. The
// same words with other numbers must stand elsewhere too, see clear_page_feet.
bool may_be_page_foot(std::string_view folded) {
    constexpr std::size_t longest = 120;
    if (folded.size() > longest || std::ranges::none_of(folded, is_digit))
        return false;
    const std::string shape = without_digits(folded);
    const bool words = std::ranges::any_of(shape, [](char c) { return c >= 'a' && c <= 'z'; });
    return words && !shape.ends_with("#/#/#") &&
           (shape.ends_with("#/#") || shape.ends_with("# / #") || contains(shape, "page # sur #") ||
            contains(shape, "page # / #") || contains(shape, "page #/#") ||
            contains(shape, "page # of #") || shape.ends_with(" page #"));
}

void clear_page_feet(Document& document, const std::vector<Folded>& folded,
                     std::vector<bool>& breaks) {
    std::unordered_map<std::string, int> seen;
    for (std::size_t i = 0; i < folded.size(); ++i)
        if (!document.lines[i].text.empty() && may_be_page_foot(folded[i].view()))
            ++seen[without_digits(folded[i].view())];
    if (seen.empty())
        return;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (document.lines[i].text.empty() || !may_be_page_foot(folded[i].view()))
            continue;
        const std::string shape = without_digits(folded[i].view());
        if (seen[shape] < 2 && !shape.starts_with("page #"))
            continue;
        breaks[i] = true;
        clear(document, document.lines[i], "repeated page header or footer");
    }
}

std::vector<FrontMatter> read_front_matter(Document& document) {
    std::vector<FrontMatter> found;
    std::vector<Line>& lines = document.lines;
    constexpr std::size_t max_front_matter_lines = 60;
    if (lines.empty() || lines.front().text != "---")
        return found;
    std::size_t end = 1;
    while (end < lines.size() && end < max_front_matter_lines && lines[end].text != "---")
        ++end;
    if (end >= lines.size() || lines[end].text != "---")
        return found;
    for (std::size_t i = 0; i <= end; ++i) {
        const std::string& text = lines[i].text;
        const std::size_t colon = text.find(':');
        if (colon != npos && colon > 0) {
            std::string_view value = base::trim(std::string_view{text}.substr(colon + 1));
            if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                value.back() == value.front())
                value = value.substr(1, value.size() - 2);
            found.push_back({text.substr(0, colon), std::string{value}, lines[i].number});
        }
        clear(document, lines[i], "front matter");
    }
    return found;
}

// A rule as long as the short line above it underlines a heading.
bool underlines(const std::vector<Line>& lines, std::size_t i) {
    if (i == 0 || lines[i - 1].text.empty() || lines[i - 1].text.size() > 90)
        return false;
    const std::string& rule = lines[i].text;
    if (rule.find_first_not_of(rule.substr(0, 1)) != npos || !contains("=-~^", rule.substr(0, 1)))
        return false;
    const std::size_t above = base::decode(lines[i - 1].text).size();
    return rule.size() + 2 >= above && rule.size() <= above + 4;
}

// Lines beside page numbers or form feeds, or at either end of the document, that come back, digits
// aside, are running heads. At the top of the document the first copy stays: it names the employer.
std::vector<Line> clear_running_heads(Document& document, const std::vector<Folded>& folded,
                                      const std::vector<bool>& page_edge) {
    std::unordered_map<std::string, int> seen;
    std::vector<std::string> shapes(folded.size());
    for (std::size_t i = 0; i < folded.size(); ++i) {
        if (!page_edge[i] || document.lines[i].text.size() < 4 ||
            document.lines[i].text.size() > 160)
            continue;
        shapes[i] = without_digits(folded[i].view());
        ++seen[shapes[i]];
    }
    std::vector<Line> running;
    std::size_t filled = 0;
    constexpr std::size_t letterhead = 2;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        Line& line = document.lines[i];
        filled += line.text.empty() ? 0 : 1;
        if (shapes[i].empty() || seen[shapes[i]] < 2 || filled <= letterhead)
            continue;
        if (std::ranges::find(running, line.text, &Line::text) == running.end())
            running.push_back(line);
        clear(document, line, "repeated page header or footer");
    }
    return running;
}

// Marks the one or two filled lines on either side of every page break, and at both ends of a
// document that has one.
std::vector<bool> page_edges(const std::vector<Line>& lines, const std::vector<bool>& breaks) {
    std::vector<bool> edges(lines.size(), false);
    constexpr int reach = 2;
    constexpr std::size_t farthest = 12; // lines, empty ones among them
    const auto mark_before = [&](std::size_t i) {
        int left = reach;
        for (std::size_t j = i; j > 0 && left > 0 && i - j < farthest; --j)
            if (!lines[j - 1].text.empty()) {
                edges[j - 1] = true;
                --left;
            }
    };
    const auto mark_after = [&](std::size_t i) {
        int left = reach;
        for (std::size_t j = i; j < lines.size() && left > 0 && j - i < farthest; ++j)
            if (!lines[j].text.empty()) {
                edges[j] = true;
                --left;
            }
    };
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (breaks[i]) {
            mark_before(i);
            mark_after(i);
        }
    if (std::ranges::find(breaks, true) != breaks.end()) {
        mark_after(0);
        mark_before(lines.size());
    }
    return edges;
}

} // namespace

Aside clear_debris(Document& document) {
    Aside aside{read_front_matter(document), {}};
    std::vector<Line>& lines = document.lines;
    std::vector<Folded> folded;
    folded.reserve(lines.size());
    std::vector<bool> breaks(lines.size(), false);
    bool others = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Line& line = lines[i];
        folded.push_back(fold_text(line.text));
        const std::string_view text = base::trim(folded.back().view());
        breaks[i] = line.page_start && i > 0;
        if (line.text.empty())
            continue;
        const auto is_line = [&](std::string_view known) {
            return text == known || (text.starts_with(known) && text.size() <= known.size() + 2 &&
                                     !is_word_char(text[known.size()]));
        };
        others =
            others || (i > 5 && text.size() < 60 && std::ranges::any_of(other_offers, is_line));
        if (others) {
            clear(document, line, "other offers of the web page");
        } else if (is_rule(line.text)) {
            const bool heading = underlines(lines, i);
            if (heading)
                lines[i - 1].underlined = true;
            clear(document, line, heading ? "heading underline" : "rule");
        } else if (is_page_number(text)) {
            breaks[i] = true;
            clear(document, line, "page number");
        } else if ((text.size() < 40 && std::ranges::any_of(chrome, is_line)) ||
                   text.starts_with("leaflet | ")) {
            clear(document, line, "web page chrome");
        }
    }
    clear_page_feet(document, folded, breaks);
    aside.running = clear_running_heads(document, folded, page_edges(lines, breaks));
    clear_repeats(document);
    return aside;
}

} // namespace ingest
