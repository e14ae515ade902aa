// Why: an offer names its employer in words; a letter needs that employer's key.
// Left to others: where the keys come from (main, later the release), the words themselves.
#pragma once

#include "crypto/keys.h"

#include <map>
#include <string>
#include <string_view>

namespace registration {

// An employer is known by its name, folded (base::fold) and with its spaces collapsed: case,
// accents and marks do not make another employer. An offer whose employer is not here takes no
// registrations: its form is closed with that reason.
class Employers {
public:
    // `invalid` for a name that folds to nothing, or that has another key already.
    base::Result<void> add(std::string_view name, const crypto::EmployerPublicKey& key);

    // Null when the employer has no key. Valid until the next add().
    const crypto::EmployerPublicKey* key_of(std::string_view name) const;

    bool empty() const { return keys_.empty(); }
    std::size_t size() const { return keys_.size(); }

    // What makes two names one employer.
    static std::string folded(std::string_view name);

    bool operator==(const Employers&) const = default;

private:
    std::map<std::string, crypto::EmployerPublicKey, std::less<>> keys_;
};

} // namespace registration
