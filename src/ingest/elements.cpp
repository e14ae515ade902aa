#include "ingest/elements.h"

#include "base/text.h"
#include "ingest/labels.h"
#include "ingest/shape.h"
#include "ingest/wraps.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::SectionKind;

constexpr std::size_t max_heading_bytes = 120;
constexpr std::size_t max_label_lines = 4; // over which one label of a narrow column is wrapped

// Duties are announced by these words before a list.
bool announces_duties(std::string_view folded) {
    return has_any(folded, {"missions", "mission", "charge de", "chargee de", "charge(e) de",
                            "devra", "devrez", "aurez pour", "aura pour", "serez amene", "taches",
                            "activites", "you will", "duties", "responsibilities", "vous assurez",
                            "responsable de", "a ce titre", "le poste consiste"});
}

class Builder {
public:
    explicit Builder(Document& document)
        : document_(document)
        , lines_(document.lines)
        , wraps_(document.lines) {}

    std::vector<Element> run() {
        while (at_ < lines_.size()) {
            if (lines_[at_].text.empty()) {
                ++at_;
                continue;
            }
            if (!take_term() && !take_split_label() && !take_shaped_heading())
                take_text();
        }
        for (Element& element : elements_)
            element.folded = fold_text(element.text);
        return std::move(elements_);
    }

private:
    // ---- text of one or several lines

    Element begin(ElementKind kind, const Line& line, std::string_view text) {
        Element element;
        element.kind = kind;
        element.text = base::collapse_spaces(text);
        element.origins.push_back({0, line.number});
        return element;
    }

    void join(Element& element, const Line& line, std::string_view separator) {
        // "week-" and "end" are one word; a hyphen at a line's end is never taken away.
        const bool glued = separator == " " && element.text.ends_with('-') &&
                           !element.text.ends_with(" -") && begins_lower(line.text);
        if (!glued)
            element.text += separator;
        element.origins.push_back({element.text.size(), line.number});
        element.text += base::collapse_spaces(line.text);
    }

    std::size_t next_filled(std::size_t from) const {
        while (from < lines_.size() && lines_[from].text.empty())
            ++from;
        return from;
    }

    // Takes the lines that go on from the last one taken, `at_` being the next line.
    void take_wrapped(Element& element) {
        constexpr std::size_t max_joined_lines = 400;
        for (std::size_t count = 0; count < max_joined_lines; ++count) {
            const std::size_t next = next_filled(at_);
            if (next >= lines_.size() || next > at_ + 1 ||
                !wraps_.continues(at_ - 1, next, element.text) || stops_text(next))
                return;
            join(element, lines_[next], " ");
            at_ = next + 1;
        }
    }

    // Whether line `i` is a heading or label of its own, however the line before it ends.
    bool stops_text(std::size_t i) const {
        const Line& line = lines_[i];
        if (line.hashes > 0 || line.bold || line.underlined)
            return true;
        const std::string_view words = line.text;
        if (find_term(fold_text(words).view()) && !begins_lower(words))
            return true;
        return split_label(words, in_table()).has_value() && !begins_lower(words);
    }

    // ---- sections

    void open_section(SectionKind kind) {
        section_ = kind;
        ++section_index_;
    }

    bool in_table() const { return section_ == SectionKind::summary; }
    bool in_preamble() const { return !saw_heading_; }

    void add(Element element) {
        element.section = section_;
        element.section_index = section_index_;
        elements_.push_back(std::move(element));
    }

    void add_heading(Element element, std::optional<Term> term, SectionKind kind, bool strong) {
        open_section(kind);
        saw_heading_ = true;
        levels_.clear();
        element.kind = ElementKind::heading;
        element.term = term;
        element.strong = strong;
        add(std::move(element));
    }

