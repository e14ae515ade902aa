// Why: values become JSON text piece by piece, without a tree of them in between: a tree costs ten
// times as much as the text, and would leave a visitor's words on the heap.
// Left to others: reading JSON, and where the text goes: `Out` has append(std::string_view).
#pragma once

#include <cstddef>
#include <string_view>

namespace base {

// Compact; members stand in the order in which they are written. Texts must be valid UTF-8; they
// are escaped as RFC 8259 demands and not further, in the writing that nlohmann's dump() has.
template <class Out>
class JsonWriter {
public:
    explicit JsonWriter(Out& out)
        : out_(out) {}

    void open(char bracket) {
        comma();
        out_.append(std::string_view{&bracket, 1});
        first_ = true;
    }
    void close(char bracket) {
        out_.append(std::string_view{&bracket, 1});
        first_ = false;
    }
    void key(std::string_view name) {
        text(name);
        out_.append(std::string_view{":"});
        first_ = true;
    }
    void member(std::string_view name, std::string_view value) {
        key(name);
        text(value);
    }
    void raw_member(std::string_view name, std::string_view value) {
        key(name);
        raw(value);
    }
    // A number, true, false or null.
    void raw(std::string_view value) {
        comma();
        out_.append(value);
    }
    void text(std::string_view value) {
        comma();
        out_.append(std::string_view{"\""});
        std::size_t start = 0; // of what needs no escape
        for (std::size_t at = 0; at < value.size(); ++at) {
            const auto code = static_cast<unsigned char>(value[at]);
            if (code >= 0x20 && code != '"' && code != '\\')
                continue;
            out_.append(value.substr(start, at - start));
            escape(code);
            start = at + 1;
        }
        out_.append(value.substr(start));
        out_.append(std::string_view{"\""});
    }

private:
    void comma() {
        if (!first_)
            out_.append(std::string_view{","});
        first_ = false;
    }
    void escape(unsigned char code) {
        constexpr std::string_view short_for = "\"\\\b\t\n\f\r", letters = "\"\\btnfr";
        constexpr std::string_view digits = "0123456789abcdef";
        if (const std::size_t at = short_for.find(static_cast<char>(code)); at != short_for.npos) {
            out_.append(std::string_view{"\\"});
            out_.append(letters.substr(at, 1));
            return;
        }
        out_.append(std::string_view{"\\u00"});
        out_.append(digits.substr(code >> 4, 1));
        out_.append(digits.substr(code & 0xF, 1));
    }

    Out& out_;
    bool first_ = true; // of its object or array, or the value after a key
};

} // namespace base
