#include "platform/renderer.h"

#include <GL/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <utility>

namespace platform {

base::Result<Renderer> Renderer::start() {
    base::ensure(ImGui::GetCurrentContext() != nullptr);
    if (!ImGui_ImplOpenGL3_Init("#version 130"))
        return base::fail(base::ErrorCode::unavailable, "OpenGL 3.0 is missing");
    Renderer renderer(ImGui::GetCurrentContext());
    // Compiled here and not within the first frame.
    if (!ImGui_ImplOpenGL3_CreateDeviceObjects())
        return base::fail(base::ErrorCode::unavailable, "OpenGL refused our shaders");
    return renderer;
}

Renderer::Renderer(Renderer&& other) noexcept
    : imgui_(std::exchange(other.imgui_, nullptr)) {}

Renderer::~Renderer() {
    if (imgui_ == nullptr)
        return;
    ImGui::SetCurrentContext(imgui_);
    ImGui_ImplOpenGL3_Shutdown();
}

void Renderer::draw() {
    ImGui::SetCurrentContext(imgui_);
    ImDrawData& frame = *ImGui::GetDrawData();
    glViewport(0, 0, static_cast<GLsizei>(frame.DisplaySize.x),
               static_cast<GLsizei>(frame.DisplaySize.y));
    glDisable(GL_SCISSOR_TEST);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(&frame);
}

void paint(const Patch& patch, int frame_height_px) {
    glEnable(GL_SCISSOR_TEST);
    glScissor(patch.x_px, frame_height_px - patch.y_px - patch.height_px, patch.width_px,
              patch.height_px);
    const auto part = [](std::uint8_t value) { return static_cast<float>(value) / 255.0F; };
    glClearColor(part(patch.red), part(patch.green), part(patch.blue), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);
}

} // namespace platform
