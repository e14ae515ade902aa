// Why: how Dear ImGui is built here: FreeType, whole Unicode, no shell, and assertions that stay on.
// Left to others: everything it does at run time (view/surface).
#pragma once

#include <cstdio>
#include <cstdlib>

#define IMGUI_ENABLE_FREETYPE
#define IMGUI_USE_WCHAR32
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS // without it, it can fork and start a browser
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS

// The default vanishes under NDEBUG; a broken promise must end the process in every build.
[[noreturn]] inline void imgui_promise_broken(const char* promise, const char* file, int line) {
    std::fprintf(stderr, "vitrine: Dear ImGui's promise broken at %s:%d: %s\n", file, line, promise);
    std::abort();
}
#define IM_ASSERT(promise)                                                                         \
    ((promise) ? static_cast<void>(0) : imgui_promise_broken(#promise, __FILE__, __LINE__))
