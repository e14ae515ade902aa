#include "samples.h"

#include <gtest/gtest.h>
#include <unistd.h>

namespace samples {

using catalog::Field;

crypto::Envelope Letters::operator()(int number, std::size_t inner_bytes) {
    const crypto::Address address{crypto::make_letter_id(saved_at(number), random_),
                                  employer_.public_key(), escrow_.public_key(), receipt(number)};
    const std::string inner(inner_bytes, static_cast<char>('a' + number % 26));
    auto sealed = crypto::seal(address, base::bytes_of(inner), device_, random_);
    EXPECT_TRUE(sealed.has_value());
    return std::move(*sealed);
}

std::vector<crypto::Envelope> Letters::several(int first, int count) {
    std::vector<crypto::Envelope> letters;
    for (int i = 0; i < count; ++i)
        letters.push_back((*this)(first + i));
    return letters;
}

crypto::ReceiptDigest Letters::receipt(int number) {
    return {crypto::sha256(base::bytes_of("receipt " + std::to_string(number)))};
}

base::Instant Letters::saved_at(int number) {
    return base::Instant{std::chrono::seconds{1'763'000'000 + number}};
}

catalog::Offer offer(int number, int edition, int words) {
    const std::string name = std::to_string(number);
    catalog::Offer offer;
    offer.id.text = "offer-" + name;
    offer.source.name = name + ".txt";
    const auto state = [&](Field field, std::string value) {
        offer.facts[field] = {catalog::FactStatus::stated, {value}, value, {1, 1}, {}};
    };
    state(Field::title, "Chargé·e de mission numéro " + name);
    state(Field::reference, "REF " + name);
    state(Field::employer, "Ville de Valrive");
    state(Field::location, "1 place de la Mairie, 75013 PARIS");
    if (number % 3 != 0)
        state(Field::deadline, "2025-12-" + std::to_string(10 + number % 20));
    offer.teaser = "Édition " + std::to_string(edition);
    std::string text;
    for (int i = 0; i < words; ++i)
        text += "mot" + std::to_string((number * 31 + i * 7 + edition) % 4000) + " ";
    offer.sections.push_back({catalog::SectionKind::missions,
                              "Missions",
                              {{catalog::BlockKind::paragraph, 0, text, {2, 9}}}});
    return offer;
}

std::vector<catalog::Offer> offers(int count, int edition, int words) {
    std::vector<catalog::Offer> all;
    for (int i = 0; i < count; ++i)
        all.push_back(offer(i, edition, words));
    return all;
}

TemporaryFolder::TemporaryFolder(const std::string& name)
    : path{std::filesystem::temp_directory_path() /
           ("vitrine-" + name + "-" + std::to_string(::getpid()))} {
    std::filesystem::remove_all(path);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::permissions(path, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path, ignored);
}

std::shared_ptr<store::Folder> TemporaryFolder::open() const {
    auto folder = store::open_folder(path.string());
    EXPECT_TRUE(folder) << folder.error().detail;
    return folder ? *folder : nullptr;
}

} // namespace samples
