#include "view/qr.h"

#include <memory>
#include <qrencode.h>
#include <string>

namespace view {

base::Result<QrCode> make_qr(std::string_view text) {
    if (text.empty())
        return base::fail(base::ErrorCode::invalid, "a QR code of nothing");
    if (text.size() > longest_qr_bytes)
        return base::fail(base::ErrorCode::too_large,
                          "a QR code of " + std::to_string(text.size()) + " bytes; at most " +
                              std::to_string(longest_qr_bytes));
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeData(static_cast<int>(text.size()),
                          reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M),
        &QRcode_free);
    if (!code)
        return base::fail(base::ErrorCode::too_large, "no QR version holds this text");
    QrCode result;
    result.side = code->width;
    const std::size_t modules = static_cast<std::size_t>(code->width * code->width);
    result.dark.reserve(modules);
    for (std::size_t i = 0; i < modules; ++i)
        result.dark.push_back((code->data[i] & 1) != 0);
    return result;
}

} // namespace view
