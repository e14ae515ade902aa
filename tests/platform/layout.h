// Why: frames that Dear ImGui lays out, for tests of what makes pixels of them.
#pragma once

#include <functional>
#include <imgui.h>

class Layout {
public:
    Layout();
    Layout(const Layout&) = delete;
    Layout& operator=(const Layout&) = delete;
    ~Layout();

    // One frame of that size.
    void lay_out(int width_px, int height_px, const std::function<void(ImDrawList&)>& draw);

private:
    ImGuiContext* context_;
};
