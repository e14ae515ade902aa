// Why: a sanitizer changes what a process weighs, how long it takes and what its heap keeps; a test
// of those figures asks here whether they are the product's own.
#pragma once

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

#if defined(__OPTIMIZE__)
inline constexpr bool optimised = true;
#else
inline constexpr bool optimised = false; // several times slower
#endif

#if defined(__SANITIZE_THREAD__)
inline constexpr bool races_are_reported = true;
#else
inline constexpr bool races_are_reported = false;
#endif
