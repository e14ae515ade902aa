#include "present/facts.h"

#include "base/text.h"
#include "present/dates.h"
#include "present/labels.h"
#include "present/typography.h"

#include <algorithm>
#include <array>

namespace present {
namespace {

using catalog::Fact;
using catalog::Field;

constexpr std::array reading_order = {
    Field::contract,   Field::duration,     Field::category,       Field::grades,
    Field::location,   Field::working_time, Field::telework,       Field::experience,
    Field::education,  Field::apply_url,    Field::contact_emails, Field::contact_phones,
    Field::must_quote, Field::documents,    Field::salary,         Field::deadline,
    Field::start_date, Field::start_text,   Field::end_date,       Field::department,
    Field::family,     Field::positions,    Field::access,         Field::employer,
    Field::reference,  Field::published,    Field::updated,        Field::mentions,
};
constexpr std::size_t most_silent_rows = 3;

// What everybody asks for; "contact" is any of three.
constexpr std::array asked_for = {Field::reference, Field::deadline, Field::start_date,
                                  Field::contract,  Field::category, Field::location,
                                  Field::telework,  Field::salary};

bool is_silent(const catalog::Offer& offer, Field field) {
    if (field == Field::start_date && offer.facts[Field::start_text].is_stated())
        return false;
    return !offer.facts[field].is_stated();
}

bool has_contact(const catalog::Offer& offer) {
    return offer.apply.channel != catalog::ApplyChannel::none_stated ||
           offer.facts[Field::contact_emails].is_stated() ||
           offer.facts[Field::contact_phones].is_stated();
}

bool has_proof(const Fact& fact) {
    return fact.is_stated() && (!fact.quote.empty() || fact.lines.first > 0);
}

// Two fields that say the same: the date is shown, its words are in the sentence.
bool is_hidden(const catalog::Offer& offer, Field field) {
    return field == Field::start_text && offer.facts[Field::start_date].is_stated();
}

std::string date_value(const Words& words, std::string_view iso) {
    auto date = base::parse_date(iso);
    return date ? date_full(words, *date) : std::string{iso};
}

std::string one_value(const Words& words, Field field, const std::string& value) {
    switch (field) {
    case Field::contract:
        return contract_long(words, value);
    case Field::telework:
        return telework(words, value);
    case Field::working_time:
        return working_time(words, value);
    case Field::deadline:
    case Field::start_date:
    case Field::end_date:
    case Field::published:
    case Field::updated:
        return date_value(words, value);
    case Field::reference: // to be copied sign by sign
    case Field::must_quote:
    case Field::contact_emails:
    case Field::contact_phones:
    case Field::apply_url:
        return value;
    default:
        return typeset(value);
    }
}

std::string_view separator(Field field) {
    switch (field) {
    case Field::mentions:
    case Field::department:
    case Field::access:
    case Field::education:
        return " · ";
    default:
        return ", ";
    }
}

FactRow silent_row(const Words& words, Field field) {
    FactRow row;
    row.label = field_label(words, field);
    row.value = is_feminine(field) ? words("non indiquée dans l’annonce")
                                   : words("non indiqué dans l’annonce");
    row.stated = false;
    row.tap = tap("offer.fact." + std::string{catalog::name_of(field)}, row.label,
                  session::OpenProof{field});
    row.tap.enabled = false;
    row.tap.spoken = row.label + ", " + row.value;
    return row;
}

// "Ouvert aux contractuels": its own row, after the contract.
FactRow contract_staff_row(const Scene& scene, const catalog::Offer& offer, std::size_t section,
                           bool open) {
    const Words& words = scene.words;
    FactRow row;
    row.label = words("Contractuels");
    row.value = contract_staff_value(words, offer);
    row.open = open;
    row.tap = tap("offer.fact.contract_staff", row.label, session::OpenPassage{section});
    row.tap.chosen = open;
    row.action = open ? words("ci-dessous") : words("la phrase");
    row.tap.spoken = row.label + ", " + row.value;
    return row;
}

// Whether one applies by what that field states.
bool applies_by(const catalog::Offer& offer, Field field) {
    using catalog::ApplyChannel;
    ApplyChannel channel = offer.apply.channel;
    return (field == Field::apply_url && channel == ApplyChannel::portal) ||
           (field == Field::contact_emails && channel == ApplyChannel::mail) ||
           (field == Field::contact_phones && channel == ApplyChannel::phone);
}

} // namespace

FactRow fact_row(const Scene& scene, const catalog::Offer& offer, Field field, bool open) {
    const Words& words = scene.words;
    const Fact& fact = offer.facts[field];
    FactRow row;
    row.label = fact_label(words, offer, field);
    row.value = fact_value(words, offer, field);
    if (fact.status == catalog::FactStatus::derived)
        row.tag = derived_tag(words, field);
    row.open = open;
    row.tap = tap("offer.fact." + std::string{catalog::name_of(field)}, row.label,
                  session::OpenProof{field});
    row.tap.enabled = has_proof(fact);
    row.tap.chosen = open;
    if (row.tap.enabled)
        row.action = open ? words("ci-dessous") : words("la phrase");
    row.tap.spoken = row.label + ", " + row.value + (row.tag.empty() ? "" : ", " + row.tag);
    return row;
}

std::optional<std::size_t> contract_staff_section(const catalog::Offer& offer) {
    for (std::size_t i = 0; i < offer.sections.size(); ++i)
        if (const catalog::Section& section = offer.sections[i];
            base::fold(section.heading) == "ouvert aux contractuels" && !section.blocks.empty())
            return i;
    return std::nullopt;
}

std::string contract_staff_value(const Words& words, const catalog::Offer& offer) {
    const auto section = contract_staff_section(offer);
    if (!section)
        return {};
    const std::string& said = offer.sections[*section].blocks.front().text;
    const std::string folded = base::fold(said);
    if (folded.starts_with("oui, a titre derogatoire"))
        return words("Acceptés, à titre dérogatoire");
    if (folded.starts_with("oui"))
        return words("Acceptés");
    if (folded.starts_with("non"))
        return words("Non acceptés");
    return typeset(said);
}

std::string fact_label(const Words& words, const catalog::Offer& offer, Field field) {
    return applies_by(offer, field) ? words("Candidater") : field_label(words, field);
}

std::string fact_value(const Words& words, const catalog::Offer& offer, Field field) {
    const auto& values = offer.facts[field].values;
    const std::string& to = offer.apply.to;
    // Of several addresses one is the way to apply; the others are only to ask.
    bool splits = applies_by(offer, field) && values.size() > 1 &&
                  std::find(values.begin(), values.end(), to) != values.end();
    std::string value;
    for (const std::string& one : values) {
        if (splits && one == to)
            continue;
        if (!value.empty())
            value += separator(field);
        value += one_value(words, field, one);
    }
    return splits ? words("{to} (pour se renseigner : {others})", {{"to", to}, {"others", value}})
                  : value;
}

std::vector<Field> proved_fields(const catalog::Offer& offer) {
    std::vector<Field> fields;
    for (Field field : reading_order)
        if (has_proof(offer.facts[field]) && !is_hidden(offer, field))
            fields.push_back(field);
    return fields;
}

FactList facts_of(const Scene& scene, const catalog::Offer& offer, const session::Detail& detail) {
    FactList list;
    const auto contract_staff = contract_staff_section(offer);
    std::vector<Field> silent;
    for (Field field : asked_for)
        if (is_silent(offer, field))
            silent.push_back(field);
    bool no_contact = !has_contact(offer);
    bool among_rows = silent.size() + (no_contact ? 1 : 0) <= most_silent_rows;
    for (Field field : reading_order) {
        bool asked = std::find(silent.begin(), silent.end(), field) != silent.end();
        if (offer.facts[field].is_stated() && !is_hidden(offer, field))
            list.rows.push_back(fact_row(scene, offer, field, detail.proof == field));
        else if (asked && among_rows)
            list.rows.push_back(silent_row(scene.words, field));
        if (field == Field::contract && contract_staff)
            list.rows.push_back(contract_staff_row(scene, offer, *contract_staff,
                                                   detail.passage == contract_staff));
    }
    if (!among_rows)
        for (Field field : silent)
            list.silent.push_back(field_label(scene.words, field));
    if (no_contact)
        list.silent.push_back(scene.words("Contact"));
    return list;
}

} // namespace present
