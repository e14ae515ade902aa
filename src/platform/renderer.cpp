#include "platform/renderer.h"

#define GL_GLEXT_PROTOTYPES
#include <GL/gl.h>
#include <GL/glext.h>
#include <algorithm>
#include <array>
#include <cstddef>
#include <imgui.h>
#include <string>
#include <utility>
#include <vector>

namespace platform {

namespace {

constexpr int oldest_version = 30; // OpenGL 3.0

// Places in pixels from the upper left corner.
constexpr const char* flat_vertex_shader = R"(#version 130
uniform vec2 size;
in vec2 place;
in vec4 colour;
flat out vec4 tint;
void main() {
    tint = colour;
    gl_Position = vec4(place.x * 2.0 / size.x - 1.0, 1.0 - place.y * 2.0 / size.y, 0.0, 1.0);
}
)";
constexpr const char* flat_shader = R"(#version 130
flat in vec4 tint;
out vec4 pixel;
void main() { pixel = tint; }
)";
constexpr const char* glyph_vertex_shader = R"(#version 130
uniform vec2 size;
in vec2 place;
in vec2 texel;
in vec4 colour;
out vec2 at;
out vec4 tint;
void main() {
    at = texel;
    tint = colour;
    gl_Position = vec4(place.x * 2.0 / size.x - 1.0, 1.0 - place.y * 2.0 / size.y, 0.0, 1.0);
}
)";
constexpr const char* glyph_shader = R"(#version 130
uniform sampler2D atlas;
in vec2 at;
in vec4 tint;
out vec4 pixel;
void main() { pixel = vec4(tint.rgb, tint.a * texture(atlas, at).r); }
)";

struct Program {
    GLuint name = 0;
    GLint size = -1;
};

base::Result<GLuint> compile(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    GLint compiled = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &compiled);
    if (compiled == GL_TRUE)
        return shader;
    std::array<char, 512> reason{};
    glGetShaderInfoLog(shader, static_cast<GLsizei>(reason.size()), nullptr, reason.data());
    return base::fail(base::ErrorCode::unavailable,
                      std::string("OpenGL refused a shader: ") + reason.data());
}

base::Result<Program> link(const char* vertex_shader, const char* fragment_shader) {
    TRY(const GLuint vertex, compile(GL_VERTEX_SHADER, vertex_shader));
    TRY(const GLuint fragment, compile(GL_FRAGMENT_SHADER, fragment_shader));
    Program program{glCreateProgram(), -1};
    glAttachShader(program.name, vertex);
    glAttachShader(program.name, fragment);
    glBindAttribLocation(program.name, 0, "place");
    glBindAttribLocation(program.name, 1, "texel");
    glBindAttribLocation(program.name, 2, "colour");
    glLinkProgram(program.name);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint linked = GL_FALSE;
    glGetProgramiv(program.name, GL_LINK_STATUS, &linked);
    if (linked != GL_TRUE)
        return base::fail(base::ErrorCode::unavailable, "OpenGL refused to link our shaders");
    program.size = glGetUniformLocation(program.name, "size");
    return program;
}

// The coverage of a part of an atlas; its colour channels are white everywhere.
void upload(const ImTextureData& texture, const ImTextureRect& part) {
    std::vector<std::uint8_t> coverage(static_cast<std::size_t>(part.w) * part.h);
    const auto* pixels =
        static_cast<const std::uint8_t*>(const_cast<ImTextureData&>(texture).GetPixels());
    const auto stride = static_cast<std::size_t>(texture.BytesPerPixel);
    for (std::size_t y = 0; y < part.h; ++y) {
        const std::uint8_t* row =
            pixels + ((part.y + y) * static_cast<std::size_t>(texture.Width) + part.x) * stride;
        for (std::size_t x = 0; x < part.w; ++x)
            coverage[y * part.w + x] = row[x * stride + stride - 1];
    }
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_RED, GL_UNSIGNED_BYTE,
                    coverage.data());
}

void create(ImTextureData& texture) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, texture.Width, texture.Height, 0, GL_RED,
                 GL_UNSIGNED_BYTE, nullptr);
    upload(texture, {0, 0, static_cast<unsigned short>(texture.Width),
                     static_cast<unsigned short>(texture.Height)});
    texture.SetTexID(name);
    texture.SetStatus(ImTextureStatus_OK);
}

void destroy(ImTextureData& texture) {
    const auto name = static_cast<GLuint>(texture.GetTexID());
    glDeleteTextures(1, &name);
    texture.SetTexID(ImTextureID_Invalid);
    texture.SetStatus(ImTextureStatus_Destroyed);
}

