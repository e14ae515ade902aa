#include "main/private_folder.h"

namespace vitrine {

base::Result<void> make_private_folder(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (!error)
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error)
        return base::fail(base::ErrorCode::denied, folder.string() + ": " + error.message());
    return {};
}

} // namespace vitrine
