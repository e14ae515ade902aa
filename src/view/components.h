// Why: the few things every screen is made of: a text, a button, a disc, a line with stations. Each
// draws itself and records its node in the same call.
// Left to others: where they stand (the screens), what they are made of (look.h, surface.h).
#pragma once

#include "view/frame.h"
#include "view/look.h"
#include "view/surface.h"

#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace view {

using semantics::Role;

// What every drawing function needs; lives for one frame.
struct Canvas {
    Surface& surface;
    const Look& look;
    const present::Page& page;
    const Hand& hand;
    Frame& frame;
    base::Instant now;
    // Set by a field in hand while it is drawn: its upper and lower edge. A region that nobody has
    // scrolled yet begins where they are in view.
    struct Edges {
        float top = 0, bottom = 0;
    };
    std::optional<Edges> in_hand{};

    bool pressed(std::string_view id) const { return !id.empty() && hand.pressed == id; }
};

// ---- Text ----

// What a text is in the tree. Its label is the text itself.
struct Words {
    std::string id;
    Role role = Role::text;
    std::string parent{};
    bool label_text = false;
    bool display_only = false;
    bool balanced = false; // lines about as long as each other: headings, short sentences
};

float height_of(Canvas& canvas, std::span<const Run> runs, float width);
// The height that `draw` returns, while it draws nothing.
template <class Draw>
float height_drawn_by(Canvas& canvas, const Draw& draw) {
    const auto nothing = canvas.surface.dry_run();
    return draw();
}
// Set in as many lines as the width needs, all about as long: for labels.
Paragraph balanced(Canvas& canvas, std::span<const Run> runs, float width);
// As many of the words as have room in so many lines, then "…"; all of them where not even the
// first has: an address is not cut. Nothing in no line.
std::string shortened(Canvas& canvas, std::string_view text, const Style& style, float width,
                      std::size_t most_lines);
// Draws runs as a paragraph and returns its height. Inside a control's scope pass no words: the
// control's label says them.
float write(Canvas& canvas, std::span<const Run> runs, float x, float y, float width);
float write(Canvas& canvas, Words words, std::span<const Run> runs, float x, float y, float width);
inline float write(Canvas& canvas, Words words, const Run& run, float x, float y, float width) {
    return write(canvas, std::move(words), std::span(&run, 1), x, y, width);
}
// The same, its lines ending at `right` or centred on the width.
enum class Align { left, right, centre };
float write_aligned(Canvas& canvas, Words words, const Run& run, Rect box, Align align);
// One line in an outlined box that begins at `x`, such as "déduite"; `y` is the top of its words.
constexpr float box_pad = 10; // at either side of the words
void write_boxed(Canvas& canvas, Words words, const Run& run, float x, float y);

// The title of an offer: its shared beginning light on a line of its own, its own words bold, the
// gender mark light.
std::vector<Run> title_runs(const present::Title& title, const Style& light, const Style& bold,
                            Colour ink, bool own_line = true);

// The largest of the sizes at which runs fit the measure in `most_lines` lines without cutting a
// word; the smallest where none does. `make` sets the runs in a size.
Type fitting(Canvas& canvas, std::initializer_list<Type> sizes, float width, std::size_t most_lines,
             const std::function<std::vector<Run>(Type)>& make);

// ---- Lines and discs ----

void rule(Canvas& canvas, float x, float y, float width);     // opens or closes a board
void hairline(Canvas& canvas, float x, float y, float width); // between rows
void rounded(Canvas& canvas, Rect rect, Colour fill, Colour line, float line_width);

// A family's disc or a neutral ring; centre and diameter. `on_board`: with its white ring.
enum class DiscGround { page, board, field };
void disc(Canvas& canvas, const present::Disc& disc, float x, float y, float diameter,
          DiscGround ground, Colour paper);
void disc_node(Canvas& canvas, std::string id, std::string parent, const present::Disc& disc,
               float x, float y, float diameter, DiscGround ground, Colour paper);

