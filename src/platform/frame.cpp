#include "platform/frame.h"

#include "base/result.h"

#include <imgui.h>

namespace platform {

namespace {

constexpr int corners_of_two_triangles = 6;

Atlas atlas_of(const ImDrawCmd& command) {
    const ImTextureData* texture = command.TexRef._TexData;
    base::ensure(texture != nullptr);
    const auto kind = texture->Format == ImTextureFormat_Alpha8 ? Atlas::Texels::coverage
                                                                : Atlas::Texels::colours;
    return {static_cast<std::uint32_t>(command.GetTexID()), kind, texture->Pixels, texture->Width,
            texture->Height};
}

// Glyphs and pictures are made for the size in which they are drawn, but for the largest.
Sampling sampling_of(const Atlas& atlas, const Rectangle& rectangle) {
    constexpr float larger = 1.05F;
    const auto& [from, to] = rectangle;
    const float texels = (to.u - from.u) * static_cast<float>(atlas.width_px);
    return atlas.kind == Atlas::Texels::coverage && to.x - from.x > texels * larger
               ? Sampling::between
               : Sampling::texels;
}

// All that a surface draws is rectangles, each as ImDrawList::PrimRect* writes them: its corners
// are 0 1 2 0 2 3, clockwise.
void add(std::vector<Piece>& pieces, const ImDrawList& list, const ImDrawCmd& command) {
    base::ensure(command.UserCallback == nullptr &&
                 command.ElemCount % corners_of_two_triangles == 0);
    if (command.ElemCount == 0)
        return;
    const Atlas atlas = atlas_of(command);
    const ImVec4& clip = command.ClipRect;
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawIdx* const end = index + command.ElemCount;
    for (; index != end; index += corners_of_two_triangles) {
        base::ensure(index[3] == index[0] && index[4] == index[2]);
        const ImDrawVert& from = vertices[index[0]];
        const ImDrawVert& to = vertices[index[2]];
        const Rectangle whole{{from.pos.x, from.pos.y, from.uv.x, from.uv.y},
                              {to.pos.x, to.pos.y, to.uv.x, to.uv.y}};
        if (whole.is_empty())
            continue;
        // What reads one texel is a fill, and that texel is white.
        const bool flat = (from.col & IM_COL32_A_MASK) == IM_COL32_A_MASK && from.uv.x == to.uv.x;
        const Rectangle shown = whole.clipped(clip.x, clip.y, clip.z, clip.w);
        if (shown.is_empty())
            continue;
        if (flat)
            pieces.push_back({{}, from.col, shown});
        else
            pieces.push_back({atlas, from.col, shown, sampling_of(atlas, whole)});
    }
}

Piece piece_of(const Patch& patch) {
    const auto x = static_cast<float>(patch.x_px);
    const auto y = static_cast<float>(patch.y_px);
    const Corner to{x + static_cast<float>(patch.width_px), y + static_cast<float>(patch.height_px),
                    0, 0};
    return {{}, IM_COL32(patch.red, patch.green, patch.blue, 255), {{x, y, 0, 0}, to}};
}

} // namespace

ImGuiContext* current_context() {
    return ImGui::GetCurrentContext();
}

void make_current(ImGuiContext* context) {
    ImGui::SetCurrentContext(context);
}

void add_frame(std::vector<Piece>& pieces, std::span<const Patch> patches) {
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
        for (const ImDrawCmd& command : list->CmdBuffer)
            add(pieces, *list, command);
    for (const Patch& patch : patches)
        pieces.push_back(piece_of(patch));
}

void own_atlases(void* owner, int maximum_side_px) {
    ImGui::GetIO().BackendRendererUserData = owner;
    ImGui::GetIO().BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    ImGuiPlatformIO& io = ImGui::GetPlatformIO();
    io.Renderer_TextureMaxWidth = maximum_side_px;
    io.Renderer_TextureMaxHeight = maximum_side_px;
    // A frame may have been laid out before anybody owned its glyphs.
    for (ImTextureData* texture : io.Textures)
        if (texture->Status != ImTextureStatus_Destroyed) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_WantCreate);
        }
}

void disown_atlases() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->GetTexID() != ImTextureID_Invalid) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
    ImGui::GetIO().BackendRendererUserData = nullptr;
}

std::vector<RenewedPart> name_atlases() {
    std::vector<RenewedPart> renewed;
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        const auto name = static_cast<std::uint32_t>(texture->UniqueID) + 1;
        if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
            continue;
        }
        if (texture->Status == ImTextureStatus_WantCreate)
            texture->SetTexID(name);
        else if (texture->Status == ImTextureStatus_WantUpdates)
            for (const ImTextureRect& part : texture->Updates)
                renewed.push_back({name, part.x, part.y, part.w, part.h});
        else
            continue;
        texture->SetStatus(ImTextureStatus_OK);
    }
    return renewed;
}

} // namespace platform
