// Why: mail addresses, telephone numbers and web addresses are found by their shape.
// Left to others: which of them an applicant may use (rules_apply).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

// At [from, to) of the text, in bytes; `value` as it is kept: a number without its spaces.
struct Address {
    std::size_t from = 0;
    std::size_t to = 0;
    std::string value;
    bool operator==(const Address&) const = default;
};

// Also "rh [at] brume [point] example" and its like.
std::vector<Address> find_mails(std::string_view text);
// French numbers of ten digits, "+33 (0)1 …", other "+CC …" numbers, and "020 7946 0018" after a
// word for telephone. `value` keeps "+" and digits only.
std::vector<Address> find_phones(std::string_view text);
// "value" is the link without the parameters of campaigns (utm_…, mtm_…, pk_…).
std::vector<Address> find_urls(std::string_view text);

// Five digits that begin a French post code, followed by a word, in a folded text; or npos.
std::size_t find_postcode(std::string_view folded);

} // namespace ingest
