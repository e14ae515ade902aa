#include "kiosk/hand_over.h"

#include "crypto/envelope.h"
#include "crypto/whole_file.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace kiosk {

namespace {

constexpr std::size_t most_sticks = 16;

base::Result<std::filesystem::path> stick_below(const std::filesystem::path& mounts) {
    std::error_code refused;
    std::vector<std::filesystem::path> found;
    for (std::filesystem::directory_iterator entry(mounts, refused), end; !refused && entry != end;
         entry.increment(refused)) {
        const auto folder = entry->path() / letters_folder;
        std::error_code unreadable;
        if (std::filesystem::is_directory(std::filesystem::symlink_status(folder, unreadable)))
            found.push_back(folder);
        if (found.size() == most_sticks)
            break;
    }
    if (found.empty())
        return base::fail(base::ErrorCode::not_found,
                          mounts.string() + ": no stick with a folder " + letters_folder);
    return *std::ranges::min_element(found);
}

// No file is written over: a stick may be brought back before it was posted.
std::string file_name(base::Instant now) {
    return "queue-" + std::to_string(now.time_since_epoch().count()) + ".letters";
}

} // namespace

base::Result<Waiting> waiting_letters(store::OutboxStore& outbox) {
    TRY(const auto letters, outbox.letters());
    Waiting waiting;
    for (const store::Letter& letter : letters) {
        if (letter.state >= store::LetterState::acknowledged)
            continue;
        TRY(const auto envelope, outbox.envelope(letter.id));
        const base::Bytes sealed = crypto::serialise(envelope);
        waiting.bytes.insert(waiting.bytes.end(), sealed.begin(), sealed.end());
        ++waiting.letters;
    }
    return waiting;
}

base::Result<int> hand_over(store::OutboxStore& outbox, const std::filesystem::path& mounts,
                            base::Instant now) {
    TRY(const auto folder, stick_below(mounts));
    TRY(const auto waiting, waiting_letters(outbox));
    TRY_VOID(
        crypto::write_whole(folder / file_name(now), waiting.bytes, crypto::Secrecy::open_to_all));
    return waiting.letters;
}

} // namespace kiosk
