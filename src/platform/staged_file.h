// Why: a large file arrives in pieces, over days if need be, and is judged before anybody reads it.
// Left to others: judging it (kiosk/catch_up).
#pragma once

#include "base/bytes.h"

#include <cstdint>
#include <filesystem>

namespace platform {

class StagedFile {
public:
    // Opens what is there already, or makes it with mode 0600. `denied`, `disk_full`, `read_only`,
    // `unavailable`; a symbolic link is `denied`.
    static base::Result<StagedFile> open(const std::filesystem::path& path);
    StagedFile(StagedFile&& other) noexcept;
    StagedFile& operator=(StagedFile&&) = delete;
    ~StagedFile();

    std::uint64_t size_bytes() const { return size_; }
    base::Result<void> append(base::ByteView bytes);
    base::Result<void> restart(); // drops all of it
    // Exactly `size` bytes from `at`; `unavailable` where there are fewer.
    base::Result<base::Bytes> read(std::uint64_t at, std::size_t size) const;

private:
    StagedFile(int descriptor, std::uint64_t size, std::filesystem::path path)
        : descriptor_(descriptor)
        , size_(size)
        , path_(std::move(path)) {}
    base::Error failed(const char* doing) const;

    int descriptor_;
    std::uint64_t size_;
    std::filesystem::path path_;
};

} // namespace platform
