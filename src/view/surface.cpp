#include "view/surface.h"

#include "view/kerning.h"
#include "view/ledger.h"
#include "view/setting.h"
#include "view/surface_picture.h"
#include "view/surface_round.h"

#include <imgui.h>
#include <imgui_freetype.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace view {
namespace {

constexpr float descender_em = 0.21f; // how far Inter's reach

// A glyph's bitmap is at most this large; a numeral over half the screen is magnified from it, or
// the ten digits of a countdown alone would fill 12 MB of texture.
constexpr float largest_bitmap_px = 440;
constexpr float largest_disc_px = 1024;

// Dear ImGui 1.92.2b ends the process where a place in an atlas is used for the 512th time: its
// count has ten bits, one of them a sign.
constexpr int most_frames_of_atlas = 10'000;

ImU32 packed(Colour colour) {
    return IM_COL32(colour.red, colour.green, colour.blue, 255);
}

} // namespace

struct Surface::Pen {
    ImGuiContext* context = nullptr;
    std::array<ImFont*, face_count> fonts{};
    float scale = 1;
    ImDrawList* list = nullptr;
    RoundBoxes round_boxes;
    std::optional<Pictures> pictures{std::in_place};
    Ledger ledger;
    std::size_t vertices_total = 0;
    int dry = 0;
    enum class Forgetting { no, after_next, now } forgetting = Forgetting::no;
    int frames_of_atlas = 0;

    Pen() = default;
    Pen(const Pen&) = delete;
    Pen& operator=(const Pen&) = delete;
    ~Pen() {
        if (!context)
            return;
        ImGui::SetCurrentContext(context);
        forget_textures();
        pictures.reset();
        ImGui::DestroyContext(context);
    }

    float snap(float value) const { return std::round(value * scale); }
    Rect snapped(const Rect& rect) const {
        const float x = snap(rect.x);
        const float y = snap(rect.y);
        return {x, y, snap(rect.right()) - x, snap(rect.bottom()) - y};
    }
    float line_width(float width) const { return std::max(1.0f, std::round(width * scale)); }

    // `r` in whole frame px; `line_px` of an outline, 0 for a filled box.
    void box(const Rect& r, float radius, float line_px, Colour colour) {
        const int diameter_px = static_cast<int>(
            std::min({std::round(2 * radius * scale), r.width, r.height, largest_disc_px}));
        round_boxes.draw(*list, r, diameter_px, static_cast<int>(line_px), packed(colour));
    }
    void round(float x, float y, float radius, float line_px, Colour colour) {
        const float side = std::round(2 * radius * scale);
        box({std::round(x * scale - side / 2), std::round(y * scale - side / 2), side, side},
            radius, line_px, colour);
    }

    void forget_if_due() {
        if (forgetting == Forgetting::now || ++frames_of_atlas == most_frames_of_atlas) {
            ImFontAtlas* atlas = ImGui::GetIO().Fonts;
            round_boxes.forget();
            ImFontAtlasBuildDiscardBakes(atlas, 1); // its new size is that of the last frame
            ImFontAtlasBuildClear(atlas);
            frames_of_atlas = 0;
        }
        forgetting = forgetting == Forgetting::after_next ? Forgetting::now : Forgetting::no;
    }

    std::size_t drawn() const { return static_cast<std::size_t>(list->VtxBuffer.Size); }

    // A font's size for ImGui is from ascender to descender; bitmaps are made for the exact pixel
    // size by way of the density.
    struct Baked {
        ImFontBaked* font = nullptr;
        float scale = 1; // from its metrics to frame px
    };
    Baked baked(const Style& style) const {
        const float height_em = style.face == Face::icon ? 1.0f : ascent_em + descent_em;
        const float wanted_px = style.size * scale * height_em;
        const float made_px = std::min(wanted_px, largest_bitmap_px);
        const float rounded_px = std::max(1.0f, std::round(made_px));
        ImFontBaked* font = fonts[static_cast<std::size_t>(style.face)]->GetFontBaked(
            rounded_px, made_px / rounded_px);
        return {font, wanted_px / rounded_px};
    }

    static float advance_px(const Baked& font, char32_t c) {
        return font.font->GetCharAdvance(static_cast<ImWchar>(c)) * font.scale;
    }

    // How much nearer a letter stands to the one before it, frame px.
    float kern_px(const Style& style, char32_t before, char32_t c) const {
        const bool display = style.face == Face::display || style.face == Face::display_bold;
        return display && before != 0 ? kerning_em(before, c) * style.size * scale : 0;
    }

    void glyph(const Baked& baked_font, char32_t c, float x, float baseline, ImU32 colour) {
        // FindGlyph may grow the atlas: room in the draw list is taken only after it.
        const ImFontGlyph* found = baked_font.font->FindGlyph(static_cast<ImWchar>(c));
        if (!found || !found->Visible)
            return;
        const float s = baked_font.scale;
        const float top = baseline - baked_font.font->Ascent * s;
        const ImVec2 from(x + found->X0 * s, top + found->Y0 * s);
        const ImVec2 to(x + found->X1 * s, top + found->Y1 * s);
        list->PrimReserve(6, 4);
        list->PrimRectUV(from, to, ImVec2(found->U0, found->V0), ImVec2(found->U1, found->V1),
                         colour);
    }

