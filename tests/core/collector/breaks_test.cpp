// Feed and collector against the built-in exchange over a wire that breaks: what was collected in the end is what the
// exchange did. Everything waits for events; nothing waits for time.
#include "../exchange/upbit/flaky_wire.h"
#include "collector/collector_host.h"
#include "exchange/upbit/upbit_market_feed.h"
#include "exchange_journal.h"
#include "simulator/simulated_market.h"
#include "simulator/simulator_server.h"

#include <QTest>
#include <QThread>

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <memory>
#include <set>

namespace kkachi::collector {
namespace {

using exchange::FeedState;
using exchange::upbit::FlakyWire;
using exchange::upbit::UpbitMarketFeed;
using market::CandleUnit;
using storage::BarMark;

constexpr auto kPatience = std::chrono::seconds{60}; // of the whole of a wait, on a busy machine

class FixedClock : public base::Clock {
  public:
    base::Timestamp now() const override { return base::fromEpochMs(1'795'137'330'123); } // 2026-11-20T01:15:30.123Z
};

// Far enough ahead for a market that runs fast.
class LooseClock : public base::Clock {
  public:
    base::Timestamp now() const override { return FixedClock{}.now() + std::chrono::hours{24 * 30}; }
};

class Collecting : public testing::Test {
  protected:
    void open(double speed, std::string faults = {}) {
        m_settings.speed = speed;
        m_settings.seed = 11;
        m_settings.faults = std::move(faults);
        m_server = new simulator::SimulatorServer{m_settings, m_wallClock};
        m_server->moveToThread(&m_simulatorThread);
        QObject::connect(&m_simulatorThread, &QThread::finished, m_server, &QObject::deleteLater);
        QObject::connect(m_server, &simulator::SimulatorServer::ready, &m_context,
                         [this](const simulator::SimulatorAddress& address) { m_address = address; });
        m_simulatorThread.start();
        QMetaObject::invokeMethod(m_server, &simulator::SimulatorServer::open);
        ASSERT_TRUE(waitFor([this] { return !m_address.rest.isEmpty(); }));
        m_wire = std::make_unique<FlakyWire>(QUrl{m_address.websocket});
        openClient();
    }
    void openClient() {
        exchange::upbit::UpbitSettings settings;
        settings.restUrl = QUrl{m_address.rest};
        settings.websocketUrl = m_wire->url();
        settings.pollInterval = base::Milliseconds{200};
        settings.patience.firstBackoff = base::Milliseconds{20};
        settings.patience.longestBackoff = base::Milliseconds{100};
        settings.patience.connectGap = base::Milliseconds{20};
        settings.patience.quietLimit = base::Milliseconds{300};
        settings.patience.pongDeadline = base::Milliseconds{700};
        const auto clock = std::make_shared<LooseClock>();
        m_feed = new UpbitMarketFeed{settings, clock};
        m_collector = new CollectorHost{std::chrono::seconds{1}, clock};
        for (QObject* part : std::initializer_list<QObject*>{m_feed, m_collector}) {
            part->moveToThread(&m_netThread);
            QObject::connect(&m_netThread, &QThread::finished, part, &QObject::deleteLater);
        }
        join();
        m_netThread.start();
        QMetaObject::invokeMethod(m_feed, &UpbitMarketFeed::open);
    }
    void join() {
        using Feed = UpbitMarketFeed;
        using Host = CollectorHost;
        QObject::connect(m_feed, &Feed::tradeSeen, m_collector, &Host::onTrade);
        QObject::connect(m_feed, &Feed::bookSeen, m_collector, &Host::onBook);
        QObject::connect(m_feed, &Feed::tickerSeen, m_collector, &Host::onTicker);
        QObject::connect(m_feed, &Feed::barSeen, m_collector, &Host::onBar);
        QObject::connect(m_feed, &Feed::gapSeen, m_collector, &Host::onGap);
        QObject::connect(m_feed, &Feed::exchangeOpenChanged, m_collector, &Host::onExchangeOpen);
        QObject::connect(m_feed, &Feed::stateChanged, m_collector, &Host::onFeedState);
        QObject::connect(m_collector, &Host::barsWanted, m_feed, &Feed::readBars);
        QObject::connect(m_feed, &Feed::barsRead, m_collector, &Host::onBarsRead);
        QObject::connect(m_feed, &Feed::stateChanged, &m_context,
                         [this](FeedState state) { m_states.push_back(state); });
        QObject::connect(m_feed, &Feed::gapSeen, &m_context,
                         [this](const exchange::FeedGap& gap) { m_openGaps += gap.isClosed ? 0 : 1; });
        QObject::connect(m_collector, &Host::tradesReady, &m_context,
                         [this](const std::vector<storage::TradeRow>& rows) {
                             m_trades.insert(m_trades.end(), rows.begin(), rows.end());
                         });
        QObject::connect(m_collector, &Host::candleReady, &m_context, [this](const storage::CandleRow& row) {
            m_candles[{row.unit, row.openTime}] = row;
        });
    }
    ~Collecting() override {
        if (m_feed != nullptr)
            QMetaObject::invokeMethod(m_feed, &UpbitMarketFeed::close, Qt::BlockingQueuedConnection);
        m_netThread.quit();
        m_netThread.wait();
        m_simulatorThread.quit();
        m_simulatorThread.wait();
    }

