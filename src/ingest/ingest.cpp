#include "ingest/ingest.h"

#include "base/text.h"
#include "ingest/feed.h"
#include "ingest/folded.h"
#include "ingest/job_posting.h"
#include "ingest/offer_maker.h"
#include "ingest/web_page.h"

#include <algorithm>
#include <utility>

namespace ingest {

namespace {

using catalog::Field;

Imported read_text(const SourceDocument& source) {
    auto document = read_lines(source.bytes);
    if (!document)
        return {{}, std::string{sentence(document.error())}};
    catalog::Offer offer = make_offer(source, std::move(*document));
    if (const std::string_view reason = refusal_of(offer); !reason.empty())
        return {{}, "this is no offer: " + std::string{reason}};
    return {{std::move(offer)}, {}};
}

std::string slug(std::string_view text) {
    std::string letters;
    for (const char c : base::fold(text))
        if (is_word_char(c) && static_cast<unsigned char>(c) < 0x80)
            letters += c;
        else if (!letters.empty() && letters.back() != '-')
            letters += '-';
    while (letters.ends_with('-'))
        letters.pop_back();
    return letters;
}

} // namespace

catalog::OfferId offer_id(const catalog::Facts& facts, std::string_view sha256) {
    const catalog::Fact& employer = facts[Field::employer];
    const catalog::Fact& reference = facts[Field::reference];
    const std::string code = slug(reference.value());
    constexpr std::size_t digest_digits = 20;
    if (!employer.is_stated() || code.empty())
        return {"sha256-" + std::string{sha256.substr(0, digest_digits)}};
    return {slug(employer.value()) + "--" + code};
}

Imported read_document(const SourceDocument& source, std::optional<Kind> as) {
    if (source.bytes.empty())
        return {{}, std::string{sentence(Refusal::empty)}};
    if (source.bytes.size() > max_text_bytes)
        return {{}, std::string{sentence(Refusal::too_large)}};
    switch (as.value_or(recognise(source.bytes))) {
    case Kind::json:
        return read_json_offers(source);
    case Kind::html:
        return read_web_page(source);
    case Kind::xml:
        return read_xml_offers(source);
    case Kind::csv:
        return read_table_offers(source);
    case Kind::text:
    case Kind::pdf:
    case Kind::docx:
        return read_text(source);
    }
    std::unreachable();
}

} // namespace ingest
