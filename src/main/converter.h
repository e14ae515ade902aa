// Why: PDF and DOCX are hostile until proven otherwise: their text is made in a child process, and
// what stopped it becomes a sentence that names the limit.
// Left to others: the process (platform/child), the text (convert), what it states (ingest).
#pragma once

#include "base/bytes.h"
#include "platform/child.h"

#include <expected>
#include <string>
#include <string_view>

namespace vitrine {

// 256 MiB, 10 s of processor time, 30 s in all, 96 MB of words with their places.
platform::ChildLimits conversion_limits();

// Why a child gave nothing: "the PDF took more than 10 s of processor time".
std::string reason_of(const platform::Child& child, std::string_view subject);

// The text of a document of this kind ("pdf" or "docx"), made by vitrine-convert, which stands
// beside the running program; or why there is none.
std::expected<std::string, std::string> converted(std::string_view kind, base::ByteView bytes);

} // namespace vitrine
