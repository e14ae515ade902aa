#include "power_disk.h"

#include "../sanitized.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <set>
#include <sqlite3.h>

namespace power {

namespace {

constexpr std::size_t sector_bytes = 512;

void put(base::Bytes& into, std::uint64_t at, base::ByteView bytes) {
    if (into.size() < at + bytes.size())
        into.resize(at + bytes.size());
    if (!bytes.empty())
        std::memcpy(into.data() + at, bytes.data(), bytes.size());
}

} // namespace

std::uint64_t Chance::next() { // splitmix64
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

Image Image::copy() const {
    std::map<const File*, std::shared_ptr<File>> copies;
    const auto copy_of = [&](const std::shared_ptr<File>& file) -> std::shared_ptr<File> {
        if (!file)
            return nullptr;
        auto& copy = copies[file.get()];
        if (!copy) {
            copy = std::make_shared<File>();
            copy->durable = file->durable;
            copy->live = file->live;
            copy->changes = file->changes;
        }
        return copy;
    };
    Image image;
    for (const auto& [name, file] : names)
        image.names[name] = copy_of(file);
    for (const auto& [name, file] : durable_names)
        image.durable_names[name] = copy_of(file);
    for (const NameChange& change : name_changes)
        image.name_changes.push_back({change.name, copy_of(change.file), change.moved_from});
    return image;
}

std::uint64_t seeds() {
    const char* wanted = std::getenv("VITRINE_POWER_SEEDS");
    return wanted ? std::strtoull(wanted, nullptr, 10) : sanitized ? 4 : 20;
}

Disk::Disk(std::uint64_t seed, Image image)
    : image_{std::move(image)}
    , chance_{seed}
    , vfs_name_{"power-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))} {
    register_vfs(*this);
}

Disk::~Disk() {
    unregister_vfs(*this);
}

void Disk::cut_power_at(std::uint64_t n) {
    cut_in_ = n;
}

void Disk::fail_at(std::uint64_t n, FaultKind kind, bool sticky) {
    fault_in_ = n;
    fault_ = kind;
    fault_is_sticky_ = sticky;
    fault_met_ = false;
}

void Disk::heal() {
    fault_in_ = 0;
}

int Disk::pass(Call call) {
    if (dead_)
        return SQLITE_IOERR;
    const bool changes = call != Call::read && call != Call::other;
    if (changes && cut_in_ != 0 && --cut_in_ == 0) {
        dead_ = true; // the change itself may still reach the disk in part
        return SQLITE_OK;
    }
    if (fault_in_ == 0)
        return SQLITE_OK;
    const bool concerned = fault_ == FaultKind::io_error ? call != Call::other
                           : fault_ == FaultKind::short_read
                               ? call == Call::read
                               : call == Call::write || call == Call::names;
    if (fault_in_ > 1) {
        --fault_in_;
        return SQLITE_OK;
    }
    if (!concerned)
        return SQLITE_OK; // waits for the next call that it can spoil
    fault_met_ = true;
    if (!fault_is_sticky_)
        fault_in_ = 0;
    switch (fault_) {
    case FaultKind::disk_full:
        return SQLITE_FULL;
    case FaultKind::short_read:
        return SQLITE_IOERR_SHORT_READ;
    case FaultKind::io_error:
        break;
    }
    switch (call) {
    case Call::read:
        return SQLITE_IOERR_READ;
    case Call::write:
        return SQLITE_IOERR_WRITE;
    case Call::sync:
        return SQLITE_IOERR_FSYNC;
    case Call::truncate:
        return SQLITE_IOERR_TRUNCATE;
    default:
        return SQLITE_IOERR;
    }
}

int Disk::changed() {
    if (at_every_change)
        at_every_change();
    return dead_ ? SQLITE_IOERR : SQLITE_OK;
}

std::shared_ptr<File> Disk::find(const std::string& name) const {
    const auto found = image_.names.find(name);
    return found == image_.names.end() ? nullptr : found->second;
}

void Disk::apply(const NameChange& change, Names& names) {
    if (!change.moved_from.empty())
        names.erase(change.moved_from);
    if (change.file)
        names[change.name] = change.file;
    else
        names.erase(change.name);
}

int Disk::open(const std::string& name, bool creates, std::shared_ptr<File>& file) {
    file = find(name);
    if (file || !creates)
        return file ? pass(Call::other) : SQLITE_CANTOPEN;
    if (const int code = pass(Call::names); code != SQLITE_OK)
        return code == SQLITE_FULL ? SQLITE_FULL : SQLITE_CANTOPEN;
    file = std::make_shared<File>();
    image_.name_changes.push_back({name, file, {}});
    apply(image_.name_changes.back(), image_.names);
    return changed();
}

int Disk::remove(const std::string& name) {
    if (!find(name))
        return SQLITE_IOERR_DELETE_NOENT;
    if (const int code = pass(Call::names); code != SQLITE_OK)
        return SQLITE_IOERR_DELETE;
    image_.name_changes.push_back({name, nullptr, {}});
    apply(image_.name_changes.back(), image_.names);
    return changed();
}

int Disk::rename(const std::string& from, const std::string& to) {
    const auto file = find(from);
    if (!file || find(to))
        return SQLITE_CANTOPEN;
    if (const int code = pass(Call::names); code != SQLITE_OK)
        return code;
    image_.name_changes.push_back({to, file, from});
    apply(image_.name_changes.back(), image_.names);
    return changed();
}

int Disk::write(File& file, std::uint64_t at, base::ByteView bytes) {
    if (const int code = pass(Call::write); code != SQLITE_OK)
        return code;
    if (at_every_write)
        at_every_write(bytes);
    put(file.live, at, bytes);
    file.changes.push_back({false, at, {bytes.begin(), bytes.end()}});
    return changed();
}

int Disk::truncate(File& file, std::uint64_t size) {
    if (const int code = pass(Call::truncate); code != SQLITE_OK)
        return code;
    file.live.resize(size);
    file.changes.push_back({true, size, {}});
    return changed();
}

int Disk::sync(File& file) {
    const int code = pass(Call::sync);
    if (changed() != SQLITE_OK)
        return SQLITE_IOERR_FSYNC;
    if (code != SQLITE_OK) {
        // The system drops the pages and calls them clean: what was written is there to be read,
        // has reached the disk by chance, and no later sync tries it again.
        file.durable = remembered(file);
        file.changes.clear();
        return code;
    }
    if (syncs_lie)
        return SQLITE_OK;
    for (const Change& change : file.changes)
        if (change.truncates)
            file.durable.resize(change.at);
        else
            put(file.durable, change.at, change.bytes);
    file.changes.clear();
    return SQLITE_OK;
}

int Disk::sync_names() {
    if (const int code = pass(Call::sync); code != SQLITE_OK)
        return code;
    if (changed() != SQLITE_OK)
        return SQLITE_IOERR_FSYNC;
    if (syncs_lie)
        return SQLITE_OK;
    image_.durable_names = image_.names;
    image_.name_changes.clear();
    return SQLITE_OK;
}

base::Bytes Disk::remembered(const File& file) {
    base::Bytes bytes = file.durable;
    for (const Change& change : file.changes) {
        if (change.truncates) {
            if (chance_.one_in(2))
                bytes.resize(change.at);
            continue;
        }
        for (std::size_t done = 0; done < change.bytes.size();) {
            const std::uint64_t at = change.at + done;
            const std::size_t part =
                std::min<std::size_t>(sector_bytes - at % sector_bytes, change.bytes.size() - done);
            base::Bytes sector{change.bytes.begin() + static_cast<std::ptrdiff_t>(done),
                               change.bytes.begin() + static_cast<std::ptrdiff_t>(done + part)};
            const std::uint64_t fate = chance_.next() % 10;
            if (fate == 9)
                for (std::uint8_t& byte : sector)
                    byte = static_cast<std::uint8_t>(chance_.next());
            if (fate >= 4) // else it never arrived
                put(bytes, at, sector);
            done += part;
        }
    }
    return bytes;
}

void Disk::restore_power() {
    std::set<std::string> stopped; // a later change of a name needs the earlier ones
    for (const NameChange& change : image_.name_changes) {
        const bool waits = stopped.contains(change.name) || stopped.contains(change.moved_from);
        if (!waits && chance_.one_in(2)) {
            apply(change, image_.durable_names);
        } else {
            stopped.insert(change.name);
            if (!change.moved_from.empty())
                stopped.insert(change.moved_from);
        }
    }
    image_.name_changes.clear();
    image_.names = image_.durable_names;
    for (auto& [name, file] : image_.names) {
        // A new file: handles that are still open belong to the process that died.
        auto after = std::make_shared<File>();
        after->durable = remembered(*file);
        after->live = after->durable;
        file = after;
    }
    image_.durable_names = image_.names;
    cut_in_ = 0;
    dead_ = false;
}

} // namespace power
