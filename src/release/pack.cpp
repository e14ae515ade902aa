#include "release/pack.h"

#include <zstd.h>

#include <algorithm>
#include <memory>

namespace release {
namespace {

using base::ErrorCode;

constexpr std::string_view magic = "VITPACK1";
constexpr std::size_t wanted_part_bytes = 2u * 1024 * 1024;
constexpr std::uint8_t puts = 1;
constexpr std::uint8_t removes = 2;

void append_number(base::Bytes& bytes, std::size_t number, int size_bytes) {
    for (int i = 0; i < size_bytes; ++i)
        bytes.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

void append_text(base::Bytes& bytes, std::string_view text, int size_bytes) {
    append_number(bytes, text.size(), size_bytes);
    bytes.insert(bytes.end(), text.begin(), text.end());
}

// Reads numbers and texts off the front; false where there is not enough.
class Front {
public:
    explicit Front(base::ByteView bytes)
        : rest_(bytes) {}
    bool empty() const { return rest_.empty(); }
    bool number(int size_bytes, std::size_t& value) {
        if (rest_.size() < static_cast<std::size_t>(size_bytes))
            return false;
        value = 0;
        for (int i = size_bytes; i-- > 0;)
            value = value << 8 | rest_[static_cast<std::size_t>(i)];
        rest_ = rest_.subspan(static_cast<std::size_t>(size_bytes));
        return true;
    }
    bool text(int size_bytes, std::string_view& value) {
        std::size_t size = 0;
        if (!number(size_bytes, size) || rest_.size() < size)
            return false;
        value = {reinterpret_cast<const char*>(rest_.data()), size};
        rest_ = rest_.subspan(size);
        return true;
    }

private:
    base::ByteView rest_;
};

struct FreeCompressor {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};
struct FreeDecompressor {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

std::size_t checked(std::size_t result) {
    base::ensure(ZSTD_isError(result) == 0); // of compressing: no input can make it fail
    return result;
}

base::Bytes compress(base::ByteView content, base::ByteView prefix, int level) {
    const std::unique_ptr<ZSTD_CCtx, FreeCompressor> context{ZSTD_createCCtx()};
    base::ensure(context != nullptr);
    int window = 10; // the prefix must lie within it
    while (window < 25 && (std::size_t{1} << window) < prefix.size() + content.size())
        ++window;
    checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, level));
    checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_windowLog, window));
    checked(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_enableLongDistanceMatching,
                                   prefix.empty() ? 0 : 1));
    checked(ZSTD_CCtx_refPrefix(context.get(), prefix.data(), prefix.size()));
    base::Bytes compressed(ZSTD_compressBound(content.size()));
    compressed.resize(checked(ZSTD_compress2(context.get(), compressed.data(), compressed.size(),
                                             content.data(), content.size())));
    return compressed;
}

base::Result<base::Bytes> decompress(base::ByteView frame, base::ByteView prefix,
                                     std::size_t size) {
    const auto refused = [](const char* why) {
        return base::fail(ErrorCode::malformed, std::string("a part of a pack: ") + why);
    };
    if (ZSTD_getFrameContentSize(frame.data(), frame.size()) != size)
        return refused("its frame declares another size");
    if (ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size())
        return refused("it is not one frame");
    const std::unique_ptr<ZSTD_DCtx, FreeDecompressor> context{ZSTD_createDCtx()};
    base::ensure(context != nullptr);
    checked(ZSTD_DCtx_refPrefix(context.get(), prefix.data(), prefix.size()));
    base::Bytes content(size);
    const std::size_t got = ZSTD_decompressDCtx(context.get(), content.data(), content.size(),
                                                frame.data(), frame.size());
    if (ZSTD_isError(got) != 0 || got != size)
        return refused("its frame cannot be read");
    return content;
}

// The part that is being filled.
struct Filling {
    base::Bytes references;
    base::Bytes prefix;
    base::Bytes content;
};

void close_part(Filling& part, Packed& packed, int level) {
    if (part.content.empty())
        return;
    const base::Bytes frame = compress(part.content, part.prefix, level);
    append_number(packed.bytes, part.references.size(), 4);
    append_number(packed.bytes, frame.size(), 4);
    append_number(packed.bytes, part.content.size(), 4);
    packed.bytes.insert(packed.bytes.end(), part.references.begin(), part.references.end());
    packed.bytes.insert(packed.bytes.end(), frame.begin(), frame.end());
    packed.file.unpacked_bytes += part.content.size();
    part = {};
}

// What one part holds: the sizes before it, and then itself.
struct PartSizes {
    std::size_t references = 0;
    std::size_t frame = 0;
    std::size_t content = 0;
};

