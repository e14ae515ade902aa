#include "founding.h"

#include "hub/fleet.h"
#include "hub/people.h"
#include "platform/clock.h"
#include "wire/enrolment.h"

#include <gtest/gtest.h>

using crypto::KeyRole;

namespace {

base::Instant now() {
    return platform::SystemClock{}.read().wall;
}

} // namespace

std::unique_ptr<hub::Engine> open_hub_store(const std::string& store,
                                            const std::filesystem::path& data) {
    auto engine =
        store.empty() ? hub::open_sqlite((data / "hub.db").string()) : hub::open_postgres(store);
    EXPECT_TRUE(engine) << engine.error().detail;
    return std::move(*engine);
}

std::unique_ptr<Founded> found(hub::Engine& engine, int kiosks, crypto::Random& random) {
    auto founded =
        std::make_unique<Founded>(Founded{crypto::make_secret_key<KeyRole::employer>(random),
                                          crypto::make_secret_key<KeyRole::escrow>(random),
                                          "",
                                          {}});
    hub::FirstRun run;
    run.code = *wire::code_from(*hub::invite(engine, "", "", now(), random));
    run.login = "anne";
    run.name = "Anne";
    run.language = "fr";
    run.password_hash = "none";
    run.employer = "Ville d’Exemple";
    run.keys = {founded->key.public_key(), founded->escrow.public_key()};
    const auto session = hub::first_run(engine, run, now(), random);
    EXPECT_TRUE(session) << session.error().detail;
    founded->employer = session->employer.id;
    for (int i = 0; i < kiosks; ++i)
        founded->codes.push_back(hub::make_enrolment_code(engine, founded->employer,
                                                          "Borne " + std::to_string(i), "Hall",
                                                          now(), random)
                                     ->code);
    return founded;
}

crypto::DeviceSigningKey enrol_device(hub::Engine& engine, const std::string& code,
                                      crypto::Random& random) {
    auto device = crypto::make_secret_key<KeyRole::device>(random);
    const auto enrolled =
        hub::enrol(engine, *wire::code_from(code), device.public_key(), now(), random);
    EXPECT_TRUE(enrolled) << enrolled.error().detail;
    return device;
}

crypto::Envelope seal_letter(const Founded& founded, const crypto::DeviceSigningKey& device,
                             const crypto::LetterId& id, const std::string& text,
                             crypto::Random& random) {
    const auto receipt = *crypto::receipt_digest_of(crypto::make_receipt_code(random));
    const auto envelope =
        crypto::seal({id, founded.key.public_key(), founded.escrow.public_key(), receipt},
                     base::bytes_of(text), device, random);
    EXPECT_TRUE(envelope);
    return *envelope;
}

crypto::LetterId letter_id(crypto::Random& random) {
    return crypto::make_letter_id(now(), random);
}

std::string post_of(const crypto::Envelope& letter) {
    const base::Bytes bytes = crypto::serialise(letter);
    return "POST /letters HTTP/1.1\r\nHost: hub\r\nContent-Type: application/octet-stream\r\n"
           "Content-Length: " +
           std::to_string(bytes.size()) + "\r\n\r\n" + std::string(bytes.begin(), bytes.end());
}
