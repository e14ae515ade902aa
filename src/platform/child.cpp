#include "platform/child.h"

#include "platform/clock.h"
#include "platform/descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace platform {

namespace {

struct Pipe {
    Descriptor read, write;
    static Pipe make() {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            return {Descriptor{}, Descriptor{}};
        return {Descriptor{ends[0]}, Descriptor{ends[1]}};
    }
};

// A file without a name, so that the child may seek in it and never waits for us.
Descriptor file_of(base::ByteView input) {
    Descriptor file{memfd_create("document", MFD_CLOEXEC)};
    for (std::size_t at = 0; file.is_open() && at < input.size();) {
        const ssize_t written = write(file.number(), input.data() + at, input.size() - at);
        if (written < 0 && errno != EINTR)
            return Descriptor{};
        at += written > 0 ? static_cast<std::size_t>(written) : 0;
    }
    if (file.is_open())
        lseek(file.number(), 0, SEEK_SET);
    return file;
}

// A sanitizer reserves terabytes of addresses for its own books.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

void limit(decltype(RLIMIT_AS) resource, rlim_t soft, rlim_t hard) {
    const rlimit value{soft, hard};
    setrlimit(resource, &value);
}

// Between fork and exec only calls that are safe in a process with other threads.
[[noreturn]] void become(char* const* arguments, int input, int output, int complaint,
                         const ChildLimits& limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(complaint, STDERR_FILENO);
    close_range(STDERR_FILENO + 1, ~0U, 0);
    const auto seconds = static_cast<rlim_t>(limits.processor.count());
    limit(RLIMIT_CPU, seconds, seconds + 1);
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_FSIZE, limits.output_bytes, limits.output_bytes);
    if (!sanitized)
        limit(RLIMIT_AS, limits.memory_bytes, limits.memory_bytes);
    char* const environment[]{nullptr};
    execve(arguments[0], arguments, environment);
    constexpr int cannot_run = 127;
    _exit(cannot_run);
}

// Appends what is there to read; false at its end.
bool take(Descriptor& from, std::string& text) {
    std::array<char, 65536> buffer;
    const ssize_t count = read(from.number(), buffer.data(), buffer.size());
    if (count > 0)
        text.append(buffer.data(), static_cast<std::size_t>(count));
    else if (count == 0 || errno != EINTR)
        from.close();
    return from.is_open();
}

// Reads both streams until they end or a limit is passed.
ChildEnd listen(Descriptor& output, Descriptor& complaint, const ChildLimits& limits,
                Child& child) {
    constexpr std::size_t longest_complaint = 4096;
    const SystemClock clock;
    const base::Duration start = clock.read().steady;
    while (output.is_open() || complaint.is_open()) {
        const base::Duration left = limits.wall - (clock.read().steady - start);
        if (left.count() <= 0)
            return ChildEnd::out_of_time;
        std::array<pollfd, 2> waiting{
            {{output.number(), POLLIN, 0}, {complaint.number(), POLLIN, 0}}};
        if (poll(waiting.data(), waiting.size(), static_cast<int>(left.count())) < 0)
            continue;
        if (waiting[0].revents != 0)
            take(output, child.output);
        if (waiting[1].revents != 0)
            take(complaint, child.complaint);
        child.complaint.resize(std::min(child.complaint.size(), longest_complaint));
        if (child.output.size() > limits.output_bytes)
            return ChildEnd::too_much_output;
    }
    return ChildEnd::finished;
}

void settle(pid_t process, Child& child) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
    }
    if (child.end != ChildEnd::finished)
        return;
    constexpr int cannot_run = 127;
    if (WIFEXITED(status) && WEXITSTATUS(status) == cannot_run)
        child.end = ChildEnd::not_started;
    else if (WIFEXITED(status))
        child.status = WEXITSTATUS(status);
    else
        child.end = WTERMSIG(status) == SIGXCPU ? ChildEnd::out_of_time : ChildEnd::killed;
}

} // namespace

Child run_child(const std::vector<std::string>& arguments, base::ByteView input,
                const ChildLimits& limits) {
    Child child;
    std::vector<std::string> words = arguments;
    if (words.front().find('/') == std::string::npos)
        words.front().insert(0, "/usr/bin/");
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const Descriptor document = file_of(input);
    Pipe output = Pipe::make();
    Pipe complaint = Pipe::make();
    if (!document.is_open() || !output.read.is_open() || !complaint.read.is_open())
        return child;
    const pid_t process = fork();
    if (process < 0)
        return child;
    if (process == 0)
        become(pointers.data(), document.number(), output.write.number(), complaint.write.number(),
               limits);
    output.write.close();
    complaint.write.close();
    child.end = listen(output.read, complaint.read, limits, child);
    if (child.end != ChildEnd::finished)
        kill(process, SIGKILL);
    settle(process, child);
    return child;
}

} // namespace platform
