// What releases do on the screen, through vitrine-drive with the options of the kiosk: a visitor
// reads while offers change and are withdrawn, the publisher falls silent, the clock goes wrong,
// and whoever brings a bad stick finds it named on the staff screen.
#include "../kiosk/web.h"
#include "../platform/x_server.h"

#include "crypto/key_files.h"
#include "crypto/random.h"
#include "main/keys_command.h"
#include "main/release_command.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

// The offer that somebody reads; it can be answered until 31 October 2026.
constexpr const char* document = "120-elagueur-espaces-verts.txt";
constexpr const char* offer_id = "ville-de-valrive--o096260922000702";

// Root without the right to write everywhere.
constexpr const char* may_write_what_its_mode_says =
    "setpriv --inh-caps=-all --bounding-set=-dac_override";

std::string text_of(const fs::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return std::move(text).str();
}

class Releases : public testing::TestWithParam<const char*> {
protected:
    Releases() {
        std::string pattern = testing::TempDir() + "vitrine-releases-XXXXXX";
        root_ = mkdtemp(pattern.data());
        source_ = "--release-folder " + path("release");
        fs::create_directories(root_ / "offers");
        for (const char* name : {document, "104-mecanicien-engins-secours.txt",
                                 "109-maitre-nageur-vacations.txt", "118-aide-domicile.txt"})
            fs::copy(VITRINE_SOURCE "/assets/offers/" + std::string(name), root_ / "offers" / name);
        write(root_ / "passphrase", "une phrase que personne ne devine\n");
        fs::permissions(root_ / "passphrase", fs::perms::owner_read | fs::perms::owner_write);
        write(root_ / "staff", "Sesame2026\n");
        EXPECT_EQ(vitrine::make_keys({path("keys"), path("passphrase")}, news_, news_), 0);
        crypto::SeededRandom random{4};
        const auto employer = crypto::make_secret_key<crypto::KeyRole::employer>(random);
        const auto escrow = crypto::make_secret_key<crypto::KeyRole::escrow>(random);
        EXPECT_TRUE(write_key(root_ / "keys" / "employer.public", employer.public_key(),
                              "Ville de Valrive"));
        EXPECT_TRUE(write_key(root_ / "keys" / "escrow.public", escrow.public_key(), "coffre"));
        EXPECT_EQ(::mkfifo(path("script").c_str(), 0600), 0);
    }
    ~Releases() override { fs::remove_all(root_); }

    std::string path(const char* name) const { return root_ / name; }
    static void write(const fs::path& file, const std::string& text) {
        std::ofstream(file, std::ios::binary) << text;
    }

    vitrine::PublishArguments arguments() const {
        vitrine::PublishArguments made;
        made.keys = path("keys");
        made.passphrase_file = path("passphrase");
        made.out = path("release");
        made.paths = {path("offers")};
        return made;
    }
    void publish(const char* when) {
        ASSERT_EQ(vitrine::publish(arguments(), *base::parse_instant(when), news_, news_), 0)
            << news_.str();
    }
    void recall(const char* when) {
        auto withdrawn = arguments();
        withdrawn.ids = {offer_id};
        ASSERT_EQ(vitrine::recall(withdrawn, *base::parse_instant(when), news_, news_), 0)
            << news_.str();
    }

    // vitrine-drive, which waits for words.
    void start(const char* when) {
        ::setenv("DRIVE", VITRINE_BINARY "/bin/vitrine-drive", 1);
        ::setenv("PLAY", root_.c_str(), 1);
        ::setenv("PLAY_LANGUAGE", GetParam(), 1);
        ::setenv("PLAY_FROM", when, 1);
        ::setenv("PLAY_SOURCE", source_.c_str(), 1);
        ::setenv("PLAY_AS", ::geteuid() == 0 ? may_write_what_its_mode_says : "", 1);
        auto child = Child::start(
            {"sh", "-c",
             R"(exec $PLAY_AS "$DRIVE" --data "$PLAY/data" $PLAY_SOURCE )"
             R"(--release-stick "$PLAY/mounts" --release-key "$PLAY/keys/release.pub" )"
             R"(--release-every 5 --staff-code-file "$PLAY/staff" --language "$PLAY_LANGUAGE" )"
             R"(--as-of "$PLAY_FROM" <"$PLAY/script" >"$PLAY/output" 2>&1)"});
        ASSERT_TRUE(child);
        child_.emplace(std::move(*child));
        script_.open(path("script"));
    }
    // Until all of it was done; a command that fails ends the play.
    void say(const std::string& commands) {
        ++said_;
        script_ << commands << "\nelapsed\n" << std::flush;
        const auto lines = [&] {
            const std::string output = text_of(path("output"));
            int count = 0;
            for (std::size_t at = output.find(" s\n"); at != std::string::npos;
                 at = output.find(" s\n", at + 1))
                ++count;
            return count;
        };
        for (int round = 0; round < 5000 && lines() < said_ && child_->running(); ++round)
            std::this_thread::sleep_for(10ms);
        ASSERT_EQ(lines(), said_) << commands << "\n" << text_of(path("output"));
    }
    void end() {
        script_.close();
        EXPECT_EQ(child_->wait(20), 0) << text_of(path("output"));
    }
    // The words of this language.
    std::string either(const char* french, const char* english) const {
        return "expect \"" + std::string(GetParam() == std::string("fr") ? french : english) +
               "\"\n";
    }
    // A picture for whoever wants to look: VITRINE_SHOTS names a folder.
    std::string shot(const std::string& name) const {
        const char* folder = std::getenv("VITRINE_SHOTS");
        return folder == nullptr
                   ? ""
                   : "shot " + std::string(folder) + "/" + GetParam() + "-" + name + ".png\n";
    }

