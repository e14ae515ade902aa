// Why: a DOCX is a ZIP of parts; this reads one part at a time from memory, within limits.
// Left to others: what the parts hold (docx).
#pragma once

#include "convert/text.h"

#include <memory>
#include <string>

struct zip;

namespace convert {

class Package {
public:
    // `bytes` must outlive the package. Refused where they are no ZIP or hold too many parts.
    static std::expected<Package, Refused> open(base::ByteView bytes);

    bool has(const std::string& part) const;
    // The unpacked part; "" where there is none. Refused where it is larger than max_part_bytes.
    Text read(const std::string& part) const;

private:
    explicit Package(zip* archive)
        : archive_(archive, &Package::discard) {}
    static void discard(zip* archive);

    std::unique_ptr<zip, void (*)(zip*)> archive_;
};

} // namespace convert
