// Why: a hub in a test needs an employer, kiosks and letters before anything can be tried.
// Left to others: what is tried (delivery_test, attack_test, letters_bench).
#pragma once

#include "crypto/envelope.h"
#include "hub/sql.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct Founded {
    crypto::EmployerSecretKey key;
    crypto::EscrowSecretKey escrow;
    std::string employer;           // its id
    std::vector<std::string> codes; // of enrolment, one a kiosk
};

// By the system's clock. `store` is an address of PostgreSQL, or empty for the SQLite file of a hub
// that does not run.
std::unique_ptr<hub::Engine> open_hub_store(const std::string& store,
                                            const std::filesystem::path& data);
std::unique_ptr<Founded> found(hub::Engine& engine, int kiosks, crypto::Random& random);
crypto::DeviceSigningKey enrol_device(hub::Engine& engine, const std::string& code,
                                      crypto::Random& random);

crypto::Envelope seal_letter(const Founded& founded, const crypto::DeviceSigningKey& device,
                             const crypto::LetterId& id, const std::string& text,
                             crypto::Random& random);
crypto::LetterId letter_id(crypto::Random& random);
std::string post_of(const crypto::Envelope& letter); // the whole HTTP request
