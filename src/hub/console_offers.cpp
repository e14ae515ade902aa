// The console's addresses about offers and releases.
#include "base/text.h"
#include "catalog/offer_json.h"
#include "hub/console_api.h"
#include "hub/offers.h"
#include "hub/questions.h"

namespace hub {
namespace {

using wire::Array;
using wire::Json;
using wire::Members;
using wire::Object;

constexpr std::size_t maximum_name = 300;

// One offer as `vitrine import --json` prints it: what stands between the brackets of {"offers":
// [ … ]}.
wire::Raw printed(const catalog::Offer& offer, base::Instant now) {
    const std::string all = catalog::to_json(std::span{&offer, 1}, {now, true});
    const auto begin = all.find('[') + 1;
    return {all.substr(begin, all.rfind(']') - begin)};
}

Json corrections_json(const Corrections& corrections) {
    Object object;
    for (const auto& [field, values] : corrections)
        object.emplace_back(std::string{catalog::name_of(field)},
                            Array(values.begin(), values.end()));
    return object;
}

Json json_of(const Question& question) {
    const check::Finding& finding = question.finding;
    const auto& answered = question.answered;
    return Object{
        {"key", question.key},
        {"rule", finding.rule},
        {"weight", check::name_of(finding.weight)},
        {"lines", finding.lines.first == 0
                      ? Json()
                      : Json(Array{Json(finding.lines.first), Json(finding.lines.last)})},
        {"quote", finding.quote},
        {"message", finding.message},
        {"advice", finding.advice},
        {"answered", answered ? Json(Object{{"by", answered->by}, {"at", answered->at}}) : Json()},
    };
}

Json json_of(const Draft& draft, base::Instant now) {
    Array questions;
    for (const Question& each : questions_of(draft, now))
        questions.push_back(json_of(each));
    const auto& lines = draft.source.source.lines;
    return Object{
        {"id", draft.id.text},
        {"version", draft.version},
        {"state", name_of(draft.state)},
        {"imported", draft.imported},
        {"published", draft.published},
        {"by", draft.by},
        {"reason", draft.reason},
        {"offer", printed(corrected(draft), now)},
        {"lines", Array(lines.begin(), lines.end())},
        {"corrections", corrections_json(draft.corrections)},
        {"questions", std::move(questions)},
    };
}

Json row_of(const Draft& draft, base::Instant now) {
    const catalog::Offer offer = corrected(draft);
    const auto fact = [&](catalog::Field field) {
        const catalog::Fact& stated = offer.facts[field];
        return stated.is_stated() ? Json(stated.value()) : Json();
    };
    return Object{
        {"id", draft.id.text},
        {"version", draft.version},
        {"state", name_of(draft.state)},
        {"title", fact(catalog::Field::title)},
        {"reference", fact(catalog::Field::reference)},
        {"deadline", fact(catalog::Field::deadline)},
        {"offer_state", catalog::name_of(catalog::state(offer, {now, true}).state)},
        {"questions", static_cast<std::int64_t>(count_open(questions_of(draft, now)))},
        {"imported", draft.imported},
        {"published", draft.published},
    };
}

base::Result<CorrectionChanges> read_corrections(const Json& json) {
    const auto* object = json.as<Object>();
    if (object == nullptr)
        return base::fail(base::ErrorCode::malformed, "corrections");
    CorrectionChanges changes;
    for (const auto& [name, value] : *object) {
        catalog::Field field{};
        const auto* values = value.as<Array>();
        if (!catalog::field_named(name, field) || (values == nullptr && !value.is_null()))
            return base::fail(base::ErrorCode::malformed, "corrections");
        if (values == nullptr) {
            changes[field] = std::nullopt;
            continue;
        }
        std::vector<std::string> texts;
        for (const Json& each : *values) {
            const auto* text = each.as<std::string>();
            if (text == nullptr)
                return base::fail(base::ErrorCode::malformed, "corrections");
            texts.push_back(base::to_nfc(*text));
        }
        changes[field] = std::move(texts);
    }
    return changes;
}

base::Result<AnswerChanges> read_answers(const Json& json) {
    const auto* object = json.as<Object>();
    if (object == nullptr)
        return base::fail(base::ErrorCode::malformed, "answers");
    AnswerChanges changes;
    for (const auto& [key, value] : *object) {
        const auto* is_confirmed = value.as<bool>();
        if (is_confirmed == nullptr)
            return base::fail(base::ErrorCode::malformed, "answers");
        changes[key] = *is_confirmed;
    }
    return changes;
}

} // namespace

Response ConsoleApi::import_offers(const Asked& asked) {
    const auto name = asked.request.query.find("name");
    if (name == asked.request.query.end() || name->second.empty() ||
        name->second.size() > maximum_name || !base::is_valid_utf8(name->second) ||
        name->second.find('/') != std::string::npos)
        return refusal(422, "invalid", "a document has a file name", "name");
    const base::Instant now = hub_.clock().wall;
    const auto imported =
        import_document(hub_.engine, asked.employer(), asked.session.recruiter.name,
                        {name->second, base::bytes_of(asked.request.body)}, now);
    if (!imported)
        return refusal(imported.error());
    if (imported->drafts.empty())
        return refusal(422, "invalid", imported->refused, "document");
    Array drafts;
    for (const Draft& each : imported->drafts)
        drafts.push_back(json_of(each, now));
    return answer_json(201, Object{{"offers", std::move(drafts)}, {"refused", imported->refused}});
}

Response ConsoleApi::change_offer(const Asked& asked) {
    const auto json = body_of(asked.request);
    if (!json)
        return refusal(json.error());
    Members members(*json);
    const std::int64_t version = members.integer("version");
    const bool answers = members.has("answers");
    const Json* given = members.member(answers ? "answers" : "corrections");
    if (const auto read = members.finish(); !read)
        return refusal(read.error());
    const base::Instant now = hub_.clock().wall;
    const catalog::OfferId id{asked.parts[1]};
    const DraftChange change{asked.employer(), id, version, asked.session.recruiter.name};
    const auto changed = [&]() -> base::Result<Draft> {
        if (answers) {
            TRY(const auto read, read_answers(*given));
            return hub::answer(hub_.engine, change, read, now);
        }
        TRY(const auto read, read_corrections(*given));
        return correct(hub_.engine, change, read);
    };
    const auto draft = changed();
    if (draft)
        return answer_json(200, json_of(*draft, now));
    if (draft.error().code != base::ErrorCode::busy)
        return refusal(draft.error());
    const auto there = find_draft(hub_.engine, asked.employer(), id);
    return there ? answer_json(409, json_of(*there, now)) : refusal(there.error());
}

Response ConsoleApi::publish_or_recall(const Asked& asked) {
    const auto json = body_of(asked.request);
    if (!json)
        return refusal(json.error());
    const bool recalls = asked.parts[2] == "recall";
    Members members(*json);
    const std::int64_t version = members.integer("version");
    const std::string reason = recalls ? members.text("reason", maximum_name) : "";
    if (const auto read = members.finish(); !read)
        return refusal(read.error());
    const base::Instant now = hub_.clock().wall;
    const DraftChange change{
        asked.employer(), {asked.parts[1]}, version, asked.session.recruiter.name};
    if (!recalls) {
        const auto there = find_draft(hub_.engine, asked.employer(), change.id);
        if (there && there->version == version && count_open(questions_of(*there, now)) > 0)
            return refusal(422, "invalid", "a question is not answered", "questions");
    }
    const auto draft =
        recalls ? recall(hub_.engine, change, reason, now) : publish(hub_.engine, change, now);
    if (!draft && draft.error().code == base::ErrorCode::busy) {
        const auto there = find_draft(hub_.engine, asked.employer(), change.id);
        return there ? answer_json(409, json_of(*there, now)) : refusal(there.error());
    }
    if (!draft)
        return refusal(draft.error());
    publishing_.note_change();
    return answer_json(200, json_of(*draft, now));
}

std::optional<Response> ConsoleApi::about_offers(const Asked& asked) {
    if (asked.parts.empty() || asked.parts[0] != "offers")
        return std::nullopt;
    const base::Instant now = hub_.clock().wall;
    if (asked.is("POST", 2) && asked.parts[1] == "import")
        return import_offers(asked);
    if (asked.is("GET", 1)) {
        const auto drafts = list_drafts(hub_.engine, asked.employer());
        if (!drafts)
            return refusal(drafts.error());
        Array rows;
        for (const Draft& each : *drafts)
            rows.push_back(row_of(each, now));
        return answer_json(200, Object{{"offers", std::move(rows)}});
    }
    if (asked.is("GET", 2)) {
        const auto draft = find_draft(hub_.engine, asked.employer(), {asked.parts[1]});
        return draft ? answer_json(200, json_of(*draft, now)) : refusal(draft.error());
    }
    if (asked.is("PATCH", 2))
        return change_offer(asked);
    if (asked.is("POST", 3) && (asked.parts[2] == "publish" || asked.parts[2] == "recall"))
        return publish_or_recall(asked);
    if (asked.is("DELETE", 2)) {
        const auto removed = remove_draft(hub_.engine, asked.employer(), {asked.parts[1]});
        return removed ? no_content() : refusal(removed.error());
    }
    return std::nullopt;
}

std::optional<Response> ConsoleApi::about_releases(const Asked& asked) {
    if (asked.parts.size() != 1 || asked.parts[0] != "release")
        return std::nullopt;
    const auto answer = [&](int status, const ReleaseState& state) {
        return answer_json(status, Object{{"number", state.number},
                                          {"issued", state.issued},
                                          {"offers", state.offers},
                                          {"pending", publishing_.pending()}});
    };
    if (asked.request.method == "GET")
        return answer(200, publishing_.state());
    if (asked.request.method != "POST")
        return wrong_method("GET, POST");
    const auto issued = publishing_.now();
    return issued ? answer(201, *issued) : refusal(issued.error());
}

} // namespace hub
