// Why: whether the hub is well, for a probe and for a monitoring system.
// Left to others: drawing it.
#pragma once

#include "hub/hub.h"

namespace hub {

Response health(const Hub& hub);  // 503 when the store takes no write
Response metrics(const Hub& hub); // Prometheus text, format 0.0.4

} // namespace hub
