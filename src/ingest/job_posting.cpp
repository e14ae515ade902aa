#include "ingest/job_posting.h"

#include "base/text.h"
#include "ingest/feed_objects.h"
#include "ingest/feed_values.h"
#include "ingest/folded.h"
#include "ingest/organisations.h"
#include "ingest/shape.h"

#include <algorithm>

namespace ingest {

namespace {

using Part = Role::Part;
using S = catalog::SectionKind;

bool is_job_posting(const Node& node) {
    if (node.kind != Node::Kind::object)
        return false;
    const auto names_it = [](const Node& name) {
        return name.is_scalar() && base::fold(name.text).ends_with("jobposting");
    };
    if (const Node* type = node.member("@type"); type != nullptr)
        return names_it(*type) || std::ranges::any_of(type->children, names_it);
    return false;
}

void find_postings(const Node& node, std::vector<const Node*>& found) {
    if (is_job_posting(node)) {
        found.push_back(&node);
        return;
    }
    for (const Node& child : node.children)
        find_postings(child, found);
}

// A text and where it stands.
struct Said {
    std::string text;
    std::string path;
};

class Reader {
public:
    Reader(const Node& root, const Node& posting)
        : root_(root)
        , posting_(posting) {
        record_.kind = "JobPosting";
    }

    Record run() {
        read_employer_and_title();
        take("identifier", {Part::fact, Topic::reference});
        take("employmentUnit", {Part::fact, Topic::department});
        take("occupationalCategory", {Part::fact, Topic::family});
        take("industry", {Part::fact, Topic::family, S::summary, 5});
        take("datePosted", {Part::fact, Topic::published});
        take("dateModified", {Part::fact, Topic::updated});
        take("validThrough", {Part::fact, Topic::deadline});
        take("jobStartDate", {Part::fact, Topic::start});
        take("workHours", {Part::fact, Topic::working_time});
        take("totalJobOpenings", {Part::fact, Topic::positions});
        take("url", {Part::fact, Topic::apply_url});
        take_each("employmentType", {Part::contract_or_time});
        take_each("educationRequirements", {Part::fact, Topic::education});
        read_experience();
        read_salary();
        read_places();
        read_telework();
        read_contact();
        read_properties();
        for (const std::string_view name :
             {"description", "responsibilities", "qualifications", "skills", "jobBenefits",
              "incentiveCompensation", "jobImmediateStart", "employerOverview"})
            take_text(name);
        for (const Node& child : posting_.children)
            if (std::ranges::find(taken_, &child) == taken_.end())
                leave_out(child);
        return std::move(record_);
    }

private:
    const Node* find(std::string_view name) {
        const Node* found = posting_.member(name);
        if (found != nullptr)
            taken_.push_back(found);
        return found;
    }

    // The node that a reference names: {"@id": "#employer"}.
    const Node& resolved(const Node& node) const {
        const Node* id = node.member("@id");
        if (id == nullptr || node.children.size() > 2)
            return node;
        const Node* target = node_with_id(root_, id->text, node);
        return target == nullptr ? node : *target;
    }
    static const Node* node_with_id(const Node& node, std::string_view id, const Node& asked) {
        const Node* own = &node == &asked ? nullptr : node.member("@id");
        if (own != nullptr && own->text == id && node.children.size() > 2)
            return &node;
        const Node* found = nullptr;
        for (const Node& child : node.children)
            found = found == nullptr && !child.is_scalar() ? node_with_id(child, id, asked) : found;
        return found;
    }

    // A text or number; of an array the first, of an object its name or value.
    Said said(const Node& node) const {
        if (node.kind == Node::Kind::other)
            return {};
        if (node.is_scalar())
            return {node.text, node.path};
        if (node.kind == Node::Kind::array)
            return node.children.empty() ? Said{} : said(node.children.front());
        const Node& object = resolved(node);
        for (const std::string_view name :
             {"name", "value", "@value", "credentialCategory", "description", "text"})
            if (const Node* inner = object.member(name); inner != nullptr) {
                Said text = said(*inner);
                if (!text.text.empty())
                    return text;
            }
        return {};
    }

