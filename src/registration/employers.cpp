#include "registration/employers.h"

#include "base/text.h"

namespace registration {

std::string Employers::folded(std::string_view name) {
    const std::string text = base::collapse_spaces(base::fold(name));
    return std::string(base::trim(text));
}

base::Result<void> Employers::add(std::string_view name, const crypto::EmployerPublicKey& key) {
    std::string known_as = folded(name);
    if (known_as.empty())
        return base::fail(base::ErrorCode::invalid, "an employer without a name has no key");
    const auto [place, is_new] = keys_.try_emplace(std::move(known_as), key);
    if (!is_new && place->second != key)
        return base::fail(base::ErrorCode::invalid,
                          "two keys for one employer: " + std::string(name));
    return {};
}

const crypto::EmployerPublicKey* Employers::key_of(std::string_view name) const {
    const auto place = keys_.find(folded(name));
    return place == keys_.end() ? nullptr : &place->second;
}

} // namespace registration
