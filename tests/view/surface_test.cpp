#include "../sanitized.h"
#include "kit.h"
#include "pages.h"

#include "view/hand.h"

#include <algorithm>
#include <chrono>
#include <gtest/gtest.h>
#include <iostream>
#include <malloc.h>

namespace {

constexpr view::Colour white{255, 255, 255};
constexpr view::Colour black{0, 0, 0};
constexpr view::Colour red{200, 0, 0};

TEST(Surface, IsRefusedWithoutItsFonts) {
    view::Fonts fonts = kit::fonts();
    fonts[1] = {};
    const auto missing = view::Surface::open(fonts);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, base::ErrorCode::not_found);
    EXPECT_NE(missing.error().detail.find("SemiBold"), std::string::npos);
}

view::Node node(std::string id, view::Rect rect) {
    view::Node made;
    made.id = id;
    made.label = id;
    made.rect = rect;
    return made;
}

TEST(Surface, CountsWhatIsDrawnBesideTheTree) {
    auto surface = view::Surface::open(kit::fonts());
    ASSERT_TRUE(surface);
    surface->begin({}, 1, "test", "fr");
    {
        const auto scope = surface->item(node("a", {0, 0, 100, 100}));
        surface->fill({0, 0, 100, 100}, white);
    }
    surface->end();
    EXPECT_EQ(surface->vertices(), 4u);
    EXPECT_EQ(surface->vertices_outside_nodes(), 0u);
    surface->begin({}, 1, "test", "fr");
    surface->fill({0, 0, 100, 100}, white);
    surface->end();
    EXPECT_EQ(surface->vertices_outside_nodes(), 4u);
}

TEST(Surface, FindsThePaperUnderATextAndTheWorstOfTwo) {
    auto surface = view::Surface::open(kit::fonts());
    ASSERT_TRUE(surface);
    surface->begin({}, 2, "test", "fr");
    {
        const auto scope = surface->item(node("text", {10, 10, 200, 40}));
        surface->fill({0, 0, 400, 400}, white);
        surface->text(10, 10, {view::Face::text, 30, 40}, black, "Bonjour");
    }
    {
        const auto scope = surface->item(node("edge", {10, 100, 200, 40}));
        surface->fill({60, 90, 300, 60}, red);
        surface->text(10, 100, {view::Face::text, 30, 40}, black, "Bonjour");
    }
    const semantics::Tree tree = surface->end();
    EXPECT_EQ(tree.nodes[0].ink, black);
    EXPECT_EQ(tree.nodes[0].paper, white);
    EXPECT_EQ(tree.nodes[1].paper, red);
    EXPECT_NEAR(tree.nodes[0].cap_height_px, 30 * 0.7275 * 2, 0.1);
    EXPECT_EQ(tree.nodes[0].rect, (view::Rect{20, 20, 400, 80}));
    EXPECT_EQ(tree.nodes[0].language, "fr");
}

// In cells as wide as the widest, "13" falls apart at the size of a poster.
TEST(Surface, DigitsStandAsCloseAsTheirShapes) {
    auto surface = view::Surface::open(kit::fonts());
    ASSERT_TRUE(surface);
    surface->begin({}, 1, "test", "fr");
    const view::Style style{view::Face::display_bold, 108, 116};
    EXPECT_LT(surface->measure(style, "13"), 0.95f * surface->measure(style, "23"));
    surface->end();
}

TEST(Surface, HasAGlyphForWhatFrenchAndEnglishOffersUse) {
    auto surface = view::Surface::open(kit::fonts());
    ASSERT_TRUE(surface);
    const std::u32string used =
        U"ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆàâäçéèêëîïôöùûüÿœæ’‘“”«»–—…·•°ᵉʳ²³€§\u00A0\u2011\u202F½→";
    for (const char32_t c : used)
        EXPECT_TRUE(surface->has_glyph(view::Face::text, c)) << std::hex << static_cast<int>(c);
}

