#pragma once

#include "engine/snapshot.h"

namespace kkachi::web::test {

// A running demo that holds a position: one approved Buy, one denied Buy, an executed order, a few bars.
engine::Snapshot sampleSnapshot();

} // namespace kkachi::web::test
