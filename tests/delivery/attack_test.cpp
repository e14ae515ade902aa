// Strangers who are slow, endless or huge hold up nobody else (G16 of the plan).
//
// VITRINE_ATTACK_SECONDS=60 makes it the long run.
#include "../sanitized.h"
#include "founding.h"
#include "processes.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <poll.h>
#include <sstream>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int slow_connections = 5000;
constexpr int addresses = 100; // of the attackers: 127.0.1.1 and on

std::chrono::seconds lasts() {
    const char* seconds = std::getenv("VITRINE_ATTACK_SECONDS");
    return std::chrono::seconds{seconds == nullptr ? 8 : std::atoi(seconds)};
}

std::size_t resident_mebibytes(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::stoul(line.substr(6)) / 1024;
    return 0;
}

// What one of the slow connections is at.
struct Slow {
    int socket = -1;
    std::string next; // sent a byte at a time, over and over
    std::size_t at = 0;
};

std::string opening(int kind) {
    switch (kind % 4) {
    case 0: // a request line that does not end
        return "GET /" + std::string(60, 'a');
    case 1: // a head that does not end
        return "GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: ";
    case 2: // a body that comes by drops
        return "POST /letters HTTP/1.1\r\nHost: a\r\nContent-Length: 4494\r\n\r\n";
    default: // chunks of one byte, with extensions
        return "POST /letters HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    }
}

class Attackers {
public:
    explicit Attackers(std::uint16_t port)
        : port_(port)
        , slow_(slow_connections) {
        thread_ = std::thread([this] {
            while (!stopping_)
                round();
        });
        huge_ = std::thread([this] {
            while (!stopping_)
                send_huge();
        });
    }
    ~Attackers() {
        stopping_ = true;
        thread_.join();
        huge_.join();
        for (const Slow& each : slow_)
            if (each.socket >= 0)
                ::close(each.socket);
    }
    std::size_t open() const { return open_; }
    std::uint64_t swallowed() const { return swallowed_; }

private:
    void round() {
        std::size_t open = 0;
        for (std::size_t i = 0; i < slow_.size() && !stopping_; ++i) {
            Slow& each = slow_[i];
            if (each.socket < 0) {
                each.socket = connect_to(port_, "127.0.1." + std::to_string(1 + i % addresses));
                each.next = opening(static_cast<int>(i));
                if (each.socket >= 0 && !send_all(each.socket, each.next))
                    drop(each);
                each.next = i % 4 == 3 ? "1;a=b\r\nx\r\n" : "b";
                each.at = 0;
            } else {
                pollfd ended{each.socket, POLLRDHUP, 0};
                const char byte = each.next[each.at++ % each.next.size()];
                if (::poll(&ended, 1, 0) > 0 ||
                    ::send(each.socket, &byte, 1, MSG_NOSIGNAL | MSG_DONTWAIT) != 1)
                    drop(each);
            }
            open += each.socket >= 0 ? 1U : 0U;
        }
        open_ = open;
        std::this_thread::sleep_for(200ms);
    }
    static void drop(Slow& each) {
        ::close(each.socket);
        each.socket = -1;
    }
    // A gigabyte, once with its size told and once in chunks.
    void send_huge() {
        const std::string chunk = "10000\r\n" + std::string(65536, 'x') + "\r\n";
        for (const char* size : {"Content-Length: 1073741824", "Transfer-Encoding: chunked"}) {
            const int socket = connect_to(port_, "127.0.2.1");
            send_all(socket, std::string{"POST /console/api/offers/import?name=a HTTP/1.1\r\n"
                                         "Host: a\r\nCookie: vitrine_session=x\r\n"} +
                                 size + "\r\n\r\n");
            std::uint64_t sent = 0;
            while (!stopping_ && sent < (1U << 30) && send_all(socket, chunk))
                sent += chunk.size();
            swallowed_ = std::max<std::uint64_t>(swallowed_, sent);
            ::close(socket);
        }
        std::this_thread::sleep_for(50ms);
    }

    std::uint16_t port_;
    std::vector<Slow> slow_;
    std::atomic<bool> stopping_ = false;
    std::atomic<std::size_t> open_ = 0;
    std::atomic<std::uint64_t> swallowed_ = 0;
    std::thread thread_;
    std::thread huge_;
};

TEST(Attack, HoldsUpNobodyElse) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 9000);
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    if (limit.rlim_cur < slow_connections + 500)
        GTEST_SKIP() << "this user may open " << limit.rlim_cur << " files only";
    Scratch scratch;
    HubProcess hub(scratch.path / "hub", "");
    hub.stop(); // its store takes one process
    crypto::SystemRandom random;
    std::unique_ptr<Founded> founded;
    std::optional<crypto::DeviceSigningKey> device;
    {
        const auto store = open_hub_store("", hub.data());
        founded = found(*store, 1, random);
        device.emplace(enrol_device(*store, founded->codes[0], random));
    }
    hub.start();
    std::vector<double> waits_ms;
    std::size_t most_mebibytes = 0;
    std::size_t most_open = 0;
    std::uint64_t swallowed = 0;
    {
        Attackers attackers(hub.port());
        const auto end = Clock::now() + lasts();
        while (Clock::now() < end) {
            // As a kiosk would: a new connection, a durable commit behind the answer.
            const std::string letter =
                post_of(seal_letter(*founded, *device, letter_id(random), "inner", random));
            const auto begin = Clock::now();
            const int socket = connect_to(hub.port(), "127.0.0.9");
            ASSERT_GE(socket, 0);
            ASSERT_TRUE(send_all(socket, letter));
            const std::string answer = read_message(socket);
            waits_ms.push_back(
                std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
            EXPECT_TRUE(answer.starts_with("HTTP/1.1 200")) << answer;
            ::close(socket);
            most_mebibytes = std::max(most_mebibytes, resident_mebibytes(hub.process()));
            most_open = std::max(most_open, attackers.open());
            std::this_thread::sleep_for(10ms);
        }
        swallowed = attackers.swallowed();
    }
    std::ranges::sort(waits_ms);
    const double p99 = waits_ms[waits_ms.size() * 99 / 100];
    std::cout << waits_ms.size() << " honest letters: median " << waits_ms[waits_ms.size() / 2]
              << " ms, p99 " << p99 << " ms; hub " << most_mebibytes << " MiB; " << most_open
              << " slow connections at most; of 1 GiB the hub took " << swallowed / 1024
              << " KiB\n";
    EXPECT_GT(waits_ms.size(), 50U);
    if (!sanitized) {
        EXPECT_LT(p99, 200);
        EXPECT_LT(most_mebibytes, 256U);
    }
    EXPECT_GT(most_open, static_cast<std::size_t>(slow_connections) / 2);
    EXPECT_LT(swallowed, 64U * 1024 * 1024);
    EXPECT_EQ(hub.stop(), 0);
}

} // namespace
