#include "main/screen_words.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <numeric>
#include <ostream>
#include <vector>

namespace vitrine {

namespace {

using base::ErrorCode;
using semantics::Node;
using semantics::Rect;
using semantics::Tree;

constexpr std::size_t most_hints = 6;

std::string in_quotes(std::string_view text) {
    std::string result = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\')
            result += '\\';
        if (letter == '\n')
            result += "\\n";
        else
            result += letter;
    }
    return result + "\"";
}

Rect visible_part(const Tree& tree, const Node& node) {
    Rect part = node.rect;
    for (const Rect& limit : {node.clip, tree.bounds}) {
        const float x = std::max(part.x, limit.x);
        const float y = std::max(part.y, limit.y);
        part.width = std::min(part.right(), limit.right()) - x;
        part.height = std::min(part.bottom(), limit.bottom()) - y;
        part.x = x;
        part.y = y;
    }
    return part;
}

std::string searched(std::string_view text) {
    return base::collapse_spaces(base::fold(text));
}

// Levenshtein's distance, of short words.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] =
                std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? std::size_t{0} : 1)});
            diagonal = above;
        }
    }
    return row.back();
}

} // namespace

bool is_in_view(const Tree& tree, const Node& node) {
    const Rect part = visible_part(tree, node);
    return part.width >= 1 && part.height >= 1;
}

void print_tree(std::ostream& out, const Tree& tree, float pitch_mm) {
    out << "screen " << tree.screen << " " << tree.language << "\n"
        << std::fixed << std::setprecision(1);
    for (const Node& node : tree.nodes) {
        if (node.decorative)
            continue;
        const Rect& rect = node.rect;
        out << node.id << " " << semantics::name_of(node.role) << " " << in_quotes(node.label);
        if (!node.value.empty())
            out << " value=" << in_quotes(node.value);
        out << " " << rect.x * pitch_mm << "," << rect.y * pitch_mm << " " << rect.width * pitch_mm
            << "x" << rect.height * pitch_mm << " mm" << (node.enabled ? "" : " disabled")
            << (node.selected ? " chosen" : "") << (node.focused ? " focused" : "")
            << (is_in_view(tree, node) ? "" : " hidden") << (node.truncated ? " cut" : "") << "\n";
    }
}

void print_speech(std::ostream& out, const Tree& tree) {
    for (const Node& node : tree.nodes) {
        if (node.decorative || node.display_only || node.label.empty())
            continue;
        out << node.label;
        if (!node.value.empty())
            out << ": " << node.value;
        out << "\n";
    }
}

base::Result<const Node*> control_with_id(const Tree& tree, std::string_view id) {
    const Node* node = semantics::find(tree, id);
    if (node == nullptr)
        return base::fail(ErrorCode::not_found, "no control \"" + std::string(id) +
                                                    "\" on this screen" + near_words(tree, id));
    if (!semantics::is_control(node->role))
        return base::fail(ErrorCode::invalid, "\"" + node->id + "\" is a " +
                                                  std::string(semantics::name_of(node->role)) +
                                                  " and takes no touch");
    return node;
}

base::Result<const Node*> control_with_label(const Tree& tree, std::string_view label) {
    const std::string wanted = searched(label);
    std::vector<const Node*> same;
    std::vector<const Node*> containing;
    for (const Node& node : tree.nodes) {
        if (!semantics::is_control(node.role))
            continue;
        const std::string words = searched(node.label);
        if (words == wanted)
            same.push_back(&node);
        else if (words.find(wanted) != std::string::npos)
            containing.push_back(&node);
    }
    const auto& found = same.empty() ? containing : same;
    if (found.size() == 1)
        return found.front();
    if (found.empty())
        return base::fail(ErrorCode::not_found, "no control says \"" + std::string(label) +
                                                    "\" on this screen" + near_words(tree, label));
    std::string ids;
    for (std::size_t i = 0; i < std::min(found.size(), most_hints); ++i)
        ids += (i == 0 ? "" : ", ") + found[i]->id;
    return base::fail(ErrorCode::invalid, std::to_string(found.size()) + " controls say \"" +
                                              std::string(label) + "\": " + ids);
}

base::Result<Place> place_to_touch(const Tree& tree, const Node& node) {
    if (!node.enabled)
        return base::fail(ErrorCode::invalid, "\"" + node.id + "\" is disabled");
    if (!is_in_view(tree, node))
        return base::fail(ErrorCode::invalid,
                          "\"" + node.id +
                              "\" lies outside what is shown; \"reach\" turns the pages");
    const Rect part = visible_part(tree, node);
    // The middle first, then a grid: a control in the middle of a large one has its own place.
    constexpr int steps = 9;
    const Node* covering = nullptr;
    for (int i = -1; i < steps * steps; ++i) {
        const float across = i < 0 ? 0.5F : (static_cast<float>(i % steps) + 0.5F) / steps;
        const float down = i < 0 ? 0.5F : (static_cast<float>(i / steps) + 0.5F) / steps;
        const Place place{part.x + part.width * across, part.y + part.height * down};
        const Node* hit = semantics::control_at(tree, place.x, place.y);
        if (hit == &node)
            return place;
        if (hit != nullptr)
            covering = hit;
    }
    return base::fail(ErrorCode::invalid,
                      "\"" + node.id + "\" is covered" +
                          (covering == nullptr ? "" : " by \"" + covering->id + "\""));
}

bool says(const Tree& tree, std::string_view text) {
    const std::string wanted = searched(text);
    return std::ranges::any_of(tree.nodes, [&](const Node& node) {
        return searched(node.label).find(wanted) != std::string::npos ||
               searched(node.value).find(wanted) != std::string::npos;
    });
}

std::string near_words(const Tree& tree, std::string_view words) {
    struct Hint {
        std::size_t far = 0;
        std::string_view id;
    };
    std::vector<Hint> hints;
    const std::string_view screen_part = words.substr(0, words.find('.'));
    for (const Node& node : tree.nodes) {
        if (node.decorative || node.id.empty())
            continue;
        std::size_t far = distance(words.substr(0, 60), std::string_view(node.id).substr(0, 60));
        if (!semantics::is_control(node.role))
            far += 100;
        if (!node.id.starts_with(screen_part))
            far += 20;
        hints.push_back({far, node.id});
    }
    std::ranges::stable_sort(hints, {}, &Hint::far);
    std::string near;
    for (std::size_t i = 0; i < std::min(hints.size(), most_hints); ++i)
        near += (i == 0 ? "; near: " : ", ") + std::string(hints[i].id);
    return near;
}

std::string keyboard_lacks(const Tree& tree, std::string_view character) {
    const bool has_keyboard = std::ranges::any_of(
        tree.nodes, [](const Node& node) { return node.role == semantics::Role::key; });
    return has_keyboard
               ? "the keyboard on this screen has no key for \"" + std::string(character) + "\""
               : "no keyboard on this screen; tap a field first" + near_words(tree, "search field");
}

semantics::AuditRules rules_of(const session::Preferences& preferences) {
    semantics::AuditRules rules;
    if (preferences.large_text)
        rules.minimum_cap_degrees = rules.minimum_label_degrees = 0.7F;
    if (preferences.theme == session::Theme::high_contrast)
        rules.minimum_contrast = 7;
    if (preferences.low_position)
        rules.highest_control_mm = 1100; // EN 301 549, 8.3.2
    return rules;
}

} // namespace vitrine
