// The alternative that `./dev bench` names for start-up: a window that clears, swaps and waits. No
// program that shows a window with GLFW and OpenGL can be faster.
#include <GLFW/glfw3.h>

int main() {
    if (!glfwInit())
        return 1;
    glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
    const GLFWvidmode* mode = glfwGetVideoMode(glfwGetPrimaryMonitor());
    GLFWwindow* window = glfwCreateWindow(mode->width, mode->height, "bare", nullptr, nullptr);
    if (!window)
        return 1;
    glfwMakeContextCurrent(window);
    while (!glfwWindowShouldClose(window)) {
        glClearColor(0x0B / 255.0F, 0x7A / 255.0F, 0x55 / 255.0F, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        glfwSwapBuffers(window);
        glfwWaitEvents();
    }
}
