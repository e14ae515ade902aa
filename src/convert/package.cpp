#include "convert/package.h"

#include <zip.h>

namespace convert {

namespace {

std::unexpected<Refused> damaged(const char* reason) {
    return std::unexpected(Refused{std::string{"the DOCX is damaged: "} + reason});
}

} // namespace

void Package::discard(zip* archive) {
    zip_discard(archive);
}

std::expected<Package, Refused> Package::open(base::ByteView bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr) {
        auto refused = damaged(zip_error_strerror(&error));
        if (source != nullptr)
            zip_source_free(source);
        zip_error_fini(&error);
        return refused;
    }
    zip_error_fini(&error);
    Package package{archive};
    if (zip_get_num_entries(archive, 0) > static_cast<zip_int64_t>(max_parts))
        return std::unexpected(
            Refused{"the DOCX holds more than " + std::to_string(max_parts) + " parts"});
    return package;
}

bool Package::has(const std::string& part) const {
    return zip_name_locate(archive_.get(), part.c_str(), 0) >= 0;
}

Text Package::read(const std::string& part) const {
    if (!has(part))
        return std::string{};
    zip_file_t* file = zip_fopen(archive_.get(), part.c_str(), 0);
    if (file == nullptr)
        return damaged(zip_strerror(archive_.get()));
    // The size a ZIP announces may lie; only what comes out counts.
    std::string text;
    constexpr std::size_t step = 65536;
    for (;;) {
        const std::size_t before = text.size();
        text.resize(before + step);
        const zip_int64_t count = zip_fread(file, text.data() + before, step);
        text.resize(before + static_cast<std::size_t>(count > 0 ? count : 0));
        if (count <= 0 || text.size() > max_part_bytes) {
            zip_fclose(file);
            if (count < 0)
                return damaged("a part cannot be unpacked");
            if (count > 0)
                return std::unexpected(Refused{"a part of the DOCX is larger than 20 MB"});
            return text;
        }
    }
}

} // namespace convert
