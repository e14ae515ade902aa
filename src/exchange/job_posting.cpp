#include "base/date.h"
#include "base/text.h"
#include "exchange/amount.h"
#include "exchange/exchange.h"

#include <nlohmann/json.hpp>

namespace exchange {

namespace {

using catalog::Field;
using Json = nlohmann::ordered_json;

std::string escaped(std::string_view text) {
    std::string html;
    for (const char c : text)
        html += c == '&'    ? std::string{"&amp;"}
                : c == '<'  ? std::string{"&lt;"}
                : c == '>'  ? std::string{"&gt;"}
                : c == '\n' ? std::string{"<br>"}
                            : std::string(1, c);
    return html;
}

// The label and value of a row; several values stand on lines of their own, below the label.
std::string row_of(std::string_view text) {
    std::string line{text};
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos)
        return line;
    std::string label{base::trim(std::string_view{line}.substr(0, tab))};
    if (line.find('\n') != std::string::npos)
        label += '\n';
    else
        label += label.ends_with(':') ? " " : " : ";
    line.replace(0, tab + 1, label);
    return line;
}

// Headings, paragraphs and nested lists; a section says in an attribute what it is, for a reader of
// ours.
class Description {
public:
    std::string of(const catalog::Offer& offer) {
        for (const catalog::Section& section : offer.sections) {
            const bool plain =
                section.heading.empty() && section.kind == catalog::SectionKind::summary;
            if (!plain)
                html_ += "<section data-kind=\"" + std::string{name_of(section.kind)} + "\">";
            if (!section.heading.empty())
                html_ += "<h3>" + escaped(section.heading) + "</h3>";
            for (const catalog::Block& block : section.blocks)
                add(block);
            close_to(0);
            html_ += plain ? "" : "</section>";
        }
        return std::move(html_);
    }

private:
    void add(const catalog::Block& block) {
        if (block.kind != catalog::BlockKind::item) {
            close_to(0);
            html_ += "<p>" + escaped(row_of(block.text)) + "</p>";
            return;
        }
        const int depth = block.level + 1;
        if (depth <= open_)
            close_to(depth);
        if (depth == open_)
            html_ += "</li>";
        for (; open_ < depth; ++open_)
            html_ += open_ + 1 < depth ? "<ul><li>" : "<ul>";
        html_ += "<li>" + escaped(row_of(block.text));
    }

    void close_to(int depth) {
        for (; open_ > depth; --open_)
            html_ += "</li></ul>";
    }