    fs::path root_;
    std::string source_; // the options of where releases come from
    std::ostringstream news_;
    std::optional<Child> child_;
    std::ofstream script_;
    int said_ = 0;
};

TEST_P(Releases, AVisitorIsToldCalmlyWhatChangesAndWhatIsWithdrawn) {
    publish("2026-10-05T08:00:00Z");
    start("2026-10-05T10:00:00Z");
    say("screen attract\ntap attract.wake\ntap browse.offer." + std::string(offer_id) +
        "\nscreen offer\naudit");
    std::string words = text_of(root_ / "offers" / document);
    words.replace(words.find("31/10/2026"), 10, "15/11/2026");
    write(root_ / "offers" / document, words);
    publish("2026-10-05T10:00:00Z");
    say("wait 7s\nscreen offer\n" +
        either("L’employeur vient de mettre cette annonce à jour.",
               "The employer has just updated this offer.") +
        either("15 novembre 2026", "15 November 2026") + "audit\n" + shot("changed"));
    recall("2026-10-05T10:00:01Z");
    say("wait 7s\nscreen offer\n" +
        either("L’employeur a retiré cette offre.", "The employer has withdrawn this offer.") +
        "expect not banner\nexpect not offer.interested\naudit\n" + shot("withdrawn"));
    say("tap offer.back\nscreen browse\nexpect not browse.offer." + std::string(offer_id) +
        "\naudit");
    end();
}

TEST_P(Releases, SilenceAndWrongClocksAreSaidAndNothingExpiredComesBack) {
    publish("2026-10-30T08:00:00Z");
    start("2026-10-30T10:00:00Z");
    const std::string listed = "expect browse.offer." + std::string(offer_id) + "\n";
    const std::string gone = "expect not browse.offer." + std::string(offer_id) + "\n";
    const std::string unverified =
        either("L’heure de cette borne n’est pas vérifiée : vérifiez les dates.",
               "This kiosk’s clock is not verified: please check the dates.");
    say("tap attract.wake\n" + listed + "expect not banner");
    fs::rename(root_ / "release", root_ / "unplugged"); // the publisher falls silent
    say("clock 2026-11-01T10:00:00Z\nwait 1s\n" + gone + "expect not banner");
    say("clock 2026-10-30T12:00:00Z\nwait 1s\n" + gone + unverified + "audit\n" +
        shot("set-back")); // set back, above the release's issue
    say("clock 1970-01-01T00:00:00Z\nwait 1s\n" + gone + unverified);
    say("clock 2038-01-19T03:14:08Z\nwait 1s\n" + gone + unverified);
    say("clock 2026-11-01T10:00:06Z\nwait 1s\n" + gone + "expect not banner");
    say("clock 2026-11-07T10:00:00Z\nwait 1s\n" + gone +
        either("Ces offres datent du", "These offers date from") + "audit\n" + shot("stale"));
    say("restart\nscreen attract\ntap attract.wake\nscreen browse\n" + gone +
        either("Ces offres datent du", "These offers date from")); // shown all the same
    end();
}

TEST_P(Releases, OnADiskThatTakesNoWritesTheLastOffersAreShownAndTheStaffIsTold) {
    publish("2026-10-05T08:00:00Z");
    start("2026-10-05T10:00:00Z");
    say("tap attract.wake\nexpect browse.offer." + std::string(offer_id));
    end();
    publish("2026-10-05T11:00:00Z");
    const fs::path data = root_ / "data";
    for (const auto& entry : fs::recursive_directory_iterator(data))
        fs::permissions(entry, entry.is_directory() ? fs::perms{0500} : fs::perms{0400});
    fs::permissions(data, fs::perms{0500});
    start("2026-10-05T12:00:00Z");
    said_ = 0;
    say("wait 7s\ntap attract.wake\ntap browse.offer." + std::string(offer_id) +
        "\nscreen offer\naudit\n" + shot("read-only"));
    say("wait 90s\nscreen attract\ntap attract.code\ntype SESAME2026\ntap key.continue\nscreen "
        "staff\n"
        "expect \"cannot be renewed\"\n" +
        shot("read-only-staff"));
    end();
    fs::permissions(data, fs::perms::owner_all);
    for (const auto& entry : fs::recursive_directory_iterator(data))
        fs::permissions(entry, fs::perms::owner_all);
}

