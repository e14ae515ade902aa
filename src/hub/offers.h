// Why: a recruiter's documents become offers with proof, are corrected, published and recalled.
// Left to others: reading documents (ingest), releases (release), HTTP (console_offers.h).
//
// The imported offer is kept as it was read; corrections lie over it, so that a document imported
// again keeps them.
#pragma once

#include "catalog/offer.h"
#include "hub/sql.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hub {

inline constexpr std::size_t maximum_document_bytes = 10u * 1024 * 1024;
inline constexpr std::size_t maximum_correction_bytes = 4000;
inline constexpr std::size_t maximum_correction_values = 50;
inline constexpr std::size_t maximum_answers = 500; // of one offer, those of former texts included
inline constexpr std::size_t maximum_answer_key_bytes = 64;

// No values: the recruiter says that the document does not state it.
using Corrections = std::map<catalog::Field, std::vector<std::string>>;

enum class DraftState { draft, published, changed, recalled };
std::string_view name_of(DraftState state);

// Questions of the linter that a recruiter confirmed as they stand (hub/questions.h).
struct Answered {
    std::string by;
    base::Instant at{};
};
using Answers = std::map<std::string, Answered>; // by the question's key

struct Draft {
    catalog::OfferId id;
    std::int64_t version = 1;
    DraftState state = DraftState::draft;
    base::Instant imported{};
    std::optional<base::Instant> published;
    std::string by;     // who changed it last
    std::string reason; // of a recall
    catalog::Offer source;
    Corrections corrections;
    Answers answers;
};

// The offer as visitors will see it: status stated, the recruiter's words as quote, path
// "recruiter" where a correction lies.
catalog::Offer corrected(const Draft& draft);

struct Document {
    std::string name;
    base::ByteView bytes;
};
struct ImportedDrafts {
    std::vector<Draft> drafts;
    std::string refused;
};
base::Result<ImportedDrafts> import_document(Engine& engine, const std::string& employer,
                                             const std::string& by, const Document& document,
                                             base::Instant now);

base::Result<std::vector<Draft>> list_drafts(Engine& engine, const std::string& employer);
base::Result<Draft> find_draft(Engine& engine, const std::string& employer,
                               const catalog::OfferId& id);

// Of these, `busy` where the version is another (find_draft says what is there), `not_found` for an
// offer that is not this employer's.
struct DraftChange {
    std::string employer;
    catalog::OfferId id;
    std::int64_t version = 0;
    std::string by;
};
// nullopt takes a correction back. `invalid` naming the field.
using CorrectionChanges = std::map<catalog::Field, std::optional<std::vector<std::string>>>;
base::Result<Draft> correct(Engine& engine, const DraftChange& change,
                            const CorrectionChanges& corrections);
// True confirms the question, false takes that back. `invalid` above maximum_answers.
using AnswerChanges = std::map<std::string, bool>;
base::Result<Draft> answer(Engine& engine, const DraftChange& change, const AnswerChanges& answers,
                           base::Instant now);
base::Result<Draft> publish(Engine& engine, const DraftChange& change, base::Instant now);
base::Result<Draft> recall(Engine& engine, const DraftChange& change, const std::string& reason,
                           base::Instant now);
// `busy` for an offer that was ever published.
base::Result<void> remove_draft(Engine& engine, const std::string& employer,
                                const catalog::OfferId& id);

// What the next release is made of, of all employers.
struct PublishedOffer {
    std::string employer; // its id
    catalog::Offer offer;
};
struct Published {
    std::vector<PublishedOffer> offers;
    std::vector<catalog::OfferId> recalled;
};
base::Result<Published> list_published(Engine& engine);

} // namespace hub
