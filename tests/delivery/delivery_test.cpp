// Letters reach the hub once and unread, whatever the network and the power do: real programs, a
// real PostgreSQL, a proxy that drops, delays, doubles and cuts (G6 and G19 of the plan).
//
// VITRINE_LETTERS=50000 makes it the long run, with 20 kills of hubs and of PostgreSQL.
#include "../hub/postgres_server.h"
#include "../sanitized.h"
#include "founding.h"
#include "processes.h"

#include "crypto/open_letter.h"
#include "hub/letters.h"
#include "main/enrolment.h"
#include "platform/clock.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <map>

namespace {

using namespace std::chrono_literals;
using crypto::KeyRole;

constexpr int kiosks = 3;
const std::string marker = "Zo\xC3\xA9-MARKER-Ptolom\xC3\xA9";

int letters_wanted() {
    const char* number = std::getenv("VITRINE_LETTERS");
    return number != nullptr ? std::atoi(number) : sanitized ? 90 : 300;
}

base::Instant now() {
    return platform::SystemClock{}.read().wall;
}

class Delivery : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        if (GetParam() == "postgresql") {
            postgres_ = std::make_unique<PostgresServer>(scratch_.path / "postgres");
            store_ = postgres_->address();
        }
        start_hubs();
        found_employer();
        proxy_ = std::make_unique<Proxy>(pointers(), 20261122);
        for (int i = 0; i < kiosks; ++i)
            enrol(i);
    }

    std::filesystem::path kiosk(int i) const {
        return scratch_.path / ("kiosk" + std::to_string(i));
    }
    std::vector<HubProcess*> pointers() {
        std::vector<HubProcess*> all;
        for (const auto& hub : hubs_)
            all.push_back(hub.get());
        return all;
    }
    // SQLite takes one hub; the second on PostgreSQL has the first's key.
    void start_hubs() {
        hubs_.push_back(std::make_unique<HubProcess>(scratch_.path / "hub0", store_));
        if (!postgres_)
            return;
        std::filesystem::create_directories(scratch_.path / "hub1");
        std::filesystem::copy(scratch_.path / "hub0" / "keys", scratch_.path / "hub1" / "keys",
                              std::filesystem::copy_options::recursive);
        hubs_.push_back(std::make_unique<HubProcess>(scratch_.path / "hub1", store_));
    }
    std::unique_ptr<hub::Engine> open_store() {
        return open_hub_store(store_, scratch_.path / "hub0");
    }
    void found_employer() {
        if (!postgres_)
            hubs_[0]->stop(); // its store takes one process
        employer_ = found(*open_store(), kiosks, random_);
        if (!postgres_)
            hubs_[0]->start();
    }
    void enrol(int i) {
        proxy_->calm();
        std::filesystem::create_directories(kiosk(i));
        const pid_t child = start_program("vitrine",
                                          {"enrol", "--data", kiosk(i).string(), "--hub", address(),
                                           "--code", employer_->codes[static_cast<std::size_t>(i)]},
                                          log());
        ASSERT_EQ(wait_for(child), 0) << read_all(log());
    }
    std::string address() const { return "http://127.0.0.1:" + std::to_string(proxy_->port()); }
    std::filesystem::path log() const { return scratch_.path / "kiosks.log"; }

    crypto::Envelope letter(const vitrine::Enrolled& enrolled, const crypto::LetterId& id,
                            const std::string& text) {
        return seal_letter(*employer_, enrolled.sealer.device, id, text, random_);
    }
    // Registrations of visitors, committed as the kiosk commits them.
    void fill(int i, int count) {
        const auto enrolled = vitrine::read_enrolment(kiosk(i), "Borne");
        ASSERT_TRUE(enrolled && *enrolled) << enrolled.error().detail;
        auto outbox = store::OutboxStore::open(*store::open_folder(kiosk(i)));
        ASSERT_TRUE(outbox) << outbox.error().detail;
        std::vector<crypto::Envelope> batch;
        for (int n = 0; n < count; ++n) {
            const auto id = letter_id(random_);
            batch.push_back(letter(**enrolled, id, marker + std::to_string(n)));
            sealed_[id] = crypto::serialise(batch.back());
            if (batch.size() == 100 || n + 1 == count) {
                ASSERT_TRUE(outbox->save(batch, now()));
                batch.clear();
            }
        }
    }
    pid_t deliver(int i, int seconds) {
        return start_program(
            "vitrine",
            {"letters", "send", "--data", kiosk(i).string(), "--for", std::to_string(seconds)},
            log());
    }
    int count_unsent(int i) {
        auto outbox = store::OutboxStore::open(*store::open_folder(kiosk(i)));
        return outbox ? outbox->count_unsent().value_or(-1) : -1;
    }
    int post(const base::Bytes& bytes) {
        platform::SystemHttp http;
        platform::HttpRequest request;
        request.method = "POST";
        request.url = address() + "/letters";
        request.body.assign(bytes.begin(), bytes.end());
        const auto answer = http.send(request);
        return answer ? answer->status : -1;
    }
    void check_store();
    void check_quarantine();
    void dump_hubs();
    void scan_for_marker();

    Scratch scratch_;
    crypto::SystemRandom random_;
    std::unique_ptr<PostgresServer> postgres_;
    std::string store_;
    std::vector<std::unique_ptr<HubProcess>> hubs_;
    std::unique_ptr<Founded> employer_;
    std::unique_ptr<Proxy> proxy_;
    std::map<crypto::LetterId, base::Bytes> sealed_;
};

