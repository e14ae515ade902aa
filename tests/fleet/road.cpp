#include "road.h"

#include <algorithm>
#include <deque>

namespace fleet {

using base::ErrorCode;
using base::Result;
using platform::HttpAnswer;

namespace {

constexpr const char* portal = "<html><title>WiFi gratuit</title>Acceptez les conditions</html>";

} // namespace

// A request on its way, and who waits for its answer.
struct Road::Way {
    platform::HttpRequest request;
    Done done; // null once it was called

    void end(Result<HttpAnswer> answer) {
        if (const auto tell = std::exchange(done, nullptr))
            tell(std::move(answer));
    }
};

base::Duration Road::delay() {
    return world_.chance(late_) ? world_.between(1s, 40s) : world_.between(5ms, 300ms);
}

void Road::calm() {
    is_calm_ = true;
    loss_ = doubling_ = late_ = 0;
    std::ranges::fill(links_, Link::fine);
}

void Road::carry(std::size_t kiosk, const platform::HttpRequest& request, Done done) {
    oracle_.sent(request.body);
    if (request.url.ends_with("/letters"))
        oracle_.posted(request.body);
    const auto way = std::make_shared<Way>(Way{request, std::move(done)});
    if (links_[kiosk] == Link::captive)
        return world_.after(100ms, [way] { way->end(HttpAnswer{200, portal}); });
    world_.after(request.answer_within,
                 [way] { way->end(base::fail(ErrorCode::unavailable, "no answer")); });
    if (links_[kiosk] == Link::dead)
        return;
    const int times = world_.chance(doubling_) ? 2 : 1;
    for (int i = 0; i < times; ++i)
        if (!is_lost())
            world_.after(delay(), [this, way] { arrive(way); });
}

void Road::arrive(const std::shared_ptr<Way>& way) {
    hub::Request request;
    request.method = way->request.method;
    const auto slash = way->request.url.find('/', std::string_view{"https://"}.size());
    request.path = way->request.url.substr(slash);
    for (const auto& [name, value] : way->request.headers) {
        std::string lower = name;
        std::ranges::transform(lower, lower.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        request.headers[lower] = value;
    }
    request.body = way->request.body;
    request.peer = "192.0.2.1";
    hub_.take(std::move(request), [this, way](std::optional<hub::Response> response) {
        if (!response)
            return world_.after(20ms, [way] {
                way->end(base::fail(ErrorCode::unavailable, "the connection was closed"));
            });
        oracle_.sent(response->body);
        if (is_lost())
            return;
        const HttpAnswer answer{response->status, std::move(response->body)};
        world_.after(delay(), [way, answer] { way->end(answer); });
    });
}

// As kiosk::Postman: one errand after the other, in their order.
class Road::RoadPost final : public kiosk::Post {
public:
    RoadPost(Road& road, std::size_t kiosk, std::function<void()> came)
        : road_(road)
        , kiosk_(kiosk)
        , came_(std::move(came))
        , life_(std::make_shared<int>()) {}

    void send(std::vector<kiosk::Errand> errands) override {
        away_ += errands.size();
        std::ranges::move(errands, std::back_inserter(errands_));
        go();
    }
    std::vector<kiosk::Returned> take_returned() override {
        away_ -= returned_.size();
        return std::exchange(returned_, {});
    }
    std::size_t count_away() override { return away_; }

private:
    void go() {
        if (is_busy_ || errands_.empty())
            return;
        is_busy_ = true;
        auto request = errands_.front().request;
        road_.carry(kiosk_, request, [this, life = std::weak_ptr{life_}](auto answer) {
            if (life.expired())
                return; // the machine went meanwhile
            is_busy_ = false;
            returned_.push_back({std::move(errands_.front()), std::move(answer)});
            errands_.pop_front();
            go();
            came_();
        });
    }

    Road& road_;
    std::size_t kiosk_;
    std::function<void()> came_;
    std::shared_ptr<int> life_;
    std::deque<kiosk::Errand> errands_;
    std::vector<kiosk::Returned> returned_;
    std::size_t away_ = 0;
    bool is_busy_ = false;
};

std::unique_ptr<kiosk::Post> Road::post_of(std::size_t kiosk, std::function<void()> came) {
    return std::make_unique<RoadPost>(*this, kiosk, std::move(came));
}

// Fetches at once: a visit to a carrier is one moment of the simulation, however it ends.
class Road::RoadCarrier final : public platform::Carrier {
public:
    RoadCarrier(Road& road, std::size_t kiosk)
        : road_(road)
        , kiosk_(kiosk) {}

    const std::string& name() const override { return name_; }
    Result<platform::Arrived> fetch(const std::string& name, std::size_t maximum_bytes,
                                    const std::string&, std::stop_token) override {
        if (name == release::head_name)
            former_ = pick_former();
        TRY(base::Bytes bytes, find(name));
        if (bytes.size() > maximum_bytes)
            return base::fail(ErrorCode::too_large, name);
        return platform::Arrived{std::move(bytes), "", false};
    }
    Result<void> append(const std::string& name, std::uint64_t size_bytes,
                        platform::StagedFile& into, std::stop_token) override {
        TRY(const base::Bytes bytes, find(name));
        if (bytes.size() > size_bytes || into.size_bytes() > bytes.size())
            return base::fail(ErrorCode::too_large, name);
        const auto from = static_cast<std::ptrdiff_t>(into.size_bytes());
        std::ptrdiff_t to = static_cast<std::ptrdiff_t>(bytes.size());
        const bool ends_early = road_.is_lost();
        if (ends_early)
            to = from + (to - from) / 2;
        TRY_VOID(into.append({bytes.begin() + from, bytes.begin() + to}));
        if (ends_early)
            return base::fail(ErrorCode::unavailable, "cut off");
        return {};
    }
    std::uint64_t moved_bytes() const override { return 0; }

private:
    const sample::Files* pick_former() {
        const auto& former = road_.hub_.former_heads();
        const bool picks = !former.empty() && !road_.is_calm_ && road_.world_.chance(0.1);
        return picks ? &former[road_.world_.draw(former.size())] : nullptr;
    }
    Result<base::Bytes> find(const std::string& name) {
        if (road_.links_[kiosk_] == Link::captive)
            return base::Bytes(portal, portal + std::string_view{portal}.size());
        if (road_.links_[kiosk_] == Link::dead || road_.is_lost())
            return base::fail(ErrorCode::unavailable, "no answer");
        if (former_ != nullptr)
            if (const auto old = former_->find(name); old != former_->end())
                return old->second;
        const auto found = road_.hub_.files().find(name);
        if (found == road_.hub_.files().end())
            return base::fail(ErrorCode::not_found, name);
        return found->second;
    }

    Road& road_;
    std::size_t kiosk_;
    std::string name_ = "https://hub.example/releases";
    const sample::Files* former_ = nullptr;
};

std::unique_ptr<platform::Carrier> Road::carrier_of(std::size_t kiosk) {
    return std::make_unique<RoadCarrier>(*this, kiosk);
}

} // namespace fleet