base::Result<PartSizes> sizes_of(base::ByteView header) {
    PartSizes sizes;
    Front front{header};
    base::ensure(front.number(4, sizes.references) && front.number(4, sizes.frame) &&
                 front.number(4, sizes.content));
    if (sizes.references > maximum_part_bytes || sizes.frame > maximum_compressed_bytes ||
        sizes.content == 0 || sizes.content > maximum_part_bytes)
        return base::fail(ErrorCode::too_large, "a part of a pack passes the limits");
    return sizes;
}

base::Result<base::Bytes> prefix_of(base::ByteView references, Documents& documents) {
    base::Bytes prefix;
    Front front{references};
    while (!front.empty()) {
        std::string_view id;
        if (!front.text(2, id))
            return base::fail(ErrorCode::malformed, "the references of a pack are cut short");
        TRY(const auto text, documents.find(id));
        if (!text)
            return base::fail(ErrorCode::not_found,
                              "the pack builds upon " + std::string(id) + ", which is not here");
        if (prefix.size() + text->size() > maximum_part_bytes)
            return base::fail(ErrorCode::too_large, "the references of a pack pass the limit");
        prefix.insert(prefix.end(), text->begin(), text->end());
    }
    return prefix;
}

base::Result<void> follow(base::ByteView content, Documents& documents) {
    const auto cut_short = [] {
        return base::fail(ErrorCode::malformed, "the records of a pack are cut short");
    };
    Front front{content};
    while (!front.empty()) {
        std::size_t kind = 0;
        std::string_view id;
        std::string_view text;
        if (!front.number(1, kind) || !front.text(2, id))
            return cut_short();
        if (kind == puts) {
            if (!front.text(4, text))
                return cut_short();
            TRY_VOID(documents.put(id, text));
        } else if (kind == removes) {
            TRY_VOID(documents.remove(id));
        } else {
            return base::fail(ErrorCode::malformed, "a record of a pack is of no known kind");
        }
    }
    return {};
}

} // namespace

Packed pack(std::span<const Record> records, const DocumentsInMemory::Map& former, int level) {
    Packed packed;
    packed.bytes.assign(magic.begin(), magic.end());
    Filling part;
    for (const Record& record : records) {
        base::ensure(!record.id.empty() && record.id.size() <= maximum_id_bytes);
        const auto old = former.find(record.id);
        const bool refers = record.text && old != former.end();
        const std::size_t old_size = refers ? old->second.size() : 0;
        const std::size_t size = record.text ? record.text->size() : 0;
        base::ensure(size <= maximum_document_bytes && old_size <= maximum_document_bytes);
        if (part.content.size() + size > wanted_part_bytes ||
            part.prefix.size() + old_size > wanted_part_bytes)
            close_part(part, packed, level);
        if (refers) {
            append_text(part.references, record.id, 2);
            part.prefix.insert(part.prefix.end(), old->second.begin(), old->second.end());
        }
        part.content.push_back(record.text ? puts : removes);
        append_text(part.content, record.id, 2);
        if (record.text)
            append_text(part.content, *record.text, 4);
    }
    close_part(part, packed, level);
    packed.file.size_bytes = packed.bytes.size();
    packed.file.digest = crypto::sha256(packed.bytes);
    return packed;
}

base::Result<void> unpack(const PackFile& file, const ReadAt& read, Documents& documents) {
    constexpr std::size_t header_bytes = 12;
    TRY(const base::Bytes first, read(0, magic.size()));
    if (!std::ranges::equal(first, magic))
        return base::fail(ErrorCode::malformed, "the pack is none of Vitrine's");
    std::uint64_t at = magic.size();
    std::uint64_t unpacked = 0;
    while (at < file.size_bytes) {
        if (file.size_bytes - at < header_bytes)
            return base::fail(ErrorCode::malformed, "the pack is cut short");
        TRY(const base::Bytes header, read(at, header_bytes));
        TRY(const PartSizes sizes, sizes_of(header));
        at += header_bytes;
        unpacked += sizes.content;
        if (file.size_bytes - at < sizes.references + sizes.frame)
            return base::fail(ErrorCode::malformed, "the pack is cut short");
        if (unpacked > file.unpacked_bytes)
            return base::fail(ErrorCode::too_large, "the pack unpacks to more than was signed");
        TRY(const base::Bytes body, read(at, sizes.references + sizes.frame));
        at += body.size();
        const base::ByteView view{body};
        TRY(const base::Bytes prefix, prefix_of(view.first(sizes.references), documents));
        TRY(const base::Bytes content,
            decompress(view.subspan(sizes.references), prefix, sizes.content));
        TRY_VOID(follow(content, documents));
    }
    if (unpacked != file.unpacked_bytes)
        return base::fail(ErrorCode::malformed, "the pack unpacks to less than was signed");
    return {};
}

} // namespace release
