// What an import costs beside reading the same bytes: counting their words, as wc does.
#include "crypto/digest.h"
#include "ingest/ingest.h"

#include <benchmark/benchmark.h>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

// The demonstration offers: what anybody who cloned this can read again.
std::vector<std::string> documents() {
    std::vector<std::string> texts;
    for (const auto& entry :
         std::filesystem::directory_iterator{std::string{VITRINE_SOURCE} + "/assets/offers"}) {
        std::ostringstream text;
        text << std::ifstream{entry.path()}.rdbuf();
        texts.push_back(std::move(text).str());
    }
    return texts;
}

std::int64_t size_of(const std::vector<std::string>& texts) {
    std::size_t bytes = 0;
    for (const std::string& text : texts)
        bytes += text.size();
    return static_cast<std::int64_t>(bytes);
}

void report(benchmark::State& state, const std::vector<std::string>& texts) {
    const auto rounds = static_cast<std::int64_t>(state.iterations());
    state.SetItemsProcessed(rounds * static_cast<std::int64_t>(texts.size()));
    state.SetBytesProcessed(rounds * size_of(texts));
}

void ImportText(benchmark::State& state) {
    const std::vector<std::string> texts = documents();
    for (auto _ : state)
        for (const std::string& text : texts) {
            const base::ByteView bytes = base::bytes_of(text);
            const auto imported =
                ingest::read_document({"document.txt", crypto::sha256_hex(bytes), bytes});
            benchmark::DoNotOptimize(imported.offers.size());
        }
    report(state, texts);
}

void CountWords(benchmark::State& state) {
    const std::vector<std::string> texts = documents();
    for (auto _ : state)
        for (const std::string& text : texts) {
            std::istringstream words{text};
            std::size_t count = 0;
            for (std::string word; words >> word;)
                ++count;
            benchmark::DoNotOptimize(count);
        }
    report(state, texts);
}

BENCHMARK(ImportText)->Unit(benchmark::kMillisecond);
BENCHMARK(CountWords)->Unit(benchmark::kMillisecond);

} // namespace
