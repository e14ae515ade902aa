#include "store/salvage.h"

#include "store/outbox_schema.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <set>
#include <string_view>

namespace store {

namespace {

using base::ByteView;
using PageNumber = std::uint32_t;

constexpr std::size_t page_bytes = outbox_page_bytes;
constexpr std::size_t overflow_bytes = page_bytes - 4; // of a payload, on one overflow page
constexpr std::size_t maximum_payload_bytes = crypto::maximum_envelope_bytes + 1024;

std::uint32_t read_big_endian(ByteView bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | bytes[at + i];
    return value;
}

struct PageImage {
    PageNumber number = 0;
    ByteView bytes;
};

// All images of all pages: those of the file, then those of the WAL, which are newer.
std::vector<PageImage> page_images(ByteView file, ByteView wal) {
    std::vector<PageImage> images;
    for (std::size_t at = 0; at + page_bytes <= file.size(); at += page_bytes)
        images.push_back(
            {static_cast<PageNumber>(at / page_bytes + 1), file.subspan(at, page_bytes)});
    constexpr std::size_t wal_head = 32, frame_head = 24, salts_in_wal = 16, salts_in_frame = 8;
    for (std::size_t at = wal_head; at + frame_head + page_bytes <= wal.size();
         at += frame_head + page_bytes) {
        // Frames of an earlier round of the WAL carry other salts: what they hold is outdated.
        if (std::memcmp(wal.data() + salts_in_wal, wal.data() + at + salts_in_frame, 8) == 0)
            images.push_back(
                {read_big_endian(wal, at, 4), wal.subspan(at + frame_head, page_bytes)});
    }
    return images;
}

// Reads forward and remembers having passed the end.
class Cursor {
public:
    explicit Cursor(ByteView bytes)
        : bytes_{bytes} {}

    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (int i = 0; i < 9; ++i) {
            const ByteView one = take(1);
            if (one.empty())
                return 0;
            if (i == 8)
                return value << 8 | one[0];
            value = value << 7 | (one[0] & 0x7f);
            if (one[0] < 0x80)
                break;
        }
        return value;
    }
    ByteView take(std::uint64_t size) {
        if (size > bytes_.size()) {
            good_ = false;
            bytes_ = {};
            return {};
        }
        const ByteView taken = bytes_.first(static_cast<std::size_t>(size));
        bytes_ = bytes_.subspan(static_cast<std::size_t>(size));
        return taken;
    }
    bool good() const { return good_; }
    std::size_t left() const { return bytes_.size(); }

private:
    ByteView bytes_;
    bool good_ = true;
};

struct Column {
    bool is_null = false;
    bool is_blob = false;
    std::int64_t integer = 0;
    ByteView blob;
};

std::vector<Column> read_record(ByteView payload) {
    Cursor start{payload};
    const std::uint64_t head_size = start.varint();
    const std::size_t head_start = payload.size() - start.left();
    if (!start.good() || head_size < head_start || head_size > payload.size())
        return {};
    Cursor head{payload.subspan(head_start, static_cast<std::size_t>(head_size) - head_start)};
    Cursor body{payload.subspan(static_cast<std::size_t>(head_size))};
    std::vector<Column> columns;
    while (head.left() > 0 && columns.size() < letter_columns_with_slip) {
        const std::uint64_t type = head.varint();
        Column column;
        constexpr std::array<std::uint64_t, 7> integer_sizes = {0, 1, 2, 3, 4, 6, 8};
        if (type == 0) {
            column.is_null = true;
        } else if (type < integer_sizes.size()) {
            const ByteView bytes = body.take(integer_sizes[type]);
            std::uint64_t value = !bytes.empty() && bytes[0] >= 0x80 ? ~std::uint64_t{0} : 0;
            for (const std::uint8_t byte : bytes)
                value = value << 8 | byte;
            column.integer = static_cast<std::int64_t>(value);
        } else if (type == 8 || type == 9) {
            column.integer = type == 9 ? 1 : 0;
        } else if (type >= 12 && type % 2 == 0) {
            column.is_blob = true;
            column.blob = body.take((type - 12) / 2);
        } else {
            return {}; // no table of ours holds a text or a real number beside an id
        }
        if (!head.good() || !body.good())
            return {};
        columns.push_back(column);
    }
    return columns;
}

class Search {
public:
    explicit Search(std::vector<PageImage> images)
        : images_{std::move(images)} {
        for (const PageImage& image : images_)
            newest_[image.number] = image.bytes;
    }

    Salvaged run() {
        for (const PageImage& image : images_) {
            read_leaf(image);
            scan(image.bytes);
        }
        std::vector<SalvagedLetter*> in_order; // a letter is moved once
        for (auto& [id, letter] : letters_)
            in_order.push_back(&letter);
        std::ranges::stable_sort(in_order, {}, [](const auto* letter) { return letter->saved_at; });
        Salvaged salvaged;
        for (SalvagedLetter* letter : in_order)
            salvaged.letters.push_back(std::move(*letter));
        salvaged.found = static_cast<int>(seen_.size());
        return salvaged;
    }

private:
    void read_leaf(const PageImage& image) {
        const std::size_t head = image.number == 1 ? 100 : 0; // page 1 begins with the file's head
        const std::uint8_t type = image.bytes[head];
        constexpr std::uint8_t table_leaf = 0x0d, index_leaf = 0x0a;
        if (type != table_leaf && type != index_leaf)
            return;
        const std::size_t cells = read_big_endian(image.bytes, head + 3, 2);
        for (std::size_t i = 0; i < cells && head + 8 + 2 * i + 2 <= page_bytes; ++i) {
            const std::size_t at = read_big_endian(image.bytes, head + 8 + 2 * i, 2);
            if (at < head + 8 || at >= page_bytes)
                continue;
            Cursor cell{image.bytes.subspan(at)};
            const std::uint64_t size = cell.varint();
            if (type == table_leaf)
                cell.varint(); // the row number: a new one is given
            if (!cell.good() || size > maximum_payload_bytes)
                continue;
            const auto payload = payload_of(cell, static_cast<std::size_t>(size), type);
            const std::vector<Column> columns = read_record(payload);
            if (type == table_leaf)
                take_row(columns);
            else if (columns.size() == 2) // of the index on id: (id, row)
                see(columns[0]);
        }
    }