// What is typed is drawn and never kept: the tree holds it nowhere.
TEST(Surface, HoldsWhatTheLastFrameDrewOnceToldToForget) {
    auto surface = view::Surface::open(kit::fonts());
    ASSERT_TRUE(surface);
    const auto draw = [&](float smallest, float largest) {
        surface->begin({}, 1, "test", "fr");
        const auto scope = surface->item(node("all", {0, 0, 1000, 1000}));
        for (float size = smallest; size <= largest; size += 2) {
            surface->disc(500, 500, size * 2, black);
            surface->text(0, 0, {view::Face::display_bold, size, size}, black, "abcdefghij0123456");
        }
    };
    const auto held = [&] {
        for (int frame = 0; frame < 4; ++frame) { // the last ones let a former atlas go
            draw(30, 30);
            surface->end();
        }
        const auto heap = mallinfo2();
        return heap.uordblks + heap.hblkhd;
    };
    const std::size_t first = held();
    draw(20, 160);
    surface->end();
    const std::size_t grown = held();
    if (!sanitized) { // whose heap mallinfo does not see
        EXPECT_GT(grown, first + (2 << 20));
    }
    surface->forget_after_next();
    const std::size_t forgotten = held();
    if (!sanitized) {
        EXPECT_LT(forgotten, first + (grown - first) / 2);
    }
    // And what is drawn then is drawn as at first.
    draw(20, 160);
    EXPECT_EQ(surface->end().nodes.size(), 1U);
}

TEST(Surface, KeepsNothingOfATypedText) {
    auto surface = view::Surface::open(kit::fonts());
    ASSERT_TRUE(surface);
    const view::Look look = view::make_look({}, kit::theme("light"), false, false);
    const view::Frame frame =
        view::draw(*surface, look, pages::one("fr", "register-error"), {}, {});
    for (const semantics::Node& drawn : frame.tree.nodes)
        for (const std::string& text : {drawn.label, drawn.value})
            EXPECT_EQ(text.find("camille"), std::string::npos) << drawn.id;
}

TEST(Draw, ShowsAPressInTheSameFrame) {
    auto surface = view::Surface::open(kit::fonts());
    ASSERT_TRUE(surface);
    const view::Look look = view::make_look({}, kit::theme("light"), false, false);
    view::Hand hand;
    hand.pressed = "bar.text";
    const present::Page page = pages::one("fr", "browse");
    const view::Frame frame = view::draw(*surface, look, page, hand, {});
    EXPECT_EQ(semantics::find(frame.tree, "bar.text")->paper, look.theme.accent);
    const view::Frame without = view::draw(*surface, look, page, {}, {});
    EXPECT_EQ(semantics::find(without.tree, "bar.text")->paper, look.theme.board_raised);
}

TEST(Draw, EveryEnabledControlAnswersAndIsListedOnce) {
    auto surface = view::Surface::open(kit::fonts());
    ASSERT_TRUE(surface);
    const view::Look look = view::make_look({}, kit::theme("light"), false, false);
    for (const pages::Named& named : pages::all("fr")) {
        const view::Frame frame = view::draw(*surface, look, named.page, {}, {});
        for (const semantics::Node& drawn : frame.tree.nodes) {
            const auto is_it = [&drawn](const auto& tap) { return tap.node == drawn.id; };
            const auto taps = std::ranges::count_if(frame.taps, is_it) +
                              std::ranges::count_if(frame.page_taps, is_it);
            EXPECT_EQ(taps, semantics::is_control(drawn.role) && drawn.enabled ? 1 : 0)
                << named.name << " " << drawn.id;
        }
    }
}

TEST(Draw, TakesLessThanAMillisecond) {
    auto surface = view::Surface::open(kit::fonts());
    ASSERT_TRUE(surface);
    const view::Look look = view::make_look({}, kit::theme("light"), false, false);
    const present::Page page = pages::one("fr", "browse");
    for (int i = 0; i < 5; ++i)
        view::draw(*surface, look, page, {}, {});
    constexpr int frames = 50;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < frames; ++i)
        view::draw(*surface, look, page, {}, {});
    const std::chrono::duration<double, std::milli> taken =
        std::chrono::steady_clock::now() - begin;
    RecordProperty("microseconds_a_frame", static_cast<int>(taken.count() * 1000 / frames));
    EXPECT_LT(taken.count() / frames, 20); // a debug build on a busy machine; release: see bench
}

TEST(Rows, FitThePanel) {
    const auto rows = [](const std::string& panel, bool large, bool low) {
        return view::rows_that_fit(
            view::make_look(kit::panel(panel), kit::theme("light"), large, low));
    };
    EXPECT_EQ(rows("1080x1920", false, false), 4);
    EXPECT_EQ(rows("1080x1920", true, false), 3);
    EXPECT_EQ(rows("1080x1920", false, true), 3);
    EXPECT_EQ(rows("1920x1080", false, false), 4);
    EXPECT_EQ(rows("3840x2160", false, false), 4);
    EXPECT_GE(rows("800x1280", true, true), 1);
}

} // namespace
