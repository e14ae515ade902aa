// What a change of ten offers among many costs on the wire, and a snapshot on a kiosk's disk.
// Prints one line a figure, and leaves the files that tests/bench/run compares with other tools.
//
// usage: release-bench FOLDER OFFERS
#include "../kiosk/desk.h"
#include "../kiosk/nginx.h"

#include "catalog/offer_json.h"
#include "ingest/ingest.h"
#include "kiosk/catch_up.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using release::DocumentsInMemory;

// The demonstration offers, as often as it takes, each with a number of its own.
std::vector<catalog::Offer> kinds_of_offers() {
    std::vector<catalog::Offer> kinds;
    for (const auto& entry : fs::directory_iterator{VITRINE_SOURCE "/assets/offers"}) {
        std::ostringstream text;
        text << std::ifstream{entry.path()}.rdbuf();
        const std::string bytes = std::move(text).str();
        const base::ByteView view = base::bytes_of(bytes);
        auto read = ingest::read_document({"document.txt", crypto::sha256_hex(view), view});
        for (catalog::Offer& offer : read.offers)
            kinds.push_back(std::move(offer));
    }
    return kinds;
}

std::string text_of(catalog::Offer offer, std::size_t number, const char* deadline) {
    offer.id.text = "offer-" + std::to_string(number);
    offer.source.name = std::to_string(number) + ".txt";
    offer.facts[catalog::Field::reference].values = {"REF " + std::to_string(number * 7919)};
    if (deadline != nullptr)
        offer.facts[catalog::Field::deadline] = {
            catalog::FactStatus::stated, {deadline}, deadline, {1, 1}, {}};
    return catalog::to_stored_json(offer);
}

double seconds_of(const std::function<void()>& work) {
    const platform::SystemClock clock;
    const base::Duration begin = clock.read().steady;
    work();
    return std::chrono::duration<double>(clock.read().steady - begin).count();
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

std::uint64_t visit(kiosk::Source& source, kiosk::Stock& stock) {
    const std::uint64_t before = source.moved_bytes();
    const auto visited = source.visit(stock, {});
    base::ensure(visited && visited->renewed);
    return source.moved_bytes() - before;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3)
        return 2;
    const fs::path folder = argv[1];
    const auto count = static_cast<std::size_t>(std::strtoul(argv[2], nullptr, 10));
    const auto kinds = kinds_of_offers();
    DocumentsInMemory::Map texts = sample::documents(0);
    for (std::size_t i = 0; i < count; ++i)
        texts.emplace("offer-" + std::to_string(i), text_of(kinds[i % kinds.size()], i, nullptr));
    const real::Nginx nginx(folder / "nginx");
    sample::Publisher publisher;
    const auto publish = [&](int day) {
        const double seconds = seconds_of([&] { publisher.publish(texts, day); });
        desk::write(folder / "nginx" / "www", publisher.files());
        std::printf("publish%d_s %.2f\n", day, seconds);
    };
    publish(1);
    auto stock = desk::stock(folder / "data", publisher.trust());
    kiosk::Source source(*platform::open_http(nginx.address(), {}, nginx.authority()));
    const double apply = seconds_of([&] { visit(source, stock); });
    std::printf("snapshot_bytes %llu\nsnapshot_s %.2f\n",
                static_cast<unsigned long long>(publisher.head().snapshot.pack.size_bytes), apply);
    write_rows(folder / "rows", texts);
    fs::copy_file(folder / "data" / "catalog.db", folder / "before.db");

    DocumentsInMemory::Map ten;
    for (std::size_t i = 0; i < 10; ++i) {
        const std::size_t number = i * count / 10;
        const std::string id = "offer-" + std::to_string(number);
        texts[id] = ten[id] = text_of(kinds[number % kinds.size()], number, "2026-12-24");
    }
    publish(2);
    std::printf("changed_wire_bytes %llu\nchanged_pack_bytes %llu\n",
                static_cast<unsigned long long>(visit(source, stock)),
                static_cast<unsigned long long>(publisher.head().deltas[0].pack.size_bytes));
    write_text(folder / "ten.json", ten, 10);
    write_text(folder / "all.json", texts, count);
    fs::copy_file(folder / "data" / "catalog.db", folder / "after.db");

    ten.clear();
    for (std::size_t i = 0; i < 10; ++i) {
        const std::string id = "offer-" + std::to_string(count + i);
        texts[id] = ten[id] = text_of(kinds[i], count + i, nullptr);
    }
    publish(3);
    std::printf("new_wire_bytes %llu\nhead_bytes %zu\n",
                static_cast<unsigned long long>(visit(source, stock)),
                publisher.files().at("head.json").size());
    write_text(folder / "new.json", ten, 10);
    return 0;
}
