// The Disk of power_disk.h as SQLite and the stores see it. A file may be open twice by one
// process, which never waits for itself: locks are kept as far as closing needs them, so that a
// connection does not take itself for the last. Those of the WAL's index are granted always.
#include "power_disk.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <sqlite3.h>

namespace power {

namespace {

constexpr const char* root = "/power/";

std::string name_of(const char* path) {
    const std::string whole = path;
    return whole.starts_with(root) ? whole.substr(std::strlen(root)) : whole;
}

struct Handle { // what lies behind the sqlite3_file that SQLite allocates
    sqlite3_file base;
    Disk* disk;
    std::shared_ptr<File>* file;
    bool syncs_names; // a journal or a WAL
    int lock;         // SQLITE_LOCK_…
};

Handle& handle(sqlite3_file* file) {
    return *reinterpret_cast<Handle*>(file);
}
File& file_of(sqlite3_file* file) {
    return **handle(file).file;
}

int unlock(sqlite3_file* file, int level) {
    Handle& self = handle(file);
    if (level < SQLITE_LOCK_SHARED && self.lock >= SQLITE_LOCK_SHARED)
        --file_of(file).holders;
    self.lock = level;
    return SQLITE_OK;
}

int close(sqlite3_file* file) {
    unlock(file, SQLITE_LOCK_NONE);
    delete handle(file).file;
    handle(file).file = nullptr;
    return SQLITE_OK;
}

int read(sqlite3_file* file, void* into, int size, sqlite3_int64 at) {
    const int code = handle(file).disk->pass(Disk::Call::read);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
        return code;
    const base::Bytes& live = file_of(file).live;
    const auto start = static_cast<std::size_t>(at), wanted = static_cast<std::size_t>(size);
    std::size_t there = start < live.size() ? std::min(wanted, live.size() - start) : 0;
    if (code == SQLITE_IOERR_SHORT_READ)
        there /= 2;
    std::memset(into, 0, wanted);
    if (there > 0)
        std::memcpy(into, live.data() + start, there);
    return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
    return handle(file).disk->write(
        file_of(file), static_cast<std::uint64_t>(at),
        {static_cast<const std::uint8_t*>(from), static_cast<std::size_t>(size)});
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return handle(file).disk->truncate(file_of(file), static_cast<std::uint64_t>(size));
}

int sync(sqlite3_file* file, int) {
    Handle& self = handle(file);
    if (const int code = self.disk->sync(**self.file); code != SQLITE_OK || !self.syncs_names)
        return code;
    self.syncs_names = false;
    return self.disk->sync_names();
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(file_of(file).live.size());
    return SQLITE_OK;
}

int lock(sqlite3_file* file, int level) {
    Handle& self = handle(file);
    if (self.lock < SQLITE_LOCK_SHARED && level >= SQLITE_LOCK_SHARED)
        ++file_of(file).holders;
    self.lock = std::max(self.lock, std::min(level, SQLITE_LOCK_RESERVED));
    if (level == SQLITE_LOCK_EXCLUSIVE && file_of(file).holders > 1)
        return SQLITE_BUSY;
    self.lock = std::max(self.lock, level);
    return SQLITE_OK;
}
int check_lock(sqlite3_file*, int* held) {
    *held = 0;
    return SQLITE_OK;
}
int control(sqlite3_file*, int, void*) {
    return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*) {
    return 4096;
}
int characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int map_shared(sqlite3_file* file, int region, int size, int extends, void volatile** memory) {
    auto& regions = file_of(file).shared_memory;
    *memory = nullptr;
    const auto index = static_cast<std::size_t>(region);
    if (index >= regions.size() && !extends)
        return SQLITE_OK;
    while (regions.size() <= index)
        regions.push_back(std::make_unique<base::Bytes>(static_cast<std::size_t>(size)));
    *memory = regions[index]->data();
    return SQLITE_OK;
}
int lock_shared(sqlite3_file*, int, int, int) {
    return SQLITE_OK;
}
void barrier(sqlite3_file*) {}
int unmap_shared(sqlite3_file* file, int removes) {
    if (removes != 0)
        file_of(file).shared_memory.clear();
    return SQLITE_OK;
}

constexpr sqlite3_io_methods methods = {2,
                                        close,
                                        read,
                                        write,
                                        truncate,
                                        sync,
                                        file_size,
                                        lock,
                                        unlock,
                                        check_lock,
                                        control,
                                        sector_size,
                                        characteristics,
                                        map_shared,
                                        lock_shared,
                                        barrier,
                                        unmap_shared,
                                        nullptr,
                                        nullptr};

Disk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<Disk*>(vfs->pAppData);
}

int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* raw, int flags, int* out_flags) {
    auto* self = ::new (raw) Handle{};
    std::shared_ptr<File> file;
    if (path == nullptr) { // a temporary file of SQLite's own
        file = std::make_shared<File>();
    } else {
        const int code = disk_of(vfs).open(name_of(path), (flags & SQLITE_OPEN_CREATE) != 0, file);
        if (code != SQLITE_OK)
            return code;
    }
    self->base.pMethods = &methods;
    self->disk = &disk_of(vfs);
    self->file = new std::shared_ptr<File>{std::move(file)};
    self->syncs_names = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    if (out_flags)
        *out_flags = flags;
    return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* path, int syncs) {
    const int code = disk_of(vfs).remove(name_of(path));
    return code == SQLITE_OK && syncs != 0 ? disk_of(vfs).sync_names() : code;
}

