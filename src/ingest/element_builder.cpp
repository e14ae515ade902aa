#include "ingest/element_builder.h"

#include "base/text.h"

#include <algorithm>

namespace ingest {

using catalog::SectionKind;

std::vector<Element> ElementBuilder::run() {
    while (at_ < lines_.size()) {
        if (lines_[at_].text.empty()) {
            ++at_;
            continue;
        }
        told_ = lines_[at_].opens;
        if (told_) {
            open_section(*told_);
            saw_heading_ = true;
        }
        if (!take_term() && !take_split_label() && !take_shaped_heading())
            take_text();
    }
    for (Element& element : elements_)
        element.folded = fold_text(element.text);
    return std::move(elements_);
}

Element ElementBuilder::begin(ElementKind kind, const Line& line, std::string_view text) const {
    Element element;
    element.kind = kind;
    element.text = base::collapse_spaces(text);
    element.origins.push_back({0, line.number});
    return element;
}

// "week-" and "end" are one word; a hyphen at a line's end is never taken away.
void ElementBuilder::join(Element& element, const Line& line, std::string_view separator) const {
    const bool glued = separator == " " && element.text.ends_with('-') &&
                       !element.text.ends_with(" -") && begins_lower(line.text);
    if (!glued)
        element.text += separator;
    element.origins.push_back({element.text.size(), line.number});
    element.text += base::collapse_spaces(line.text);
}

void ElementBuilder::add(Element element) {
    element.section = section_;
    element.section_index = section_index_;
    if (element.kind != ElementKind::heading)
        heading_topic_.reset();
    saw_row_ = saw_row_ || element.kind == ElementKind::row;
    elements_.push_back(std::move(element));
}

void ElementBuilder::open_section(SectionKind kind) {
    section_ = kind;
    ++section_index_;
}

std::size_t ElementBuilder::next_filled(std::size_t from) const {
    while (from < lines_.size() && lines_[from].text.empty())
        ++from;
    return from;
}

bool ElementBuilder::next_is_list(std::size_t from) const {
    const std::size_t next = next_filled(from);
    return next < lines_.size() && marker_of(lines_[next].text).kind == MarkerKind::bullet;
}

// Labels without a colon are read where a table of facts is known to stand.
bool ElementBuilder::in_table() const {
    return section_ == SectionKind::summary && (saw_heading_ || saw_row_);
}

// Takes the lines that go on from the last one taken, `at_` being the next line.
void ElementBuilder::take_wrapped(Element& element) {
    constexpr std::size_t max_joined_lines = 400;
    for (std::size_t count = 0; count < max_joined_lines; ++count) {
        const std::size_t next = next_filled(at_);
        if (next == at_ && next < lines_.size() && lines_[next].glued) {
            join(element, lines_[next], " ");
            ++at_;
            continue;
        }
        if (next >= lines_.size() || next > at_ + 1 ||
            !wraps_.continues(at_ - 1, next, element.text) || stops_text(next))
            return;
        // A cell of a table ends with its paragraph.
        if (next > at_ && element.kind == ElementKind::row && !begins_lower(lines_[next].text))
            return;
        join(element, lines_[next], " ");
        at_ = next + 1;
    }
}

// Whether line `i` is a heading or label of its own, however the line before it ends.
bool ElementBuilder::stops_text(std::size_t i) const {
    const Line& line = lines_[i];
    if (line.hashes > 0 || line.bold || line.underlined)
        return true;
    if (begins_lower(line.text))
        return false;
    return known_at(i).has_value() || label_at(i, in_table()).has_value();
}

std::string_view ElementBuilder::folded_at(std::size_t i) const {
    if (!remembered_[i].folded)
        remembered_[i].folded = fold_text(lines_[i].text);
    return remembered_[i].folded->view();
}

const std::optional<LabelSplit>& ElementBuilder::label_at(std::size_t i, bool table) const {
    auto& label = table ? remembered_[i].label_in_table : remembered_[i].label;
    if (!label)
        label = split_label(lines_[i].text, table);
    return *label;
}

void ElementBuilder::drop_marker(const Line& line, const Marker& marker) {
    document_.ledger.drop({line.number, line.number},
                          count_characters(line.text.substr(0, marker.length)), "list marker");
}

// Nested lists differ by their indent or by their bullet.
int ElementBuilder::level_of(int indent, std::string_view glyph) {
    for (std::size_t depth = levels_.size(); depth-- > 0;)
        if (levels_[depth].indent == indent && levels_[depth].glyph == glyph) {
            levels_.resize(depth + 1);
            return static_cast<int>(depth);
        }
    while (!levels_.empty() && levels_.back().indent > indent)
        levels_.pop_back();
    if (levels_.empty() || levels_.back().indent < indent || levels_.back().glyph != glyph)
        levels_.push_back({indent, std::string{glyph}});
    constexpr std::size_t deepest = 3;
    return static_cast<int>(std::min(levels_.size() - 1, deepest));
}

void ElementBuilder::take_text() {
    const Line& line = lines_[at_];
    const Marker marker = marker_of(line.text);
    const bool bullet = marker.kind == MarkerKind::bullet;
    if (open_duties_ && !bullet) {
        open_section(SectionKind::missions);
        open_duties_ = false;
    } else if (!bullet) {
        follow_prose(folded_at(at_));
    }
    Element element =
        begin(marker.kind == MarkerKind::none ? ElementKind::paragraph : ElementKind::item, line,
              std::string_view{line.text}.substr(bullet ? marker.length : 0));
    if (bullet) {
        drop_marker(line, marker);
        element.level = level_of(line.indent, marker.glyph);
        if (const auto split = split_label(element.text, in_table())) {
            element.term = split->term;
            element.value_at = split->value_at;
        }
    } else {
        levels_.clear();
    }
    element.strong = line.bold || line.hashes > 0 || line.underlined;
    ++at_;
    take_wrapped(element);
    add(std::move(element));
}

// Announcements without headings tell the employer first, then the service, then the post.
void ElementBuilder::follow_prose(std::string_view folded) {
    if (section_ == SectionKind::employer &&
        begins_with_any(folded, {"la direction", "le service", "au sein de la direction",
                                 "au sein du service", "le pole", "au sein du pole"}))
        open_section(SectionKind::context);
    // After the list of duties a paragraph turns to whom it looks for, or to what it offers.
    const bool after_duties = section_ == SectionKind::missions && !elements_.empty() &&
                              elements_.back().kind == ElementKind::item && at_ > 0 &&
                              lines_[at_ - 1].text.empty();
    if (!after_duties && !(turned_ && section_index_ == *turned_))
        return;
    if (begins_with_any(folded,
                        {"vous etes", "vous avez", "vous aimez", "titulaire", "de formation",
                         "vous disposez", "vous justifiez", "vous maitrisez", "profil",
                         "vous possedez", "diplome", "diplomee", "you have", "you are", "you hold",
                         "you bring", "we are looking for"}))
        open_section(SectionKind::profile);
    else if (begins_with_any(
                 folded, {"l'emploi est", "le poste est", "emploi a temps", "poste a temps",
                          "temps complet", "temps non complet", "travail", "horaires", "contrat",
                          "cdd", "cdi", "emploi", "poste ouvert", "recrutement", "prise de poste",
                          "poste a pourvoir", "entree en fonction", "the post is", "this is a"}))
        open_section(SectionKind::conditions);
    else if (begins_with_any(folded, {"traitement", "remuneration", "salaire", "avantages",
                                      "salary", "nous vous proposons", "nous offrons", "we offer"}))
        open_section(SectionKind::pay);
    else
        return;
    turned_ = section_index_;
}

} // namespace ingest