    template <class Condition>
    static bool waitFor(Condition condition) {
        return QTest::qWaitFor(condition, std::chrono::milliseconds{kPatience}.count());
    }
    bool waitForTrades(std::size_t more) {
        const std::size_t wanted = m_trades.size() + more;
        return waitFor([&] { return m_trades.size() >= wanted; });
    }
    bool waitForLive() {
        return waitFor([this] { return !m_states.empty() && m_states.back() == FeedState::Live; });
    }
    bool hasBar(CandleUnit unit, BarMark mark) const {
        return std::any_of(m_candles.begin(), m_candles.end(),
                           [&](const auto& entry) { return entry.first.first == unit && entry.second.mark == mark; });
    }

    // The same seed makes the same market: this is what truly happened up to the last trade collected.
    void playMarket() {
        m_truth = std::make_unique<simulator::SimulatedMarket>(m_settings, m_wallClock.now());
        base::Timestamp last{};
        for (const auto& row : m_trades)
            last = std::max(last, row.trade.at);
        for (const auto& trade : m_truth->trades())
            m_trueTrades[trade.sequentialId] = trade;
        while (const auto trade = m_truth->play(last))
            m_trueTrades[trade->sequentialId] = *trade;
    }
    // Each once, just as it was, and none is missing between the first one the stream told and the last.
    void expectTheTrueTrades() {
        playMarket();
        std::map<std::int64_t, market::Trade> ours;
        for (const auto& row : m_trades) {
            EXPECT_TRUE(ours.emplace(row.trade.sequentialId, row.trade).second) << row.trade.sequentialId;
            const auto truly = m_trueTrades.find(row.trade.sequentialId);
            ASSERT_NE(truly, m_trueTrades.end()) << row.trade.sequentialId;
            EXPECT_EQ(row.trade, truly->second);
        }
        const auto first = m_trueTrades.find(m_trades.front().trade.sequentialId);
        std::size_t missing = 0;
        for (auto truly = first; truly != m_trueTrades.end(); ++truly)
            missing += ours.contains(truly->first) ? 0 : 1;
        EXPECT_EQ(missing, 0U) << "of " << std::distance(first, m_trueTrades.end());
        expectTheExchangeToSayTheSame(ours);
    }
    // By its own journal, which goes on while we look.
    void expectTheExchangeToSayTheSame(const std::map<std::int64_t, market::Trade>& ours) {
        auto journal = ExchangeJournal{m_address.admin}.trades();
        std::erase_if(journal, [&](const auto& entry) {
            return entry.first < ours.begin()->first || entry.first > ours.rbegin()->first;
        });
        EXPECT_EQ(journal, ours);
    }
    // The last row of each bar is what the exchange keeps.
    void expectTheTrueBars(CandleUnit shortest, std::size_t units) {
        playMarket();
        std::set<CandleUnit> compared;
        for (const auto& [key, row] : m_candles) {
            const auto& [unit, openTime] = key;
            const auto length = market::fixedLength(unit);
            if (unit < shortest || !length || row.mark == BarMark::Missing)
                continue;
            const auto bars = m_truth->seriesFor(*length).newest(*length, openTime + *length, 1);
            const bool exists = !bars.empty() && bars.front().candle.openTime == openTime;
            const auto where = std::string{market::toString(unit)} + ' ' + base::formatUtc(openTime);
            ASSERT_EQ(exists, row.bar.has_value()) << where << ' ' << storage::toString(row.mark);
            if (exists) {
                ASSERT_EQ(*row.bar, bars.front().candle) << where;
            }
            compared.insert(unit);
        }
        EXPECT_GE(compared.size(), units);
    }
    std::size_t missingBars(CandleUnit shortest) const {
        return static_cast<std::size_t>(std::count_if(m_candles.begin(), m_candles.end(), [&](const auto& entry) {
            return entry.first.first >= shortest && entry.second.mark == BarMark::Missing;
        }));
    }

