#include "main/release_folder.h"

#include "crypto/whole_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

namespace vitrine {
namespace {

using base::ErrorCode;
using base::Result;
using std::filesystem::path;

Result<void> make_folder(const path& folder, std::filesystem::perms mode) {
    std::error_code refused;
    if (std::filesystem::is_directory(folder, refused))
        return {};
    if (std::filesystem::create_directories(folder, refused); !refused)
        std::filesystem::permissions(folder, mode, refused);
    if (refused)
        return base::fail(ErrorCode::denied, folder.string() + ": " + refused.message());
    return {};
}

Result<void> make_public_folder(const path& folder) {
    using std::filesystem::perms;
    return make_folder(folder, perms::owner_all | perms::group_read | perms::group_exec |
                                   perms::others_read | perms::others_exec);
}

// In place of what is there: whole under another name, then renamed.
Result<void> replace_whole(const path& file, base::ByteView bytes) {
    const path next = file.string() + ".next";
    std::error_code refused;
    std::filesystem::remove(next, refused);
    TRY_VOID(crypto::write_whole(next, bytes, crypto::Secrecy::open_to_all));
    std::filesystem::rename(next, file, refused);
    if (refused)
        return base::fail(ErrorCode::denied, file.string() + ": " + refused.message());
    return {};
}

Result<void> write_once(const path& file, base::ByteView bytes) {
    auto written = crypto::write_whole(file, bytes, crypto::Secrecy::open_to_all);
    if (!written && std::filesystem::exists(file)) // its name says what it holds
        return {};
    return written;
}

void remove_unnamed_packs(const path& folder, const std::vector<const release::Head*>& heads) {
    std::set<std::string> named;
    for (const release::Head* head : heads) {
        named.insert(release::pack_name(head->snapshot.pack.digest));
        for (const release::Delta& delta : head->deltas)
            named.insert(release::pack_name(delta.pack.digest));
    }
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "packs", ignored))
        if (entry.path().extension() == ".pack" &&
            !named.contains("packs/" + entry.path().filename().string()))
            std::filesystem::remove(entry.path(), ignored);
}

std::string text_of(const base::Bytes& bytes) {
    return {bytes.begin(), bytes.end()};
}

// The first key and how many rotations there were, walked back from the key of today.
Result<void> follow_back(const path& folder, PublisherKeys& keys) {
    std::vector<release::Rotation> rotations;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "rotations", none)) {
        if (entry.path().extension() != ".json")
            continue;
        TRY(const base::Bytes bytes,
            read_release_file(folder, "rotations/" + entry.path().filename().string(),
                              release::maximum_rotation_bytes));
        TRY(const release::Rotation rotation, release::parse_rotation(bytes));
        rotations.push_back(rotation);
    }
    for (;;) {
        const auto before = std::ranges::find(rotations, keys.first, &release::Rotation::next);
        if (before == rotations.end() || keys.epoch > rotations.size())
            return {};
        keys.first = before->former;
        ++keys.epoch;
    }
}

} // namespace

Result<base::Bytes> read_release_file(const path& folder, const std::string& name,
                                      std::size_t maximum_bytes) {
    const path file = folder / name;
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return base::fail(errno == ENOENT ? ErrorCode::not_found : ErrorCode::denied,
                          file.string() + ": " + std::strerror(errno));
    struct stat state {};
    base::Bytes bytes;
    Result<void> done;
    if (::fstat(descriptor, &state) != 0 || !S_ISREG(state.st_mode))
        done = base::fail(ErrorCode::denied, file.string() + ": it is no file");
    else if (static_cast<std::uint64_t>(state.st_size) > maximum_bytes)
        done = base::fail(ErrorCode::too_large, file.string() + ": it has more than " +
                                                    std::to_string(maximum_bytes) + " bytes");
    else
        bytes.resize(static_cast<std::size_t>(state.st_size));
    std::size_t got = 0;
    while (done && got < bytes.size()) {
        const ssize_t more = ::read(descriptor, bytes.data() + got, bytes.size() - got);
        if (more <= 0)
            done = base::fail(ErrorCode::unavailable, file.string() + ": it cannot be read");
        else
            got += static_cast<std::size_t>(more);
    }
    ::close(descriptor);
    if (!done)
        return std::unexpected(done.error());
    return bytes;
}

Result<ReadRelease> read_release(const path& folder, const release::Trust& trust) {
    const release::Fetch fetch = [&](const std::string& name, std::size_t maximum) {
        return read_release_file(folder, name, maximum);
    };
    TRY(const base::Bytes head,
        fetch(std::string(release::head_name), release::maximum_head_bytes));
    ReadRelease read;
    TRY(read.received, release::receive_head(trust, head, fetch));
    std::string last_name;
    base::Bytes last; // one pack at a time
    const release::ReadPack read_pack = [&](const release::PackFile& pack, std::uint64_t at,
                                            std::size_t size) -> Result<base::Bytes> {
        const std::string name = release::pack_name(pack.digest);
        if (name != last_name) {
            TRY(last, fetch(name, pack.size_bytes));
            TRY_VOID(release::check_pack(pack, last.size(), crypto::sha256(last)));
            last_name = name;
        }
        const auto from = last.begin() + static_cast<std::ptrdiff_t>(at);
        return base::Bytes(from, from + static_cast<std::ptrdiff_t>(size));
    };
    release::DocumentsInMemory documents;
    const release::Head& admitted = read.received.head;
    TRY_VOID(release::apply(admitted, release::route_from_nothing(admitted), read_pack, documents));
    read.documents = documents.texts();
    return read;
}

