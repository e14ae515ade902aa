#include "platform/rectangle.h"

#include <algorithm>

namespace platform {

bool Rectangle::overlaps(const Rectangle& other) const {
    return from.x < other.to.x && other.from.x < to.x && from.y < other.to.y && other.from.y < to.y;
}

Rectangle Rectangle::clipped(float left, float top, float right, float bottom) const {
    const float u_step = (to.u - from.u) / (to.x - from.x);
    const float v_step = (to.v - from.v) / (to.y - from.y);
    const auto moved = [&](const Corner& corner, float x, float y) -> Corner {
        return {x, y, corner.u + (x - corner.x) * u_step, corner.v + (y - corner.y) * v_step};
    };
    return {moved(from, std::max(from.x, left), std::max(from.y, top)),
            moved(to, std::min(to.x, right), std::min(to.y, bottom))};
}

} // namespace platform
