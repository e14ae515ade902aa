#include "platform/mapped_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace platform {

base::Result<MappedFile> MappedFile::open(const std::string& path, std::size_t maximum_bytes) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return base::fail(errno == ENOENT ? base::ErrorCode::not_found : base::ErrorCode::denied,
                          path + ": " + std::strerror(errno));
    struct stat status {};
    const bool is_file = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    const auto size = is_file ? static_cast<std::size_t>(status.st_size) : 0;
    if (size == 0 || size > maximum_bytes) {
        close(descriptor);
        return size == 0 ? base::fail(base::ErrorCode::denied, path + ": no file, or an empty one")
                         : base::fail(base::ErrorCode::too_large,
                                      path + ": over " + std::to_string(maximum_bytes) + " bytes");
    }
    void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    close(descriptor);
    if (bytes == MAP_FAILED)
        return base::fail(base::ErrorCode::unavailable, path + ": " + std::strerror(errno));
    return MappedFile({static_cast<const std::uint8_t*>(bytes), size});
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile::~MappedFile() {
    if (!bytes_.empty())
        munmap(const_cast<std::uint8_t*>(bytes_.data()), bytes_.size());
}

} // namespace platform