Result<void> write_release(const path& folder, const release::Publication& publication,
                           const std::string& signature, const path& rotations,
                           const std::optional<release::Head>& former) {
    for (const path& each : {folder, folder / "packs", folder / "rotations"})
        TRY_VOID(make_public_folder(each));
    for (const release::Packed& pack : publication.packs)
        TRY_VOID(write_once(folder / release::pack_name(pack.file.digest), pack.bytes));
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(rotations, none)) {
        const std::string name = "rotations/" + entry.path().filename().string();
        TRY(const base::Bytes bytes,
            read_release_file(rotations.parent_path(), name, release::maximum_rotation_bytes));
        TRY_VOID(replace_whole(folder / name, bytes));
    }
    const std::string head = to_json(publication.head);
    const path head_file = folder / release::head_name;
    // A reader between the two renames meets a signature of another head and asks again.
    TRY_VOID(replace_whole(head_file.string() + std::string(release::signature_suffix),
                           base::bytes_of(signature)));
    TRY_VOID(replace_whole(head_file, base::bytes_of(head)));
    if (former)
        remove_unnamed_packs(folder, {&publication.head, &*former});
    return {};
}

Result<PublisherKeys> open_publisher_keys(const path& folder, const path& passphrase_file) {
    TRY(const crypto::LockedBytes passphrase, crypto::read_passphrase(passphrase_file));
    TRY(auto key, crypto::read_release_key(folder / "release.key", passphrase));
    const crypto::ReleasePublicKey public_key = key.public_key();
    PublisherKeys keys{std::move(key), 0, public_key};
    TRY_VOID(follow_back(folder, keys));
    return keys;
}

Result<crypto::ReleasePublicKey> make_publisher_keys(const path& folder,
                                                     const path& passphrase_file) {
    TRY(const crypto::LockedBytes passphrase, crypto::read_passphrase(passphrase_file));
    TRY_VOID(make_folder(folder, std::filesystem::perms::owner_all));
    crypto::SystemRandom random;
    const auto key = crypto::ReleaseSigningKey::make(random);
    TRY_VOID(crypto::write_release_key(folder / "release.key", key, passphrase, random));
    TRY_VOID(replace_whole(folder / "release.pub", base::bytes_of(to_text(key.public_key()))));
    return key.public_key();
}

Result<crypto::ReleasePublicKey> rotate_publisher_keys(const path& folder,
                                                       const path& passphrase_file) {
    TRY(const PublisherKeys keys, open_publisher_keys(folder, passphrase_file));
    TRY(const crypto::LockedBytes passphrase, crypto::read_passphrase(passphrase_file));
    if (keys.epoch >= release::maximum_rotations)
        return base::fail(ErrorCode::too_large, "this key was rotated as often as can be");
    crypto::SystemRandom random;
    const auto next = crypto::ReleaseSigningKey::make(random);
    const auto former = keys.key.public_key();
    const path next_file = folder / "release.key.next";
    std::error_code refused;
    std::filesystem::remove(next_file, refused);
    TRY_VOID(crypto::write_release_key(next_file, next, passphrase, random));
    TRY_VOID(make_public_folder(folder / "rotations"));
    TRY_VOID(make_folder(folder / "former", std::filesystem::perms::owner_all));
    const std::string text = to_json(release::Rotation{keys.epoch + 1, former, next.public_key()});
    const std::string name = (folder / release::rotation_name(former.id)).string();
    TRY_VOID(replace_whole(
        name + std::string(release::signature_suffix),
        base::bytes_of(crypto::sign_release(keys.key, base::bytes_of(text), "vitrine rotation"))));
    TRY_VOID(replace_whole(name, base::bytes_of(text)));
    std::filesystem::rename(folder / "release.key",
                            folder / "former" / (crypto::to_hex(former.id) + ".key"), refused);
    if (!refused)
        std::filesystem::rename(next_file, folder / "release.key", refused);
    if (refused)
        return base::fail(ErrorCode::denied, folder.string() + ": " + refused.message());
    TRY_VOID(replace_whole(folder / "release.pub", base::bytes_of(to_text(next.public_key()))));
    return next.public_key();
}

Result<crypto::ReleasePublicKey> read_release_pub(const path& file) {
    TRY(const base::Bytes bytes,
        read_release_file(file.has_parent_path() ? file.parent_path() : ".",
                          file.filename().string(), crypto::maximum_signature_text_bytes));
    auto key = crypto::release_key_from(text_of(bytes));
    if (!key)
        return base::fail(key.error().code, file.string() + ": " + key.error().detail);
    return key;
}

} // namespace vitrine
