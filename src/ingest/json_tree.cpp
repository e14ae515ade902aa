#include "base/text.h"
#include "ingest/folded.h"
#include "ingest/json_repair.h"
#include "ingest/tree.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace ingest {

namespace {

using Json = nlohmann::json;

std::string place_in(std::string_view text, std::size_t at) {
    at = std::min(at, text.size());
    const std::string_view before = text.substr(0, at);
    const auto line = std::ranges::count(before, '\n') + 1;
    const std::size_t start = before.rfind('\n');
    const std::size_t column = start == npos ? at + 1 : at - start;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// Builds nodes as the parser goes, so that a limit stops it at once.
class Builder final : public nlohmann::json_sax<Json> {
public:
    explicit Builder(std::string_view path) { root_.path = path; }

    bool null() override { return scalar(Node::Kind::other, {}); }
    bool boolean(bool value) override {
        return scalar(Node::Kind::other, value ? "true" : "false");
    }
    bool number_integer(number_integer_t value) override {
        return scalar(Node::Kind::number, std::to_string(value));
    }
    bool number_unsigned(number_unsigned_t value) override {
        return scalar(Node::Kind::number, std::to_string(value));
    }
    bool number_float(number_float_t, const string_t& written) override {
        return scalar(Node::Kind::number, written);
    }
    bool string(string_t& value) override { return scalar(Node::Kind::text, value); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Node::Kind::object); }
    bool start_array(std::size_t) override { return open(Node::Kind::array); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        name_ = name;
        return true;
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception&) override {
        error_at = position;
        return false;
    }

    Node take() { return std::move(root_); }

    std::size_t error_at = npos; // bytes read when the text stopped being JSON
    bool too_deep = false;
    bool too_many = false;

private:
    Node begin(Node::Kind kind) {
        Node node;
        node.kind = kind;
        if (open_.empty()) {
            node.path = root_.path;
            return node;
        }
        const Node& parent = open_.back();
        if (parent.kind == Node::Kind::array) {
            node.path = parent.path + "[" + std::to_string(parent.children.size()) + "]";
        } else {
            node.name = std::move(name_);
            node.path = parent.path + "." + node.name;
        }
        return node;
    }
    bool add(Node node) {
        if (open_.empty())
            root_ = std::move(node);
        else
            open_.back().children.push_back(std::move(node));
        too_many = ++count_ > max_tree_nodes;
        return !too_many;
    }
    bool scalar(Node::Kind kind, std::string_view text) {
        Node node = begin(kind);
        node.text = text;
        return add(std::move(node));
    }
    bool open(Node::Kind kind) {
        too_deep = open_.size() >= static_cast<std::size_t>(max_tree_depth);
        if (!too_deep)
            open_.push_back(begin(kind));
        return !too_deep;
    }
    bool close() {
        Node node = std::move(open_.back());
        open_.pop_back();
        return add(std::move(node));
    }

    Node root_;
    std::vector<Node> open_;
    std::string name_;
    std::size_t count_ = 0;
};

// Where the text opens one bracket too many.
std::size_t depth_exceeded_at(std::string_view text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            at += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++depth > max_tree_depth)
                return at;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return text.size();
}

} // namespace

const Node* Node::member(std::string_view wanted) const {
    for (const Node& child : children)
        if (child.name == wanted)
            return &child;
    for (const Node& child : children)
        if (child.name.size() >= wanted.size() && base::fold(child.name) == base::fold(wanted))
            return &child;
    return nullptr;
}

Tree read_json(std::string_view text, std::string_view path) {
    Tree tree;
    const auto parse = [&](std::string_view json, Builder& builder) {
        return Json::sax_parse(json.begin(), json.end(), &builder);
    };
    const auto over_limit = [&](const Builder& builder, std::string_view json) {
        if (builder.too_deep)
            tree.refused = "the JSON nests more than 32 levels (" +
                           place_in(json, depth_exceeded_at(json)) + ")";
        else if (builder.too_many)
            tree.refused = "the JSON holds more than 2 000 000 values";
        return !tree.refused.empty();
    };
    Builder strict{path};
    if (parse(text, strict)) {
        tree.root = strict.take();
        return tree;
    }
    if (over_limit(strict, text))
        return tree;
    const std::string place = place_in(text, strict.error_at == 0 ? 0 : strict.error_at - 1);
    const RepairedJson repaired = repair_json(text);
    Builder lenient{path};
    if (!repaired.refused.empty()) {
        tree.refused = "the JSON is broken: " + repaired.refused;
    } else if (parse(repaired.text, lenient)) {
        tree.root = lenient.take();
        for (const JsonRepair& repair : repaired.repairs)
            tree.problems.push_back({"repaired_json", {repair.line, repair.line}, repair.what});
    } else if (!over_limit(lenient, repaired.text)) {
        tree.refused = "the JSON is broken at " + place;
    }
    return tree;
}

} // namespace ingest
