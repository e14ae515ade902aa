// Why: a picture in colours, a texture of its own beside the atlas of glyphs.
// Left to others: where it stands (surface), its pixels (picture).
#pragma once

#include "view/ledger.h"
#include "view/picture.h"

#include <memory>
#include <vector>

struct ImDrawList;
struct ImTextureData;

namespace view {

// For the ImGui context that is current in every call, and when it ends.
class Pictures {
public:
    Pictures() = default;
    Pictures(const Pictures&) = delete;
    Pictures& operator=(const Pictures&) = delete;
    ~Pictures();

    // `box` in whole px of the frame.
    void draw(ImDrawList& list, const Rect& box, const Picture& picture);

private:
    static constexpr std::size_t most = 8; // sizes of one logo: text sizes, panels of one window
    struct Held {
        const Picture* picture = nullptr;
        ImTextureData* texture = nullptr;
    };
    ImTextureData* texture_of(const Picture& picture, int width, int height);

    std::vector<Held> held_;
};

// Without a renderer (tests, the drive tool) nobody else would take the context's textures.
void settle_textures();
// When the context ends: a renderer that drew them has ended before, and nobody else holds them.
void forget_textures();

} // namespace view
