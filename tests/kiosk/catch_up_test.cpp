// Releases over real carriers: what is admitted arrives byte for byte, and nothing else does.
#include "kiosk/catch_up.h"

#include "desk.h"

#include <array>
#include <fstream>
#include <sys/stat.h>

using base::ErrorCode;
using desk::texts_of;
using sample::Files;
using sample::Publisher;
using sample::Scene;
using namespace std::chrono_literals;

namespace {

enum class Way { http, folder, stick };

// A carrier of its own kind for whatever files it is given.
class Road {
public:
    explicit Road(Way way)
        : way_(way)
        , server_(desk::serving(files_)) {}

    void carry(Files files) {
        files_ = std::move(files);
        if (way_ == Way::folder)
            desk::write(folder_.path / "release", files_);
        if (way_ == Way::stick)
            desk::write(folder_.path / "mounts" / "STICK" / "vitrine-release", files_);
    }
    std::unique_ptr<platform::Carrier> carrier() const {
        if (way_ == Way::folder)
            return platform::open_folder_carrier(folder_.path / "release");
        if (way_ == Way::stick)
            return platform::open_stick_carrier(folder_.path / "mounts");
        return *platform::open_http(server_.address());
    }

private:
    Way way_;
    booth::Folder folder_;
    Files files_;
    web::Server server_;
};

class EveryWay : public testing::TestWithParam<Way> {};
std::string way_name(const testing::TestParamInfo<Way>& way) {
    constexpr std::array names{"Http", "Folder", "Stick"};
    return names[static_cast<std::size_t>(way.param)];
}
INSTANTIATE_TEST_SUITE_P(CatchUp, EveryWay, testing::Values(Way::http, Way::folder, Way::stick),
                         way_name);

TEST_P(EveryWay, BringsEveryReleaseByteForByte) {
    const booth::Folder data;
    Publisher publisher;
    Road road(GetParam());
    std::optional stock_of(desk::stock(data.path, publisher.trust()));
    kiosk::Stock& stock = *stock_of;
    kiosk::Source source(road.carrier());
    EXPECT_TRUE(source.visit(stock, {})->absent);
    for (int day = 1; day <= 4; ++day) {
        release::Charter charter;
        if (day == 3)
            charter.recalled = {{"offer-2"}};
        const auto texts = sample::documents(5 + day, day, charter);
        publisher.publish(texts, day);
        road.carry(publisher.files());
        const auto visited = source.visit(stock, {});
        ASSERT_TRUE(visited) << visited.error().detail;
        EXPECT_TRUE(visited->renewed);
        EXPECT_EQ(texts_of(stock.catalog), texts);
        EXPECT_EQ(stock.catalog.edition().value()->issued, sample::noon(day));
        EXPECT_EQ(stock.catalog.edition().value()->recalled, charter.recalled);
        EXPECT_FALSE(source.visit(stock, {})->renewed);
        EXPECT_FALSE(std::filesystem::exists(stock.staging())) << "nothing is left over";
    }
    publisher.rotate();
    publisher.publish(sample::documents(3, 9), 9);
    road.carry(publisher.files());
    ASSERT_TRUE(source.visit(stock, {})->renewed) << "signed with the next key";
    const auto trust = stock.trust;
    const auto held = stock.held;
    const auto kept = stock.kept;
    EXPECT_EQ(held, trust.seen);
    stock_of.reset();
    {
        const auto next_start = desk::stock(data.path, publisher.trust());
        EXPECT_EQ(next_start.trust, trust);
        EXPECT_EQ(next_start.held, held);
        EXPECT_EQ(next_start.kept, kept);
    }
    const auto stranger = desk::stock(data.path, Publisher(2).trust());
    EXPECT_EQ(stranger.trust, Publisher(2).trust()) << "another publisher begins anew";
    EXPECT_FALSE(stranger.held);
}

TEST_P(EveryWay, NoAttackIsAdmitted) {
    Road road(GetParam());
    for (const sample::Attack& attack : sample::attacks()) {
        SCOPED_TRACE(attack.name);
        const booth::Folder data;
        Scene scene;
        auto stock = desk::stock(data.path, scene.publisher.trust());
        kiosk::Source source(road.carrier());
        road.carry(scene.carried[3]);
        ASSERT_TRUE(source.visit(stock, {}));
        const Files files = attack.carrier(scene);
        if (scene.kiosk.trust.seen->number != 3) {
            road.carry(scene.publisher.files());
            if (scene.kiosk.trust.seen->number == scene.publisher.head().number) {
                ASSERT_TRUE(source.visit(stock, {}));
            }
        }
        const auto texts = texts_of(stock.catalog);
        const auto trust = stock.trust;
        road.carry(files);
        const auto visited = source.visit(stock, {});
        EXPECT_FALSE(visited) << "admitted";
        EXPECT_EQ(texts_of(stock.catalog), texts);
        EXPECT_EQ(stock.trust, trust);
    }
}

TEST_P(EveryWay, ADeltaThatDoesNotFitIsReplacedByTheSnapshot) {
    const booth::Folder data;
    Publisher publisher;
    Road road(GetParam());
    auto stock = desk::stock(data.path, publisher.trust());
    kiosk::Source source(road.carrier());
    publisher.publish(sample::documents(9, 1), 1);
    road.carry(publisher.files());
    ASSERT_TRUE(source.visit(stock, {}));
    Publisher restored; // the same key, after it lost its last days
    restored.publish(sample::documents(9, 5), 1);
    auto texts = sample::documents(9, 5);
    texts["offer-3"] = sample::documents(4, 6).at("offer-3");
    restored.publish(texts, 2);
    road.carry(restored.files());
    const auto visited = source.visit(stock, {});
    ASSERT_TRUE(visited) << visited.error().detail;
    EXPECT_EQ(texts_of(stock.catalog), texts);
}

// ---- Servers that want to do harm ----

// The most memory this process had since forget_peak(), which makes it what it has now.
std::size_t peak_bytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::stoul(line.substr(6)) * 1024;
    return 0;
}
std::size_t forget_peak() {
    std::ofstream("/proc/self/clear_refs") << "5";
    return peak_bytes();
}
constexpr std::size_t room = std::size_t{64} << 20; // more than before, while a peer does harm

