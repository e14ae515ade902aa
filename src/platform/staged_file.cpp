#include "platform/staged_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace platform {
namespace {

using base::ErrorCode;

base::Error system_error(const std::filesystem::path& path, const char* doing) {
    const int number = errno;
    const ErrorCode code = number == ENOSPC || number == EDQUOT  ? ErrorCode::disk_full
                           : number == EROFS                     ? ErrorCode::read_only
                           : number == EACCES || number == ELOOP ? ErrorCode::denied
                                                                 : ErrorCode::unavailable;
    return {code, path.string() + ": " + doing + ": " + std::strerror(number)};
}

} // namespace

base::Result<StagedFile> StagedFile::open(const std::filesystem::path& path) {
    const int descriptor =
        ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return std::unexpected(system_error(path, "open"));
    struct stat state {};
    if (::fstat(descriptor, &state) != 0 || !S_ISREG(state.st_mode)) {
        ::close(descriptor);
        return base::fail(ErrorCode::denied, path.string() + ": it is no file");
    }
    return StagedFile(descriptor, static_cast<std::uint64_t>(state.st_size), path);
}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1))
    , size_(other.size_)
    , path_(std::move(other.path_)) {}

StagedFile::~StagedFile() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

base::Error StagedFile::failed(const char* doing) const {
    return system_error(path_, doing);
}

base::Result<void> StagedFile::append(base::ByteView bytes) {
    while (!bytes.empty()) {
        const ssize_t written =
            ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return std::unexpected(failed("write"));
        size_ += static_cast<std::uint64_t>(written);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

base::Result<void> StagedFile::restart() {
    if (::ftruncate(descriptor_, 0) != 0)
        return std::unexpected(failed("empty"));
    size_ = 0;
    return {};
}

base::Result<base::Bytes> StagedFile::read(std::uint64_t at, std::size_t size) const {
    base::Bytes bytes(size);
    std::size_t got = 0;
    while (got < size) {
        const ssize_t more =
            ::pread(descriptor_, bytes.data() + got, size - got, static_cast<off_t>(at + got));
        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return std::unexpected(failed("read"));
        if (more == 0)
            return base::fail(ErrorCode::unavailable, path_.string() + ": it ends early");
        got += static_cast<std::size_t>(more);
    }
    return bytes;
}

} // namespace platform
