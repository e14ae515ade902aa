#include "check/check.h"

#include "base/text.h"
#include "check/rules.h"

#include <algorithm>

namespace check {

std::string quote_of(const catalog::Offer& offer, catalog::Lines lines) {
    const auto index = static_cast<std::size_t>(lines.first);
    if (lines.first < 1 || index > offer.source.lines.size())
        return {};
    constexpr std::size_t longest = 100;
    const std::string text = base::collapse_spaces(base::trim(offer.source.lines[index - 1]));
    const std::u32string points = base::decode(text);
    return points.size() <= longest ? text
                                    : base::encode(points.substr(0, longest - 1)) + "\xE2\x80\xA6";
}

std::vector<Finding> check(const catalog::Offer& offer, base::Date today) {
    Findings findings;
    check_text(offer, findings);
    check_digits(offer, findings);
    check_dates(offer, today, findings);
    check_numbers(offer, findings);
    check_people(offer, findings);
    check_mentions(offer, findings);
    const auto place = [](const Finding& finding) {
        return finding.lines.first == 0 ? INT32_MAX : finding.lines.first;
    };
    std::ranges::stable_sort(findings, {}, place);
    findings.resize(std::min(findings.size(), max_findings));
    return findings;
}

std::string_view name_of(Weight weight) {
    return weight == Weight::answer ? "answer" : "note";
}

} // namespace check
