// Why: fonts are megabytes of which a screen needs little; mapped, only that is ever in memory.
// Left to others: what the bytes mean.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstddef>
#include <string>

namespace platform {

// The file must not be shortened while it is mapped; those of a package are replaced, not changed.
class MappedFile {
public:
    // `not_found`, `denied`, or `too_large` above `maximum_bytes`; each names the file.
    static base::Result<MappedFile> open(const std::string& path, std::size_t maximum_bytes);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&&) = delete;
    ~MappedFile();
    base::ByteView bytes() const { return bytes_; }

private:
    explicit MappedFile(base::ByteView bytes)
        : bytes_(bytes) {}
    base::ByteView bytes_;
};

} // namespace platform