    std::string html_;
    int open_ = 0;
};

Json organisation(std::string_view name) {
    return {{"@type", "Organization"}, {"name", name}};
}

// "2026-12-13T23:59:59+01:00", the last second of the day where the offer is read.
std::string end_of_day(base::Date day) {
    using namespace std::chrono;
    const base::Date next = base::add_days(day, 1);
    const auto east = duration_cast<minutes>(sys_days{next} - base::start_of_day(next));
    const auto hours = east.count() / 60;
    const auto rest = east.count() % 60;
    return base::to_iso(day) + "T23:59:59+" + (hours < 10 ? "0" : "") + std::to_string(hours) +
           (rest < 10 ? ":0" : ":") + std::to_string(rest);
}

// "22 rue de la Cisaille, 96210 Valrive": street, post code and town where they stand like that;
// else the whole as the street, so that no word is lost.
Json address_of(std::string_view location) {
    Json address{{"@type", "PostalAddress"}};
    constexpr std::size_t digits = 5;
    for (std::size_t at = 0; at + digits < location.size(); ++at) {
        const std::string_view code = location.substr(at, digits);
        const bool begins = at == 0 || (at > 1 && location.substr(at - 2, 2) == ", ");
        if (!begins || code.find_first_not_of("0123456789") != std::string::npos ||
            location[at + digits] != ' ')
            continue;
        if (at > 1)
            address["streetAddress"] = location.substr(0, at - 2);
        address["postalCode"] = code;
        address["addressLocality"] = location.substr(at + digits + 1);
        address["addressCountry"] = "FR"; // only France writes its codes like that here
        return address;
    }
    const bool town = location.find_first_of(",0123456789") == std::string::npos;
    address[town ? "addressLocality" : "streetAddress"] = location;
    return address;
}

Json employment_of(const catalog::Facts& facts) {
    namespace contract = catalog::contract;
    Json types = Json::array();
    const std::string_view time = facts[Field::working_time].value();
    if (!time.empty())
        types.push_back(time == "part-time" ? "PART_TIME" : "FULL_TIME");
    const std::string_view kind = facts[Field::contract].value();
    if (kind == contract::fixed_term || kind == contract::temporary_replacement)
        types.push_back("TEMPORARY");
    else if (kind == contract::internship)
        types.push_back("INTERN");
    else if (kind == contract::casual)
        types.push_back("PER_DIEM");
    else if (kind == contract::freelance)
        types.push_back("CONTRACTOR");
    else if (kind == contract::apprenticeship)
        types.push_back("OTHER");
    return types;
}

// 2400, not 2400.0.
Json number(double value) {
    const auto whole = static_cast<long>(value);
    return static_cast<double>(whole) == value ? Json(whole) : Json(value);
}

Json salary_of(std::string_view words) {
    Json salary{{"@type", "MonetaryAmount"}, {"name", words}};
    if (const auto amount = find_amount(words)) {
        salary["currency"] = "EUR";
        Json value{{"@type", "QuantitativeValue"}};
        if (amount->least == amount->most)
            value["value"] = number(amount->least);
        else
            value.update({{"minValue", number(amount->least)}, {"maxValue", number(amount->most)}});
        value["unitText"] = amount->unit;
        salary["value"] = value;
    }
    return salary;
}

Json contacts_of(const catalog::Facts& facts) {
    const auto& mails = facts[Field::contact_emails].values;
    const auto& phones = facts[Field::contact_phones].values;
    Json contacts = Json::array();
    for (std::size_t i = 0; i < std::max(mails.size(), phones.size()); ++i) {
        Json contact{{"@type", "ContactPoint"}};
        if (i < mails.size())
            contact["email"] = mails[i];
        if (i < phones.size())
            contact["telephone"] = phones[i];
        contacts.push_back(contact);
    }
    return contacts;
}

// One value as it is, several as an array.
Json one_or_more(const std::vector<std::string>& values) {
    return values.size() == 1 ? Json(values.front()) : Json(values);
}

// "Catégorie B ; Rédacteur": schema.org knows neither.
std::string qualifications_of(const catalog::Facts& facts) {
    std::string text;
    if (facts[Field::category].is_stated())
        text = "Cat\xC3\xA9gorie " + std::string{facts[Field::category].value()};
    for (const std::string& grade : facts[Field::grades].values)
        text += (text.empty() ? "Grade : " : " ; ") + grade;
    return text;
}

void add_place_and_time(const catalog::Facts& facts, Json& posting) {
    if (facts[Field::published].is_stated())
        posting["datePosted"] = facts[Field::published].value();
    if (const auto deadline = base::parse_date(facts[Field::deadline].value()))
        posting["validThrough"] = end_of_day(*deadline);
    if (facts[Field::start_date].is_stated())
        posting["jobStartDate"] = facts[Field::start_date].value();
    if (facts[Field::location].is_stated())
        posting["jobLocation"] = {{"@type", "Place"},
                                  {"address", address_of(facts[Field::location].value())}};
    if (const Json types = employment_of(facts); !types.empty())
        posting["employmentType"] = types;
}

Json posting_of(const catalog::Offer& offer) {
    const catalog::Facts& facts = offer.facts;
    Json posting{{"@context", "https://schema.org"}, {"@type", "JobPosting"}};
    const auto add = [&](const char* name, Field field) {
        if (facts[field].is_stated())
            posting[name] = one_or_more(facts[field].values);
    };
    add("title", Field::title);
    if (facts[Field::reference].is_stated()) {
        posting["identifier"] = {{"@type", "PropertyValue"}};
        if (facts[Field::employer].is_stated())
            posting["identifier"]["name"] = facts[Field::employer].value();
        posting["identifier"]["value"] = facts[Field::reference].value();
    }
    if (facts[Field::employer].is_stated())
        posting["hiringOrganization"] = organisation(facts[Field::employer].value());
    if (facts[Field::department].is_stated())
        posting["employmentUnit"] = organisation(facts[Field::department].value());
    add_place_and_time(facts, posting);
    add("totalJobOpenings", Field::positions);
    add("occupationalCategory", Field::family);
    add("educationRequirements", Field::education);
    add("experienceRequirements", Field::experience);
    if (const std::string text = qualifications_of(facts); !text.empty())
        posting["qualifications"] = text;
    for (const std::string& grade : facts[Field::grades].values)
        posting["additionalProperty"].push_back(
            {{"@type", "PropertyValue"}, {"name", "Grade"}, {"value", grade}});
    if (facts[Field::salary].is_stated())
        posting["baseSalary"] = salary_of(facts[Field::salary].value());
    if (const Json contacts = contacts_of(facts); !contacts.empty())
        posting["applicationContact"] = contacts.size() == 1 ? contacts.front() : contacts;
    add("url", Field::apply_url);
    posting["description"] = Description{}.of(offer);
    return posting;
}

} // namespace

std::string to_job_postings(std::span<const catalog::Offer> offers) {
    Json document;
    if (offers.size() == 1) {
        document = posting_of(offers.front());
    } else {
        Json graph = Json::array();
        for (const catalog::Offer& offer : offers) {
            Json posting = posting_of(offer);
            posting.erase("@context");
            graph.push_back(std::move(posting));
        }
        document = {{"@context", "https://schema.org"}, {"@graph", graph}};
    }
    std::string text = document.dump(2);
    for (std::size_t at = text.find("</"); at != std::string::npos; at = text.find("</", at + 3))
        text.insert(at + 1, "\\");
    return text + "\n";
}

} // namespace exchange
