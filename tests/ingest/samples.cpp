#include "samples.h"

#include "base/text.h"
#include "ingest/account.h"
#include "ingest/offer_maker.h"

#include <gtest/gtest.h>

namespace ingest {

using catalog::Field;
using catalog::Offer;

Offer offer_of(std::string_view text, std::string name) {
    const SourceDocument source{std::move(name), std::string{some_digest}, base::bytes_of(text)};
    if (recognise(source.bytes) == Kind::text)
        if (auto document = read_lines(source.bytes))
            return make_offer(source, std::move(*document));
    Imported imported = read_document(source);
    EXPECT_TRUE(imported.refused.empty()) << imported.refused;
    EXPECT_EQ(imported.offers.size(), 1u);
    return imported.offers.empty() ? Offer{} : std::move(imported.offers.front());
}

std::string values_of(const Offer& offer, Field field) {
    const catalog::Fact& fact = offer.facts[field];
    if (!fact.is_stated())
        return "-";
    std::string joined;
    for (const std::string& value : fact.values)
        joined += (joined.empty() ? "" : " | ") + value;
    return joined;
}

std::string fault_in(const Offer& offer) {
    const catalog::Account& account = offer.account;
    std::size_t characters = 0;
    for (const std::string& line : offer.source.lines)
        characters += count_characters(line);
    std::size_t shown = 0;
    for (const catalog::Section& section : offer.sections) {
        shown += count_characters(section.heading);
        for (const catalog::Block& block : section.blocks)
            shown += count_characters(block.text);
    }
    std::size_t dropped = 0;
    const int last_line = static_cast<int>(offer.source.lines.size());
    for (const catalog::Dropped& part : account.dropped) {
        dropped += part.characters;
        // A part of a feed has its path in the reason instead of lines.
        const bool placed = part.lines == catalog::Lines{}
                                ? part.reason.find(": ") != std::string::npos
                                : part.lines.first >= 1 && part.lines.last <= last_line;
        if (part.reason.empty() || !placed)
            return "a dropped part without place or reason: " + part.reason;
    }
    if (characters != account.characters || shown != account.shown ||
        dropped != account.dropped_characters)
        return "the account does not count what it says";
    if (account.characters != account.shown + account.dropped_characters)
        return "characters " + std::to_string(account.characters) + ", shown " +
               std::to_string(account.shown) + ", dropped " +
               std::to_string(account.dropped_characters);
    for (std::size_t i = 0; i < catalog::field_count; ++i) {
        const auto field = static_cast<Field>(i);
        const catalog::Fact& fact = offer.facts[field];
        if (fact.is_stated() == fact.values.empty())
            return std::string{name_of(field)} + " is stated without value or the other way round";
        if (!fact.is_stated() || field == Field::language)
            continue;
        const bool placed = fact.path.empty()
                                ? fact.lines.first >= 1 && fact.lines.last <= last_line
                                : fact.lines == catalog::Lines{};
        if (!placed || fact.quote.empty())
            return std::string{name_of(field)} + " has no proof";
    }
    return {};
}

} // namespace ingest
