// Why: the words of vitrine-drive, one command a line, as values.
// Left to others: doing them (main/drive_run).
#pragma once

#include "base/date.h"
#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace vitrine {

// A node by its id, or by its words where they stood in quotation marks.
struct Target {
    std::string words;
    enum class By { id, label } by = By::id;
    bool operator==(const Target&) const = default;
};

namespace command {

struct Help {
    bool operator==(const Help&) const = default;
};
struct Tree {
    bool operator==(const Tree&) const = default;
};
struct Say {
    bool operator==(const Say&) const = default;
};
struct Audit {
    bool operator==(const Audit&) const = default;
};
struct Tap {
    Target target;
    bool operator==(const Tap&) const = default;
};
struct Reach {
    Target target;
    bool operator==(const Reach&) const = default;
};
struct Press {
    float x_mm = 0, y_mm = 0;
    bool operator==(const Press&) const = default;
};
struct Drag {
    float x1_mm = 0, y1_mm = 0, x2_mm = 0, y2_mm = 0;
    bool operator==(const Drag&) const = default;
};
struct Type {
    std::string text;
    bool operator==(const Type&) const = default;
};
struct Keep { // the words of a node, for TypeKept
    std::string node;
    bool operator==(const Keep&) const = default;
};
struct TypeKept {
    bool operator==(const TypeKept&) const = default;
};
struct Wait {
    base::Duration lasts{};
    bool operator==(const Wait&) const = default;
};
struct Network { // real time passes, the simulated clock stands still
    base::Duration most{};
    bool operator==(const Network&) const = default;
};
struct Shot {
    std::string file;
    bool operator==(const Shot&) const = default;
};
struct SetClock {
    base::Instant to{};
    bool operator==(const SetClock&) const = default;
};
struct Restart {
    bool operator==(const Restart&) const = default;
};
struct Elapsed {
    bool operator==(const Elapsed&) const = default;
};
struct Screen {
    std::string name;
    bool operator==(const Screen&) const = default;
};
struct Expect {
    Target target;
    enum class That { is_there, is_not_there } that = That::is_there;
    bool operator==(const Expect&) const = default;
};
struct Within {
    base::Duration most{};
    bool operator==(const Within&) const = default;
};
struct Fields {
    std::size_t most = 0;
    bool operator==(const Fields&) const = default;
};
struct Quit {
    bool operator==(const Quit&) const = default;
};

} // namespace command

using Command =
    std::variant<command::Help, command::Tree, command::Say, command::Audit, command::Tap,
                 command::Reach, command::Press, command::Drag, command::Type, command::Keep,
                 command::TypeKept, command::Wait, command::Network, command::Shot,
                 command::SetClock, command::Restart, command::Elapsed, command::Screen,
                 command::Expect, command::Within, command::Fields, command::Quit>;

// None for an empty line and for a comment (#). `malformed` says what the line should look like.
base::Result<std::optional<Command>> parse_command(std::string_view line);

// All commands, one a line, each with what it does.
std::string_view command_help();

} // namespace vitrine
