// What a change of ten offers among many costs on the wire, a snapshot on a kiosk's disk, and both
// the visitors who browse meanwhile. Prints one line a figure, and leaves the files that
// tests/bench/run compares with other tools.
//
// usage: release-bench FOLDER OFFERS.ndjson
#include "../kiosk/desk.h"
#include "../kiosk/nginx.h"
#include "browsing.h"

#include "catalog/offer_json.h"
#include "ingest/ingest.h"
#include "kiosk/catch_up.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sys/resource.h>

namespace {

namespace fs = std::filesystem;
using release::DocumentsInMemory;

// One offer of each line, under an id of its own.
std::vector<catalog::Offer> offers_of(const fs::path& file) {
    std::vector<catalog::Offer> all;
    std::ifstream lines{file};
    for (std::string line; std::getline(lines, line);) {
        const base::ByteView view = base::bytes_of(line);
        auto read = ingest::read_document({"offer.json", crypto::sha256_hex(view), view});
        base::ensure(read.offers.size() == 1);
        read.offers.front().id.text = "offer-" + std::to_string(all.size());
        all.push_back(std::move(read.offers.front()));
    }
    return all;
}

std::string with_deadline(catalog::Offer offer, const char* deadline) {
    offer.facts[catalog::Field::deadline] = {
        catalog::FactStatus::stated, {deadline}, deadline, {1, 1}, {}};
    return catalog::to_stored_json(offer);
}

// Processor seconds of this thread, which a busy machine cannot lengthen.
double seconds_of(const std::function<void()>& work) {
    const auto used = [] {
        rusage usage{};
        base::ensure(::getrusage(RUSAGE_THREAD, &usage) == 0);
        return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
               static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    };
    const double before = used();
    work();
    return used() - before;
}

// All bytes that passed the loopback, TCP/IP and TLS included; of this run alone in a network
// namespace of its own.
std::uint64_t loopback_bytes() {
    std::ifstream devices{"/proc/net/dev"};
    for (std::string word; devices >> word;)
        if (word == "lo:") {
            std::uint64_t received = 0;
            devices >> received;
            return received;
        }
    return 0;
}

void write_text(const fs::path& file, const DocumentsInMemory::Map& texts, std::size_t most) {
    std::ofstream out(file, std::ios::binary);
    for (const auto& [id, text] : texts)
        if (id != release::charter_id && most-- > 0)
            out << text << '\n';
}

// Rows of the table `offer` for `sqlite3 .import`: unit and record separators of its ascii mode.
void write_rows(const fs::path& file, const DocumentsInMemory::Map& texts) {
    std::ofstream out(file, std::ios::binary);
    for (const auto& [id, text] : texts)
        if (id != release::charter_id)
            out << id << '\x1f' << crypto::sha256_hex(base::bytes_of(text)) << '\x1f' << text
                << '\x1e';
}

void print(const char* name, std::uint64_t number) {
    std::printf("%s %llu\n", name, static_cast<unsigned long long>(number));
    std::fflush(stdout);
}

// A publisher, the nginx that serves its releases, and a kiosk that follows them.
class Town {
public:
    explicit Town(const fs::path& folder)
        : folder_(folder)
        , nginx_(folder / "nginx")
        , stock_(desk::stock(folder / "data", publisher_.trust()))
        , source_(*platform::open_http(nginx_.address(), {}, nginx_.authority())) {}