    FixedClock m_wallClock;
    simulator::SimulatorSettings m_settings;
    simulator::SimulatorAddress m_address;
    QObject m_context;
    QThread m_simulatorThread;
    QThread m_netThread;
    simulator::SimulatorServer* m_server = nullptr;
    UpbitMarketFeed* m_feed = nullptr;
    CollectorHost* m_collector = nullptr;
    std::unique_ptr<FlakyWire> m_wire;
    std::vector<FeedState> m_states;
    std::vector<storage::TradeRow> m_trades;
    std::map<std::pair<CandleUnit, base::Timestamp>, storage::CandleRow> m_candles;
    int m_openGaps = 0;
    std::unique_ptr<simulator::SimulatedMarket> m_truth;
    std::map<std::int64_t, market::Trade> m_trueTrades;
};

TEST_F(Collecting, LosesNoTradeWhenTheConnectionIsCutAtAnyMoment) {
    open(10);
    for (int cut = 0; cut < 12; ++cut) {
        // Anything from the middle of a handshake to a steady stream.
        ASSERT_TRUE(cut % 3 == 0 ? waitForTrades(1) : waitForTrades(static_cast<std::size_t>(cut) * 5));
        m_wire->cut();
        if (cut % 4 == 1) {
            const int before = m_wire->connections();
            ASSERT_TRUE(waitFor([&] { return m_wire->connections() > before; }));
            m_wire->cut();
        }
    }
    ASSERT_TRUE(waitForLive());
    ASSERT_TRUE(waitForTrades(50));
    EXPECT_EQ(m_openGaps, 0);
    expectTheTrueTrades();
    expectTheTrueBars(CandleUnit::Second, 1);
}

TEST_F(Collecting, PollsEveryTradeWhileTheStreamIsDown) {
    open(5);
    ASSERT_TRUE(waitForLive());
    ASSERT_TRUE(waitForTrades(20));
    m_wire->refuse(true);
    m_wire->cut();
    ASSERT_TRUE(waitFor([this] { return m_states.back() == FeedState::Polling; }));
    ASSERT_TRUE(waitForTrades(60));
    EXPECT_TRUE(m_trades.back().repaired);
    ASSERT_TRUE(waitFor([this] { return hasBar(CandleUnit::Second, BarMark::Repaired); }));
    m_wire->refuse(false);
    ASSERT_TRUE(waitForLive());
    ASSERT_TRUE(waitForTrades(40));
    EXPECT_FALSE(m_trades.back().repaired);
    EXPECT_EQ(m_openGaps, 0);
    expectTheTrueTrades();
    expectTheTrueBars(CandleUnit::Second, 1);
}

TEST_F(Collecting, FindsAStalledConnectionAndLosesNothingByIt) {
    open(5);
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(waitForLive());
        ASSERT_TRUE(waitForTrades(20));
        m_wire->stall();
        ASSERT_TRUE(waitFor([this] { return m_states.back() != FeedState::Live; }));
    }
    ASSERT_TRUE(waitForLive());
    ASSERT_TRUE(waitForTrades(20));
    EXPECT_EQ(m_openGaps, 0);
    expectTheTrueTrades();
}

TEST_F(Collecting, IsNotMisledByRepeatedReorderedAndMutilatedMessages) {
    open(5, R"([{"kind":"ws_duplicate","endpoint":"public","probability":0.3},
                {"kind":"ws_reorder","endpoint":"public","probability":0.3},
                {"kind":"ws_truncate","endpoint":"public","probability":0.02},
                {"kind":"ws_malformed","endpoint":"public","probability":0.02}])");
    ASSERT_TRUE(waitForLive());
    ASSERT_TRUE(waitForTrades(400));
    // What the mutilated messages told is read again a moment later.
    const auto last = m_trades.back().trade.at;
    ASSERT_TRUE(waitFor([&] { return m_trades.back().trade.at > last + std::chrono::seconds{30}; }));
    std::erase_if(m_trades, [&](const auto& row) { return row.trade.at > last; });
    EXPECT_EQ(m_openGaps, 0);
    expectTheTrueTrades();
}

// A market this fast outruns what the exchange's tape keeps: the bars of what was lost come from the exchange.
TEST_F(Collecting, HasTheExchangesBarsWhereItsTradesAreLost) {
    open(600);
    ASSERT_TRUE(waitForLive());
    ASSERT_TRUE(waitFor([this] { return hasBar(CandleUnit::Minutes5, BarMark::Traded); }));
    m_wire->refuse(true);
    m_wire->cut();
    const auto reached = [this](CandleUnit unit) {
        return std::count_if(m_candles.begin(), m_candles.end(),
                             [&](const auto& entry) { return entry.first.first == unit; });
    };
    ASSERT_TRUE(waitForTrades(100)); // polled
    m_wire->refuse(false);
    ASSERT_TRUE(waitForLive());
    ASSERT_TRUE(waitFor([&] { return reached(CandleUnit::Hour) >= 2; }));
    ASSERT_TRUE(waitFor([&] { return missingBars(CandleUnit::Minute) == 0; }));
    expectTheTrueBars(CandleUnit::Minute, 7);
}

} // namespace
} // namespace kkachi::collector
