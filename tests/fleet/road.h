// Why: the network of a simulated fleet: loses, delays, doubles and reorders whatever it carries,
// lies like a captive portal, and serves yesterday's release from a forgotten mirror.
// Left to others: what is said (kiosk_site, hub_site), when it is how unkind (plan).
#pragma once

#include "hub_site.h"
#include "kiosk/post.h"
#include "plan.h"
#include "platform/carrier.h"

#include <memory>
#include <vector>

namespace fleet {

enum class Link { fine, dead, captive };

class Road {
public:
    Road(World& world, Oracle& oracle, HubSite& hub, const Plan& plan)
        : world_(world)
        , oracle_(oracle)
        , hub_(hub)
        , loss_(plan.loss)
        , doubling_(plan.doubling)
        , late_(plan.late)
        , links_(2 * plan.scale.kiosks, Link::fine) {}

    using Done = std::function<void(base::Result<platform::HttpAnswer>)>;
    // `done` is called once, within the request's own limit of time.
    void carry(std::size_t kiosk, const platform::HttpRequest& request, Done done);
    void set_link(std::size_t kiosk, Link link) { links_.at(kiosk) = link; }
    void calm();

    std::unique_ptr<kiosk::Post> post_of(std::size_t kiosk, std::function<void()> came);
    std::unique_ptr<platform::Carrier> carrier_of(std::size_t kiosk);

private:
    class RoadPost;
    class RoadCarrier;
    struct Way;
    bool is_lost() { return world_.chance(loss_); }
    base::Duration delay();
    void arrive(const std::shared_ptr<Way>& way);

    World& world_;
    Oracle& oracle_;
    HubSite& hub_;
    double loss_;
    double doubling_;
    double late_;
    bool is_calm_ = false;
    std::vector<Link> links_;
};

} // namespace fleet
