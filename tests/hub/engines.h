// Why: each rule of the hub's store is tried on every engine there is.
// Left to others: the rules (letters_test, people_test, fleet_test, offers_test).
#pragma once

#include "crypto/envelope.h"
#include "hub/letters.h"
#include "hub/people.h"
#include "hub/sql.h"

#include <filesystem>
#include <gtest/gtest.h>

inline const base::Instant noon{std::chrono::milliseconds{1'795'000'000'000}};
using namespace std::chrono_literals;

// A test that runs on "sqlite" and on "postgresql", each time on an empty store.
class OnEachEngine : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override;
    void TearDown() override;

    hub::Engine& engine() { return *engine_; }
    void reopen();
    void start_anew(); // on an empty store
    std::int64_t number(std::string_view sql, hub::Values values = {});

    // An employer with one recruiter, and a kiosk of it.
    struct House {
        hub::SignedIn session;
        crypto::EmployerSecretKey key;
        crypto::EscrowSecretKey escrow;
        crypto::DeviceSigningKey device;
        std::string kiosk;
    };
    House make_house(const std::string& name, const std::string& login);
    hub::Incoming letter_for(const House& house);

    std::filesystem::path folder_;
    std::unique_ptr<hub::Engine> engine_;
    crypto::SeededRandom random{20261122};
};

#define ON_EACH_ENGINE(Suite)                                                                      \
    INSTANTIATE_TEST_SUITE_P(Engine, Suite, testing::Values("sqlite", "postgresql"),               \
                             [](const auto& each) { return each.param; })
