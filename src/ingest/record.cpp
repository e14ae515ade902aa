#include "ingest/record.h"

#include "base/text.h"
#include "ingest/addresses.h"
#include "ingest/feed_values.h"
#include "ingest/organisations.h"
#include "ingest/units.h"

#include <algorithm>

namespace ingest {

namespace {

using catalog::FactStatus;
using catalog::Field;
using Part = Role::Part;

std::optional<Field> field_of(Topic topic) {
    switch (topic) {
    case Topic::title:
        return Field::title;
    case Topic::reference:
        return Field::reference;
    case Topic::employer:
        return Field::employer;
    case Topic::department:
        return Field::department;
    case Topic::family:
        return Field::family;
    case Topic::education:
        return Field::education;
    case Topic::experience:
        return Field::experience;
    case Topic::salary:
        return Field::salary;
    case Topic::location:
        return Field::location;
    case Topic::apply_url:
        return Field::apply_url;
    case Topic::positions:
        return Field::positions;
    case Topic::start:
        return Field::start_date;
    case Topic::end:
        return Field::end_date;
    case Topic::deadline:
        return Field::deadline;
    case Topic::published:
        return Field::published;
    case Topic::updated:
        return Field::updated;
    default:
        return std::nullopt;
    }
}

bool is_date(Field field) {
    return field == Field::start_date || field == Field::end_date || field == Field::deadline ||
           field == Field::published || field == Field::updated;
}

Rank rank_of(const Role& role) {
    return role.order == 0 ? Rank::label : role.order < 9 ? Rank::weak_label : Rank::prose;
}

Element row_of(const Record::Value& value, int line) {
    Element row;
    row.kind = ElementKind::row;
    row.text = base::collapse_spaces(value.text);
    row.origins.push_back({0, line});
    row.folded = fold_text(row.text);
    row.value_at = 0;
    return row;
}

// Proposes what the values of one record state, one by one and then those that belong together.
class Proposer {
public:
    Proposer(Sheet& sheet, std::vector<Element>& rows)
        : sheet_(sheet)
        , rows_(rows) {}

    void take(const Record::Value& value, int line) {
        Element& row = rows_.emplace_back(row_of(value, line));
        const Role& role = value.role;
        switch (role.part) {
        case Part::fact:
            return take_fact(row, role.topic, rank_of(role));
        case Part::contract_or_time:
            return take_employment(row, role);
        case Part::category_or_unit:
            return take_category_or_unit(row);
        case Part::employer_or_unit:
            // PASS names the employer beside the unit, or repeats there that it is a "Stage".
            if (role.order > 0 && find_organisations(row.text).empty())
                return;
            return propose(begins_with_unit(row.folded.view()) ? Field::department
                                                               : Field::employer,
                           row, Rank::weak_label);
        case Part::guid:
            return take_guid(row);
        case Part::mail:
        case Part::phone:
            return take_addresses(row);
        case Part::street:
            street_ = &row - rows_.data();
            return;
        case Part::postcode:
            postcode_ = &row - rows_.data();
            return;
        case Part::town:
            town_ = &row - rows_.data();
            return;
        case Part::region:
            // "department" is a département in French feeds, a unit in others.
            if (begins_with_unit(row.folded.view()))
                return propose(Field::department, row, Rank::weak_label);
            region_ = &row - rows_.data();
            return;
        case Part::text:
        case Part::ignored:
        case Part::unknown:
            return;
        }
    }

    // "6 rue de l'Écluse, 96000 Orlène": only the town needs to be there.
    void place_together() {
        if (town_ < 0) {
            if (region_ >= 0)
                propose(Field::location, at(region_), Rank::weak_prose);
            return;
        }
        std::string text = street_ < 0 ? std::string{} : at(street_).text + ", ";
        text += postcode_ < 0 ? std::string{} : at(postcode_).text + " ";
        text += at(town_).text;
        Element whole_place = at(town_);
        whole_place.text = text;
        whole_place.folded = fold_text(text);
        sheet_.propose(Field::location, text, whole(whole_place), Rank::weak_label);
    }

private:
    const Element& at(std::ptrdiff_t index) const { return rows_[static_cast<std::size_t>(index)]; }

    void propose(Field field, const Element& row, Rank rank) {
        sheet_.propose(field, row.text, whole(row), rank);
    }

    void take_fact(Element& row, Topic topic, Rank rank) {
        const auto field = field_of(topic);
        if (!field) {
            row.term = Term{topic, std::nullopt}; // the rules know what its words mean
            return;
        }
        if (is_date(*field)) {
            if (const auto date = date_of_value(row.text))
                sheet_.propose(*field, base::to_iso(*date), whole(row), rank);
            else if (topic == Topic::start)
                row.term = Term{topic, std::nullopt};
            return;
        }
        if (*field == Field::employer && is_class_of_employers(row.text))
            return;
        if (*field == Field::salary && !states_pay(row.text))
            return;
        if (*field == Field::apply_url) {
            for (const Address& url : find_urls(row.text))
                sheet_.propose(*field, url.value, whole(row), rank);
            return;
        }
        if (*field == Field::positions &&
            !std::ranges::all_of(row.text, [](char c) { return is_digit(c); }))
            return;
        propose(*field, row, rank);
    }

