#include "catalog/offer_json.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace catalog {

namespace {

// Members keep the order of the design, so that two prints compare line by line.
using Json = nlohmann::ordered_json;

Json json_of(Lines lines) {
    return Json::array({lines.first, lines.last});
}

Json json_of(const Fact& fact, Field field) {
    Json value = nullptr;
    if (is_list(field) || fact.values.size() > 1)
        value = fact.values;
    else if (!fact.values.empty())
        value = fact.values.front();
    Json json{{"value", value}, {"status", name_of(fact.status)}};
    json["quote"] = fact.quote.empty() ? Json(nullptr) : Json(fact.quote);
    json["lines"] = fact.lines == Lines{} ? Json(nullptr) : json_of(fact.lines);
    if (!fact.path.empty())
        json["path"] = fact.path;
    return json;
}

Json json_of(const Facts& facts) {
    Json json = Json::object();
    for (std::size_t index = 0; index < field_count; ++index) {
        const auto field = static_cast<Field>(index);
        json[std::string{name_of(field)}] = json_of(facts[field], field);
    }
    return json;
}

Json json_of(const Section& section) {
    Json blocks = Json::array();
    for (const Block& block : section.blocks)
        blocks.push_back({{"kind", name_of(block.kind)},
                          {"level", block.level},
                          {"text", block.text},
                          {"lines", json_of(block.lines)}});
    return {{"kind", name_of(section.kind)}, {"heading", section.heading}, {"blocks", blocks}};
}

Json json_of(const Account& account) {
    Json dropped = Json::array();
    for (const Dropped& drop : account.dropped)
        dropped.push_back({{"lines", json_of(drop.lines)},
                           {"characters", drop.characters},
                           {"reason", drop.reason}});
    return {{"characters", account.characters},
            {"shown", account.shown},
            {"dropped_characters", account.dropped_characters},
            {"dropped", dropped}};
}

Json json_of(const Offer& offer) {
    Json sections = Json::array();
    for (const Section& section : offer.sections)
        sections.push_back(json_of(section));
    Json problems = Json::array();
    for (const Problem& problem : offer.problems)
        problems.push_back({{"kind", problem.kind},
                            {"lines", json_of(problem.lines)},
                            {"message", problem.message}});
    const Apply& apply = offer.apply;
    Json json{{"id", offer.id.text},
              {"source",
               {{"name", offer.source.name},
                {"sha256", offer.source.sha256},
                {"kind", offer.source.kind}}},
              {"facts", json_of(offer.facts)},
              {"apply",
               {{"channel", name_of(apply.channel)},
                {"to", apply.to.empty() ? Json(nullptr) : Json(apply.to)},
                {"must_quote", apply.must_quote.empty() ? Json(nullptr) : Json(apply.must_quote)},
                {"documents", apply.documents}}},
              {"teaser", offer.teaser},
              {"sections", sections},
              {"account", json_of(offer.account)},
              {"problems", problems}};
    // Only where there are some: an offer from one source keeps its bytes, and so its digest.
    for (const OtherSource& other : offer.other_sources)
        json["other_sources"].push_back({{"name", other.name},
                                         {"sha256", other.sha256},
                                         {"kind", other.kind},
                                         {"id", other.id.text}});
    return json;
}

// Reading back. A member of another type throws; from_stored_json turns that into an Error.

std::string text_of(const Json& json) {
    return json.is_null() ? "" : json.get<std::string>();
}

Lines lines_of(const Json& json) {
    return json.is_null() ? Lines{} : Lines{json.at(0).get<int>(), json.at(1).get<int>()};
}

std::vector<std::string> texts_of(const Json& json) {
    if (json.is_null())
        return {};
    if (json.is_string())
        return {json.get<std::string>()};
    return json.get<std::vector<std::string>>();
}

// The value with that name, by asking every value its name; the closed sets are small.
template <class Value>
Value named(const Json& json, Value last) {
    const std::string name = json.get<std::string>();
    for (int index = 0; index <= static_cast<int>(last); ++index)
        if (name_of(static_cast<Value>(index)) == name)
            return static_cast<Value>(index);
    throw std::invalid_argument("unknown name \"" + name + "\"");
}

Fact fact_of(const Json& json) {
    Fact fact;
    fact.status = named(json.at("status"), FactStatus::not_stated);
    fact.values = texts_of(json.at("value"));
    fact.quote = text_of(json.at("quote"));
    fact.lines = lines_of(json.at("lines"));
    fact.path = json.value("path", std::string{});
    return fact;
}

Section section_of(const Json& json) {
    Section section{named(json.at("kind"), SectionKind::other), text_of(json.at("heading")), {}};
    for (const Json& block : json.at("blocks"))
        section.blocks.push_back({named(block.at("kind"), BlockKind::row),
                                  block.at("level").get<int>(), text_of(block.at("text")),
                                  lines_of(block.at("lines"))});
    return section;
}

Account account_of(const Json& json) {
    Account account{json.at("characters").get<std::size_t>(),
                    json.at("shown").get<std::size_t>(),
                    json.at("dropped_characters").get<std::size_t>(),
                    {}};
    for (const Json& drop : json.at("dropped"))
        account.dropped.push_back({lines_of(drop.at("lines")),
                                   drop.at("characters").get<std::size_t>(),
                                   text_of(drop.at("reason"))});
    return account;
}

Offer offer_of(const Json& json) {
    Offer offer;
    offer.id.text = text_of(json.at("id"));
    const Json& source = json.at("source");
    offer.source = {text_of(source.at("name")), text_of(source.at("sha256")),
                    text_of(source.at("kind")), texts_of(source.at("lines"))};
    for (const Json& other : json.value("other_sources", Json::array()))
        offer.other_sources.push_back({text_of(other.at("name")),
                                       text_of(other.at("sha256")),
                                       text_of(other.at("kind")),
                                       {text_of(other.at("id"))}});
    for (const auto& [name, fact] : json.at("facts").items()) {
        Field field{};
        if (field_named(name, field)) // a later version may state more
            offer.facts[field] = fact_of(fact);
    }
    const Json& apply = json.at("apply");
    offer.apply = {named(apply.at("channel"), ApplyChannel::none_stated), text_of(apply.at("to")),
                   text_of(apply.at("must_quote")), texts_of(apply.at("documents"))};
    offer.teaser = text_of(json.at("teaser"));
    for (const Json& section : json.at("sections"))
        offer.sections.push_back(section_of(section));
    offer.account = account_of(json.at("account"));
    for (const Json& problem : json.at("problems"))
        offer.problems.push_back({text_of(problem.at("kind")), lines_of(problem.at("lines")),
                                  text_of(problem.at("message"))});
    return offer;
}

} // namespace

std::string to_json(std::span<const Offer> offers, base::TrustedTime now) {
    Json printed = Json::array();
    for (const Offer& offer : offers) {
        Json json = json_of(offer);
        const OfferState at = state(offer, now);
        json["state"] = {{"name", name_of(at.state)},
                         {"reason", reason_sentence(at)},
                         {"date", at.date ? Json(base::to_iso(*at.date)) : Json(nullptr)}};
        printed.push_back(std::move(json));
    }
    return Json{{"offers", std::move(printed)}}.dump(2);
}

std::string to_stored_json(const Offer& offer) {
    Json json = json_of(offer);
    json["source"]["lines"] = offer.source.lines;
    return json.dump();
}

base::Result<Offer> from_stored_json(std::string_view json) {
    try {
        return offer_of(Json::parse(json));
    } catch (const std::exception& error) {
        return base::fail(base::ErrorCode::malformed, std::string{"stored offer: "} + error.what());
    }
}

} // namespace catalog
