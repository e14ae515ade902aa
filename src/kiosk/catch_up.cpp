#include "kiosk/catch_up.h"

#include "kiosk/catalog_documents.h"
#include "release/charter.h"

#include <algorithm>
#include <set>

namespace kiosk {
namespace {

using base::ErrorCode;
using base::Result;
using release::PackFile;

constexpr std::size_t hashed_at_once = 1024 * 1024;
constexpr std::uint64_t spare_bytes = 64u * 1024 * 1024;

std::string staged_name(const PackFile& pack) {
    return crypto::to_hex(pack.digest) + ".pack";
}

Result<crypto::Digest> digest_of(const platform::StagedFile& file) {
    crypto::Sha256 sum;
    for (std::uint64_t at = 0; at < file.size_bytes();) {
        const auto size = std::min<std::uint64_t>(hashed_at_once, file.size_bytes() - at);
        TRY(const base::Bytes bytes, file.read(at, static_cast<std::size_t>(size)));
        sum.add(bytes);
        at += size;
    }
    return sum.digest();
}

// The staging folder holds what this route needs and nothing else.
Result<void> prepare_staging(const std::filesystem::path& folder, const release::Route& route) {
    std::set<std::string> wanted;
    for (const PackFile& pack : route.packs)
        wanted.insert(staged_name(pack));
    std::error_code refused;
    std::filesystem::create_directories(folder, refused);
    if (refused)
        return base::fail(ErrorCode::unavailable, folder.string() + ": " + refused.message());
    for (const auto& entry : std::filesystem::directory_iterator(folder, refused))
        if (!wanted.contains(entry.path().filename().string())) {
            std::error_code ignored;
            std::filesystem::remove_all(entry.path(), ignored);
        }
    return {};
}

void empty_staging(const std::filesystem::path& folder) {
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
}

// The WAL holds what changes until it is moved into the file, hence twice.
Result<void> check_room(const Stock& stock, const release::Route& route) {
    std::uint64_t needed = spare_bytes;
    for (const PackFile& pack : route.packs)
        needed += pack.size_bytes + 2 * pack.unpacked_bytes;
    const auto free = stock.folder ? stock.folder->free_bytes() : std::uint64_t{1} << 62;
    if (free && *free < needed)
        return base::fail(ErrorCode::disk_full,
                          "the release needs " + std::to_string(needed / 1'000'000) +
                              " MB, the disk has " + std::to_string(*free / 1'000'000));
    return {};
}

// A delta that does not lead where it should: the catalog is begun anew.
bool is_of_the_route(const base::Error& error) {
    return error.code == ErrorCode::unverified || error.code == ErrorCode::not_found ||
           error.code == ErrorCode::malformed;
}

class Staged {
public:
    Result<void> add(const PackFile& pack, platform::StagedFile file) {
        const Result<crypto::Digest> digest = digest_of(file);
        if (!digest)
            return std::unexpected(digest.error());
        const auto checked = release::check_pack(pack, file.size_bytes(), *digest);
        if (!checked) {
            TRY_VOID(file.restart()); // it is fetched from the beginning next time
            return checked;
        }
        files_.emplace(pack.digest, std::move(file));
        return {};
    }
    Result<base::Bytes> read(const PackFile& pack, std::uint64_t at, std::size_t size) const {
        return files_.at(pack.digest).read(at, size);
    }

private:
    std::map<crypto::Digest, platform::StagedFile> files_;
};

} // namespace

Result<release::Trust> trust_of(store::CatalogStore& catalog,
                                const crypto::ReleasePublicKey& anchor,
                                const std::string& channel) {
    TRY(const auto papers, catalog.papers());
    if (papers) {
        const auto trust = release::parse_trust(papers->trust);
        if (trust && trust->anchor == anchor && trust->channel == channel)
            return *trust;
    }
    return release::Trust::in(anchor, channel);
}

Result<Visited> Source::visit(Stock& stock, std::stop_token stop) {
    auto visited = look(stock, stop);
    carrier_->rest();
    if (!visited)
        tag_.clear();
    return visited;
}

Result<Visited> Source::look(Stock& stock, const std::stop_token& stop) {
    const std::string head_name{release::head_name};
    auto found = carrier_->fetch(head_name, release::maximum_head_bytes, tag_, stop);
    if (!found && found.error().code == ErrorCode::not_found)
        return Visited{.absent = true};
    TRY(auto arrived, std::move(found));
    if (arrived.unchanged)
        return Visited{};
    auto received = receive(stock.trust, arrived.bytes, stop);
    if (!received && received.error().code == ErrorCode::unverified) {
        // The publisher may have been between its two renames.
        TRY(arrived, carrier_->fetch(head_name, release::maximum_head_bytes, {}, stop));
        received = receive(stock.trust, arrived.bytes, stop);
    }
    if (!received)
        return std::unexpected(std::move(received).error());
    const auto& seen = stock.trust.seen;
    const bool is_here = seen && seen->root == received->head.root &&
                         seen->epoch == received->head.epoch &&
                         seen->number == received->head.number;
    if (!is_here) {
        const release::Route route = route_to(received->head, seen);
        auto taken = take(stock, *received, route, stop);
        if (!taken && !route.from_nothing && is_of_the_route(taken.error()))
            taken = take(stock, *received, route_from_nothing(received->head), stop);
        if (!taken)
            return std::unexpected(std::move(taken).error());
        stock.trust = admitted(received->trust, received->head);
        empty_staging(stock.staging);
    }
    tag_ = std::move(arrived.tag);
    return Visited{.renewed = !is_here, .head = std::move(received->head)};
}

Result<release::ReceivedHead> Source::receive(const release::Trust& trust, const base::Bytes& head,
                                              const std::stop_token& stop) {
    return release::receive_head(
        trust, head, [&](const std::string& name, std::size_t maximum) -> Result<base::Bytes> {
            TRY(auto arrived, carrier_->fetch(name, maximum, {}, stop));
            return std::move(arrived.bytes);
        });
}

Result<void> Source::take(Stock& stock, const release::ReceivedHead& received,
                          const release::Route& route, const std::stop_token& stop) {
    TRY_VOID(check_room(stock, route));
    TRY_VOID(prepare_staging(stock.staging, route));
    Staged staged;
    for (const PackFile& pack : route.packs) {
        TRY(auto file, platform::StagedFile::open(stock.staging / staged_name(pack)));
        TRY_VOID(carrier_->append(release::pack_name(pack.digest), pack.size_bytes, file, stop));
        TRY_VOID(staged.add(pack, std::move(file)));
    }
    const release::Head& head = received.head;
    TRY(const auto papers, stock.catalog.papers());
    using Renewal = store::CatalogStore::Renewal;
    return stock.catalog.change([&](store::CatalogChange& change) -> Result<Renewal> {
        CatalogDocuments documents{change, papers ? std::optional{papers->charter} : std::nullopt};
        TRY_VOID(release::apply(
            head, route,
            [&](const PackFile& pack, std::uint64_t at, std::size_t size) {
                return staged.read(pack, at, size);
            },
            documents));
        TRY(release::Charter charter, release::parse_charter(*documents.charter()));
        return Renewal{{head.issued, "release " + std::to_string(head.number),
                        std::move(charter.recalled), head.fresh_until},
                       {to_json(admitted(received.trust, head)), *documents.charter()}};
    });
}

} // namespace kiosk
