#include "platform/painter.h"

#include "base/result.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <utility>

namespace platform {

namespace {

// A tile of 32 kB lies in a processor's first cache while it is painted.
constexpr int tile_width_px = 128;
constexpr int tile_height_px = 64;
constexpr int maximum_atlas_px = 8192;
constexpr std::uint64_t nothing_yet = 0x9E3779B97F4A7C15;

std::size_t index(int number) {
    return static_cast<std::size_t>(number);
}

std::uint64_t mixed(std::uint64_t digest, std::uint64_t word) {
    digest = (digest ^ word) * 0xD6E8FEB86659FD93;
    return digest ^ (digest >> 32);
}

std::uint64_t pair(float one, float other) {
    return std::uint64_t{std::bit_cast<std::uint32_t>(one)} << 32 |
           std::bit_cast<std::uint32_t>(other);
}

std::uint64_t digest_of(const Piece& piece) {
    const auto& [from, to] = piece.rectangle;
    std::uint64_t digest = mixed(nothing_yet, pair(from.x, from.y));
    digest = mixed(digest, pair(to.x, to.y));
    digest = mixed(digest, std::uint64_t{piece.atlas.name} << 32 | piece.colour);
    if (piece.atlas.name == 0)
        return digest;
    return mixed(mixed(digest, pair(from.u, from.v)), pair(to.u, to.v));
}

bool reads(const Piece& piece, const RenewedPart& renewed) {
    const auto width = static_cast<float>(piece.atlas.width_px);
    const auto height = static_cast<float>(piece.atlas.height_px);
    const auto& [from, to] = piece.rectangle;
    return piece.atlas.name == renewed.atlas &&
           from.u * width < static_cast<float>(renewed.x_px + renewed.width_px) &&
           to.u * width > static_cast<float>(renewed.x_px) &&
           from.v * height < static_cast<float>(renewed.y_px + renewed.height_px) &&
           to.v * height > static_cast<float>(renewed.y_px);
}

// The pixels whose centres lie inside, as OpenGL has it.
Part pixels_of(const Rectangle& rectangle) {
    const auto first = [](float edge) { return static_cast<int>(std::ceil(edge - 0.5F)); };
    return {first(rectangle.from.x), first(rectangle.from.y), first(rectangle.to.x),
            first(rectangle.to.y)};
}

Part common(const Part& one, const Part& other) {
    return {std::max(one.left, other.left), std::max(one.top, other.top),
            std::min(one.right, other.right), std::min(one.bottom, other.bottom)};
}

bool is_empty(const Part& part) {
    return part.left >= part.right || part.top >= part.bottom;
}

// 0x00RRGGBB of a colour whose red is its lowest byte.
std::uint32_t screen_colour(std::uint32_t colour) {
    return (colour & 0xFF) << 16 | (colour & 0xFF00) | (colour >> 16 & 0xFF);
}

// `cover` of 255 parts of `ink` over `paper`, each channel rounded to the nearest.
std::uint32_t blended(std::uint32_t ink, std::uint32_t paper, std::uint32_t cover) {
    // Two channels at a time, each with room for a product of two bytes.
    const auto blend = [&](std::uint32_t over, std::uint32_t under) {
        const std::uint32_t sum = over * cover + under * (255 - cover) + 0x00800080;
        return (sum + (sum >> 8 & 0x00FF00FF)) >> 8 & 0x00FF00FF;
    };
    return blend(ink & 0x00FF00FF, paper & 0x00FF00FF) |
           blend(ink >> 8 & 0x00FF00FF, paper >> 8 & 0x00FF00FF) << 8;
}

void fill(const Canvas& canvas, const Part& part, std::uint32_t colour) {
    for (int y = part.top; y < part.bottom; ++y) {
        std::uint32_t* row = canvas.pixels.data() + static_cast<std::size_t>(y) *
                                                        static_cast<std::size_t>(canvas.width_px);
        std::fill(row + part.left, row + part.right, colour);
    }
}

// Which texel each pixel from `first` on reads, at its centre.
template <std::size_t size>
void find_texels(std::array<std::size_t, size>& texels, int first, int last, float pixel,
                 float texel, float texels_per_pixel, int side_px) {
    for (int i = first; i < last; ++i) {
        const float centre = static_cast<float>(i) + 0.5F - pixel;
        const auto at = static_cast<int>(std::floor(texel + centre * texels_per_pixel));
        texels[index(i - first)] = index(std::clamp(at, 0, side_px - 1));
    }
}

void lay(std::uint32_t& pixel, std::uint32_t colour, std::uint32_t cover) {
    if (cover == 255)
        pixel = colour;
    else if (cover != 0)
        pixel = blended(colour, pixel, cover);
}

std::uint32_t share(std::uint32_t part, std::uint32_t of) {
    return (part * of + 127) / 255;
}

void ink(const Canvas& canvas, const Part& part, const Piece& piece) {
    const auto& [from, to] = piece.rectangle;
    const Atlas& atlas = piece.atlas;
    const auto width = static_cast<float>(atlas.width_px);
    const auto height = static_cast<float>(atlas.height_px);
    std::array<std::size_t, tile_width_px> columns;
    std::array<std::size_t, tile_height_px> rows;
    find_texels(columns, part.left, part.right, from.x, from.u * width,
                (to.u - from.u) * width / (to.x - from.x), atlas.width_px);
    find_texels(rows, part.top, part.bottom, from.y, from.v * height,
                (to.v - from.v) * height / (to.y - from.y), atlas.height_px);
    const std::uint32_t colour = screen_colour(piece.colour);
    const std::uint32_t alpha = piece.colour >> 24;
    const auto count = static_cast<std::size_t>(part.right - part.left);
    const bool coloured = atlas.kind == Atlas::Texels::colours;
    const std::size_t row_bytes = static_cast<std::size_t>(atlas.width_px) * (coloured ? 4 : 1);
    for (int y = part.top; y < part.bottom; ++y) {
        const std::uint8_t* row = atlas.texels + rows[index(y - part.top)] * row_bytes;
        std::uint32_t* pixels =
            canvas.pixels.data() + index(y) * index(canvas.width_px) + part.left;
        if (coloured)
            for (std::size_t i = 0; i < count; ++i) {
                const std::uint8_t* texel = row + columns[i] * 4;
                const auto rgb =
                    static_cast<std::uint32_t>(texel[0] << 16 | texel[1] << 8 | texel[2]);
                lay(pixels[i], rgb, share(texel[3], alpha));
            }
        else
            for (std::size_t i = 0; i < count; ++i)
                lay(pixels[i], colour, share(row[columns[i]], alpha));
    }
}

// The two texels between which a pixel's centre lies, and how near it is to the second.
struct Between {
    std::size_t first = 0, second = 0;
    float part = 0;
};

float between(float first, float second, float part) {
    return first + (second - first) * part;
}

template <std::size_t size>
void find_between(std::array<Between, size>& places, int first, int last, float pixel, float texel,
                  float texels_per_pixel, int side_px) {
    for (int i = first; i < last; ++i) {
        const float centre = static_cast<float>(i) + 0.5F - pixel;
        const float at = texel + centre * texels_per_pixel - 0.5F;
        const float whole = std::floor(at);
        const auto one = static_cast<int>(whole);
        places[index(i - first)] = {index(std::clamp(one, 0, side_px - 1)),
                                    index(std::clamp(one + 1, 0, side_px - 1)), at - whole};
    }
}

// Drawn larger than it was made: what lies between four texels, and steep enough that an edge is
// one pixel wide again.
void ink_larger(const Canvas& canvas, const Part& part, const Piece& piece) {
    const auto& [from, to] = piece.rectangle;
    const Atlas& atlas = piece.atlas;
    const auto width = static_cast<float>(atlas.width_px);
    const auto height = static_cast<float>(atlas.height_px);
    const float texels_per_pixel = (to.u - from.u) * width / (to.x - from.x);
    std::array<Between, tile_width_px> columns;
    std::array<Between, tile_height_px> rows;
    find_between(columns, part.left, part.right, from.x, from.u * width, texels_per_pixel,
                 atlas.width_px);
    find_between(rows, part.top, part.bottom, from.y, from.v * height,
                 (to.v - from.v) * height / (to.y - from.y), atlas.height_px);
    const std::uint32_t colour = screen_colour(piece.colour);
    const std::uint32_t alpha = piece.colour >> 24;
    for (int y = part.top; y < part.bottom; ++y) {
        const Between& row = rows[index(y - part.top)];
        const std::uint8_t* upper = atlas.texels + row.first * index(atlas.width_px);
        const std::uint8_t* lower = atlas.texels + row.second * index(atlas.width_px);
        std::uint32_t* pixels = canvas.pixels.data() + index(y) * index(canvas.width_px);
        for (int x = part.left; x < part.right; ++x) {
            const Between& column = columns[index(x - part.left)];
            const float cover =
                between(between(upper[column.first], upper[column.second], column.part),
                        between(lower[column.first], lower[column.second], column.part), row.part);
            const float steep = (cover - 127.5F) / texels_per_pixel + 127.5F;
            const auto rounded = static_cast<std::uint32_t>(std::clamp(steep, 0.0F, 255.0F) + 0.5F);
            lay(pixels[x], colour, share(rounded, alpha));
        }
    }
}

void paint_piece(const Canvas& canvas, const Part& tile, const Piece& piece) {
    const Part part = common(tile, pixels_of(piece.rectangle));
    if (piece.atlas.name == 0)
        fill(canvas, part, screen_colour(piece.colour));
    else if (piece.sampling == Sampling::between)
        ink_larger(canvas, part, piece);
    else
        ink(canvas, part, piece);
}

} // namespace

Pixels picture_of(const Canvas& canvas) {
    Pixels picture{canvas.width_px, canvas.height_px, {}};
    picture.rgba.reserve(canvas.pixels.size() * 4);
    for (const std::uint32_t pixel : canvas.pixels)
        for (const std::uint32_t channel : {pixel >> 16, pixel >> 8, pixel, 255U})
            picture.rgba.push_back(static_cast<std::uint8_t>(channel));
    return picture;
}

Painter::Painter()
    : context_(current_context()) {
    base::ensure(context_ != nullptr);
    own_atlases(context_, maximum_atlas_px);
}

Painter::Painter(Painter&& other) noexcept
    : context_(std::exchange(other.context_, nullptr))
    , width_px_(other.width_px_)
    , height_px_(other.height_px_)
    , columns_(other.columns_)
    , tiles_(std::move(other.tiles_))
    , frames_(other.frames_) {}

Painter::~Painter() {
    if (context_ == nullptr)
        return;
    make_current(context_);
    disown_atlases();
}

Part Painter::tile_part(int column, int row) const {
    const int left = column * tile_width_px;
    const int top = row * tile_height_px;
    return {left, top, std::min(left + tile_width_px, width_px_),
            std::min(top + tile_height_px, height_px_)};
}

void Painter::cut(const Canvas& canvas) {
    base::ensure(canvas.pixels.size() == static_cast<std::size_t>(canvas.width_px) *
                                             static_cast<std::size_t>(canvas.height_px));
    if (!tiles_.empty() && canvas.width_px == width_px_ && canvas.height_px == height_px_)
        return;
    width_px_ = canvas.width_px;
    height_px_ = canvas.height_px;
    columns_ = (width_px_ + tile_width_px - 1) / tile_width_px;
    const int rows = (height_px_ + tile_height_px - 1) / tile_height_px;
    tiles_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows), {});
}

