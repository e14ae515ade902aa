#include "hub/offers.h"

#include "base/text.h"
#include "catalog/offer_json.h"
#include "crypto/digest.h"
#include "ingest/ingest.h"
#include "wire/json.h"

#include <algorithm>
#include <array>

namespace hub {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::array<std::string_view, 4> state_names{"draft", "published", "changed", "recalled"};

constexpr std::string_view columns = "id, version, state, imported_at, published_at, reason,"
                                     " changed_by, source, corrections, answers";

std::string to_json(const Corrections& corrections) {
    wire::Object object;
    for (const auto& [field, values] : corrections)
        object.emplace_back(std::string{catalog::name_of(field)},
                            wire::Array(values.begin(), values.end()));
    return to_text(wire::Json{std::move(object)});
}

Corrections corrections_from(const std::string& text) {
    Corrections corrections;
    const auto json = wire::parse_json(text);
    const auto* object = json ? json->as<wire::Object>() : nullptr;
    if (object == nullptr)
        return corrections;
    for (const auto& [name, value] : *object) {
        catalog::Field field{};
        const auto* values = value.as<wire::Array>();
        if (!catalog::field_named(name, field) || values == nullptr)
            continue;
        for (const wire::Json& each : *values)
            if (const auto* words = each.as<std::string>())
                corrections[field].push_back(*words);
        corrections.try_emplace(field);
    }
    return corrections;
}

std::string to_json(const Answers& answers) {
    wire::Object object;
    for (const auto& [key, answered] : answers)
        object.emplace_back(key, wire::Object{{"by", answered.by}, {"at", answered.at}});
    return to_text(wire::Json{std::move(object)});
}

Answers answers_from(const std::string& text) {
    Answers answers;
    const auto json = wire::parse_json(text);
    const auto* object = json ? json->as<wire::Object>() : nullptr;
    if (object == nullptr)
        return answers;
    for (const auto& [key, value] : *object) {
        wire::Members members(value);
        answers[key] = {members.text("by", 1000), members.instant("at")};
    }
    return answers;
}

Result<Draft> draft_in(const Row& row) {
    Draft draft;
    draft.id.text = row.text(0);
    draft.version = row.integer(1);
    const auto state = std::ranges::find(state_names, row.text(2));
    draft.state = static_cast<DraftState>(state - state_names.begin());
    draft.imported = row.instant(3);
    if (!row.is_null(4))
        draft.published = row.instant(4);
    draft.reason = row.text(5);
    draft.by = row.text(6);
    TRY(draft.source, catalog::from_stored_json(row.text(7)));
    draft.corrections = corrections_from(row.text(8));
    draft.answers = answers_from(row.text(9));
    return draft;
}

Result<std::optional<Draft>> find(Sql& sql, const std::string& employer,
                                  const catalog::OfferId& id) {
    TRY(const Answer found,
        sql.run("SELECT " + std::string{columns} + " FROM offer WHERE employer = ?1 AND id = ?2",
                {employer, id.text}));
    if (found.rows.empty())
        return std::nullopt;
    TRY(Draft draft, draft_in(found.rows.front()));
    return draft;
}

// Writes the draft back under the next version; `published` is what visitors see, where it changes.
Result<Draft> store(Sql& sql, const DraftChange& change, Draft draft,
                    const std::optional<std::string>& published = {},
                    std::optional<base::Instant> recalled = {}) {
    TRY(const Answer changed,
        sql.run("UPDATE offer SET version = version + 1, state = ?1, published_at = ?2,"
                " reason = ?3, changed_by = ?4, corrections = ?5,"
                " published = COALESCE(?6, published), recalled_at = ?7, answers = ?8"
                " WHERE employer = ?9 AND id = ?10 AND version = ?11",
                {std::string{name_of(draft.state)},
                 draft.published ? value(*draft.published) : Value{}, draft.reason, change.by,
                 to_json(draft.corrections), published ? Value{*published} : Value{},
                 recalled ? value(*recalled) : Value{}, to_json(draft.answers), change.employer,
                 change.id.text, change.version}));
    if (changed.changes != 1)
        return base::fail(ErrorCode::busy, "version");
    draft.version = change.version + 1;
    draft.by = change.by;
    return draft;
}

Result<Draft> changed(Engine& engine, const DraftChange& change,
                      const std::function<Result<Draft>(Sql&, Draft)>& step) {
    Draft result;
    TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
        TRY(auto draft, find(sql, change.employer, change.id));
        if (!draft)
            return base::fail(ErrorCode::not_found, "no such offer");
        if (draft->version != change.version)
            return base::fail(ErrorCode::busy, "version");
        TRY(result, step(sql, std::move(*draft)));
        return {};
    }));
    return result;
}

