#include "view/components.h"

#include <algorithm>
#include <cmath>

namespace view {
namespace {

// Reference px, from the tokens.
constexpr float station = 36;
constexpr float station_stroke = 8;
constexpr float here = 52;

struct Placed {
    const present::Station* station = nullptr;
    float x = 0; // of its centre
    float label_x = 0, label_width = 0;
    Align align = Align::centre;
};

float label_width(Canvas& canvas, const present::Station& at) {
    return std::max(canvas.surface.measure(canvas.look.bold(Type::body), at.label),
                    canvas.surface.measure(canvas.look.text(Type::body), at.date));
}

// Stations stand at schematic distances: the first at the left, the last at the right margin, the
// rest evenly between, moved apart where their labels would touch.
std::vector<Placed> place(Canvas& canvas, const present::Route& route, float x, float width) {
    std::vector<Placed> placed;
    const std::size_t count = route.stations.size();
    constexpr float apart = 20;
    for (std::size_t i = 0; i < count; ++i) {
        Placed one;
        one.station = &route.stations[i];
        const float half = one.station->kind == present::StationKind::here ? here / 2 : station / 2;
        const float span = width - station;
        one.x = i == 0 ? x + half
                       : x + station / 2 +
                             span * static_cast<float>(i) /
                                 static_cast<float>(std::max<std::size_t>(1, count - 1));
        one.label_width = label_width(canvas, *one.station);
        one.align = i == 0                        ? Align::left
                    : i + 1 == count && count > 2 ? Align::right
                                                  : Align::centre;
        one.label_x = one.align == Align::left    ? one.x - half
                      : one.align == Align::right ? one.x + half - one.label_width
                                                  : one.x - one.label_width / 2;
        placed.push_back(one);
    }
    if (count == 2 && route.dotted) { // nobody knows when: where the dots lead
        placed[1].align = Align::right;
        placed[1].label_x = x + width - placed[1].label_width;
    } else if (count == 2) { // the deadline alone lies ahead: not at the end of the world
        placed[1].x = x + width * 0.62f;
        placed[1].label_x = std::min(placed[1].x - station / 2, x + width - placed[1].label_width);
        placed[1].align = Align::left;
    }
    for (std::size_t i = 1; i < count; ++i) {
        const float free_from = placed[i - 1].label_x + placed[i - 1].label_width + apart;
        if (placed[i].label_x < free_from)
            placed[i].label_x = free_from;
    }
    for (std::size_t i = count; i-- > 1;) {
        const float limit = i + 1 < count ? placed[i + 1].label_x - apart : x + width;
        placed[i].label_x = std::min(placed[i].label_x, limit - placed[i].label_width);
    }
    return placed;
}

// Where the labels of all stations do not stand side by side, today and the deadline do, or today
// alone; the whole line is in the words of its node, and in the facts.
present::Route fitting(Canvas& canvas, const present::Route& route, float width) {
    constexpr float apart = 20;
    const auto needed = [&](const present::Route& line) {
        float sum = -apart;
        for (const present::Station& at : line.stations)
            sum += label_width(canvas, at) + apart;
        return sum;
    };
    present::Route line = route;
    if (needed(line) > width)
        std::erase_if(line.stations, [](const present::Station& at) {
            return at.kind == present::StationKind::past || at.kind == present::StationKind::future;
        });
    if (needed(line) > width)
        std::erase_if(line.stations, [](const present::Station& at) {
            return at.kind != present::StationKind::here;
        });
    return line.stations.empty() ? route : line;
}

void draw_station(Canvas& canvas, const present::Station& at, float x, float y,
                  const Field& field) {
    Surface& surface = canvas.surface;
    const Colour line = field.tone.ink;
    switch (at.kind) {
    case present::StationKind::here:
        surface.disc(x, y, here / 2, line);
        surface.disc(x, y, here / 2 - station_stroke, canvas.look.theme.accent);
        return;
    case present::StationKind::passed:
        surface.disc(x, y, station / 2, line);
        return;
    default:
        surface.disc(x, y, station / 2, line);
        surface.disc(x, y, station / 2 - station_stroke, field.station_fill);
    }
}

} // namespace

void rule(Canvas& canvas, float x, float y, float width) {
    const Rect rect{x, y, width, canvas.look.theme.rule};
    const auto scope = canvas.surface.decoration(rect);
    canvas.surface.fill(rect, canvas.look.theme.ink);
}

void hairline(Canvas& canvas, float x, float y, float width) {
    const Rect rect{x, y, width, canvas.look.theme.hairline};
    const auto scope = canvas.surface.decoration(rect);
    canvas.surface.fill(rect, canvas.look.theme.line);
}

void rounded(Canvas& canvas, Rect rect, Colour fill, Colour line, float line_width) {
    const float radius = canvas.look.theme.radius_control;
    if (line_width > 0 && line != fill) {
        // The outline's inner edge shows the fill: drawn as two rounded fills, it has no seam.
        canvas.surface.fill(rect, line, radius);
        canvas.surface.fill({rect.x + line_width, rect.y + line_width, rect.width - 2 * line_width,
                             rect.height - 2 * line_width},
                            fill, radius - line_width / 2);
        return;
    }
    canvas.surface.fill(rect, fill, radius);
}

void dots(Canvas& canvas, float x, float y, float to_x, float size, float step, Colour colour) {
    for (float at = x; at < to_x; at += step)
        canvas.surface.disc(at + size / 2, y, size / 2, colour);
}

void disc(Canvas& canvas, const present::Disc& disc, float x, float y, float diameter,
          DiscGround ground, Colour paper) {
    Surface& surface = canvas.surface;
    const Look& look = canvas.look;
    const float radius = diameter / 2;
    const bool known = disc.family >= 1 && disc.family <= family_count;
    std::string text;
    Style style{Face::display_bold, diameter * 0.56f, diameter};
    Colour ink = look.theme.family_ink;
    if (known) {
        text = std::to_string(disc.family);
        const Field field = look.field(disc.family);
        if (ground == DiscGround::board && !look.theme.high_contrast)
            surface.disc(x, y, radius + 3, look.theme.family_outline);
        const bool inverted = ground == DiscGround::field && !field.has_band && !field.framed;
        surface.disc(x, y, radius, inverted ? field.disc_fill : look.family(disc.family));
        ink = inverted ? field.disc_ink : look.theme.family_ink;
    } else {
        text = disc.initial;
        style = {Face::text, diameter * 0.5f, diameter};
        ink = ground == DiscGround::board ? look.theme.board_ink : look.theme.ink;
        surface.disc(x, y, radius, ink);
        surface.disc(x, y, radius - std::max(4.0f, 5 * diameter / 76), paper);
    }
    if (text.empty())
        return;
    const float width = surface.measure(style, text);
    // Capitals are centred, not line boxes.
    const float shift = diameter * 0.0055f;
    surface.text(x - width / 2, y - radius + shift, style, ink, text, Surface::Reading::mark);
}

void disc_node(Canvas& canvas, std::string id, std::string parent, const present::Disc& mark,
               float x, float y, float diameter, DiscGround ground, Colour paper) {
    Node node;
    node.id = std::move(id);
    node.role = Role::image;
    node.parent = std::move(parent);
    node.label = mark.label;
    node.decorative = mark.label.empty();
    node.display_only = true; // its numeral stands for the label, which is read out
    node.rect = {x - diameter / 2, y - diameter / 2, diameter, diameter};
    const auto scope = canvas.surface.item(std::move(node));
    disc(canvas, mark, x, y, diameter, ground, paper);
}

float route_height(const Look& look) {
    return here + 10 + 2 * look.text(Type::body).line;
}

void route(Canvas& canvas, std::string id, const present::Route& whole, const Field& field, float x,
           float y, float width, float right) {
    if (whole.stations.empty())
        return;
    const present::Route line = fitting(canvas, whole, width);
    Surface& surface = canvas.surface;
    const Look& look = canvas.look;
    const float axis = y + here / 2;
    const std::vector<Placed> placed = place(canvas, line, x, width);
    const Style bold = look.bold(Type::body);
    const Style light = look.text(Type::body);
    {
        Node node;
        node.id = id;
        node.role = Role::image;
        node.label = line.spoken.empty() ? line.stations.front().label : line.spoken;
        node.rect = {x, y, right - x, here};
        const auto scope = surface.item(std::move(node));
        float full_to = right;
        if (line.dotted) {
            const auto at = std::ranges::find(line.stations, present::StationKind::here,
                                              &present::Station::kind);
            full_to = at == line.stations.end()
                          ? placed.front().x
                          : placed[static_cast<std::size_t>(at - line.stations.begin())].x;
            dots(canvas, full_to + here / 2 + 40, axis, right, 10, 24, field.tone.ink);
        }
        surface.fill({placed.front().x, axis - look.theme.route / 2, full_to - placed.front().x,
                      look.theme.route},
                     field.tone.ink);
        for (std::size_t i = 1; i < placed.size() && !line.dotted; ++i)
            if (placed[i].station->kind == present::StationKind::deadline &&
                placed[i - 1].station->kind == present::StationKind::here)
                surface.fill({placed[i - 1].x, axis - look.theme.route_accent / 2,
                              placed[i].x - placed[i - 1].x, look.theme.route_accent},
                             look.theme.accent);
        for (const Placed& one : placed)
            if (!line.dotted || one.station->kind != present::StationKind::deadline)
                draw_station(canvas, *one.station, one.x, axis, field);
    }
    const float label_y = y + here + 10;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const Placed& one = placed[i];
        const Rect box{one.label_x, label_y, one.label_width, bold.line};
        const std::string part = id + "." + std::to_string(i);
        write_aligned(canvas, {part, Role::text, id}, {one.station->label, bold, field.tone.ink},
                      box, one.align);
        write_aligned(canvas, {part + ".date", Role::text, id},
                      {one.station->date, light, field.tone.ink},
                      {box.x, label_y + bold.line - 2, box.width, light.line}, one.align);
    }
}

} // namespace view
