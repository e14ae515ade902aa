#include "base/result.h"
#include "base/text.h"

#include <memory>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace base {

namespace {

// Calls `visit(breaks)` with the grapheme boundaries of `text` as byte offsets. The text is read in
// place: what a visitor typed must not be copied into ordinary memory.
template <class Visit>
auto with_graphemes(std::string_view text, Visit visit) {
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
    const std::unique_ptr<icu::BreakIterator> breaks{
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)};
    ensure(U_SUCCESS(status));
    breaks->setText(&utext, status);
    ensure(U_SUCCESS(status));
    const auto found = visit(*breaks);
    utext_close(&utext);
    return found;
}

} // namespace

std::size_t last_grapheme(std::string_view text) {
    if (text.empty())
        return 0;
    return with_graphemes(text, [&](icu::BreakIterator& breaks) {
        return static_cast<std::size_t>(breaks.preceding(static_cast<std::int32_t>(text.size())));
    });
}

std::size_t count_graphemes(std::string_view text) {
    return with_graphemes(text, [](icu::BreakIterator& breaks) {
        std::size_t count = 0;
        while (breaks.next() != icu::BreakIterator::DONE)
            ++count;
        return count;
    });
}

} // namespace base
