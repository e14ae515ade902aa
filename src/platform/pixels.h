// Why: a picture as a value.
// Left to others: painting it (painter), looking at it (people and tests).
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace platform {

struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba; // rows from the top, four bytes a pixel
    bool operator==(const Pixels&) const = default;
};

// The pixels of a PNG file's bytes. `malformed` where it is none, `too_large` above `most_px` a
// side.
base::Result<Pixels> read_png(base::ByteView bytes, int most_px);

// Writes a PNG file; `denied` with the reason when it cannot.
base::Result<void> write_png(const Pixels& pixels, const std::string& path);

} // namespace platform
