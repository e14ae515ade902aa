// The law of the house, executed: every rule is a small object with the sentence it enforces, tried
// first on a line that breaks it and then on the whole tree. There is no list of exceptions.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace {

using Words = std::set<std::string>;

// What layer() wrote for one folder.
struct Layer {
    Words uses;
    std::vector<std::string> room; // "PREFIX" or "FILE:PREFIX"
};
using Layers = std::map<std::string, Layer>;

struct File {
    std::string path; // "src/store/outbox_store.cpp"
    std::vector<std::string> lines;

    std::string folder() const { // "store"; "tests" for tests
        if (!path.starts_with("src/"))
            return path.substr(0, path.find('/'));
        const std::string inside = path.substr(4);
        return inside.substr(0, inside.find('/'));
    }
    std::string name() const { return path.substr(path.rfind('/') + 1); }
    bool is_header() const { return path.ends_with(".h"); }
    bool is_source() const { return path.starts_with("src/"); }
};

struct Finding {
    std::string rule;
    std::string place;
    std::string what;
};

struct Rule {
    std::string name;
    std::function<void(const File&, const Layers&, const std::function<void(int, std::string)>&)>
        look; // calls back with a 1-based line and what is wrong there
};

// The code of a line without its comment and without what stands in string literals.
std::string code_of(const std::string& line) {
    std::string code;
    bool in_string = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (!in_string && line.compare(i, 2, "//") == 0)
            break;
        if (line[i] == '"' && (i == 0 || line[i - 1] != '\\' || !in_string))
            in_string = !in_string;
        if (!in_string)
            code += line[i];
    }
    return code;
}

std::size_t columns(const std::string& line) {
    return static_cast<std::size_t>(
        std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// The words between the marks of an #include, and whether they are "…" or <…>.
bool included(const std::string& line, std::string& header, bool& quoted) {
    static const std::regex form{R"re(^\s*#\s*include\s+(["<])([^">]+)[">].*)re"};
    std::smatch match;
    if (!std::regex_match(line, match, form))
        return false;
    header = match[2];
    quoted = match[1] == "\"";
    return true;
}

// A rule that forbids a pattern in the code of `src/`, but for files whose path begins as named.
Rule forbid(std::string name, const std::string& pattern, std::vector<std::string> allowed) {
    const std::regex forbidden{pattern};
    return {std::move(name), [forbidden, allowed = std::move(allowed)](
                                 const File& file, const Layers&, const auto& report) {
                if (!file.is_source())
                    return;
                for (const std::string& prefix : allowed)
                    if (file.path.starts_with("src/" + prefix))
                        return;
                for (std::size_t i = 0; i < file.lines.size(); ++i)
                    if (std::regex_search(code_of(file.lines[i]), forbidden))
                        report(static_cast<int>(i + 1), file.lines[i]);
            }};
}

void look_at_own_includes(const File& file, const Layers& layers,
                          const std::function<void(int, std::string)>& report) {
    if (!file.is_source())
        return;
    const auto own = layers.find(file.folder());
    if (own == layers.end())
        return report(1, "the folder has no layer() in src/CMakeLists.txt");
    std::string header;
    bool quoted = false;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        if (!included(file.lines[i], header, quoted) || !quoted)
            continue;
        const std::string folder = header.substr(0, header.find('/'));
        if (header.find('/') == std::string::npos)
            report(static_cast<int>(i + 1), "write it as \"folder/file.h\": " + header);
        else if (folder != file.folder() && !own->second.uses.contains(folder))
            report(static_cast<int>(i + 1), file.folder() + " may not use " + header);
    }
}

bool is_standard(const std::string& header) {
    return header.find('/') == std::string::npos && header.find('.') == std::string::npos;
}

bool is_system(const std::string& header) {
    static const Words plain{"unistd.h", "fcntl.h", "poll.h", "signal.h", "dirent.h", "spawn.h"};
    return plain.contains(header) || header.starts_with("sys/") || header.starts_with("linux/");
}

void look_at_rooms(const File& file, const Layers& layers,
                   const std::function<void(int, std::string)>& report) {
    const auto own = layers.find(file.folder());
    if (!file.is_source() || own == layers.end())
        return;
    static const Words doing_io{"crypto", "sqlite", "store", "platform", "kiosk", "hub", "main"};
    std::string header;
    bool quoted = false;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        if (!included(file.lines[i], header, quoted) || quoted || is_standard(header))
            continue;
        if (is_system(header)) {
            if (!doing_io.contains(file.folder()))
                report(static_cast<int>(i + 1), file.folder() + " does no I/O: " + header);
            continue;
        }
        const bool has_room = std::ranges::any_of(own->second.room, [&](const std::string& room) {
            const std::size_t colon = room.find(':');
            if (colon != std::string::npos && room.substr(0, colon) != file.name())
                return false;
            return header.starts_with(room.substr(colon + 1));
        });
        if (!has_room)
            report(static_cast<int>(i + 1), "no room for " + header + " in this file");
    }
}

