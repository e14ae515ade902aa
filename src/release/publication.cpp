#include "release/publication.h"

#include <algorithm>

namespace release {
namespace {

using base::ErrorCode;

// The strongest level while it costs seconds.
int level_for(std::span<const Record> records) {
    std::size_t size = 0;
    for (const Record& record : records)
        size += record.text ? record.text->size() : 0;
    constexpr std::size_t mebibyte = 1024 * 1024;
    return size <= 8 * mebibyte ? 19 : size <= 64 * mebibyte ? 12 : 9;
}

std::vector<Record> changes(const DocumentsInMemory::Map& former,
                            const DocumentsInMemory::Map& now) {
    std::vector<Record> records;
    for (const auto& [id, text] : now) {
        const auto old = former.find(id);
        if (old == former.end() || old->second != text)
            records.push_back({id, text});
    }
    for (const auto& [id, text] : former)
        if (!now.contains(id))
            records.push_back({id, std::nullopt});
    return records;
}

Packed packed(std::span<const Record> records, const DocumentsInMemory::Map& former) {
    return pack(records, former, level_for(records));
}

bool wants_snapshot(const Head& head) {
    std::uint64_t since = 0;
    for (std::size_t i = 0; i < head.number - head.snapshot.number; ++i)
        since += head.deltas[i].pack.size_bytes;
    return since > head.snapshot.pack.size_bytes / 4;
}

// Those that are needed, and older ones while they cost less together than the snapshot.
void drop_old_deltas(Head& head) {
    std::uint64_t total = 0;
    std::size_t kept = 0;
    const std::size_t needed = head.number - head.snapshot.number;
    for (; kept < std::min(head.deltas.size(), maximum_deltas); ++kept) {
        total += head.deltas[kept].pack.size_bytes;
        if (kept >= needed && total > head.snapshot.pack.size_bytes)
            break;
    }
    head.deltas.resize(kept);
}

base::Result<void> check(const std::optional<Former>& former, const Edition& edition) {
    if (edition.documents.size() > maximum_documents)
        return base::fail(ErrorCode::too_large, std::to_string(edition.documents.size()) +
                                                    " documents are more than a release holds");
    if (!edition.documents.contains(charter_id))
        return base::fail(ErrorCode::malformed, "there is no charter");
    if (former && edition.issued <= former->head.issued)
        return base::fail(ErrorCode::invalid,
                          "the former release is of " + base::to_iso(former->head.issued) +
                              "; the clock says " + base::to_iso(edition.issued));
    if (former && former->head.number >= maximum_number)
        return base::fail(ErrorCode::too_large, "the numbers of this epoch are used up");
    for (const auto& [id, text] : edition.documents)
        TRY_VOID(check_document(id, text));
    return {};
}

} // namespace

base::Result<Publication> next_release(const std::optional<Former>& former,
                                       const Edition& edition) {
    TRY_VOID(check(former, edition));
    Publication next;
    Head& head = next.head;
    head.channel = edition.channel;
    head.epoch = edition.epoch;
    head.issued = edition.issued;
    head.fresh_until = edition.fresh_until;
    head.documents = edition.documents.size();
    head.number = former ? former->head.number + 1 : 1;
    DocumentsInMemory documents{edition.documents};
    TRY(head.root, documents.root());
    const DocumentsInMemory::Map nothing;
    const auto changed = changes(former ? former->documents : nothing, edition.documents);
    next.changed = changed.size();
    bool renews = !former;
    if (former) {
        next.packs.push_back(packed(changed, former->documents));
        head.snapshot = former->head.snapshot;
        head.deltas = former->head.deltas;
        head.deltas.insert(head.deltas.begin(), {former->head.number, next.packs.back().file});
        renews = head.number - head.snapshot.number > maximum_deltas || wants_snapshot(head);
    }
    if (renews) {
        next.packs.push_back(packed(changes(nothing, edition.documents), nothing));
        head.snapshot = {head.number, next.packs.back().file};
    }
    drop_old_deltas(head);
    return next;
}

} // namespace release
