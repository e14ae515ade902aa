#include "ingest/element_builder.h"
#include "ingest/organisations.h"

#include <algorithm>

namespace ingest {

using catalog::SectionKind;

namespace {

// Duties are announced by these words before a list.
bool announces_duties(std::string_view folded) {
    return has_any(folded, {"missions",
                            "mission",
                            "charge de",
                            "chargee de",
                            "charge(e) de",
                            "devra",
                            "devrez",
                            "aurez pour",
                            "aura pour",
                            "serez amene",
                            "taches",
                            "activites",
                            "you will",
                            "duties",
                            "responsibilities",
                            "vous assurez",
                            "responsable de",
                            "a ce titre",
                            "le poste consiste",
                            "vous allez",
                            "au quotidien"});
}

bool announces_application(std::string_view folded) {
    return has_any(folded, {"candidature", "candidatures", "candidater", "postuler", "apply",
                            "postulez", "application", "applications"});
}

bool has_gender_mark(std::string_view text) {
    std::size_t length = 0;
    return find_gender_mark(fold_text(text).view(), length) != npos;
}

} // namespace

const std::optional<ElementBuilder::Found>& ElementBuilder::known_at(std::size_t i) const {
    if (!remembered_[i].known)
        remembered_[i].known = find_known(i);
    return *remembered_[i].known;
}

// The longest run of up to four lines whose words are one known term.
std::optional<ElementBuilder::Found> ElementBuilder::find_known(std::size_t i) const {
    std::optional<Found> best;
    // A value such as "3" or "A" is no beginning of the label on the next line.
    const std::string& first = lines_[i].text;
    const bool lettered =
        std::ranges::any_of(first, [](char c) { return is_word_char(c) && !is_digit(c); });
    if (first.size() > max_heading_bytes || !lettered || first.ends_with(';') ||
        !may_begin_term(folded_at(i)))
        return best;
    // "Catégorie A" is a label with its value, though "a" says nothing elsewhere.
    if (const auto& split = label_at(i, false); split && split->term.topic == Topic::category)
        return best;
    Element element = begin(ElementKind::heading, lines_[i], lines_[i].text);
    constexpr std::size_t narrow_bytes = 64; // a label is wrapped in a narrow column only
    std::string key;
    for (std::size_t count = 1; count <= max_label_lines; ++count) {
        const Folded folded = fold_text(element.text);
        const auto term = find_term(folded.view());
        // "Catégorie" and "A" on two lines: a line that adds no word to the key is the value.
        if (const std::string longer = term_key(folded.view()); term && longer != key) {
            best = Found{*term, element, count};
            key = longer;
        }
        const std::size_t next = i + count;
        if (document_.wrapping == Wrapping::none || next >= lines_.size() ||
            lines_[next].text.empty() || (!best && !may_go_on(folded.view())) ||
            std::max(lines_[next - 1].text.size(), lines_[next].text.size()) > narrow_bytes ||
            marker_of(lines_[next].text).kind == MarkerKind::bullet ||
            (best && begins_upper(lines_[next].text) &&
             find_term(fold_text(lines_[next].text).view())))
            break;
        join(element, lines_[next], " ");
    }
    return best;
}

void ElementBuilder::add_heading(Element element, std::optional<Term> term, SectionKind kind,
                                 bool strong) {
    open_section(kind == SectionKind::other ? told_.value_or(kind) : kind);
    saw_heading_ = true;
    open_duties_ = false;
    levels_.clear();
    element.kind = ElementKind::heading;
    element.term = term;
    element.strong = strong;
    heading_topic_ = term && term->topic != Topic::none ? std::optional{term->topic} : std::nullopt;
    add(std::move(element));
}

bool ElementBuilder::take_term() {
    const Line& line = lines_[at_];
    const Marker marker = marker_of(line.text);
    if (marker.kind == MarkerKind::bullet)
        return take_bulleted_heading(marker);
    std::optional<Found> found = known_at(at_);
    const std::string_view words =
        std::string_view{line.text}.substr(marker.length); // "a) Missions"
    if (!found || (begins_lower(words) && !line.text.ends_with(':')))
        return false;
    const bool strong = marker.kind != MarkerKind::none || is_upper(line.text) || line.hashes > 0 ||
                        line.bold || line.underlined;
    const bool cell = line.label && found->term.topic != Topic::none;
    if (found->term.section && !cell) {
        at_ += found->lines;
        add_heading(std::move(found->element), found->term, *found->term.section, strong);
        return true;
    }
    const std::size_t start = at_;
    const std::size_t count = found->lines;
    at_ += count;
    if (take_value(found->element, found->term) || take_list_heading(std::move(*found)))
        return true;
    at_ = start;
    return take_empty_label(count);
}

// A known heading with a bullet, over a list with bullets of another shape or alone over text.
bool ElementBuilder::take_bulleted_heading(const Marker& marker) {
    const Line& line = lines_[at_];
    const std::string_view words = std::string_view{line.text}.substr(marker.length);
    const auto term = find_term(fold_text(words).view());
    const std::size_t next = next_filled(at_ + 1);
    if (!term || !term->section || next >= lines_.size())
        return false;
    const Marker below = marker_of(lines_[next].text);
    const bool in_list = at_ > 0 && marker_of(lines_[at_ - 1].text).glyph == marker.glyph;
    if (below.kind == MarkerKind::bullet ? below.glyph == marker.glyph
                                         : in_list || words.size() > 60 ||
                                               (ends_sentence(words) && !words.ends_with('?') &&
                                                !words.ends_with("\xE2\x80\xA6")))
        return false;
    drop_marker(line, marker);
    ++at_;
    add_heading(begin(ElementKind::heading, line, words), term, *term->section, true);
    return true;
}

bool ElementBuilder::take_shaped_heading() {
    const Line& line = lines_[at_];
    if (line.text.size() > 2 * max_heading_bytes)
        return false;
    const Marker marker = marker_of(line.text);
    if (marker.kind == MarkerKind::bullet)
        return false;
    const bool marked =
        line.hashes > 0 || line.underlined || (line.bold && line.text.size() <= max_heading_bytes);
    const std::string_view words = std::string_view{line.text}.substr(marker.length);
    const bool upper = is_upper(words) && !is_upper_sentence(fold_text(words).view()) &&
                       (words.size() >= 8 || words.find(' ') != npos);
    const bool numbered = marker.kind != MarkerKind::none;
    if ((marked && !line.text.ends_with('.')) || (upper && (numbered || !is_address_or_title())))
        return take_strong_heading();
    return take_weak_heading(marker) || take_plain_heading();
}

// Names and addresses in capitals close many a document; a value may be in capitals too.
bool ElementBuilder::is_address_or_title() const {
    if (has_gender_mark(lines_[at_].text) || heading_topic_ == Topic::employer ||
        heading_topic_ == Topic::department || heading_topic_ == Topic::location)
        return true;
    const std::size_t next = next_filled(at_ + 1);
    return section_ == SectionKind::contact || section_ == SectionKind::apply ||
           section_ == SectionKind::access || next >= lines_.size() ||
           is_digit(lines_[next].text.front());
}

// Before the first section a line in capitals, bold or with a hash is the title or the employer.
bool ElementBuilder::take_strong_heading() {
    const Line& line = lines_[at_];
    if (has_gender_mark(line.text))
        return false;
    const Folded folded = fold_text(line.text);
    const auto term = find_term_prefix(folded.view(), 5);
    const bool known = term && term->section && find_organisations(line.text).empty();
    if (!known && in_preamble())
        return false;
    const bool upper = is_upper(line.text);
    Element element = begin(ElementKind::heading, line, line.text);
    ++at_;
    while (upper && at_ < lines_.size() && is_upper(lines_[at_].text) &&
           marker_of(lines_[at_].text).kind == MarkerKind::none &&
           element.text.size() < max_heading_bytes && !known_at(at_))
        join(element, lines_[at_++], " ");
    add_heading(std::move(element), known ? term : std::nullopt,
                known ? *term->section : SectionKind::other, true);
    return true;
}

// A line that announces the list below it, or a numbered line over a list.
bool ElementBuilder::take_weak_heading(const Marker& marker) {
    const std::size_t start = at_;
    Element element = begin(ElementKind::heading, lines_[at_], lines_[at_].text);
    ++at_;
    take_wrapped(element);
    const bool question = element.text.ends_with('?') && element.text.size() < 70;
    const bool colon = element.text.ends_with(':');
    const bool numbered = marker.kind != MarkerKind::none;
    const bool list = next_is_list(at_);
    const bool short_enough =
        element.text.size() <= (numbered ? 2 * max_heading_bytes : max_heading_bytes);
    if (!short_enough || !((list && (colon || numbered)) || (question && !in_preamble()))) {
        at_ = start;
        open_duties_ = open_duties_ || (list && colon && section_ < SectionKind::missions &&
                                        announces_duties(fold_text(element.text).view()));
        return false;
    }
    const Folded folded = fold_text(element.text);
    const bool duties =
        list && section_ <= SectionKind::missions && announces_duties(folded.view());
    const auto term = find_term_prefix(folded.view(), 4);
    SectionKind kind = section_;
    if (term && term->section)
        kind = *term->section;
    else if (duties)
        kind = SectionKind::missions;
    else if (announces_application(folded.view()))
        kind = SectionKind::apply;
    else if (question)
        kind = SectionKind::other;
    add_heading(std::move(element), term && term->section ? term : std::nullopt, kind, false);
    return true;
}

// Web pages lose the marks of their headings: a short line without an end, after a finished
// paragraph or list and over a longer paragraph or a list.
bool ElementBuilder::take_plain_heading() {
    const Line& line = lines_[at_];
    constexpr std::size_t longest = 60;
    const std::size_t next = next_filled(at_ + 1);
    if (in_preamble() || elements_.empty() || wraps_.is_wrapped() || line.text.size() > longest ||
        next >= lines_.size() || !begins_upper(line.text) || ends_sentence(line.text) ||
        line.text.find_first_of("@0123456789,") != npos || is_upper(line.text) ||
        ends_in_connective(folded_at(at_)))
        return false;
    const Element& before = elements_.back();
    const bool after_end = before.kind == ElementKind::heading || ends_sentence(before.text) ||
                           before.kind == ElementKind::item;
    const std::string& below = lines_[next].text;
    const bool over_text = marker_of(below).kind == MarkerKind::bullet ||
                           (ends_sentence(below) && below.size() > line.text.size() + 10);
    if (!after_end || !over_text)
        return false;
    const auto term = find_term_prefix(folded_at(at_), 3);
    const bool known = term && term->section;
    // A line over a list inside a list of lists is a sub-heading of the section.
    const bool inside =
        !known && marker_of(below).kind == MarkerKind::bullet && section_ == SectionKind::missions;
    Element element = begin(ElementKind::heading, line, line.text);
    ++at_;
    add_heading(std::move(element), known ? term : std::nullopt,
                known    ? *term->section
                : inside ? section_
                         : SectionKind::other,
                false);
    return true;
}

} // namespace ingest
