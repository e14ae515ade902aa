#include "check/check_json.h"

#include <nlohmann/json.hpp>

namespace check {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Finding& finding) {
    Json json{{"rule", finding.rule}, {"weight", name_of(finding.weight)}};
    json["lines"] = finding.lines.first == 0
                        ? Json(nullptr)
                        : Json::array({finding.lines.first, finding.lines.last});
    json["quote"] = finding.quote.empty() ? Json(nullptr) : Json(finding.quote);
    json["message"] = finding.message;
    json["advice"] = finding.advice;
    return json;
}

Json json_of(const Completeness& meter) {
    Json missing = Json::array();
    for (const Mention& mention : meter.mentions)
        if (!mention.stated)
            missing.push_back(mention.name);
    return {{"applies", meter.applies},
            {"stated", meter.stated()},
            {"of", meter.mentions.size()},
            {"missing", missing}};
}

} // namespace

std::string to_json(std::span<const Report> reports, std::span<const Refusal> refused) {
    Json offers = Json::array();
    for (const Report& report : reports) {
        Json findings = Json::array();
        for (const Finding& finding : report.findings)
            findings.push_back(json_of(finding));
        offers.push_back({{"file", report.file},
                          {"id", report.id.text},
                          {"completeness", json_of(report.completeness)},
                          {"findings", findings}});
    }
    Json files = Json::array();
    for (const Refusal& file : refused)
        files.push_back({{"file", file.file}, {"reason", file.reason}});
    return Json{{"offers", offers}, {"refused", files}}.dump(2);
}

} // namespace check
