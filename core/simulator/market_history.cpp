#include "simulator/market_history.h"

#include <algorithm>

namespace kkachi::simulator {

namespace {

using namespace std::chrono_literals;
using market::CandleUnit;

constexpr auto kSecondsKept = 24h * 90;

// Gathers bars that come newest first into bars of a longer unit.
class Gatherer {
  public:
    Gatherer(CandleUnit unit, std::optional<base::Timestamp> to, std::size_t count)
        : m_unit{unit}
        , m_to{to}
        , m_count{count} {}

    // False once there are enough.
    bool add(const SeriesBar& bar) {
        const base::Timestamp openTime = market::openTimeOf(m_unit, bar.candle.openTime);
        if (m_to && openTime >= *m_to)
            return true;
        SeriesBar whole = bar;
        whole.candle.openTime = openTime;
        if (m_found.empty() || m_found.back().candle.openTime != openTime) {
            if (m_found.size() == m_count)
                return false;
            m_found.push_back(whole);
            return true;
        }
        mergeInto(whole, m_found.back()); // this one is the earlier part
        m_found.back() = whole;
        return true;
    }
    std::vector<SeriesBar> take() { return std::move(m_found); }

  private:
    CandleUnit m_unit;
    std::optional<base::Timestamp> m_to;
    std::size_t m_count;
    std::vector<SeriesBar> m_found;
};

// Those of the series that open before `end`; false once there are enough.
bool addSeries(Gatherer& gatherer, const std::deque<SeriesBar>& bars, base::Timestamp end) {
    auto bar = std::lower_bound(bars.begin(), bars.end(), end,
                                [](const SeriesBar& b, base::Timestamp at) { return b.candle.openTime < at; });
    while (bar != bars.begin())
        if (!gatherer.add(*--bar))
            return false;
    return true;
}

void addPastMinutes(Gatherer& gatherer, const MarketPast& past, base::Timestamp end) {
    for (auto day = floorTo(24h, end - 1ms); day >= past.firstMinute(); day -= 24h) {
        const auto& minutes = past.minutesOf(day);
        for (auto bar = minutes.rbegin(); bar != minutes.rend(); ++bar)
            if (bar->candle.openTime < end && !gatherer.add(*bar))
                return;
    }
}

void addPastSeconds(Gatherer& gatherer, const MarketPast& past, base::Timestamp end, base::Timestamp oldest) {
    for (auto minute = floorTo(60s, end - 1ms); minute >= past.firstMinute() && minute >= oldest; minute -= 60s) {
        CandleSeries seconds{1s, 60};
        for (const market::Trade& trade : past.tradesOf(minute))
            seconds.add(trade);
        if (!addSeries(gatherer, seconds.bars(), end))
            return;
    }
}

} // namespace

std::vector<SeriesBar> newestBars(const SimulatedMarket& market, CandleUnit unit, std::optional<base::Timestamp> to,
                                  base::Timestamp now, std::size_t count) {
    Gatherer gatherer{unit, to, count};
    const bool isOfSeconds = unit == CandleUnit::Second;
    const bool isOfDays = unit >= CandleUnit::Day;
    const CandleSeries& series = isOfSeconds ? market.seconds() : isOfDays ? market.days() : market.minutes();
    // A bucket that opens before `to` counts whole.
    const base::Timestamp end = to ? market::nextOpenTime(unit, *to - 1ms) : now + 24h;
    if (!addSeries(gatherer, series.bars(), end) || isOfDays || series.bars().empty())
        return gatherer.take();
    const base::Timestamp seam = std::min(end, series.bars().front().candle.openTime);
    if (isOfSeconds)
        addPastSeconds(gatherer, market.past(), seam, now - kSecondsKept);
    else
        addPastMinutes(gatherer, market.past(), seam);
    return gatherer.take();
}

std::vector<market::Trade> newestTrades(const SimulatedMarket& market, base::Timestamp from, base::Timestamp to,
                                        std::int64_t cursor, std::size_t count) {
    std::vector<market::Trade> found;
    const auto take = [&](const market::Trade& trade) {
        if (trade.at >= from && trade.at < to && trade.sequentialId < cursor && found.size() < count)
            found.push_back(trade);
    };
    const auto& live = market.trades();
    auto trade = std::lower_bound(live.begin(), live.end(), cursor,
                                  [](const market::Trade& t, std::int64_t id) { return t.sequentialId < id; });
    while (trade != live.begin() && found.size() < count && (--trade)->at >= from)
        take(*trade);
    // The trades since the start begin with those of whole minutes of the past.
    base::Timestamp end = std::min({to, base::Timestamp{base::Milliseconds{cursor / 10'000 + 1}}, market.tapeStart()});
    for (auto minute = floorTo(60s, end - 1ms); found.size() < count && minute + 60s > from; minute -= 60s) {
        if (minute < market.past().firstMinute())
            break;
        const auto trades = market.past().tradesOf(minute);
        for (auto each = trades.rbegin(); each != trades.rend(); ++each)
            if (each->at < market.tapeStart())
                take(*each);
    }
    return found;
}

} // namespace kkachi::simulator
