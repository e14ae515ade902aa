#include "platform/pixels.h"

#include <cstring>
#include <png.h>

namespace platform {

base::Result<void> write_png(const Pixels& pixels, const std::string& path) {
    base::ensure(pixels.rgba.size() == static_cast<std::size_t>(pixels.width) *
                                           static_cast<std::size_t>(pixels.height) * 4);
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixels.width);
    image.height = static_cast<png_uint_32>(pixels.height);
    image.format = PNG_FORMAT_RGBA;
    image.flags = PNG_IMAGE_FLAG_FAST;
    if (png_image_write_to_file(&image, path.c_str(), 0, pixels.rgba.data(), 0, nullptr) == 0)
        return base::fail(base::ErrorCode::denied, path + ": " + image.message);
    return {};
}

} // namespace platform
