#include "ingest/feed.h"

#include "base/text.h"
#include "ingest/encoding.h"
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

bool is_known(const Role& role) {
    return role.part != Part::unknown && role.part != Part::ignored;
}

// A title and at least two other values that an offer has.
bool looks_like_an_offer(const Node& node) {
    bool title = false;
    int others = 0;
    for (const Node& child : node.children) {
        const Role role = role_of(node.name, child.name);
        const bool names_title = role.part == Part::fact && role.topic == Topic::title &&
                                 (role.order == 0 || names_an_offer(node.name));
        title = title || names_title;
        others += is_known(role) && !names_title ? 1 : 0;
    }
    return title && (others >= 2 || (others >= 1 && names_an_offer(node.name)));
}

bool holds_named_offers(const Node& node) {
    return std::ranges::any_of(node.children, [](const Node& child) {
        std::string_view name = child.name;
        if (name.ends_with('s'))
            name.remove_suffix(1);
        return !child.is_scalar() && !child.children.empty() && names_an_offer(name);
    });
}

void find_offers(const Node& node, std::vector<const Node*>& found) {
    if (looks_like_an_offer(node) && !holds_named_offers(node)) {
        found.push_back(&node);
        return;
    }
    for (const Node& child : node.children)
        find_offers(child, found);
}

// PASS writes its facts in Dublin Core names of another meaning; elsewhere dc:date is the day of
// publication and dc:publisher the site.
bool is_pass(const Node& node) {
    return node.member("dc:coverage") != nullptr && node.member("dc:format") != nullptr;
}

class Flattener {
public:
    Flattener(Record& record, bool pass)
        : record_(record)
        , pass_(pass) {}

    void add_members(const Node& node, std::string_view parent, bool ignored) {
        for (const Node& child : node.children) {
            Role role = role_of(parent, child.name);
            if (!pass_ && child.name.starts_with("dc:"))
                role = child.name == "dc:date" ? Role{Part::fact, Topic::published}
                                               : Role{Part::ignored};
            if (ignored)
                role = {Part::ignored};
            add(child, role, child.name);
        }
    }

private:
    void add(const Node& node, const Role& role, std::string_view name) {
        switch (node.kind) {
        case Node::Kind::text:
        case Node::Kind::number:
            return add_scalar(node, role);
        case Node::Kind::other:
            if (role.part == Part::fact && role.topic == Topic::telework && !node.text.empty())
                add_value(record_, node.path, node.text == "true" ? "oui" : "non", role);
            return;
        case Node::Kind::array:
            for (const Node& item : node.children)
                add(item, role, name);
            return;
        case Node::Kind::object:
            return add_object(node, role, name);
        }
    }

    void add_scalar(const Node& node, const Role& role) {
        add_value(record_, node.path, node.text, role);
        for (const Node& attribute : node.children) // of an XML element
            add_value(record_, attribute.path, attribute.text, {Part::ignored});
    }

    // A coded value says itself in its label; of other objects the members are read.
    void add_object(const Node& node, const Role& role, std::string_view name) {
        const Node* label = nullptr;
        for (const std::string_view wanted : {"label", "libelle", "name", "value", "raw"})
            if (label == nullptr && (wanted == "label" || wanted == "libelle" || is_known(role)))
                label = node.member(wanted);
        if (label == nullptr || !label->is_scalar())
            return add_members(node, name, role.part == Part::ignored);
        add_scalar(*label, role);
        for (const Node& child : node.children)
            if (&child != label)
                add(child, {Part::ignored}, child.name);
    }

    Record& record_;
    bool pass_;
};

// "description1" and "description1Formatted" say one thing; the lines of the plainer are left out.
void leave_out_twins(Record& record) {
    struct Field {
        std::string letters;
        std::size_t begin, end;
        bool formatted;
    };
    std::vector<Field> parts;
    for (std::size_t i = 0; i < record.lines.size(); ++i) {
        if (parts.empty() || record.lines[parts.back().begin].path != record.lines[i].path)
            parts.push_back({{}, i, i, false});
        const PageLine& line = record.lines[i];
        parts.back().letters += letters_of(base::fold(line.text));
        parts.back().end = i + 1;
        parts.back().formatted =
            parts.back().formatted || line.hashes > 0 || line.bold || line.text.starts_with("- ");
    }
    for (std::size_t a = 0; a < parts.size(); ++a)
        for (std::size_t b = a + 1; b < parts.size(); ++b) {
            if (parts[a].letters != parts[b].letters || parts[a].letters.empty())
                continue;
            const bool later_is_richer =
                parts[b].end - parts[b].begin > parts[a].end - parts[a].begin ||
                (parts[b].formatted && !parts[a].formatted);
            const Field& plain = later_is_richer ? parts[a] : parts[b];
            if (later_is_richer)
                record.lines[parts[b].begin].opens = record.lines[parts[a].begin].opens;
            for (std::size_t i = plain.begin; i < plain.end; ++i)
                record.lines[i].left_out =
                    "the same text as another field: " + record.lines[i].path;
            if (later_is_richer)
                break;
        }
}

Record record_of(const Node& node, std::string_view kind) {
    Record record;
    record.kind = kind;
    Flattener{record, is_pass(node)}.add_members(node, node.name, false);
    leave_out_twins(record);
    return record;
}

void add_feed_offers(const Node& root, std::string_view kind, Gathering& gathering) {
    std::vector<const Node*> found;
    find_offers(root, found);
    for (const Node* node : found)
        gathering.add(record_of(*node, kind), node->path);
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
    std::vector<const Node*> found;
    find_offers(root, found);
    std::vector<Record> records;
    for (const Node* node : found)
        records.push_back(record_of(*node, kind));
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
        gathering.add(record_of(row, "CSV"), row.path);
    return gathering.finish("the table holds no row that is an offer");
}

} // namespace ingest
