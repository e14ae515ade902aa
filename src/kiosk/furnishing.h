// Why: what comes with the program and not with the offers: fonts, themes, translations, notices.
// Left to others: using them (view, present, registration).
//
// The share folder holds  themes/{light,dark,high-contrast}.toml,  locale/<language>.mo  and
// notices/<version>.<language>.toml.  Fonts are Debian's (view::font_files).
#pragma once

#include "base/result.h"
#include "platform/mapped_file.h"
#include "present/words.h"
#include "registration/notice.h"
#include "session/session.h"
#include "view/surface.h"
#include "view/theme.h"

#include <filesystem>
#include <vector>

namespace kiosk {

struct Furnishing {
    std::vector<platform::MappedFile> font_files; // in the order of view::Face
    std::vector<view::Theme> themes;              // in the order of session::Theme
    present::Languages languages;
    std::vector<registration::Notice> notices; // the newest of each language, French first

    view::Fonts fonts() const; // valid while this lives
    const view::Theme& theme(session::Theme theme) const;
};

// Refused with the file that is missing or wrong: a kiosk without its words must not open.
// `employer` names the file of an employer's name, logo and accent (view/theme.h); empty: none.
base::Result<Furnishing> furnish(const std::filesystem::path& share,
                                 const std::filesystem::path& employer = {});

} // namespace kiosk
