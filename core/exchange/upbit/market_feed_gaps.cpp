// The trades of the feed: each once, and those that the stream did not tell put in their place.
#include "exchange/upbit/market_poller.h"
#include "exchange/upbit/missed_trades_reader.h"
#include "exchange/upbit/upbit_market_feed.h"
#include "exchange/upbit/upbit_stream.h"

#include <QLoggingCategory>

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace kkachi::exchange::upbit {

namespace {

Q_LOGGING_CATEGORY(gapLog, "upbit.gaps")

constexpr std::size_t kMostHeldBack = 500'000; // 24 MB
constexpr std::size_t kMostTold = 1'000;       // trades at once
// A book may tell of a later time than a trade that is still on its way.
constexpr base::Milliseconds kOvertaking{1'000};

} // namespace

void UpbitMarketFeed::take(const market::Trade& trade) {
    m_watch.sawTrade(steadyNow());
    if (!m_isClosingGap) {
        beginLive(trade.at);
        give(trade, false);
        return;
    }
    m_heldBack.push_back(trade);
    // The first trade proves that the subscription is in force: what REST knows from now on joins what comes.
    if (!std::exchange(m_isReadingGap, true)) {
        m_poller->stop();
        m_missed->readSince(lastCertain(), trade);
    } else if (m_heldBack.size() >= kMostHeldBack) {
        m_missed->stop();
        onMissedTrades({{}, std::nullopt, false, "too many came while they were read"});
    }
}

// Up to here nothing is missing.
market::Trade UpbitMarketFeed::lastCertain() const {
    market::Trade certain = *m_lastTrade;
    for (const auto& suspect : {m_suspectSince, m_recheckedSince})
        if (suspect && suspect->at < certain.at)
            certain = *suspect;
    return certain;
}

void UpbitMarketFeed::give(const market::Trade& trade, bool isRepaired) {
    if (!m_givenOut.insert(trade.sequentialId)) {
        ++m_counts.repeatedTrades;
        return;
    }
    if (!m_lastTrade || trade.at >= m_lastTrade->at)
        m_lastTrade = trade;
    m_heardUntil = std::max(m_heardUntil, trade.at);
    Q_EMIT tradeSeen(trade, isRepaired);
    m_untold.push_back(trade);
    if (m_untold.size() >= kMostTold)
        tellTrades();
    else
        passOn();
}

void UpbitMarketFeed::onMissedTrades(const MissedTrades& missed) {
    if (!std::exchange(m_isClosingGap, false))
        return;
    m_isReadingGap = false;
    giveMissed(missed);
    endGap(missed, m_heardUntil);
    beginLive(m_heardUntil);
}

// The tape may be behind the stream, so it is given the time that a trade may be late.
void UpbitMarketFeed::recheckIfDue() {
    if (!m_suspectSince || m_recheckedSince || steadyNow() - m_suspectedAt < m_settings.patience.lateLimit)
        return;
    m_recheckedSince = std::exchange(m_suspectSince, std::nullopt);
    m_recheck->readSince(*m_recheckedSince, m_lastTrade);
}

void UpbitMarketFeed::onRecheckedTrades(const MissedTrades& missed) {
    const auto since = std::exchange(m_recheckedSince, std::nullopt);
    if (m_isReadingGap)
        m_suspectSince = since; // once more when that is over
    if (!since || m_isReadingGap)
        return;
    const auto repeated = m_counts.repeatedTrades;
    for (const market::Trade& trade : missed.trades)
        give(trade, true);
    m_counts.repeatedTrades = repeated; // those that were known were asked for by us
    tellGap(since->at, m_heardUntil, missed.isComplete);
}

void UpbitMarketFeed::onPolledTrades(const MissedTrades& missed) {
    if (m_isReadingGap)
        return; // the stream is back, and this is read anew
    if (!missed.wholeSince) {
        if (m_state == FeedState::Polling)
            setState(FeedState::Down);
        return;
    }
    ++m_counts.polls;
    giveMissed(missed);
    if (!missed.trades.empty())
        endGap(missed, missed.trades.back().at);
    setState(FeedState::Polling);
}

// What was read and what has come meanwhile, together in order of time.
void UpbitMarketFeed::giveMissed(const MissedTrades& missed) {
    auto trades = std::exchange(m_heldBack, {});
    std::unordered_set<std::int64_t> told;
    for (const market::Trade& trade : trades)
        told.insert(trade.sequentialId);
    trades.insert(trades.end(), missed.trades.begin(), missed.trades.end());
    std::stable_sort(trades.begin(), trades.end(), [](const market::Trade& a, const market::Trade& b) {
        return std::pair{a.at, a.sequentialId} < std::pair{b.at, b.sequentialId};
    });
    for (const market::Trade& trade : trades)
        give(trade, !told.contains(trade.sequentialId));
}

// Everything is known again until `to`, but for what could not be read.
void UpbitMarketFeed::endGap(const MissedTrades& missed, base::Timestamp to) {
    const auto from = m_gapSince;
    m_gapSince = std::max(to, from.value_or(to));
    if (!from)
        return;
    const base::Timestamp whole = missed.isComplete ? *from : std::min(to, missed.wholeSince.value_or(to));
    if (whole > *from)
        qCWarning(gapLog, "trades from %s to %s are missing: %s", base::formatUtc(*from).c_str(),
                  base::formatUtc(whole).c_str(), missed.reason.c_str());
    tellGap(*from, whole, false);
    tellGap(std::max(*from, whole), to, true);
}

void UpbitMarketFeed::tellGap(base::Timestamp from, base::Timestamp to, bool isClosed) {
    if (to <= from)
        return;
    ++(isClosed ? m_counts.gapsClosed : m_counts.gapsLeftOpen);
    Q_EMIT gapSeen({from, to, isClosed});
}

void UpbitMarketFeed::beginGap() {
    if (m_state == FeedState::Live && !m_gapSince)
        m_gapSince = std::max(m_heardUntil - kOvertaking, m_lastTrade ? m_lastTrade->at : base::Timestamp{});
}

// Live means that messages arrive and that none before them is missing.
void UpbitMarketFeed::beginLive(base::Timestamp at) {
    m_heardUntil = std::max(m_heardUntil, at);
    if (m_isClosingGap || m_state == FeedState::Live)
        return;
    // Without a trade before the break there was nothing to go on from.
    if (const auto since = std::exchange(m_gapSince, std::nullopt))
        tellGap(*since, at, false);
    m_poller->stop();
    setState(FeedState::Live);
    noteOpen(true, at);
}

void UpbitMarketFeed::noteOpen(bool isOpen, base::Timestamp at) {
    if (m_isOpen == isOpen)
        return;
    m_isOpen = isOpen;
    Q_EMIT exchangeOpenChanged(isOpen, at);
}

} // namespace kkachi::exchange::upbit
