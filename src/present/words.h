// Why: every word of ours is written in French where it is used, and looked up in one language.
// Left to others: reading files (the caller hands the bytes of a compiled gettext catalog), what to
// say (the screens).
//
//     words("Page {page} sur {pages}", {{"page", "1"}, {"pages", "3"}})
//     words.count(9, "{n} offre", "{n} offres")
//
// A message is set in true typography before its blanks are filled: what goes into a blank (a
// reference, an address, a visitor's search) is never changed. A translation that lacks is shown in
// French, never as nothing.
#pragma once

#include "base/result.h"

#include <initializer_list>
#include <locale>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace present {

struct Blank {
    std::string_view name;
    std::string value;
};

// Marks a message that is looked up elsewhere (in a table), for those who extract messages.
constexpr const char* message(const char* words) {
    return words;
}

class Words {
public:
    explicit Words(std::string language)
        : language_(std::move(language)) {} // the source language

    // `catalog` is the content of a .mo file; `malformed` when it is none.
    static base::Result<Words> from_catalog(std::string language, std::string_view catalog);

    const std::string& language() const { return language_; }
    bool is_french() const { return language_ == "fr"; }

    std::string operator()(const char* words, std::initializer_list<Blank> blanks = {}) const;

    // Chooses the plural form by the language's own rule; "{n}" is the number, set with its
    // thousands apart.
    std::string count(long long number, const char* one, const char* many,
                      std::initializer_list<Blank> blanks = {}) const;

    // "8 000", "8,000"
    std::string number(long long number) const;

private:
    std::string finish(std::string pattern, std::initializer_list<Blank> blanks) const;

    std::string language_;
    std::optional<std::locale> catalog_; // holds the messages facet alone
};

// All languages of a kiosk, French first.
class Languages {
public:
    Languages();
    void add(Words words);                            // replaces a former one of the same language
    const Words& in(std::string_view language) const; // French where there is no such language
    std::vector<std::string> names() const;           // BCP 47 tags, in the order added

private:
    std::vector<Words> all_;
};

} // namespace present
