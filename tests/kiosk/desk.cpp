#include "desk.h"

#include "catalog/offer_json.h"

#include <fstream>

namespace desk {

release::DocumentsInMemory::Map texts_of(store::CatalogStore& catalog) {
    release::DocumentsInMemory::Map texts;
    const auto papers = catalog.papers();
    const auto cards = catalog.cards();
    EXPECT_TRUE(papers && cards);
    if (!papers || !cards)
        return texts;
    if (*papers)
        texts.emplace(release::charter_id, (*papers)->charter);
    for (const catalog::Card& card : *cards) {
        const auto offer = catalog.offer(card.id);
        EXPECT_TRUE(offer) << offer.error().detail;
        if (offer)
            texts.emplace(card.id.text, catalog::to_stored_json(*offer));
    }
    return texts;
}

kiosk::Stock stock(const std::filesystem::path& data, const release::Trust& trust) {
    auto folder = store::open_folder(data);
    EXPECT_TRUE(folder) << folder.error().detail;
    auto stock = kiosk::open_stock(*folder, data, trust.anchor, trust.channel);
    EXPECT_TRUE(stock) << stock.error().detail;
    base::ensure(stock.has_value());
    return std::move(*stock);
}

void write(const std::filesystem::path& folder, const sample::Files& files) {
    std::filesystem::remove_all(folder);
    for (const auto& [name, bytes] : files) {
        std::filesystem::create_directories((folder / name).parent_path());
        std::ofstream(folder / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()),
                   static_cast<std::streamsize>(bytes.size()));
    }
}

std::string http(std::string_view status, std::string_view headers, std::string_view body) {
    return "HTTP/1.1 " + std::string(status) +
           "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" + std::string(headers) +
           "\r\n" + std::string(body);
}

web::Handler serving(const sample::Files& files) {
    return [&files](const web::Request& request, const web::Answer& answer) {
        const auto found = files.find(request.path);
        if (found == files.end()) {
            answer.send(http("404 Not Found", "", "no such page"));
            return;
        }
        const std::string body(found->second.begin(), found->second.end());
        const std::string tag = "\"" + crypto::sha256_hex(found->second).substr(0, 16) + "\"";
        const auto known = request.headers.find("if-none-match");
        if (known != request.headers.end() && known->second == tag) {
            answer.send("HTTP/1.1 304 Not Modified\r\nETag: " + tag + "\r\n\r\n");
            return;
        }
        const auto range = request.headers.find("range");
        if (range != request.headers.end()) {
            const std::size_t from = std::stoul(range->second.substr(6));
            answer.send(http("206 Partial Content",
                             "Content-Range: bytes " + std::to_string(from) + "-" +
                                 std::to_string(body.size() - 1) + "/" +
                                 std::to_string(body.size()) + "\r\n",
                             body.substr(from)));
            return;
        }
        answer.send(http("200 OK", "ETag: " + tag + "\r\n", body));
    };
}

} // namespace desk
