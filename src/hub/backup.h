// Why: what the hub keeps can be carried to another disk, another machine or the other engine.
// Left to others: the hub's keys, which are files (main/hub_command).
//
// A backup is an SQLite file of the hub's own tables, whichever engine they come from, at one
// moment; sessions are left out. What visitors erased after that moment comes back with it. What
// came in after that moment the kiosks still have: they are asked for it with every heartbeat.
#pragma once

#include "hub/sql.h"
#include "wire/heartbeat.h"

#include <cstdint>
#include <string>

namespace hub {

// Beside running hubs. `denied` where `path` exists. Returns the number of rows.
base::Result<std::int64_t> back_up(Engine& engine, const std::string& path);

// Into a store that holds nothing yet: `denied` otherwise. All or nothing.
base::Result<std::int64_t> restore(Engine& engine, const std::string& path, base::Instant now);

// The store is not what it was: from the last letter it has until `now` letters may be missing.
// restore() says so itself; whoever brings back a file or a server by other means does.
base::Result<void> note_restored(Engine& engine, base::Instant now);
// What note_restored() left; none for a store that lost nothing.
base::Result<std::optional<wire::Restored>> restored(Engine& engine);

} // namespace hub
