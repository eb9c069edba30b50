// Everything that exists while the simulator serves, wired together.
#pragma once

#include "http/http_server.h"
#include "simulator/account_routes.h"
#include "simulator/analyst_routes.h"
#include "simulator/api_gate.h"
#include "simulator/batch_routes.h"
#include "simulator/fault_plan.h"
#include "simulator/history_routes.h"
#include "simulator/journal_routes.h"
#include "simulator/market_driver.h"
#include "simulator/openai_routes.h"
#include "simulator/order_desk.h"
#include "simulator/order_routes.h"
#include "simulator/quotation_routes.h"
#include "simulator/request_log.h"
#include "simulator/simulated_market.h"
#include "simulator/simulator_settings.h"
#include "simulator/stream_routes.h"
#include "simulator/switches.h"
#include "simulator/trade_burst.h"
#include "simulator/websocket_sessions.h"

#include <QObject>
#include <QTimer>

namespace kkachi::simulator {

// Keys that the settings leave empty are drawn from the seed.
SimulatorSettings withKeys(SimulatorSettings settings);

class RunningSimulator : public QObject {
    Q_OBJECT

  public:
    RunningSimulator(const SimulatorSettings& settings, base::Timestamp wallNow);

    // Binds the port on loopback and lets time run.
    base::Result<SimulatorAddress, http::ListenFailure> start();

    // Answers one request, as the sockets have it done; also for whoever has no socket.
    http::Response handle(const http::Request& request);

  private:
    std::optional<http::Response> checkUpgrade(const http::Request& request);
    // Lets the market catch up with its time.
    void catchUp();
    void step();
    void publish();
    void publishNews();
    void publishSoon();
    void onFaultsChanged();
    // False while the market is closed for maintenance.
    bool marketIsOpen(base::Timestamp now);
    void startBurst(const TradeBurst& burst);
    void continueBurst();

    SimulatorSettings m_settings;
    SimulatedMarket m_market;
    SimulatorClock m_clock;
    OrderDesk m_desk;
    MarketDriver m_driver;
    RequestLog m_requests;
    RateGroups m_rates;
    JwtVerifier m_verifier;
    FaultPlan m_faults;
    Switches m_switches;
    ApiGate m_gate;
    QuotationRoutes m_quotation;
    HistoryRoutes m_history;
    OrderRoutes m_orders;
    AccountRoutes m_accounts;
    OpenAiGate m_openAiGate;
    AnalystDesk m_analyst;
    OpenAiRoutes m_openAi;
    BatchRoutes m_batches;
    AnalystRoutes m_analystRoutes;
    TradeBurst m_burst;
    WebSocketSessions m_sessions;
    StreamRoutes m_streamRoutes;
    JournalRoutes m_journal;
    http::Router m_router;
    http::HttpServer m_server;
    QTimer m_heartbeat;
    QTimer m_burstTick;
    bool m_newsIsDue = false;
    bool m_nextUpgradeIsRefused = false;
};

} // namespace kkachi::simulator
