#include "booth.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <unistd.h>

namespace booth {

using catalog::Field;
using namespace std::chrono_literals;

const kiosk::Furnishing& furnishing() {
    static const auto read = kiosk::furnish(VITRINE_BINARY "/share/vitrine");
    EXPECT_TRUE(read) << read.error().detail;
    base::ensure(read.has_value());
    return *read;
}

base::TrustedTime morning() {
    return {*base::parse_instant("2025-10-21T09:00"), true};
}

std::vector<catalog::Offer> offers() {
    std::vector<catalog::Offer> all;
    for (const char* title : {"Jardinier", "Chargé·e de mission cohérence", "Médecin"}) {
        catalog::Offer offer;
        const std::string number = std::to_string(all.size());
        offer.id.text = "offer-" + number;
        offer.source.name = number + ".txt";
        offer.source.lines = {title, "Référence : REF " + number, "Ville de Valrive"};
        const auto state = [&](Field field, std::string value, int line) {
            const std::string quote = offer.source.lines[static_cast<std::size_t>(line - 1)];
            offer.facts[field] = {
                catalog::FactStatus::stated, {std::move(value)}, quote, {line, line}, {}};
        };
        state(Field::title, title, 1);
        state(Field::reference, "REF " + number, 2);
        state(Field::employer, all.size() == 2 ? "Hôpital de Valrive" : "Ville de Valrive", 3);
        if (all.size() == 1)
            state(Field::deadline, "2025-11-13", 3);
        all.push_back(std::move(offer));
    }
    return all;
}

Folder::Folder() {
    std::string pattern = testing::TempDir() + "vitrine-booth-XXXXXX";
    path = mkdtemp(pattern.data());
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
}

registration::Sealer sealer() {
    crypto::SeededRandom random{7};
    const auto employer = crypto::make_secret_key<crypto::KeyRole::employer>(random);
    const auto escrow = crypto::make_secret_key<crypto::KeyRole::escrow>(random);
    registration::Employers employers;
    for (const char* name : {"Ville de Valrive", "Hôpital de Valrive"})
        EXPECT_TRUE(employers.add(name, employer.public_key()));
    return {std::move(employers), escrow.public_key(),
            crypto::make_secret_key<crypto::KeyRole::device>(random), "Borne 12"};
}

Booth::Booth(const std::filesystem::path& data, bool bring) {
    auto keeper = kiosk::Keeper::open({.data = data});
    EXPECT_TRUE(keeper) << keeper.error().detail;
    if (bring) {
        EXPECT_TRUE(keeper->bring(offers(), {now.now - 1h, "test", {}}));
    }
    kiosk::KioskOptions options;
    options.house.kiosk_name = "Borne 12";
    options.house.staff_code = "Sesame2025";
    options.house.notices = furnishing().notices;
    auto opened = kiosk::Kiosk::open(std::move(options), furnishing(), std::move(*keeper), now);
    EXPECT_TRUE(opened) << opened.error().detail;
    kiosk_.emplace(std::move(*opened));
    step();
    EXPECT_TRUE(kiosk_->open_registrations(sealer(), now));
    step();
}

void Booth::step(std::vector<platform::Input> inputs) {
    drawn += kiosk_->step(inputs, now);
}

void Booth::tap(const std::string& id) {
    const semantics::Node* node = semantics::find(tree(), id);
    ASSERT_NE(node, nullptr) << "no " << id << " on " << tree().screen;
    const float x = node->rect.x + node->rect.width / 2;
    const float y = node->rect.y + node->rect.height / 2;
    step({platform::Touch{platform::TouchPhase::began, x, y}});
    now.now += 60ms;
    step({platform::Touch{platform::TouchPhase::ended, x, y}});
    now.now += 190ms;
    step();
}

void Booth::type(const std::string& letters) {
    for (const char letter : letters)
        tap(std::string("key.") + letter);
}

void Booth::pass(base::Duration time) {
    const base::Instant end = now.now + time;
    while (kiosk_->next_wake() && *kiosk_->next_wake() <= end) {
        now.now = std::max(now.now + 1ms, *kiosk_->next_wake());
        step();
    }
    now.now = std::max(now.now, end);
}

} // namespace booth
