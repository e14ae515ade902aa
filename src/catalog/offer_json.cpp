#include "catalog/offer_json.h"

#include "base/json_writer.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

namespace catalog {

namespace {

// Members keep the order of the design, so that two prints compare line by line.
using Json = nlohmann::ordered_json;

using Writer = base::JsonWriter<std::string>;

enum class SourceLines { with, without };

void write(Writer& json, Lines lines) {
    json.open('[');
    json.raw(std::to_string(lines.first));
    json.raw(std::to_string(lines.last));
    json.close(']');
}

void write(Writer& json, const std::vector<std::string>& texts) {
    json.open('[');
    for (const std::string& text : texts)
        json.text(text);
    json.close(']');
}

void write_or_null(Writer& json, std::string_view name, std::string_view text) {
    json.key(name);
    if (text.empty())
        json.raw("null");
    else
        json.text(text);
}

void write_number(Writer& json, std::string_view name, std::size_t number) {
    json.raw_member(name, std::to_string(number));
}

void write_lines(Writer& json, Lines lines) {
    json.key("lines");
    write(json, lines);
}

void write(Writer& json, const Fact& fact, Field field) {
    json.open('{');
    if (is_list(field) || fact.values.size() > 1) {
        json.key("value");
        write(json, fact.values);
    } else if (fact.values.empty()) {
        json.raw_member("value", "null");
    } else {
        json.member("value", fact.values.front());
    }
    json.member("status", name_of(fact.status));
    write_or_null(json, "quote", fact.quote);
    if (fact.lines == Lines{})
        json.raw_member("lines", "null");
    else
        write_lines(json, fact.lines);
    if (!fact.path.empty())
        json.member("path", fact.path);
    json.close('}');
}

void write(Writer& json, const Facts& facts) {
    json.key("facts");
    json.open('{');
    for (std::size_t index = 0; index < field_count; ++index) {
        const auto field = static_cast<Field>(index);
        json.key(name_of(field));
        write(json, facts[field], field);
    }
    json.close('}');
}

void write(Writer& json, const Section& section) {
    json.open('{');
    json.member("kind", name_of(section.kind));
    json.member("heading", section.heading);
    json.key("blocks");
    json.open('[');
    for (const Block& block : section.blocks) {
        json.open('{');
        json.member("kind", name_of(block.kind));
        json.raw_member("level", std::to_string(block.level));
        json.member("text", block.text);
        write_lines(json, block.lines);
        json.close('}');
    }
    json.close(']');
    json.close('}');
}

void write(Writer& json, const Account& account) {
    json.key("account");
    json.open('{');
    write_number(json, "characters", account.characters);
    write_number(json, "shown", account.shown);
    write_number(json, "dropped_characters", account.dropped_characters);
    json.key("dropped");
    json.open('[');
    for (const Dropped& drop : account.dropped) {
        json.open('{');
        write_lines(json, drop.lines);
        write_number(json, "characters", drop.characters);
        json.member("reason", drop.reason);
        json.close('}');
    }
    json.close(']');
    json.close('}');
}

void write(Writer& json, const Source& source, SourceLines lines) {
    json.key("source");
    json.open('{');
    json.member("name", source.name);
    json.member("sha256", source.sha256);
    json.member("kind", source.kind);
    if (lines == SourceLines::with) {
        json.key("lines");
        write(json, source.lines);
    }
    json.close('}');
}

void write(Writer& json, const Apply& apply) {
    json.key("apply");
    json.open('{');
    json.member("channel", name_of(apply.channel));
    write_or_null(json, "to", apply.to);
    write_or_null(json, "must_quote", apply.must_quote);
    json.key("documents");
    write(json, apply.documents);
    json.close('}');
}

void write(Writer& json, const std::vector<Problem>& problems) {
    json.key("problems");
    json.open('[');
    for (const Problem& problem : problems) {
        json.open('{');
        json.member("kind", problem.kind);
        write_lines(json, problem.lines);
        json.member("message", problem.message);
        json.close('}');
    }
    json.close(']');
}

void write(Writer& json, const std::vector<OtherSource>& others) {
    json.key("other_sources");
    json.open('[');
    for (const OtherSource& other : others) {
        json.open('{');
        json.member("name", other.name);
        json.member("sha256", other.sha256);
        json.member("kind", other.kind);
        json.member("id", other.id.text);
        json.close('}');
    }
    json.close(']');
}

std::string written(const Offer& offer, SourceLines lines) {
    std::string text;
    Writer json(text);
    json.open('{');
    json.member("id", offer.id.text);
    write(json, offer.source, lines);
    write(json, offer.facts);
    write(json, offer.apply);
    json.member("teaser", offer.teaser);
    json.key("sections");
    json.open('[');
    for (const Section& section : offer.sections)
        write(json, section);
    json.close(']');
    write(json, offer.account);
    write(json, offer.problems);
    // Only where there are some: an offer from one source keeps its bytes, and so its digest.
    if (!offer.other_sources.empty())
        write(json, offer.other_sources);
    json.close('}');
    return text;
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
        Json json = Json::parse(written(offer, SourceLines::without));
        const OfferState at = state(offer, now);
        json["state"] = {{"name", name_of(at.state)},
                         {"reason", reason_sentence(at)},
                         {"date", at.date ? Json(base::to_iso(*at.date)) : Json(nullptr)}};
        printed.push_back(std::move(json));
    }
    return Json{{"offers", std::move(printed)}}.dump(2);
}

std::string to_stored_json(const Offer& offer) {
    return written(offer, SourceLines::with);
}

base::Result<Offer> from_stored_json(std::string_view json) {
    try {
        return offer_of(Json::parse(json));
    } catch (const std::exception& error) {
        return base::fail(base::ErrorCode::malformed, std::string{"stored offer: "} + error.what());
    }
}

} // namespace catalog