    // One list for contract and hours in most feeds.
    void take_employment(Element& row, const Role& role) {
        const Employment employment = employment_of(row.text);
        if (!employment.working_time.empty())
            sheet_.propose(Field::working_time, employment.working_time, whole(row), rank_of(role));
        if (!employment.contract.empty())
            sheet_.propose(Field::contract, employment.contract, whole(row), rank_of(role));
        // "CDD - 6 Mois" says how long, too.
        if (employment.contract.empty() || std::ranges::any_of(row.text, is_digit))
            row.term = Term{Topic::contract, std::nullopt};
        if (employment.working_time.empty()) {
            Element hours = row;
            hours.term = Term{Topic::working_time, std::nullopt};
            rows_.push_back(std::move(hours));
        }
    }

    void take_category_or_unit(Element& row) {
        const std::string_view text = row.folded.view();
        if (text.size() <= 2 || begins_with(text, "categorie"))
            row.term = Term{Topic::category, std::nullopt};
        else
            propose(Field::department, row, Rank::weak_label);
    }

    // "https://www.emploi-territorial.fr/:O096…" ends in the reference; a link is none.
    void take_guid(const Element& row) {
        const std::size_t colon = row.text.rfind(':');
        const std::string_view code =
            std::string_view{row.text}.substr(colon == npos ? 0 : colon + 1);
        constexpr std::size_t longest = 60;
        if (!code.empty() && code.size() <= longest && code.find_first_of("/ ") == npos &&
            std::ranges::any_of(code, is_digit))
            sheet_.propose(Field::reference, code, whole(row), Rank::weak_label);
    }

    void take_addresses(const Element& row) {
        for (const Address& mail : find_mails(row.text))
            sheet_.propose(Field::contact_emails, mail.value, {&row, mail.from, mail.to},
                           Rank::label);
        for (const Address& phone : find_phones(row.text))
            sheet_.propose(Field::contact_phones, phone.value, {&row, phone.from, phone.to},
                           Rank::label);
    }

    Sheet& sheet_;
    std::vector<Element>& rows_;
    std::ptrdiff_t street_ = -1;
    std::ptrdiff_t postcode_ = -1;
    std::ptrdiff_t town_ = -1;
    std::ptrdiff_t region_ = -1;
};

std::string reason_of(const Record::Value& value) {
    if (!value.left_out.empty())
        return value.left_out + ": " + value.path;
    const bool read = value.role.part != Part::unknown && value.role.part != Part::ignored;
    return (read ? "value of a fact: " : "no fact of an offer: ") + value.path;
}

} // namespace

void add_value(Record& record, std::string_view path, std::string_view text, const Role& role) {
    if (base::trim(text).empty())
        return;
    if (role.part == Part::text) {
        std::vector<PageLine> lines = lines_of_html(text);
        bool first = true;
        for (PageLine& line : lines) {
            line.path = path;
            if (first && role.section != catalog::SectionKind::summary)
                line.opens = role.section;
            first = first && base::trim(line.text).empty();
            record.lines.push_back(std::move(line));
        }
        return;
    }
    Record::Value value{std::string{path}, base::to_nfc(words_of_html(text)), role, {}};
    if (says_nothing(value.text)) {
        value.role = {};
        value.left_out = "says that nothing is stated";
    }
    if (!value.text.empty())
        record.values.push_back(std::move(value));
}

Document document_of(const Record& record, std::vector<std::string>& paths) {
    std::string text;
    const auto add_line = [&](std::string_view line, const std::string& path) {
        for (const char c : line)
            text += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        text += '\n';
        paths.push_back(path);
    };
    for (const PageLine& line : record.lines)
        add_line(line.text, line.path);
    for (const Record::Value& value : record.values)
        add_line(value.text, value.path);
    auto read = read_lines(base::bytes_of(text));
    if (!read)
        return {};
    Document document = std::move(*read);
    document.wrapping = Wrapping::none;
    for (std::size_t i = 0; i < document.lines.size() && i < paths.size(); ++i) {
        Line& line = document.lines[i];
        const bool value = i >= record.lines.size();
        std::string reason;
        if (value) {
            reason = reason_of(record.values[i - record.lines.size()]);
        } else {
            const PageLine& page_line = record.lines[i];
            line.hashes = page_line.hashes;
            line.indent = page_line.indent;
            line.bold = page_line.bold || line.bold;
            line.label = page_line.label;
            line.value = i > 0 && record.lines[i - 1].label && !page_line.label &&
                         record.lines[i - 1].left_out.empty() && page_line.hashes == 0;
            line.opens = page_line.opens;
            reason = page_line.left_out;
        }
        if (reason.empty())
            continue;
        document.ledger.drop({line.number, line.number}, count_characters(line.text), reason);
        line.text.clear();
    }
    return document;
}

void propose_values(const Record& record, std::size_t first_line, std::vector<Element>& rows,
                    Sheet& sheet) {
    rows.reserve(rows.size() + 2 * record.values.size()); // pieces point into the rows
    Proposer proposer{sheet, rows};
    int line = static_cast<int>(first_line);
    for (const Record::Value& value : record.values)
        proposer.take(value, line++);
    proposer.place_together();
}

} // namespace ingest
