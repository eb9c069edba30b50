#include "simulator/market_driver.h"
#include "simulator/order_routes.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace kkachi::simulator {
namespace {

using namespace std::chrono_literals;

const base::Timestamp kStart = *base::parseInstant("2026-11-22T03:04:05.678Z");

matching::OrderRequest marketBuy(std::int64_t won) {
    return {.kind = matching::Kind::MarketBuy, .funds = base::Krw::whole(won)};
}

// A market with its orders; what happens at which market time is written down.
class Script {
  public:
    explicit Script(std::uint64_t seed)
        : m_market{{.seed = seed}, kStart}
        , m_desk{market::MarketSpec{}, base::Krw::whole(100'000'000), seed} {}

    void passTo(base::Milliseconds sinceStart) {
        m_driver.advance(kStart + sinceStart);
        m_driver.printOurs();
        for (const market::Trade& trade : m_driver.takeTape())
            m_written += fmt::format("{} {} {} {} {}\n", trade.sequentialId, base::toEpochMs(trade.at),
                                     trade.price.toString(), trade.volume.toString(), static_cast<int>(trade.taker));
        for (const DeskNews& news : m_desk.takeNews())
            m_news += fmt::format("{} {} {}\n", news.uuid, static_cast<int>(news.update.news), news.tradeUuid);
    }
    void place(base::Milliseconds sinceStart, const matching::OrderRequest& order) {
        passTo(sinceStart);
        const auto placed = m_desk.place({.order = order, .identifier = ""}, kStart + sinceStart);
        ASSERT_TRUE(placed);
        m_lastUuid = placed->uuid;
        passTo(sinceStart);
    }
    void cancelLast(base::Milliseconds sinceStart, base::Milliseconds delay) {
        passTo(sinceStart);
        m_desk.requestCancel(m_lastUuid, kStart + sinceStart + delay);
    }
    // A buy two steps below the best bid of the moment.
    void placeResting(base::Milliseconds sinceStart) {
        passTo(sinceStart);
        const auto price = *m_desk.engine().bestBid() - base::Price::whole(2'000);
        place(sinceStart, {.price = price, .volume = base::Quantity::fromUnits(5'000'000)});
    }

    const std::string& tape() const { return m_written; }
    std::string written() const { return m_written + m_news; }
    const SimulatedMarket& market() const { return m_market; }
    const OrderDesk& desk() const { return m_desk; }

  private:
    SimulatedMarket m_market;
    OrderDesk m_desk;
    MarketDriver m_driver{m_market, m_desk};
    std::string m_written;
    std::string m_news;
    std::string m_lastUuid;
};

// The same requests at the same market times; in between, time passes in steps of `step`.
std::string play(std::uint64_t seed, base::Milliseconds step) {
    Script script{seed};
    const auto drift = [&](base::Milliseconds from, base::Milliseconds to) {
        for (auto at = from; at < to; at += step)
            script.passTo(at);
    };
    drift(0ms, 1000ms);
    script.place(1000ms, marketBuy(30'000'000));
    drift(1001ms, 1090ms);
    script.place(1090ms, marketBuy(20'000'000));
    drift(1091ms, 5000ms);
    script.placeResting(5000ms);
    drift(5001ms, 35'000ms);
    script.placeResting(35'000ms);
    script.cancelLast(36'000ms, 40ms);
    drift(36'001ms, 60'000ms);
    script.passTo(60'000ms);
    return script.written();
}

TEST(MarketDriver, GivesTheSameMarketForASeedAndAStartWheneverItIsStarted) {
    SimulatorSettings settings{.seed = 5};
    settings.startAt = kStart;
    SimulatedMarket today{settings, kStart + std::chrono::hours{1}};
    SimulatedMarket tomorrow{settings, kStart + std::chrono::hours{25}};
    EXPECT_TRUE(std::ranges::equal(today.trades(), tomorrow.trades()));
    for (int i = 0; i < 200; ++i) {
        const auto first = today.play(kStart + std::chrono::minutes{1});
        ASSERT_TRUE(first);
        EXPECT_EQ(first, tomorrow.play(kStart + std::chrono::minutes{1}));
    }
}

TEST(MarketDriver, GivesTheSameTradesForASeedHoweverTimePasses) {
    const std::string steady = play(5, 50ms);
    EXPECT_GT(steady.size(), 5'000U);
    EXPECT_EQ(play(5, 50ms), steady);
    EXPECT_EQ(play(5, 7ms), steady) << "byte for byte";
    EXPECT_EQ(play(5, 977ms), steady);
    EXPECT_NE(play(6, 50ms), steady);
}

TEST(MarketDriver, PrintsOurTradesOnTheTape) {
    Script script{3};
    script.passTo(1000ms);
    const auto before = script.market().ticker(kStart + 1s);
    script.place(1000ms, marketBuy(30'000'000));
    const DeskOrder& order = script.desk().all().back();
    ASSERT_FALSE(order.trades.empty());
    const auto after = script.market().ticker(kStart + 1s);
    EXPECT_EQ(after.volumeToday, before.volumeToday + order.record.executedVolume);
    EXPECT_EQ(after.last.price, order.trades.back().execution.price);
    EXPECT_EQ(after.last.taker, market::Taker::Buyer);
    EXPECT_NE(script.tape().find(order.trades.back().execution.volume.toString()), std::string::npos);
}

TEST(MarketDriver, CountsAMakersFillAsPartOfTheTradeThatFilledIt) {
    Script script{3};
    script.placeResting(1000ms);
    for (auto at = 1s; at < 600s && script.desk().engine().hasOpenOrders(); at += 1s)
        script.passTo(at);
    const DeskOrder& order = script.desk().all().front();
    ASSERT_EQ(order.record.stage, matching::Stage::Done) << "the market came down to it";
    base::Quantity printed;
    for (const market::Trade& trade : script.market().trades())
        if (trade.price == order.record.request.price && trade.at >= order.record.createdAt)
            printed += trade.volume;
    EXPECT_GE(printed, order.record.executedVolume);
}

TEST(MarketDriver, PlacesTheReplacementWhenTheOldOrderIsCancelled) {
    SimulatedMarket market{{.seed = 2}, kStart};
    OrderDesk desk{market::MarketSpec{}, base::Krw::whole(10'000'000), 2};
    MarketDriver driver{market, desk};
    driver.advance(kStart);
    const auto low = base::Price::whole(100'000'000);
    const matching::OrderRequest order{.price = low, .volume = base::Quantity::fromUnits(9'000'000)};
    const auto old = desk.place({.order = order, .identifier = "old"}, kStart);
    ASSERT_TRUE(old) << "nine of the ten million are locked";
    Replacement next{{.order = order, .identifier = "new"}, true};
    next.request.order.price = base::Price::whole(101'000'000);
    ASSERT_TRUE(desk.requestCancel(old->uuid, kStart + 40ms, next));
    driver.advance(kStart + 39ms);
    EXPECT_EQ(desk.findByIdentifier("new"), nullptr) << "the old one is not cancelled yet";
    driver.advance(kStart + 40ms);
    EXPECT_EQ(desk.findByIdentifier("old")->record.stage, matching::Stage::Cancelled);
    ASSERT_NE(desk.findByIdentifier("new"), nullptr);
    EXPECT_EQ(desk.findByIdentifier("new")->record.createdAt, kStart + 40ms);
}

TEST(OrderDesk, LeavesNoReplacementBehindAnOrderThatWasFilled) {
    OrderDesk desk{market::MarketSpec{}, base::Krw::whole(10'000'000), 2};
    const auto price = base::Price::whole(100'000'000);
    const auto volume = base::Quantity::fromUnits(1'000'000);
    const auto old = desk.place({.order = {.price = price, .volume = volume}, .identifier = "old"}, kStart);
    ASSERT_TRUE(old);
    ASSERT_TRUE(desk.requestCancel(old->uuid, kStart + 40ms, Replacement{{.order = old->record.request}, true}));
    desk.onTapeTrade(
        {1, kStart + 10ms, price - base::Price::whole(1000), base::Quantity::whole(1), market::Taker::Seller});
    desk.processCancels(kStart + 40ms);
    EXPECT_EQ(desk.findByIdentifier("old")->record.stage, matching::Stage::Done);
    EXPECT_EQ(desk.all().size(), 1U);
}

} // namespace
} // namespace kkachi::simulator