platform::HttpLimits short_limits() {
    platform::HttpLimits limits;
    limits.connecting = 1s;
    limits.small_file = 3s;
    limits.large_file = 3s;
    limits.slow_for = 1s;
    return limits;
}

// Refused with `code`, within the limits and without taking memory.
void expect_refused(const web::Handler& handler, ErrorCode code, std::string_view says) {
    SCOPED_TRACE(says);
    const booth::Folder data;
    Publisher publisher;
    publisher.publish(sample::documents(5), 1);
    auto stock = desk::stock(data.path, publisher.trust());
    const web::Server server(handler);
    kiosk::Source source(*platform::open_http(server.address(), short_limits()));
    const std::size_t before = forget_peak();
    const auto visited = source.visit(stock, {});
    EXPECT_LT(peak_bytes(), before + room);
    sample::expect_failure(visited, code);
    EXPECT_NE(visited.error().detail.find(says), std::string::npos) << visited.error().detail;
    EXPECT_TRUE(texts_of(stock.catalog).empty());
}

TEST(HostileServer, IsRefusedWithinTheLimits) {
    const std::string block(64 * 1024, 'x');
    expect_refused(
        [&](const web::Request&, const web::Answer& answer) {
            answer.send("HTTP/1.1 200 OK\r\n\r\n");
            while (answer.send(block)) {
            }
        },
        ErrorCode::too_large, "more than 16384 bytes");
    expect_refused(
        [](const web::Request&, const web::Answer& answer) {
            answer.send("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n");
            while (answer.send("x"))
                std::this_thread::sleep_for(200ms);
        },
        ErrorCode::unavailable, "Timeout was reached");
    expect_refused(
        [](const web::Request&, const web::Answer& answer) {
            answer.send("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n{}");
        },
        ErrorCode::unavailable, "partial file");
    expect_refused(
        [](const web::Request& request, const web::Answer& answer) {
            answer.send(desk::http("302 Found", "Location: /" + request.path + "\r\n"));
        },
        ErrorCode::denied, "redirects");
    expect_refused(
        [](const web::Request&, const web::Answer& answer) {
            answer.send(desk::http("302 Found", "Location: file:///etc/passwd\r\n"));
        },
        ErrorCode::denied, "protocol");
    expect_refused(
        [](const web::Request&, const web::Answer& answer) {
            answer.send("HTTP/1.1 200 OK\r\n");
            while (answer.send("X-More: " + std::string(1000, 'y') + "\r\n")) {
            }
        },
        ErrorCode::too_large, "headers do not end");
    expect_refused(
        [](const web::Request&, const web::Answer& answer) {
            answer.send(desk::http("500 Oh", "", "<html>"));
        },
        ErrorCode::unavailable, "answers 500");
    expect_refused(
        [](const web::Request&, const web::Answer& answer) {
            answer.send(desk::http("200 OK", "Content-Encoding: gzip\r\n", "\x1f\x8b"));
        },
        ErrorCode::malformed, "the signature");
}

TEST(HostileServer, APackWithoutEndStopsAtTheSignedSize) {
    const booth::Folder data;
    Publisher publisher;
    publisher.publish(sample::documents(5), 1);
    auto stock = desk::stock(data.path, publisher.trust());
    const std::string block(64 * 1024, 'x');
    const auto honest = desk::serving(publisher.files());
    const web::Server server([&](const web::Request& request, const web::Answer& answer) {
        if (!request.path.starts_with("packs/"))
            return honest(request, answer);
        answer.send("HTTP/1.1 200 OK\r\n\r\n");
        while (answer.send(block)) {
        }
    });
    kiosk::Source source(*platform::open_http(server.address(), short_limits()));
    sample::expect_failure(source.visit(stock, {}), ErrorCode::too_large);
    std::uintmax_t staged = 0;
    for (const auto& entry : std::filesystem::directory_iterator(stock.staging()))
        staged += entry.file_size();
    EXPECT_LE(staged, publisher.head().snapshot.pack.size_bytes);
}

