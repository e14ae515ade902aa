#include "kiosk/catch_up.h"

#include <set>

namespace kiosk {
namespace {

using base::ErrorCode;
using base::Result;
using release::PackFile;

constexpr std::uint64_t spare_bytes = 64u * 1024 * 1024;

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
    const auto free = stock.folder->free_bytes();
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

} // namespace

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
    Visited visited;
    visited.renewed = !holds(stock, received->head);
    if (visited.renewed) {
        const release::Route route = route_for(stock, received->head);
        auto taken = take(stock, *received, route, stop);
        if (!taken && !route.from_nothing && is_of_the_route(taken.error()))
            taken = take(stock, *received, route_from_nothing(received->head), stop);
        if (!taken)
            return std::unexpected(std::move(taken).error());
        visited.unkept = std::move(taken->unkept);
        empty_staging(stock.staging());
    }
    tag_ = std::move(arrived.tag);
    visited.head = std::move(received->head);
    return visited;
}

Result<release::ReceivedHead> Source::receive(const release::Trust& trust, const base::Bytes& head,
                                              const std::stop_token& stop) {
    return release::receive_head(
        trust, head, [&](const std::string& name, std::size_t maximum) -> Result<base::Bytes> {
            TRY(auto arrived, carrier_->fetch(name, maximum, {}, stop));
            return std::move(arrived.bytes);
        });
}

Result<TakenIn> Source::take(Stock& stock, const release::ReceivedHead& received,
                             const release::Route& route, const std::stop_token& stop) {
    TRY_VOID(check_room(stock, route));
    TRY_VOID(prepare_staging(stock.staging(), route));
    Packs packs;
    for (const PackFile& pack : route.packs) {
        TRY(auto file, platform::StagedFile::open(stock.staging() / staged_name(pack)));
        TRY_VOID(carrier_->append(release::pack_name(pack.digest), pack.size_bytes, file, stop));
        TRY_VOID(packs.add(pack, std::move(file)));
    }
    return take_in(stock, received, route, packs);
}

} // namespace kiosk
