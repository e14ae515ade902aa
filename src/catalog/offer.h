// Why: the offer as a value: what a document states, where it states it, and what became of every
// character of it. Field names are those of `vitrine import --json`.
// Left to others: reading documents (ingest), the state of an offer in time (catalog/state.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace catalog {

// Stable across re-imports of the same offer.
struct OfferId {
    std::string text;
    auto operator<=>(const OfferId&) const = default;
};

// 1-based lines of the source, both included; {0, 0} where nothing is quoted.
struct Lines {
    int first = 0;
    int last = 0;
    auto operator<=>(const Lines&) const = default;
};

enum class FactStatus { stated, derived, not_stated };

// One fact. `values` is empty exactly when it is not stated; several values only for the fields
// that are lists (grades, access, contact_emails, contact_phones, documents, mentions, and
// department or education where the document gives several). Dates are ISO 8601.
// `quote` is the words of the document that state it, `lines` where they stand; `path` stands in
// place of lines for JSON, XML and CSV sources.
struct Fact {
    FactStatus status = FactStatus::not_stated;
    std::vector<std::string> values;
    std::string quote;
    Lines lines;
    std::string path;

    bool is_stated() const { return status != FactStatus::not_stated; }
    std::string_view value() const {
        return values.empty() ? std::string_view{} : std::string_view{values.front()};
    }
    bool operator==(const Fact&) const = default;
};

enum class Field : std::uint8_t {
    title,
    reference,
    must_quote,
    employer,
    department,
    family,
    category,
    grades,
    contract,
    duration,
    start_date,
    start_text,
    end_date,
    deadline,
    published,
    updated,
    location,
    access,
    telework,
    working_time,
    positions,
    education,
    experience,
    salary,
    contact_emails,
    contact_phones,
    apply_url,
    documents,
    mentions,
    language,
};
inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::language) + 1;

std::string_view name_of(Field field); // "contact_emails"
bool is_list(Field field);             // printed as a JSON array even with one value
bool field_named(std::string_view name, Field& field);

class Facts {
public:
    Fact& operator[](Field field) { return facts_[static_cast<std::size_t>(field)]; }
    const Fact& operator[](Field field) const { return facts_[static_cast<std::size_t>(field)]; }
    bool operator==(const Facts&) const = default;

private:
    std::array<Fact, field_count> facts_;
};

// Values of Field::contract.
namespace contract {
inline constexpr std::string_view permanent = "permanent", fixed_term = "fixed-term",
                                  temporary_replacement = "temporary replacement",
                                  casual = "casual", apprenticeship = "apprenticeship",
                                  internship = "internship", freelance = "freelance";
}

enum class ApplyChannel { mail, portal, phone, post, none_stated };

// How to apply, exactly as stated. `to` is the address, URL, number or postal address.
struct Apply {
    ApplyChannel channel = ApplyChannel::none_stated;
    std::string to;
    std::string must_quote;
    std::vector<std::string> documents;
    bool operator==(const Apply&) const = default;
};

// In the order in which sections are shown.
enum class SectionKind {
    summary,
    employer,
    context,
    purpose,
    missions,
    profile,
    knowledge,
    skills,
    attitude,
    requirements,
    conditions,
    pay,
    relations,
    outlook,
    recruitment,
    apply,
    contact,
    access,
    legal,
    other,
};
enum class BlockKind { paragraph, item, row };

// The text of a row is its label, a tab, and its value; further values stand after line breaks. Tab
// and line break are white space, so that the account below needs no exception for rows.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    int level = 0; // of an item: 0 for the outermost
    std::string text;
    Lines lines;
    bool operator==(const Block&) const = default;
};

struct Section {
    SectionKind kind = SectionKind::other;
    std::string heading; // the document's own words; empty before the first heading
    std::vector<Block> blocks;
    bool operator==(const Section&) const = default;
};

struct Dropped {
    Lines lines;
    std::size_t characters = 0; // without white space, as in Account
    std::string reason; // "page footer", "repeated block (lines 12–14)", "label without value" …
    bool operator==(const Dropped&) const = default;
};

// characters = shown + dropped_characters, counted in code points of the NFC text without white
// space. `shown` is what the headings and blocks of the sections hold, `dropped_characters` the sum
// over `dropped`.
struct Account {
    std::size_t characters = 0;
    std::size_t shown = 0;
    std::size_t dropped_characters = 0;
    std::vector<Dropped> dropped;
    bool operator==(const Account&) const = default;
};

struct Problem {
    std::string kind; // "private_use_character", "label_without_value", "contradiction" …
    Lines lines;
    std::string message;
    bool operator==(const Problem&) const = default;
};

struct Source {
    std::string name;   // file name without its folder
    std::string sha256; // of the bytes as received
    std::string kind;   // "fiche de poste", "announcement", "emploi-territorial", "JobPosting" …
    std::vector<std::string> lines; // the text, NFC, as the proof sheet shows it; not in --json
    bool operator==(const Source&) const = default;
};

// Another document that states the same post (reconcile.h), and the id it would have had alone.
struct OtherSource {
    std::string name;
    std::string sha256;
    std::string kind;
    OfferId id;
    bool operator==(const OtherSource&) const = default;
};

struct Offer {
    OfferId id;
    Source source; // whose text is shown
    std::vector<OtherSource> other_sources;
    Facts facts;
    Apply apply;
    std::vector<Section> sections;
    Account account;
    std::vector<Problem> problems;
    std::string teaser; // one line of its duties, never of boilerplate; empty if none is found
    bool operator==(const Offer&) const = default;
};

std::string_view name_of(FactStatus status);
std::string_view name_of(ApplyChannel channel);
std::string_view name_of(SectionKind kind);
std::string_view name_of(BlockKind kind);

} // namespace catalog