void update_textures() {
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status == ImTextureStatus_WantCreate) {
            create(*texture);
        } else if (texture->Status == ImTextureStatus_WantUpdates) {
            glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture->GetTexID()));
            for (const ImTextureRect& part : texture->Updates)
                upload(*texture, part);
            texture->SetStatus(ImTextureStatus_OK);
        } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
            destroy(*texture);
        }
    }
}

// Triangles that follow each other and are drawn the same way.
struct Run {
    bool flat = false;
    GLuint texture = 0;
    std::array<GLint, 4> scissor{};   // x, y from below, width, height
    std::size_t first = 0, count = 0; // indices
    bool joins(const Run& other) const {
        return flat == other.flat && texture == other.texture && scissor == other.scissor;
    }
};

struct Geometry {
    std::vector<ImDrawVert> vertices;
    std::vector<std::uint32_t> indices;
    std::vector<Run> runs;
};

// Opaque, of one colour, and reading one texel, which only fills do and then it is the white one.
// Not by where the white texel is now: it moves when the atlas grows in the middle of a frame.
bool is_flat(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    const auto like_a = [&a](const ImDrawVert& other) {
        return other.uv.x == a.uv.x && other.uv.y == a.uv.y && other.col == a.col;
    };
    return (a.col & IM_COL32_A_MASK) == IM_COL32_A_MASK && like_a(b) && like_a(c);
}

void add(Geometry& geometry, const ImDrawList& list, const ImDrawCmd& command, float height) {
    base::ensure(command.UserCallback == nullptr);
    Run run;
    run.texture = static_cast<GLuint>(command.GetTexID());
    const ImVec4& clip = command.ClipRect;
    run.scissor = {static_cast<GLint>(clip.x), static_cast<GLint>(height - clip.w),
                   static_cast<GLint>(clip.z - clip.x), static_cast<GLint>(clip.w - clip.y)};
    if (run.scissor[2] <= 0 || run.scissor[3] <= 0)
        return;
    const auto base_vertex = static_cast<std::uint32_t>(geometry.vertices.size()) -
                             static_cast<std::uint32_t>(list.VtxBuffer.Size) + command.VtxOffset;
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned i = 0; i < command.ElemCount; i += 3) {
        const std::array<std::uint32_t, 3> corner{
            base_vertex + index[i], base_vertex + index[i + 1], base_vertex + index[i + 2]};
        const auto& all = geometry.vertices;
        run.flat = is_flat(all[corner[0]], all[corner[1]], all[corner[2]]);
        run.first = geometry.indices.size();
        run.count = 3;
        geometry.indices.insert(geometry.indices.end(), corner.begin(), corner.end());
        if (!geometry.runs.empty() && geometry.runs.back().joins(run))
            geometry.runs.back().count += 3;
        else
            geometry.runs.push_back(run);
    }
}

void add(Geometry& geometry, const Patch& patch, float height) {
    const auto first = static_cast<std::uint32_t>(geometry.vertices.size());
    const auto x = static_cast<float>(patch.x_px);
    const auto y = static_cast<float>(patch.y_px);
    const float right = x + static_cast<float>(patch.width_px);
    const float below = y + static_cast<float>(patch.height_px);
    const ImU32 colour = IM_COL32(patch.red, patch.green, patch.blue, 255);
    for (const ImVec2 corner :
         {ImVec2(x, y), ImVec2(right, y), ImVec2(right, below), ImVec2(x, below)})
        geometry.vertices.push_back({corner, {0, 0}, colour});
    Run run{.flat = true, .scissor = {patch.x_px, static_cast<GLint>(height - below),
                                      patch.width_px, patch.height_px}};
    run.first = geometry.indices.size();
    run.count = 6;
    for (const std::uint32_t corner : {0U, 1U, 2U, 0U, 2U, 3U})
        geometry.indices.push_back(first + corner);
    geometry.runs.push_back(run);
}

} // namespace

struct Renderer::State {
    ImGuiContext* imgui = nullptr;
    Program flat;
    Program glyph;
    GLuint array = 0;
    std::array<GLuint, 2> buffers{}; // vertices, indices
    Geometry geometry;               // kept for its memory

    void upload_geometry();
    void draw_runs() const;
};

Renderer::Renderer(std::unique_ptr<State> state)
    : state_(std::move(state)) {}
Renderer::Renderer(Renderer&& other) noexcept = default;