    // `x` and `baseline` in frame px; returns the advance.
    float write(const Style& style, Colour ink, std::string_view text, float x, float baseline) {
        const Baked font = baked(style);
        const float begin = x;
        for (char32_t before = 0; !text.empty();) {
            const char32_t c = next_code_point(text);
            x -= kern_px(style, std::exchange(before, c), c);
            glyph(font, c, std::round(x), baseline, packed(ink));
            x += advance_px(font, c);
        }
        return x - begin;
    }

    float baseline(const Style& style, float y_px, float line_height) const {
        const float em = style.size * scale;
        const float line = line_height * scale;
        return std::round(y_px + (line - (ascent_em + descent_em) * em) / 2 + ascent_em * em);
    }
};

Surface::Surface(std::unique_ptr<Pen> pen)
    : pen_(std::move(pen)) {}
Surface::Surface(Surface&&) noexcept = default;
Surface& Surface::operator=(Surface&&) noexcept = default;
Surface::~Surface() = default;

base::Result<Surface> Surface::open(const Fonts& fonts) {
    auto pen = std::make_unique<Pen>();
    pen->context = ImGui::CreateContext();
    ImGui::SetCurrentContext(pen->context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigErrorRecoveryEnableTooltip = false;
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
    io.Fonts->TexDesiredFormat = ImTextureFormat_Alpha8;
    io.Fonts->TexMinWidth = 1024;
    for (std::size_t i = 0; i < face_count; ++i) {
        if (fonts[i].empty())
            return base::fail(base::ErrorCode::not_found,
                              std::string("no bytes for the font ") + font_files[i]);
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.FontLoaderFlags = ImGuiFreeTypeLoaderFlags_NoHinting;
        // ImGui only reads through the pointer.
        void* bytes = const_cast<std::uint8_t*>(fonts[i].data());
        pen->fonts[i] =
            io.Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(fonts[i].size()), 30, &config);
        if (!pen->fonts[i])
            return base::fail(base::ErrorCode::malformed,
                              std::string("not a font: ") + font_files[i]);
    }
    return Surface(std::move(pen));
}

void Surface::begin(const semantics::Panel& panel, float scale, std::string_view screen,
                    std::string_view language) {
    ImGui::SetCurrentContext(pen_->context);
    pen_->forget_if_due();
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize =
        ImVec2(static_cast<float>(panel.width_px), static_cast<float>(panel.height_px));
    io.DeltaTime = 1.0f / 60; // nothing here depends on it
    ImGui::NewFrame();
    pen_->list = ImGui::GetBackgroundDrawList();
    pen_->scale = scale;
    pen_->ledger.begin({0, 0, io.DisplaySize.x, io.DisplaySize.y}, screen, language);
}

semantics::Tree Surface::end() {
    pen_->vertices_total = pen_->drawn();
    ImGui::Render();
    pen_->list = nullptr;
    settle_textures();
    return pen_->ledger.end();
}

void Surface::forget_after_next() {
    pen_->forgetting = Pen::Forgetting::after_next;
}

float Surface::width() const {
    return pen_->ledger.bounds().width / pen_->scale;
}
float Surface::height() const {
    return pen_->ledger.bounds().height / pen_->scale;
}

Surface::Scope Surface::item(Node node) {
    if (pen_->dry > 0)
        return Scope(*this);
    node.rect = pen_->snapped(node.rect);
    pen_->ledger.open(std::move(node), pen_->drawn());
    return Scope(*this);
}

Surface::Scope Surface::decoration(Rect rect) {
    Node node;
    node.id = pen_->ledger.next_decoration();
    node.role = semantics::Role::separator;
    node.decorative = true;
    node.rect = rect;
    return item(std::move(node));
}

void Surface::close_scope() {
    if (pen_->dry == 0)
        pen_->ledger.close(pen_->drawn());
}

Surface::Clip Surface::clip(Rect rect) {
    pen_->ledger.push_clip(pen_->snapped(rect));
    const Rect& narrower = pen_->ledger.clip();
    pen_->list->PushClipRect(ImVec2(narrower.x, narrower.y),
                             ImVec2(narrower.right(), narrower.bottom()));
    return Clip(*this);
}

void Surface::close_clip() {
    pen_->ledger.pop_clip();
    pen_->list->PopClipRect();
}

bool Surface::is_visible(Rect rect) const {
    return intersects(pen_->snapped(rect), pen_->ledger.clip());
}

Surface::DryRun Surface::dry_run() {
    ++pen_->dry;
    return DryRun(*this);
}

Surface::DryRun::~DryRun() {
    --surface_.pen_->dry;
}

