#include "registration/draft.h"

#include <gtest/gtest.h>

#include <string>

namespace registration {
namespace {

using enum FieldProblem;

TEST(Mail, IsRightOrWrongForAReason) {
    const auto check = [](const std::string& mail, std::optional<FieldProblem> problem) {
        EXPECT_EQ(check_mail(mail), problem) << mail;
    };
    check("camille.martin@orange.fr", {});
    check(" camille@orange.fr ", {}); // spaces around are not sent
    check("c@a.fr", {});
    check("o'neil+emploi_2025@mairie.saint-denis.fr", {});
    check("CAMILLE@ORANGE.FR", {});
    check("camille@société.fr", {}); // an internationalised domain
    check("", empty);
    check("   ", empty);
    check("camille.martin", mail_without_at);
    check("@orange.fr", mail_without_name);
    check("@", mail_without_name);
    check("camille@", mail_without_domain);
    check("a@b", mail_domain_incomplete);
    check("camille@orange", mail_domain_incomplete);
    check("camille@.fr", mail_domain_incomplete);
    check("camille@orange.", mail_domain_incomplete);
    check("camille@orange..fr", mail_domain_incomplete);
    check("camille@orange.f", mail_domain_incomplete);
    check("camille@192.168.1.1", mail_domain_incomplete);
    check("andré@orange.fr", mail_forbidden_character);
    check("camille martin@orange.fr", mail_forbidden_character);
    check("camille@oran ge.fr", mail_forbidden_character);
    check("camille@@orange.fr", mail_forbidden_character);
    check("camille,martin@orange.fr", mail_forbidden_character);
    check("camille@orange,fr", mail_forbidden_character);
    check("camille@-orange.fr", mail_forbidden_character);
    check(".camille@orange.fr", mail_forbidden_character);
    check("camille.@orange.fr", mail_forbidden_character);
    check("cam..ille@orange.fr", mail_forbidden_character);
    check("camille<b>@orange.fr", mail_forbidden_character);
    check(std::string(64, 'a') + "@orange.fr", {});
    check(std::string(65, 'a') + "@orange.fr", too_long);
    check("a@" + std::string(64, 'b') + ".fr", too_long);
    std::string domain = "b.fr";
    while (domain.size() < 252)
        domain.insert(0, "bbb.");
    check("a@" + domain, {});
    check("ab@" + domain, too_long);
}

TEST(Mail, MistypedDomainIsSuggested) {
    const auto check = [](std::string_view mail, std::optional<std::string> domain) {
        EXPECT_EQ(suggested_domain(mail), domain) << mail;
    };
    check("camille@gmial.com", "gmail.com"); // swapped
    check("camille@gmal.com", "gmail.com");  // one missing
    check("camille@gmaill.com", "gmail.com");
    check("camille@gnail.com", "gmail.com");
    check("camille@gmail.con", "gmail.com");
    check("camille@gmail.co", "gmail.com");
    check("camille@gmail,com", "gmail.com");
    check("camille@GMIAL.com", "gmail.com");
    check("camille@ornage.fr", "orange.fr");
    check("camille@orangé.fr", "orange.fr");
    check("camille@hotmial.fr", "hotmail.fr");
    check("camille@laposte.ney", "laposte.net");
    check("camille@wandoo.fr", "wanadoo.fr");
    check("camille@yaho.fr", "yahoo.fr");
    check("camille@outloook.com", "outlook.com");
    check("camille@iclod.com", "icloud.com");
    check("camille@rfee.fr", "free.fr");
    check("camille@srf.fr", "sfr.fr");
}

TEST(Mail, PlausibleDomainIsLeftAlone) {
    for (const char* mail : {"camille@gmail.com",
                             "camille@Orange.fr",
                             "camille@ymail.com",
                             "camille@gmx.com",
                             "camille@gmx.net",
                             "camille@mail.com",
                             "camille@email.com",
                             "camille@cloud.com",
                             "camille@outlook.be",
                             "camille@yahoo.fi",
                             "camille@live.nl",
                             "camille@love.fr",
                             "camille@fre.fr",
                             "camille@sfa.fr",
                             "camille@tree.fr",
                             "camille@me.com",
                             "camille@pm.me",
                             "camille@metropolegrandparis.fr",
                             "camille@gmil.co",
                             "camille@gmmal.con",
                             "camille@",
                             "camille",
                             "",
                             "camille@\xFF"})
        EXPECT_EQ(suggested_domain(mail), std::nullopt) << mail;
}

} // namespace
} // namespace registration
