// The same journey as journeys/register.drive, with a finger on the glass of a real X server: what
// vitrine-drive says of the screen tells where to touch vitrine-kiosk, and the QR on the screenshot
// is the code of the one letter on the disk.
#include "../platform/finger.h"

#include "crypto/receipt.h"
#include "store/outbox_store.h"

#include <chrono>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr int width_px = 1080;
constexpr int height_px = 1920;
constexpr float diagonal_mm = 21.5F * 25.4F;
const float pitch_mm = diagonal_mm / std::hypot(1080.0F, 1920.0F);

struct Point {
    float x = 0, y = 0;
};

// A kiosk without a window that lives through the same visit, in lockstep.
class Twin {
public:
    Twin(const fs::path& folder, const std::string& offers) {
        const std::string in = folder / "twin.in";
        const std::string out = folder / "twin.out";
        EXPECT_EQ(mkfifo(in.c_str(), 0600), 0);
        EXPECT_EQ(mkfifo(out.c_str(), 0600), 0);
        auto child = Child::start({"sh", "-c", R"(exec "$0" "$@" <"$TWIN_IN" >"$TWIN_OUT")",
                                   VITRINE_BINARY "/bin/vitrine-drive", "--panel", "21.5", "--size",
                                   "1080x1920", "--data", folder / "twin", "--offers", offers});
        EXPECT_TRUE(child);
        if (child)
            child_.emplace(std::move(*child));
        to_.open(in);
        from_.open(out);
    }
    void tap(const std::string& id) { to_ << "tap " << id << std::endl; }
    // The middle of a node, in pixels; none where the screen has no such node.
    std::optional<Point> middle(const std::string& id) {
        to_ << "tree\nelapsed" << std::endl;
        static const std::regex place{
            R"(^(\S+) \S+ ".*" (-?[\d.]+),(-?[\d.]+) ([\d.]+)x([\d.]+) mm.*)"};
        static const std::regex end{R"(^\d+\.\d{3} s$)"};
        std::optional<Point> found;
        std::smatch part;
        for (std::string line; std::getline(from_, line) && !std::regex_match(line, end);)
            if (std::regex_match(line, part, place) && part[1] == id)
                found = Point{(std::stof(part[2]) + std::stof(part[4]) / 2) / pitch_mm,
                              (std::stof(part[3]) + std::stof(part[5]) / 2) / pitch_mm};
        return found;
    }

private:
    std::optional<Child> child_;
    std::ofstream to_;
    std::ifstream from_;
};

// What systemd would hear: the kiosk says READY=1 once its first frame is on the screen.
bool wait_until_ready(int socket) {
    const timeval patience{20, 0};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    char words[256] = {};
    return recv(socket, words, sizeof words - 1, 0) > 0 && std::strstr(words, "READY=1") != nullptr;
}

int listen_at(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    const int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    EXPECT_EQ(bind(descriptor, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    return descriptor;
}

// The QR that is on the screen, or why there is none.
std::string read_qr(const fs::path& folder) {
    for (int attempt = 0; attempt < 10; ++attempt) {
        auto shot =
            Child::start({"import", "-window", "root", "png:" + (folder / "shot").string()});
        if (!shot || shot->wait(10) != 0)
            return "no screenshot";
        auto zbar = Child::start(
            {"sh", "-c", R"(exec zbarimg --raw -q "$0" >"$1")", folder / "shot", folder / "qr"});
        if (zbar && zbar->wait(10) == 0) {
            std::string content;
            std::getline(std::ifstream(folder / "qr"), content);
            return content;
        }
        std::this_thread::sleep_for(milliseconds{200});
    }
    return "no QR on the screenshot";
}

const std::vector<std::string> visit = {"attract.wake",
                                        "browse.search",
                                        "key.c",
                                        "key.o",
                                        "key.h",
                                        "key.e",
                                        "key.r",
                                        "key.e",
                                        "key.n",
                                        "key.c",
                                        "key.e",
                                        "browse.offer.metropole-du-grand-paris--mgp059-cm020",
                                        "offer.fact.must_quote",
                                        "proof.close",
                                        "offer.interested",
                                        "key.shift",
                                        "key.c",
                                        "key.a",
                                        "key.m",
                                        "key.i",
                                        "key.l",
                                        "key.l",
                                        "key.e",
                                        "key.continue",
                                        "key.c",
                                        "key.a",
                                        "key.m",
                                        "key.i",
                                        "key.l",
                                        "key.l",
                                        "key.e",
                                        "form.domain.2",
                                        "key.continue",
                                        "form.send"};

} // namespace

TEST(Finger, RegistersOnARealScreenAndTheQrIsTheLettersCode) {
    const std::string offers = VITRINE_SOURCE "/../shared/offers/000_910f27e000852569.txt";
    if (!fs::exists(offers))
        GTEST_SKIP() << offers << " is not here, and this journey is about it";
    for (const char* tool : {"import", "zbarimg"})
        if (!is_installed(tool))
            GTEST_SKIP() << tool << " is not installed (Debian's imagemagick and zbar-tools)";
    std::string why_not;
    auto glass = Glass::start(width_px, height_px, why_not);
    if (!glass)
        GTEST_SKIP() << why_not;
    std::string pattern = testing::TempDir() + "vitrine-finger-XXXXXX";
    const fs::path folder = mkdtemp(pattern.data());
    setenv("DISPLAY", glass->display().c_str(), 1);
    setenv("NOTIFY_SOCKET", (folder / "notify").c_str(), 1);
    setenv("TWIN_IN", (folder / "twin.in").c_str(), 1);
    setenv("TWIN_OUT", (folder / "twin.out").c_str(), 1);
    const int manager = listen_at(folder / "notify");
    auto kiosk = Child::start({"timeout", "100", VITRINE_BINARY "/bin/vitrine-kiosk", "--panel",
                               "21.5", "--data", folder / "data", "--offers", offers});
    Twin twin(folder, offers);
    ASSERT_TRUE(kiosk);
    ASSERT_TRUE(wait_until_ready(manager));

    for (const std::string& id : visit) {
        const auto place = twin.middle(id);
        ASSERT_TRUE(place) << id << " is not on the screen";
        glass->tap(place->x, place->y);
        twin.tap(id);
        std::this_thread::sleep_for(milliseconds{120}); // a person is slower
    }
    ASSERT_TRUE(twin.middle("receipt.code"));
    const std::string qr = read_qr(folder);
    ASSERT_EQ(qr.substr(0, 8), "VITRINE:") << qr;

    auto outbox =
        store::OutboxStore::open(*store::open_folder(folder / "data"), store::OutboxAccess::read);
    ASSERT_TRUE(outbox) << outbox.error().detail;
    const auto letters = outbox->letters();
    ASSERT_TRUE(letters);
    ASSERT_EQ(letters->size(), 1U);
    const auto code = crypto::receipt_code_from(qr.substr(8));
    ASSERT_TRUE(code) << qr;
    EXPECT_EQ(letters->front().receipt, *crypto::receipt_digest_of(*code));

    kiosk->stop();
    EXPECT_EQ(kiosk->wait(10), 0);
    close(manager);
    fs::remove_all(folder);
}
