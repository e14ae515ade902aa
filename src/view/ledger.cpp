#include "view/ledger.h"

#include "base/result.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace view {
namespace {

Rect around(const Rect& a, const Rect& b) {
    if (a.width <= 0 || a.height <= 0)
        return b;
    const float x = std::min(a.x, b.x);
    const float y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

} // namespace

bool intersects(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Rect common(const Rect& a, const Rect& b) {
    const float x = std::max(a.x, b.x);
    const float y = std::max(a.y, b.y);
    return {x, y, std::max(0.0f, std::min(a.right(), b.right()) - x),
            std::max(0.0f, std::min(a.bottom(), b.bottom()) - y)};
}

void Ledger::begin(Rect bounds, std::string_view screen, std::string_view language) {
    tree_.screen = screen;
    tree_.language = language;
    tree_.bounds = bounds;
    tree_.nodes.clear();
    tree_.nodes.reserve(160);
    painted_.clear();
    clips_.assign(1, bounds);
    open_.clear();
    vertices_inside_ = 0;
    decorations_ = 0;
}

semantics::Tree Ledger::end() {
    base::ensure(is_balanced());
    return std::move(tree_);
}

void Ledger::open(Node node, std::size_t vertices) {
    node.clip = clips_.back();
    if (node.language.empty())
        node.language = tree_.language;
    if (open_.empty())
        vertices_at_outermost_ = vertices;
    open_.push_back({tree_.nodes.size(), false});
    tree_.nodes.push_back(std::move(node));
}

void Ledger::close(std::size_t vertices) {
    open_.pop_back();
    if (open_.empty())
        vertices_inside_ += vertices - vertices_at_outermost_;
}

std::string Ledger::next_decoration() {
    return "decor." + std::to_string(++decorations_);
}

void Ledger::push_clip(const Rect& rect) {
    clips_.push_back(common(rect, clips_.back()));
}

void Ledger::paint(const Rect& rect, Colour colour) {
    painted_.push_back({common(rect, clips_.back()), colour});
}

void Ledger::ink(const Rect& rect, Colour colour) {
    if (open_.empty() || !intersects(rect, clips_.back()))
        return;
    Node& node = tree_.nodes[open_.back().node];
    const Colour paper = worst_paper(common(rect, clips_.back()), colour);
    if (!open_.back().has_ink ||
        semantics::contrast(colour, paper) < semantics::contrast(node.ink, node.paper)) {
        node.ink = colour;
        node.paper = paper;
        open_.back().has_ink = true;
    }
}

void Ledger::text(const Rect& box, float cap_height, Colour colour) {
    const Rect capitals{box.x, box.y, box.width, cap_height};
    if (open_.empty() || !intersects(capitals, clips_.back()))
        return; // its region has scrolled it away
    Node& node = tree_.nodes[open_.back().node];
    ink(capitals, colour);
    node.cap_height_px =
        node.cap_height_px > 0 ? std::min(node.cap_height_px, cap_height) : cap_height;
    node.text_rect = around(node.text_rect, box);
}

void Ledger::truncate() {
    if (!open_.empty())
        tree_.nodes[open_.back().node].truncated = true;
}

Colour Ledger::paper_at(float x, float y, Colour otherwise) const {
    for (const Painted& shape : std::views::reverse(painted_))
        if (shape.rect.contains(x, y))
            return shape.colour;
    return otherwise;
}

// Of the papers under a rectangle's corners and middle, the one on which `ink` reads worst.
Colour Ledger::worst_paper(const Rect& rect, Colour ink) const {
    // A text that its region cuts to a sliver has its corners inside the sliver.
    const float inset = std::min({1.5f, rect.width / 4, rect.height / 4});
    const std::array<std::array<float, 2>, 5> points = {{
        {rect.x + rect.width / 2, rect.y + rect.height / 2},
        {rect.x + inset, rect.y + inset},
        {rect.right() - inset, rect.y + inset},
        {rect.x + inset, rect.bottom() - inset},
        {rect.right() - inset, rect.bottom() - inset},
    }};
    Colour worst = paper_at(points[0][0], points[0][1], ink);
    for (const auto& [x, y] : points) {
        const Colour paper = paper_at(x, y, worst);
        if (paper != worst && semantics::contrast(ink, paper) < semantics::contrast(ink, worst))
            worst = paper;
    }
    return worst;
}

} // namespace view
