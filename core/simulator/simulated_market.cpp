#include "simulator/simulated_market.h"

#include "simulator/bar_trades.h"
#include "simulator/book_shape.h"
#include "simulator/market_generator.h"
#include "simulator/market_past.h"
#include "simulator/replay_tape_player.h"
#include "simulator/sequential_id.h"
#include "simulator/tick_table.h"
#include "simulator/trade_tape_player.h"

#include <algorithm>
#include <span>
#include <utility>

namespace kkachi::simulator {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kTradesKept = 400'000;
constexpr std::int64_t kBurstVolumeUnits = 10'000; // 0.0001 BTC at least, less than twice that
constexpr auto kTapeBeforeStart = 10min;           // of the past whose trades are kept at hand
constexpr auto kShortestOpening = 500ms;           // of the minute of the start

bool isReplay(const SimulatorSettings& settings) {
    return settings.replay && !settings.replay->isEmpty();
}

base::Price tickOfMarket(const SimulatorSettings& settings) {
    if (!isReplay(settings))
        return base::Price::whole(1000);
    if (settings.replay->hasTrades())
        return tickOf(std::span{*settings.replay->trades});
    return tickOf(std::span{settings.replay->bars});
}

} // namespace

SimulatedMarket::SimulatedMarket(const SimulatorSettings& settings, base::Timestamp wallNow)
    : m_seed{settings.seed}
    , m_start{settings.startAt.value_or(wallNow)}
    , m_tick{tickOfMarket(settings)} {
    if (isReplay(settings)) {
        settings.replay->hasTrades() ? startTradeReplay(*settings.replay) : startReplay(*settings.replay);
        return;
    }
    const base::Price startPrice = startPriceFor(m_seed, m_tick);
    m_source = std::make_unique<MarketGenerator>(m_seed, m_start, startPrice, m_tick);
    // The minute of the start is under way: its first part is drawn alone.
    const base::Timestamp end = floorTo(60s, m_start);
    std::vector<market::Trade> opening;
    if (m_start - end >= kShortestOpening)
        opening = tradesOfBar(partOfMinute(m_seed, end, m_start, startPrice, m_tick), m_start - end, m_tick, m_seed);
    m_past.emplace(m_seed, end, opening.empty() ? startPrice : opening.front().price, m_tick);
    fillPast(startPrice);
    for (market::Trade& trade : opening) {
        trade.sequentialId = nextSequentialId(trade.at);
        count(trade);
    }
    m_anchor = m_trades.back();
}

// The bars before the one to start with are the past.
void SimulatedMarket::startReplay(const ReplayTape& tape) {
    const auto from = tape.playFrom.value_or(tape.bars.front().openTime);
    auto first = std::find_if(tape.bars.begin(), tape.bars.end(),
                              [from](const market::Candle& bar) { return bar.openTime >= from; });
    if (first == tape.bars.end())
        first = std::prev(tape.bars.end());
    m_start = first->openTime;
    const base::Price startPrice = first->open;
    m_past.emplace(m_seed, floorTo(60s, m_start), startPrice, m_tick,
                   PastTape{std::vector(tape.bars.begin(), first), tape.unit});
    m_source =
        std::make_unique<ReplayTapePlayer>(ReplayTape{{first, tape.bars.end()}, tape.unit, {}, {}}, m_tick, m_seed);
    fillPast(startPrice);
    m_anchor = m_trades.back();
}

// The past ends with a whole minute; what the tape has of the minute under way is on the market's own tape already.
void SimulatedMarket::startTradeReplay(const ReplayTape& tape) {
    const std::vector<market::Trade>& trades = *tape.trades;
    const auto indexOf = [&trades](base::Timestamp from) {
        return static_cast<std::size_t>(std::ranges::lower_bound(trades, from, {}, &market::Trade::at) -
                                        trades.begin());
    };
    m_start = std::clamp(tape.playFrom.value_or(trades.front().at), trades.front().at, trades.back().at);
    const base::Timestamp end = floorTo(60s, m_start);
    const std::size_t first = indexOf(m_start);
    m_past.emplace(m_seed, end, trades.front().price, m_tick, PastTape{tape.trades, indexOf(end)});
    m_source = std::make_unique<TradeTapePlayer>(tape.trades, first);
    fillPast(trades.front().price);
    for (std::size_t i = indexOf(end); i < first; ++i) {
        market::Trade trade = trades[i];
        trade.sequentialId = nextSequentialId(trade.at, trade.sequentialId);
        count(trade);
    }
    m_anchor = m_trades.back();
}

void SimulatedMarket::fillPast(base::Price startPrice) {
    for (const SeriesBar& bar : m_past->days())
        m_days.addBar(bar);
    const base::Timestamp today = floorTo(24h, m_past->end());
    for (const base::Timestamp day : {today - 24h, today})
        for (const SeriesBar& bar : m_past->minutesOf(day))
            m_minutes.addBar(bar);
    m_tapeStart = m_past->end() - kTapeBeforeStart;
    if (const auto last = m_past->lastRecordedAt()) // however long ago that was
        m_tapeStart = std::min(m_tapeStart, floorTo(60s, *last));
    for (auto minute = m_tapeStart; minute < m_past->end(); minute += 60s)
        for (const market::Trade& trade : m_past->tradesOf(minute)) {
            m_seconds.add(trade);
            m_trades.push_back(trade);
            m_lastSequentialId = trade.sequentialId;
        }
    // Without a single trade before the start there would be no price to show at it.
    if (m_trades.empty())
        m_trades.push_back(
            {nextSequentialId(m_start), m_start, startPrice, base::Quantity::fromUnits(1), market::Taker::Buyer});
    m_flowDay = base::tradingDay(m_start);
    if (const auto sinceMidnight = m_days.since(floorTo(24h, m_start))) {
        m_askVolume = base::Quantity::fromUnits(sinceMidnight->candle.volume.units() / 2);
        m_bidVolume = sinceMidnight->candle.volume - m_askVolume;
    }
}

