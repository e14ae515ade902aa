// Why: what the stores ask of their data folder beside SQLite: names, room, and a lock.
// Left to others: everything inside a database file (sqlite).
//
// It is an interface because it has two real ones: the system's folder, and the folder that loses
// power in the tests, whose SQLite files go through the VFS it names.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string>

namespace store {

// Held as long as the object lives; released by the system when the process dies, however it dies.
class FolderLock {
public:
    virtual ~FolderLock() = default;
};

// Names are file names without a folder: "outbox.db".
class Folder {
public:
    virtual ~Folder() = default;

    virtual std::string path(const std::string& name) const = 0;
    virtual std::string vfs() const = 0; // the SQLite VFS of these paths; empty: the system's

    virtual bool exists(const std::string& name) const = 0;
    virtual std::uint64_t size_bytes(const std::string& name) const = 0; // 0 where there is none
    // The whole file; `not_found`, `denied`, `unavailable`, or `too_large` above `maximum_bytes`.
    virtual base::Result<base::Bytes> read(const std::string& name,
                                           std::uint64_t maximum_bytes) const = 0;
    // Durable when it returns; replaces nothing: `denied` where `to` exists.
    virtual base::Result<void> rename(const std::string& from, const std::string& to) = 0;
    // No error where there is none. Never called for an outbox.
    virtual base::Result<void> remove(const std::string& name) = 0;
    virtual base::Result<std::uint64_t> free_bytes() const = 0; // for this user
    // `busy`, naming the file, where another process (or another store of this one) holds it;
    // `read_only` where this user cannot write in the folder.
    virtual base::Result<std::unique_ptr<FolderLock>> lock(const std::string& name) = 0;
};

// The folder at `path`, made with mode 0700 where it is missing. `read_only`, `denied`, `disk_full`
// or `not_found` where it can be neither found nor made.
base::Result<std::shared_ptr<Folder>> open_folder(const std::string& path);

} // namespace store