Result<Draft> insert(Sql& sql, const std::string& employer, const std::string& by,
                     const catalog::Offer& offer, base::Instant now) {
    const std::string source = catalog::to_stored_json(offer);
    TRY_VOID(sql.run(
        "INSERT INTO offer (id, employer, version, state, imported_at, reason, changed_by, source,"
        " corrections) VALUES (?1, ?2, 1, 'draft', ?3, '', ?4, ?5, '{}')"
        " ON CONFLICT (employer, id) DO UPDATE SET version = offer.version + 1,"
        " imported_at = excluded.imported_at, changed_by = excluded.changed_by,"
        " source = excluded.source,"
        " state = CASE WHEN offer.state = 'published' THEN 'changed' ELSE offer.state END",
        {offer.id.text, employer, value(now), by, source}));
    TRY(auto draft, find(sql, employer, offer.id));
    return *draft;
}

bool is_fit(const std::vector<std::string>& values, catalog::Field field) {
    return values.size() <= (catalog::is_list(field) ? maximum_correction_values : 1) &&
           std::ranges::all_of(values, [](const std::string& each) {
               return !base::trim(each).empty() && each.size() <= maximum_correction_bytes;
           });
}

} // namespace

std::string_view name_of(DraftState state) {
    return state_names[static_cast<std::size_t>(state)];
}

catalog::Offer corrected(const Draft& draft) {
    catalog::Offer offer = draft.source;
    for (const auto& [field, values] : draft.corrections) {
        catalog::Fact fact;
        if (!values.empty()) {
            fact.status = catalog::FactStatus::stated;
            fact.values = values;
            fact.quote = values.front();
            fact.path = "recruiter";
        }
        offer.facts[field] = std::move(fact);
    }
    return offer;
}

Result<ImportedDrafts> import_document(Engine& engine, const std::string& employer,
                                       const std::string& by, const Document& document,
                                       base::Instant now) {
    const std::string sha256 = crypto::sha256_hex(document.bytes);
    ingest::Imported read = ingest::read_document({document.name, sha256, document.bytes});
    ImportedDrafts imported;
    imported.refused = std::move(read.refused);
    if (read.offers.empty())
        return imported;
    TRY_VOID(engine.change([&](Sql& sql) -> Result<void> {
        TRY_VOID(sql.run("INSERT INTO document (sha256, employer, name, added_at, bytes)"
                         " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (employer, sha256) DO NOTHING",
                         {sha256, employer, document.name, value(now),
                          base::Bytes(document.bytes.begin(), document.bytes.end())}));
        for (const catalog::Offer& offer : read.offers) {
            TRY(imported.drafts.emplace_back(), insert(sql, employer, by, offer, now));
        }
        return {};
    }));
    return imported;
}

Result<std::vector<Draft>> list_drafts(Engine& engine, const std::string& employer) {
    std::vector<Draft> list;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found,
            sql.run("SELECT " + std::string{columns} +
                        " FROM offer WHERE employer = ?1 ORDER BY imported_at DESC, id",
                    {employer}));
        for (const Row& row : found.rows) {
            TRY(list.emplace_back(), draft_in(row));
        }
        return {};
    }));
    return list;
}

