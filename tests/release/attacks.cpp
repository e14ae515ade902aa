#include "attacks.h"

#include <zstd.h>

namespace sample {

using base::ErrorCode;

Scene::Scene()
    : kiosk{publisher.trust(), {}, 0} {
    carried.emplace_back();
    for (int day = 1; day <= 5; ++day) {
        publisher.publish(documents(12, day), day);
        carried.push_back(publisher.files());
    }
    EXPECT_TRUE(kiosk.take(carried[3]));
}

std::string Scene::newest_pack() const {
    return release::pack_name(publisher.head().deltas.front().pack.digest);
}

release::Head changed(const Scene& scene, const std::function<void(release::Head&)>& change) {
    release::Head head = scene.publisher.head();
    change(head);
    return head;
}

Files with_pack(Scene& scene, base::Bytes bytes) {
    Files files = scene.publisher.files();
    release::Head head = scene.publisher.head();
    auto& pack = head.deltas.front().pack;
    pack.size_bytes = bytes.size();
    pack.digest = crypto::sha256(bytes);
    files[release::pack_name(pack.digest)] = std::move(bytes);
    scene.publisher.sign(head, files);
    return files;
}

namespace {

base::Bytes part(std::size_t references, std::size_t frame, std::size_t content,
                 const base::Bytes& body) {
    base::Bytes bytes = bytes_of("VITPACK1");
    for (const std::size_t number : {references, frame, content})
        for (int i = 0; i < 4; ++i)
            bytes.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
    bytes.insert(bytes.end(), body.begin(), body.end());
    return bytes;
}

base::Bytes compressed(const base::Bytes& content) {
    base::Bytes frame(ZSTD_compressBound(content.size()));
    frame.resize(ZSTD_compress(frame.data(), frame.size(), content.data(), content.size(), 1));
    return frame;
}

base::Bytes record(std::uint8_t kind, std::string_view id, std::string_view text) {
    base::Bytes bytes{kind, static_cast<std::uint8_t>(id.size()),
                      static_cast<std::uint8_t>(id.size() >> 8)};
    bytes.insert(bytes.end(), id.begin(), id.end());
    if (kind == 1)
        for (int i = 0; i < 4; ++i)
            bytes.push_back(static_cast<std::uint8_t>(text.size() >> (8 * i)));
    bytes.insert(bytes.end(), text.begin(), text.end());
    return bytes;
}

Files with_content(Scene& scene, const base::Bytes& content) {
    const base::Bytes frame = compressed(content);
    return with_pack(scene, part(0, frame.size(), content.size(), frame));
}

std::vector<Attack> attacks_on_the_head() {
    return {
        {"arbitrary installation: another's key",
         [](Scene&) {
             Publisher attacker(666);
             attacker.publish(documents(3), 9);
             return attacker.files();
         },
         ErrorCode::unverified},
        {"arbitrary installation: no signature",
         [](Scene& scene) {
             Files files = scene.publisher.files();
             files.erase("head.json.minisig");
             return files;
         },
         ErrorCode::not_found},
        {"arbitrary installation: another head under the old signature",
         [](Scene& scene) {
             Files files = scene.publisher.files();
             files["head.json"] =
                 bytes_of(to_json(changed(scene, [](release::Head& head) { head.number = 99; })));
             return files;
         },
         ErrorCode::unverified},
        {"mix-up: another channel under the same key",
         [](Scene& scene) {
             Files files = scene.publisher.files();
             scene.publisher.sign(
                 changed(scene, [](release::Head& head) { head.channel = "test"; }), files);
             return files;
         },
         ErrorCode::denied},
        {"rollback", [](Scene& scene) { return scene.carried[2]; }, ErrorCode::denied},
        {"rollback of a former epoch",
         [](Scene& scene) {
             scene.publisher.rotate();
             scene.publisher.publish(documents(12, 6), 6);
             EXPECT_TRUE(scene.kiosk.take(scene.publisher.files()));
             return scene.carried[5];
         },
         ErrorCode::unverified},
    };
}

std::vector<Attack> attacks_on_its_text() {
    return {
        {"equivocation: another release with the number that is here",
         [](Scene& scene) {
             Files files = scene.carried[3];
             auto head = *release::parse_head(files.at("head.json"));
             head.root.bytes[0] ^= 1;
             scene.publisher.sign(head, files);
             return files;
         },
         ErrorCode::denied},
        {"mix and match: the head of 5 with the signature of 4",
         [](Scene& scene) {
             Files files = scene.carried[5];
             files["head.json.minisig"] = scene.carried[4].at("head.json.minisig");
             return files;
         },
         ErrorCode::unverified},
        {"endless head",
         [](Scene& scene) {
             Files files = scene.publisher.files();
             files["head.json"].resize(release::maximum_head_bytes + 1, ' ');
             return files;
         },
         ErrorCode::too_large},
        {"endless signature",
         [](Scene& scene) {
             Files files = scene.publisher.files();
             files["head.json.minisig"].resize(5000, '\n');
             return files;
         },
         ErrorCode::too_large},
        {"fast-forward: a number no later release can pass",
         [](Scene& scene) {
             Files files = scene.publisher.files();
             std::string text = to_json(scene.publisher.head());
             text.replace(text.find("\"number\":5"), 10, "\"number\":18446744073709551615");
             scene.publisher.sign(text, files);
             return files;
         },
         ErrorCode::malformed},
        {"parser: nesting without end",
         [](Scene& scene) {
             Files files = scene.publisher.files();
             scene.publisher.sign(std::string(16'000, '['), files);
             return files;
         },
         ErrorCode::malformed},
    };
}

std::vector<Attack> attacks_on_keys() {
    return {
        {"key compromise: a rotation that the trusted key did not sign",
         [](Scene& scene) {
             Publisher attacker(666);
             attacker.rotate();
             attacker.publish(documents(3), 9);
             Files files = attacker.files();
             const auto own = release::rotation_name(attacker.anchor().id);
             const auto theirs = release::rotation_name(scene.publisher.anchor().id);
             files[theirs] = files.at(own);
             files[theirs + ".minisig"] = files.at(own + ".minisig");
             return files;
         },
         ErrorCode::unverified},
        {"key compromise: a chain with a gap",
         [](Scene& scene) {
             scene.publisher.rotate();
             scene.publisher.rotate();
             scene.publisher.publish(documents(12, 6), 6);
             Files files = scene.publisher.files();
             const auto first = release::rotation_name(scene.publisher.anchor().id);
             files.erase(first);
             return files;
         },
         ErrorCode::unverified},
        {"key compromise: the former key after its rotation",
         [](Scene& scene) {
             const Publisher stolen = Publisher(1); // the same seed, the same key
             scene.publisher.rotate();
             scene.publisher.publish(documents(12, 6), 6);
             EXPECT_TRUE(scene.kiosk.take(scene.publisher.files()));
             Files files = scene.publisher.files();
             stolen.sign(changed(scene, [](release::Head& head) { head.number = 50; }), files);
             return files;
         },
         ErrorCode::unverified},
        {"key compromise: the new key in the former epoch",
         [](Scene& scene) {
             scene.publisher.rotate();
             Files files = scene.publisher.files();
             scene.publisher.sign(scene.publisher.head(), files);
             return files;
         },
         ErrorCode::denied},
    };
}

std::vector<Attack> attacks_on_packs() {
    return {
        {"mix and match: the pack of 4 under the name of 5's",
         [](Scene& scene) {
             Files files = scene.publisher.files();
             files[scene.newest_pack()] =
                 files.at(release::pack_name(scene.publisher.head().deltas[1].pack.digest));
             return files;
         },
         ErrorCode::unverified},
        {"a pack that is missing",
         [](Scene& scene) {
             Files files = scene.publisher.files();
             files.erase(scene.newest_pack());
             return files;
         },
         ErrorCode::not_found},
        {"endless pack",
         [](Scene& scene) {
             Files files = scene.publisher.files();
             files[scene.newest_pack()].push_back(0);
             return files;
         },
         ErrorCode::too_large},
        {"a pack that is cut short",
         [](Scene& scene) {
             Files files = scene.publisher.files();
             files[scene.newest_pack()].pop_back();
             return files;
         },
         ErrorCode::unverified},
    };
}

std::vector<Attack> attacks_inside_packs() {
    return {
        {"endless data: a frame that unpacks to more than it says",
         [](Scene& scene) {
             const base::Bytes frame = compressed(base::Bytes(std::size_t{1} << 24, 0));
             return with_pack(scene, part(0, frame.size(), 4096, frame));
         },
         ErrorCode::malformed},
        {"endless data: a part beyond the limit",
         [](Scene& scene) {
             const base::Bytes frame = compressed(base::Bytes(std::size_t{1} << 24, 0));
             return with_pack(scene, part(0, frame.size(), std::size_t{1} << 24, frame));
         },
         ErrorCode::too_large},
        {"endless data: more parts than were signed",
         [](Scene& scene) {
             const base::Bytes content(100'000, 2);
             const base::Bytes frame = compressed(content);
             return with_pack(scene, part(0, frame.size(), content.size(), frame));
         },
         ErrorCode::too_large},
        {"parser: sizes that lead beyond the end",
         [](Scene& scene) {
             return with_pack(scene, part(8'000'000, 9'000'000, 100, {1, 2}));
         },
         ErrorCode::malformed},
        {"parser: no pack at all",
         [](Scene& scene) { return with_pack(scene, bytes_of("SQLite format 3\0")); },
         ErrorCode::malformed},
        {"extraneous: a document that is another offer",
         [](Scene& scene) {
             const auto texts = documents(2);
             return with_content(scene, record(1, "../../etc/passwd", texts.at("offer-0")));
         },
         ErrorCode::malformed},
        {"extraneous: a document that is none",
         [](Scene& scene) { return with_content(scene, record(1, "offer-0", "{}")); },
         ErrorCode::malformed},
        {"extraneous: an unknown record",
         [](Scene& scene) { return with_content(scene, record(3, "offer-0", "")); },
         ErrorCode::malformed},
        {"mix and match: what the signed root does not hold",
         [](Scene& scene) {
             const auto texts = documents(1, 77);
             return with_content(scene, record(1, "offer-0", texts.at("offer-0")));
         },
         ErrorCode::malformed}, // it unpacks to less than was signed
    };
}

} // namespace

std::vector<Attack> attacks() {
    std::vector<Attack> all;
    for (auto some : {attacks_on_the_head(), attacks_on_its_text(), attacks_on_keys(),
                      attacks_on_packs(), attacks_inside_packs()})
        all.insert(all.end(), some.begin(), some.end());
    return all;
}

} // namespace sample
