#include "exchange/upbit/market_poller.h"

#include "exchange/upbit/upbit_json.h"

#include <algorithm>
#include <utility>

namespace kkachi::exchange::upbit {

namespace {
// A round is a call to each of two groups, which the budget allows eight times in a second.
constexpr base::Milliseconds kShortestInterval{200};
} // namespace

MarketPoller::MarketPoller(UpbitRestClient& rest, std::string market, base::Milliseconds interval, LastTrade lastTrade)
    : m_rest{rest}
    , m_market{market}
    , m_trades{rest, std::move(market)}
    , m_lastTrade{std::move(lastTrade)} {
    m_timer.setSingleShot(true);
    m_timer.setInterval(std::max(interval, kShortestInterval));
    connect(&m_timer, &QTimer::timeout, this, &MarketPoller::beginRound);
    connect(&m_trades, &MissedTradesReader::finished, this, &MarketPoller::onTrades);
}

void MarketPoller::start() {
    if (std::exchange(m_isRunning, true))
        return;
    m_timer.start();
}

void MarketPoller::stop() {
    m_isRunning = false;
    m_timer.stop();
    m_trades.stop();
}

void MarketPoller::beginRound() {
    askForTicker();
    if (const auto last = m_lastTrade())
        m_trades.readSince(*last);
    else
        m_trades.readNewest();
}

void MarketPoller::askForTicker() {
    RestCall call;
    call.path = "/v1/ticker";
    call.parameters.add("markets", m_market);
    call.group = RateGroup::Ticker;
    call.isSigned = false;
    m_rest.send(std::move(call), [this](const RestOutcome& outcome) {
        if (!m_isRunning)
            return;
        if (!outcome.isOk()) {
            Q_EMIT refused(outcome.arrival == Arrival::Answered ? parseVenueError(outcome.text(), outcome.status).name
                                                                : outcome.reason);
        } else if (const auto ticker = parseTickers(outcome.text(), m_market)) {
            Q_EMIT tickerPolled(*ticker);
        }
    });
}

void MarketPoller::onTrades(const MissedTrades& missed) {
    m_timer.start();
    Q_EMIT tradesPolled(missed);
}

} // namespace kkachi::exchange::upbit
