#include "memory_scan.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace memory_scan {
namespace {

// The heap writes its own marks over the first 16 bytes of what is freed, so a marker is looked for
// by its end.
constexpr std::size_t ending = 8;

template <class Character>
bool holds(const unsigned char* bytes, std::size_t size, const char* backwards) {
    const std::size_t length = std::min(std::strlen(backwards), ending);
    if (size < length * sizeof(Character))
        return false;
    for (std::size_t at = 0; at + length * sizeof(Character) <= size; ++at) {
        std::size_t same = 0;
        while (same < length) {
            Character character{};
            std::memcpy(&character, bytes + at + same * sizeof(Character), sizeof(Character));
            if (character != static_cast<Character>(backwards[length - 1 - same]))
                break;
            ++same;
        }
        if (same == length)
            return true;
    }
    return false;
}

} // namespace

// The copy that is looked at lies in a mapping of its own, which is left out.
std::string regions_with(const char* backwards) {
    constexpr std::size_t room = std::size_t{256} << 20;
    auto* copy = static_cast<unsigned char*>(
        ::mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    const int memory = ::open("/proc/self/mem", O_RDONLY);
    FILE* maps = std::fopen("/proc/self/maps", "r");
    std::string found;
    std::array<char, 512> line{};
    while (std::fgets(line.data(), line.size(), maps) != nullptr) {
        unsigned long first = 0;
        unsigned long end = 0;
        std::array<char, 5> rights{};
        if (std::sscanf(line.data(), "%lx-%lx %4s", &first, &end, rights.data()) != 3 ||
            rights[1] != 'w' || first == reinterpret_cast<unsigned long>(copy))
            continue;
        const ssize_t size = ::pread(memory, copy, std::min<std::size_t>(end - first, room),
                                     static_cast<off_t>(first));
        if (size <= 0)
            continue;
        const auto length = static_cast<std::size_t>(size);
        if (holds<char>(copy, length, backwards) || holds<char16_t>(copy, length, backwards) ||
            holds<char32_t>(copy, length, backwards)) {
            found += line.data();
        }
        std::memset(copy, 0, length);
    }
    std::fclose(maps);
    ::close(memory);
    ::munmap(copy, room);
    return found;
}

} // namespace memory_scan
