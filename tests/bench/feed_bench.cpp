// Trades and news of orders through real WebSockets on loopback, the client's feed and gateway on their thread, to the
// engine on its own.
#include "bench_venue.h"
#include "benches.h"
#include "engine/engine_host.h"
#include "exchange/upbit/upbit_market_feed.h"
#include "exchange/upbit/upbit_order_gateway.h"

#include <QTest>
#include <QThread>

#include <atomic>
#include <stdexcept>

namespace kkachi::bench {

namespace {

using exchange::upbit::UpbitMarketFeed;
using exchange::upbit::UpbitOrderGateway;

constexpr int kPatienceMs = 120'000;

void waitUntil(const std::function<bool()>& isDone, const char* what) {
    if (!QTest::qWaitFor(isDone, kPatienceMs))
        throw std::runtime_error{what};
}

// Counts what has reached the engine. Connected behind it on the same thread, so that a trade counts once it was
// handled.
class Probe : public QObject {
  public:
    void seeTrades(const std::vector<market::Trade>& trades) {
        const std::int64_t now = steadyNs();
        for (const market::Trade& trade : trades)
            m_latencies.push_back(now - trade.sequentialId);
        m_lastAt = now;
        m_trades += static_cast<int>(trades.size());
    }
    void seeOrder(const order::OrderEvent& event) {
        m_fills += std::holds_alternative<order::Executed>(event.what) ? 1 : 0;
        m_lastAt = steadyNs();
    }

    std::atomic<int> m_trades{0};
    std::atomic<int> m_fills{0};
    std::atomic<std::int64_t> m_lastAt{0};
    std::vector<std::int64_t> m_latencies; // read once no more trades come
};

class Line {
  public:
    Line() {
        m_venue = new BenchVenue;
        home(m_venue, m_venueThread);
        QObject::connect(m_venue, &BenchVenue::opened, &m_context, [this](quint16 port) { m_port = port; });
        QObject::connect(m_venue, &BenchVenue::subscribed, &m_context, [this] { ++m_subscriptions; });
        QMetaObject::invokeMethod(m_venue, &BenchVenue::open);
        waitUntil([this] { return m_port != 0; }, "the bench's venue did not open");
        openClient();
    }
    ~Line() {
        QMetaObject::invokeMethod(m_feed, &UpbitMarketFeed::close, Qt::BlockingQueuedConnection);
        QMetaObject::invokeMethod(m_gateway, &UpbitOrderGateway::close, Qt::BlockingQueuedConnection);
        QMetaObject::invokeMethod(m_venue, &BenchVenue::close, Qt::BlockingQueuedConnection);
        for (QThread* thread : {&m_netThread, &m_engineThread, &m_venueThread}) {
            thread->quit();
            thread->wait();
        }
    }

    // Gives the wall time from the first message out to the last one handled.
    double run(BenchVenue::Plan plan) {
        const int orders = plan.ownOrderEvery > 0 ? plan.trades / plan.ownOrderEvery : 0;
        const int tradesBefore = m_probe->m_trades;
        const int fillsBefore = m_probe->m_fills;
        const std::int64_t begin = steadyNs();
        QMetaObject::invokeMethod(m_venue, [this, plan] { m_venue->stream(plan); });
        waitUntil(
            [&] { return m_probe->m_trades - tradesBefore >= plan.trades && m_probe->m_fills - fillsBefore >= orders; },
            "messages of the stream were lost");
        return static_cast<double>(m_probe->m_lastAt - begin) / 1e9;
    }
    std::vector<std::int64_t> takeLatencies() { return std::exchange(m_probe->m_latencies, {}); }

  private:
    void home(QObject* object, QThread& thread) {
        object->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, object, &QObject::deleteLater);
        if (!thread.isRunning())
            thread.start();
    }

    void openClient() {
        const auto clock = std::make_shared<WallClock>();
        exchange::upbit::UpbitSettings settings;
        settings.restUrl = QUrl{QStringLiteral("http://127.0.0.1:%1").arg(m_port)};
        settings.websocketUrl = QUrl{QStringLiteral("ws://127.0.0.1:%1/websocket/v1").arg(m_port)};
        // The bench's venue tells no books and has no REST, by which a feed would be found dead.
        settings.patience.bookLimit = std::chrono::hours{1};
        settings.patience.quietLimit = std::chrono::hours{1};
        settings.patience.subscribeDeadline = std::chrono::hours{1};
        m_feed = new UpbitMarketFeed{settings, clock};
        m_gateway = new UpbitOrderGateway{
            settings, {base::Secret{std::string(40, 'a')}, base::Secret{std::string(40, 's')}}, clock};
        m_engine = new engine::EngineHost{engine::EngineSettings{}, clock};
        m_probe = new Probe;
        QObject::connect(m_feed, &UpbitMarketFeed::tradesSeen, m_engine, &engine::EngineHost::onTrades);
        QObject::connect(m_gateway, &UpbitOrderGateway::orderEvent, m_engine, &engine::EngineHost::onOrderEvent);
        QObject::connect(m_feed, &UpbitMarketFeed::tradesSeen, m_probe, &Probe::seeTrades);
        QObject::connect(m_gateway, &UpbitOrderGateway::orderEvent, m_probe, &Probe::seeOrder);
        home(m_feed, m_netThread);
        home(m_gateway, m_netThread);
        home(m_engine, m_engineThread);
        home(m_probe, m_engineThread);
        QMetaObject::invokeMethod(m_engine, &engine::EngineHost::open);
        QMetaObject::invokeMethod(m_feed, &UpbitMarketFeed::open);
        QMetaObject::invokeMethod(m_gateway, &UpbitOrderGateway::open);
        waitUntil([this] { return m_subscriptions >= 2; }, "the client did not subscribe");
    }

    QObject m_context;
    QThread m_venueThread;
    QThread m_netThread;
    QThread m_engineThread;
    BenchVenue* m_venue = nullptr;
    UpbitMarketFeed* m_feed = nullptr;
    UpbitOrderGateway* m_gateway = nullptr;
    engine::EngineHost* m_engine = nullptr;
    Probe* m_probe = nullptr;
    quint16 m_port = 0;
    int m_subscriptions = 0;
};

} // namespace

std::vector<Figure> measureFeed(Effort effort) {
    const bool isQuick = effort == Effort::Quick;
    Line line;
    line.run({.trades = 500, .perMillisecond = 1}); // warms up
    line.takeLatencies();
    line.run({.trades = isQuick ? 500 : 20'000, .perMillisecond = 1});
    auto latencies = line.takeLatencies();

    double best = 0;
    for (int i = 0; i < (isQuick ? 2 : 5); ++i) {
        const BenchVenue::Plan flood{.trades = isQuick ? 5'000 : 200'000, .perMillisecond = 0, .ownOrderEvery = 100};
        best = std::max(best, flood.trades * 1.01 / line.run(flood));
    }
    const auto ms = [&latencies](double share) { return percentile(latencies, share) / 1e6; };
    return {{"feed", "venue's send to engine done, 1,000/s, p50", ms(0.5), "ms", Better::Lower, 0, 0.2},
            {"feed", "the same, p99", ms(0.99), "ms", Better::Lower, 5, 1},
            {"feed", "the same, p99.9", ms(0.999), "ms", Better::Lower, 0, 2},
            {"feed", "sustained through WebSockets, nothing lost", best, "/s", Better::Higher, 10'000, 200'000,
             "both ends on this machine"}};
}

} // namespace kkachi::bench
