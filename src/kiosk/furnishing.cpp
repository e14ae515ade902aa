#include "kiosk/furnishing.h"

#include "platform/pixels.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>
#include <system_error>

namespace kiosk {

namespace {

constexpr std::size_t maximum_font_bytes = 32U << 20;
constexpr std::size_t maximum_catalog_bytes = 4U << 20;
constexpr std::size_t maximum_logo_bytes = 4U << 20;
constexpr int most_logo_px = 4096; // a side
constexpr int least_logo_px = 96;  // what the largest panel draws of it
constexpr std::array<const char*, 3> theme_files = {"light.toml", "dark.toml",
                                                    "high-contrast.toml"};

std::string_view text_of(const platform::MappedFile& file) {
    return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
}

// The files of a folder that end in `extension`, in the order of their names.
base::Result<std::set<std::filesystem::path>> files_of(const std::filesystem::path& folder,
                                                       std::string_view extension) {
    std::error_code refused;
    std::set<std::filesystem::path> found;
    for (std::filesystem::directory_iterator entry(folder, refused), end; !refused && entry != end;
         entry.increment(refused))
        if (entry->path().extension() == extension)
            found.insert(entry->path());
    if (refused)
        return base::fail(base::ErrorCode::not_found, folder.string() + ": " + refused.message());
    return found;
}

base::Result<void> read_languages(const std::filesystem::path& folder, Furnishing& furnishing) {
    TRY(const auto files, files_of(folder, ".mo"));
    for (const auto& path : files) {
        TRY(const auto file, platform::MappedFile::open(path, maximum_catalog_bytes));
        auto words = present::Words::from_catalog(path.stem(), text_of(file));
        if (!words)
            return base::fail(words.error().code, path.string() + ": " + words.error().detail);
        furnishing.languages.add(std::move(*words));
    }
    return {};
}

int version_of(const registration::Notice& notice) {
    int number = 0;
    std::from_chars(notice.version.data(), notice.version.data() + notice.version.size(), number);
    return number;
}

base::Result<void> read_notices(const std::filesystem::path& folder, Furnishing& furnishing) {
    TRY(const auto files, files_of(folder, ".toml"));
    auto& notices = furnishing.notices;
    for (const auto& path : files) {
        TRY(const auto file, platform::MappedFile::open(path, registration::maximum_notice_bytes));
        TRY(auto notice, registration::parse_notice(text_of(file), path.string()));
        const auto same = std::ranges::find(notices, notice.language, [](const auto& other) {
            return std::string_view(other.language);
        });
        if (same == notices.end())
            notices.push_back(std::move(notice));
        else if (version_of(*same) < version_of(notice))
            *same = std::move(notice);
    }
    const auto french = std::ranges::find(
        notices, "fr", [](const auto& notice) { return std::string_view(notice.language); });
    if (french == notices.end())
        return base::fail(base::ErrorCode::not_found, folder.string() + ": no notice in French");
    std::iter_swap(notices.begin(), french);
    return {};
}

base::Result<std::shared_ptr<const view::Picture>> read_logo(const std::filesystem::path& path) {
    TRY(const auto file, platform::MappedFile::open(path, maximum_logo_bytes));
    auto pixels = platform::read_png(file.bytes(), most_logo_px);
    if (!pixels)
        return base::fail(pixels.error().code, path.string() + ": " + pixels.error().detail);
    if (pixels->height < least_logo_px || pixels->width < least_logo_px)
        return base::fail(base::ErrorCode::invalid, path.string() + ": fewer than " +
                                                        std::to_string(least_logo_px) +
                                                        " pixels a side would look coarse");
    return std::make_shared<const view::Picture>(
        view::Picture{pixels->width, pixels->height, std::move(pixels->rgba)});
}

// An employer's name, logo and accent on all themes.
base::Result<void> dress(const std::filesystem::path& path, std::vector<view::Theme>& themes) {
    TRY(const auto file, platform::MappedFile::open(path, maximum_catalog_bytes));
    TRY(auto employer, view::read_employer(text_of(file), path.string()));
    if (!employer.logo_file.empty()) {
        TRY(employer.logo, read_logo(path.parent_path() / employer.logo_file));
    }
    for (view::Theme& theme : themes) {
        TRY(theme, view::with_employer(std::move(theme), employer, path.string()));
    }
    return {};
}

} // namespace

view::Fonts Furnishing::fonts() const {
    view::Fonts fonts;
    for (std::size_t face = 0; face < fonts.size(); ++face)
        fonts[face] = font_files[face].bytes();
    return fonts;
}

const view::Theme& Furnishing::theme(session::Theme theme) const {
    return themes[static_cast<std::size_t>(theme)];
}

base::Result<Furnishing> furnish(const std::filesystem::path& share,
                                 const std::filesystem::path& employer) {
    Furnishing furnishing;
    for (const char* path : view::font_files) {
        TRY(auto file, platform::MappedFile::open(path, maximum_font_bytes));
        furnishing.font_files.push_back(std::move(file));
    }
    for (const char* name : theme_files) {
        const std::string path = share / "themes" / name;
        TRY(const auto file, platform::MappedFile::open(path, maximum_catalog_bytes));
        TRY(auto theme, view::read_theme(text_of(file), path));
        furnishing.themes.push_back(std::move(theme));
    }
    if (!employer.empty())
        TRY_VOID(dress(employer, furnishing.themes));
    TRY_VOID(read_languages(share / "locale", furnishing));
    TRY_VOID(read_notices(share / "notices", furnishing));
    return furnishing;
}

} // namespace kiosk
