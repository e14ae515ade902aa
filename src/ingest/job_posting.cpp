#include "ingest/job_posting.h"

#include "base/date.h"
#include "base/text.h"
#include "ingest/html.h"
#include "ingest/sections.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ingest {

namespace {

using catalog::FactStatus;
using catalog::Field;
using catalog::Offer;
using Json = nlohmann::json;

// The member of that name, its case aside; null where there is none.
const Json& member(const Json& object, std::string_view name) {
    static const Json none;
    if (!object.is_object())
        return none;
    if (const auto exact = object.find(name); exact != object.end())
        return *exact;
    const std::string wanted = base::fold(name);
    for (const auto& [key, value] : object.items())
        if (base::fold(key) == wanted)
            return value;
    return none;
}

// A text, a number, the first of an array, or the name or value of an object. "Non renseigné" and
// its like say nothing.
std::string text_of(const Json& json) {
    const Json* value = &json;
    while (value->is_array() || value->is_object()) {
        if (value->empty())
            return {};
        if (value->is_array()) {
            value = &value->front();
            continue;
        }
        const Json* inner = nullptr;
        for (const std::string_view name : {"name", "value", "@value"})
            if (inner == nullptr && !member(*value, name).is_null())
                inner = &member(*value, name);
        if (inner == nullptr)
            return {};
        value = inner;
    }
    if (value->is_number())
        return value->dump();
    if (!value->is_string())
        return {};
    std::string text = base::collapse_spaces(base::to_nfc(value->get_ref<const std::string&>()));
    const std::string folded = base::fold(text);
    return folded.starts_with("non renseigne") || folded == "null" ? std::string{} : text;
}

class Reader {
public:
    Reader(const Json& json, int line)
        : json_(json)
        , line_(line) {}

    // Takes a value as it is.
    void take(Field field, std::string_view name, std::string value) {
        if (value.empty())
            return;
        catalog::Fact& fact = facts_[field];
        if (fact.status == FactStatus::not_stated)
            fact = {FactStatus::stated, {value}, value, {}, path(name)};
        else if (catalog::is_list(field) &&
                 std::ranges::find(fact.values, value) == fact.values.end())
            fact.values.push_back(value);
    }

    // Takes a value that is ours for what the posting writes.
    void take_as(Field field, std::string_view name, std::string_view value, std::string quote) {
        if (facts_[field].status == FactStatus::not_stated)
            facts_[field] = {
                FactStatus::stated, {std::string{value}}, std::move(quote), {}, path(name)};
    }

    void take_date(Field field, std::string_view name) {
        const std::string text = text_of(member(json_, name));
        std::string day = text.substr(0, 10);
        if (day.size() == 10 && (day[2] == '/' || day[2] == '.'))
            day = day.substr(6, 4) + "-" + day.substr(3, 2) + "-" + day.substr(0, 2);
        if (const auto date = base::parse_date(day))
            take_as(field, name, base::to_iso(*date), text);
    }

    void read() {
        take(Field::title, "title", text_of(member(json_, "title")));
        take(Field::reference, "identifier", text_of(member(json_, "identifier")));
        take(Field::employer, "hiringOrganization", text_of(member(json_, "hiringOrganization")));
        take(Field::department, "employmentUnit", text_of(member(json_, "employmentUnit")));
        take(Field::family, "occupationalCategory", text_of(member(json_, "occupationalCategory")));
        take(Field::education, "educationRequirements",
             text_of(member(json_, "educationRequirements")));
        take(Field::experience, "experienceRequirements",
             text_of(member(json_, "experienceRequirements")));
        take(Field::salary, "baseSalary", salary());
        take(Field::positions, "totalJobOpenings", text_of(member(json_, "totalJobOpenings")));
        take(Field::apply_url, "url", text_of(member(json_, "url")));
        take_date(Field::published, "datePosted");
        take_date(Field::deadline, "validThrough");
        take_date(Field::start_date, "jobStartDate");
        read_location();
        read_employment();
        read_contact();
        if (base::fold(text_of(member(json_, "jobLocationType"))) == "telecommute")
            take_as(Field::telework, "jobLocationType", "yes", "TELECOMMUTE");
    }

    catalog::Facts facts() const { return facts_; }

private:
    std::string path(std::string_view name) const {
        return "line " + std::to_string(line_) + ", $." + std::string{name};
    }

    std::string salary() const {
        const Json& base_salary = member(json_, "baseSalary");
        const Json& value = member(base_salary, "value");
        if (!value.is_object())
            return text_of(base_salary);
        std::string text = text_of(member(value, "minValue"));
        const std::string most = text_of(member(value, "maxValue"));
        if (text.empty())
            text = text_of(member(value, "value"));
        if (!most.empty())
            text += " – " + most;
        const std::string currency = text_of(member(base_salary, "currency"));
        const std::string unit = text_of(member(value, "unitText"));
        return text.empty() ? text : text + " " + currency + (unit.empty() ? "" : " / " + unit);
    }

    void read_location() {
        const Json* place = &member(json_, "jobLocation");
        if (place->is_array() && !place->empty())
            place = &place->front();
        const Json& address = member(*place, "address");
        if (!address.is_object()) {
            take(Field::location, "jobLocation", text_of(address.is_null() ? *place : address));
            return;
        }
        std::string text = text_of(member(address, "streetAddress"));
        const std::string code = text_of(member(address, "postalCode"));
        const std::string town = text_of(member(address, "addressLocality"));
        const std::string town_line =
            code.empty() || town.empty() ? code + town : code + " " + town;
        if (!town_line.empty())
            text += (text.empty() ? "" : ", ") + town_line;
        if (text.empty())
            text = text_of(member(address, "addressRegion"));
        take(Field::location, "jobLocation.address", text);
    }

