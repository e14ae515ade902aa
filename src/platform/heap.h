// Why: a frame of Mesa's software renderer takes megabytes in small pieces and gives them back at
// its end. As it comes, glibc hands them to the kernel each time, which costs a fifth of the frame,
// or keeps them for ever, which a kiosk that rests all day should not.
// Left to others: when a kiosk is at rest (main/kiosk).
#pragma once

namespace platform {

// From here on what is freed is kept for the next frame. Before the first thread is started.
void keep_freed_memory();
// Hands what is free to the kernel: a millisecond, and the next frame takes it anew.
void give_back_memory();

} // namespace platform