// Each piece to the tiles that it touches.
void Painter::deal(std::span<const RenewedPart> renewed) {
    for (Tile& tile : tiles_) {
        tile.pieces.clear();
        tile.wanted = nothing_yet;
    }
    for (std::uint32_t i = 0; i < pieces_.size(); ++i) {
        const Piece& piece = pieces_[i];
        const Part part = common(pixels_of(piece.rectangle), {0, 0, width_px_, height_px_});
        if (is_empty(part))
            continue;
        std::uint64_t digest = digest_of(piece);
        if (std::ranges::any_of(renewed, [&](const auto& one) { return reads(piece, one); }))
            digest = mixed(digest, frames_);
        for (int row = part.top / tile_height_px; row <= (part.bottom - 1) / tile_height_px; ++row)
            for (int column = part.left / tile_width_px; column <= (part.right - 1) / tile_width_px;
                 ++column) {
                Tile& tile = tiles_[static_cast<std::size_t>(row * columns_ + column)];
                const Part whole = tile_part(column, row);
                if (piece.atlas.name == 0 && common(whole, part) == whole) {
                    tile.pieces.clear(); // nothing below can be seen
                    tile.wanted = nothing_yet;
                }
                tile.pieces.push_back(i);
                tile.wanted = mixed(tile.wanted, digest);
            }
    }
}

