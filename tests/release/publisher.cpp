#include "publisher.h"

#include "catalog/offer_json.h"
#include "release/charter.h"

namespace sample {

using release::DocumentsInMemory;

base::Instant noon(int day) {
    return *base::parse_instant("2026-03-01T12:00:00Z") + std::chrono::hours{24 * day};
}

catalog::Offer offer(int number, int edition) {
    catalog::Offer offer;
    offer.id.text = "offer-" + std::to_string(number);
    offer.source.name = std::to_string(number) + ".txt";
    offer.facts[catalog::Field::title] = {catalog::FactStatus::stated,
                                          {"Jardinier " + std::to_string(number)},
                                          "Jardinier",
                                          {1, 1},
                                          {}};
    offer.source.lines = {"Jardinier " + std::to_string(number)};
    std::uint32_t word = static_cast<std::uint32_t>(number) * 2654435761u + 1;
    for (int line = 0; line < 20; ++line) {
        std::string text = line == 7 ? "édition " + std::to_string(edition) : "ligne";
        for (int i = 0; i < 8; ++i)
            text += " mot" + std::to_string((word = word * 1664525u + 1013904223u) >> 20);
        offer.source.lines.push_back(text);
    }
    return offer;
}

DocumentsInMemory::Map documents(int count, int edition, const release::Charter& charter) {
    DocumentsInMemory::Map texts{{std::string(release::charter_id), to_json(charter)}};
    for (int i = 0; i < count; ++i)
        texts.emplace(offer(i).id.text, catalog::to_stored_json(offer(i, edition)));
    return texts;
}

base::Bytes bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

Publisher::Publisher(std::uint64_t seed, std::string channel)
    : random_(seed)
    , key_(crypto::ReleaseSigningKey::make(random_))
    , anchor_(key_.public_key())
    , channel_(std::move(channel)) {}

const release::Head& Publisher::publish(const DocumentsInMemory::Map& documents, int day) {
    return publish(documents, noon(day), noon(day + 7));
}

const release::Head& Publisher::publish(const DocumentsInMemory::Map& documents,
                                        base::Instant issued, base::Instant fresh_until) {
    auto next = release::next_release(former_, {channel_, epoch_, issued, fresh_until, documents});
    EXPECT_TRUE(next) << next.error().detail;
    for (const release::Packed& pack : next->packs)
        files_[release::pack_name(pack.file.digest)] = pack.bytes;
    sign(next->head, files_);
    former_ = release::Former{next->head, documents};
    return former_->head;
}

void Publisher::rotate() {
    auto next = crypto::ReleaseSigningKey::make(random_);
    const std::string text =
        to_json(release::Rotation{++epoch_, key_.public_key(), next.public_key()});
    const std::string name = release::rotation_name(key_.public_key().id);
    files_[name] = bytes_of(text);
    files_[name + ".minisig"] =
        bytes_of(crypto::sign_release(key_, base::bytes_of(text), "rotation"));
    key_ = std::move(next);
}

void Publisher::sign(const release::Head& head, Files& files) const {
    sign(to_json(head), files);
}

void Publisher::sign(std::string_view text, Files& files) const {
    files["head.json"] = bytes_of(text);
    files["head.json.minisig"] =
        bytes_of(crypto::sign_release(key_, base::bytes_of(text), "a release"));
}

base::Result<void> Kiosk::take(const Files& files) {
    const auto fetch = [&](const std::string& name,
                           std::size_t maximum) -> base::Result<base::Bytes> {
        const auto found = files.find(name);
        if (found == files.end())
            return base::fail(base::ErrorCode::not_found, name + " is not there");
        if (found->second.size() > maximum)
            return base::fail(base::ErrorCode::too_large, name + " is too large");
        return found->second;
    };
    TRY(const base::Bytes head, fetch("head.json", release::maximum_head_bytes));
    TRY(const release::ReceivedHead received, release::receive_head(trust, head, fetch));
    const release::Route route = route_to(received.head, trust.seen);
    for (const release::PackFile& pack : route.packs) {
        TRY(const base::Bytes bytes, fetch(release::pack_name(pack.digest), pack.size_bytes));
        TRY_VOID(check_pack(pack, bytes.size(), crypto::sha256(bytes)));
    }
    auto copy = documents;
    TRY_VOID(release::apply(
        received.head, route,
        [&](const release::PackFile& pack, std::uint64_t at,
            std::size_t size) -> base::Result<base::Bytes> {
            const base::Bytes& bytes = files.at(release::pack_name(pack.digest));
            const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(at);
            return base::Bytes(from, from + static_cast<std::ptrdiff_t>(size));
        },
        copy));
    documents = std::move(copy);
    trust = admitted(received.trust, received.head);
    fetched_bytes += size_of(route);
    return {};
}

} // namespace sample
