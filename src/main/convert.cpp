// vitrine-convert: a PDF or DOCX on standard input, its text on standard output. It is started by
// main/converter in a child process with limits, and is of no use to a person.
//
// Exit status: 0 the text stands on standard output; 1 the document was refused, and standard error
// says why in one sentence; 2 the arguments make no sense.
#include "convert/text.h"
#include "main/converter.h"
#include "platform/child.h"

#include <iostream>
#include <iterator>
#include <new>
#include <string>

namespace {

convert::Text text_of_pdf(base::ByteView bytes) {
    const auto layout =
        platform::run_child({"pdftotext", "-q", "-bbox-layout", "-enc", "UTF-8", "-l",
                             std::to_string(convert::max_pages + 1), "-", "-"},
                            bytes, vitrine::conversion_limits());
    if (layout.end != platform::ChildEnd::finished || layout.status != 0)
        return std::unexpected(convert::Refused{vitrine::reason_of(layout, "the PDF")});
    auto text = convert::text_of_layout(layout.output);
    if (!text)
        return text;
    const auto links =
        platform::run_child({"pdfinfo", "-url", "-"}, bytes, vitrine::conversion_limits());
    return links.end == platform::ChildEnd::finished ? convert::with_addresses(*text, links.output)
                                                     : *text;
}

} // namespace

int main(int argc, char** argv) {
    constexpr int refused = 1;
    constexpr int usage = 2;
    const std::string kind = argc == 2 ? argv[1] : "";
    if (kind != "pdf" && kind != "docx") {
        std::cerr << "usage: vitrine-convert pdf|docx <DOCUMENT >TEXT\n";
        return usage;
    }
    try {
        const std::string bytes{std::istreambuf_iterator<char>{std::cin}, {}};
        const base::ByteView view = base::bytes_of(bytes);
        const convert::Text text = kind == "pdf" ? text_of_pdf(view) : convert::text_of_docx(view);
        if (!text) {
            std::cerr << text.error().reason;
            return refused;
        }
        std::cout << *text;
    } catch (const std::bad_alloc&) {
        std::cerr << "it needs more than 256 MiB of memory";
        return refused;
    }
    return 0;
}