void look_at_functions(const File& file, const Layers&,
                       const std::function<void(int, std::string)>& report) {
    // clang-format leaves a function's first line at the margin and its end alone there.
    static const std::regex opening{R"(^[A-Za-z_].*\)[^;=]*\{$)"};
    static const std::regex continued{R"(^\s+.*\)[^;]*\{$)"};
    std::size_t start = 0;
    bool inside = false;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        const std::string& line = file.lines[i];
        if (!inside && (std::regex_match(line, opening) || std::regex_match(line, continued))) {
            inside = true;
            start = i;
        } else if (inside && (line == "}" || line.starts_with("})"))) {
            if (i - start + 1 > 70)
                report(static_cast<int>(start + 1), std::to_string(i - start + 1) + " lines");
            inside = false;
        } else if (line == "};" || line.starts_with("} // namespace")) {
            inside = false;
        }
    }
}

void look_at_file_form(const File& file, const Layers&,
                       const std::function<void(int, std::string)>& report) {
    if (file.lines.size() > 400)
        report(400, std::to_string(file.lines.size()) + " lines; split it by knowledge");
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        if (columns(file.lines[i]) > 100)
            report(static_cast<int>(i + 1), "over 100 columns");
        if (file.lines[i].find('\t') != std::string::npos)
            report(static_cast<int>(i + 1), "a tabulator");
    }
}

void look_at_headers(const File& file, const Layers&,
                     const std::function<void(int, std::string)>& report) {
    if (!file.is_header() || !file.is_source())
        return;
    if (file.lines.empty() || !file.lines.front().starts_with("// "))
        report(1, "a header opens with a sentence that says why the file exists");
    if (std::ranges::find(file.lines, "#pragma once") == file.lines.end())
        report(1, "no #pragma once");
    for (std::size_t i = 0; i < file.lines.size(); ++i)
        if (file.lines[i].find("#include <nlohmann/") != std::string::npos)
            report(static_cast<int>(i + 1), "JSON libraries stay in .cpp files");
}

void look_at_first_include(const File& file, const Layers&,
                           const std::function<void(int, std::string)>& report) {
    if (!file.is_source() || !file.path.ends_with(".cpp"))
        return;
    const std::string own = file.path.substr(4, file.path.size() - 8) + ".h";
    const std::string folder = std::string{VITRINE_SOURCE} + "/src/";
    if (!std::filesystem::exists(folder + own))
        return;
    std::string header;
    bool quoted = false;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        if (!included(file.lines[i], header, quoted))
            continue;
        if (header != own)
            report(static_cast<int>(i + 1), "the first include is \"" + own + "\"");
        return;
    }
}

std::vector<Rule> rules() {
    std::vector<Rule> all{
        {"a folder includes only what layer() lets it use", look_at_own_includes},
        {"third parties have one room each", look_at_rooms},
        {"functions have at most 70 lines", look_at_functions},
        {"files have at most 400 lines of 100 columns", look_at_file_form},
        {"headers open with their reason", look_at_headers},
        {"the first include of x.cpp is x.h", look_at_first_include},
        forbid("only platform/clock reads a clock",
               R"(_clock::now|clock_gettime|gettimeofday|\btime\((nullptr|NULL|0)\)|\bgetdate)",
               {"platform/clock"}),
        forbid("only crypto and platform draw random numbers",
               R"(random_device|\b(s?rand|random)\(\)|\bmt19937)", {"crypto/", "platform/"}),
        forbid("the environment is read at the edge", R"(\bgetenv\()", {"platform/", "main/"}),
        forbid("ImGui draws in one room, and is read in two", R"(\bIm(Gui|DrawList|Font|Vec2)\b)",
               {"view/surface", "platform/frame", "platform/renderer"}),
        forbid("SQLite has one room", R"(\bsqlite3_)", {"sqlite/"}),
        forbid("libsodium has one room", R"(\b(crypto_[a-z]+_|sodium_|randombytes_))", {"crypto/"}),
        forbid("only main writes to the terminal", R"(std::(cout|cerr|clog)|\bprintf\()",
               {"main/"}),
        forbid("domain nouns, no Manager, Helper or Utils",
               R"((class|struct|namespace)\s+\w*(Manager|Helper|Util|Utils|Common)\b)", {}),
        forbid("no m_ and no get_", R"(\bm_[a-z]|(^|[^:.>])\bget_[a-z])", {}),
        forbid("what holds a person is never streamed",
               R"(operator<<.*(Draft|LockedText|Session|FieldView))", {}),
        forbid("no process is started below platform and main",
               R"(\b(system|popen|execv|execl|execvp|posix_spawnp?|fork)\()",
               {"platform/", "main/"}),
    };
    return all;
}

std::vector<Finding> tidy(const std::vector<File>& files, const Layers& layers) {
    std::vector<Finding> findings;
    for (const Rule& rule : rules())
        for (const File& file : files)
            rule.look(file, layers, [&](int line, const std::string& what) {
                findings.push_back({rule.name, file.path + ":" + std::to_string(line), what});
            });
    return findings;
}

std::vector<std::string> lines_of(std::istream& text) {
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    return lines;
}

