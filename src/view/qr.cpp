#include "view/qr.h"

#include <algorithm>
#include <memory>
#include <qrencode.h>
#include <string>

namespace view {

namespace {

constexpr unsigned utf_8 = 26; // its number among extended channel interpretations

} // namespace

base::Result<QrCode> make_qr(std::string_view text) {
    if (text.empty())
        return base::fail(base::ErrorCode::invalid, "a QR code of nothing");
    if (text.size() > longest_qr_bytes)
        return base::fail(base::ErrorCode::too_large,
                          "a QR code of " + std::to_string(text.size()) + " bytes; at most " +
                              std::to_string(longest_qr_bytes));
    const std::unique_ptr<QRinput, decltype(&QRinput_free)> input(QRinput_new2(0, QR_ECLEVEL_M),
                                                                  &QRinput_free);
    // A reader that is not told guesses, and "Département" becomes "Dﾃｩpartement". What is ASCII
    // alone is said without it, because a few old readers show the mark.
    const bool ascii = std::ranges::all_of(text, [](char c) { return (c & 0x80) == 0; });
    const bool told = ascii || QRinput_appendECIheader(input.get(), utf_8) == 0;
    const bool taken =
        told && QRinput_append(input.get(), QR_MODE_8, static_cast<int>(text.size()),
                               reinterpret_cast<const unsigned char*>(text.data())) == 0;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        taken ? QRcode_encodeInput(input.get()) : nullptr, &QRcode_free);
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
