// The composition root: makes every part of a trading session, puts each on its thread, and connects them. The only
// class that knows all concrete parts; the desktop and the command line both drive this one.
//
// Threads: `storage` (journal), `simulator` (demo exchange), `net` (feed, orders, analyst, collector), `engine`, `web`.
// Opening goes in that order, each step waiting for the one before; closing goes the other way round, so that nothing
// is said to a part that is gone: net, engine, storage, web, simulator.
#pragma once

#include "app/composition/session_parts.h"
#include "app/composition/session_settings.h"
#include "app/composition/worker_thread.h"
#include "base/clock.h"
#include "engine/snapshot.h"
#include "observability/log.h"
#include "storage/rows.h"

#include <QObject>
#include <QString>

#include <memory>

namespace kkachi::simulator {
class SimulatorServer;
}
namespace kkachi::web {
class WebServer;
}

namespace kkachi::app {

class TradingSession : public QObject {
    Q_OBJECT

  public:
    enum class Problem { Database, Exchange, Strategy, Dashboard };
    Q_ENUM(Problem)

    TradingSession(SessionSettings settings, std::shared_ptr<observability::Log> log, QObject* parent = nullptr);
    ~TradingSession() override;

    // Answers with ready() or failed(). The market is visible after that; nothing is traded.
    void open();
    // Answers with tradingStarted().
    void startTrading();
    // Cancels what rests, keeps the position, answers with tradingStopped().
    void stopTrading();
    // "ko" or "en": what the analyst gives its reasons in from now on.
    void useLanguage(const QString& language);
    // Ends every thread and waits for them. Rows that wait are written first.
    void close();

    const SessionSettings& settings() const { return m_settings; }
    base::Timestamp now() const;
    bool isTrading() const { return m_isTrading; }
    // Trading, or on the way to it: stopTrading() is answered by tradingStopped().
    bool isTradingOrStarting() const { return m_isTrading || m_isStarting; }

  Q_SIGNALS:
    void ready();
    void failed(kkachi::app::TradingSession::Problem problem, const QString& detail);
    void tradingStarted();
    void tradingStopped(bool positionLeft);
    void engineHalted(const QString& why);
    void snapshotPublished(const kkachi::engine::SnapshotPtr& snapshot);
    void intentPlanned(const kkachi::storage::OrderRow& row);
    void recorded(const kkachi::storage::Row& row);
    void dashboardListening(const QString& url);
    // Demo: where the built-in exchange tells what it truly accepted and filled.
    void demoExchangeListening(const QString& adminUrl);

  private:
    struct Venue; // addresses and keys of exchange and analyst

    void openSimulator();
    void openVenue(const Venue& venue);
    void makeNetwork(const Venue& venue);
    void makeEngine(engine::EngineSettings settings);
    void openWeb();
    void logRow(const storage::Row& row);
    void fail(Problem problem, const QString& detail);

    SessionSettings m_settings;
    std::shared_ptr<observability::Log> m_log;
    std::shared_ptr<const base::Clock> m_systemClock;
    std::shared_ptr<const base::Clock> m_clock; // Kkachi's: the market's in demo
    storage::JournalStart m_start;
    bool m_isTrading = false;
    bool m_isStarting = false;
    bool m_isClosed = false;
    bool m_isFailed = false;

    WorkerThread m_simulatorThread{QStringLiteral("simulator")};
    WorkerThread m_webThread{QStringLiteral("web")};
    WorkerThread m_storageThread{QStringLiteral("storage")};
    WorkerThread m_engineThread{QStringLiteral("engine")};
    WorkerThread m_netThread{QStringLiteral("net")};

    // Owned by their threads.
    SessionParts m_parts;
    simulator::SimulatorServer* m_simulator = nullptr;
    web::WebServer* m_web = nullptr;
};

} // namespace kkachi::app
