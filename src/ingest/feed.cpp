#include "ingest/feed.h"

#include "base/text.h"
#include "ingest/encoding.h"
#include "ingest/feed_record.h"
#include "ingest/folded.h"
#include "ingest/job_posting.h"
#include "ingest/offer_maker.h"

#include <algorithm>

namespace ingest {

namespace {

using Part = Role::Part;

// Offers and problems as they are found; the problems stand with the first offer in the end.
class Gathering {
public:
    explicit Gathering(const SourceDocument& source)
        : source_(source) {}

    void report(std::vector<catalog::Problem> problems) {
        for (catalog::Problem& problem : problems)
            if (problems_.size() < max_problems)
                problems_.push_back(std::move(problem));
    }
    void report(catalog::Problem problem) {
        if (problems_.size() < max_problems)
            problems_.push_back(std::move(problem));
    }

    void add(Record record, std::string_view place) {
        record.number = "-" + std::to_string(++count_);
        catalog::Offer offer = make_offer(source_, std::move(record));
        if (const std::string_view reason = refusal_of(offer); !reason.empty())
            report({"no_offer", {}, std::string{place} + " is left out: " + std::string{reason}});
        else
            imported_.offers.push_back(std::move(offer));
    }

    Imported finish(std::string_view nothing_found) {
        if (imported_.offers.empty()) {
            imported_.refused = nothing_found;
            if (!problems_.empty())
                imported_.refused = problems_.front().message;
        } else {
            std::ranges::move(problems_, std::back_inserter(imported_.offers.front().problems));
        }
        return std::move(imported_);
    }

private:
    const SourceDocument& source_;
    Imported imported_;
    std::vector<catalog::Problem> problems_;
    std::size_t count_ = 0;
};

// A title and at least two other values that an offer has. "name" and "text" may be anything's:
// they are a title beside a contract or a date of an offer (SmartRecruiters, Lever).
bool looks_like_an_offer(const Node& node) {
    bool title = false;
    bool name = false;
    bool telling = false;
    int others = 0;
    for (const Node& child : node.children) {
        const Role role = role_of(node.name, child.name);
        const bool may_name = role.part == Part::fact && role.topic == Topic::title;
        const bool names_title = may_name && (role.order == 0 || names_an_offer(node.name));
        title = title || names_title;
        name = name || may_name;
        others += is_known(role) && !may_name ? 1 : 0;
        telling = telling || role.part == Part::contract_or_time ||
                  (role.part == Part::fact &&
                   (role.topic == Topic::published || role.topic == Topic::deadline ||
                    role.topic == Topic::start));
    }
    constexpr int enough_others = 3;
    return (title && (others >= 2 || (others >= 1 && names_an_offer(node.name)))) ||
           (name && telling && others >= enough_others && node.member("@type") == nullptr);
}

bool holds_named_offers(const Node& node) {
    return std::ranges::any_of(node.children, [](const Node& child) {
        std::string_view name = child.name;
        if (name.ends_with('s'))
            name.remove_suffix(1);
        return !child.is_scalar() && !child.children.empty() && names_an_offer(name);
    });
}

struct FoundOffer {
    const Node* node = nullptr;
    const Node* parent = nullptr;
};

void find_offers(const Node& node, const Node* parent, std::vector<FoundOffer>& found) {
    if (looks_like_an_offer(node) && !holds_named_offers(node)) {
        found.push_back({&node, parent});
        return;
    }
    for (const Node& child : node.children)
        find_offers(child, &node, found);
}

// Of the one offer of a page Workday names the employer beside it.
std::vector<std::pair<const Node*, Record>> records_in(const Node& root, std::string_view kind) {
    std::vector<FoundOffer> found;
    find_offers(root, nullptr, found);
    std::vector<std::pair<const Node*, Record>> records;
    for (const auto& [node, parent] : found) {
        const Node* employer =
            found.size() > 1 || parent == nullptr ? nullptr : parent->member("hiringOrganization");
        records.emplace_back(node, record_of(*node, kind, employer));
    }
    return records;
}

void add_feed_offers(const Node& root, std::string_view kind, Gathering& gathering) {
    for (auto& [node, record] : records_in(root, kind))
        gathering.add(std::move(record), node->path);
}

void add_json(const Tree& tree, Gathering& gathering) {
    gathering.report(tree.problems);
    std::vector<Record> postings = read_job_postings(tree.root);
    for (Record& posting : postings) {
        const std::string place = posting.values.empty() ? "$" : posting.values.front().path;
        gathering.add(std::move(posting), place);
    }
    if (postings.empty())
        add_feed_offers(tree.root, "JSON", gathering);
}

// One object a line is how long lists travel: the first line is an object of its own, and another
// line follows.
bool is_one_a_line(std::string_view text) {
    const std::size_t end = text.find('\n');
    if (end == npos || base::trim(text.substr(end)).empty())
        return false;
    const std::string_view first = base::trim(text.substr(0, end));
    return first.starts_with('{') && first.ends_with('}') && read_json(first).refused.empty();
}

void add_lines(std::string_view text, Gathering& gathering) {
    for (int line = 1; !text.empty(); ++line) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view json = base::trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (json.empty())
            continue;
        const std::string place = "line " + std::to_string(line);
        if (json.size() > max_posting_bytes) {
            gathering.report({"unreadable_line", {line, line}, place + " is larger than 1 MB"});
            continue;
        }
        const Tree tree = read_json(json, place + ", $");
        if (!tree.refused.empty()) {
            gathering.report({"unreadable_line", {line, line}, tree.refused + " (" + place + ")"});
            continue;
        }
        std::vector<Record> postings = read_job_postings(tree.root);
        if (postings.empty())
            gathering.report({"unreadable_line", {line, line}, place + " holds no JobPosting"});
        for (Record& posting : postings)
            gathering.add(std::move(posting), place);
    }
}

} // namespace

std::vector<Record> read_feed_records(const Node& root, std::string_view kind) {
    std::vector<Record> records;
    for (auto& [node, record] : records_in(root, kind))
        records.push_back(std::move(record));
    return records;
}

Imported read_json_offers(const SourceDocument& source) {
    const std::string text = base::repair_utf8(decode_text(source.bytes)).text;
    Gathering gathering{source};
    if (const std::string_view trimmed = base::trim(text); is_one_a_line(trimmed)) {
        add_lines(text, gathering);
        return gathering.finish("the file holds no JobPosting");
    }
    const Tree tree = read_json(text);
    if (!tree.refused.empty())
        return {{}, tree.refused};
    add_json(tree, gathering);
    return gathering.finish("the JSON holds no JobPosting and no other offer that we know");
}

Imported read_xml_offers(const SourceDocument& source) {
    const Tree tree = read_xml(source.bytes);
    if (!tree.refused.empty())
        return {{}, tree.refused};
    Gathering gathering{source};
    gathering.report(tree.problems);
    const std::string_view root = tree.root.name;
    add_feed_offers(tree.root, root == "rss" || root == "rdf:RDF" || root == "item" ? "RSS" : "XML",
                    gathering);
    return gathering.finish("the XML holds no element with a title and other values of an offer");
}

Imported read_table_offers(const SourceDocument& source) {
    const Tree tree = read_table(base::repair_utf8(decode_text(source.bytes)).text);
    if (!tree.refused.empty())
        return {{}, tree.refused};
    Gathering gathering{source};
    gathering.report(tree.problems);
    for (const Node& row : tree.root.children)
        gathering.add(record_of(row, "CSV", nullptr), row.path);
    return gathering.finish("the table holds no row that is an offer");
}

} // namespace ingest
