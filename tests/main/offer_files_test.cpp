#include "main/offer_files.h"

#include "ingest/document.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace vitrine {
namespace {

namespace fs = std::filesystem;

class OfferFiles : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "offers-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override {
        std::error_code ignored;
        fs::permissions(folder_ / "closed.txt", fs::perms::owner_all, ignored);
        fs::remove_all(folder_, ignored);
    }

    void write(const std::string& name, std::string_view text) {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream{folder_ / name, std::ios::binary} << text;
    }

    LoadedOffers load() {
        const std::string path = folder_.string();
        return load_offers({&path, 1});
    }

    std::string reason_for(const LoadedOffers& loaded, std::string_view name) {
        for (const RefusedFile& file : loaded.refused)
            if (file.path.ends_with(name))
                return file.reason;
        return "";
    }

    fs::path folder_;
};

TEST_F(OfferFiles, NamesWhatItRefusesAndReadsTheRest) {
    write("a.txt", "Jardinier (H/F)\nMissions\n- Tailler");
    write("below/b.txt", "Jardini\xE8re (H/F)\nMissions\n- Planter"); // windows-1252
    write("binary.bin", std::string_view{"\x7F"
                                         "ELF\0\0",
                                         6});
    write("empty.txt", "");
    write("list.jsonl", "{\"@type\":\"Recipe\"}");
    write(".hidden.txt", "Jardinier (H/F)");
    write("large.txt", "x");
    fs::resize_file(folder_ / "large.txt", 200'000'000);
    fs::create_directory_symlink("..", folder_ / "below/up");
    fs::create_symlink("self", folder_ / "self");
    fs::create_symlink("nowhere", folder_ / "dangling.txt");
    fs::create_symlink("a.txt", folder_ / "same.txt"); // read once
    const LoadedOffers loaded = load();
    EXPECT_EQ(loaded.offers.size(), 2u);
    EXPECT_EQ(reason_for(loaded, "binary.bin"), "the file is binary, not a text");
    EXPECT_EQ(reason_for(loaded, "empty.txt"), "the file is empty");
    EXPECT_NE(reason_for(loaded, "list.jsonl").find("no JobPosting"), std::string::npos);
    EXPECT_EQ(reason_for(loaded, "large.txt"), "the file is larger than 20 MB (200 MB)");
    EXPECT_EQ(reason_for(loaded, "up"), "symbolic link loop");
    EXPECT_EQ(reason_for(loaded, "self"), "symbolic link loop");
    EXPECT_EQ(reason_for(loaded, "dangling.txt"), "the symbolic link leads nowhere");
    EXPECT_EQ(loaded.refused.size(), 7u);
    EXPECT_TRUE(std::ranges::any_of(
        loaded.offers[1].problems, [](const auto& problem) { return problem.kind == "encoding"; }));
    EXPECT_EQ(loaded.offers[1].facts[catalog::Field::title].value(), "Jardinière (H/F)");
}

TEST_F(OfferFiles, SaysWhatItMayNotRead) {
    write("closed.txt", "Jardinier (H/F)");
    fs::permissions(folder_, fs::perms::all);
    fs::permissions(folder_ / "closed.txt", fs::perms::none);
    constexpr uid_t nobody = 65534;
    const bool root = geteuid() == 0; // may read every file, so that it steps down for a moment
    ASSERT_EQ(root ? seteuid(nobody) : 0, 0);
    const LoadedOffers loaded = load();
    ASSERT_EQ(root ? seteuid(0) : 0, 0);
    ASSERT_EQ(loaded.refused.size(), 1u);
    EXPECT_EQ(loaded.refused[0].path, (folder_ / "closed.txt").string());
    EXPECT_EQ(loaded.refused[0].reason, "permission denied");
}

TEST_F(OfferFiles, KeepsTheLastVersionOfAnOffer) {
    write("1.txt", "Employeur\nVille de Brume\nRéférence : AB-12\nTélétravail\nOui");
    write("2.txt", "Employeur\nVille de Brume\nRéférence : AB-12\nTélétravail\nNon");
    const LoadedOffers loaded = load();
    ASSERT_EQ(loaded.offers.size(), 1u);
    EXPECT_EQ(loaded.offers[0].source.name, "2.txt");
    EXPECT_NE(reason_for(loaded, "1.txt").find("the same offer"), std::string::npos);
}

