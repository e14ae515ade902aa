#include "platform/renderer.h"

#include "platform/batches.h"

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
constexpr const char* solid_vertex_shader = R"(#version 130
uniform vec2 size;
in vec2 place;
void main() {
    gl_Position = vec4(place.x * 2.0 / size.x - 1.0, 1.0 - place.y * 2.0 / size.y, 0.0, 1.0);
}
)";
constexpr const char* solid_shader = R"(#version 130
uniform vec4 colour;
out vec4 pixel;
void main() { pixel = colour; }
)";
constexpr const char* glyph_vertex_shader = R"(#version 130
uniform vec2 size;
in vec2 place;
in vec2 texel;
out vec2 at;
void main() {
    at = texel;
    gl_Position = vec4(place.x * 2.0 / size.x - 1.0, 1.0 - place.y * 2.0 / size.y, 0.0, 1.0);
}
)";
constexpr const char* glyph_shader = R"(#version 130
uniform sampler2D atlas;
uniform vec4 colour;
in vec2 at;
out vec4 pixel;
void main() { pixel = texture(atlas, at) * colour; }
)";
// Between four texels, and steep enough that an edge is one pixel wide again.
constexpr const char* larger_glyph_shader = R"(#version 130
uniform sampler2D atlas;
uniform vec4 colour;
in vec2 at;
out vec4 pixel;
float cover(ivec2 texel) {
    return texelFetch(atlas, clamp(texel, ivec2(0), textureSize(atlas, 0) - 1), 0).a;
}
void main() {
    vec2 place = at * vec2(textureSize(atlas, 0)) - 0.5;
    ivec2 first = ivec2(floor(place));
    vec2 part = place - vec2(first);
    float upper = mix(cover(first), cover(first + ivec2(1, 0)), part.x);
    float lower = mix(cover(first + ivec2(0, 1)), cover(first + ivec2(1, 1)), part.x);
    float steep = 1.0 / dFdx(place.x);
    pixel = clamp((mix(upper, lower, part.y) - 0.5) * steep + 0.5, 0.0, 1.0) * colour;
}
)";

struct Program {
    GLuint name = 0;
    GLint size = -1;
    GLint colour = -1;
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
    Program program{glCreateProgram(), -1, -1};
    glAttachShader(program.name, vertex);
    glAttachShader(program.name, fragment);
    glBindAttribLocation(program.name, 0, "place");
    glBindAttribLocation(program.name, 1, "texel");
    glLinkProgram(program.name);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    GLint linked = GL_FALSE;
    glGetProgramiv(program.name, GL_LINK_STATUS, &linked);
    if (linked != GL_TRUE)
        return base::fail(base::ErrorCode::unavailable, "OpenGL refused to link our shaders");
    program.size = glGetUniformLocation(program.name, "size");
    program.colour = glGetUniformLocation(program.name, "colour");
    return program;
}

std::uint32_t premultiplied(const std::uint8_t* rgba) {
    const auto part = [&](int channel) {
        return static_cast<std::uint32_t>((rgba[channel] * rgba[3] + 127) / 255);
    };
    return static_cast<std::uint32_t>(rgba[3]) << 24 | part(0) << 16 | part(1) << 8 | part(2);
}

// Premultiplied: the coverage of a part of an atlas, white in all four channels, or the colours of
// a picture.
void upload(ImTextureData& texture, const ImTextureRect& part) {
    const bool coverage = texture.Format == ImTextureFormat_Alpha8;
    std::vector<std::uint32_t> texels;
    texels.reserve(static_cast<std::size_t>(part.w) * part.h);
    for (int y = part.y; y < part.y + part.h; ++y) {
        const auto* row = static_cast<const std::uint8_t*>(texture.GetPixelsAt(part.x, y));
        for (int x = 0; x < part.w; ++x)
            texels.push_back(coverage ? row[x] * 0x01010101U : premultiplied(row + x * 4));
    }
    glTexSubImage2D(GL_TEXTURE_2D, 0, part.x, part.y, part.w, part.h, GL_BGRA, GL_UNSIGNED_BYTE,
                    texels.data());
}

void create(ImTextureData& texture) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, texture.Width, texture.Height, 0, GL_BGRA,
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

constexpr std::size_t corners_of_two_triangles = 6;

} // namespace