    void take(std::string_view name, const Role& role) {
        const Node* node = find(name);
        if (node == nullptr)
            return;
        // An identifier's name is who gave it, its value the reference.
        const Node* object = node->kind == Node::Kind::array && !node->children.empty()
                                 ? &node->children.front()
                                 : node;
        const Node* value = role.topic == Topic::reference ? object->member("value") : nullptr;
        const Said text = said(value == nullptr ? *node : *value);
        add_value(record_, text.path, text.text, role);
    }

    void take_each(std::string_view name, const Role& role) {
        const Node* node = find(name);
        if (node == nullptr)
            return;
        if (node->kind != Node::Kind::array) {
            const Said text = said(*node);
            return add_value(record_, text.path, text.text, role);
        }
        for (const Node& item : node->children) {
            const Said text = said(item);
            add_value(record_, text.path, text.text, role);
        }
    }

    void take_text(std::string_view name) {
        const Node* node = find(name);
        if (node == nullptr)
            return;
        const Role role = role_of("", name);
        const Role shown = role.part == Part::text ? role : Role{Part::text, Topic::none, S::other};
        if (node->kind != Node::Kind::array)
            return add_part(*node, shown);
        for (const Node& item : node->children)
            add_part(item, shown);
    }

    void add_part(const Node& node, const Role& role) {
        const Said text = said(node);
        add_value(record_, text.path, text.text, role);
    }

    // The State's portal names a class of employers; the employer itself ends the title:
    // "Chargé de projet (H/F) - CONSEIL DÉPARTEMENTAL DU …".
    void read_employer_and_title() {
        const Node* title_node = find("title");
        const Node* employer_node = find("hiringOrganization");
        const Said title = title_node == nullptr ? Said{} : said(*title_node);
        const Said employer = employer_node == nullptr ? Said{} : said(*employer_node);
        const bool vague = says_nothing(employer.text) || is_class_of_employers(employer.text);
        std::string words = words_of_html(title.text);
        const std::size_t dash =
            std::max<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(words.rfind(" - ")), 0);
        if (vague && dash > 0) {
            const std::string suffix = words.substr(dash + 3);
            if (is_upper(suffix) || !find_organisations(suffix).empty()) {
                add_value(record_, title.path, suffix, {Part::fact, Topic::employer});
                words.resize(dash);
            }
        }
        add_value(record_, title.path, words, {Part::fact, Topic::title});
        add_value(record_, employer.path, employer.text, {Part::fact, Topic::employer});
    }

    void read_experience() {
        const Node* node = find("experienceRequirements");
        if (node == nullptr)
            return;
        const Node* months = node->member("monthsOfExperience");
        if (months != nullptr && months->is_scalar() && !months->text.empty())
            return add_value(record_, months->path, months->text + " mois",
                             {Part::fact, Topic::experience});
        const Said text = said(*node);
        add_value(record_, text.path, text.text, {Part::fact, Topic::experience});
    }

    static std::string member_text(const Node& node, std::string_view name) {
        const Node* found = node.member(name);
        return found == nullptr || !found->is_scalar() || found->kind == Node::Kind::other
                   ? std::string{}
                   : found->text;
    }