bool Surface::is_dry() const {
    return pen_->dry > 0;
}

void Surface::fill(Rect rect, Colour colour, float radius) {
    if (pen_->dry > 0)
        return;
    const Rect r = pen_->snapped(rect);
    if (r.width <= 0 || r.height <= 0 || !intersects(r, pen_->ledger.clip()))
        return;
    pen_->ledger.paint(r, colour);
    pen_->box(r, radius, 0, colour);
}

void Surface::outline(Rect rect, Colour colour, float width, float radius) {
    if (pen_->dry > 0)
        return;
    pen_->box(pen_->snapped(rect), radius, pen_->line_width(width), colour);
}

void Surface::disc(float x, float y, float radius, Colour colour) {
    if (pen_->dry > 0)
        return;
    const float s = pen_->scale;
    const float side = radius * s * 1.4142f; // the square inside it: where a text finds its paper
    pen_->ledger.paint({x * s - side / 2, y * s - side / 2, side, side}, colour);
    pen_->round(x, y, radius, 0, colour);
}

void Surface::ring(float x, float y, float radius, float width, Colour colour) {
    if (pen_->dry > 0)
        return;
    pen_->round(x, y, radius, pen_->line_width(width), colour);
}

void Surface::picture(Rect rect, const Picture& picture) {
    const Rect r = pen_->snapped(rect);
    if (pen_->dry == 0 && r.width >= 1 && r.height >= 1)
        pen_->pictures->draw(*pen_->list, r, picture);
}

float Surface::measure(const Style& style, std::string_view text) {
    const Pen::Baked font = pen_->baked(style);
    float width = 0;
    for (char32_t before = 0; !text.empty();) {
        const char32_t c = next_code_point(text);
        width += Pen::advance_px(font, c) - pen_->kern_px(style, std::exchange(before, c), c);
    }
    return width / pen_->scale;
}

float Surface::bearing(const Style& style, std::string_view text) {
    const Pen::Baked font = pen_->baked(style);
    const auto c = static_cast<ImWchar>(text.empty() ? ' ' : next_code_point(text));
    const ImFontGlyph* first = font.font->FindGlyph(c);
    return first == nullptr ? 0 : first->X0 * font.scale / pen_->scale;
}

Paragraph Surface::set(std::span<const Run> runs, float width) {
    Style held{Face::icon, -1, -1};
    Pen::Baked font;
    char32_t before = 0;
    return set_lines(runs, width, [&](const Style& style, char32_t c) {
        if (style != held) {
            held = style;
            font = pen_->baked(style);
            before = 0;
        }
        const float kern = pen_->kern_px(style, std::exchange(before, c), c);
        return (Pen::advance_px(font, c) - kern) / pen_->scale;
    });
}

float Surface::text(float x, float y, const Style& style, Colour ink, std::string_view text,
                    Reading reading) {
    if (pen_->dry > 0)
        return measure(style, text);
    const float left = x * pen_->scale;
    const float baseline = pen_->baseline(style, y * pen_->scale, style.line);
    const Rect& clip = pen_->ledger.clip();
    const float line = style.line * pen_->scale;
    if (baseline + line < clip.y || baseline - line > clip.bottom())
        return measure(style, text);
    const float width = pen_->write(style, ink, text, left, baseline);
    if (text.find_first_not_of(' ') == std::string_view::npos || text == "\u00A0")
        return width / pen_->scale;
    const float em = style.size * pen_->scale;
    const float cap = em * cap_height_em;
    const bool digits = text.find_first_not_of("0123456789") == std::string_view::npos;
    const Rect box{left, baseline - cap, width, cap + (digits ? 0 : em * descender_em)};
    if (reading == Reading::words)
        pen_->ledger.text(box, cap, ink);
    else
        pen_->ledger.ink({box.x, box.y, box.width, cap}, ink);
    return width / pen_->scale;
}

void Surface::icon(char32_t glyph, float x, float y, float size, Colour ink) {
    if (pen_->dry > 0)
        return;
    const Pen::Baked font = pen_->baked({Face::icon, size, size});
    const float s = pen_->scale;
    const float top = std::round(y * s);
    pen_->glyph(font, glyph, std::round(x * s), top + font.font->Ascent * font.scale, packed(ink));
    pen_->ledger.ink({x * s, y * s, size * s, size * s}, ink);
}

void Surface::mark_truncated() {
    if (pen_->dry == 0)
        pen_->ledger.truncate();
}

bool Surface::has_glyph(Face face, char32_t code_point) const {
    ImGui::SetCurrentContext(pen_->context);
    return pen_->fonts[static_cast<std::size_t>(face)]->IsGlyphInFont(
        static_cast<ImWchar>(code_point));
}

std::size_t Surface::vertices() const {
    return pen_->vertices_total;
}
std::size_t Surface::vertices_outside_nodes() const {
    return pen_->vertices_total - pen_->ledger.vertices_inside();
}

} // namespace view
