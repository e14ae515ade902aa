#include "answer_key.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace ingest {

namespace {

using catalog::Field;
using Json = nlohmann::json;
using Values = std::vector<std::string>;

Values flat(const Json& json) {
    Values values;
    if (json.is_string() && !json.get<std::string>().empty())
        values.push_back(json.get<std::string>());
    else if (json.is_number())
        values.push_back(json.dump());
    else if (json.is_array())
        for (const Json& one : json)
            std::ranges::copy(flat(one), std::back_inserter(values));
    return values;
}

Values flat_of(const Json& key, std::string_view group, std::string_view field) {
    return key.contains(group) && key[std::string{group}].contains(field)
               ? flat(key[std::string{group}][std::string{field}])
               : Values{};
}

bool accepts_none(const Json& key, std::string_view field) {
    if (!key.contains("_accept") || !key["_accept"].contains(field))
        return false;
    const Json& accepted = key["_accept"][std::string{field}];
    return accepted.is_null() ||
           (accepted.is_array() &&
            std::ranges::any_of(accepted, [](const Json& one) { return one.is_null(); }));
}

std::string plain(std::string_view text) {
    std::string folded = base::fold(base::collapse_spaces(text));
    const auto edge = [](char c) {
        return std::string_view{" .;,*\""}.find(c) != std::string::npos;
    };
    while (!folded.empty() && edge(folded.back()))
        folded.pop_back();
    while (!folded.empty() && edge(folded.front()))
        folded.erase(0, 1);
    return folded;
}

std::string digits(std::string_view text) {
    std::string kept;
    for (const char c : text)
        if (c >= '0' && c <= '9')
            kept += c;
    return kept.size() > 9 ? kept.substr(kept.size() - 9) : kept;
}

std::string plain_title(std::string_view text) {
    std::string folded = plain(text);
    for (std::string_view mark : {"(h/f)", "(f/h)", "(m/f)", "(f/m)", "h/f", "f/h", "«", "»", ":"})
        for (std::size_t at = folded.find(mark); at != std::string::npos; at = folded.find(mark))
            folded.erase(at, mark.size());
    return plain(folded);
}

bool is_free(Field field) {
    static const std::set<Field> free{Field::department, Field::location, Field::education,
                                      Field::experience, Field::salary,   Field::duration,
                                      Field::employer};
    return free.contains(field);
}

bool same(Field field, const std::string& got, const std::string& want) {
    const std::string a = plain(got);
    const std::string b = plain(want);
    if (field == Field::title)
        return plain_title(got) == plain_title(want);
    if (is_free(field))
        return !a.empty() &&
               (a.find(b) != std::string::npos ||
                (b.find(a) != std::string::npos && a.size() >= std::min<std::size_t>(8, b.size())));
    if (field == Field::contact_phones)
        return digits(got) == digits(want);
    if (field == Field::grades)
        return a.find(b.substr(0, b.size() - 1)) != std::string::npos ||
               b.find(a.substr(0, a.size() - 1)) != std::string::npos;
    return a == b;
}

bool any_same(Field field, const std::string& got, const Values& wanted) {
    return std::ranges::any_of(wanted,
                               [&](const std::string& want) { return same(field, got, want); });
}

bool may_be_inferred(Field field) {
    return field == Field::category || field == Field::employer || field == Field::title;
}

void judge_field(const catalog::Offer& offer, const Json& key, Field field, Verdict& verdict) {
    const std::string name{name_of(field)};
    const catalog::Fact& fact = offer.facts[field];
    const Values& got = fact.values;
    const Values want = key.contains(name) ? flat(key[name]) : Values{};
    Values accepted = flat_of(key, "_accept", name);
    std::ranges::copy(flat_of(key, "_derived", name), std::back_inserter(accepted));
    Values good = want;
    std::ranges::copy(accepted, std::back_inserter(good));
    const auto add = [&](std::vector<std::string>& list, const Values& values) {
        std::string joined = name + ":";
        for (const std::string& value : values)
            joined += " [" + value + "]";
        list.push_back(joined);
    };
    for (const std::string& value : got)
        if (any_same(field, value, flat_of(key, "_reject", name)) && !any_same(field, value, good))
            return add(verdict.rejected, got);
    if (want.empty()) {
        const bool fine = std::ranges::all_of(
            got, [&](const std::string& value) { return any_same(field, value, accepted); });
        if (!fine && !(fact.status == catalog::FactStatus::derived && may_be_inferred(field)))
            add(verdict.invented, got);
        return;
    }
    if (got.empty())
        return accepts_none(key, name) ? void() : add(verdict.missing, want);
    if (field == Field::grades || field == Field::contact_emails ||
        field == Field::contact_phones) {
        const bool all = std::ranges::all_of(
            want, [&](const std::string& value) { return any_same(field, value, got); });
        const bool only = std::ranges::all_of(
            got, [&](const std::string& value) { return any_same(field, value, good); });
        all&& only ? void(++verdict.correct) : add(verdict.wrong, got);
        return;
    }
    const bool right = std::ranges::any_of(
        got, [&](const std::string& value) { return any_same(field, value, good); });
    right ? void(++verdict.correct) : add(verdict.wrong, got);
}

} // namespace

static Verdict judge_by(const catalog::Offer& offer, const Json& key) {
    Verdict verdict;
    for (const Field field :
         {Field::title,         Field::reference,    Field::employer,   Field::apply_url,
          Field::department,    Field::location,     Field::education,  Field::experience,
          Field::salary,        Field::duration,     Field::category,   Field::contract,
          Field::telework,      Field::working_time, Field::start_date, Field::end_date,
          Field::deadline,      Field::published,    Field::grades,     Field::contact_emails,
          Field::contact_phones})
        judge_field(offer, key, field, verdict);
    verdict.state = key.value("_state", "");
    verdict.channel = key.value("_channel", "");
    return verdict;
}

Verdict judge(const catalog::Offer& offer, const std::filesystem::path& path) {
    return judge_by(offer, Json::parse(text_of_file(path)));
}

std::vector<Verdict> judge_all(std::span<const catalog::Offer> offers,
                               const std::filesystem::path& path) {
    const Json key = Json::parse(text_of_file(path));
    std::vector<Verdict> verdicts;
    const Json items = key.contains("items") ? key["items"] : Json::array({key});
    for (const Json& item : items) {
        Verdict best = judge_by({}, item);
        for (const catalog::Offer& offer : offers)
            if (Verdict verdict = judge_by(offer, item); verdict.correct > best.correct)
                best = std::move(verdict);
        verdicts.push_back(std::move(best));
    }
    return verdicts;
}

std::string text_of_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace ingest
