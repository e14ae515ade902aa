#include "hub/hub.h"

#include "wire/json.h"

namespace hub {

void note(const Hub& hub, std::string_view event,
          std::initializer_list<std::pair<std::string_view, std::string>> details) {
    wire::Object line{{"at", hub.clock().wall}, {"event", event}};
    for (const auto& [name, text] : details)
        line.emplace_back(name, text);
    hub.log(to_text(wire::Json{std::move(line)}));
}

} // namespace hub