    // What of a payload lies in its cell, and the rest along its chain of overflow pages.
    base::Bytes payload_of(Cursor cell, std::size_t size, std::uint8_t type) const {
        constexpr std::size_t table_local = page_bytes - 35;
        constexpr std::size_t index_local = (page_bytes - 12) * 64 / 255 - 23;
        constexpr std::size_t minimum_local = (page_bytes - 12) * 32 / 255 - 23;
        const std::size_t maximum_local = type == 0x0d ? table_local : index_local;
        std::size_t local = size;
        if (size > maximum_local) {
            local = minimum_local + (size - minimum_local) % overflow_bytes;
            if (local > maximum_local)
                local = minimum_local;
        }
        const ByteView first = cell.take(local);
        base::Bytes payload{first.begin(), first.end()};
        PageNumber next = 0;
        if (payload.size() < size) {
            const ByteView link = cell.take(4);
            if (cell.good())
                next = read_big_endian(link, 0, 4);
        }
        while (payload.size() < size) {
            const auto page = newest_.find(next);
            if (page == newest_.end())
                return {}; // the chain is broken
            const std::size_t part = std::min(size - payload.size(), overflow_bytes);
            const ByteView bytes = page->second.subspan(4, part);
            payload.insert(payload.end(), bytes.begin(), bytes.end());
            next = read_big_endian(page->second, 0, 4);
        }
        return payload;
    }

    std::optional<crypto::LetterId> see(const Column& column) {
        crypto::LetterId id;
        if (!column.is_blob || column.blob.size() != id.bytes.size())
            return std::nullopt;
        std::ranges::copy(column.blob, id.bytes.begin());
        if (!crypto::is_well_formed(id))
            return std::nullopt;
        seen_.insert(id);
        return id;
    }

    void take_row(const std::vector<Column>& columns) {
        if (columns.size() != letter_columns && columns.size() != letter_columns_with_slip)
            return;
        const auto at = [&](LetterColumn column) -> const Column& {
            return columns[static_cast<std::size_t>(column)];
        };
        const auto id = see(at(LetterColumn::id));
        const std::int64_t state = at(LetterColumn::state).integer;
        const ByteView receipt = at(LetterColumn::receipt).blob;
        SalvagedLetter letter;
        if (!id || state < 0 || state > 3 || receipt.size() != letter.receipt.digest.bytes.size())
            return;
        letter.id = *id;
        letter.state = static_cast<LetterState>(state);
        letter.saved_at = base::Instant{base::Duration{at(LetterColumn::saved_at).integer}};
        letter.changed_at = base::Instant{base::Duration{at(LetterColumn::changed_at).integer}};
        std::ranges::copy(receipt, letter.receipt.digest.bytes.begin());
        const Column& envelope = at(LetterColumn::envelope);
        if (envelope.is_null != (letter.state == LetterState::erased))
            return;
        if (!envelope.is_null) {
            auto parsed = crypto::parse_envelope(envelope.blob);
            if (!parsed || parsed->id != letter.id || parsed->receipt != letter.receipt)
                return;
            letter.envelope = std::move(*parsed);
        }
        if (columns.size() == letter_columns_with_slip)
            letter.slip.assign(columns.back().blob.begin(), columns.back().blob.end());
        keep(std::move(letter));
    }

    // Envelopes that lie unbroken somewhere, whatever became of the row around them.
    void scan(ByteView bytes) {
        constexpr std::string_view magic = "VLET";
        const std::string_view text{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
        for (std::size_t at = text.find(magic); at != text.npos; at = text.find(magic, at + 1)) {
            const ByteView rest = bytes.subspan(at);
            if (rest.size() < crypto::envelope_head_bytes)
                return;
            see(Column{.is_blob = true, .blob = rest.subspan(6, 16)});
            for (const std::size_t bucket : crypto::envelope_buckets_bytes) {
                const std::size_t size =
                    crypto::envelope_head_bytes + crypto::sealed_overhead_bytes + bucket;
                if (size > rest.size())
                    break;
                auto parsed = crypto::parse_envelope(rest.first(size));
                if (!parsed)
                    continue;
                SalvagedLetter letter{parsed->id,
                                      parsed->receipt,
                                      LetterState::queued,
                                      crypto::instant_of(parsed->id),
                                      crypto::instant_of(parsed->id),
                                      std::move(*parsed),
                                      {}};
                keep(std::move(letter));
                break;
            }
        }
    }

    void keep(SalvagedLetter letter) {
        const auto [found, is_new] = letters_.try_emplace(letter.id, letter);
        if (is_new)
            return;
        if (found->second.state < letter.state)
            found->second = std::move(letter);
        else if (letter.state == LetterState::erased && letter.slip.empty())
            found->second.slip.clear(); // erased by its visitor after it had been forgotten
    }

    std::vector<PageImage> images_;
    std::map<PageNumber, ByteView> newest_;
    std::set<crypto::LetterId> seen_;
    std::map<crypto::LetterId, SalvagedLetter> letters_;
};

} // namespace

Salvaged salvage(ByteView file, ByteView wal) {
    return Search{page_images(file, wal)}.run();
}

} // namespace store
