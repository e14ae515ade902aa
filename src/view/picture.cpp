#include "view/picture.h"

#include "base/result.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace view {
namespace {

// The pixels of one axis that lie under a new one, and how much of each.
struct Span {
    double from = 0, to = 0;
    int first() const { return static_cast<int>(std::floor(from)); }
    int last() const { return static_cast<int>(std::ceil(to)) - 1; }
    double part(int at) const { return std::min(to, at + 1.0) - std::max(from, double(at)); }
};

Span under(int index, int wanted, int there) {
    const double step = static_cast<double>(there) / wanted;
    return {index * step, std::min<double>((index + 1) * step, there)};
}

std::uint8_t byte(double value) {
    return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L));
}

} // namespace

Picture scaled(const Picture& picture, int width, int height) {
    base::ensure(width > 0 && height > 0 && picture.width > 0 && picture.height > 0);
    Picture made{width, height, {}};
    made.rgba.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    for (int y = 0; y < height; ++y) {
        const Span rows = under(y, height, picture.height);
        for (int x = 0; x < width; ++x) {
            const Span columns = under(x, width, picture.width);
            std::array<double, 4> sum{};
            double area = 0;
            for (int row = rows.first(); row <= rows.last(); ++row)
                for (int column = columns.first(); column <= columns.last(); ++column) {
                    const auto at =
                        (static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.width) +
                         static_cast<std::size_t>(column)) *
                        4;
                    const double weight = rows.part(row) * columns.part(column);
                    const double opaque = weight * picture.rgba[at + 3];
                    for (std::size_t i = 0; i < 3; ++i)
                        sum[i] += opaque * picture.rgba[at + i];
                    sum[3] += opaque;
                    area += weight;
                }
            for (std::size_t i = 0; i < 3; ++i)
                made.rgba.push_back(sum[3] > 0 ? byte(sum[i] / sum[3]) : std::uint8_t{0});
            made.rgba.push_back(byte(sum[3] / area));
        }
    }
    return made;
}

} // namespace view
