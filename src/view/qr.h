// Why: a text as the modules of a QR code (ISO/IEC 18004).
// Left to others: drawing them large enough for a telephone (receipt).
#pragma once

#include "base/result.h"

#include <string_view>
#include <vector>

namespace view {

struct QrCode {
    int side = 0;           // modules
    std::vector<bool> dark; // side × side, row by row
    bool is_dark(int column, int row) const {
        return dark[static_cast<std::size_t>(row * side + column)];
    }
};

inline constexpr std::size_t longest_qr_bytes = 1500;

// Error correction level M, in the smallest version that holds the text. `too_large` above
// longest_qr_bytes, `invalid` for an empty text.
base::Result<QrCode> make_qr(std::string_view text);

} // namespace view
