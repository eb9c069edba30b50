#include "simulator/market_generator.h"

#include <algorithm>

namespace kkachi::simulator {

namespace {

constexpr std::int64_t kUsualVolatility = 25'000; // 2.5e-5 of the price from trade to trade
constexpr std::int64_t kMovementScale = 1'000'000'000;

} // namespace

base::Price startPriceFor(std::uint64_t seed, base::Price tick) {
    Random random{mix(seed ^ 0x5354415254U)};
    const auto price = base::Price::whole(140'000'000 + random.below(4'000'001) - 2'000'000);
    return base::floorToTick(price, tick);
}

MarketGenerator::MarketGenerator(std::uint64_t seed, base::Timestamp start, base::Price startPrice, base::Price tick)
    : m_random{mix(seed)}
    , m_tick{tick}
    , m_startPrice{startPrice}
    , m_middle{startPrice.units()}
    , m_steps{kUsualVolatility} {
    m_next.at = start;
    drawNext();
}

std::optional<market::Trade> MarketGenerator::takeUntil(base::Timestamp now) {
    if (m_next.at > now)
        return std::nullopt;
    const market::Trade trade = m_next;
    drawNext();
    return trade;
}

bool MarketGenerator::jump(base::Ratio fraction) {
    const base::Wide move = base::Wide{m_middle} * fraction.units() / base::kDecimalScale;
    m_middle = std::max(base::narrow(m_middle + move), m_tick.units());
    return true;
}

void MarketGenerator::drawNext() {
    m_next.at += base::Milliseconds{m_rhythm.nextGap(m_random)};
    moveMiddle();
    // With a trend most takers go its way.
    const bool withTrend = m_random.below(100) < 62;
    m_next.taker = (m_trend >= 0) == withTrend ? market::Taker::Buyer : market::Taker::Seller;
    m_next.price = drawPrice(m_next.taker);
    const auto worth = base::Krw::whole(m_random.heavy(kMeanTradeWon) + 5000);
    m_next.volume = base::volumeFor(worth, m_next.price);
}

void MarketGenerator::moveMiddle() {
    if (m_trendLeft-- <= 0) {
        m_trend = m_random.bell(kUsualVolatility / 10);
        m_trendLeft = 150 + m_random.below(350);
    }
    const std::int64_t shock = m_steps.next(m_random);
    const base::Wide move = base::Wide{m_middle} * (shock + m_trend) / kMovementScale;
    m_middle += static_cast<std::int64_t>(move);
    // A long run must not wander off to where the won amounts of this market make no sense.
    if (m_middle > m_startPrice.units() / 2 * 3 || m_middle < m_startPrice.units() / 3 * 2)
        m_trend = m_middle > m_startPrice.units() ? -kUsualVolatility / 10 : kUsualVolatility / 10;
}

base::Price MarketGenerator::drawPrice(market::Taker taker) {
    const base::Price middle = base::floorToTick(base::Price::fromUnits(m_middle), m_tick);
    const auto distance = base::Price::fromUnits(m_tick.units() * m_random.below(3));
    const base::Price price = taker == market::Taker::Buyer ? middle + m_tick + distance : middle - distance;
    return std::max(price, m_tick);
}

} // namespace kkachi::simulator
