#include "hub/questions.h"

#include "crypto/digest.h"

#include <algorithm>

namespace hub {
namespace {

std::string key_of(const check::Finding& finding) {
    constexpr std::size_t key_characters = 32;
    return crypto::sha256_hex(
               base::bytes_of(finding.rule + "\n" + finding.quote + "\n" + finding.message))
        .substr(0, key_characters);
}

} // namespace

std::vector<Question> questions_of(const Draft& draft, base::Instant now) {
    std::vector<Question> questions;
    for (check::Finding& finding : check::check(corrected(draft), base::in_paris(now).date)) {
        Question question{key_of(finding), std::move(finding), std::nullopt};
        if (const auto answered = draft.answers.find(question.key); answered != draft.answers.end())
            question.answered = answered->second;
        questions.push_back(std::move(question));
    }
    return questions;
}

std::size_t count_open(std::span<const Question> questions) {
    return static_cast<std::size_t>(std::ranges::count_if(questions, [](const Question& each) {
        return each.finding.weight == check::Weight::answer && !each.answered;
    }));
}

} // namespace hub
