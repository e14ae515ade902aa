// What a visitor waits for with a hundred thousand offers: each keystroke, beside FTS5 on the same
// texts in the same run; and what it takes to bring them in, and to open them again.
//
//   search-bench import FOLDER OFFERS.ndjson   makes FOLDER/data, and FOLDER/rows for sqlite3
//   search-bench ask FOLDER KEYSTROKES.json    asks FOLDER/data and FOLDER/words.db
//
// Times are processor times: all of it is work of one thread on files that lie in memory, and a
// busy machine does not change them.
#include "synthetic.h"

#include "catalog/search.h"
#include "store/catalog_store.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <set>

namespace {

namespace fs = std::filesystem;
using catalog::Field;

const base::TrustedTime now{*base::parse_instant("2026-11-28T09:00:00Z"), true};
constexpr int listed_by_fts = 50;
constexpr std::size_t compared = 10;

double ms_of(const auto& work) {
    const std::clock_t begin = std::clock();
    work();
    return 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

template <class T>
T unwrapped(base::Result<T> result) {
    if (!result)
        std::fprintf(stderr, "search-bench: %s\n", result.error().detail.c_str());
    base::ensure(result.has_value());
    return std::move(*result);
}

std::string title_of(const catalog::Offer& offer) {
    return std::string{offer.facts[Field::title].value()} + " " +
           std::string{offer.facts[Field::reference].value()};
}

// What else is searched in an offer (catalog/card.cpp).
std::string body_of(const catalog::Offer& offer) {
    std::string text;
    for (const Field field : {Field::employer, Field::location, Field::family})
        text += std::string{offer.facts[field].value()} + "\n";
    for (const catalog::Section& section : offer.sections) {
        text += section.heading + "\n";
        for (const catalog::Block& block : section.blocks)
            text += block.text + "\n";
    }
    return text;
}

void write_rows(const fs::path& folder, const std::vector<catalog::Offer>& offers) {
    auto catalog = unwrapped(sqlite::Database::open((folder / "data" / "catalog.db").string(),
                                                    {.access = sqlite::Access::read}));
    auto row = unwrapped(catalog.prepare("SELECT hex(digest), json FROM offer WHERE id = ?"));
    std::ofstream rows{folder / "rows", std::ios::binary};
    for (const catalog::Offer& offer : offers) {
        row.bind(1, std::string_view{offer.id.text});
        base::ensure(unwrapped(row.step()));
        rows << offer.id.text << '\x1f' << row.text(0) << '\x1f' << row.text(1) << '\x1f'
             << title_of(offer) << '\x1f' << body_of(offer) << '\x1e';
        row.reset();
    }
}

int import(const fs::path& folder, const std::string& file) {
    const auto offers = synthetic::read_offers(file);
    auto data = unwrapped(store::open_folder(folder / "data"));
    auto catalog = unwrapped(store::CatalogStore::open(data));
    const double ms = ms_of([&] {
        base::ensure(catalog.replace(offers, {now.now, "synthetic", {}}).has_value());
    });
    std::printf("import s %.1f end\n", ms / 1000);
    write_rows(folder, offers);
    return 0;
}

// What FTS5 is asked for the same keystrokes: every word, the last one as a beginning.
std::string match_of(const std::string& typed) {
    std::string match;
    for (std::size_t at = 0; at < typed.size();) {
        const std::size_t end = std::min(typed.find_first_of(" -", at), typed.size());
        if (end > at)
            match += (match.empty() ? "\"" : " \"") + typed.substr(at, end - at) + "\"";
        at = end + 1;
    }
    return match + (typed.ends_with(' ') ? "" : "*");
}

class Fts {
public:
    explicit Fts(const fs::path& file)
        : database_(
              unwrapped(sqlite::Database::open(file.string(), {.access = sqlite::Access::read})))
        , ask_(unwrapped(database_.prepare("SELECT rowid FROM words WHERE words MATCH ?"
                                           " ORDER BY rank LIMIT " +
                                           std::to_string(listed_by_fts))))
        , name_(unwrapped(database_.prepare("SELECT id FROM offer WHERE rowid = ?"))) {}

    std::vector<std::int64_t> best(const std::string& match) {
        std::vector<std::int64_t> best;
        ask_.bind(1, std::string_view{match});
        while (unwrapped(ask_.step()))
            best.push_back(ask_.integer(0));
        ask_.reset();
        return best;
    }
    std::string id_of(std::int64_t row) {
        base::ensure(unwrapped(name_.bind(1, row).step()));
        std::string id{name_.text(0)};
        name_.reset();
        return id;
    }

private:
    sqlite::Database database_;
    sqlite::Statement ask_, name_;
};

void report(const char* name, std::vector<double> times) {
    std::ranges::sort(times);
    const auto at = [&](double part) {
        return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
    };
    std::printf("%s p50 %.2f p99 %.2f most %.2f end\n", name, at(0.5), at(0.99), at(1));
}

int ask(const fs::path& folder, const std::string& file) {
    auto data = unwrapped(store::open_folder(folder / "data"));
    catalog::Shelf shelf;
    std::vector<double> openings;
    for (int round = 0; round < 5; ++round)
        openings.push_back(ms_of([&] {
            auto catalog = unwrapped(store::CatalogStore::open(data));
            shelf = unwrapped(catalog.shelf());
        }));
    report("open", openings);
    std::printf("shelf offers %zu bytes %zu terms %zu end\n", shelf.size(), shelf.bytes().size(),
                shelf.sections().terms.size());
    Fts fts(folder / "words.db");
    std::vector<double> ours, theirs, overlaps;
    for (const std::string& text : synthetic::read_texts(file)) {
        catalog::Hits hits;
        std::vector<std::int64_t> best;
        ours.push_back(ms_of([&] { hits = catalog::search(shelf, {text, {}}, now); }));
        const std::string match = match_of(text);
        theirs.push_back(ms_of([&] { best = fts.best(match); }));
        const std::size_t count = std::min({compared, best.size(), hits.rows.size()});
        if (hits.rows.size() > catalog::most_ranked || count == 0)
            continue;
        std::set<std::string> top;
        for (std::size_t i = 0; i < count; ++i)
            top.insert(fts.id_of(best[i]));
        int same = 0;
        for (std::size_t i = 0; i < count; ++i)
            same += top.contains(std::string{shelf.id(hits.rows[i])}) ? 1 : 0;
        overlaps.push_back(same / static_cast<double>(count));
    }
    report("search", ours);
    report("fts5", theirs);
    double sum = 0;
    for (const double overlap : overlaps)
        sum += overlap;
    std::printf("overlap mean %.3f keystrokes %zu end\n",
                sum / static_cast<double>(std::max<std::size_t>(1, overlaps.size())),
                overlaps.size());
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    const std::string what = argc == 4 ? argv[1] : "";
    if (what == "import")
        return import(argv[2], argv[3]);
    if (what == "ask")
        return ask(argv[2], argv[3]);
    return 2;
}