TEST_F(OfferFiles, RefusesAPathThatIsNotThere) {
    const std::string path = (folder_ / "absent").string();
    const LoadedOffers loaded = load_offers({&path, 1});
    ASSERT_EQ(loaded.refused.size(), 1u);
    EXPECT_EQ(loaded.refused[0].reason, "no such file or folder");
}

constexpr std::string_view page = R"(Ergothérapeute à mi-temps

Synthèse de l'offre
Employeur
EHPAD PUBLIC INTERCOMMUNAL SAINT-AUBIN
Référence
O096261120000555
Date de publication de l'offre
20/11/2026
Date limite de candidature
31/12/2026
Poste à pourvoir le
01/02/2027
Type d'emploi
Emploi permanent
Temps de travail
Non complet
Lieu de travail
96450 Ormoy-le-Val

Missions
Évaluer l'autonomie, adapter les fauteuils et les chambres, entraîner les soignants aux bons
gestes, faire efficacement le lien avec les familles. CDI, 17 h 30 par semaine.

Profil
Diplôme d'État d'ergothérapeute ou équivalent européen. Débutante ou débutant accepté.
L'établissement accueille quatre-vingt-deux résidents à Ormoy-le-Val. Le week-end y est calme,
la semaine beaucoup moins.
)";
constexpr std::string_view feed = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Emploi Territorial</title><item>
<guid isPermaLink="false">https://www.emploi-territorial.fr/:O096261120000555</guid>
<title><![CDATA[ERGOTHERAPEUTE A MI-TEMPS H/F]]></title>
<link>https://emplois.example/offre/o096261120000555</link>
<description><![CDATA[<div><strong>Employeur : </strong>
EHPAD PUBLIC INTERCOMMUNAL SAINT-AUBIN</div>
<div><strong>Lieu de travail : </strong> Ormoy-le-Val</div>]]></description>
<pubDate>Fri, 20 Nov 2026 22:45:10 +0000</pubDate>
</item></channel></rss>
)";

TEST_F(OfferFiles, APageItsFeedAndItsPdfAreOneOffer) {
    write("page.txt", page);
    write("flux.xml", feed);
    fs::copy_file(std::string{VITRINE_SOURCE} +
                      "/tests/fixtures/documents/246-ergotherapeute-ehpad.pdf",
                  folder_ / "fiche.pdf");
    const LoadedOffers loaded = load();
    EXPECT_TRUE(loaded.refused.empty()) << loaded.refused.front().reason;
    ASSERT_EQ(loaded.offers.size(), 1u);
    const catalog::Offer& offer = loaded.offers.front();
    const std::string path = folder_.string();
    EXPECT_EQ(loaded.paths, std::vector{path + "/" + offer.source.name});
    EXPECT_EQ(offer.id.text, "ehpad-public-intercommunal-saint-aubin--o096261120000555");
    EXPECT_EQ(offer.other_sources.size(), 2u);
    using catalog::Field;
    EXPECT_EQ(offer.facts[Field::reference].value(), "O096261120000555");
    EXPECT_EQ(offer.facts[Field::contact_phones].value(), "0353015454") << "the PDF alone has it";
    EXPECT_EQ(load().offers, loaded.offers) << "imported again, it is the same";

    const LoadedOffers apart = load_offers({&path, 1}, {}, {}, SamePosts::apart);
    EXPECT_EQ(apart.offers.size(), 2u) << "one id stands in the page and in the feed";

    // The same page for the other house of that employer: another post.
    std::string other{page};
    for (std::size_t at = other.find("Ormoy-le-Val"); at != std::string::npos;
         at = other.find("Ormoy-le-Val", at))
        other.replace(at, 12, "Valrive");
    other.replace(other.find("96450"), 5, "96110");
    other.replace(other.find("0555"), 4, "0556");
    write("autre.txt", other);
    EXPECT_EQ(load().offers.size(), 2u);
}

} // namespace
} // namespace vitrine
