// Real peers: nginx serves a release folder to three kiosks at once, one gets it by a copied
// folder, one sleeps through five releases; Debian's curl looks on.
#include "nginx.h"

#include "desk.h"

#include <array>
#include <cstdio>
#include <thread>

using desk::texts_of;
using real::Nginx;
using real::output_of;
using sample::Publisher;

namespace {

// As README.md has it served: a second fetch of the head costs a 304, a pack is kept for good, and
// whoever does not know the certificate takes nothing.
TEST(RealPeers, TheServerOfTheReadmeAnswersAsItSays) {
    const booth::Folder root;
    const Nginx nginx(root.path / "nginx");
    Publisher publisher;
    publisher.publish(sample::documents(5), 1);
    desk::write(root.path / "nginx" / "www", publisher.files());
    const std::string head = nginx.address() + "/head.json";
    const std::string tag = (root.path / "tag").string();
    const auto answer = [&](const std::string& options, const std::string& address) {
        return output_of(nginx.curl() + options + " " + address);
    };
    const std::string code = "-o /dev/null -w '%{http_code}' ";
    EXPECT_EQ(answer(code + "--etag-save " + tag, head), "200");
    EXPECT_EQ(answer(code + "--etag-compare " + tag, head), "304");
    EXPECT_EQ(answer(code, nginx.address() + "/../nginx.conf"), "404");
    EXPECT_NE(answer("-D - -o /dev/null", head).find("Cache-Control: no-cache\r\n"),
              std::string::npos);
    const std::string pack =
        nginx.address() + "/" + release::pack_name(publisher.head().snapshot.pack.digest);
    EXPECT_NE(
        answer("-D - -o /dev/null", pack).find("Cache-Control: max-age=31536000, immutable\r\n"),
        std::string::npos);
    auto stock = desk::stock(root.path / "data", publisher.trust());
    kiosk::Source stranger(*platform::open_http(nginx.address()));
    sample::expect_failure(stranger.visit(stock, {}), base::ErrorCode::unavailable);
    kiosk::Source known(*platform::open_http(nginx.address(), {}, nginx.authority()));
    EXPECT_TRUE(known.visit(stock, {})->renewed);
}

TEST(RealPeers, FourKiosksShowWhatWasPublished) {
    const booth::Folder root;
    const Nginx nginx(root.path / "nginx");
    Publisher publisher;
    auto texts = sample::documents(200);
    const auto publish = [&](int day) {
        for (const auto& [id, text] : sample::documents(4, day))
            texts[id] = text;
        publisher.publish(texts, day);
        desk::write(root.path / "nginx" / "www", publisher.files());
    };
    publish(1);
    auto sleeper = desk::stock(root.path / "sleeper", publisher.trust());
    const auto over_https = [&] {
        return *platform::open_http(nginx.address(), {}, nginx.authority());
    };
    kiosk::Source sleeps(over_https());
    const auto first = sleeps.visit(sleeper, {});
    ASSERT_TRUE(first) << first.error().detail;
    const std::uint64_t whole = sleeps.moved_bytes();

    for (int day = 2; day <= 6; ++day)
        publish(day);
    std::array<release::DocumentsInMemory::Map, 3> shown;
    std::vector<std::jthread> kiosks;
    for (std::size_t i = 0; i < shown.size(); ++i)
        kiosks.emplace_back([&, i] {
            auto stock = desk::stock(root.path / std::to_string(i), publisher.trust());
            kiosk::Source source(over_https());
            const auto visited = source.visit(stock, {});
            EXPECT_TRUE(visited) << visited.error().detail;
            shown[i] = texts_of(stock.catalog);
            EXPECT_FALSE(source.visit(stock, {})->head) << "304: nothing else is asked for";
        });
    kiosks.clear(); // waits for them
    std::filesystem::copy(root.path / "nginx" / "www", root.path / "copy",
                          std::filesystem::copy_options::recursive);
    auto copied = desk::stock(root.path / "by copy", publisher.trust());
    kiosk::Source copy(platform::open_folder_carrier(root.path / "copy"));
    const auto by_copy = copy.visit(copied, {});
    ASSERT_TRUE(by_copy) << by_copy.error().detail;
    const auto woken = sleeps.visit(sleeper, {});
    ASSERT_TRUE(woken) << woken.error().detail;

    for (const auto& each : shown)
        EXPECT_EQ(each, texts);
    EXPECT_EQ(texts_of(copied.catalog), texts);
    EXPECT_EQ(texts_of(sleeper.catalog), texts);
    const std::uint64_t caught_up = sleeps.moved_bytes() - whole;
    std::printf("first visit %llu bytes, five releases later %llu bytes more\n",
                static_cast<unsigned long long>(whole), static_cast<unsigned long long>(caught_up));
    EXPECT_LT(caught_up, whole / 2) << "by deltas";
}

} // namespace
