// Why: feeds of a dozen makers hold the same values under other names; one table says which is
// which (formats.md §2.1). Left to others: the tree (tree), reading the values (record).
#pragma once

#include "ingest/vocabulary.h"

#include <string_view>

namespace ingest {

// What a named value is to an offer.
struct Role {
    enum class Part {
        unknown,
        ignored, // known, and none of ours: codes, logos, managers, switchboards
        fact,    // of `topic`
        contract_or_time,
        category_or_unit,
        employer_or_unit,
        guid,
        street,
        postcode,
        town,
        region,
        mail,
        phone,
        text, // shown, in a section of `section`
    };
    Part part = Part::unknown;
    Topic topic = Topic::none;
    catalog::SectionKind section = catalog::SectionKind::summary;
    int order = 0; // of two values for one fact the lower wins; 9 is a last resort
    bool operator==(const Role&) const = default;
};

// `name` is the member, element or column, `parent` what holds it; a label as documents write it
// ("Date limite de candidature") is known too. Case, accents and separators do not matter.
Role role_of(std::string_view parent, std::string_view name);

// An element or member of this name holds one offer.
bool names_an_offer(std::string_view name);

} // namespace ingest
