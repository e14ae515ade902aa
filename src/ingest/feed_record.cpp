#include "ingest/feed_record.h"

#include "base/text.h"
#include "ingest/feed_objects.h"
#include "ingest/folded.h"

#include <algorithm>
#include <array>

namespace ingest {

namespace {

using Part = Role::Part;

// PASS writes its facts in Dublin Core names of another meaning; elsewhere dc:date is the day of
// publication and dc:publisher the site.
bool is_pass(const Node& node) {
    return node.member("dc:coverage") != nullptr && node.member("dc:format") != nullptr;
}

// Workday's dates are those of the posting, not of the post.
bool is_workday(const Node& node) {
    return node.member("jobReqId") != nullptr || node.member("jobPostingId") != nullptr;
}

bool is_false(const Node* node) {
    return node != nullptr && node->kind == Node::Kind::other && node->text == "false";
}

class Flattener {
public:
    Flattener(Record& record, const Node& offer)
        : record_(record)
        , pass_(is_pass(offer))
        , workday_(is_workday(offer)) {}

    void add_offer(const Node& offer) {
        add_members(offer, offer.name, false);
        const Role salary{Part::fact, Topic::salary};
        if (const std::string pay = pay_range(offer, "salary_");
            !pay.empty() && !is_false(offer.member("show_salary")))
            add_value(record_, offer.path + ".salary_min", pay, salary);
        // Flatchr knows the address of its page by the slug alone.
        const Node* slug = offer.member("slug");
        if (slug != nullptr && slug->kind == Node::Kind::text && is_flatchr(offer))
            add_value(record_, slug->path, "https://careers.flatchr.io/vacancy/" + slug->text,
                      {Part::fact, Topic::apply_url, catalog::SectionKind::summary, 5});
    }

    void add(const Node& node, const Role& role, std::string_view name) {
        switch (node.kind) {
        case Node::Kind::text:
        case Node::Kind::number:
            return add_scalar(node, role);
        case Node::Kind::other:
            return add_switch(node, role);
        case Node::Kind::array:
            for (const Node& item : node.children)
                add(item, role, name);
            return;
        case Node::Kind::object:
            return add_object(node, role, name);
        }
    }

private:
    static bool is_flatchr(const Node& offer) {
        return offer.member("mensuality") != nullptr || offer.member("worker_status") != nullptr ||
               offer.member("show_salary") != nullptr;
    }

    Role role_in(const Node& node, std::string_view parent, const Node& child) const {
        if (!pass_ && child.name.starts_with("dc:"))
            return child.name == "dc:date" ? Role{Part::fact, Topic::published}
                                           : Role{Part::ignored};
        Role role = role_of(parent, child.name);
        const bool of_posting = role.topic == Topic::start || role.topic == Topic::end ||
                                role.topic == Topic::published;
        if (workday_ && role.part == Part::fact && of_posting)
            return {Part::ignored};
        // "remote": false beside "hybrid" says nothing of its own.
        if (role.topic == Topic::telework && child.name != "hybrid" && is_false(&child) &&
            node.member("hybrid") != nullptr)
            return {Part::ignored};
        if (is_plain_twin(node, child))
            return {Part::ignored};
        return role;
    }

    // "descriptionPlain" beside "description".
    static bool is_plain_twin(const Node& node, const Node& child) {
        constexpr std::string_view plain = "Plain";
        if (!child.name.ends_with(plain) || child.name.size() == plain.size())
            return false;
        const Node* twin =
            node.member(std::string_view{child.name}.substr(0, child.name.size() - plain.size()));
        return twin != nullptr && !twin->text.empty();
    }

    void add_members(const Node& node, std::string_view parent, bool ignored) {
        for (const Node& child : node.children)
            add(child, ignored ? Role{Part::ignored} : role_in(node, parent, child), child.name);
    }

    void add_switch(const Node& node, const Role& role) {
        if (role.part != Part::fact || role.topic != Topic::telework || node.text.empty())
            return;
        if (node.name != "hybrid")
            add_value(record_, node.path, node.text == "true" ? "oui" : "non", role);
        else if (node.text == "true")
            add_value(record_, node.path, "hybride", role);
    }

    void add_scalar(const Node& node, const Role& role) {
        if (role.part == Part::text)
            add_classed(node);
        add_value(record_, node.path, node.text, role);
        for (const Node& attribute : node.children) // of an XML element
            add_value(record_, attribute.path, attribute.text, {Part::ignored});
    }