// Every letter once, byte for byte, and both keys open it.
void Delivery::check_store() {
    const auto engine = open_store();
    std::optional<std::int64_t> before;
    std::size_t found = 0;
    do {
        const auto page = hub::list_interests(*engine, employer_->employer, before, 500);
        ASSERT_TRUE(page) << page.error().detail;
        EXPECT_EQ(page->total, static_cast<std::int64_t>(sealed_.size()));
        for (const hub::Interest& each : page->interests) {
            const auto known = sealed_.find(each.id);
            ASSERT_NE(known, sealed_.end());
            EXPECT_EQ(each.envelope, known->second);
            const auto envelope = crypto::parse_envelope(each.envelope);
            const auto inner = crypto::open_letter(*envelope, employer_->key);
            ASSERT_TRUE(inner);
            EXPECT_TRUE(inner->text().starts_with(marker));
            if (found++ % 50 == 0) {
                EXPECT_TRUE(crypto::open_letter(*envelope, employer_->escrow));
            }
        }
        before = page->next;
    } while (before);
    EXPECT_EQ(found, sealed_.size());
}

void Delivery::check_quarantine() {
    const auto enrolled = vitrine::read_enrolment(kiosk(0), "Borne");
    const auto& [id, bytes] = *sealed_.begin();
    // The first is of whichever kiosk; its own device key is not asked for a forgery's sake.
    const auto forged = letter(**enrolled, id, marker + "another body");
    EXPECT_EQ(post(crypto::serialise(forged)), 409);
    EXPECT_EQ(post(bytes), 200);
    auto broken = bytes;
    broken.back() = static_cast<std::uint8_t>(broken.back() ^ 1);
    EXPECT_EQ(post(broken), 401); // its digest is not that of its bytes
    vitrine::Enrolled stranger{
        {}, {}, {{}, {}, crypto::make_secret_key<KeyRole::device>(random_), "", {}}};
    EXPECT_EQ(post(crypto::serialise(letter(stranger, letter_id(random_), marker))), 401);
}

// What a core dump would hold, beside the other files; that none is made is said by the limit.
void Delivery::dump_hubs() {
    for (const auto& hub : hubs_) {
        const std::string proc = "/proc/" + std::to_string(hub->process());
        const std::string limits = read_all(proc + "/limits");
        const auto core = limits.find("Max core file size");
        EXPECT_NE(limits.substr(core, 60).find(" 0 "), std::string::npos) << limits;
        // Nobody else may read the memory of a process like this; a sanitizer's is terabytes wide.
        if (::geteuid() == 0 && !sanitized) {
            EXPECT_GT(dump_memory(hub->process(), hub->data().string() + ".memory"), 1U << 20);
        }
    }
}

// Nothing that a visitor said stands anywhere between the kiosk's seal and the recruiter's key:
// kiosks' files, hubs' files and memory, PostgreSQL's own, logs, all packets.
void Delivery::scan_for_marker() {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(scratch_.path)) {
        if (!entry.is_regular_file())
            continue;
        ++files;
        EXPECT_EQ(read_all(entry.path()).find("MARKER"), std::string::npos) << entry.path();
    }
    EXPECT_GT(files, 10U);
    const std::string packets = read_all(scratch_.path / "packets");
    for (const char* seen : {"POST /letters", "VLET", "VACK"}) // that it was looked at at all
        EXPECT_NE(packets.find(seen), std::string::npos) << seen;
}

