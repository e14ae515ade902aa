#include "platform/batches.h"

#include <algorithm>

namespace platform {

namespace {

bool lies_under(const Batch& batch, const Rectangle& rectangle) {
    return batch.bounds.overlaps(rectangle) &&
           std::ranges::any_of(batch.rectangles,
                               [&](const Rectangle& one) { return one.overlaps(rectangle); });
}

} // namespace

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

Batch& Batches::batch_for(std::uint32_t texture, std::uint32_t colour, const Rectangle& rectangle) {
    for (std::size_t i = used_; i > 0; --i) {
        Batch& earlier = batches_[i - 1];
        if (earlier.texture == texture && earlier.colour == colour)
            return earlier;
        if (lies_under(earlier, rectangle))
            break;
    }
    if (used_ == batches_.size())
        batches_.emplace_back();
    Batch& fresh = batches_[used_++];
    fresh.texture = texture;
    fresh.colour = colour;
    fresh.bounds = rectangle;
    return fresh;
}

void Batches::add(std::uint32_t texture, std::uint32_t colour, const Rectangle& rectangle) {
    if (rectangle.is_empty())
        return;
    Batch& batch = batch_for(texture, colour, rectangle);
    Rectangle& bounds = batch.bounds;
    bounds.from.x = std::min(bounds.from.x, rectangle.from.x);
    bounds.from.y = std::min(bounds.from.y, rectangle.from.y);
    bounds.to.x = std::max(bounds.to.x, rectangle.to.x);
    bounds.to.y = std::max(bounds.to.y, rectangle.to.y);
    batch.rectangles.push_back(rectangle);
}

void Batches::clear() {
    for (Batch& batch : batches_)
        batch.rectangles.clear();
    used_ = 0;
}

} // namespace platform
