#include "main/offer_files.h"

#include "catalog/reconcile.h"
#include "crypto/digest.h"
#include "ingest/ingest.h"
#include "main/converter.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <set>
#include <system_error>
#include <unordered_map>

namespace vitrine {

namespace fs = std::filesystem;

namespace {

std::string reason_of(const std::error_code& error) {
    if (error == std::errc::too_many_symbolic_link_levels)
        return "symbolic link loop";
    if (error == std::errc::permission_denied)
        return "permission denied";
    if (error == std::errc::no_such_file_or_directory)
        return "no such file or folder";
    return error.message();
}

class Walk {
public:
    explicit Walk(LoadedOffers& loaded)
        : loaded_(loaded) {}

    void visit(const fs::path& path, std::size_t depth = 0) {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (error || status.type() == fs::file_type::not_found) {
            std::error_code ignored;
            const bool absent = !error || error == std::errc::no_such_file_or_directory;
            const bool link = fs::is_symlink(fs::symlink_status(path, ignored));
            return refuse(path, absent && link ? "the symbolic link leads nowhere"
                                : absent       ? "no such file or folder"
                                               : reason_of(error));
        }
        const fs::path real = fs::canonical(path, error);
        if (error)
            return refuse(path, reason_of(error));
        if (status.type() == fs::file_type::directory)
            return visit_folder(path, real, depth);
        if (status.type() != fs::file_type::regular)
            return refuse(path, "neither a file nor a folder");
        if (!seen_.insert(real).second)
            return;
        if (files.size() >= max_offer_files)
            return refuse(path, "more than 200 000 files");
        files.push_back(path);
    }

    std::vector<fs::path> files;

private:
    void visit_folder(const fs::path& path, const fs::path& real, std::size_t depth) {
        if (std::ranges::find(above_, real) != above_.end())
            return refuse(path, "symbolic link loop");
        if (depth >= max_folder_depth)
            return refuse(path, "folders are nested more than 32 deep");
        if (!seen_.insert(real).second)
            return;
        std::error_code error;
        std::vector<fs::path> entries;
        for (fs::directory_iterator entry{path, error}, end; !error && entry != end;
             entry.increment(error))
            if (!entry->path().filename().string().starts_with('.'))
                entries.push_back(entry->path());
        if (error)
            return refuse(path, reason_of(error));
        std::ranges::sort(entries);
        above_.push_back(real);
        for (const fs::path& entry : entries)
            visit(entry, depth + 1);
        above_.pop_back();
    }

    void refuse(const fs::path& path, std::string reason) {
        loaded_.refused.push_back({path.string(), std::move(reason)});
    }

    LoadedOffers& loaded_;
    std::vector<fs::path> above_;
    std::set<fs::path> seen_;
};

// The bytes of a file, or why not. A file that is too large is not read at all.
std::string read_file(const fs::path& path, std::string& bytes) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error)
        return reason_of(error);
    if (size > ingest::max_text_bytes)
        return "the file is larger than 20 MB (" + std::to_string(size / 1'000'000) + " MB)";
    errno = 0;
    std::ifstream file{path, std::ios::binary};
    if (!file)
        return reason_of(std::error_code{errno == 0 ? EIO : errno, std::generic_category()});
    bytes.resize(size);
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return file.bad() ? "the file cannot be read" : "";
}

// PDF and DOCX come as the text that a child process made of them; their digest is the file's own.
ingest::Imported import_bytes(const fs::path& path, const std::string& bytes,
                              std::optional<ingest::Kind> as) {
    const base::ByteView view = base::bytes_of(bytes);
    const std::string digest = crypto::sha256_hex(view);
    const ingest::Kind kind = as ? *as : ingest::recognise(view);
    if (kind != ingest::Kind::pdf && kind != ingest::Kind::docx)
        return ingest::read_document({path.filename().string(), digest, view}, kind);
    const auto text = converted(ingest::name_of(kind), view);
    if (!text)
        return {{}, text.error()};
    return ingest::read_document({path.filename().string(), digest, base::bytes_of(*text)}, kind);
}

std::string id_of(const catalog::Offer& offer) {
    return offer.id.text;
}
// Two documents of one kind with one id are versions of one document, not sources of one post.
std::string version_of(const catalog::Offer& offer) {
    return offer.id.text + ' ' + offer.source.kind;
}

// Of offers with one key the last one read counts.
void keep_last(LoadedOffers& loaded, std::string (*key)(const catalog::Offer&)) {
    std::unordered_map<std::string, std::size_t> last;
    for (std::size_t i = 0; i < loaded.offers.size(); ++i)
        last[key(loaded.offers[i])] = i;
    if (last.size() == loaded.offers.size())
        return;
    LoadedOffers kept;
    kept.refused = std::move(loaded.refused);
    for (std::size_t i = 0; i < loaded.offers.size(); ++i) {
        const std::size_t winner = last[key(loaded.offers[i])];
        if (winner == i) {
            kept.offers.push_back(std::move(loaded.offers[i]));
            kept.paths.push_back(std::move(loaded.paths[i]));
        } else {
            kept.refused.push_back({loaded.paths[i], "the same offer is in " +
                                                         loaded.paths[winner] + " (" +
                                                         loaded.offers[i].id.text + ")"});
        }
    }
    loaded = std::move(kept);
}

// A post that several documents state becomes one offer, at the path of the one whose text is
// shown.
void join_same_posts(LoadedOffers& loaded) {
    const auto groups = catalog::same_posts(loaded.offers);
    if (groups.size() == loaded.offers.size())
        return;
    LoadedOffers joined;
    joined.refused = std::move(loaded.refused);
    for (const std::vector<std::size_t>& group : groups) {
        std::vector<catalog::Offer> sources;
        for (const std::size_t i : group)
            sources.push_back(std::move(loaded.offers[i]));
        joined.offers.push_back(sources.size() == 1 ? std::move(sources.front())
                                                    : catalog::merge(sources));
        const auto shown =
            std::ranges::find(sources, joined.offers.back().source, &catalog::Offer::source);
        const std::size_t first =
            shown == sources.end() ? 0 : static_cast<std::size_t>(shown - sources.begin());
        joined.paths.push_back(std::move(loaded.paths[group[first]]));
    }
    loaded = std::move(joined);
}

} // namespace

LoadedOffers load_offers(std::span<const std::string> paths, const base::Progress& progress,
                         std::optional<ingest::Kind> as, SamePosts same) {
    LoadedOffers loaded;
    Walk walk{loaded};
    for (const std::string& path : paths)
        walk.visit(path);
    std::string bytes;
    for (std::size_t i = 0; i < walk.files.size(); ++i) {
        if (progress)
            progress(i, walk.files.size());
        const fs::path& path = walk.files[i];
        if (std::string reason = read_file(path, bytes); !reason.empty()) {
            loaded.refused.push_back({path.string(), std::move(reason)});
            continue;
        }
        ingest::Imported imported = import_bytes(path, bytes, as);
        if (!imported.refused.empty())
            loaded.refused.push_back({path.string(), std::move(imported.refused)});
        for (catalog::Offer& offer : imported.offers) {
            loaded.offers.push_back(std::move(offer));
            loaded.paths.push_back(path.string());
        }
    }
    if (same == SamePosts::joined) {
        keep_last(loaded, version_of);
        join_same_posts(loaded);
    }
    keep_last(loaded, id_of);
    return loaded;
}

} // namespace vitrine
