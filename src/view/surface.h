// Why: the only room of Dear ImGui, used as a renderer and nothing else: flat fills, lines, discs
// and text. Whatever is drawn is drawn inside the scope of a node, so nothing stands beside the
// tree. Left to others: colours and lengths (look.h), controls (components.h), fingers (hand.h),
// the window and its graphics card (platform/renderer), which draws what end() has laid out in the
// ImGui context. The context of the surface that was used last is the current one.
//
// Lengths are reference px (0.248 mm at 600 mm); the surface multiplies them by its scale and snaps
// to whole pixels. The tree it returns is in pixels of the frame.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "semantics/audit.h"
#include "semantics/tree.h"
#include "view/picture.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace view {

using semantics::Colour;
using semantics::Node;
using semantics::Rect;

enum class Face { text, text_bold, display, display_bold, icon };
inline constexpr std::size_t face_count = 5;

// The file of each face, in the order of Face; Debian's fonts-inter and
// fonts-materialdesignicons-webfont.
inline constexpr std::array<const char*, face_count> font_files = {
    "/usr/share/fonts/opentype/inter/Inter-Regular.otf",
    "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf",
    "/usr/share/fonts/opentype/inter/InterDisplay-Regular.otf",
    "/usr/share/fonts/opentype/inter/InterDisplay-Bold.otf",
    "/usr/share/fonts/truetype/materialdesignicons-webfont/materialdesignicons-webfont.ttf",
};
// Their bytes, in that order; they must outlive the surface.
using Fonts = std::array<base::ByteView, face_count>;

// Of Inter, in em. A line box is centred on ascent and descent.
inline constexpr float cap_height_em = 0.7275f;
inline constexpr float ascent_em = 0.96875f;
inline constexpr float descent_em = 0.2412f;

struct Style {
    Face face = Face::text;
    float size = 30; // em, reference px
    float line = 40; // from baseline to baseline
    bool operator==(const Style&) const = default;
};

struct Run {
    std::string_view text;
    Style style;
    Colour ink;
};

// Runs set in lines of one width. The texts it views must outlive it.
struct Paragraph {
    struct Segment {
        std::size_t run = 0;
        std::size_t begin = 0, end = 0; // bytes of the run's text
        float x = 0;
    };
    struct Line {
        std::size_t first = 0, last = 0; // segments
        float width = 0;
    };
    std::vector<Run> runs;
    std::vector<Segment> segments;
    std::vector<Line> lines;
    float line_height = 0;
    float width = 0;         // of the widest line
    bool word_cut = false;   // a word was wider than the measure and was cut
    bool word_split = false; // and it is no address, which may be
    float height() const { return line_height * static_cast<float>(lines.size()); }
};

class Surface {
public:
    // Refused when a font cannot be read.
    static base::Result<Surface> open(const Fonts& fonts);
    Surface(Surface&&) noexcept;
    Surface& operator=(Surface&&) noexcept;
    ~Surface();

    void begin(const semantics::Panel& panel, float scale, std::string_view screen,
               std::string_view language);
    semantics::Tree end();
    // Once one more frame is drawn, all glyphs are made anew: what a visit has drawn costs nothing
    // after it, and a kiosk that stands for a month is as small as on its first day.
    void forget_after_next();

    float width() const; // reference px
    float height() const;

    // From here to the end of the scope, what is drawn belongs to this node. `rect` in reference
    // px. Ink, paper, cap height, text_rect, clip and language are filled in from what is drawn.
    class Scope {
    public:
        explicit Scope(Surface& surface)
            : surface_(surface) {}
        Scope(const Scope&) = delete;
        Scope& operator=(const Scope&) = delete;
        ~Scope() { surface_.close_scope(); }

    private:
        Surface& surface_;
    };
    [[nodiscard]] Scope item(Node node);
    [[nodiscard]] Scope decoration(Rect rect); // drawn, says nothing

    // Nothing is drawn outside `rect` until the scope ends.
    class Clip {
    public:
        explicit Clip(Surface& surface)
            : surface_(surface) {}
        Clip(const Clip&) = delete;
        Clip& operator=(const Clip&) = delete;
        ~Clip() { surface_.close_clip(); }

    private:
        Surface& surface_;
    };
    [[nodiscard]] Clip clip(Rect rect);
    bool is_visible(Rect rect) const; // a part of it lies inside the clip

    // Until the scope ends nothing is drawn and no node is recorded: for measuring what a function
    // would draw.
    class DryRun {
    public:
        explicit DryRun(Surface& surface)
            : surface_(surface) {}
        DryRun(const DryRun&) = delete;
        DryRun& operator=(const DryRun&) = delete;
        ~DryRun();

    private:
        Surface& surface_;
    };
    [[nodiscard]] DryRun dry_run();
    bool is_dry() const;

    void fill(Rect rect, Colour colour, float radius = 0);
    void outline(Rect rect, Colour colour, float width, float radius = 0); // inside `rect`
    void disc(float x, float y, float radius, Colour colour);              // centre
    void ring(float x, float y, float radius, float width, Colour colour); // inside `radius`

    void picture(Rect rect, const Picture& picture); // must live as long as the surface

    float measure(const Style& style, std::string_view text);
    // From where a text begins to where its first letter's ink does: a 1 has more air than a 2.
    float bearing(const Style& style, std::string_view text);
    Paragraph set(std::span<const Run> runs, float width);
    // Top left of the first line's box.
    void draw(const Paragraph& paragraph, float x, float y);
    // One line of text in a line box whose top is `y`; returns its width. A mark is a sign whose
    // meaning other words of the node say (the numeral of a disc): its size is not judged.
    enum class Reading { words, mark };
    float text(float x, float y, const Style& style, Colour ink, std::string_view text,
               Reading reading = Reading::words);
    void icon(char32_t glyph, float x, float y, float size, Colour ink); // top left of its square

    // A text of the current node did not fit: an audit violation.
    void mark_truncated();
    bool has_glyph(Face face, char32_t code_point) const;

    // Of the last frame: all, and what was drawn inside no node.
    std::size_t vertices() const;
    std::size_t vertices_outside_nodes() const;

private:
    struct Pen;
    explicit Surface(std::unique_ptr<Pen> pen);
    void close_scope();
    void close_clip();
    std::unique_ptr<Pen> pen_;
};

} // namespace view