    // <div class="lieutravail">: the lists of emploi-territorial name their values by classes.
    void add_classed(const Node& node) {
        constexpr std::string_view mark = "class=";
        constexpr std::size_t longest_value = 200;
        const std::string_view html = node.text;
        for (std::size_t at = html.find(mark); at != npos; at = html.find(mark, at + 1)) {
            const std::size_t begin = at + mark.size() + 1;
            const std::size_t quote = html.find_first_of("\"'", begin);
            const std::size_t open = html.find('>', begin);
            const std::size_t close = open == npos ? npos : html.find('<', open);
            if (quote == npos || close == npos || quote > open || close - open > longest_value)
                continue;
            const Role role = role_of("div", html.substr(begin, quote - begin));
            if (role.part == Part::fact &&
                (role.topic == Topic::location || role.topic == Topic::employer))
                add_value(record_, node.path, html.substr(open + 1, close - open - 1), role);
        }
    }

    // A coded value says itself in its label; of other objects the members are read.
    void add_object(const Node& node, const Role& role, std::string_view name) {
        const bool pay = role.part == Part::fact && role.topic == Topic::salary;
        if (const std::string range = pay ? pay_range(node) : std::string{}; !range.empty()) {
            add_value(record_, node.path, range, role);
            return add_members(node, name, true);
        }
        if (role.part == Part::unknown || role.part == Part::text) {
            if (const auto section = titled_text(node))
                return add_section(node, role, *section);
            if (const auto pair = named_value(node))
                return add_pair(node, *pair);
        }
        const Node* label = nullptr;
        for (const std::string_view wanted : {"label", "libelle", "name", "value", "raw"})
            if (label == nullptr && (wanted == "label" || wanted == "libelle" || is_known(role)))
                label = node.member(wanted);
        if (label == nullptr || !label->is_scalar())
            return add_members(node, name, role.part == Part::ignored);
        // "department" is a département where Talentsoft codes it, and a unit elsewhere.
        const Role own = role_of(name, label->name);
        const bool coded = node.member("code") != nullptr;
        add_scalar(*label, label->name == "label" && !coded && is_known(own) ? own : role);
        add_rest(node, {label});
    }

    void add_section(const Node& node, const Role& role, const TitledText& section) {
        PageLine& heading = record_.lines.emplace_back();
        heading.text = words_of_html(section.title->text);
        heading.path = section.title->path;
        constexpr int level = 3;
        heading.hashes = level;
        const Role shown = role.part == Part::text
                               ? Role{Part::text, Topic::none, catalog::SectionKind::summary}
                               : Role{Part::text};
        add_value(record_, section.text->path, section.text->text, shown);
        add_rest(node, {section.title, section.text});
    }

    void add_pair(const Node& node, const NamedValue& pair) {
        add_scalar(*pair.value, role_of("", pair.name->text));
        add_rest(node, {pair.value});
    }

    void add_rest(const Node& node, std::initializer_list<const Node*> taken) {
        for (const Node& child : node.children)
            if (std::ranges::find(taken, &child) == taken.end())
                add(child, {Part::ignored}, child.name);
    }

    Record& record_;
    bool pass_;
    bool workday_;
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
    // "opening" and the whole "description" that begins with it: the part is left out where nothing
    // says which section it is.
    constexpr std::size_t long_enough = 30; // letters
    const auto leave_out = [&](const Field& part) {
        for (std::size_t i = part.begin; i < part.end; ++i)
            record.lines[i].left_out = "the same text as another field: " + record.lines[i].path;
    };
    const auto is_general = [&](const Field& part) {
        const auto& opens = record.lines[part.begin].opens;
        return !opens || *opens == catalog::SectionKind::other;
    };
    for (const Field& part : parts)
        for (const Field& other : parts)
            if (part.letters.size() >= long_enough && part.letters.size() < other.letters.size() &&
                is_general(part) && contains(other.letters, part.letters))
                leave_out(part);
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
            leave_out(plain);
            if (later_is_richer)
                break;
        }
}

} // namespace

bool is_known(const Role& role) {
    return role.part != Part::unknown && role.part != Part::ignored;
}

Record record_of(const Node& node, std::string_view kind, const Node* employer) {
    Record record;
    record.kind = kind;
    Flattener flattener{record, node};
    flattener.add_offer(node);
    if (employer != nullptr)
        flattener.add(*employer, {Part::fact, Topic::employer}, employer->name);
    leave_out_twins(record);
    return record;
}

} // namespace ingest
