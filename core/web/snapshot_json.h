// A snapshot as the JSON of /api/snapshot. Money, prices and volumes are decimal strings, exactly as stored; times are
// UTC text; points of charts are [epoch milliseconds, decimal string].
#pragma once

#include "engine/snapshot.h"

#include <QByteArray>
#include <QString>

#include <chrono>

namespace kkachi::web {

// How much of a snapshot a phone is given.
inline constexpr std::size_t kMostSignals = 20;
inline constexpr std::size_t kMostOrders = 20;
inline constexpr std::size_t kMostCloses = 180;
inline constexpr std::size_t kMostEquityPoints = 300;

// `snapshotAge` is the wall time since the snapshot was made: a page must not take an engine that hangs for a calm
// market. `language` is what the page should speak; empty leaves it to the browser.
QByteArray snapshotJson(const engine::Snapshot& snapshot, std::chrono::milliseconds snapshotAge,
                        const QString& language);

} // namespace kkachi::web
