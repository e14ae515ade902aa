#include "kiosk/stock.h"

#include "kiosk/catalog_documents.h"
#include "release/charter.h"

#include <algorithm>
#include <set>

namespace kiosk {
namespace {

using base::Result;
using release::Head;
using release::PackFile;
using release::Route;
using release::Seen;
using release::Trust;

constexpr std::size_t hashed_at_once = 1024 * 1024;
constexpr std::size_t maximum_kept_packs = 2000;

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

std::optional<Trust> trust_in(const std::string& json, const Trust& begins_as) {
    auto trust = release::parse_trust(json);
    if (!trust || trust->anchor != begins_as.anchor || trust->channel != begins_as.channel)
        return std::nullopt;
    return std::move(*trust);
}

bool is_newer(const std::optional<Seen>& a, const std::optional<Seen>& b) {
    const auto place = [](const std::optional<Seen>& seen) {
        return seen ? std::pair{seen->epoch, seen->number}
                    : std::pair<std::uint64_t, std::uint64_t>{};
    };
    return place(a) > place(b);
}

bool is_release(const std::optional<Seen>& seen, const Head& head) {
    return seen && seen->epoch == head.epoch && seen->number == head.number &&
           seen->root == head.root;
}

Result<void> write_catalog(Stock& stock, const Head& head, const Trust& trust, const Route& route,
                           const Packs& packs) {
    TRY(const auto papers, stock.catalog.papers());
    using Renewal = store::CatalogStore::Renewal;
    return stock.catalog.change([&](store::CatalogChange& change) -> Result<Renewal> {
        CatalogDocuments documents{change, papers ? std::optional{papers->charter} : std::nullopt};
        TRY_VOID(release::apply(
            head, route,
            [&](const PackFile& pack, std::uint64_t at, std::size_t size) {
                return packs.read(pack, at, size);
            },
            documents));
        TRY(release::Charter charter, release::parse_charter(*documents.charter()));
        return Renewal{{head.issued, "release " + std::to_string(head.number),
                        std::move(charter.recalled), head.fresh_until},
                       {to_json(trust), *documents.charter()}};
    });
}

Route joined(const Route& kept, const Route& route) {
    if (route.from_nothing || kept.packs.empty())
        return route.from_nothing ? route : Route{};
    Route all = kept;
    all.packs.insert(all.packs.end(), route.packs.begin(), route.packs.end());
    return all;
}

std::filesystem::path kept_path(const Stock& stock, const PackFile& pack) {
    return stock.data / release::pack_name(pack.digest);
}

// The packs of the route, which may lie in the staging folder, and no others.
Result<void> keep_packs(const Stock& stock) {
    std::set<std::string> wanted;
    std::error_code failed;
    const auto folder = stock.data / "packs";
    std::filesystem::create_directories(folder, failed);
    for (const PackFile& pack : stock.kept.packs) {
        const auto at = kept_path(stock, pack);
        wanted.insert(at.filename().string());
        std::error_code elsewhere; // it is here already
        std::filesystem::rename(stock.staging() / staged_name(pack), at, elsewhere);
        if (!std::filesystem::is_regular_file(at, failed))
            return base::fail(base::ErrorCode::unavailable, at.string() + " cannot be kept");
    }
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
        if (!wanted.contains(entry.path().filename().string())) {
            std::error_code ignored;
            std::filesystem::remove_all(entry.path(), ignored);
        }
    return {};
}

Result<void> keep(Stock& stock, const Head& head) {
    const auto kept = keep_packs(stock);
    if (!kept)
        stock.kept = {};
    TRY_VOID(stock.admissions.keep({to_json(stock.trust), to_json(head), to_json(stock.kept)}));
    return kept;
}

} // namespace

std::string staged_name(const PackFile& pack) {
    return crypto::to_hex(pack.digest) + ".pack";
}

Result<void> Packs::add(const PackFile& pack, platform::StagedFile file) {
    const Result<crypto::Digest> digest = digest_of(file);
    if (!digest)
        return std::unexpected(digest.error());
    const auto checked = release::check_pack(pack, file.size_bytes(), *digest);
    if (!checked) {
        TRY_VOID(file.restart());
        return checked;
    }
    files_.emplace(pack.digest, std::move(file));
    return {};
}

Result<base::Bytes> Packs::read(const PackFile& pack, std::uint64_t at, std::size_t size) const {
    return files_.at(pack.digest).read(at, size);
}

Result<Stock> open_stock(std::shared_ptr<store::Folder> folder, std::filesystem::path data,
                         const crypto::ReleasePublicKey& anchor, const std::string& channel) {
    TRY(auto catalog, store::CatalogStore::open(folder));
    TRY(auto admissions, store::AdmissionStore::open(folder));
    Stock stock{std::move(folder),
                std::move(data),
                std::move(catalog),
                std::move(admissions),
                Trust::in(anchor, channel),
                std::nullopt,
                {}};
    TRY(const auto papers, stock.catalog.papers());
    if (papers)
        if (auto trust = trust_in(papers->trust, stock.trust)) {
            stock.held = trust->seen;
            stock.trust = std::move(*trust);
        }
    TRY(const auto last, stock.admissions.last());
    auto floor = last ? trust_in(last->trust, stock.trust) : std::nullopt;
    if (is_newer(stock.trust.seen, floor ? floor->seen : std::nullopt)) {
        // The power went between the two: the packs are those of an older release.
        TRY_VOID(stock.admissions.keep({to_json(stock.trust), "", to_json(Route{})}));
        return stock;
    }
    if (!floor)
        return stock;
    stock.trust = std::move(*floor);
    const auto head = release::parse_head(base::bytes_of(last->head));
    const bool is_of_this = head && is_release(stock.held ? stock.held : stock.trust.seen, *head);
    if (is_of_this) {
        TRY(stock.kept, release::parse_route(last->route));
    }
    return stock;
}

bool holds(const Stock& stock, const Head& head) {
    return is_release(stock.held, head);
}

Route route_for(const Stock& stock, const Head& head) {
    const Route route = route_to(head, stock.held);
    if (route.from_nothing || stock.kept.packs.empty())
        return route;
    const Route all = joined(stock.kept, route);
    const std::uint64_t snapshot = all.packs.front().size_bytes;
    const bool outgrown =
        all.packs.size() > maximum_kept_packs || size_of(all) - snapshot > snapshot;
    return outgrown ? route_from_nothing(head) : route;
}

Result<TakenIn> take_in(Stock& stock, const release::ReceivedHead& received, const Route& route,
                        const Packs& packs) {
    Trust trust = admitted(received.trust, received.head);
    TRY_VOID(write_catalog(stock, received.head, trust, route, packs));
    stock.trust = std::move(trust);
    stock.held = stock.trust.seen;
    stock.kept = joined(stock.kept, route);
    TakenIn taken;
    if (auto kept = keep(stock, received.head); !kept)
        taken.unkept = std::move(kept).error();
    return taken;
}

Result<bool> restore(Stock& stock) {
    if (stock.held || stock.kept.packs.empty())
        return false;
    TRY(const auto last, stock.admissions.last());
    if (!last)
        return false;
    TRY(const Head head, release::parse_head(base::bytes_of(last->head)));
    Packs packs;
    for (const PackFile& pack : stock.kept.packs) {
        TRY(auto file, platform::StagedFile::open(kept_path(stock, pack)));
        TRY_VOID(packs.add(pack, std::move(file)));
    }
    TRY_VOID(write_catalog(stock, head, stock.trust, stock.kept, packs));
    stock.held = stock.trust.seen;
    return true;
}

} // namespace kiosk