Result<Draft> find_draft(Engine& engine, const std::string& employer, const catalog::OfferId& id) {
    std::optional<Draft> draft;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(draft, find(sql, employer, id));
        return {};
    }));
    if (!draft)
        return base::fail(ErrorCode::not_found, "no such offer");
    return std::move(*draft);
}

Result<Draft> correct(Engine& engine, const DraftChange& change,
                      const CorrectionChanges& corrections) {
    for (const auto& [field, values] : corrections)
        if (values && !is_fit(*values, field))
            return base::fail(ErrorCode::invalid,
                              "corrections." + std::string{catalog::name_of(field)});
    return changed(engine, change, [&](Sql& sql, Draft draft) -> Result<Draft> {
        for (const auto& [field, values] : corrections)
            if (values)
                draft.corrections[field] = *values;
            else
                draft.corrections.erase(field);
        if (draft.state == DraftState::published)
            draft.state = DraftState::changed;
        return store(sql, change, std::move(draft));
    });
}

Result<Draft> answer(Engine& engine, const DraftChange& change, const AnswerChanges& answers,
                     base::Instant now) {
    return changed(engine, change, [&](Sql& sql, Draft draft) -> Result<Draft> {
        for (const auto& [key, is_confirmed] : answers) {
            if (key.size() > maximum_answer_key_bytes)
                return base::fail(ErrorCode::invalid, "answers");
            if (is_confirmed)
                draft.answers[key] = {change.by, now};
            else
                draft.answers.erase(key);
        }
        if (draft.answers.size() > maximum_answers)
            return base::fail(ErrorCode::invalid, "answers");
        return store(sql, change, std::move(draft));
    });
}

Result<Draft> publish(Engine& engine, const DraftChange& change, base::Instant now) {
    return changed(engine, change, [&](Sql& sql, Draft draft) -> Result<Draft> {
        const catalog::Offer offer = corrected(draft);
        if (!offer.facts[catalog::Field::title].is_stated())
            return base::fail(ErrorCode::invalid, "corrections.title");
        draft.state = DraftState::published;
        draft.published = now;
        draft.reason.clear();
        return store(sql, change, std::move(draft), catalog::to_stored_json(offer));
    });
}

Result<Draft> recall(Engine& engine, const DraftChange& change, const std::string& reason,
                     base::Instant now) {
    return changed(engine, change, [&](Sql& sql, Draft draft) -> Result<Draft> {
        if (!draft.published)
            return base::fail(ErrorCode::invalid, "state");
        draft.state = DraftState::recalled;
        draft.reason = reason;
        return store(sql, change, std::move(draft), {}, now);
    });
}

Result<void> remove_draft(Engine& engine, const std::string& employer, const catalog::OfferId& id) {
    return engine.change([&](Sql& sql) -> Result<void> {
        TRY(const auto draft, find(sql, employer, id));
        if (!draft)
            return base::fail(ErrorCode::not_found, "no such offer");
        if (draft->published)
            return base::fail(ErrorCode::busy, "state");
        TRY_VOID(sql.run("DELETE FROM offer WHERE employer = ?1 AND id = ?2 AND published IS NULL",
                         {employer, id.text}));
        return {};
    });
}

Result<Published> list_published(Engine& engine) {
    Published published;
    TRY_VOID(engine.look([&](Sql& sql) -> Result<void> {
        TRY(const Answer found, sql.run("SELECT id, employer, state, published FROM offer"
                                        " WHERE published IS NOT NULL ORDER BY id, employer"));
        for (const Row& row : found.rows) {
            if (row.text(2) == name_of(DraftState::recalled)) {
                published.recalled.push_back({row.text(0)});
                continue;
            }
            TRY(auto offer, catalog::from_stored_json(row.text(3)));
            published.offers.push_back({row.text(1), std::move(offer)});
        }
        return {};
    }));
    return published;
}

} // namespace hub
