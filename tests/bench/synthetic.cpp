#include "synthetic.h"

#include "base/date.h"
#include "base/text.h"

#include <fstream>
#include <nlohmann/json.hpp>

namespace synthetic {

namespace {

using catalog::Field;
using nlohmann::json;

constexpr std::size_t teaser_bytes = 120;

std::string contract_of(const std::string& kind) {
    if (kind == "PERMANENT")
        return std::string{catalog::contract::permanent};
    if (kind == "INTERN")
        return std::string{catalog::contract::internship};
    return std::string{catalog::contract::fixed_term};
}

catalog::Offer offer_of(const json& posting, std::size_t number) {
    catalog::Offer offer;
    const auto state = [&](Field field, const std::string& value) {
        offer.facts[field] = {catalog::FactStatus::stated, {value}, value, {1, 1}, {}};
    };
    const std::string reference = posting["identifier"]["value"];
    offer.id.text = "synthetic-" + reference;
    offer.source.name = reference + ".json";
    const std::string published = posting["datePosted"];
    state(Field::title, posting["title"]);
    state(Field::reference, reference);
    state(Field::employer, posting["hiringOrganization"]["name"]);
    state(Field::location, posting["jobLocation"]["address"]["addressLocality"]);
    state(Field::contract, contract_of(posting["employmentType"]));
    state(Field::family, posting["occupationalCategory"]);
    state(Field::salary, posting["baseSalary"]);
    state(Field::published, published);
    if (number % 2 == 0)
        state(Field::deadline, base::to_iso(base::add_days(*base::parse_date("2027-01-01"),
                                                           static_cast<int>(number * 7919 % 90))));
    catalog::Section section{catalog::SectionKind::summary, "", {}};
    for (const std::string& line : base::split_lines(posting["description"].get<std::string>())) {
        const bool is_heading = line.ends_with(" :");
        const bool is_item = line.starts_with("- ");
        if (is_heading || line.empty()) {
            if (!section.blocks.empty())
                offer.sections.push_back(std::move(section));
            section = {catalog::SectionKind::other, line, {}};
            continue;
        }
        section.blocks.push_back(
            {is_item ? catalog::BlockKind::item : catalog::BlockKind::paragraph,
             0,
             is_item ? line.substr(2) : line,
             {1, 1}});
        if (is_item && offer.teaser.empty() && line.size() > teaser_bytes)
            offer.teaser = base::repair_utf8(line.substr(2, teaser_bytes)).text;
    }
    if (!section.blocks.empty())
        offer.sections.push_back(std::move(section));
    return offer;
}

} // namespace

std::vector<catalog::Offer> read_offers(const std::string& file) {
    std::vector<catalog::Offer> offers;
    std::ifstream lines{file};
    for (std::string line; std::getline(lines, line);)
        offers.push_back(offer_of(json::parse(line), offers.size()));
    return offers;
}

std::vector<std::string> read_texts(const std::string& file) {
    std::ifstream text{file};
    return json::parse(text).get<std::vector<std::string>>();
}

} // namespace synthetic
