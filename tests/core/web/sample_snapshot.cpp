#include "sample_snapshot.h"

namespace kkachi::web::test {

namespace {

constexpr base::Timestamp kNow = base::fromEpochMs(1'732'500'000'000); // 2024-11-25T02:00:00Z

engine::AnsweredSignal answered(std::int64_t id, bool approved, std::string reason) {
    engine::AnsweredSignal result;
    result.signal.id = id;
    result.signal.at = kNow - base::Milliseconds{5'000};
    result.signal.action = signal::Action::Buy;
    result.signal.confidence = 0.75;
    result.signal.reasoning = "거래량이 늘며 <b>상승</b>";
    result.signal.rawResponse = "what the model sent";
    result.verdict = storage::VerdictRow{.signalId = id, .approved = approved, .reason = std::move(reason)};
    return result;
}

order::Order executedOrder() {
    order::Order order;
    order.identifier = "run1-1";
    order.signalId = 1;
    order.amount = base::Quantity::fromUnits(200'000);
    order.price = base::Price::whole(100'000'000);
    order.createdAt = kNow - base::Milliseconds{4'000};
    order.state = order::State::Filled;
    order.executedVolume = base::Quantity::fromUnits(200'000);
    order.executedFunds = base::Krw::whole(200'002);
    order.fee = base::Krw::fromUnits(10'000'100'000);
    return order;
}

engine::BarSeries minuteBars() {
    auto closed = std::make_shared<std::vector<market::Candle>>();
    for (int minute = 3; minute > 0; --minute)
        closed->push_back({.openTime = kNow - base::Milliseconds{minute * 60'000},
                           .close = base::Price::whole(100'000'000 + minute)});
    return {.unit = base::Milliseconds{60'000},
            .closed = std::move(closed),
            .current = market::Candle{.openTime = kNow, .close = base::Price::whole(100'000'000)}};
}

} // namespace

engine::Snapshot sampleSnapshot() {
    engine::Snapshot snapshot;
    snapshot.at = kNow;
    snapshot.market = "KRW-BTC";
    snapshot.run = engine::RunState::Running;
    snapshot.price = base::Price::whole(100'000'000);
    snapshot.series = {minuteBars()};
    snapshot.equityCurve = std::make_shared<const std::vector<engine::EquityPoint>>(std::vector<engine::EquityPoint>{
        {.at = kNow - base::Milliseconds{1'000}, .equity = base::Krw::whole(10'000'000)},
        {.at = kNow, .equity = base::Krw::whole(9'999'898)}});
    snapshot.account.cash = base::Krw::whole(9'799'898);
    snapshot.account.equity = base::Krw::whole(9'999'898);
    snapshot.account.position = base::Quantity::fromUnits(200'000);
    snapshot.account.averageEntry = base::Price::whole(100'001'000);
    snapshot.account.dayPnl = -base::Krw::whole(102);
    snapshot.health.feed = exchange::FeedState::Live;
    snapshot.health.lastMessageAt = kNow - base::Milliseconds{120};
    snapshot.signals = {answered(2, false, "ALREADY_IN_POSITION"), answered(1, true, "APPROVED")};
    snapshot.orders = {executedOrder()};
    return snapshot;
}

} // namespace kkachi::web::test