    // schema.org mixes contract and working time in one list.
    void read_employment() {
        const Json& type = member(json_, "employmentType");
        const Json list = type.is_array() ? type : Json::array({type});
        for (const Json& entry : list) {
            const std::string text = text_of(entry);
            const std::string folded = base::fold(text);
            const auto is = [&](std::string_view word) {
                return folded.find(word) != std::string::npos;
            };
            if (is("full") || is("temps plein"))
                take_as(Field::working_time, "employmentType", "full-time", text);
            else if (is("part") && !is("apart"))
                take_as(Field::working_time, "employmentType", "part-time", text);
            else if (is("intern") && !is("interim"))
                take_as(Field::contract, "employmentType", catalog::contract::internship, text);
            else if (is("stage"))
                take_as(Field::contract, "employmentType", catalog::contract::internship, text);
            else if (is("permanent") || is("cdi"))
                take_as(Field::contract, "employmentType", catalog::contract::permanent, text);
            else if (is("tempor") || is("cdd") || is("saisonnier") || is("interim"))
                take_as(Field::contract, "employmentType", catalog::contract::fixed_term, text);
            else if (is("contractor") || is("liberale") || is("freelance"))
                take_as(Field::contract, "employmentType", catalog::contract::freelance, text);
            else if (is("alternance") || is("apprenti"))
                take_as(Field::contract, "employmentType", catalog::contract::apprenticeship, text);
            else if (is("per_diem"))
                take_as(Field::contract, "employmentType", catalog::contract::casual, text);
        }
    }

    void read_contact() {
        const Json& contact = member(json_, "applicationContact");
        const Json& one = contact.is_array() && !contact.empty() ? contact.front() : contact;
        take(Field::contact_emails, "applicationContact.email", text_of(member(one, "email")));
        take(Field::contact_phones, "applicationContact.telephone",
             text_of(member(one, "telephone")));
    }

    const Json& json_;
    int line_ = 0;
    catalog::Facts facts_;
};

// The description as sections; a posting has no lines, so that blocks carry none.
void read_description(const Json& json, Offer& offer) {
    const Json& description = member(json, "description");
    if (!description.is_string())
        return;
    const std::string text = text_of_html(description.get_ref<const std::string&>());
    auto document = read_lines(base::bytes_of(text));
    if (!document)
        return;
    const std::vector<Element> elements = read_elements(*document);
    offer.sections = make_sections(elements, document->ledger);
    for (catalog::Section& section : offer.sections)
        for (catalog::Block& block : section.blocks)
            block.lines = {};
    offer.account = make_account(document->characters, offer.sections, document->ledger);
    for (catalog::Dropped& dropped : offer.account.dropped)
        dropped.lines = {};
    offer.source.lines = std::move(document->source_lines);
}

catalog::Apply apply_of(const catalog::Facts& facts) {
    using catalog::ApplyChannel;
    const std::string url{facts[Field::apply_url].value()};
    const std::string mail{facts[Field::contact_emails].value()};
    const std::string phone{facts[Field::contact_phones].value()};
    if (!url.empty())
        return {ApplyChannel::portal, url, "", {}};
    if (!mail.empty())
        return {ApplyChannel::mail, mail, "", {}};
    if (!phone.empty())
        return {ApplyChannel::phone, phone, "", {}};
    return {};
}

bool is_job_posting(const Json& json) {
    const Json& type = member(json, "@type");
    const auto names_it = [](const Json& name) {
        return name.is_string() && base::fold(name.get_ref<const std::string&>()) == "jobposting";
    };
    return json.is_object() &&
           (names_it(type) || (type.is_array() && std::ranges::any_of(type, names_it)));
}

Offer read_posting(const Json& json, int line, const SourceDocument& source) {
    Offer offer;
    Reader reader{json, line};
    reader.read();
    offer.facts = reader.facts();
    offer.facts[Field::language] = {FactStatus::derived, {"fr"}, "", {}, ""};
    offer.source = {source.name, source.sha256, "JobPosting", {}};
    read_description(json, offer);
    offer.apply = apply_of(offer.facts);
    offer.teaser = make_teaser(offer.sections);
    offer.id = offer_id(offer.facts, source.sha256);
    if (offer.id.text.starts_with("sha256-"))
        offer.id.text += "-" + std::to_string(line);
    if (!offer.facts[Field::title].is_stated())
        offer.problems.push_back({"no_title", {line, line}, "the posting has no title"});
    return offer;
}

} // namespace

Imported read_job_postings(const SourceDocument& source) {
    if (source.bytes.size() > max_text_bytes)
        return {{}, std::string{sentence(Refusal::too_large)}};
    Imported imported;
    std::vector<catalog::Problem> problems;
    std::string_view rest{reinterpret_cast<const char*>(source.bytes.data()), source.bytes.size()};
    for (int line = 1; !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view text = base::trim(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (text.empty())
            continue;
        const auto report = [&](std::string message) {
            if (problems.size() < max_problems)
                problems.push_back({"unreadable_line", {line, line}, std::move(message)});
        };
        if (text.size() > max_posting_bytes) {
            report("the line is larger than 1 MB");
            continue;
        }
        const Json json = Json::parse(text, nullptr, false);
        if (json.is_discarded() || !is_job_posting(json))
            report(json.is_discarded() ? "the line is no JSON" : "the object is no JobPosting");
        else
            imported.offers.push_back(read_posting(json, line, source));
    }
    if (imported.offers.empty())
        imported.refused = problems.empty()
                               ? "the file holds no JobPosting"
                               : problems.front().message + " (line " +
                                     std::to_string(problems.front().lines.first) + ")";
    else
        std::ranges::copy(problems, std::back_inserter(imported.offers.front().problems));
    return imported;
}

} // namespace ingest
