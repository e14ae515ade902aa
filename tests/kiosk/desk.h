// Why: a kiosk's catalog and everything a release can be carried by, for tests of both.
// Left to others: what must hold (catch_up_test.cpp, sync_test.cpp).
#pragma once

#include "../release/attacks.h"
#include "booth.h"
#include "kiosk/catch_up.h"
#include "web.h"

#include <memory>

namespace desk {

// All texts of a catalog by id, the charter among them.
release::DocumentsInMemory::Map texts_of(store::CatalogStore& catalog);

// As a kiosk that starts on this folder finds it.
kiosk::Stock stock(const std::filesystem::path& data, const release::Trust& trust);

// A folder becomes exactly these files.
void write(const std::filesystem::path& folder, const sample::Files& files);

// Serves files with ETag and ranges, as a static server does.
web::Handler serving(const sample::Files& files);

std::string http(std::string_view status, std::string_view headers, std::string_view body = {});

} // namespace desk
