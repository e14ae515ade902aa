#include "catalog/reconcile.h"

#include "base/text.h"
#include "catalog/words.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace catalog {

namespace {

using Stems = std::set<std::string>;

// Words that tell employers and posts apart: no link words, no single letters ("H/F").
Stems telling_stems(std::string_view text) {
    Stems stems;
    for (const Word& word : words_of(text))
        if (word.folded.size() > 1 && !is_link_word(word.folded))
            stems.insert(word.stem);
    return stems;
}

bool holds(const Stems& whole, const Stems& part) {
    return !part.empty() && std::ranges::includes(whole, part);
}

// One is the other with more said: feeds add "CDD 6 mois" or the town to a title.
bool agree(const Stems& a, const Stems& b) {
    return holds(a, b) || holds(b, a);
}

Stems employer_stems(const Offer& offer) {
    Stems stems = telling_stems(offer.facts[Field::employer].value());
    for (const std::string_view form : {"ville", "commune", "mairie"})
        if (stems.size() > 1)
            stems.erase(stem_of(form));
    return stems;
}

// Letters and digits of a reference; shorter ones, or ones without a digit, prove nothing.
std::string reference_key(const Offer& offer) {
    const std::string folded = base::fold(offer.facts[Field::reference].value());
    std::string key;
    for (const char c : folded)
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            key += c;
    constexpr std::size_t shortest = 4;
    const bool digit = std::ranges::any_of(key, [](char c) { return c >= '0' && c <= '9'; });
    return key.size() >= shortest && digit ? key : std::string{};
}

// Runs of words of the text; of two sources of one post most are the same, however it is wrapped.
// Rows of facts are each site's own.
std::unordered_set<std::size_t> word_runs(const Offer& offer) {
    constexpr std::size_t run = 4;
    constexpr std::size_t most_words = 5000;
    std::vector<std::size_t> words;
    for (const Section& section : offer.sections)
        for (const Block& block : section.blocks)
            if (block.kind != BlockKind::row && words.size() < most_words)
                for (const Word& word : words_of(block.text))
                    words.push_back(std::hash<std::string>{}(word.folded));
    std::unordered_set<std::size_t> runs;
    for (std::size_t i = 0; i + run <= words.size(); ++i) {
        std::size_t hash = 0;
        for (std::size_t j = i; j < i + run; ++j)
            hash = hash * 0x9E3779B97F4A7C15ULL + words[j];
        runs.insert(hash);
    }
    return runs;
}

// What is compared of an offer, found once.
struct Traits {
    explicit Traits(const Offer& compared)
        : offer(&compared)
        , title(telling_stems(compared.facts[Field::title].value()))
        , employer(employer_stems(compared))
        , reference(reference_key(compared)) {}

    const std::unordered_set<std::size_t>& runs() const {
        if (!found_)
            found_ = word_runs(*offer);
        return *found_;
    }

    const Offer* offer;
    Stems title;
    Stems employer;
    std::string reference;

private:
    mutable std::optional<std::unordered_set<std::size_t>> found_; // few offers need it
};

// The share of the shorter text that stands in the longer one; a teaser proves little.
double common_share(const Traits& a, const Traits& b) {
    const bool first_is_shorter = a.runs().size() < b.runs().size();
    const auto& shorter = first_is_shorter ? a.runs() : b.runs();
    const auto& longer = first_is_shorter ? b.runs() : a.runs();
    constexpr std::size_t fewest_runs = 12;
    if (shorter.size() < fewest_runs)
        return 0;
    const auto common =
        std::ranges::count_if(shorter, [&](std::size_t hash) { return longer.contains(hash); });
    return static_cast<double>(common) / static_cast<double>(shorter.size());
}

// What tells two posts of one employer and one title apart.
constexpr Field telling_fields[]{
    Field::location, Field::department, Field::start_date, Field::end_date,
    Field::deadline, Field::category,   Field::contract,   Field::positions,
    Field::grades,   Field::duration,   Field::experience, Field::working_time,
};

bool differ(const Fact& a, const Fact& b) {
    if (!a.is_stated() || !b.is_stated() || a.values == b.values)
        return false;
    std::string first;
    std::string second;
    for (const std::string& value : a.values)
        first += value + " ";
    for (const std::string& value : b.values)
        second += value + " ";
    return !agree(telling_stems(first), telling_stems(second));
}

bool any_differs(const Offer& a, const Offer& b) {
    return std::ranges::any_of(telling_fields,
                               [&](Field field) { return differ(a.facts[field], b.facts[field]); });
}

bool is_made_of_reference(const OfferId& id) {
    return !id.text.starts_with("sha256-");
}

std::size_t stated_facts(const Offer& offer) {
    std::size_t count = 0;
    for (std::size_t index = 0; index < field_count; ++index)
        count += offer.facts[static_cast<Field>(index)].status == FactStatus::stated ? 1 : 0;
    return count;
}

std::string place_of(const Source& source, const Fact& fact) {
    if (!fact.path.empty())
        return source.name + ", " + fact.path;
    return source.name + ", line " + std::to_string(fact.lines.first);
}

// A stated fact stands above an inferred one, wherever it was read.
bool is_better(const Fact& fact, const Fact& known) {
    return fact.is_stated() && fact.status < known.status;
}

bool have_one_reference(const Traits& a, const Traits& b) {
    return !a.reference.empty() && a.reference == b.reference && agree(a.employer, b.employer);
}

// What makes two offers two posts, however alike their texts are.
bool are_two(const Traits& a, const Traits& b) {
    if (!agree(a.title, b.title))
        return true;
    if (!a.employer.empty() && !b.employer.empty() && !agree(a.employer, b.employer))
        return true;
    if (have_one_reference(a, b))
        return false;
    // Each site numbers offers in its own way; one site gives two posts two numbers.
    const bool numbered = !a.reference.empty() && !b.reference.empty();
    return (numbered && a.offer->source.kind == b.offer->source.kind) ||
           any_differs(*a.offer, *b.offer);
}

bool are_one(const Traits& a, const Traits& b) {
    constexpr double most = 0.6;
    return !are_two(a, b) && (have_one_reference(a, b) || common_share(a, b) >= most);
}

// Offers meet under a word of the employer with a word of the title, and under their reference. One
// whose employer nobody names meets any with such a title.
std::vector<std::string> own_keys(const Traits& traits) {
    std::vector<std::string> keys;
    for (const std::string& title : traits.title) {
        keys.push_back("any|" + title);
        if (traits.employer.empty())
            keys.push_back("none|" + title);
        for (const std::string& employer : traits.employer)
            keys.push_back("at " + employer + "|" + title);
    }
    if (!traits.reference.empty())
        keys.push_back("ref|" + traits.reference);
    return keys;
}

std::vector<std::string> keys_to_search(const Traits& traits) {
    std::vector<std::string> keys;
    if (!traits.reference.empty())
        keys.push_back("ref|" + traits.reference);
    for (const std::string& title : traits.title) {
        keys.push_back((traits.employer.empty() ? "any|" : "none|") + title);
        for (const std::string& employer : traits.employer)
            keys.push_back("at " + employer + "|" + title);
    }
    return keys;
}

// Groups of offers that grow together. A PDF may be like two posts that are not one: groups join
// only where no two of their members are denied to be one.
class Groups {
public:
    void add(Traits traits) {
        const std::size_t own = all_.size();
        all_.push_back(std::move(traits));
        group_of_.push_back(groups_.size());
        groups_.push_back({own});
        for (const std::size_t other : candidates(all_[own]))
            if (group_of_[other] != group_of_[own] && are_one(all_[other], all_[own]))
                join(group_of_[other], group_of_[own]);
        for (const std::string& key : own_keys(all_[own]))
            near_[key].push_back(own);
    }

