#include "semantics/tree.h"

#include "base/result.h"

#include <algorithm>
#include <ranges>

namespace semantics {

std::string_view name_of(Role role) {
    switch (role) {
    case Role::screen:
        return "screen";
    case Role::heading:
        return "heading";
    case Role::text:
        return "text";
    case Role::button:
        return "button";
    case Role::checkbox:
        return "checkbox";
    case Role::radio:
        return "radio";
    case Role::textbox:
        return "textbox";
    case Role::searchbox:
        return "searchbox";
    case Role::key:
        return "key";
    case Role::list:
        return "list";
    case Role::listitem:
        return "listitem";
    case Role::row:
        return "row";
    case Role::image:
        return "image";
    case Role::progressbar:
        return "progressbar";
    case Role::status:
        return "status";
    case Role::alert:
        return "alert";
    case Role::dialog:
        return "dialog";
    case Role::separator:
        return "separator";
    }
    base::ensure(false);
    return {};
}

bool is_control(Role role) {
    switch (role) {
    case Role::button:
    case Role::checkbox:
    case Role::radio:
    case Role::textbox:
    case Role::searchbox:
    case Role::key:
    case Role::row:
        return true;
    default:
        return false;
    }
}

const Node* find(const Tree& tree, std::string_view id) {
    const auto found = std::ranges::find(tree.nodes, id, &Node::id);
    return found == tree.nodes.end() ? nullptr : &*found;
}

const Node* control_at(const Tree& tree, float x, float y) {
    for (const Node& node : std::views::reverse(tree.nodes)) {
        if (!node.rect.contains(x, y) || !node.clip.contains(x, y))
            continue;
        if (is_control(node.role) && node.enabled)
            return &node;
        if (node.role == Role::dialog)
            return nullptr; // what lies under a dialog cannot be touched through it
    }
    return nullptr;
}

} // namespace semantics
