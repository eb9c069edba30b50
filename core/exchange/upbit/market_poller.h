// The market without a stream: asks for the trades since the last one, and for the ticker, again and again. A round
// begins when the one before it has been answered, so a slow exchange is asked less often.
#pragma once

#include "exchange/upbit/missed_trades_reader.h"
#include "exchange/upbit/upbit_rest_client.h"
#include "market/ticker.h"
#include "market/trade.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <string>

namespace kkachi::exchange::upbit {

class MarketPoller : public QObject {
    Q_OBJECT

  public:
    using LastTrade = std::function<std::optional<market::Trade>()>;

    // `rest` must outlive this. `lastTrade` tells where a round begins.
    MarketPoller(UpbitRestClient& rest, std::string market, base::Milliseconds interval, LastTrade lastTrade);

    // The first round comes one interval later: most breaks are over before.
    void start();
    void stop();
    bool isRunning() const { return m_isRunning; }

  Q_SIGNALS:
    void tradesPolled(const kkachi::exchange::upbit::MissedTrades& missed);
    void tickerPolled(const kkachi::market::Ticker& ticker);
    // The exchange answered with an error ("market_offline"), or not at all.
    void refused(const std::string& reason);

  private:
    void beginRound();
    void askForTicker();
    void onTrades(const MissedTrades& missed);

    UpbitRestClient& m_rest;
    std::string m_market;
    MissedTradesReader m_trades;
    LastTrade m_lastTrade;
    QTimer m_timer;
    bool m_isRunning = false;
};

} // namespace kkachi::exchange::upbit
