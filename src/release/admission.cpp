#include "release/admission.h"

#include <algorithm>

namespace release {
namespace {

using base::ErrorCode;

std::string named(std::uint64_t number) {
    return "release " + std::to_string(number);
}

} // namespace

base::Result<Head> admit_head(const Trust& trust, base::ByteView bytes,
                              std::string_view signature) {
    if (bytes.size() > maximum_head_bytes ||
        signature.size() > crypto::maximum_signature_text_bytes)
        return base::fail(ErrorCode::too_large, "head.json or its signature is too large");
    TRY_VOID(crypto::verify_release(trust.key, bytes, signature));
    TRY(Head head, parse_head(bytes));
    if (head.channel != trust.channel)
        return base::fail(ErrorCode::denied, "it is of channel \"" + head.channel +
                                                 "\", this kiosk takes \"" + trust.channel + "\"");
    if (trust.epoch && head.epoch != *trust.epoch)
        return base::fail(ErrorCode::denied, "it is of epoch " + std::to_string(head.epoch) +
                                                 ", its key of " + std::to_string(*trust.epoch));
    const auto& seen = trust.seen;
    if (!seen || head.epoch > seen->epoch)
        return head;
    if (head.epoch < seen->epoch || head.number < seen->number)
        return base::fail(ErrorCode::denied, named(head.number) + " is older than " +
                                                 named(seen->number) + ", which is here");
    if (head.number == seen->number && head.root != seen->root)
        return base::fail(ErrorCode::denied,
                          "it is another " + named(head.number) + " than the one that is here");
    return head;
}

base::Result<Trust> follow_rotation(const Trust& trust, base::ByteView bytes,
                                    std::string_view signature) {
    if (bytes.size() > maximum_rotation_bytes ||
        signature.size() > crypto::maximum_signature_text_bytes)
        return base::fail(ErrorCode::too_large, "a rotation or its signature is too large");
    TRY_VOID(crypto::verify_release(trust.key, bytes, signature));
    TRY(const Rotation rotation, parse_rotation(bytes));
    if (rotation.former != trust.key)
        return base::fail(ErrorCode::denied, "the rotation is of another key");
    if (trust.epoch && rotation.epoch != *trust.epoch + 1)
        return base::fail(ErrorCode::denied, "the rotation leads to epoch " +
                                                 std::to_string(rotation.epoch) + ", not to " +
                                                 std::to_string(*trust.epoch + 1));
    Trust next = trust;
    next.key = rotation.next;
    next.epoch = rotation.epoch;
    return next;
}

Route route_from_nothing(const Head& head) {
    Route route{.from_nothing = true, .packs = {head.snapshot.pack}};
    for (std::size_t i = head.number - head.snapshot.number; i-- > 0;)
        route.packs.push_back(head.deltas[i].pack);
    return route;
}

Route route_to(const Head& head, const std::optional<Seen>& seen) {
    if (!seen || seen->number > head.number || head.number - seen->number > head.deltas.size())
        return route_from_nothing(head);
    Route route;
    for (std::size_t i = head.number - seen->number; i-- > 0;)
        route.packs.push_back(head.deltas[i].pack);
    const Route anew = route_from_nothing(head);
    return size_of(anew) < size_of(route) ? anew : route;
}

std::uint64_t size_of(const Route& route) {
    std::uint64_t size = 0;
    for (const PackFile& pack : route.packs)
        size += pack.size_bytes;
    return size;
}

base::Result<void> check_pack(const PackFile& pack, std::uint64_t size_bytes,
                              const crypto::Digest& digest) {
    if (size_bytes != pack.size_bytes)
        return base::fail(ErrorCode::unverified,
                          pack_name(pack.digest) + " has " + std::to_string(size_bytes) +
                              " bytes, not the " + std::to_string(pack.size_bytes) +
                              " that were signed");
    if (digest != pack.digest)
        return base::fail(ErrorCode::unverified,
                          pack_name(pack.digest) + " is not what its name and the head say");
    return {};
}

base::Result<void> apply(const Head& head, const Route& route, const ReadPack& read,
                         Documents& documents) {
    if (route.from_nothing)
        TRY_VOID(documents.clear());
    for (const PackFile& pack : route.packs)
        TRY_VOID(unpack(
            pack,
            [&](std::uint64_t at, std::size_t size) -> base::Result<base::Bytes> {
                TRY(base::Bytes bytes, read(pack, at, size));
                if (bytes.size() != size)
                    return base::fail(ErrorCode::unavailable,
                                      pack_name(pack.digest) + " ended early");
                return bytes;
            },
            documents));
    TRY(const std::uint64_t count, documents.count());
    if (count != head.documents)
        return base::fail(ErrorCode::unverified, named(head.number) + " makes " +
                                                     std::to_string(count) + " documents, not " +
                                                     std::to_string(head.documents));
    TRY(const crypto::Digest root, documents.root());
    if (root != head.root)
        return base::fail(ErrorCode::unverified,
                          "the documents are not those that were signed as " + named(head.number));
    TRY(const auto charter, documents.find(charter_id));
    if (!charter)
        return base::fail(ErrorCode::malformed, named(head.number) + " has no charter");
    return {};
}

Trust admitted(Trust trust, const Head& head) {
    trust.epoch = head.epoch;
    trust.seen = Seen{head.epoch, head.number, head.issued, head.fresh_until, head.root};
    return trust;
}

} // namespace release
