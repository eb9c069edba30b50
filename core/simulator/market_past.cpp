#include "simulator/market_past.h"

#include "simulator/random.h"

#include <algorithm>

namespace kkachi::simulator {

namespace {

using base::Price;
using namespace std::chrono_literals;

constexpr auto kSecondBars = 10min;
constexpr int kDayBars = 400;
constexpr std::int64_t kMovementScale = 1'000'000'000;

// How bars of one unit look: standard deviation of their movement in 1e-9, mean volume in 1e-8 coins, and how seldom a
// bucket saw no trade.
struct Character {
    base::Milliseconds unit;
    std::int64_t movement;
    std::int64_t meanVolume;
    std::int64_t quietOneIn;
};

constexpr Character kSecond{1s, 70'000, 5'500'000, 12};
constexpr Character kMinute{60s, 520'000, 320'000'000, 400};
constexpr Character kDay{24h, 21'000'000, 450'000'000'000, 1'000'000};

class BackwardWalk {
  public:
    BackwardWalk(std::uint64_t seed, Price from, Price tick)
        : m_random{seed}
        , m_price{from}
        , m_tick{tick} {}

    // Bars of the buckets in [from, to), oldest first.
    std::vector<SeriesBar> walk(const Character& character, base::Timestamp from, base::Timestamp to) {
        std::vector<SeriesBar> bars;
        for (auto at = to - character.unit; at >= from; at -= character.unit)
            if (!m_random.oneIn(character.quietOneIn))
                bars.push_back(drawBar(character, at));
        std::reverse(bars.begin(), bars.end());
        return bars;
    }

  private:
    Price moved(Price price, std::int64_t movement) const {
        const auto units =
            price.units() + static_cast<std::int64_t>(base::Wide{price.units()} * movement / kMovementScale);
        return std::max(base::floorToTick(Price::fromUnits(units), m_tick), m_tick);
    }

    SeriesBar drawBar(const Character& character, base::Timestamp at) {
        SeriesBar bar;
        market::Candle& candle = bar.candle;
        candle.openTime = at;
        candle.close = m_price;
        candle.open = moved(m_price, m_random.bell(character.movement));
        const std::int64_t reach = character.movement / 2;
        candle.high = moved(std::max(candle.open, candle.close), m_random.heavy(reach));
        candle.high = std::max({candle.high, candle.open, candle.close});
        candle.low = moved(std::min(candle.open, candle.close), -m_random.heavy(reach));
        candle.volume = base::Quantity::fromUnits(m_random.heavy(character.meanVolume));
        bar.turnover = candle.volume.toDouble() * (candle.open.toDouble() + candle.close.toDouble()) / 2;
        bar.lastTradeAt = at + character.unit - base::Milliseconds{1 + m_random.below(character.unit.count() / 4)};
        m_price = candle.open;
        return bar;
    }

    Random m_random;
    Price m_price;
    Price m_tick;
};

std::vector<SeriesBar> gather(const std::vector<SeriesBar>& bars, base::Milliseconds unit) {
    CandleSeries series{unit, bars.size() + 1};
    for (const SeriesBar& bar : bars)
        series.addBar(bar);
    return {series.bars().begin(), series.bars().end()};
}

void prepend(std::vector<SeriesBar>& bars, std::vector<SeriesBar> earlier) {
    bars.insert(bars.begin(), earlier.begin(), earlier.end());
}

} // namespace

MarketPast makePast(std::uint64_t seed, base::Timestamp start, Price startPrice, Price tick) {
    BackwardWalk walk{mix(seed ^ 0x50415354U), startPrice, tick};
    const base::Timestamp firstSecond = floorTo(60s, start) - kSecondBars;
    const base::Timestamp yesterday = floorTo(24h, start) - 24h;
    MarketPast past;
    past.seconds = walk.walk(kSecond, firstSecond, floorTo(1s, start));
    past.minutes = gather(past.seconds, 60s);
    prepend(past.minutes, walk.walk(kMinute, yesterday, firstSecond));
    past.days = gather(past.minutes, 24h);
    prepend(past.days, walk.walk(kDay, yesterday - kDayBars * 24h, yesterday));
    return past;
}

} // namespace kkachi::simulator
