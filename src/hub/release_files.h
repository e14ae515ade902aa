// Why: releases are files that any static server could carry; the hub is one that is at hand. The
// console's own files are served the same way.
// Left to others: what the files mean (release), who may see them: everybody.
#pragma once

#include "hub/http.h"

namespace hub {

// `path` is what follows the prefix, without a leading slash. Names with letters, digits and
// `._-` alone, none beginning with a dot; no link is followed out of the folder. 404 for all else.
// A file whose name holds 64 hexadecimal digits never changes; of others the ETag is the digest of
// what they hold.
Response serve_file(const std::filesystem::path& folder, std::string_view path,
                    const Request& request);

} // namespace hub
