// Why: what the hub keeps can be carried to another disk, another machine or the other engine.
// Left to others: the hub's keys, which are files (main/hub_command).
//
// A backup is an SQLite file of the hub's own tables, whichever engine they come from, at one
// moment; sessions are left out. What visitors erased after that moment comes back with it.
#pragma once

#include "hub/sql.h"

#include <cstdint>
#include <string>

namespace hub {

// Beside running hubs. `denied` where `path` exists. Returns the number of rows.
base::Result<std::int64_t> back_up(Engine& engine, const std::string& path);

// Into a store that holds nothing yet: `denied` otherwise. All or nothing.
base::Result<std::int64_t> restore(Engine& engine, const std::string& path);

} // namespace hub
