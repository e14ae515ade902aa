#include "crypto/whole_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

namespace crypto {
namespace {

using base::ErrorCode;

base::Error system_error(const std::filesystem::path& path, std::string_view doing) {
    const int number = errno;
    ErrorCode code = ErrorCode::unavailable;
    if (number == ENOENT || number == ENOTDIR)
        code = ErrorCode::not_found;
    else if (number == EACCES || number == EPERM || number == EEXIST || number == ELOOP)
        code = ErrorCode::denied;
    else if (number == EROFS)
        code = ErrorCode::read_only;
    else if (number == ENOSPC || number == EDQUOT)
        code = ErrorCode::disk_full;
    return {code, path.string() + ": " + std::string(doing) + ": " + std::strerror(number)};
}

class OpenFile {
public:
    OpenFile(const std::filesystem::path& path, int flags, mode_t mode)
        : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (is_open())
            ::close(descriptor_);
    }
    bool is_open() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

} // namespace

base::Result<void> write_whole(const std::filesystem::path& path, base::ByteView text,
                               Secrecy secrecy) {
    const std::filesystem::path draft = path.string() + ".new";
    ::unlink(draft.c_str());
    {
        const OpenFile file(draft, O_WRONLY | O_CREAT | O_EXCL,
                            secrecy == Secrecy::secret ? 0600 : 0644);
        if (!file.is_open())
            return std::unexpected(system_error(draft, "create"));
        errno = ENOSPC; // of a write that ends early
        const ssize_t written = ::write(file.descriptor(), text.data(), text.size());
        if (written != static_cast<ssize_t>(text.size()) || ::fsync(file.descriptor()) != 0) {
            const base::Error error = system_error(draft, "write");
            ::unlink(draft.c_str());
            return std::unexpected(error);
        }
    }
    if (::renameat2(AT_FDCWD, draft.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) != 0) {
        const base::Error error = system_error(path, "create");
        ::unlink(draft.c_str());
        return std::unexpected(error);
    }
    const std::filesystem::path folder =
        path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const OpenFile opened(folder, O_RDONLY | O_DIRECTORY, 0);
    if (!opened.is_open() || ::fsync(opened.descriptor()) != 0)
        return std::unexpected(system_error(folder, "write"));
    return {};
}

base::Result<LockedBytes> read_whole(const std::filesystem::path& path, std::size_t maximum_bytes) {
    const OpenFile file(path, O_RDONLY, 0);
    if (!file.is_open())
        return std::unexpected(system_error(path, "open"));
    LockedBytes text(maximum_bytes + 1);
    const auto room = text.resize(text.room());
    std::size_t size = 0;
    while (size < room.size()) {
        const ssize_t got = ::read(file.descriptor(), room.data() + size, room.size() - size);
        if (got < 0)
            return std::unexpected(system_error(path, "read"));
        if (got == 0)
            break;
        size += static_cast<std::size_t>(got);
    }
    if (size > maximum_bytes)
        return base::fail(ErrorCode::too_large, path.string() + ": such a file has at most " +
                                                    std::to_string(maximum_bytes) + " bytes");
    text.resize(size);
    return text;
}

base::Result<void> check_private(const std::filesystem::path& path) {
    struct stat state {};
    if (::stat(path.c_str(), &state) != 0)
        return std::unexpected(system_error(path, "open"));
    if ((state.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return base::fail(ErrorCode::denied, path.string() +
                                                 ": other users may use this secret key; run "
                                                 "chmod 600 on it, and think of a new one");
    return {};
}

} // namespace crypto