TEST_P(Delivery, EachLetterArrivesOnceWhateverHappens) {
    const int wanted = letters_wanted();
    const bool is_long = wanted > 1000;
    for (int i = 0; i < kiosks; ++i)
        fill(i, wanted / kiosks);
    Proxy unkind(pointers(), 7);
    if (!is_long)
        unkind.record(scratch_.path / "packets");
    // The kiosks know the calm proxy's address; the unkind one takes its place.
    for (int i = 0; i < kiosks; ++i) {
        std::string text = read_all(kiosk(i) / "hub.json");
        const std::string calm = ":" + std::to_string(proxy_->port());
        text.replace(text.find(calm), calm.size(), ":" + std::to_string(unkind.port()));
        std::ofstream(kiosk(i) / "hub.json") << text;
    }
    std::vector<pid_t> deliveries;
    for (int i = 0; i < kiosks; ++i)
        deliveries.push_back(deliver(i, is_long ? 360 : 22));
    const int kills = is_long ? 20 : 3;
    for (int n = 0; n < kills; ++n) {
        std::this_thread::sleep_for(is_long ? 3s : 600ms);
        HubProcess& hub = *hubs_[static_cast<std::size_t>(n) % hubs_.size()];
        hub.kill_hard();
        if (postgres_ && (is_long || n == 1)) {
            postgres_->kill_hard();
            postgres_->start();
        }
        hub.start();
    }
    // A kiosk that starts again goes on without back-off; the last of many letters needs it often.
    for (int i = 0; i < kiosks; ++i) {
        int status = wait_for(deliveries[static_cast<std::size_t>(i)]);
        for (int again = 0; status != 0 && again < (is_long ? 60 : 1); ++again)
            status = wait_for(deliver(i, 22));
        EXPECT_EQ(status, 0) << read_all(log());
    }
    for (int i = 0; i < kiosks; ++i)
        EXPECT_EQ(count_unsent(i), 0);
    EXPECT_EQ(unkind.differing, 0);
    EXPECT_GT(unkind.doubled + unkind.lost, wanted / 5);
    std::cout << "dropped " << unkind.dropped << ", answers lost " << unkind.lost << ", cut "
              << unkind.cut << ", doubled " << unkind.doubled << "\n";
    check_quarantine();
    if (!is_long)
        dump_hubs();
    for (const auto& hub : hubs_)
        EXPECT_EQ(hub->stop(), 0) << read_all(hub->log());
    check_store();
    if (!is_long)
        scan_for_marker();
}

TEST_P(Delivery, AQueueCanBeCarriedByHandTwice) {
    fill(0, 5);
    const auto run = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "letters");
        return wait_for(start_program("vitrine", arguments, log()));
    };
    const std::string file = (scratch_.path / "queue.letters").string();
    ASSERT_EQ(run({"export", "--data", kiosk(0).string(), file}), 0) << read_all(log());
    ASSERT_EQ(run({"post", "--hub", address(), file}), 0) << read_all(log());
    const std::string first = read_all(file + ".received");
    ASSERT_EQ(run({"post", "--hub", address(), file}), 0) << read_all(log());
    EXPECT_EQ(read_all(file + ".received"), first);
    EXPECT_EQ(count_unsent(0), 5);
    for (int i = 0; i < 2; ++i)
        ASSERT_EQ(run({"acknowledge", "--data", kiosk(0).string(), file + ".received"}), 0)
            << read_all(log());
    EXPECT_EQ(count_unsent(0), 0);
    for (const auto& hub : hubs_)
        hub->stop();
    check_store();
}

INSTANTIATE_TEST_SUITE_P(Store, Delivery, testing::Values("sqlite", "postgresql"),
                         [](const auto& each) { return each.param; });

// Whoever holds neither key has no code to open a letter with either; the recruiter's command has.
TEST(Binaries, OnlyTheCommandLineCanOpenALetter) {
#if VITRINE_SHARED
    GTEST_SKIP() << "with a shared library for each layer no program holds its own code";
#endif
    const auto check = [](const char* name, bool opens) {
        const std::string bytes = read_all(std::string{VITRINE_BINARY} + "/bin/" + name);
        EXPECT_NE(bytes.find("crypto_sign_detached"), std::string::npos) << name; // can be seen
        for (const char* symbol : {"crypto_box_seal_open", "open_letter"})
            EXPECT_EQ(bytes.find(symbol) != std::string::npos, opens) << name << ": " << symbol;
    };
    check("vitrine-hub", false);
    check("vitrine-kiosk", false);
    check("vitrine-drive", false);
    check("vitrine", true);
}

} // namespace
