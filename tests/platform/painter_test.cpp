#include "platform/painter.h"

#include "layout.h"

#include <imgui_internal.h> // RegisterUserTexture

#include <algorithm>
#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <random>

namespace {

constexpr ImU32 red = IM_COL32(200, 10, 20, 255);
constexpr ImU32 green = IM_COL32(10, 200, 20, 255);
constexpr ImU32 paper = IM_COL32(250, 245, 240, 255);
constexpr std::uint32_t red_pixel = 0xC80A14;
constexpr std::uint32_t green_pixel = 0x0AC814;
constexpr std::uint32_t paper_pixel = 0xFAF5F0;

struct Sheet {
    int width_px, height_px;
    std::vector<std::uint32_t> pixels =
        std::vector<std::uint32_t>(static_cast<std::size_t>(width_px * height_px));
    platform::Canvas canvas() { return {pixels, width_px, height_px}; }
    std::uint32_t at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y * width_px + x)];
    }
};

void fill(ImDrawList& list, float x, float y, float width, float height, ImU32 colour) {
    list.AddRectFilled({x, y}, {x + width, y + height}, colour);
}

bool lies_in(const platform::Part& one, int x, int y) {
    return one.left <= x && x < one.right && one.top <= y && y < one.bottom;
}

} // namespace

TEST(Painter, WhatIsDrawnLaterLiesAbove) {
    Layout layout;
    platform::Painter painter;
    Sheet sheet{300, 200};
    layout.lay_out(300, 200, [](ImDrawList& list) {
        fill(list, 0, 0, 300, 200, paper);
        fill(list, 10, 20, 200, 100, red);
        fill(list, 100, 50, 200, 100, green);
    });
    painter.paint(sheet.canvas());
    EXPECT_EQ(sheet.at(9, 20), paper_pixel);
    EXPECT_EQ(sheet.at(10, 20), red_pixel);
    EXPECT_EQ(sheet.at(99, 119), red_pixel);
    EXPECT_EQ(sheet.at(100, 119), green_pixel);
    EXPECT_EQ(sheet.at(299, 149), green_pixel);
    EXPECT_EQ(sheet.at(299, 150), paper_pixel);
    EXPECT_EQ(sheet.at(0, 199), paper_pixel);
}

TEST(Painter, PatchesLieAboveTheFrameAndAClipIsKept) {
    Layout layout;
    platform::Painter painter;
    Sheet sheet{64, 64};
    layout.lay_out(64, 64, [](ImDrawList& list) {
        fill(list, 0, 0, 64, 64, paper);
        list.PushClipRect({8, 8}, {16, 16});
        fill(list, 0, 0, 64, 64, red);
        list.PopClipRect();
    });
    const platform::Patch patch{12, 12, 30, 2, 10, 200, 20};
    painter.paint(sheet.canvas(), {&patch, 1});
    EXPECT_EQ(sheet.at(8, 8), red_pixel);
    EXPECT_EQ(sheet.at(15, 15), red_pixel);
    EXPECT_EQ(sheet.at(16, 15), paper_pixel);
    EXPECT_EQ(sheet.at(12, 12), green_pixel);
    EXPECT_EQ(sheet.at(41, 13), green_pixel);
    EXPECT_EQ(sheet.at(42, 13), paper_pixel);
}

TEST(Painter, TextIsInkBetweenPaperAndColour) {
    Layout layout;
    platform::Painter painter;
    Sheet sheet{120, 40};
    layout.lay_out(120, 40, [](ImDrawList& list) {
        fill(list, 0, 0, 120, 40, IM_COL32_WHITE);
        list.AddText(nullptr, 26, {4, 4}, IM_COL32_BLACK, "Vitrine");
    });
    painter.paint(sheet.canvas());
    std::size_t inked = 0;
    for (const std::uint32_t pixel : sheet.pixels) {
        const std::uint32_t grey = pixel & 0xFF;
        EXPECT_EQ(pixel, grey << 16 | grey << 8 | grey);
        inked += grey < 128 ? 1 : 0;
    }
    EXPECT_GT(inked, 200U);
    EXPECT_LT(inked, 2000U);
}

// A logo: four bytes a texel, as thick as its alpha.
// A disc of 16 texels drawn four times as large is a disc, not a staircase.
TEST(Painter, AGlyphDrawnLargerThanItWasMadeHasSmoothEdges) {
    constexpr int texels = 16;
    constexpr int times = 4;
    const auto covered = [](int side, int x, int y) {
        const float middle = static_cast<float>(side) / 2;
        const float far = std::hypot(static_cast<float>(x) + 0.5F - middle,
                                     static_cast<float>(y) + 0.5F - middle);
        return std::clamp(middle - 1 + 0.5F - far, 0.0F, 1.0F);
    };
    Layout layout;
    platform::Painter painter;
    Sheet sheet{80, 80};
    layout.lay_out(80, 80, [&](ImDrawList& list) {
        ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
        ImFontAtlasRect place;
        ASSERT_NE(atlas.AddCustomRect(texels, texels, &place), ImFontAtlasRectId_Invalid);
        for (int y = 0; y < texels; ++y)
            for (int x = 0; x < texels; ++x)
                *static_cast<std::uint8_t*>(atlas.TexData->GetPixelsAt(place.x + x, place.y + y)) =
                    static_cast<std::uint8_t>(std::lround(covered(texels, x, y) * 255));
        fill(list, 0, 0, 80, 80, IM_COL32_WHITE);
        list.PrimReserve(6, 4);
        list.PrimRectUV({8, 8}, {8 + texels * times, 8 + texels * times}, place.uv0, place.uv1,
                        IM_COL32_BLACK);
    });
    painter.paint(sheet.canvas());
    // In the small one a texel is a quarter of a pixel wide there: its disc is 15 texels across.
    constexpr int side = texels * times;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const float far = std::hypot(static_cast<float>(x) + 0.5F - side / 2,
                                         static_cast<float>(y) + 0.5F - side / 2);
            const float exact = std::clamp((texels / 2 - 1) * times + 0.5F - far, 0.0F, 1.0F);
            const float ink = 1 - static_cast<float>(sheet.at(8 + x, 8 + y) & 0xFF) / 255;
            EXPECT_NEAR(ink, exact, 0.6F) << x << ", " << y;
        }
}