// A line with the stations of an offer's life, from `x` to `right`; labels stand under it.
// Returns its height: line and labels.
float route_height(const Look& look);
void route(Canvas& canvas, std::string id, const present::Route& route, const Field& field, float x,
           float y, float width, float right);
void dots(Canvas& canvas, float x, float y, float to_x, float size, float step, Colour colour);

// ---- Controls ----

// Opens a control's node and makes it answer to touch.
[[nodiscard]] Surface::Scope control(Canvas& canvas, const present::Tap& tap, Role role, Rect rect,
                                     std::string parent = {});

enum class Shape { outlined, filled, plain };
struct Button {
    const present::Tap* tap = nullptr;
    char32_t icon = 0;        // left of the label
    char32_t after = 0;       // right of it
    std::string_view count{}; // set bold after the label
    float grow = 0;           // share of the room that is left
    Shape shape = Shape::outlined;
    bool semibold = true;
};
float button_width(Canvas& canvas, const Button& button);
void draw_button(Canvas& canvas, const Button& button, Rect rect, const Tone& tone);

// Buttons side by side; where they do not fit they make more lines.
struct ButtonPlan {
    std::vector<Rect> rects; // relative to the plan's corner
    float height = 0;
};
ButtonPlan plan(Canvas& canvas, std::span<const Button> buttons, float width, float height);
// The same; where they would make more lines with their icons than without, these go.
ButtonPlan plan_without_icons(Canvas& canvas, std::vector<Button>& buttons, float width,
                              float height);
void draw_buttons(Canvas& canvas, std::span<const Button> buttons, const ButtonPlan& plan, float x,
                  float y, const Tone& tone);

// Two ways on, as wide as each other, side by side or where they do not fit one below the other;
// the second is filled. `rect` is as high as one of them; returns the height of both.
float draw_choice(Canvas& canvas, const present::Tap& first, const present::Tap& second, Rect rect,
                  const Tone& tone);

// The one primary action of a screen: a pill with a disc and an arrow.
void primary(Canvas& canvas, const present::Tap& tap, Rect rect, char32_t icon, bool busy = false,
             Type type = Type::title);
float primary_height(const Look& look);

// Two or more choices of which one is taken.
void segmented(Canvas& canvas, std::span<const present::Tap> taps, std::span<const char32_t> icons,
               Rect rect, const std::string& parent);

// A whole-width sentence with an icon.
float banner_height(Canvas& canvas, const present::Banner& banner, float width);
void banner(Canvas& canvas, const std::string& id, const present::Banner& banner, Rect rect);
void banner_ground(Canvas& canvas, const present::Banner& banner, Rect rect); // without its words

// A QR in black on white with its quiet zone, modules of whole pixels: as a picture, or as a button
// that enlarges it.
void draw_modules(Canvas& canvas, const std::string& content, Rect rect);
void draw_qr(Canvas& canvas, const std::string& id, const std::string& content,
             const std::string& label, Rect rect);
void draw_qr_button(Canvas& canvas, const present::Tap& tap, const std::string& content, Rect rect);

void brand(Canvas& canvas, float x, float centre_y, Colour ink);
float brand_width(Canvas& canvas);
// The head of a page: the board, with its edge in high contrast.
void head(Canvas& canvas, Rect rect);
// The head of a screen that one comes back from: the way back, the brand, the screen's name.
// Returns its height.
float titled_head(Canvas& canvas, const std::string& id, const present::Tap& back,
                  const std::string& heading, Rect area);

// ---- A region that scrolls ----

// Draws `content` shifted by what the finger did; where it is taller than the region, two page
// buttons stand in a column at its right. `content` is given its left, top and width, and returns
// its height. `backdrop` paints what lies under it from edge to edge, under the buttons too; it is
// given the top and the width of the content.
using Backdrop = std::function<void(float y, float width)>;
void scrolled(Canvas& canvas, const std::string& id, Rect rect, const Tone& tone,
              const std::function<float(float x, float y, float width)>& content,
              const Backdrop& backdrop = {});

} // namespace view
