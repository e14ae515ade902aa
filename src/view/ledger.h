// Why: the books of a frame: which node is being drawn, on which papers its ink lies, and whether
// anything was drawn beside a node. Papers are found from what was painted, not claimed.
// Left to others: drawing (surface). All lengths are px of the frame.
#pragma once

#include "semantics/audit.h"
#include "semantics/tree.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace view {

using semantics::Colour;
using semantics::Node;
using semantics::Rect;

bool intersects(const Rect& a, const Rect& b);
Rect common(const Rect& a, const Rect& b); // empty where they do not meet

class Ledger {
public:
    void begin(Rect bounds, std::string_view screen, std::string_view language);
    semantics::Tree end();
    bool is_balanced() const { return open_.empty() && clips_.size() == 1; }

    // `vertices` is how many were drawn so far in the frame.
    void open(Node node, std::size_t vertices);
    void close(std::size_t vertices);
    std::size_t vertices_inside() const { return vertices_inside_; }
    std::string next_decoration();

    void push_clip(const Rect& rect);
    void pop_clip() { clips_.pop_back(); }
    const Rect& clip() const { return clips_.back(); }
    const Rect& bounds() const { return tree_.bounds; }

    void paint(const Rect& rect, Colour colour); // flat, and opaque
    void ink(const Rect& rect, Colour colour);   // a drawing of the current node
    void text(const Rect& box, float cap_height, Colour colour);
    void truncate();

private:
    struct Open {
        std::size_t node = 0;
        bool has_ink = false;
    };
    struct Painted {
        Rect rect;
        Colour colour;
    };
    Colour paper_at(float x, float y, Colour otherwise) const;
    Colour worst_paper(const Rect& rect, Colour ink) const;

    semantics::Tree tree_;
    std::vector<Rect> clips_;
    std::vector<Open> open_;
    std::vector<Painted> painted_;
    std::size_t vertices_at_outermost_ = 0;
    std::size_t vertices_inside_ = 0;
    int decorations_ = 0;
};

} // namespace view