int access(sqlite3_vfs* vfs, const char* path, int, int* found) {
    const auto file = disk_of(vfs).find(name_of(path));
    *found = file && !file->live.empty() ? 1 : 0; // the unix VFS too sees no empty journal
    return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* path, int size, char* into) {
    sqlite3_snprintf(size, into, "%s", path);
    return SQLITE_OK;
}
int randomness(sqlite3_vfs* vfs, int size, char* into) {
    for (int i = 0; i < size; ++i)
        into[i] = static_cast<char>(disk_of(vfs).chance().next());
    return size;
}
int sleep(sqlite3_vfs*, int microseconds) {
    return microseconds;
}
int day(sqlite3_vfs*, double* julian) {
    *julian = 2461000.5;
    return SQLITE_OK;
}
int last_error(sqlite3_vfs*, int, char*) {
    return 0;
}

class PowerFolder final : public store::Folder {
public:
    explicit PowerFolder(Disk& disk)
        : disk_{disk} {}

    std::string path(const std::string& name) const override { return root + name; }
    std::string vfs() const override { return disk_.vfs(); }
    bool exists(const std::string& name) const override { return disk_.find(name) != nullptr; }
    std::uint64_t size_bytes(const std::string& name) const override {
        const auto file = disk_.find(name);
        return file ? file->live.size() : 0;
    }
    base::Result<base::Bytes> read(const std::string& name, std::uint64_t) const override {
        const auto file = disk_.find(name);
        const int code = disk_.pass(Disk::Call::read);
        if (!file || code != SQLITE_OK)
            return base::fail(base::ErrorCode::unavailable, "read " + name);
        return file->live;
    }
    base::Result<void> rename(const std::string& from, const std::string& to) override {
        return done(disk_.rename(from, to), "rename " + from);
    }
    base::Result<void> remove(const std::string& name) override {
        return exists(name) ? done(disk_.remove(name), "remove " + name) : base::Result<void>{};
    }
    base::Result<std::uint64_t> free_bytes() const override { return disk_.free_bytes; }
    base::Result<std::unique_ptr<store::FolderLock>> lock(const std::string&) override {
        return std::make_unique<store::FolderLock>();
    }

private:
    base::Result<void> done(int code, const std::string& what) {
        if (code == SQLITE_OK)
            code = disk_.sync_names();
        if (code != SQLITE_OK)
            return base::fail(code == SQLITE_FULL ? base::ErrorCode::disk_full
                                                  : base::ErrorCode::unavailable,
                              what);
        return {};
    }

    Disk& disk_;
};

} // namespace

void register_vfs(Disk& disk) {
    auto* vfs = new sqlite3_vfs{};
    vfs->iVersion = 1;
    vfs->szOsFile = sizeof(Handle);
    vfs->mxPathname = 200;
    vfs->zName = disk.vfs();
    vfs->pAppData = &disk;
    vfs->xOpen = open;
    vfs->xDelete = remove;
    vfs->xAccess = access;
    vfs->xFullPathname = full_path;
    vfs->xRandomness = randomness;
    vfs->xSleep = sleep;
    vfs->xCurrentTime = day;
    vfs->xGetLastError = last_error;
    sqlite3_vfs_register(vfs, 0);
}

void unregister_vfs(Disk& disk) {
    sqlite3_vfs* vfs = sqlite3_vfs_find(disk.vfs());
    sqlite3_vfs_unregister(vfs);
    delete vfs;
}

std::shared_ptr<store::Folder> Disk::folder() {
    return std::make_shared<PowerFolder>(*this);
}

} // namespace power
