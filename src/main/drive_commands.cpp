#include "main/drive_commands.h"

#include "base/text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <functional>
#include <vector>

namespace vitrine {

namespace {

using base::ErrorCode;

std::unexpected<base::Error> malformed(std::string_view usage) {
    return base::fail(ErrorCode::malformed, "write it as: " + std::string(usage));
}

// "tree" and the like take nothing; a word too many is a mistake that must not pass in silence.
template <class Alone>
base::Result<Command> alone(std::string_view rest, std::string_view usage) {
    if (!rest.empty())
        return malformed(usage);
    return Alone{};
}

std::optional<Target> target_of(std::string_view words) {
    if (words.empty())
        return std::nullopt;
    if (words.front() != '"') {
        if (words.find(' ') != std::string_view::npos)
            return std::nullopt;
        return Target{std::string(words), Target::By::id};
    }
    if (words.size() < 3 || words.back() != '"')
        return std::nullopt;
    return Target{std::string(words.substr(1, words.size() - 2)), Target::By::label};
}

// Exactly `count` numbers, finite, with a point.
std::optional<std::vector<float>> numbers_of(std::string_view words, std::size_t count) {
    std::vector<float> numbers;
    while (!(words = base::trim(words)).empty()) {
        float number = 0;
        const auto read = std::from_chars(words.data(), words.data() + words.size(), number);
        if (read.ec != std::errc{} || !std::isfinite(number))
            return std::nullopt;
        words.remove_prefix(static_cast<std::size_t>(read.ptr - words.data()));
        if (!words.empty() && words.front() != ' ')
            return std::nullopt;
        numbers.push_back(number);
    }
    return numbers.size() == count ? std::optional{numbers} : std::nullopt;
}

// "60s", "1500ms", "2min", "1h", "1.5" (seconds); a day at most.
std::optional<base::Duration> duration_of(std::string_view words) {
    double number = 0;
    const char* end = words.data() + words.size();
    const auto read = std::from_chars(words.data(), end, number);
    if (read.ec != std::errc{})
        return std::nullopt;
    constexpr double day_ms = 24.0 * 3600 * 1000;
    for (const auto& [unit, milliseconds] :
         {std::pair{"", 1e3}, {"s", 1e3}, {"ms", 1.0}, {"min", 60e3}, {"h", 3600e3}})
        if (std::string_view(read.ptr, end) == unit && number >= 0 &&
            number * milliseconds <= day_ms)
            return base::Duration{std::llround(number * milliseconds)};
    return std::nullopt;
}

template <class Timed>
base::Result<Command> timed(std::string_view rest, std::string_view usage) {
    const auto duration = duration_of(rest);
    if (!duration)
        return malformed(usage);
    return Timed{*duration};
}

base::Result<Command> expect(std::string_view rest, std::string_view usage) {
    command::Expect expectation;
    if (rest.starts_with("not ")) {
        expectation.that = command::Expect::That::is_not_there;
        rest = base::trim(rest.substr(4));
    }
    const auto target = target_of(rest);
    if (!target || rest == "not")
        return malformed(usage);
    expectation.target = *target;
    return expectation;
}

base::Result<Command> fields(std::string_view rest, std::string_view usage) {
    command::Fields fields;
    const char* end = rest.data() + rest.size();
    const auto read = std::from_chars(rest.data(), end, fields.most);
    if (read.ec != std::errc{} || read.ptr != end)
        return malformed(usage);
    return fields;
}

base::Result<Command> press(std::string_view rest, std::string_view usage) {
    const auto at = numbers_of(rest, 2);
    if (!at)
        return malformed(usage);
    return command::Press{(*at)[0], (*at)[1]};
}

base::Result<Command> drag(std::string_view rest, std::string_view usage) {
    const auto way = numbers_of(rest, 4);
    if (!way)
        return malformed(usage);
    return command::Drag{(*way)[0], (*way)[1], (*way)[2], (*way)[3]};
}

template <class Targeted>
base::Result<Command> targeted(std::string_view rest, std::string_view usage) {
    const auto target = target_of(rest);
    if (!target)
        return malformed(usage);
    return Targeted{*target};
}

base::Result<Command> type(std::string_view rest, std::string_view usage) {
    if (rest.empty() || !base::is_valid_utf8(rest))
        return malformed(usage);
    return command::Type{base::to_nfc(rest)};
}

base::Result<Command> set_clock(std::string_view rest, std::string_view) {
    TRY(const auto instant, base::parse_instant(rest));
    return command::SetClock{instant};
}

template <class Named>
base::Result<Command> named(std::string_view rest, std::string_view usage) {
    if (rest.empty())
        return malformed(usage);
    return Named{std::string(rest)};
}

struct Verb {
    std::string_view usage; // its first word is the command
    base::Result<Command> (*parse)(std::string_view rest, std::string_view usage);
    std::string_view what;
    std::string_view name() const { return usage.substr(0, usage.find(' ')); }
};

constexpr std::array verbs = {
    Verb{"tree", alone<command::Tree>, "print what is on the screen, one node a line"},
    Verb{"tap ID|\"LABEL\"", targeted<command::Tap>,
         "touch a control; what is in quotation marks is its words"},
    Verb{"reach ID|\"LABEL\"", targeted<command::Reach>,
         "turn pages, by their buttons, until a control is in view"},
    Verb{"press X_MM Y_MM", press, "touch a place, from the upper left corner"},
    Verb{"drag X1 Y1 X2 Y2", drag, "move a finger over the glass, in mm, in 0.3 s"},
    Verb{"type TEXT", type, "touch the keys of the keyboard on the screen, one after the other"},
    Verb{"keep ID", named<command::Keep>, "remember a node's words, without their spaces"},
    Verb{"type-kept", alone<command::TypeKept>, "type what was remembered"},
    Verb{"wait 60s", timed<command::Wait>, "let time pass: ms, s, min, h"},
    Verb{"network 10s", timed<command::Network>,
         "wait for what is on its way to the hub and back; fail if it takes longer"},
    Verb{"say", alone<command::Say>, "print what a voice would read, in reading order"},
    Verb{"shot FILE.png", named<command::Shot>, "draw the screen into a file"},
    Verb{"clock 2025-11-14T00:00+01:00", set_clock, "set the machine's clock, right or wrong"},
    Verb{"restart", alone<command::Restart>, "end the kiosk and start it on the same data"},
    Verb{"audit", alone<command::Audit>, "check the screen against the accessibility rules"},
    Verb{"screen NAME", named<command::Screen>, "fail unless this screen is shown"},
    Verb{"expect [not] ID|\"TEXT\"", expect,
         "fail unless a node (or a text within one) is there (or is not)"},
    Verb{"elapsed", alone<command::Elapsed>, "print the seconds since the first touch"},
    Verb{"within 60s", timed<command::Within>, "fail if more have passed since the first touch"},
    Verb{"fields 4", fields, "fail if the form has asked for more since the start"},
    Verb{"help", alone<command::Help>, "print this"},
    Verb{"quit", alone<command::Quit>, "end; so does the end of the input"},
};

std::string make_help() {
    std::string help;
    for (const Verb& verb : verbs) {
        std::string usage(verb.usage);
        usage.resize(std::max<std::size_t>(usage.size() + 2, 32), ' ');
        help += usage + std::string(verb.what) + "\n";
    }
    return help + "# begins a comment; ids and places are those that tree prints.\n";
}

} // namespace

base::Result<std::optional<Command>> parse_command(std::string_view line) {
    line = base::trim(line);
    if (line.empty() || line.front() == '#')
        return std::nullopt;
    const auto space = line.find(' ');
    const std::string_view name = line.substr(0, space);
    const std::string_view rest =
        space == std::string_view::npos ? std::string_view{} : base::trim(line.substr(space));
    for (const Verb& verb : verbs)
        if (verb.name() == name) {
            TRY(auto command, verb.parse(rest, verb.usage));
            return std::optional{std::move(command)};
        }
    return base::fail(ErrorCode::malformed,
                      "no command \"" + std::string(name) + "\"; \"help\" prints them all");
}

std::string_view command_help() {
    static const std::string help = make_help();
    return help;
}

} // namespace vitrine
