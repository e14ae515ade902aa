#include "base/text.h"
#include "ingest/element_builder.h"

#include <algorithm>

namespace ingest {

using catalog::SectionKind;

namespace {

bool takes_lines(Topic topic) {
    return topic == Topic::grade || topic == Topic::family;
}

// Where a list under a label belongs.
SectionKind section_of(Topic topic) {
    switch (topic) {
    case Topic::location:
        return SectionKind::access;
    case Topic::salary:
        return SectionKind::pay;
    case Topic::education:
    case Topic::experience:
        return SectionKind::requirements;
    case Topic::contract:
    case Topic::duration:
    case Topic::period:
    case Topic::start:
    case Topic::working_time:
    case Topic::telework:
        return SectionKind::conditions;
    case Topic::deadline:
    case Topic::apply_url:
        return SectionKind::apply;
    case Topic::department:
        return SectionKind::context;
    default:
        return SectionKind::other;
    }
}

} // namespace

bool ElementBuilder::can_be_value(std::size_t i) const {
    if (i >= lines_.size() || lines_[i].text.empty())
        return false;
    const Line& line = lines_[i];
    if (line.value)
        return true;
    if (known_at(i))
        return false;
    return line.hashes == 0 && !line.underlined && !label_at(i, in_table());
}

// Facts in a table go together, wherever the table stands.
void ElementBuilder::return_to_summary() {
    switch (section_) {
    case SectionKind::employer:
    case SectionKind::context:
    case SectionKind::purpose:
    case SectionKind::missions:
    case SectionKind::profile:
    case SectionKind::access:
        open_section(SectionKind::summary);
        break;
    default:
        break;
    }
}

// "Formation : …" among the duties opens the section it belongs to.
void ElementBuilder::enter_section_of(SectionKind kind) {
    switch (section_) {
    case SectionKind::employer:
    case SectionKind::context:
    case SectionKind::purpose:
    case SectionKind::missions:
        if (kind > SectionKind::missions)
            open_section(kind);
        break;
    default:
        break;
    }
}

bool ElementBuilder::take_value(Element label, const Term& term) {
    constexpr std::size_t max_gap = 4; // empty lines of a table between label and value
    constexpr int max_values = 12;
    const std::size_t value = next_filled(at_);
    if (value > at_ + max_gap || !can_be_value(value))
        return false;
    const bool list_item = marker_of(lines_[value].text).kind == MarkerKind::bullet;
    if (list_item && !takes_lines(term.topic))
        return false;
    return_to_summary();
    label.kind = ElementKind::row;
    label.term = term;
    label.value_at = label.text.size() + 1;
    at_ = value;
    take_value_line(label, "\t");
    for (int more = 1; more < max_values && takes_lines(term.topic); ++more) {
        if (at_ >= lines_.size() || lines_[at_].text.empty() ||
            lines_[at_].text.size() > max_heading_bytes || !can_be_value(at_) ||
            ends_sentence(lines_[at_].text))
            break;
        take_value_line(label, "\n");
    }
    if (term.topic == Topic::location)
        take_address_lines(label);
    add(std::move(label));
    return true;
}

void ElementBuilder::take_value_line(Element& row, std::string_view separator) {
    Line line = lines_[at_];
    const Marker marker = marker_of(line.text);
    if (marker.kind == MarkerKind::bullet) {
        drop_marker(line, marker);
        line.text.erase(0, marker.length);
    }
    join(row, line, separator);
    ++at_;
    take_wrapped(row);
}

// A postal address goes on while its lines begin with a number or follow a comma.
void ElementBuilder::take_address_lines(Element& row) {
    constexpr int max_address_lines = 4;
    for (int count = 1; count < max_address_lines && at_ < lines_.size(); ++count) {
        const std::string& text = lines_[at_].text;
        const bool goes_on = !text.empty() && text.size() < 80 &&
                             (is_digit(text.front()) || row.text.ends_with(','));
        if (!goes_on || !can_be_value(at_) || marker_of(text).kind != MarkerKind::none)
            return;
        take_value_line(row, "\n");
    }
}

// A label over a list, "DURÉE" and then "- Du 1er mars …", heads a section of its own.
bool ElementBuilder::take_list_heading(Found found) {
    if (found.term.topic == Topic::none || !next_is_list(at_) || next_filled(at_) > at_ + 2)
        return false;
    const bool strong = is_upper(found.element.text);
    add_heading(std::move(found.element), found.term, section_of(found.term.topic), strong);
    return true;
}

// A label followed by another label: nothing is stated. In running text it is just words.
bool ElementBuilder::take_empty_label(std::size_t count) {
    if (section_ != SectionKind::summary && section_ != SectionKind::recruitment &&
        section_ != SectionKind::contact && section_ != SectionKind::employer &&
        section_ != SectionKind::context && !heading_topic_)
        return false;
    const std::size_t next = next_filled(at_ + count);
    if (next < lines_.size() && !known_at(next) && !label_at(next, true))
        return false;
    const catalog::Lines lines{lines_[at_].number, lines_[at_ + count - 1].number};
    std::size_t characters = 0;
    std::string words;
    for (std::size_t i = at_; i < at_ + count; ++i) {
        characters += count_characters(lines_[i].text);
        words += (words.empty() ? "" : " ") + lines_[i].text;
    }
    // "FICHE DE POSTE" over a table names the document and asks for no value.
    const bool names_document = known_at(at_) && known_at(at_)->term.topic == Topic::title;
    document_.ledger.drop(lines, characters,
                          names_document ? "name of the document" : "label without value");
    if (!names_document && document_.problems.size() < max_problems)
        document_.problems.push_back(
            {"label_without_value", lines, "\"" + words + "\" is followed by no value"});
    at_ += count;
    return true;
}

bool ElementBuilder::take_split_label() {
    const Line& line = lines_[at_];
    if (marker_of(line.text).kind == MarkerKind::bullet)
        return false; // take_text reads the label of an item
    const std::string text = base::collapse_spaces(line.text);
    const std::optional<LabelSplit> split =
        text == line.text ? label_at(at_, in_table()) : split_label(text, in_table());
    if (!split)
        return false;
    if (split->term.topic == Topic::none && split->term.section)
        return take_heading_with_text(line, text, *split);
    if (split->term.section)
        enter_section_of(*split->term.section);
    Element row = begin(ElementKind::row, line, text);
    row.term = split->term;
    // The value begins after one tab, whatever white space the document had.
    row.text = text.substr(0, split->label_end) + "\t" + text.substr(split->value_at);
    row.value_at = split->label_end + 1;
    ++at_;
    take_wrapped(row);
    add(std::move(row));
    return true;
}

// "Missions : accueillir le public" is a heading and a paragraph.
bool ElementBuilder::take_heading_with_text(const Line& line, const std::string& text,
                                            const LabelSplit& split) {
    add_heading(begin(ElementKind::heading, line, text.substr(0, split.label_end)), split.term,
                *split.term.section, line.bold);
    Element rest = begin(ElementKind::paragraph, line, text.substr(split.value_at));
    ++at_;
    take_wrapped(rest);
    add(std::move(rest));
    return true;
}

} // namespace ingest
