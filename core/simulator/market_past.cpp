#include "simulator/market_past.h"

#include "simulator/bar_trades.h"
#include "simulator/random.h"
#include "simulator/sequential_id.h"
#include "simulator/trade_rhythm.h"

#include <algorithm>
#include <cstdlib>

namespace kkachi::simulator {

namespace {

using base::Price;
using namespace std::chrono_literals;

constexpr auto kYear = 24h * 365;
constexpr int kEarlierDays = 4 * 365;
constexpr std::int64_t kMovementScale = 1'000'000'000;
constexpr std::int64_t kUsualMovement = 420'000; // standard deviation of a minute, 1e-9 of the price
constexpr std::int64_t kLiveMovement = 550'000;  // the same of the market since the start
constexpr std::int64_t kDayMovement = 21'000'000;
constexpr std::int64_t kMinuteVolume = 320'000'000; // 1e-8 coins
constexpr std::int64_t kDayVolume = 450'000'000'000;
constexpr std::int64_t kQuietOneIn = 400; // minutes
constexpr std::size_t kDaysKept = 8;

Price moved(Price price, std::int64_t movement, Price tick) {
    const auto change = static_cast<std::int64_t>(base::Wide{price.units()} * movement / kMovementScale);
    // To the nearest tick: always downwards would wear the price away within a year.
    return std::max(base::floorToTick(Price::fromUnits(price.units() + change + tick.units() / 2), tick), tick);
}

// One bar that closes at `close`, and moved by about `movement` on its way there.
SeriesBar drawBar(Random& random, base::Timestamp at, base::Milliseconds unit, Price close, std::int64_t movement,
                  std::int64_t meanVolume, Price tick, std::int64_t usual = kUsualMovement) {
    SeriesBar bar;
    market::Candle& candle = bar.candle;
    candle.openTime = at;
    candle.close = close;
    candle.open = moved(close, -movement, tick);
    const std::int64_t reach = std::abs(movement) / 3 + usual / 4;
    candle.high = std::max(moved(std::max(candle.open, candle.close), random.heavy(reach), tick),
                           std::max(candle.open, candle.close));
    candle.low = std::min(moved(std::min(candle.open, candle.close), -random.heavy(reach), tick),
                          std::min(candle.open, candle.close));
    candle.volume = base::Quantity::fromUnits(meanVolume * 2 / 5 + random.heavy(meanVolume * 3 / 5));
    bar.turnover = candle.volume.toDouble() * (candle.open.toDouble() + candle.close.toDouble()) / 2;
    bar.lastTradeAt = at + unit - base::Milliseconds{1 + random.below(unit.count() / 40)};
    return bar;
}

SeriesBar joined(const std::vector<SeriesBar>& bars, base::Timestamp openTime) {
    SeriesBar whole = bars.front();
    for (std::size_t i = 1; i < bars.size(); ++i)
        mergeInto(whole, bars[i]);
    whole.candle.openTime = openTime;
    return whole;
}

} // namespace

market::Candle partOfMinute(std::uint64_t seed, base::Timestamp from, base::Timestamp to, Price close, Price tick) {
    Random random{mix(mix(seed ^ 0x50415254U) ^ static_cast<std::uint64_t>(base::toEpochMs(from)))};
    const std::int64_t length = (to - from).count();
    // Movement grows with the root of the time, volume with the time.
    const std::int64_t usual = kLiveMovement * rootOf(length) / rootOf(60'000);
    return drawBar(random, from, to - from, close, random.bell(usual), kMinuteVolume * length / 60'000, tick, usual)
        .candle;
}

MarketPast::MarketPast(std::uint64_t seed, base::Timestamp end, Price price, Price tick, PastTape tape)
    : m_seed{seed}
    , m_end{end}
    , m_walkEnd{tape.isEmpty() ? end : floorTo(60s, tape.firstAt())}
    , m_firstMinute{floorTo(24h, m_walkEnd) - kYear}
    , m_middle{tape.isEmpty() ? price : tape.firstPrice()}
    , m_tick{tick}
    , m_tape{std::move(tape)} {
    makeDays(m_middle);
}

// A walk backwards goes by this towards the middle, 1e-9 of the price; `strength` at twice the middle.
std::int64_t MarketPast::pullOf(Price price, std::int64_t strength) const {
    return static_cast<std::int64_t>(base::Wide{price.units() - m_middle.units()} * strength / m_middle.units());
}

// Backwards: each day closes where the next one opens.
void MarketPast::makeDays(Price price) {
    std::vector<SeriesBar> newestFirst;
    for (auto day = floorTo(24h, m_walkEnd); day >= m_firstMinute; day -= 24h) {
        m_walkCloses.emplace_back(day, price);
        const auto minutes = walkDay(day, std::min(day + 24h, m_walkEnd), price);
        if (minutes.empty())
            continue;
        newestFirst.push_back(joined(minutes, day));
        price = minutes.front().candle.open;
    }
    Random random{mix(m_seed ^ 0x59454152U)};
    auto day = m_firstMinute;
    for (int i = 0; i < kEarlierDays; ++i) {
        day -= 24h;
        newestFirst.push_back(
            drawBar(random, day, 24h, price, random.bell(kDayMovement) + pullOf(price, 3'000'000), kDayVolume, m_tick));
        price = newestFirst.back().candle.open;
    }
    m_days.assign(newestFirst.rbegin(), newestFirst.rend());
    if (m_tape.isEmpty())
        return;
    // The day in which the tape begins is partly of the walk.
    CandleSeries series{24h, m_days.size() + 100'000};
    for (const SeriesBar& bar : m_days)
        series.addBar(bar);
    m_tape.addTo(series);
    m_days.assign(series.bars().begin(), series.bars().end());
}

// The minutes in [day, to), oldest first. Big movements raise the volatility of the ones around them; a slight pull
// keeps a year near the price it ends at.
std::vector<SeriesBar> MarketPast::walkDay(base::Timestamp day, base::Timestamp to, Price close) const {
    Random random{mix(mix(m_seed ^ 0x50415354U) ^ static_cast<std::uint64_t>(base::toEpochMs(day)))};
    std::vector<SeriesBar> bars;
    bars.reserve(24 * 60);
    std::int64_t volatility = kUsualMovement / 2 + random.below(kUsualMovement);
    if (to == m_end)
        volatility = kLiveMovement; // nobody should see where the past ends
    for (auto at = to - 60s; at >= day; at -= 60s) {
        const std::int64_t shock = random.bell(volatility);
        volatility += (kUsualMovement - volatility) / 60 + (std::abs(shock) - volatility * 4 / 5) / 12;
        volatility = std::clamp(volatility, kUsualMovement / 4, kUsualMovement * 4);
        if (random.oneIn(kQuietOneIn))
            continue;
        const std::int64_t volume = kMinuteVolume * 2 / 3 + kMinuteVolume / 3 * std::abs(shock) / kUsualMovement;
        bars.push_back(drawBar(random, at, 60s, close, shock + pullOf(close, 8'000), volume, m_tick));
        close = bars.back().candle.open;
    }
    std::reverse(bars.begin(), bars.end());
    return bars;
}

const std::vector<SeriesBar>& MarketPast::minutesOf(base::Timestamp day) const {
    for (const auto& [known, minutes] : m_recent)
        if (known == day)
            return minutes;
    if (m_recent.size() >= kDaysKept)
        m_recent.pop_front();
    m_recent.emplace_back(day, makeMinutes(day));
    return m_recent.back().second;
}

std::vector<SeriesBar> MarketPast::makeMinutes(base::Timestamp day) const {
    std::vector<SeriesBar> minutes;
    for (const auto& [walked, close] : m_walkCloses)
        if (walked == day)
            minutes = walkDay(day, std::min(day + 24h, m_walkEnd), close);
    CandleSeries series{60s, 24 * 60};
    for (const market::Trade& trade : tapeTrades(day, std::min(day + 24h, m_end)))
        series.add(trade);
    minutes.insert(minutes.end(), series.bars().begin(), series.bars().end());
    return minutes;
}

std::vector<market::Trade> MarketPast::tradesOf(base::Timestamp minute) const {
    std::vector<market::Trade> trades;
    if (minute >= m_walkEnd) {
        trades = tapeTrades(minute, std::min(minute + 60s, m_end));
    } else {
        const auto& minutes = minutesOf(floorTo(24h, minute));
        const auto bar =
            std::lower_bound(minutes.begin(), minutes.end(), minute,
                             [](const SeriesBar& b, base::Timestamp at) { return b.candle.openTime < at; });
        if (bar != minutes.end() && bar->candle.openTime == minute)
            trades = tradesOfBar(bar->candle, 60s, m_tick, m_seed);
    }
    std::int64_t last = 0;
    for (market::Trade& trade : trades) // as of the trades since the start
        last = trade.sequentialId = sequentialIdAfter(last, trade.at, trade.sequentialId);
    return trades;
}

} // namespace kkachi::simulator
