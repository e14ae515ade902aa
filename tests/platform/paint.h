// Why: one colour over a rectangle of the OpenGL context that is current, without a renderer.
#pragma once

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>

// From the upper left corner; each channel 0 to 255.
inline void paint(int x, int y, int width, int height, int red, int green, int blue,
                  int frame_height) {
    glEnable(GL_SCISSOR_TEST);
    glScissor(x, frame_height - y - height, width, height);
    glClearColor(static_cast<float>(red) / 255.0F, static_cast<float>(green) / 255.0F,
                 static_cast<float>(blue) / 255.0F, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);
}
