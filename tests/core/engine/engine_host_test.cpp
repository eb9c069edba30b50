#include "engine/engine_host.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

using namespace kkachi;
using namespace kkachi::engine;

namespace {

class StandingClock final : public base::Clock {
  public:
    base::Timestamp now() const override { return base::fromEpochMs(1'800'000'000'000); }
};

// A sale of coins that the books do not hold breaks an invariant of the ledger.
EngineSettings settingsWithASaleOfNothing() {
    EngineSettings settings;
    order::Order sale;
    sale.identifier = "earlier-1";
    sale.side = order::Side::Sell;
    sale.state = order::State::Acknowledged;
    sale.amount = base::Quantity::whole(1);
    settings.openOrders = {sale};
    return settings;
}

TEST(EngineHost, ABrokenEngineIsShownAsStoppedAndHalted) {
    EngineHost host{settingsWithASaleOfNothing(), std::make_shared<StandingClock>()};
    QSignalSpy halted{&host, &EngineHost::halted};
    SnapshotPtr last;
    QObject::connect(&host, &EngineHost::snapshotPublished, &host,
                     [&last](const SnapshotPtr& snapshot) { last = snapshot; });
    host.open();
    host.startTrading();
    host.onOrderEvent({"earlier-1", base::fromEpochMs(1'800'000'000'000),
                       order::Executed{{"t-1", {}, base::Price::whole(100), base::Quantity::whole(1), {}}}});
    ASSERT_EQ(halted.count(), 1);
    ASSERT_TRUE(last);
    EXPECT_EQ(last->run, RunState::Stopped);
    EXPECT_EQ(last->risk.state, TradingState::Halted);
    EXPECT_EQ(last->risk.reason, "ENGINE_HALTED");
    EXPECT_TRUE(last->account.stopCover.isZero());
    last.reset();
    QSignalSpy published{&host, &EngineHost::snapshotPublished};
    ASSERT_TRUE(published.wait());
    EXPECT_EQ(last->run, RunState::Stopped) << "and stays so";
}

} // namespace
