#include "view/surface_picture.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

namespace view {

Pictures::~Pictures() {
    for (const Held& held : held_) {
        ImGui::UnregisterUserTexture(held.texture);
        IM_DELETE(held.texture);
    }
}

ImTextureData* Pictures::texture_of(const Picture& picture, int width, int height) {
    for (const Held& held : held_)
        if (held.picture == &picture && held.texture->Width == width &&
            held.texture->Height == height)
            return held.texture;
    if (held_.size() == most)
        return nullptr;
    const Picture made = scaled(picture, width, height);
    ImTextureData* texture = IM_NEW(ImTextureData)();
    texture->Create(ImTextureFormat_RGBA32, width, height);
    std::ranges::copy(made.rgba, texture->Pixels);
    ImGui::RegisterUserTexture(texture);
    held_.push_back({&picture, texture});
    return texture;
}

void Pictures::draw(ImDrawList& list, const Rect& box, const Picture& picture) {
    ImTextureData* texture =
        texture_of(picture, static_cast<int>(box.width), static_cast<int>(box.height));
    if (!texture)
        return;
    list.PushTexture(texture->GetTexRef());
    list.PrimReserve(6, 4);
    list.PrimRectUV({box.x, box.y}, {box.right(), box.bottom()}, {0, 0}, {1, 1}, IM_COL32_WHITE);
    list.PopTexture();
}

void settle_textures() {
    if (ImGui::GetIO().BackendRendererUserData)
        return;
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate)
            texture->SetTexID(1);
        if (texture->Status == ImTextureStatus_WantDestroy) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        } else if (texture->Status != ImTextureStatus_Destroyed) {
            texture->SetStatus(ImTextureStatus_OK);
        }
    }
}

void forget_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->RefCount == 1) {
            texture->SetTexID(ImTextureID_Invalid);
            texture->SetStatus(ImTextureStatus_Destroyed);
        }
}

} // namespace view
