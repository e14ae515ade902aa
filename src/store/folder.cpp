#include "store/folder.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utility>

namespace store {

using base::ErrorCode;
using base::Result;

namespace {

std::unexpected<base::Error> system_failure(const std::string& doing) {
    const int number = errno;
    ErrorCode code = ErrorCode::unavailable;
    switch (number) {
    case EACCES:
    case EPERM:
    case EEXIST:
        code = ErrorCode::denied;
        break;
    case EROFS:
        code = ErrorCode::read_only;
        break;
    case ENOSPC:
    case EDQUOT:
        code = ErrorCode::disk_full;
        break;
    case ENOENT:
    case ENOTDIR:
        code = ErrorCode::not_found;
        break;
    default:
        break;
    }
    return base::fail(code, doing + ": " + std::strerror(number));
}

class Descriptor {
public:
    explicit Descriptor(int number)
        : number_{number} {}
    Descriptor(Descriptor&& other) noexcept
        : number_{std::exchange(other.number_, -1)} {}
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() {
        if (number_ >= 0)
            ::close(number_);
    }
    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }

private:
    int number_;
};

class SystemLock final : public FolderLock {
public:
    explicit SystemLock(Descriptor file)
        : file_{std::move(file)} {}

private:
    Descriptor file_; // closing it ends the lock
};

class SystemFolder final : public Folder {
public:
    explicit SystemFolder(std::string path)
        : path_{std::move(path)} {}

    std::string path(const std::string& name) const override { return path_ + "/" + name; }
    std::string vfs() const override { return {}; }

    bool exists(const std::string& name) const override {
        struct stat found {};
        return ::lstat(path(name).c_str(), &found) == 0;
    }

    std::uint64_t size_bytes(const std::string& name) const override {
        struct stat found {};
        return ::stat(path(name).c_str(), &found) == 0 ? static_cast<std::uint64_t>(found.st_size)
                                                       : 0;
    }

    Result<base::Bytes> read(const std::string& name, std::uint64_t maximum_bytes) const override {
        const Descriptor file{::open(path(name).c_str(), O_RDONLY | O_CLOEXEC)};
        if (!file.is_open())
            return system_failure("open " + path(name));
        const std::uint64_t size = size_bytes(name);
        if (size > maximum_bytes)
            return base::fail(ErrorCode::too_large, path(name) + " has " + std::to_string(size) +
                                                        " bytes, more than " +
                                                        std::to_string(maximum_bytes));
        base::Bytes bytes(size);
        std::size_t done = 0;
        while (done < bytes.size()) {
            const ssize_t count = ::pread(file.number(), bytes.data() + done, bytes.size() - done,
                                          static_cast<off_t>(done));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return system_failure("read " + path(name));
            if (count == 0)
                break; // it shrank meanwhile: what is left is what there is
            done += static_cast<std::size_t>(count);
        }
        bytes.resize(done);
        return bytes;
    }

    Result<void> rename(const std::string& from, const std::string& to) override {
        if (::renameat2(AT_FDCWD, path(from).c_str(), AT_FDCWD, path(to).c_str(),
                        RENAME_NOREPLACE) != 0)
            return system_failure("rename " + path(from) + " to " + to);
        return sync();
    }

    Result<void> remove(const std::string& name) override {
        if (::unlink(path(name).c_str()) != 0 && errno != ENOENT)
            return system_failure("remove " + path(name));
        return sync();
    }

    Result<std::uint64_t> free_bytes() const override {
        struct statvfs found {};
        if (::statvfs(path_.c_str(), &found) != 0)
            return system_failure("free room of " + path_);
        return static_cast<std::uint64_t>(found.f_bavail) * found.f_frsize;
    }

    Result<std::unique_ptr<FolderLock>> lock(const std::string& name) override {
        Descriptor file{::open(path(name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)};
        if (!file.is_open() && (errno == EACCES || errno == EPERM))
            return base::fail(ErrorCode::read_only, path_ + " cannot be written by this user");
        if (!file.is_open())
            return system_failure("open " + path(name));
        // flock, not fcntl: it belongs to this descriptor, so that another store of the same
        // process is refused too, and nothing else that closes the file can end it.
        while (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
            if (errno == EINTR)
                continue;
            if (errno == EWOULDBLOCK)
                return base::fail(ErrorCode::busy, "another Vitrine uses this data folder: " +
                                                       path(name) + " is locked");
            return system_failure("lock " + path(name));
        }
        return std::make_unique<SystemLock>(std::move(file));
    }

private:
    Result<void> sync() const {
        const Descriptor folder{::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
        if (!folder.is_open() || ::fsync(folder.number()) != 0)
            return system_failure("sync folder " + path_);
        return {};
    }

    std::string path_;
};

} // namespace

Result<std::shared_ptr<Folder>> open_folder(const std::string& path) {
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(path, error);
    if (error || path.empty())
        return base::fail(ErrorCode::invalid, "data folder \"" + path + "\" is no path");
    if (!std::filesystem::is_directory(absolute, error)) {
        if (absolute.has_parent_path())
            std::filesystem::create_directories(absolute.parent_path(), error);
        if (::mkdir(absolute.c_str(), 0700) != 0 && errno != EEXIST)
            return system_failure("make folder " + path);
        if (!std::filesystem::is_directory(absolute, error))
            return base::fail(ErrorCode::not_found, path + " is not a folder");
    }
    return std::make_shared<SystemFolder>(absolute.string());
}

} // namespace store