    // "2 900 – 3 400 EUR / MONTH" of a MonetaryAmount.
    void read_salary() {
        const Node* node = find("baseSalary");
        if (node == nullptr)
            return;
        const Node* value = node->member("value");
        const Node& amount = value != nullptr && value->kind == Node::Kind::object ? *value : *node;
        // Words about the pay say more than its numbers.
        if (const std::string words = member_text(*node, "name"); !words.empty())
            return add_value(record_, node->path, words, {Part::fact, Topic::salary});
        std::string text = member_text(amount, "minValue");
        const std::string most = member_text(amount, "maxValue");
        if (!most.empty())
            text += (text.empty() ? "" : " \xE2\x80\x93 ") + most;
        if (text.empty())
            text = said(*node).text;
        std::string currency = member_text(*node, "currency");
        const std::string unit = member_text(amount, "unitText");
        const bool bare = !text.empty() && std::ranges::all_of(text, [](char c) {
            return is_digit(c) || contains(" .,-\xE2\x80\x93", std::string_view{&c, 1});
        });
        if (bare)
            text += (currency.empty() ? "" : " " + currency) + (unit.empty() ? "" : " / " + unit);
        add_value(record_, node->path, text, {Part::fact, Topic::salary});
    }

    static std::string place_of(const Node& place) {
        if (place.is_scalar())
            return place.text;
        const Node* found = place.member("address");
        if (found == nullptr)
            found = &place;
        if (found->is_scalar())
            return found->text;
        std::string text = member_text(*found, "streetAddress");
        const std::string code = member_text(*found, "postalCode");
        const std::string town = member_text(*found, "addressLocality");
        const bool numeric = std::ranges::any_of(code, is_digit); // "Morbihan " is no post code
        std::string line = numeric ? code + (town.empty() ? "" : " " + town) : town;
        if (says_nothing(line))
            line.clear();
        if (!line.empty())
            text += (text.empty() ? "" : ", ") + line;
        if (text.empty())
            text = member_text(*found, "addressRegion");
        return text.empty() ? member_text(place, "name") : text;
    }

    void read_places() {
        const Node* node = find("jobLocation");
        if (node == nullptr)
            return;
        std::string text;
        if (node->kind == Node::Kind::array)
            for (const Node& item : node->children) {
                const std::string place = place_of(item);
                text += (text.empty() || place.empty() ? "" : " ; ") + place;
            }
        else
            text = place_of(*node);
        add_value(record_, node->path, text, {Part::fact, Topic::location});
    }

    void read_telework() {
        const Node* node = find("jobLocationType");
        if (node != nullptr && base::fold(said(*node).text) == "telecommute")
            add_value(record_, node->path, "TELECOMMUTE", {Part::fact, Topic::telework});
    }

    void read_contact() {
        const Node* node = find("applicationContact");
        if (node == nullptr)
            return;
        const Node& one = node->kind == Node::Kind::array && !node->children.empty()
                              ? node->children.front()
                              : *node;
        if (one.is_scalar())
            return add_value(record_, one.path, one.text, {Part::mail});
        for (const Node& child : one.children) {
            const Role role = role_of("", child.name);
            if (role.part == Part::mail || role.part == Part::phone)
                add_value(record_, child.path, child.text, role);
        }
    }

    // "additionalProperty": what schema.org has no name for, a category or a grade.
    void read_properties() {
        const Node* node = find("additionalProperty");
        if (node == nullptr)
            return;
        const auto take_pair = [&](const Node& object) {
            const auto pair = named_value(object);
            if (!pair)
                return leave_out(object);
            add_value(record_, pair->value->path, pair->value->text, role_of("", pair->name->text));
            add_value(record_, pair->name->path, pair->name->text, {Part::ignored});
        };
        if (node->kind != Node::Kind::array)
            return take_pair(*node);
        for (const Node& item : node->children)
            take_pair(item);
    }

    void leave_out(const Node& node) {
        if (node.kind == Node::Kind::text || node.kind == Node::Kind::number)
            add_value(record_, node.path, node.text, {Part::ignored});
        for (const Node& child : node.children)
            leave_out(child);
    }

    const Node& root_;
    const Node& posting_;
    Record record_;
    std::vector<const Node*> taken_;
};

} // namespace

std::vector<Record> read_job_postings(const Node& root) {
    std::vector<const Node*> found;
    find_postings(root, found);
    std::vector<Record> records;
    for (const Node* posting : found)
        records.push_back(Reader{root, *posting}.run());
    return records;
}

} // namespace ingest
