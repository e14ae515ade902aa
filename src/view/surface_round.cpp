#include "view/surface_round.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace view {

std::vector<std::uint8_t> disc_mask(int diameter_px, int line_px) {
    const float outer = static_cast<float>(diameter_px) / 2;
    const float inner = line_px > 0 ? std::max(-1.0F, outer - static_cast<float>(line_px)) : -1;
    const auto covered = [](float radius, float far) {
        return std::clamp(radius + 0.5F - far, 0.0F, 1.0F);
    };
    std::vector<std::uint8_t> mask;
    mask.reserve(static_cast<std::size_t>(diameter_px) * static_cast<std::size_t>(diameter_px));
    for (int y = 0; y < diameter_px; ++y)
        for (int x = 0; x < diameter_px; ++x) {
            const float far = std::hypot(static_cast<float>(x) + 0.5F - outer,
                                         static_cast<float>(y) + 0.5F - outer);
            const float coverage = covered(outer, far) - covered(inner, far);
            mask.push_back(static_cast<std::uint8_t>(std::lround(coverage * 255)));
        }
    return mask;
}

int RoundBoxes::mask(int diameter_px, int line_px) {
    const auto [known, is_new] = masks_.try_emplace({diameter_px, line_px}, -1);
    if (!is_new)
        return known->second;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontAtlasRect place;
    known->second = atlas.AddCustomRect(diameter_px, diameter_px, &place);
    const auto coverage = disc_mask(diameter_px, line_px);
    const auto row = static_cast<std::size_t>(diameter_px);
    for (std::size_t y = 0; y < row; ++y)
        std::memcpy(atlas.TexData->GetPixelsAt(place.x, place.y + static_cast<int>(y)),
                    coverage.data() + y * row, row); // the atlas holds coverage and no colour
    return known->second;
}

void RoundBoxes::draw(ImDrawList& list, const Rect& box, int diameter_px, int line_px,
                      std::uint32_t colour) {
    const auto rectangle = [&](float left, float top, float right, float bottom) {
        if (left < right && top < bottom)
            list.AddRectFilled({left, top}, {right, bottom}, colour);
    };
    const auto half = static_cast<float>(diameter_px / 2);
    const auto line = static_cast<float>(line_px);
    const float left = box.x + half;
    const float right = box.right() - half;
    const float top = box.y + half;
    const float bottom = box.bottom() - half;
    if (line_px > 0) {
        rectangle(left, box.y, right, box.y + line);
        rectangle(left, box.bottom() - line, right, box.bottom());
        rectangle(box.x, top, box.x + line, bottom);
        rectangle(box.right() - line, top, box.right(), bottom);
    } else {
        rectangle(left, box.y, right, top);
        rectangle(box.x, top, box.right(), bottom);
        rectangle(left, bottom, right, box.bottom());
    }
    if (diameter_px < 2)
        return;
    // Asking for the mask may grow the atlas: where it lies is known only after that.
    const int id = mask(diameter_px, line_px);
    ImFontAtlasRect place;
    ImGui::GetIO().Fonts->GetCustomRect(id, &place);
    const float step = (place.uv1.x - place.uv0.x) * half / static_cast<float>(diameter_px);
    const float step_down = (place.uv1.y - place.uv0.y) * half / static_cast<float>(diameter_px);
    const auto corner = [&](float x, float y, float u, float v) {
        list.PrimReserve(6, 4);
        list.PrimRectUV({x, y}, {x + half, y + half}, {u, v}, {u + step, v + step_down}, colour);
    };
    corner(box.x, box.y, place.uv0.x, place.uv0.y);
    corner(right, box.y, place.uv1.x - step, place.uv0.y);
    corner(box.x, bottom, place.uv0.x, place.uv1.y - step_down);
    corner(right, bottom, place.uv1.x - step, place.uv1.y - step_down);
}

} // namespace view