base::Result<Renderer> Renderer::start() {
    base::ensure(ImGui::GetCurrentContext() != nullptr);
    GLint major = 0;
    GLint minor = 0;
    glGetIntegerv(GL_MAJOR_VERSION, &major); // before 3.0 an error that leaves 0
    glGetIntegerv(GL_MINOR_VERSION, &minor);
    if (major * 10 + minor < oldest_version)
        return base::fail(base::ErrorCode::unavailable, "OpenGL 3.0 is missing");
    auto state = std::make_unique<State>();
    state->imgui = ImGui::GetCurrentContext();
    TRY(state->flat, link(flat_vertex_shader, flat_shader));
    TRY(state->glyph, link(glyph_vertex_shader, glyph_shader));
    glGenVertexArrays(1, &state->array);
    glGenBuffers(static_cast<GLsizei>(state->buffers.size()), state->buffers.data());
    ImGuiIO& io = ImGui::GetIO();
    io.BackendRendererUserData = state.get(); // textures are ours from here on
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    GLint widest = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &widest);
    ImGui::GetPlatformIO().Renderer_TextureMaxWidth = widest;
    ImGui::GetPlatformIO().Renderer_TextureMaxHeight = widest;
    return Renderer(std::move(state));
}

Renderer::~Renderer() {
    if (!state_)
        return;
    ImGui::SetCurrentContext(state_->imgui);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->GetTexID() != ImTextureID_Invalid)
            destroy(*texture);
    ImGui::GetIO().BackendRendererUserData = nullptr;
    glDeleteBuffers(static_cast<GLsizei>(state_->buffers.size()), state_->buffers.data());
    glDeleteVertexArrays(1, &state_->array);
    glDeleteProgram(state_->flat.name);
    glDeleteProgram(state_->glyph.name);
}

void Renderer::State::upload_geometry() {
    const auto bytes = [](const auto& all) {
        return static_cast<GLsizeiptr>(all.size() * sizeof all[0]);
    };
    glBindVertexArray(array);
    glBindBuffer(GL_ARRAY_BUFFER, buffers[0]);
    glBufferData(GL_ARRAY_BUFFER, bytes(geometry.vertices), geometry.vertices.data(),
                 GL_STREAM_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, buffers[1]);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, bytes(geometry.indices), geometry.indices.data(),
                 GL_STREAM_DRAW);
    const auto attribute = [](GLuint place, GLint parts, GLenum type, std::size_t offset) {
        glEnableVertexAttribArray(place);
        glVertexAttribPointer(place, parts, type, type == GL_UNSIGNED_BYTE, sizeof(ImDrawVert),
                              reinterpret_cast<const void*>(offset));
    };
    attribute(0, 2, GL_FLOAT, offsetof(ImDrawVert, pos));
    attribute(1, 2, GL_FLOAT, offsetof(ImDrawVert, uv));
    attribute(2, 4, GL_UNSIGNED_BYTE, offsetof(ImDrawVert, col));
}

void Renderer::State::draw_runs() const {
    const Run* last = nullptr;
    for (const Run& run : geometry.runs) {
        if (last == nullptr || last->flat != run.flat) {
            glUseProgram(run.flat ? flat.name : glyph.name);
            run.flat ? glDisable(GL_BLEND) : glEnable(GL_BLEND);
        }
        if (!run.flat)
            glBindTexture(GL_TEXTURE_2D, run.texture);
        if (last == nullptr || last->scissor != run.scissor)
            glScissor(run.scissor[0], run.scissor[1], run.scissor[2], run.scissor[3]);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(run.count), GL_UNSIGNED_INT,
                       reinterpret_cast<const void*>(run.first * sizeof(std::uint32_t)));
        last = &run;
    }
}

void Renderer::draw(std::span<const Patch> patches) {
    ImGui::SetCurrentContext(state_->imgui);
    update_textures();
    const ImDrawData& frame = *ImGui::GetDrawData();
    Geometry& geometry = state_->geometry;
    geometry.vertices.clear();
    geometry.indices.clear();
    geometry.runs.clear();
    for (const ImDrawList* list : frame.CmdLists) {
        geometry.vertices.insert(geometry.vertices.end(), list->VtxBuffer.begin(),
                                 list->VtxBuffer.end());
        for (const ImDrawCmd& command : list->CmdBuffer)
            add(geometry, *list, command, frame.DisplaySize.y);
    }
    for (const Patch& patch : patches)
        add(geometry, patch, frame.DisplaySize.y);
    state_->upload_geometry();
    glViewport(0, 0, static_cast<GLsizei>(frame.DisplaySize.x),
               static_cast<GLsizei>(frame.DisplaySize.y));
    for (const Program& program : {state_->flat, state_->glyph}) {
        glUseProgram(program.name);
        glUniform2f(program.size, frame.DisplaySize.x, frame.DisplaySize.y);
    }
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_SCISSOR_TEST);
    state_->draw_runs();
    glDisable(GL_SCISSOR_TEST);
}

} // namespace platform