TEST(Painter, APictureKeepsItsColours) {
    Layout layout;
    platform::Painter painter;
    Sheet sheet{40, 40};
    ImTextureData picture;
    picture.Create(ImTextureFormat_RGBA32, 2, 1);
    const std::array<std::uint8_t, 8> texels{10, 200, 20, 255, 0, 0, 0, 0};
    std::ranges::copy(texels, picture.Pixels);
    ImGui::RegisterUserTexture(&picture);
    layout.lay_out(40, 40, [&](ImDrawList& list) {
        fill(list, 0, 0, 40, 40, paper);
        list.AddImage(picture.GetTexRef(), {10, 10}, {30, 20});
    });
    painter.paint(sheet.canvas());
    EXPECT_EQ(sheet.at(10, 10), green_pixel);
    EXPECT_EQ(sheet.at(19, 19), green_pixel);
    EXPECT_EQ(sheet.at(20, 19), paper_pixel); // transparent
    picture.SetTexID(ImTextureID_Invalid);
    picture.SetStatus(ImTextureStatus_Destroyed);
    ImGui::UnregisterUserTexture(&picture);
}

TEST(Painter, AStillFrameChangesNothingAndASmallChangeLittle) {
    Layout layout;
    platform::Painter painter;
    Sheet sheet{1080, 1920};
    const auto draw = [&](float x) {
        layout.lay_out(1080, 1920, [&](ImDrawList& list) {
            fill(list, 0, 0, 1080, 1920, paper);
            list.AddText(nullptr, 40, {40, 40}, red, "Offres");
            fill(list, x, 900, 10, 10, green);
        });
        return painter.paint(sheet.canvas());
    };
    const auto first = draw(500);
    int rows = 0;
    for (const platform::Part& part : first)
        rows += part.bottom - part.top;
    EXPECT_EQ(rows, 1920); // all of it, each tile row in one part
    EXPECT_TRUE(draw(500).empty());
    const auto moved = draw(520); // within a tile or into the next
    ASSERT_EQ(moved.size(), 1U);
    EXPECT_TRUE(lies_in(moved[0], 500, 900) && lies_in(moved[0], 529, 909));
    EXPECT_LT((moved[0].right - moved[0].left) * (moved[0].bottom - moved[0].top), 20'000);
    EXPECT_EQ(sheet.at(505, 905), paper_pixel);
    EXPECT_EQ(sheet.at(525, 905), green_pixel);
    painter.forget();
    EXPECT_FALSE(draw(520).empty());
}

// Whatever came before, and however little of it is painted anew.
TEST(Painter, APictureInPiecesIsThePictureMadeWhole) {
    std::mt19937 dice(11);
    Layout layout;
    platform::Painter painter;
    Sheet kept{500, 300};
    for (int frame = 0; frame < 120; ++frame) {
        if (frame == 60) // glyphs for it are made within the atlas, or a larger one
            layout.lay_out(500, 300, [](ImDrawList& list) {
                list.AddText(nullptr, 190, {0, 0}, red, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
            });
        const auto seed = dice() % 4 == 0 ? 0U : dice();
        const auto draw = [&](ImDrawList& list) {
            std::mt19937 same(seed);
            fill(list, 0, 0, 500, 300, paper);
            for (int i = 0; i < 12; ++i) {
                const auto x = static_cast<float>(same() % 480);
                const auto y = static_cast<float>(same() % 290);
                const ImU32 colour = IM_COL32(same() % 256, same() % 256, same() % 256, 255);
                if (same() % 2 == 0)
                    fill(list, x, y, static_cast<float>(1 + same() % 300),
                         static_cast<float>(1 + same() % 200), colour);
                else
                    list.AddText(nullptr, static_cast<float>(12 + same() % 60), {x, y}, colour,
                                 "Chargée");
            }
        };
        layout.lay_out(500, 300, draw);
        painter.paint(kept.canvas());
        Sheet whole{500, 300};
        std::ranges::fill(whole.pixels, 0x123456U);
        painter.forget();
        painter.paint(whole.canvas());
        ASSERT_EQ(kept.pixels, whole.pixels) << "frame " << frame;
    }
}

TEST(Painter, APictureIsTheCanvas) {
    std::vector<std::uint32_t> pixels{0x010203, 0xFFFEFD};
    const platform::Pixels picture = platform::picture_of({pixels, 2, 1});
    EXPECT_EQ(picture, (platform::Pixels{2, 1, {1, 2, 3, 255, 255, 254, 253, 255}}));
}
