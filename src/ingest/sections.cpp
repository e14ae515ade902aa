#include "ingest/sections.h"

#include "base/text.h"
#include "ingest/folded.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::Block;
using catalog::BlockKind;
using catalog::Section;
using catalog::SectionKind;

BlockKind block_kind(ElementKind kind) {
    switch (kind) {
    case ElementKind::item:
        return BlockKind::item;
    case ElementKind::row:
        return BlockKind::row;
    default:
        return BlockKind::paragraph;
    }
}

// Knowledge, skills and attitude are parts of the profile.
bool nests_under(SectionKind outer, SectionKind inner) {
    return outer == SectionKind::profile &&
           (inner == SectionKind::knowledge || inner == SectionKind::skills ||
            inner == SectionKind::attitude || inner == SectionKind::requirements);
}

constexpr std::size_t max_teaser_points = 110;

// Cut at the end of a word, without the mark that ends an item.
std::string cut(std::string_view text) {
    std::string line = base::collapse_spaces(text);
    while (!line.empty() && contains(" .;:,", std::string_view{line}.substr(line.size() - 1)))
        line.pop_back();
    const std::u32string points = base::decode(line);
    if (points.size() <= max_teaser_points)
        return line;
    std::size_t end = max_teaser_points - 1;
    while (end > 40 && points[end] != U' ')
        --end;
    while (end > 0 && (points[end - 1] == U',' || points[end - 1] == U' ' ||
                       points[end - 1] == U'(' || points[end - 1] == U':'))
        --end;
    return base::encode(points.substr(0, end)) + "\xE2\x80\xA6";
}

// "1) Pilotage …", "a) Expertise": the words after the mark.
std::string_view without_marker(std::string_view text) {
    return text.substr(marker_of(text).length);
}

bool is_announcement(std::string_view folded) {
    return folded.size() < 25 || folded.ends_with(": ") ||
           begins_with_any(folded,
                           {"vos missions", "vos principales missions", "les missions",
                            "a ce titre", "dans ce cadre", "vous etes charge", "vous serez charge",
                            "missions", "activites", "main duties", "sous l'autorite",
                            "sous la responsabilite", "place sous", "rattache", "your main",
                            "principales missions", "you will", "placee sous", "au sein"});
}

std::string teaser_of(const Section& section) {
    const Folded heading = fold_text(without_marker(section.heading));
    constexpr std::size_t telling = 45;
    if (heading.text.size() >= telling && !is_announcement(heading.view()) &&
        !is_upper(section.heading))
        return cut(without_marker(section.heading));
    for (const Block& block : section.blocks)
        if (block.kind == BlockKind::item && !is_announcement(fold_text(block.text).view()))
            return cut(without_marker(block.text));
    for (const Block& block : section.blocks) {
        const Folded folded = fold_text(block.text);
        if (block.kind == BlockKind::paragraph && !block.text.ends_with(':') &&
            !is_announcement(folded.view()))
            return cut(block.text);
    }
    for (const Block& block : section.blocks)
        if (block.kind == BlockKind::item)
            return cut(without_marker(block.text));
    return {};
}

// Announcements without headings: the sentence that speaks to the reader, else the first list.
std::string make_teaser_without_duties(const std::vector<Section>& sections) {
    for (const Section& section : sections)
        for (const Block& block : section.blocks)
            if (block.kind == BlockKind::paragraph && block.text.size() > max_teaser_points &&
                section.kind <= SectionKind::missions &&
                has_any(fold_text(block.text).view(), {"vous", "you", "tu"}))
                return cut(block.text);
    for (const Section& section : sections)
        if (section.kind == SectionKind::other || section.kind == SectionKind::summary)
            for (const Block& block : section.blocks)
                if (block.kind == BlockKind::item)
                    return cut(without_marker(block.text));
    return {};
}

} // namespace

std::vector<Section> make_sections(const std::vector<Element>& elements, Ledger& ledger) {
    std::vector<Section> sections;
    for (std::size_t i = 0; i < elements.size(); ++i) {
        const Element& element = elements[i];
        const bool fresh = i == 0 || element.section_index != elements[i - 1].section_index;
        if (element.kind == ElementKind::heading) {
            const bool last = i + 1 == elements.size();
            const bool empty = last || elements[i + 1].section_index != element.section_index;
            const bool parent = !last && elements[i + 1].kind == ElementKind::heading &&
                                ((element.strong && !elements[i + 1].strong) ||
                                 nests_under(element.section, elements[i + 1].section));
            const bool leads =
                !last && empty && !parent && elements[i + 1].kind != ElementKind::heading;
            if (empty && !parent && !leads) {
                ledger.drop(element.lines(), count_characters(element.text),
                            "heading without content");
                continue;
            }
            sections.push_back({element.section, element.text, {}});
            continue;
        }
        if (fresh || sections.empty())
            sections.push_back({element.section, "", {}});
        sections.back().blocks.push_back(
            {block_kind(element.kind), element.level, element.text, element.lines()});
    }
    return sections;
}

catalog::Account make_account(std::size_t characters, const std::vector<Section>& sections,
                              const Ledger& ledger) {
    catalog::Account account;
    account.characters = characters;
    for (const Section& section : sections) {
        account.shown += count_characters(section.heading);
        for (const Block& block : section.blocks)
            account.shown += count_characters(block.text);
    }
    account.dropped_characters = ledger.characters();
    account.dropped = ledger.entries();
    return account;
}

std::string make_teaser(const std::vector<Section>& sections) {
    const auto first = [&](auto fits) {
        bool within = false; // sub-headings of a section that fits belong to it
        for (const Section& section : sections) {
            if (section.kind != SectionKind::missions) {
                within = false;
                continue;
            }
            within = within || fits(section);
            if (!within)
                continue;
            if (std::string teaser = teaser_of(section); !teaser.empty())
                return teaser;
        }
        return std::string{};
    };
    const auto is_detailed = [](const Section& section) {
        return has_any(fold_text(section.heading).view(),
                       {"detaillees", "detaillee", "detaille", "specifiques", "detailed"});
    };
    std::string teaser = first(is_detailed);
    if (teaser.empty())
        teaser = first([](const Section&) { return true; });
    if (!teaser.empty())
        return teaser;
    for (const Section& section : sections)
        if (section.kind == SectionKind::purpose || section.kind == SectionKind::context)
            if (std::string line = teaser_of(section); !line.empty())
                return line;
    return make_teaser_without_duties(sections);
}

} // namespace ingest