TEST(CatchUp, AFetchThatWasCutShortGoesOn) {
    const booth::Folder data;
    Publisher publisher;
    const auto texts = sample::documents(300);
    publisher.publish(texts, 1);
    const std::size_t size = publisher.head().snapshot.pack.size_bytes;
    auto stock = desk::stock(data.path, publisher.trust());
    const auto honest = desk::serving(publisher.files());
    int cuts = 0;
    const web::Server server([&](const web::Request& request, const web::Answer& answer) {
        if (!request.path.starts_with("packs/") || request.headers.contains("range"))
            return honest(request, answer);
        ++cuts;
        const auto& bytes = publisher.files().at(request.path);
        answer.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n");
        answer.send({reinterpret_cast<const char*>(bytes.data()), size * 3 / 4});
    });
    kiosk::Source source(*platform::open_http(server.address(), short_limits()));
    sample::expect_failure(source.visit(stock, {}), ErrorCode::unavailable);
    const std::uint64_t before = source.moved_bytes();
    const auto visited = source.visit(stock, {});
    ASSERT_TRUE(visited) << visited.error().detail;
    EXPECT_EQ(cuts, 1);
    EXPECT_LT(source.moved_bytes() - before, size / 4 + 4000) << "the rest alone";
    EXPECT_EQ(texts_of(stock.catalog), texts);
}

// ---- Folders and sticks that want to do harm ----

TEST(HostileFolder, LinksSparseFilesAndPipesAreRefused) {
    Publisher publisher;
    publisher.publish(sample::documents(5), 1);
    const std::string pack = release::pack_name(publisher.head().snapshot.pack.digest);
    const booth::Folder elsewhere;
    desk::write(elsewhere.path / "real", publisher.files());
    const auto real = elsewhere.path / "real";
    const auto check = [&](const std::function<void(const std::filesystem::path&)>& harm,
                           ErrorCode code) {
        const booth::Folder data;
        auto stock = desk::stock(data.path, publisher.trust());
        const auto folder = data.path / "mounts" / "STICK" / "vitrine-release";
        desk::write(folder, publisher.files());
        harm(folder);
        kiosk::Source source(platform::open_stick_carrier(data.path / "mounts"));
        const std::size_t before = forget_peak();
        sample::expect_failure(source.visit(stock, {}), code);
        EXPECT_LT(peak_bytes(), before + room);
        EXPECT_TRUE(texts_of(stock.catalog).empty());
    };
    constexpr std::uintmax_t sparse = std::uintmax_t{100} << 30;
    using std::filesystem::path;
    check([&](const path& at) { std::filesystem::resize_file(at / "head.json", sparse); },
          ErrorCode::too_large);
    check([&](const path& at) { std::filesystem::resize_file(at / pack, sparse); },
          ErrorCode::too_large);
    check([&](const path& at) { std::filesystem::resize_file(at / "head.json.minisig", sparse); },
          ErrorCode::too_large);
    const auto link = [&](const std::string& name) {
        return [&, name](const path& at) {
            std::filesystem::remove_all(at / name);
            std::filesystem::create_symlink(real / name, at / name);
        };
    };
    check(link("head.json"), ErrorCode::denied);
    check(link(pack), ErrorCode::denied);
    check(link("packs"), ErrorCode::not_found); // a link is no folder here
    check(
        [](const path& at) {
            std::filesystem::remove(at / "head.json");
            ASSERT_EQ(mkfifo((at / "head.json").c_str(), 0600), 0);
        },
        ErrorCode::denied);
}

TEST(HostileFolder, AStickThatIsALinkOrHasNothingIsNone) {
    Publisher publisher;
    publisher.publish(sample::documents(5), 1);
    const booth::Folder data;
    auto stock = desk::stock(data.path, publisher.trust());
    desk::write(data.path / "real", publisher.files());
    std::filesystem::create_directories(data.path / "mounts" / "A" / "photos");
    std::filesystem::create_directories(data.path / "mounts" / "B");
    std::filesystem::create_symlink(data.path / "real",
                                    data.path / "mounts" / "B" / "vitrine-release");
    kiosk::Source source(platform::open_stick_carrier(data.path / "mounts"));
    EXPECT_TRUE(source.visit(stock, {})->absent);
    desk::write(data.path / "mounts" / "C" / "vitrine-release", publisher.files());
    EXPECT_TRUE(source.visit(stock, {})->renewed) << "one is plugged in";
}

TEST(CatchUp, AnAddressThatIsNoneIsRefused) {
    for (const char* address : {"ftp://a/b", "release", "http://a/b?c", "http://a b"})
        sample::expect_failure(platform::open_http(address), ErrorCode::invalid);
}

} // namespace
