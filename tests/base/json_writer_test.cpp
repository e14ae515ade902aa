#include "base/json_writer.h"

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(JsonWriter, SetsCommasBetweenMembersAndItems) {
    std::string text;
    base::JsonWriter json{text};
    json.open('{');
    json.member("a", "b");
    json.raw_member("n", "12");
    json.key("list");
    json.open('[');
    json.open('{');
    json.close('}');
    json.raw("null");
    json.text("c");
    json.open('[');
    json.close(']');
    json.close(']');
    json.member("z", "");
    json.close('}');
    EXPECT_EQ(text, R"({"a":"b","n":12,"list":[{},null,"c",[]],"z":""})");
}

TEST(JsonWriter, EscapesWhatItMustAndNothingElse) {
    const auto check = [](std::string_view value, std::string_view expected) {
        std::string text;
        base::JsonWriter json{text};
        json.text(value);
        EXPECT_EQ(text, expected);
    };
    check("", R"("")");
    check("Élagueur / « haut » \x7F😀", "\"Élagueur / « haut » \x7F😀\"");
    check("\"a\\b\"", R"("\"a\\b\"")");
    check("\b\t\n\f\r", R"("\b\t\n\f\r")");
    check(std::string_view{"\0\x01\x1F x", 5}, "\"\\u0000\\u0001\\u001f x\"");
}

} // namespace
