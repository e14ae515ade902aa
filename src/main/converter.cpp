#include "main/converter.h"

#include "convert/text.h"

#include <filesystem>
#include <system_error>

namespace vitrine {

platform::ChildLimits conversion_limits() {
    return {.memory_bytes = std::size_t{256} << 20u,
            .processor = std::chrono::seconds{10},
            .wall = std::chrono::seconds{30},
            .output_bytes = 96'000'000};
}

std::string reason_of(const platform::Child& child, std::string_view subject) {
    const std::string name{subject};
    switch (child.end) {
    case platform::ChildEnd::not_started:
        return name + " cannot be read here: pdftotext (package poppler-utils) is missing";
    case platform::ChildEnd::out_of_time:
        return name + " took more than 10 s of processor time or 30 s in all";
    case platform::ChildEnd::too_much_output:
        return name + " holds more than 96 MB of words with their places";
    case platform::ChildEnd::killed:
        return name + " needs more than 256 MiB of memory, or ends its reader";
    case platform::ChildEnd::finished:
        break;
    }
    if (child.complaint.find("password") != std::string::npos)
        return name + " is protected by a password";
    if (child.complaint.find("emory") != std::string::npos)
        return name + " needs more than 256 MiB of memory";
    const std::string first = child.complaint.substr(0, child.complaint.find('\n'));
    return name + " is damaged" + (first.empty() ? "" : ": " + first);
}

std::expected<std::string, std::string> converted(std::string_view kind, base::ByteView bytes) {
    std::error_code error;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto program = self.parent_path() / "vitrine-convert";
    platform::ChildLimits limits = conversion_limits();
    limits.output_bytes = convert::max_text_bytes;
    auto child = platform::run_child({program.string(), std::string{kind}}, bytes, limits);
    if (child.end == platform::ChildEnd::finished && child.status == 0)
        return std::move(child.output);
    const std::string subject = kind == "pdf" ? "the PDF" : "the DOCX";
    if (child.end == platform::ChildEnd::not_started)
        return std::unexpected(subject + " cannot be read here: " + program.string() +
                               " is missing");
    if (child.end == platform::ChildEnd::too_much_output)
        return std::unexpected("the text of " + subject + " is larger than 20 MB");
    if (child.end == platform::ChildEnd::finished && !child.complaint.empty())
        return std::unexpected(child.complaint);
    return std::unexpected(reason_of(child, subject));
}

} // namespace vitrine