// Of the tiles that are to change, those side by side in one part.
void Painter::collect_changes() {
    changed_.clear();
    for (std::size_t i = 0; i < tiles_.size(); ++i) {
        if (tiles_[i].painted == tiles_[i].wanted)
            continue;
        const auto column = static_cast<int>(i) % columns_;
        const Part tile = tile_part(column, static_cast<int>(i) / columns_);
        if (!changed_.empty() && changed_.back().top == tile.top &&
            changed_.back().right == tile.left)
            changed_.back().right = tile.right;
        else
            changed_.push_back(tile);
    }
}

std::span<const Part> Painter::paint(const Canvas& canvas, std::span<const Patch> patches) {
    make_current(context_);
    ++frames_;
    cut(canvas);
    const std::vector<RenewedPart> renewed = name_atlases();
    pieces_.clear();
    add_frame(pieces_, patches);
    deal(renewed);
    collect_changes();
    for (std::size_t i = 0; i < tiles_.size(); ++i) {
        Tile& tile = tiles_[i];
        if (tile.painted == tile.wanted)
            continue;
        const Part part = tile_part(static_cast<int>(i) % columns_, static_cast<int>(i) / columns_);
        fill(canvas, part, 0);
        for (const std::uint32_t piece : tile.pieces)
            paint_piece(canvas, part, pieces_[piece]);
        tile.painted = tile.wanted;
    }
    return changed_;
}

} // namespace platform
