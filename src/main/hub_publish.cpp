#include "main/hub_publish.h"

#include "catalog/offer_json.h"
#include "crypto/whole_file.h"
#include "main/release_folder.h"

#include <algorithm>
#include <memory>

namespace vitrine {
namespace {

using base::ErrorCode;
using base::Result;
using release::DocumentsInMemory;

constexpr std::string_view channel = "main";
constexpr auto fresh_for = std::chrono::days{7};

// Opening the key costs a second and 256 MiB, so it happens once.
struct Publisher {
    std::filesystem::path data;
    crypto::HubPublicKey hub;
    std::optional<PublisherKeys> keys = {};

    Result<hub::ReleaseState> issue(const hub::Edition& edition, base::Instant now);
};

// One escrow key stands in a charter. Where employers have several, none stands there: kiosks then
// use those of their enrolment.
std::optional<crypto::EscrowPublicKey> common_escrow(const hub::Edition& edition) {
    if (edition.employers.empty())
        return std::nullopt;
    const auto& first = edition.employers.front().escrow;
    const bool is_common = std::ranges::all_of(
        edition.employers, [&](const auto& each) { return each.escrow == first; });
    return is_common ? std::optional{first} : std::nullopt;
}

Result<std::optional<release::Former>> read_former(const std::filesystem::path& folder,
                                                   const PublisherKeys& keys) {
    auto read = read_release(folder, release::Trust::in(keys.first, std::string{channel}));
    if (read)
        return release::Former{std::move(read->received.head), std::move(read->documents)};
    if (!std::filesystem::exists(folder / release::head_name))
        return std::nullopt;
    return std::unexpected(std::move(read).error());
}

Result<hub::ReleaseState> Publisher::issue(const hub::Edition& edition, base::Instant now) {
    const std::filesystem::path folder = data / "releases";
    if (!keys) {
        TRY(keys, open_publisher_keys(data / "publisher", data / "publisher" / "passphrase"));
    }
    TRY(const auto former, read_former(folder, *keys));
    release::Charter charter;
    for (const auto& each : edition.employers)
        charter.employers.push_back({each.name, each.key});
    charter.escrow = common_escrow(edition);
    charter.acknowledgement = hub;
    charter.recalled = edition.recalled;
    DocumentsInMemory::Map documents{{std::string(release::charter_id), to_json(charter)}};
    for (const catalog::Offer& offer : edition.offers)
        documents.emplace(offer.id.text, catalog::to_stored_json(offer));
    release::Edition next{std::string{channel},
                          keys->epoch,
                          std::chrono::floor<std::chrono::seconds>(now),
                          {},
                          std::move(documents)};
    if (former && next.issued <= former->head.issued)
        next.issued = former->head.issued + std::chrono::seconds{1};
    next.fresh_until = next.issued + fresh_for;
    TRY(const release::Publication publication, release::next_release(former, next));
    const std::string head = to_json(publication.head);
    TRY_VOID(write_release(
        folder, publication,
        crypto::sign_release(keys->key, base::bytes_of(head),
                             "vitrine release " + std::to_string(publication.head.number)),
        data / "publisher" / "rotations", former ? std::optional{former->head} : std::nullopt));
    return hub::ReleaseState{static_cast<std::int64_t>(publication.head.number), next.issued,
                             static_cast<std::int64_t>(edition.offers.size())};
}

} // namespace

Result<crypto::ReleasePublicKey> prepare_publisher(const std::filesystem::path& data,
                                                   crypto::Random& random) {
    const auto folder = data / "publisher";
    const auto passphrase = folder / "passphrase";
    std::error_code refused;
    std::filesystem::create_directories(data / "releases", refused);
    std::filesystem::create_directories(folder, refused);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, refused);
    if (refused)
        return base::fail(ErrorCode::denied, folder.string() + ": " + refused.message());
    if (std::filesystem::exists(folder / "release.pub"))
        return read_release_pub(folder / "release.pub");
    if (!std::filesystem::exists(passphrase)) {
        std::array<std::uint8_t, 24> bytes{};
        random.fill(bytes);
        const std::string line = base::to_base64url(bytes) + "\n";
        TRY_VOID(crypto::write_whole(passphrase, base::bytes_of(line), crypto::Secrecy::secret));
    }
    return make_publisher_keys(folder, passphrase);
}

hub::IssueRelease publisher(const std::filesystem::path& data, crypto::HubPublicKey hub) {
    const auto publisher = std::make_shared<Publisher>(Publisher{data, hub});
    return [publisher](const hub::Edition& edition, base::Instant now) {
        return publisher->issue(edition, now);
    };
}

} // namespace vitrine
