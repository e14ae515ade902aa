// Letters that a hub accepts and has made durable, a second, beside raw inserts of the same row
// into the same engine on the same disk, in alternation.
//
// usage: letters-bench FOLDER sqlite|postgresql [LETTERS]
// The letters are of about 1 kB before they are padded, 4 494 bytes sealed. 32 clients post, each
// with one connection. Raw inserts commit one row at a time: our own loop over SQLite, and pgbench
// with eight clients for PostgreSQL.
#include "../delivery/founding.h"
#include "../delivery/processes.h"
#include "../hub/postgres_server.h"

#include "sqlite/database.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

constexpr int clients = 32;
constexpr int rounds = 3;

double since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

class Bench {
public:
    Bench(const std::filesystem::path& folder, const std::string& engine)
        : folder_(folder) {
        std::filesystem::create_directories(folder_);
        if (engine == "postgresql") {
            postgres_ = std::make_unique<PostgresServer>(folder_ / "postgres");
            store_ = postgres_->address();
        }
        hub_ = std::make_unique<HubProcess>(folder_ / "hub", store_);
        hub_->stop(); // an SQLite store takes one process
        {
            const auto store = open_hub_store(store_, hub_->data());
            founded_ = found(*store, 1, random_);
            device_.emplace(enrol_device(*store, founded_->codes[0], random_));
        }
        hub_->start();
    }

    // Sealed beforehand: what is measured is the hub.
    void seal(int count) {
        requests_.clear();
        const std::string inner(1000, 'x');
        for (int i = 0; i < count; ++i) {
            const auto letter =
                seal_letter(*founded_, *device_, letter_id(random_), inner, random_);
            sample_ = crypto::serialise(letter);
            requests_.push_back(post_of(letter));
        }
    }

    // Letters a second; the waits of all of them are added to `waits_ms`.
    double post(std::vector<double>& waits_ms) {
        std::vector<std::vector<double>> waits(clients);
        std::atomic<std::size_t> next = 0;
        std::atomic<int> refused = 0;
        const auto begin = Clock::now();
        {
            std::vector<std::jthread> threads;
            for (std::vector<double>& own : waits)
                threads.emplace_back([&] {
                    const int socket = connect_to(hub_->port());
                    for (std::size_t i = next++; i < requests_.size(); i = next++) {
                        const auto sent = Clock::now();
                        send_all(socket, requests_[i]);
                        refused += !read_message(socket).starts_with("HTTP/1.1 200");
                        own.push_back(1000 * since(sent));
                    }
                    ::close(socket);
                });
        }
        const double seconds = since(begin);
        if (refused > 0)
            std::cerr << "letters-bench: " << refused << " letters were refused\n";
        for (const std::vector<double>& own : waits)
            waits_ms.insert(waits_ms.end(), own.begin(), own.end());
        return static_cast<double>(requests_.size()) / seconds;
    }

    double insert_raw() { return postgres_ ? insert_by_pgbench() : insert_by_sqlite(); }
    int letters() const { return static_cast<int>(requests_.size()); }

private:
    static constexpr const char* raw_row = "(seq INTEGER PRIMARY KEY, id BLOB, digest BLOB,"
                                           " received_at INTEGER, employer TEXT, kiosk TEXT,"
                                           " receipt BLOB, envelope BLOB)";

    double insert_by_sqlite() {
        auto database = sqlite::Database::open((folder_ / "raw.db").string(), {.page_bytes = 8192});
        base::ensure(database.has_value());
        base::ensure(
            database->execute(("CREATE TABLE IF NOT EXISTS raw " + std::string{raw_row}).c_str())
                .has_value());
        auto insert = database->prepare("INSERT INTO raw (id, digest, received_at, employer, kiosk,"
                                        " receipt, envelope) VALUES (?1, ?2, 1, ?3, ?3, ?2, ?4)");
        std::array<std::uint8_t, 16> id{};
        std::array<std::uint8_t, 32> digest{};
        const auto begin = Clock::now();
        for (int i = 0; i < letters(); ++i) {
            random_.fill(id);
            insert->bind(1, base::ByteView{id}).bind(2, base::ByteView{digest});
            insert->bind(3, std::string_view{"0123456789abcdef"});
            base::ensure(insert->bind(4, base::ByteView{sample_}).run().has_value());
        }
        return letters() / since(begin);
    }

    double insert_by_pgbench() {
        const std::string script = (folder_ / "raw.sql").string();
        std::ofstream(script)
            << "\\set id random(1, 9223372036854775806)\n"
               "INSERT INTO raw (id, digest, received_at, employer, kiosk, receipt, envelope) "
               "VALUES"
               " (int8send(:id) || int8send(:id), decode(repeat('ab', 32), 'hex'), 1,"
               " '0123456789abcdef', '0123456789abcdef', decode(repeat('cd', 32), 'hex'),"
               " :envelope);\n";
        std::string hex = "\\x";
        for (const std::uint8_t byte : sample_) {
            constexpr const char* digits = "0123456789abcdef";
            hex += digits[byte >> 4];
            hex += digits[byte & 15];
        }
        const std::string programs = "/usr/lib/postgresql/15/bin/";
        output_of(programs + "psql -q '" + store_ +
                  "' -c 'CREATE TABLE IF NOT EXISTS raw (seq BIGINT GENERATED ALWAYS AS IDENTITY"
                  " PRIMARY KEY, id BYTEA, digest BYTEA, received_at BIGINT, employer TEXT, kiosk"
                  " TEXT, receipt BYTEA, envelope BYTEA)' 2>/dev/null");
        const std::string said = output_of(programs + "pgbench -n -M prepared -c 8 -j 2 -t " +
                                           std::to_string(letters() / 8) + " -f " + script +
                                           " -D envelope='" + hex + "' '" + store_ + "' 2>&1");
        const auto tps = said.find("tps = ");
        if (tps == std::string::npos) {
            std::cerr << said;
            std::exit(1);
        }
        return std::atof(said.c_str() + tps + 6);
    }

    static std::string output_of(const std::string& command) {
        std::string output;
        FILE* pipe = ::popen(command.c_str(), "r");
        std::array<char, 4096> part{};
        while (std::size_t got = std::fread(part.data(), 1, part.size(), pipe))
            output.append(part.data(), got);
        ::pclose(pipe);
        return output;
    }

    std::filesystem::path folder_;
    crypto::SystemRandom random_;
    std::unique_ptr<PostgresServer> postgres_;
    std::string store_;
    std::unique_ptr<HubProcess> hub_;
    std::unique_ptr<Founded> founded_;
    std::optional<crypto::DeviceSigningKey> device_;
    std::vector<std::string> requests_;
    base::Bytes sample_;
};

} // namespace

int main(int count, char** words) {
    if (count < 3) {
        std::cerr << "usage: letters-bench FOLDER sqlite|postgresql [LETTERS]\n";
        return 2;
    }
    Bench bench(words[1], words[2]);
    std::vector<double> ours, raw, ratios, waits_ms;
    for (int i = 0; i < rounds; ++i) {
        bench.seal(count > 3 ? std::atoi(words[3]) : 4000);
        raw.push_back(bench.insert_raw());
        ours.push_back(bench.post(waits_ms));
        ratios.push_back(ours.back() / raw.back());
    }
    std::ranges::sort(waits_ms);
    std::cout << "letters_per_s " << median(ours) << "\nraw_per_s " << median(raw) << "\nratio "
              << median(ratios) << "\np50_ms " << waits_ms[waits_ms.size() / 2] << "\np99_ms "
              << waits_ms[waits_ms.size() * 99 / 100] << "\n";
    return 0;
}
