// The engine's home on its own thread: turns what arrives from other threads into events, runs the engine, and sends
// its commands out as Qt signals carrying values. Nothing is decided here.
#pragma once

#include "base/clock.h"
#include "engine/engine_commands.h"
#include "engine/engine_events.h"
#include "engine/engine_settings.h"
#include "engine/engine_view.h"
#include "engine/snapshot.h"
#include "engine/trading_engine.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <vector>

namespace kkachi::engine {

class EngineHost : public QObject {
    Q_OBJECT

  public:
    EngineHost(EngineSettings settings, std::shared_ptr<const base::Clock> clock);
    ~EngineHost() override;

  public Q_SLOTS:
    // Call once on the engine's thread.
    void open();
    void startTrading();
    void stopTrading();
    void useLanguage(kkachi::signal::Language language);

    void onTrade(const kkachi::market::Trade& trade);
    void onTrades(const std::vector<kkachi::market::Trade>& trades);
    void onBook(const kkachi::market::OrderBook& book);
    void onTicker(const kkachi::market::Ticker& ticker);
    void onHistory(kkachi::base::Milliseconds unit, const std::vector<kkachi::market::Candle>& bars);
    void onFeedState(kkachi::exchange::FeedState state);
    void onPrivateState(kkachi::exchange::FeedState state);
    void onAccount(const kkachi::exchange::AccountReport& report);
    void onAccountUnavailable(const kkachi::exchange::AccountUnavailable& why);
    void onClock(const kkachi::exchange::ClockReport& report);
    void onBan(const kkachi::exchange::BanReport& report);
    void onGap(const kkachi::exchange::FeedGap& gap);
    void onSignal(const kkachi::signal::Signal& signal);
    void onIntentWritten(const QString& identifier);
    void onStoreFailed(const QString& identifier, const QString& reason);
    void onOrderEvent(const kkachi::order::OrderEvent& event);

  Q_SIGNALS:
    void placeOrder(const kkachi::exchange::PlaceOrder& request);
    void cancelOrder(const kkachi::exchange::CancelOrder& request);
    void queryOrder(const kkachi::exchange::QueryOrder& request);
    void readAccount(const kkachi::exchange::ReadAccount& request);
    void askAnalyst(const kkachi::signal::Question& question);
    void writeIntent(const kkachi::storage::OrderRow& row);
    void recorded(const kkachi::storage::Row& row);
    void snapshotPublished(const kkachi::engine::SnapshotPtr& snapshot);
    void started();
    void stopped(bool positionLeft);
    // The engine broke an invariant and decides nothing any more. No `stopped` follows.
    void halted(const QString& why);

  private:
    void feed(What what);
    void carryOut(const Command& command);
    void onTimer();
    void publish();
    void halt(const char* why);

    FeedChanged m_feedStates{exchange::FeedState::Down, exchange::FeedState::Down};
    bool m_broken = false;

    base::Mode m_mode;
    std::shared_ptr<const base::Clock> m_clock;
    TradingEngine m_engine;
    EngineView m_view;
    std::vector<Command> m_commands;
    QTimer* m_timer = nullptr;
    QElapsedTimer m_sincePublished;
};

} // namespace kkachi::engine