    // Facts in a table go together, wherever the table stands.
    void return_to_summary() {
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

    // ---- headings and labels alone on their line

    struct Found {
        Term term;
        Element element;
        std::size_t lines = 0;
    };

    // The longest run of up to four lines whose words are one known term.
    std::optional<Found> known_at(std::size_t i) {
        std::optional<Found> best;
        Element element = begin(ElementKind::heading, lines_[i], lines_[i].text);
        for (std::size_t count = 1; count <= max_label_lines; ++count) {
            if (const auto term = find_term(fold_text(element.text).view()))
                best = Found{*term, element, count};
            const std::size_t next = i + count;
            if (next >= lines_.size() || lines_[next].text.empty() ||
                element.text.size() > max_heading_bytes ||
                marker_of(lines_[next].text).kind == MarkerKind::bullet)
                break;
            join(element, lines_[next], " ");
        }
        return best;
    }

    bool take_term() {
        const Line& line = lines_[at_];
        if (line.text.size() > max_heading_bytes)
            return false;
        const Marker marker = marker_of(line.text);
        if (marker.kind == MarkerKind::bullet)
            return take_bulleted_heading(marker);
        auto found = known_at(at_);
        if (!found || (begins_lower(line.text) && !line.text.ends_with(':')))
            return false;
        const std::size_t start = at_;
        if (found->term.section) {
            at_ += found->lines;
            const bool strong = marker.kind != MarkerKind::none || is_upper(line.text) ||
                                line.hashes > 0 || line.bold || line.underlined;
            add_heading(std::move(found->element), found->term, *found->term.section, strong);
            return true;
        }
        at_ += found->lines;
        if (take_value(std::move(found->element), found->term))
            return true;
        at_ = start;
        return take_empty_label(found->lines);
    }

    // A bullet of one shape over a list with bullets of another is a sub-heading.
    bool take_bulleted_heading(const Marker& marker) {
        const Line& line = lines_[at_];
        const std::string_view words = std::string_view{line.text}.substr(marker.length);
        const auto term = find_term(fold_text(words).view());
        const std::size_t next = next_filled(at_ + 1);
        if (!term || !term->section || next >= lines_.size())
            return false;
        const Marker below = marker_of(lines_[next].text);
        if (below.kind != MarkerKind::bullet || below.glyph == marker.glyph)
            return false;
        drop_marker(line, marker);
        ++at_;
        add_heading(begin(ElementKind::heading, line, words), term, *term->section, true);
        return true;
    }

    bool is_list(Topic topic) const { return topic == Topic::grade || topic == Topic::family; }

    bool can_be_value(std::size_t i) {
        if (i >= lines_.size() || known_at(i))
            return false;
        const Line& line = lines_[i];
        return line.hashes == 0 && !line.underlined && !split_label(line.text, in_table());
    }

    bool take_value(Element label, const Term& term) {
        constexpr std::size_t max_gap = 4; // empty lines of a table between label and value
        constexpr int max_values = 12;
        std::size_t value = next_filled(at_);
        const bool gapped = value > at_;
        if (value > at_ + max_gap || !can_be_value(value))
            return false;
        const bool list_item = marker_of(lines_[value].text).kind == MarkerKind::bullet;
        if (list_item && !is_list(term.topic))
            return false;
        return_to_summary();
        label.kind = ElementKind::row;
        label.term = term;
        label.value_at = label.text.size() + 1;
        at_ = value;
        take_value_line(label, "\t");
        for (int more = 1; more < max_values && is_list(term.topic); ++more) {
            if (at_ >= lines_.size() || lines_[at_].text.empty() ||
                lines_[at_].text.size() > max_heading_bytes || !can_be_value(at_) ||
                ends_sentence(lines_[at_].text))
                break;
            take_value_line(label, "\n");
        }
        if (!gapped && term.topic == Topic::location)
            take_address_lines(label);
        add(std::move(label));
        return true;
    }

    void take_value_line(Element& row, std::string_view separator) {
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
    void take_address_lines(Element& row) {
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

    // A label followed by another label: nothing is stated. In running text it is just words.
    bool take_empty_label(std::size_t count) {
        if (!in_table() && section_ != SectionKind::recruitment &&
            section_ != SectionKind::contact && section_ != SectionKind::employer &&
            section_ != SectionKind::context)
            return false;
        const std::size_t next = next_filled(at_ + count);
        if (next < lines_.size() && !known_at(next) && !split_label(lines_[next].text, true))
            return false;
        const catalog::Lines lines{lines_[at_].number, lines_[at_ + count - 1].number};
        std::size_t characters = 0;
        std::string words;
        for (std::size_t i = at_; i < at_ + count; ++i) {
            characters += count_characters(lines_[i].text);
            words += (words.empty() ? "" : " ") + lines_[i].text;
        }
        document_.ledger.drop(lines, characters, "label without value");
        if (document_.problems.size() < max_problems)
            document_.problems.push_back(
                {"label_without_value", lines, "\"" + words + "\" is followed by no value"});
        at_ += count;
        return true;
    }

    // ---- label and value on one line

    bool take_split_label() {
        const Line line = lines_[at_];
        const Marker marker = marker_of(line.text);
        const bool item = marker.kind == MarkerKind::bullet;
        const std::string_view words = std::string_view{line.text}.substr(item ? marker.length : 0);
        const std::string text = base::collapse_spaces(words);
        const auto split = split_label(text, in_table());
        if (!split)
            return false;
        if (split->term.topic == Topic::none && split->term.section)
            return !item && take_heading_with_text(line, text, *split);
        if (item)
            return false; // take_text reads the label of an item
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
    bool take_heading_with_text(const Line& line, const std::string& text,
                                const LabelSplit& split) {
        add_heading(begin(ElementKind::heading, line, text.substr(0, split.label_end)), split.term,
                    *split.term.section, line.bold);
        Element rest = begin(ElementKind::paragraph, line, text.substr(split.value_at));
        ++at_;
        take_wrapped(rest);
        add(std::move(rest));
        return true;
    }

    // "Formation : …" among the duties opens the section it belongs to.
    void enter_section_of(SectionKind kind) {
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

    // ---- headings by their shape

    bool next_is_list(std::size_t from) const {
        const std::size_t next = next_filled(from);
        return next < lines_.size() && marker_of(lines_[next].text).kind == MarkerKind::bullet;
    }

    bool take_shaped_heading() {
        const Line& line = lines_[at_];
        if (line.text.size() > 2 * max_heading_bytes)
            return false;
        const Marker marker = marker_of(line.text);
        if (marker.kind == MarkerKind::bullet)
            return false;
        const bool marked = line.hashes > 0 || line.underlined ||
                            (line.bold && line.text.size() <= max_heading_bytes);
        const bool numbered = marker.kind != MarkerKind::none;
        const std::string_view words = std::string_view{line.text}.substr(marker.length);
        const bool upper = is_upper(words) && !is_upper_sentence(fold_text(words).view()) &&
                           (words.size() >= 8 || words.find(' ') != npos);
        if (marked && !ends_with_period(line.text))
            return take_strong_heading(line.bold || numbered || upper);
        if (upper && numbered)
            return take_strong_heading(true);
        if (upper && !is_part_of_address())
            return take_strong_heading(false);
        return take_weak_heading(marker);
    }

    static bool ends_with_period(std::string_view text) { return text.ends_with('.'); }

    // Names and addresses in capitals close many a document.
    bool is_part_of_address() const {
        std::size_t length = 0;
        if (find_gender_mark(fold_text(lines_[at_].text).view(), length) != npos)
            return true;
        const std::size_t next = next_filled(at_ + 1);
        return section_ == SectionKind::contact || section_ == SectionKind::apply ||
               section_ == SectionKind::access || next >= lines_.size() ||
               is_digit(lines_[next].text.front());
    }

    // Before the first section a line in capitals, bold or with a hash is the title.
    bool take_strong_heading(bool certain) {
        const Folded folded = fold_text(lines_[at_].text);
        const auto term = find_term_prefix(folded.view(), 5);
        const bool known = term && term->section;
        std::size_t length = 0;
        const bool title_like = find_gender_mark(folded.view(), length) != npos;
        if (!known && (in_preamble() || title_like) && (!certain || in_preamble()))
            return false;
        const bool upper = is_upper(lines_[at_].text);
        Element element = begin(ElementKind::heading, lines_[at_], lines_[at_].text);
        ++at_;
        while (upper && at_ < lines_.size() && is_upper(lines_[at_].text) &&
               marker_of(lines_[at_].text).kind == MarkerKind::none &&
               element.text.size() < max_heading_bytes &&
               !find_term(fold_text(lines_[at_].text).view()))
            join(element, lines_[at_++], " ");
        add_heading(std::move(element), known ? term : std::nullopt,
                    known ? *term->section : SectionKind::other, true);
        return true;
    }

    // A line that announces the list below it, or a numbered line over a list.
    bool take_weak_heading(const Marker& marker) {
        const std::size_t start = at_;
        Element element = begin(ElementKind::heading, lines_[at_], lines_[at_].text);
        ++at_;
        take_wrapped(element);
        const bool question = element.text.ends_with('?') && element.text.size() < 70;
        const bool colon = element.text.ends_with(':');
        const bool numbered = marker.kind != MarkerKind::none;
        const Folded folded = fold_text(element.text);
        const bool list = next_is_list(at_);
        const bool short_enough =
            element.text.size() <= (numbered ? 2 * max_heading_bytes : max_heading_bytes);
        const bool duties =
            list && announces_duties(folded.view()) && section_ <= SectionKind::missions;
        if (!(short_enough && ((list && (colon || numbered)) || (question && !in_preamble())))) {
            at_ = start;
            if (colon && duties && section_ < SectionKind::missions)
                open_duties_ = true;
            return false;
        }
        const auto term = find_term_prefix(folded.view(), 4);
        SectionKind kind = section_;
        if (term && term->section)
            kind = *term->section;
        else if (duties)
            kind = SectionKind::missions;
        else if (question)
            kind = SectionKind::other;
        add_heading(std::move(element), term, kind, false);
        return true;
    }

    // ---- items and paragraphs

    void drop_marker(const Line& line, const Marker& marker) {
        document_.ledger.drop({line.number, line.number},
                              count_characters(line.text.substr(0, marker.length)), "list marker");
    }

    // Nested lists differ by their indent or by their bullet.
    int level_of(int indent, std::string_view glyph) {
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

    void take_text() {
        const Line& line = lines_[at_];
        const Marker marker = marker_of(line.text);
        const bool bullet = marker.kind == MarkerKind::bullet;
        if (open_duties_ && !bullet) {
            open_section(SectionKind::missions);
            open_duties_ = false;
        } else if (!bullet) {
            follow_prose(fold_text(line.text).view());
        }
        Element element = begin(
            bullet || marker.kind != MarkerKind::none ? ElementKind::item : ElementKind::paragraph,
            line, std::string_view{line.text}.substr(bullet ? marker.length : 0));
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
    void follow_prose(std::string_view folded) {
        if (section_ == SectionKind::employer &&
            begins_with_any(folded, {"la direction", "le service", "au sein de la direction",
                                     "au sein du service", "le pole", "au sein du pole"}))
            open_section(SectionKind::context);
    }

    struct Level {
        int indent = 0;
        std::string glyph;
    };

    Document& document_;
    const std::vector<Line>& lines_;
    Wraps wraps_;
    std::vector<Element> elements_;
    std::vector<Level> levels_;
    SectionKind section_ = SectionKind::summary;
    std::size_t section_index_ = 0;
    std::size_t at_ = 0;
    bool saw_heading_ = false;
    bool open_duties_ = false;
};

} // namespace

catalog::Lines Element::lines(std::size_t from, std::size_t to) const {
    catalog::Lines lines{origins.front().line, origins.front().line};
    for (const Origin& origin : origins) {
        if (origin.at <= from)
            lines.first = origin.line;
        if (origin.at < to || origin.at <= from)
            lines.last = origin.line;
    }
    return lines;
}

std::vector<Element> read_elements(Document& document) {
    return Builder{document}.run();
}

} // namespace ingest
