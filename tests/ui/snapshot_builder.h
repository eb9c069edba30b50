// A full picture of a trading day, as a real one looks, from fixed numbers: the same every time.
#pragma once

#include "engine/snapshot.h"

namespace kkachi::test {

class SnapshotBuilder {
  public:
    // Running, in position, thirty minutes of bars, three signals, two orders, one alert.
    SnapshotBuilder();

    SnapshotBuilder& run(engine::RunState state);
    SnapshotBuilder& flat();             // no position, no stop
    SnapshotBuilder& later(int seconds); // moves the clock; adds a bar, a trade and a little to the price for each
    SnapshotBuilder& bars(int count);    // of one second, ending now
    SnapshotBuilder& alert(storage::Severity severity, std::string code, std::string detail);
    SnapshotBuilder& denied(std::string reason, std::string limit,
                            std::string actual); // the verdict on the last signal

    engine::Snapshot& edit() { return m_snapshot; }
    engine::SnapshotPtr build() const { return std::make_shared<const engine::Snapshot>(m_snapshot); }

  private:
    void addMarket();
    void addAccount();
    void addSignals();
    void addOrders();

    engine::Snapshot m_snapshot;
};

} // namespace kkachi::test