    std::vector<std::vector<std::size_t>> take() {
        std::erase_if(groups_, [](const auto& group) { return group.empty(); });
        for (auto& group : groups_)
            std::ranges::sort(group);
        return std::move(groups_);
    }

private:
    std::set<std::size_t> candidates(const Traits& traits) const {
        std::set<std::size_t> found;
        for (const std::string& key : keys_to_search(traits)) {
            const auto near = near_.find(key);
            for (std::size_t i = 0; near != near_.end() && i < near->second.size(); ++i) {
                if (found.size() >= max_compared)
                    return found;
                found.insert(near->second[i]);
            }
        }
        return found;
    }

    void join(std::size_t into, std::size_t from) {
        for (const std::size_t a : groups_[into])
            for (const std::size_t b : groups_[from])
                if (are_two(all_[a], all_[b]))
                    return;
        for (const std::size_t member : groups_[from])
            group_of_[member] = into;
        groups_[into].insert(groups_[into].end(), groups_[from].begin(), groups_[from].end());
        groups_[from].clear();
    }

    std::vector<Traits> all_;
    std::vector<std::size_t> group_of_;
    std::vector<std::vector<std::size_t>> groups_;
    std::unordered_map<std::string, std::vector<std::size_t>> near_;
};

void take_facts(Offer& merged, const Offer& other) {
    for (std::size_t index = 0; index < field_count; ++index) {
        const auto field = static_cast<Field>(index);
        const Fact& fact = other.facts[field];
        Fact& known = merged.facts[field];
        if (field != Field::language && is_better(fact, known)) {
            known = fact;
            known.path = place_of(other.source, fact);
            known.lines = {};
        } else if (std::ranges::find(telling_fields, field) != std::end(telling_fields) &&
                   fact.status == FactStatus::stated && differ(known, fact)) {
            merged.problems.push_back({"contradiction", known.lines,
                                       std::string{name_of(field)} + " is also given as \"" +
                                           std::string{fact.value()} + "\" (" +
                                           place_of(other.source, fact) + ")"});
        }
    }
    if (merged.apply.channel == ApplyChannel::none_stated)
        merged.apply = other.apply;
}

} // namespace

bool is_same_post(const Offer& a, const Offer& b) {
    return are_one(Traits{a}, Traits{b});
}

std::vector<std::vector<std::size_t>> same_posts(std::span<const Offer> offers) {
    Groups groups;
    for (const Offer& offer : offers)
        groups.add(Traits{offer});
    return groups.take();
}

Offer merge(std::span<const Offer> offers) {
    const auto main = std::ranges::max_element(offers, {}, stated_facts);
    Offer merged = *main;
    for (auto offer = offers.begin(); offer != offers.end(); ++offer) {
        if (offer == main)
            continue;
        merged.other_sources.push_back(
            {offer->source.name, offer->source.sha256, offer->source.kind, offer->id});
        take_facts(merged, *offer);
    }
    if (!is_made_of_reference(merged.id))
        for (const OtherSource& other : merged.other_sources)
            if (is_made_of_reference(other.id)) {
                merged.id = other.id;
                break;
            }
    return merged;
}

} // namespace catalog
