#include "tests/ui/snapshot_builder.h"

#include <algorithm>
#include <cmath>

namespace kkachi::test {
namespace {

using base::Krw;
using base::Milliseconds;
using base::Price;
using base::Quantity;
using base::Ratio;

constexpr std::int64_t kNowMs = 1'795'309'323'000; // 2026-11-22T01:02:03Z, 10:02:03 in Korea
constexpr double kLevel = 141'250'000;

// A smooth, repeatable market on a tick of 1,000 won.
std::int64_t wonAt(std::int64_t second) {
    const auto t = static_cast<double>(second % 100'000);
    const double wave = 60'000 * std::sin(t / 97) + 24'000 * std::sin(t / 13) + 9'000 * std::sin(t * 1.7);
    return std::llround((kLevel + wave) / 1000) * 1000;
}

std::int64_t highest(std::initializer_list<std::int64_t> prices) {
    return std::max(prices);
}
std::int64_t lowest(std::initializer_list<std::int64_t> prices) {
    return std::min(prices);
}

market::Candle barAt(std::int64_t openSecond, std::int64_t seconds) {
    const std::int64_t open = wonAt(openSecond);
    const std::int64_t close = wonAt(openSecond + seconds);
    const std::int64_t middle = wonAt(openSecond + seconds / 2);
    return {.openTime = base::fromEpochMs(openSecond * 1000),
            .open = Price::whole(open),
            .high = Price::whole(highest({open, close, middle}) + 2000 * (openSecond % 3)),
            .low = Price::whole(lowest({open, close, middle}) - 2000 * (openSecond % 2)),
            .close = Price::whole(close),
            .volume = Quantity::fromUnits(1'200'000 * (1 + openSecond * 7 % 11) * (seconds > 1 ? 40 : 1))};
}

engine::BarSeries seriesEndingAt(std::int64_t nowSecond, std::int64_t unitSeconds, int count) {
    auto closed = std::make_shared<std::vector<market::Candle>>();
    const std::int64_t current = nowSecond / unitSeconds * unitSeconds;
    for (int back = count; back > 0; --back)
        closed->push_back(barAt(current - back * unitSeconds, unitSeconds));
    return {.unit = Milliseconds{unitSeconds * 1000}, .closed = closed, .current = barAt(current, unitSeconds)};
}

market::Trade tradeAt(std::int64_t id, std::int64_t ms) {
    return {.sequentialId = id,
            .at = base::fromEpochMs(ms),
            .price = Price::whole(wonAt(ms / 1000)),
            .volume = Quantity::fromUnits(150'000 + id * 7919 % 2'000'000),
            .taker = id % 3 == 0 ? market::Taker::Seller : market::Taker::Buyer};
}

order::Order executed(std::string identifier, order::Side side, std::int64_t atMs, std::int64_t signalId) {
    order::Order order;
    order.identifier = std::move(identifier);
    order.exchangeUuid = "9e8f8eba-7050-4837-8969-cfc272cbe083";
    order.signalId = signalId;
    order.side = side;
    order.amount = Quantity::fromUnits(141'592);
    order.price = Price::whole(wonAt(atMs / 1000));
    order.createdAt = base::fromEpochMs(atMs);
    order.state = order::State::Filled;
    order.fills = {{order.identifier, order.createdAt + Milliseconds{180}, order.price, order.amount, Krw::whole(100)}};
    order.executedVolume = order.amount;
    order.executedFunds = base::notional(order.price, order.amount, base::Rounding::HalfEven);
    order.fee = Krw::whole(100);
    return order;
}

engine::AnsweredSignal answer(std::int64_t id, std::int64_t atMs, signal::Action action, double confidence,
                              std::string reasoning) {
    engine::AnsweredSignal answered;
    answered.signal = {.id = id,
                       .askedAt = base::fromEpochMs(atMs - 340),
                       .at = base::fromEpochMs(atMs),
                       .action = action,
                       .confidence = confidence,
                       .reasoning = std::move(reasoning),
                       .source = signal::Source::Gpt,
                       .model = "gpt-6-luna",
                       .rawResponse = "{}",
                       .latency = Milliseconds{340},
                       .problem = ""};
    storage::VerdictRow verdict;
    verdict.at = answered.signal.at;
    verdict.signalId = id;
    verdict.approved = action != signal::Action::Hold;
    verdict.reason = verdict.approved ? "APPROVED" : "HOLD";
    answered.verdict = verdict;
    return answered;
}

} // namespace

SnapshotBuilder::SnapshotBuilder() {
    m_snapshot.at = base::fromEpochMs(kNowMs);
    m_snapshot.market = "KRW-BTC";
    m_snapshot.run = engine::RunState::Running;
    m_snapshot.equityCurve = std::make_shared<const std::vector<engine::EquityPoint>>();
    addMarket();
    addSignals();
    addOrders();
    addAccount();
    alert(storage::Severity::Info, "STARTED", "demo run on the built-in exchange");
}

void SnapshotBuilder::addMarket() {
    const std::int64_t now = kNowMs / 1000;
    m_snapshot.price = Price::whole(wonAt(now));
    market::Ticker ticker;
    ticker.at = m_snapshot.at;
    ticker.price = *m_snapshot.price;
    ticker.previousClose = Price::whole(139'575'000);
    ticker.signedChangeRate = ticker.price.toDouble() / ticker.previousClose.toDouble() - 1;
    m_snapshot.ticker = ticker;
    m_snapshot.series = {seriesEndingAt(now, 1, 300), seriesEndingAt(now, 60, 30)};
    for (int level = 0; level < 20; ++level) {
        const auto size = [&](int seed) { return Quantity::fromUnits(1'000'000LL * ((level * seed) % 37 + 3)); };
        m_snapshot.book.asks.push_back({*m_snapshot.price + Price::whole(1000 * (level + 1)), size(13)});
        m_snapshot.book.bids.push_back({*m_snapshot.price - Price::whole(1000 * level), size(17)});
    }
    for (int back = 0; back < 40; ++back)
        m_snapshot.tape.push_back(tradeAt(9'000 - back, kNowMs - 400LL * back));
    m_snapshot.health = {.feed = exchange::FeedState::Live,
                         .privateStream = exchange::FeedState::Live,
                         .lastMessageAt = m_snapshot.at - Milliseconds{230},
                         .accountKnown = true,
                         .storageWorks = true,
                         .analystLatency = Milliseconds{340},
                         .analystAnswers = true};
}

void SnapshotBuilder::addAccount() {
    engine::AccountView& account = m_snapshot.account;
    account.cash = Krw::whole(9'799'900);
    account.equity = Krw::whole(10'001'250);
    account.capital = account.equity;
    account.position = Quantity::fromUnits(141'592);
    account.averageEntry = m_snapshot.fills.front().fill.price;
    account.realisedPnl = Krw::whole(1'840);
    account.unrealisedPnl = Krw::whole(-82);
    account.dayPnl = Krw::whole(1'250);
    account.feesPaid = Krw::whole(412);
    account.stopPrice = base::scale(*account.averageEntry, Ratio::fromUnits(97'000'000), base::Rounding::HalfEven);
    account.stopCover = Ratio::whole(1);
    m_snapshot.risk.exposure = Krw::whole(200'000);
    m_snapshot.risk.exposureLimit = Krw::whole(200'025);
    m_snapshot.risk.dayLossLimit = Krw::whole(30'000);
    m_snapshot.risk.volatility = 0.0041;
    m_snapshot.risk.volatilityLimit = 0.015;
    m_snapshot.risk.stopLoss = Ratio::fromUnits(3'000'000);
}

void SnapshotBuilder::addSignals() {
    m_snapshot.signals = {
        answer(42, kNowMs - 2'000, signal::Action::Hold, 0.55,
               "Momentum has faded after the push above 141.3 million; the book is balanced and volume is falling. "
               "Waiting costs little here."),
        answer(41, kNowMs - 62'000, signal::Action::Buy, 0.78,
               "Price broke the high of the last ten minutes with rising taker volume; bids thicken below."),
        answer(40, kNowMs - 122'000, signal::Action::Sell, 0.71, "Lower highs on falling volume, asks stacked above."),
    };
}

void SnapshotBuilder::addOrders() {
    m_snapshot.orders = {executed("kkachi-demo-7f3a-00000041", order::Side::Buy, kNowMs - 61'500, 41),
                         executed("kkachi-demo-7f3a-00000040", order::Side::Sell, kNowMs - 91'500, 40)};
    for (const order::Order& order : m_snapshot.orders)
        m_snapshot.fills.push_back({m_snapshot.mode, order.identifier, order.side, order.fills.front()});
}

SnapshotBuilder& SnapshotBuilder::run(engine::RunState state) {
    m_snapshot.run = state;
    return *this;
}

SnapshotBuilder& SnapshotBuilder::flat() {
    m_snapshot.account.position = {};
    m_snapshot.account.averageEntry.reset();
    m_snapshot.account.stopPrice.reset();
    m_snapshot.account.stopCover = {};
    return *this;
}

SnapshotBuilder& SnapshotBuilder::later(int seconds) {
    m_snapshot.at += std::chrono::seconds{seconds};
    const std::int64_t ms = base::toEpochMs(m_snapshot.at);
    m_snapshot.price = Price::whole(wonAt(ms / 1000));
    m_snapshot.ticker->price = *m_snapshot.price;
    m_snapshot.series = {seriesEndingAt(ms / 1000, 1, 300), seriesEndingAt(ms / 1000, 60, 30)};
    m_snapshot.tape.insert(m_snapshot.tape.begin(), tradeAt(m_snapshot.tape.front().sequentialId + 1, ms));
    if (m_snapshot.tape.size() > 60)
        m_snapshot.tape.pop_back();
    return *this;
}

SnapshotBuilder& SnapshotBuilder::bars(int count) {
    m_snapshot.series.front() = seriesEndingAt(base::toEpochMs(m_snapshot.at) / 1000, 1, count);
    return *this;
}

SnapshotBuilder& SnapshotBuilder::alert(storage::Severity severity, std::string code, std::string detail) {
    const auto count = static_cast<std::int64_t>(m_snapshot.alerts.size());
    m_snapshot.alerts.insert(m_snapshot.alerts.begin(), {m_snapshot.mode, m_snapshot.at + Milliseconds{count}, severity,
                                                         std::move(code), std::move(detail)});
    return *this;
}

SnapshotBuilder& SnapshotBuilder::denied(std::string reason, std::string limit, std::string actual) {
    storage::VerdictRow& verdict = *m_snapshot.signals.front().verdict;
    verdict.approved = false;
    verdict.reason = std::move(reason);
    verdict.limit = std::move(limit);
    verdict.actual = std::move(actual);
    return *this;
}

} // namespace kkachi::test
