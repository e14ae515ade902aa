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

Batch& Batches::batch_for(std::uint32_t texture, std::uint32_t colour, const Rectangle& rectangle,
                          Sampling sampling) {
    for (std::size_t i = used_; i > 0; --i) {
        Batch& earlier = batches_[i - 1];
        if (earlier.texture == texture && earlier.colour == colour && earlier.sampling == sampling)
            return earlier;
        if (lies_under(earlier, rectangle))
            break;
    }
    if (used_ == batches_.size())
        batches_.emplace_back();
    Batch& fresh = batches_[used_++];
    fresh.texture = texture;
    fresh.sampling = sampling;
    fresh.colour = colour;
    fresh.bounds = rectangle;
    return fresh;
}

void Batches::add(std::uint32_t texture, std::uint32_t colour, const Rectangle& rectangle,
                  Sampling sampling) {
    if (rectangle.is_empty())
        return;
    Batch& batch = batch_for(texture, colour, rectangle, sampling);
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
