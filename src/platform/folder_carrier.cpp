// Releases from a folder or a stick: open_folder_carrier() and open_stick_carrier() of carrier.h.
#include "platform/carrier.h"

#include "platform/descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace platform {
namespace {

using base::ErrorCode;
using base::Result;

constexpr const char* stick_folder = "vitrine-release";
constexpr std::size_t most_sticks = 16;
constexpr std::size_t piece_bytes = 256 * 1024;

enum class Place { the_folder, sticks_below };

class FolderCarrier final : public Carrier {
public:
    FolderCarrier(std::filesystem::path folder, Place place)
        : folder_(std::move(folder))
        , place_(place)
        , name_(folder_.string()) {}

    const std::string& name() const override { return name_; }
    std::uint64_t moved_bytes() const override { return moved_; }
    void rest() override { root_ = Descriptor{}; }

    Result<Arrived> fetch(const std::string& name, std::size_t maximum_bytes, const std::string&,
                          std::stop_token) override {
        TRY(const Opened opened, open(name, maximum_bytes));
        Arrived arrived;
        arrived.bytes.resize(static_cast<std::size_t>(opened.size));
        std::size_t got = 0;
        while (got < arrived.bytes.size()) {
            TRY(const std::size_t more,
                read(opened.file, std::span(arrived.bytes).subspan(got), name));
            got += more;
        }
        return arrived;
    }

    Result<void> append(const std::string& name, std::uint64_t size_bytes, StagedFile& into,
                        std::stop_token stop) override {
        TRY(const Opened opened, open(name, size_bytes));
        if (opened.size != size_bytes)
            return base::fail(ErrorCode::unavailable,
                              called(name) + ": it has " + std::to_string(opened.size) +
                                  " bytes, not " + std::to_string(size_bytes));
        if (::lseek(opened.file.number(), static_cast<off_t>(into.size_bytes()), SEEK_SET) < 0)
            return refused(name);
        base::Bytes piece(piece_bytes);
        while (into.size_bytes() < size_bytes) {
            if (stop.stop_requested())
                return base::fail(ErrorCode::unavailable, called(name) + ": interrupted");
            const auto wanted =
                std::min<std::uint64_t>(piece.size(), size_bytes - into.size_bytes());
            TRY(const std::size_t got,
                read(opened.file, std::span(piece).first(static_cast<std::size_t>(wanted)), name));
            TRY_VOID(into.append(base::ByteView(piece).first(got)));
        }
        return {};
    }

private:
    struct Opened {
        Descriptor file;
        std::uint64_t size = 0;
    };

    std::string called(const std::string& name) const { return name_ + "/" + name; }

    std::unexpected<base::Error> refused(const std::string& name) const {
        const int number = errno;
        const ErrorCode code = number == ENOENT || number == ENOTDIR ? ErrorCode::not_found
                               : number == ELOOP || number == EACCES ? ErrorCode::denied
                                                                     : ErrorCode::unavailable;
        const char* why = number == ELOOP ? "a symbolic link" : std::strerror(number);
        return base::fail(code, called(name) + ": " + why);
    }

    Result<std::size_t> read(const Descriptor& file, std::span<std::uint8_t> room,
                             const std::string& name) {
        const ssize_t got = ::read(file.number(), room.data(), room.size());
        if (got < 0)
            return refused(name);
        if (got == 0)
            return base::fail(ErrorCode::unavailable, called(name) + ": it ends early");
        moved_ += static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
    }

    static Descriptor open_at(int folder, const std::string& name, int flags) {
        return Descriptor{::openat(folder, name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC)};
    }

    Result<void> open_root() {
        if (root_.is_open())
            return {};
        Descriptor top{::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
        if (!top.is_open())
            return refused("");
        if (place_ == Place::the_folder) {
            root_ = std::move(top);
            return {};
        }
        std::error_code unreadable;
        std::set<std::string> sticks; // in the order of their names
        for (std::filesystem::directory_iterator entry(folder_, unreadable), end;
             !unreadable && entry != end && sticks.size() < most_sticks;
             entry.increment(unreadable))
            sticks.insert(entry->path().filename().string());
        for (const std::string& stick : sticks) {
            const Descriptor mounted = open_at(top.number(), stick, O_RDONLY | O_DIRECTORY);
            root_ = mounted.is_open()
                        ? open_at(mounted.number(), stick_folder, O_RDONLY | O_DIRECTORY)
                        : Descriptor{};
            if (root_.is_open())
                return {};
        }
        return base::fail(ErrorCode::not_found, name_ + ": no stick has a folder " + stick_folder);
    }

    // Every part of the name by itself, so that none can be a link.
    Result<Opened> open(const std::string& name, std::uint64_t maximum_bytes) {
        TRY_VOID(open_root());
        Descriptor below;
        int folder = root_.number();
        std::string last = name;
        if (const std::size_t slash = name.find('/'); slash != std::string::npos) {
            below = open_at(folder, name.substr(0, slash), O_RDONLY | O_DIRECTORY);
            if (!below.is_open())
                return refused(name);
            folder = below.number();
            last = name.substr(slash + 1);
        }
        Opened opened{open_at(folder, last, O_RDONLY | O_NONBLOCK), 0};
        if (!opened.file.is_open())
            return refused(name);
        struct stat state {};
        if (::fstat(opened.file.number(), &state) != 0 || !S_ISREG(state.st_mode))
            return base::fail(ErrorCode::denied, called(name) + ": it is no file");
        opened.size = static_cast<std::uint64_t>(state.st_size);
        if (opened.size > maximum_bytes)
            return base::fail(ErrorCode::too_large,
                              called(name) + ": it has " + std::to_string(opened.size) +
                                  " bytes, more than " + std::to_string(maximum_bytes));
        return opened;
    }

    std::filesystem::path folder_;
    Place place_;
    std::string name_;
    Descriptor root_;
    std::uint64_t moved_ = 0;
};

} // namespace

std::unique_ptr<Carrier> open_folder_carrier(const std::filesystem::path& folder) {
    return std::make_unique<FolderCarrier>(folder, Place::the_folder);
}

std::unique_ptr<Carrier> open_stick_carrier(const std::filesystem::path& mounts) {
    return std::make_unique<FolderCarrier>(mounts, Place::sticks_below);
}

} // namespace platform
