// Why: whether words are anywhere in this process's memory: on the heap, on a stack, in what
// libraries left behind; as UTF-8, UTF-16 or UTF-32.
// Left to others: which words (the tests).
#pragma once

#include <string>

namespace memory_scan {

// The lines of /proc/self/maps of the writable regions that hold the marker; empty where none does.
// The marker is given backwards, so that the scanner does not find itself.
std::string regions_with(const char* backwards);

} // namespace memory_scan