    void publish(const DocumentsInMemory::Map& texts, int day) {
        std::printf("publish%d_s %.2f\n", day, seconds_of([&] { publisher_.publish(texts, day); }));
        desk::write(folder_ / "nginx" / "www", publisher_.files());
    }
    // What it moves, as the carrier counts it and as the loopback does.
    void visit(const std::string& name) {
        const std::uint64_t before = source_.moved_bytes();
        const std::uint64_t on_the_wire = loopback_bytes();
        const double seconds = seconds_of([&] {
            const auto visited = source_.visit(stock_, {});
            base::ensure(visited && visited->renewed && !visited->unkept);
        });
        print((name + "_http_bytes").c_str(), source_.moved_bytes() - before);
        print((name + "_wire_bytes").c_str(), loopback_bytes() - on_the_wire);
        std::printf("%s_s %.2f\n", name.c_str(), seconds);
    }
    const release::Head& head() const { return publisher_.head(); }
    const sample::Publisher& publisher() const { return publisher_; }

private:
    fs::path folder_;
    sample::Publisher publisher_;
    real::Nginx nginx_;
    kiosk::Stock stock_;
    kiosk::Source source_;
};

// Visitors browse while the kiosk takes the newest release over, from the one that it has.
void browse(const fs::path& folder, const release::Trust& trust, const std::string& name) {
    std::vector<kiosk::SyncSource> sources;
    sources.push_back({platform::open_folder_carrier(folder / "nginx" / "www")});
    kiosk::Rounds rounds(desk::stock(folder / "data", trust), std::move(sources),
                         std::make_unique<crypto::SystemRandom>(),
                         [](const release::Charter&) { return booth::sealer(); });
    const bench::Frames frames = bench::browse(folder / "data", std::move(rounds));
    print((name + "_frames").c_str(), static_cast<std::uint64_t>(frames.count));
    print((name + "_frame_ms").c_str(), static_cast<std::uint64_t>(frames.worst_ms.count()));
    print((name + "_taking_over_ms").c_str(),
          static_cast<std::uint64_t>(frames.taking_over_ms.count()));
}

// Ten of them with another deadline, spread over all.
DocumentsInMemory::Map change_ten(const std::vector<catalog::Offer>& offers,
                                  DocumentsInMemory::Map& texts, const char* deadline) {
    DocumentsInMemory::Map ten;
    for (std::size_t i = 0; i < 10; ++i) {
        const catalog::Offer& offer = offers[i * offers.size() / 10];
        texts[offer.id.text] = ten[offer.id.text] = with_deadline(offer, deadline);
    }
    return ten;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3)
        return 2;
    const fs::path folder = argv[1];
    auto offers = offers_of(argv[2]);
    base::ensure(offers.size() > 20);
    std::vector<catalog::Offer> new_ones(offers.end() - 10, offers.end());
    offers.resize(offers.size() - 10);
    DocumentsInMemory::Map texts = sample::documents(0);
    for (const catalog::Offer& offer : offers)
        texts.emplace(offer.id.text, catalog::to_stored_json(offer));
    std::optional<Town> town(std::in_place, folder);
    town->publish(texts, 1);
    print("snapshot_bytes", town->head().snapshot.pack.size_bytes);
    town->visit("snapshot");
    write_rows(folder / "rows", texts);
    fs::copy_file(folder / "data" / "catalog.db", folder / "before.db");

    write_text(folder / "ten.json", change_ten(offers, texts, "2026-12-24"), 10);
    town->publish(texts, 2);
    print("changed_pack_bytes", town->head().deltas[0].pack.size_bytes);
    town->visit("changed");
    write_text(folder / "all.json", texts, texts.size());
    fs::copy_file(folder / "data" / "catalog.db", folder / "after.db");

    DocumentsInMemory::Map ten;
    for (const catalog::Offer& offer : new_ones)
        texts[offer.id.text] = ten[offer.id.text] = catalog::to_stored_json(offer);
    write_text(folder / "new.json", ten, 10);
    town->publish(texts, 3);
    town->visit("new");
    print("head_bytes", town->publisher().files().at("head.json").size());

    change_ten(offers, texts, "2026-12-25");
    town->publish(texts, 4);
    const release::Trust trust = town->publisher().trust();
    town.reset(); // its kiosk closes its catalog
    browse(folder, trust, "ten_while_browsing");
    fs::remove(folder / "data" / "admitted.db");
    fs::remove(folder / "data" / "catalog.db");
    browse(folder, trust, "all_while_browsing");
    return 0;
}
