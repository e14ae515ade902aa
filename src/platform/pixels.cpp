#include "platform/pixels.h"

#include <cstring>
#include <png.h>

namespace platform {

base::Result<Pixels> read_png(base::ByteView bytes, int most_px) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0)
        return base::fail(base::ErrorCode::malformed, std::string("no PNG: ") + image.message);
    image.format = PNG_FORMAT_RGBA;
    const auto most = static_cast<png_uint_32>(most_px);
    if (image.width > most || image.height > most) {
        png_image_free(&image);
        return base::fail(base::ErrorCode::too_large,
                          "more than " + std::to_string(most_px) + " pixels a side");
    }
    Pixels pixels{static_cast<int>(image.width), static_cast<int>(image.height), {}};
    pixels.rgba.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, pixels.rgba.data(), 0, nullptr) == 0)
        return base::fail(base::ErrorCode::malformed, std::string("no PNG: ") + image.message);
    return pixels;
}

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