TEST_P(Releases, ABadStickIsNamedOnTheStaffScreenAndAGoodOneHelps) {
    publish("2026-10-05T08:00:00Z");
    start("2026-10-05T10:00:00Z");
    const fs::path stick = root_ / "mounts" / "KEY" / "vitrine-release";
    const auto staff = [&](const std::string& expected, const std::string& picture) {
        say("wait 35s\ntap attract.code\ntype SESAME2026\ntap key.continue\nscreen staff\n" +
            expected + "audit\n" + shot(picture) + "tap staff.close\nscreen attract");
    };
    staff("expect \"release 1 of 2026-10-05T08:00:00Z is shown\"\n", "staff");
    fs::create_directories(stick);
    write(stick / "head.json", "");
    fs::resize_file(stick / "head.json", std::uintmax_t{100} << 30); // sparse
    staff("expect \"bytes, more than 16384 (too large)\"\n", "staff-sparse");
    fs::remove(stick / "head.json");
    fs::create_symlink(root_ / "release" / "head.json", stick / "head.json");
    staff("expect \"head.json: a symbolic link (denied)\"\n", "staff-link");
    fs::remove_all(stick);
    fs::copy(root_ / "release", stick, fs::copy_options::recursive);
    std::fstream head(stick / "head.json", std::ios::in | std::ios::out | std::ios::binary);
    head.seekp(20);
    head.put('!');
    head.close();
    staff("expect \"(unverified)\"\n", "staff-flipped");
    fs::rename(root_ / "release", root_ / "next");
    auto newer = arguments();
    newer.out = path("next");
    ASSERT_EQ(vitrine::publish(newer, *base::parse_instant("2026-10-05T10:00:00Z"), news_, news_),
              0);
    fs::remove_all(stick);
    fs::copy(root_ / "next", stick, fs::copy_options::recursive);
    staff("expect \"release 2 of 2026-10-05T10:00:00Z is shown\"\n", "staff-stick");
    end();
}

// What a hostile or broken server does, in turn, and what the staff reads of it.
struct Harm {
    const char* name;
    const char* said;
    web::Handler answer;
};

// The journal says the same in every language.
class HostileServer : public Releases {};

TEST_P(HostileServer, IsNamedOnTheStaffScreen) {
    const std::string block(64 * 1024, 'x');
    const std::vector<Harm> harms{
        {"endless", "more than 16384 bytes (too large)",
         [&](const web::Request&, const web::Answer& answer) {
             answer.send("HTTP/1.1 200 OK\r\n\r\n");
             while (answer.send(block)) {
             }
         }},
        {"short", "partial file (unavailable)",
         [](const web::Request&, const web::Answer& answer) {
             answer.send("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n{}");
         }},
        {"circle", "redirects hit maximum amount (denied)",
         [](const web::Request& request, const web::Answer& answer) {
             answer.send("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /" + request.path +
                         "\r\n\r\n");
         }},
        {"slow", "Timeout was reached (unavailable)",
         [](const web::Request&, const web::Answer& answer) {
             answer.send("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n");
             while (answer.send("x"))
                 std::this_thread::sleep_for(1s);
         }}};
    std::atomic<std::size_t> harm = 0;
    const web::Server server([&](const web::Request& request, const web::Answer& answer) {
        harms[harm].answer(request, answer);
    });
    source_ = "--release-url " + server.address();
    start("2026-10-05T10:00:00Z");
    for (; harm < harms.size() && !HasFatalFailure(); ++harm)
        say("wait 61min\ntap attract.code\ntype SESAME2026\ntap key.continue\nscreen staff\nexpect "
            "\"" +
            std::string(harms[harm].said) + "\"\naudit\n" + shot(harms[harm].name) +
            "tap staff.close\nscreen attract");
    if (!HasFatalFailure())
        end();
}

INSTANTIATE_TEST_SUITE_P(Journeys, HostileServer, testing::Values("fr"));
INSTANTIATE_TEST_SUITE_P(Journeys, Releases, testing::Values("fr", "en"),
                         [](const auto& language) { return std::string(language.param); });

} // namespace
