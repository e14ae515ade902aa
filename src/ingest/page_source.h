// Why: some things must be known of HTML before it is parsed: whether it is any, and whether a
// parser that keeps to the rules would blow it up. Left to others: parsing (page_dom).
#pragma once

#include <string>
#include <string_view>

namespace ingest {

bool has_tags(std::string_view text);     // of those that stand in descriptions
bool has_entities(std::string_view text); // "&eacute;", "&#233;"

// HTML text inside HTML text: tags or entities are still there when it has been read.
bool is_still_escaped(std::string_view text);

// Which limit of page.h the text exceeds, in words; empty when none.
std::string limit_exceeded(std::string_view html);

// The address that a browser notes at the head of a page it saves:
// <!-- saved from url=(0031)https://brume.example/offres/12 -->. Empty without one.
std::string_view saved_from(std::string_view html);

// The object literal that a script assigns to a variable, or empty.
std::string_view assigned_object(std::string_view script);

// ASCII letters in lower case.
std::string lower_ascii(std::string_view text);

} // namespace ingest
