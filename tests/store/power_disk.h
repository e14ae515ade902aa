// Why: a disk in memory that loses power, fills up, fails or lies, so that every write of the
// stores can be the last one. SQLite reaches it as a VFS, the stores as a Folder. Left to others:
// what must hold afterwards (power_cut_test.cpp, disk_fault_test.cpp).
//
// A file is what is durable and what was written since its last sync. When the power goes, each
// 512-byte sector written since then is kept, dropped or garbled by chance, each truncation kept or
// dropped; of the names changed since the folder was last synced, each change is kept or dropped,
// in order for one name. Syncing a journal or a WAL syncs the folder too, as SQLite's unix VFS does
// after it made one. Bytes beside a write keep their value (SQLite's "powersafe overwrite").
#pragma once

#include "base/bytes.h"
#include "store/folder.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace power {

// How many times the power goes at each moment, each time with other damage; VITRINE_POWER_SEEDS
// for long runs.
std::uint64_t seeds();

// A small generator of its own: the same seed, the same damage.
class Chance {
public:
    explicit Chance(std::uint64_t seed)
        : state_{seed * 0x9e3779b97f4a7c15u + 1} {}
    std::uint64_t next();
    bool one_in(std::uint64_t n) { return next() % n == 0; }

private:
    std::uint64_t state_;
};

struct Change { // of a file, since its last sync
    bool truncates = false;
    std::uint64_t at = 0; // the new size, if it truncates
    base::Bytes bytes;
};

struct File {
    base::Bytes durable;
    base::Bytes live;
    std::vector<Change> changes;
    std::vector<std::unique_ptr<base::Bytes>> shared_memory; // the WAL's index; gone with the power
    int holders = 0;                                         // handles with a shared lock or more
};

enum class FaultKind { disk_full, io_error, short_read };

using Names = std::map<std::string, std::shared_ptr<File>>;

struct NameChange {
    std::string name;
    std::shared_ptr<File> file; // none: removed
    std::string moved_from;     // of a rename, which is one change
};

// Everything a disk holds and still owes, at one moment.
struct Image {
    Names names;
    Names durable_names;
    std::vector<NameChange> name_changes;

    Image() = default;
    Image(Image&&) = default;
    Image& operator=(Image&&) = default;
    Image copy() const; // its files are its own
};

class Disk {
public:
    explicit Disk(std::uint64_t seed, Image image = {});
    ~Disk();
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;

    std::shared_ptr<store::Folder> folder(); // must not outlive the disk
    const char* vfs() const { return vfs_name_.c_str(); }

    // Called in the middle of every change, when it has begun and nobody has been told that it is
    // done: the power may go here.
    std::function<void()> at_every_change;
    std::function<void(base::ByteView)> at_every_write; // the bytes, for who looks for some
    Image image() const { return image_.copy(); }

    // The power goes during the n-th change from now on (a write, sync, truncation, or a change of
    // a name), counted from 1; 0: never. Nothing works from then on.
    void cut_power_at(std::uint64_t n);
    bool is_dead() const { return dead_; }
    void restore_power(); // what the disk remembers becomes what is there
    bool syncs_lie = false;

    // The n-th call of SQLite from now on, reads included, goes wrong, and if sticky all later ones
    // of its kind as well, until heal().
    void fail_at(std::uint64_t n, FaultKind kind, bool sticky);
    void heal();
    bool fault_was_met() const { return fault_met_; }
    std::uint64_t free_bytes = std::uint64_t{1} << 40;

    // For the VFS and the folder. A result code of SQLite, 0 for success.
    enum class Call { read, write, sync, truncate, names, other };
    int pass(Call call);
    std::shared_ptr<File> find(const std::string& name) const;
    int open(const std::string& name, bool creates, std::shared_ptr<File>& file);
    int remove(const std::string& name);
    int rename(const std::string& from, const std::string& to);
    int write(File& file, std::uint64_t at, base::ByteView bytes);
    int truncate(File& file, std::uint64_t size);
    int sync(File& file);
    int sync_names();
    Chance& chance() { return chance_; }

private:
    static void apply(const NameChange& change, Names& names);
    int changed(); // the middle of a change; an error if the power went
    base::Bytes remembered(const File& file);

    Image image_;
    Chance chance_;
    std::uint64_t cut_in_ = 0;
    bool dead_ = false;
    std::uint64_t fault_in_ = 0;
    FaultKind fault_ = FaultKind::io_error;
    bool fault_is_sticky_ = false;
    bool fault_met_ = false;
    std::string vfs_name_;
};

// power_vfs.cpp: makes `disk` known to SQLite under its name, and forgets it.
void register_vfs(Disk& disk);
void unregister_vfs(Disk& disk);

} // namespace power
