// Why: before "Envoyer" a visitor is told who receives what they give, why, how long, and what
// rights they have (GDPR, art. 13); a letter proves which words they saw.
// Left to others: setting it on the screen (present), reading the file (kiosk).
//
// A notice is a TOML file of at most 64 KiB, assets/notices/<version>.<language>.toml:
//     version  = "1"     # a change of any word is a new version
//     language = "fr"    # BCP 47
//     consent  = "…"     # beside the box that starts unticked
//     sealed   = "…"     # above "Envoyer"
//     [[short]]          # what is on the screen: at least one, in the order shown
//     heading = "…"      # one line
//     text    = "…"      # may hold {employers}
//     [[full]]           # the whole of art. 13, behind one tap: at least one
//     heading = "…"
//     text    = "…"
// Nothing else is allowed in it. Its SHA-256 is that of the file's bytes: `sha256sum` tells it.
#pragma once

#include "base/bytes.h"
#include "crypto/digest.h"

#include <string>
#include <string_view>
#include <vector>

namespace registration {

inline constexpr std::size_t maximum_notice_bytes = 64 * 1024;

struct NoticePart {
    std::string heading;
    std::string text;
    bool operator==(const NoticePart&) const = default;
};

struct Notice {
    std::string version;
    std::string language;
    crypto::Digest digest;
    std::string consent;
    std::string sealed;
    std::vector<NoticePart> short_parts;
    std::vector<NoticePart> full_parts;
    bool operator==(const Notice&) const = default;
};

// `malformed` with file, line and reason; `too_large` above maximum_notice_bytes. `name` is the
// file's, for messages.
base::Result<Notice> parse_notice(std::string_view text, std::string_view name);

// The text with {employers} replaced by their names, "A, B et C" joined with the last `and`
// (" et ", " and ").
std::string with_employers(std::string_view text, const std::vector<std::string>& employers,
                           std::string_view and_word);

} // namespace registration