std::optional<market::Trade> SimulatedMarket::draw(base::Timestamp now) {
    auto trade = m_source->takeUntil(now);
    if (trade)
        trade->price = bent(trade->price, trade->at);
    return trade;
}

market::Trade SimulatedMarket::print(market::Trade trade) {
    trade.sequentialId = nextSequentialId(trade.at, trade.sequentialId);
    ++m_printed;
    count(trade);
    return trade;
}

std::optional<market::Trade> SimulatedMarket::play(base::Timestamp now) {
    const auto trade = draw(now);
    if (!trade)
        return std::nullopt;
    anchor(*trade);
    return print(*trade);
}

void SimulatedMarket::skip(base::Timestamp now) {
    while (m_source->takeUntil(now)) {
    }
}

// Down in a fifth of the time and back in the rest, in straight lines.
base::Price SimulatedMarket::bent(base::Price price, base::Timestamp at) const {
    for (const Crash& crash : m_crashes) {
        const base::Milliseconds since = at - crash.at;
        if (since.count() <= 0 || since >= crash.length)
            continue;
        const base::Milliseconds fall = std::max(crash.length / 5, base::Milliseconds{1});
        const base::Milliseconds back = crash.length - fall;
        const base::Wide part = since <= fall ? base::Wide{since.count()} * 1'000'000 / fall.count()
                                              : base::Wide{(crash.length - since).count()} * 1'000'000 / back.count();
        const base::Wide drop =
            base::Wide{price.units()} * crash.depth.units() / base::kDecimalScale * part / 1'000'000;
        price = std::max(base::floorToTick(base::Price::fromUnits(base::narrow(price.units() - drop)), m_tick), m_tick);
    }
    return price;
}

market::Trade SimulatedMarket::burstTrade(base::Timestamp now) {
    market::Trade trade = lastTrade();
    trade.at = std::max(trade.at, now);
    trade.volume = base::Quantity::fromUnits(kBurstVolumeUnits + (m_lastSequentialId + 1) % kBurstVolumeUnits);
    trade.taker = trade.taker == market::Taker::Buyer ? market::Taker::Seller : market::Taker::Buyer;
    return trade;
}

std::deque<market::Trade>::const_iterator SimulatedMarket::firstAfter(std::int64_t sequentialId) const {
    return std::upper_bound(m_trades.begin(), m_trades.end(), sequentialId,
                            [](std::int64_t id, const market::Trade& trade) { return id < trade.sequentialId; });
}

void SimulatedMarket::count(const market::Trade& trade) {
    m_seconds.add(trade);
    m_minutes.add(trade);
    m_days.add(trade);
    m_trades.push_back(trade);
    if (m_trades.size() > kTradesKept)
        m_trades.pop_front();
    if (base::tradingDay(trade.at) != m_flowDay) {
        m_flowDay = base::tradingDay(trade.at);
        m_askVolume = {};
        m_bidVolume = {};
    }
    (trade.taker == market::Taker::Seller ? m_askVolume : m_bidVolume) += trade.volume;
}

std::int64_t SimulatedMarket::nextSequentialId(base::Timestamp at, std::int64_t ofTape) {
    m_lastSequentialId = sequentialIdAfter(m_lastSequentialId, at, ofTape);
    return m_lastSequentialId;
}

market::OrderBook SimulatedMarket::bookAt(base::Timestamp now) const {
    return bookAround(m_anchor, m_tick, now, m_seed);
}

base::Price SimulatedMarket::previousClose(base::Timestamp at) const {
    return m_days.closeBefore(floorTo(24h, at)).value_or(m_days.bars().front().candle.open);
}

const CandleSeries& SimulatedMarket::seriesFor(base::Milliseconds unit) const {
    if (unit < 60s)
        return m_seconds;
    return unit < 24h ? m_minutes : m_days;
}

TickerView SimulatedMarket::ticker(base::Timestamp now) const {
    TickerView view;
    view.last = lastTrade();
    view.previousClose = previousClose(now);
    view.open = view.high = view.low = view.last.price;
    if (const auto today = m_days.since(floorTo(24h, now))) {
        view.open = today->candle.open;
        view.high = today->candle.high;
        view.low = today->candle.low;
        view.turnoverToday = today->turnover;
        view.volumeToday = today->candle.volume;
    }
    if (const auto day = m_minutes.since(floorTo(60s, now) - 24h + 60s)) {
        view.turnover24h = day->turnover;
        view.volume24h = day->candle.volume;
    }
    if (base::tradingDay(now) == m_flowDay) {
        view.askVolumeToday = m_askVolume;
        view.bidVolumeToday = m_bidVolume;
    }
    view.highest52Weeks = view.high;
    view.lowest52Weeks = view.low;
    view.highest52WeeksAt = view.lowest52WeeksAt = now;
    for (const SeriesBar& bar : m_days.bars()) {
        if (bar.candle.openTime < now - 24h * 364)
            continue;
        if (bar.candle.high > view.highest52Weeks) {
            view.highest52Weeks = bar.candle.high;
            view.highest52WeeksAt = bar.candle.openTime;
        }
        if (bar.candle.low < view.lowest52Weeks) {
            view.lowest52Weeks = bar.candle.low;
            view.lowest52WeeksAt = bar.candle.openTime;
        }
    }
    return view;
}

} // namespace kkachi::simulator
