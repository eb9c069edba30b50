// The one engine: events in, commands out. Single-threaded; no clock, no random source, no socket, no thread in it.
// Demo, paper, live trading, backtests and fault simulation differ only in who feeds it and who carries its commands
// out, and the same events always give the same commands.
#pragma once

#include "engine/engine_commands.h"
#include "engine/engine_events.h"
#include "engine/engine_settings.h"
#include "engine/market_watch.h"
#include "engine/snapshot.h"
#include "execution/order_executor.h"
#include "portfolio/ledger.h"
#include "risk/loss_guards.h"
#include "risk/risk_gate.h"
#include "risk/volatility_window.h"

#include <optional>
#include <string>
#include <vector>

namespace kkachi::engine {

class TradingEngine final : private execution::ExecutorSink {
  public:
    explicit TradingEngine(EngineSettings settings);
    TradingEngine(const TradingEngine&) = delete;
    TradingEngine& operator=(const TradingEngine&) = delete;

    // Takes one event and appends what is to be done, in order. Events come in the order of their time.
    void handle(const Event& event, std::vector<Command>& out);

    // For whoever shows or reports. Nothing in here changes the engine.
    RunState runState() const { return m_run; }
    const MarketWatch& market() const { return m_market; }
    const portfolio::Ledger& ledger() const { return m_ledger; }
    AccountView account() const;
    RiskView risk() const;
    HealthView health() const;

  private:
    // Events, one overload each (trading_engine.cpp).
    void on(const StartRequested&);
    void on(const StopRequested&);
    void on(const TimePassed&);
    void on(const LanguageChosen& event) { m_settings.signal.language = event.language; }
    void on(const TradeSeen& event);
    void on(const BookSeen& event);
    void on(const TickerSeen& event);
    void on(const HistorySeen& event);
    void on(const BarClosed& event);
    void on(const PriceTouched& event);
    void on(const FeedChanged& event);
    void on(const AccountSeen& event);
    void on(const AccountMissing& event);
    void on(const ClockSeen& event);
    void on(const BanSeen& event);
    void on(const GapSeen& event);
    void on(const SignalArrived& event);
    void on(const IntentWritten& event);
    void on(const StoreFailed& event);
    void on(const OrderNews& event);

    // Guards (engine_guards.cpp).
    void markEquity(std::int64_t tradingDay);
    void checkStop(base::Price price);
    bool isGuarded(base::Price price) const;
    void noteRefusedStop();
    void checkVolatility(base::Timestamp until);
    std::optional<base::Milliseconds> clockOffBy() const;
    void enter(risk::TradingState state, std::string_view reason, std::string limit, std::string actual);
    void endDailyPauseIfDue(bool newDay);

    // Signals to orders (signal_desk.cpp).
    void askIfDue();
    signal::Question question(std::int64_t id) const;
    void answerByRules(const market::Candle& bar);
    void act(const signal::Signal& signal, bool isAwaited);
    void judge(const order::OrderIdea& idea);
    order::OrderIdea ideaFor(const signal::Signal& signal, order::Side side) const;
    base::Price limitPrice(order::Side side) const;
    risk::AccountState accountState() const;

    // Start, reconciliation, stop (reconciliation.cpp).
    void readAccount();
    void open(const exchange::AccountReport& report);
    bool reconcile(const exchange::AccountReport& report);
    bool takeOverIfSeenTwice(const exchange::AccountReport& report, base::Krw cashDrift, base::Quantity coinDrift);
    void stopIfDone();
    void noteReconciliation(bool clean, std::string detail);

    // What the executor says (trading_engine.cpp).
    void writeIntent(const order::Order& order) override;
    void place(const exchange::PlaceOrder& request) override;
    void cancel(const exchange::CancelOrder& request) override;
    void query(const exchange::QueryOrder& request) override;
    void changed(const order::Order& order) override;
    void filled(const order::Order& order, const order::Fill& fill) override;
    void alarm(std::string_view code, const order::Order& order, const std::string& detail) override;

    void record(storage::Row row);
    void alert(storage::Severity severity, std::string_view code, std::string detail);
    void recordAccountIfDue();
    base::Timestamp marketNow() const;
    base::Milliseconds wall(base::Milliseconds wait) const;
    base::Milliseconds oldestData() const;

    EngineSettings m_settings;
    market::MarketSpec m_spec;
    MarketWatch m_market;
    portfolio::Ledger m_ledger;
    execution::OrderExecutor m_executor;
    risk::DayLoss m_day;
    risk::TotalLoss m_total;
    risk::VolatilityWindow m_window;
    std::optional<market::CandleBuilder> m_ruleBars;
    bool m_ruleHasSeenBars = false; // the past comes before the first bar of our own, or not at all

    base::Timestamp m_now{};
    std::vector<Command>* m_out = nullptr;

    RunState m_run = RunState::Stopped;
    risk::TradingState m_state = risk::TradingState::Active;
    std::string m_stateReason;
    bool m_isVolatile = false;
    base::Milliseconds m_clockOffset{};
    base::Timestamp m_bannedUntil{};
    std::optional<risk::PriceRange> m_range;
    base::Timestamp m_lastMarketTime{}; // never goes back, whatever order trades arrive in
    base::Timestamp m_lastMarketTimeSeenAt{};
    base::Quantity m_externalCoins;
    bool m_isReconciled = false;
    base::Timestamp m_accountAskedAt{};
    base::Timestamp m_lastFillAt{};
    int m_driftsSeen = 0;
    base::Timestamp m_nextAccountRead{};
    base::Timestamp m_nextAccountRow{};
    base::Timestamp m_nextStopAlert{};
    base::Timestamp m_nextStopTry{};
    int m_stopsRefused = 0; // one after the other, since the last fill

    std::int64_t m_lastSignalId = 0;
    std::optional<std::int64_t> m_openQuestion; // its answer is awaited, and used once
    base::Timestamp m_nextQuestion{};
    std::optional<base::Milliseconds> m_analystLatency;
    bool m_analystAnswers = true;
    bool m_storageWorks = true;
    exchange::FeedState m_feed = exchange::FeedState::Down;
    exchange::FeedState m_privateStream = exchange::FeedState::Down;
};

} // namespace kkachi::engine