struct Renderer::State {
    ImGuiContext* imgui = nullptr;
    Program solid;
    Program glyph;
    Program larger_glyph;
    GLuint array = 0;
    GLuint buffer = 0;
    std::vector<Piece> pieces;
    Batches batches;
    std::vector<Corner> corners; // two triangles a rectangle, in the order of the batches

    void upload_corners();
    void draw_batches() const;
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
    TRY(state->solid, link(solid_vertex_shader, solid_shader));
    TRY(state->glyph, link(glyph_vertex_shader, glyph_shader));
    TRY(state->larger_glyph, link(glyph_vertex_shader, larger_glyph_shader));
    glGenVertexArrays(1, &state->array);
    glGenBuffers(1, &state->buffer);
    GLint widest = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &widest);
    own_atlases(state.get(), widest);
    return Renderer(std::move(state));
}

Renderer::~Renderer() {
    if (!state_)
        return;
    ImGui::SetCurrentContext(state_->imgui);
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures)
        if (texture->GetTexID() != ImTextureID_Invalid)
            destroy(*texture);
    disown_atlases();
    glDeleteBuffers(1, &state_->buffer);
    glDeleteVertexArrays(1, &state_->array);
    glDeleteProgram(state_->solid.name);
    glDeleteProgram(state_->glyph.name);
    glDeleteProgram(state_->larger_glyph.name);
}

void Renderer::State::upload_corners() {
    corners.clear();
    for (const Batch& batch : batches.all())
        for (const auto& [from, to] : batch.rectangles) {
            const Corner right{to.x, from.y, to.u, from.v};
            const Corner left{from.x, to.y, from.u, to.v};
            corners.insert(corners.end(), {from, right, to, from, to, left});
        }
    glBindVertexArray(array);
    glBindBuffer(GL_ARRAY_BUFFER, buffer);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(corners.size() * sizeof(Corner)),
                 corners.data(), GL_STREAM_DRAW);
    const auto attribute = [](GLuint place, std::size_t offset) {
        glEnableVertexAttribArray(place);
        glVertexAttribPointer(place, 2, GL_FLOAT, GL_FALSE, sizeof(Corner),
                              reinterpret_cast<const void*>(offset));
    };
    attribute(0, offsetof(Corner, x));
    attribute(1, offsetof(Corner, u));
}

void set_colour(const Program& program, ImU32 colour) {
    const ImVec4 part = ImGui::ColorConvertU32ToFloat4(colour);
    // Premultiplied, as the atlas is.
    glUniform4f(program.colour, part.x * part.w, part.y * part.w, part.z * part.w, part.w);
}

void Renderer::State::draw_batches() const {
    std::size_t first = 0;
    for (const Batch& batch : batches.all()) {
        const bool flat = batch.texture == 0;
        const Program& program = flat                                  ? solid
                                 : batch.sampling == Sampling::between ? larger_glyph
                                                                       : glyph;
        const std::size_t count = batch.rectangles.size() * corners_of_two_triangles;
        glUseProgram(program.name);
        set_colour(program, batch.colour);
        flat ? glDisable(GL_BLEND) : glEnable(GL_BLEND);
        if (!flat)
            glBindTexture(GL_TEXTURE_2D, batch.texture);
        glDrawArrays(GL_TRIANGLES, static_cast<GLint>(first), static_cast<GLsizei>(count));
        first += count;
    }
}

void Renderer::draw(std::span<const Patch> patches) {
    ImGui::SetCurrentContext(state_->imgui);
    update_textures();
    const ImDrawData& frame = *ImGui::GetDrawData();
    Batches& batches = state_->batches;
    batches.clear();
    state_->pieces.clear();
    add_frame(state_->pieces, patches);
    for (const Piece& piece : state_->pieces)
        batches.add(piece.atlas.name, piece.colour, piece.rectangle, piece.sampling);
    state_->upload_corners();
    glViewport(0, 0, static_cast<GLsizei>(frame.DisplaySize.x),
               static_cast<GLsizei>(frame.DisplaySize.y));
    for (const Program& program : {state_->solid, state_->glyph, state_->larger_glyph}) {
        glUseProgram(program.name);
        glUniform2f(program.size, frame.DisplaySize.x, frame.DisplaySize.y);
    }
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    state_->draw_batches();
}

} // namespace platform
