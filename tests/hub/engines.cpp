#include "engines.h"

#include "hub/fleet.h"
#include "postgres_server.h"
#include "wire/enrolment.h"

#include <cstdlib>
#include <unistd.h>

namespace {

std::filesystem::path make_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "hub-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
        std::abort();
    std::filesystem::permissions(name, std::filesystem::perms{0755});
    return name;
}

// One server for the whole run, started at the first need.
class Server {
public:
    Server()
        : folder_(make_folder())
        , postgres_(std::make_unique<PostgresServer>(folder_ / "postgres")) {}
    ~Server() {
        postgres_.reset();
        std::filesystem::remove_all(folder_);
    }
    PostgresServer& postgres() { return *postgres_; }

private:
    std::filesystem::path folder_;
    std::unique_ptr<PostgresServer> postgres_;
};

PostgresServer& server() {
    static Server server;
    return server.postgres();
}

} // namespace

void OnEachEngine::SetUp() {
    folder_ = make_folder();
    if (GetParam() == "postgresql") {
        static bool used = false;
        PostgresServer& postgres = server();
        if (used)
            postgres.clear();
        used = true;
    }
    reopen();
}

void OnEachEngine::reopen() {
    engine_.reset();
    auto opened = GetParam() == "sqlite" ? hub::open_sqlite((folder_ / "hub.db").string())
                                         : hub::open_postgres(server().address());
    ASSERT_TRUE(opened) << opened.error().detail;
    engine_ = std::move(*opened);
}

void OnEachEngine::start_anew() {
    engine_.reset();
    if (GetParam() == "postgresql")
        server().clear();
    else
        for (const char* end : {"", "-wal", "-shm"})
            std::filesystem::remove((folder_ / "hub.db").string() + end);
    reopen();
}

void OnEachEngine::TearDown() {
    engine_.reset();
    std::filesystem::remove_all(folder_);
}

std::int64_t OnEachEngine::number(std::string_view sql, hub::Values values) {
    std::int64_t number = -1;
    const auto looked = engine().look([&](hub::Sql& connection) -> base::Result<void> {
        TRY(const auto answer, connection.run(sql, std::move(values)));
        number = answer.rows.at(0).integer(0);
        return {};
    });
    EXPECT_TRUE(looked) << looked.error().detail;
    return number;
}

OnEachEngine::House OnEachEngine::make_house(const std::string& name, const std::string& login) {
    auto key = crypto::make_secret_key<crypto::KeyRole::employer>(random);
    auto escrow = crypto::make_secret_key<crypto::KeyRole::escrow>(random);
    auto device = crypto::make_secret_key<crypto::KeyRole::device>(random);
    hub::FirstRun run;
    run.code = *wire::code_from(*hub::invite(engine(), "", "", noon, random));
    run.login = login;
    run.name = "Une recruteuse";
    run.language = "fr";
    run.password_hash = "$argon2id$";
    run.employer = name;
    run.keys = {key.public_key(), escrow.public_key()};
    auto session = hub::first_run(engine(), run, noon, random);
    EXPECT_TRUE(session) << session.error().detail;
    const auto code =
        hub::make_enrolment_code(engine(), session->employer.id, "Borne 1", "Hall", noon, random);
    EXPECT_TRUE(code) << code.error().detail;
    const auto kiosk =
        hub::enrol(engine(), *wire::code_from(code->code), device.public_key(), noon, random);
    EXPECT_TRUE(kiosk) << kiosk.error().detail;
    return {std::move(*session), std::move(key), std::move(escrow), std::move(device), kiosk->id};
}

hub::Incoming OnEachEngine::letter_for(const House& house) {
    crypto::Address address{crypto::make_letter_id(noon, random), house.key.public_key(),
                            house.escrow.public_key(),
                            *crypto::receipt_digest_of(crypto::make_receipt_code(random))};
    const auto envelope =
        crypto::seal(address, base::bytes_of("MARKER-inner-text"), house.device, random);
    EXPECT_TRUE(envelope);
    return {envelope->id,
            envelope->digest,
            envelope->receipt,
            house.kiosk,
            house.session.employer.id,
            house.session.employer.retention_days,
            crypto::serialise(*envelope)};
}