Layers read_layers() {
    std::ifstream table{std::string{VITRINE_BINARY} + "/layers.txt"};
    Layers layers;
    for (const std::string& line : lines_of(table)) {
        std::istringstream words{line};
        std::string name;
        std::string list;
        words >> name >> list;
        for (std::string word; words >> word;)
            if (list == "uses")
                layers[name].uses.insert(word);
            else
                layers[name].room.push_back(word);
        layers[name];
    }
    return layers;
}

std::vector<File> read_tree() {
    const std::filesystem::path root{VITRINE_SOURCE};
    std::vector<File> files;
    for (const char* top : {"src", "tests"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator{root / top}) {
            const std::string extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp")
                continue;
            std::ifstream text{entry.path()};
            files.push_back({entry.path().lexically_relative(root).string(), lines_of(text)});
        }
    return files;
}

TEST(Tidy, TheTreeKeepsTheLaw) {
    const Layers layers = read_layers();
    const std::vector<File> files = read_tree();
    ASSERT_GT(layers.size(), 1U);
    ASSERT_GT(files.size(), 10U);
    for (const Finding& finding : tidy(files, layers))
        ADD_FAILURE() << finding.place << ": " << finding.rule << "\n    " << finding.what;
}

TEST(Tidy, LayersHaveNoCycle) {
    const Layers layers = read_layers();
    std::set<std::string> settled;
    for (std::size_t round = 0; round <= layers.size(); ++round)
        for (const auto& [name, layer] : layers)
            if (std::ranges::all_of(layer.uses, [&](auto& used) { return settled.contains(used); }))
                settled.insert(name);
    for (const auto& [name, layer] : layers)
        EXPECT_TRUE(settled.contains(name)) << name << " is part of a cycle, or uses no folder";
}

// Each rule is broken once on purpose; exactly that rule must speak.
TEST(Tidy, EachRuleFailsWhenBroken) {
    const Layers layers{{"base", {{}, {"unicode/"}}},
                        {"view", {{"base"}, {"surface.cpp:imgui"}}},
                        {"store", {{"base"}, {}}}};
    const std::string why = "// Why: it is a sample.";
    const std::vector<std::string> good{why, "#pragma once", "#include \"base/text.h\""};
    EXPECT_TRUE(tidy({{"src/view/good.h", good}}, layers).empty());
    std::vector<std::string> long_function{"void f() {"};
    long_function.resize(72, "    g();");
    long_function.back() = "}";
    const std::vector<std::pair<std::string, File>> broken{
        {"a folder includes", {"src/store/x.cpp", {"#include \"registration/draft.h\""}}},
        {"a folder includes", {"src/nowhere/x.cpp", {""}}},
        {"a folder includes", {"src/store/x.cpp", {"#include \"x.h\""}}},
        {"third parties", {"src/view/card.cpp", {"#include <imgui.h>"}}},
        {"third parties", {"src/base/x.cpp", {"#include <unistd.h>"}}},
        {"functions have", {"src/base/x.cpp", long_function}},
        {"files have", {"src/base/x.cpp", std::vector<std::string>(401, "")}},
        {"files have", {"tests/x.cpp", {std::string(101, 'x')}}},
        {"headers open", {"src/base/x.h", {"#pragma once"}}},
        {"headers open", {"src/base/x.h", {why}}},
        {"the first include", {"src/base/text.cpp", {"#include <string>"}}},
        {"only platform/clock", {"src/base/x.cpp", {"auto t = std::chrono::system_clock::now();"}}},
        {"only crypto and", {"src/view/x.cpp", {"std::random_device device;"}}},
        {"the environment", {"src/store/x.cpp", {"std::getenv(name);"}}},
        {"ImGui draws in", {"src/view/card.cpp", {"ImGui::Button(label);"}}},
        {"SQLite has", {"src/store/x.cpp", {"sqlite3_open(path, &handle);"}}},
        {"libsodium has", {"src/store/x.cpp", {"crypto_box_seal(a, b, c, d);"}}},
        {"only main writes", {"src/view/x.cpp", {"std::cout << 1;"}}},
        {"domain nouns", {"src/store/x.cpp", {"class StoreManager {"}}},
        {"no m_ and", {"src/store/x.cpp", {"int m_count = 0;"}}},
        {"what holds",
         {"src/base/x.cpp", {"std::ostream& operator<<(std::ostream&, const Draft&);"}}},
        {"no process", {"src/store/x.cpp", {"std::system(line);"}}},
    };
    std::set<std::string> spoken;
    for (const auto& [rule, file] : broken) {
        const std::vector<Finding> findings = tidy({file}, layers);
        EXPECT_FALSE(findings.empty()) << rule << " does not see " << file.path;
        for (const Finding& finding : findings)
            EXPECT_TRUE(finding.rule.starts_with(rule)) << finding.rule << " spoke for " << rule;
        spoken.insert(rule);
    }
    EXPECT_EQ(spoken.size(), rules().size()) << "a rule has no line that breaks it";
}

} // namespace
