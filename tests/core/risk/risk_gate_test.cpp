#include "risk/risk_gate.h"

#include <gtest/gtest.h>

using namespace kkachi;
using base::Krw;
using base::Price;
using base::Quantity;
using base::Ratio;
using order::OrderIdea;
using order::Side;
using risk::AccountState;
using risk::DenialReason;
using risk::Limits;

namespace {

const base::Timestamp kNow = base::fromEpochMs(1'800'000'000'000);
const Ratio kMinimumConfidence = Ratio::fromUnits(60'000'000);

AccountState flatAccount() {
    AccountState account;
    account.reconciled = true;
    account.dataFresh = true;
    account.freeCash = Krw::whole(10'000'000);
    account.capital = Krw::whole(10'000'000);
    return account;
}

AccountState holdingAccount() {
    AccountState account = flatAccount();
    account.position = Quantity::fromUnits(200'000); // 0.002
    account.positionValue = Krw::whole(200'000);
    return account;
}

OrderIdea buy() {
    OrderIdea idea;
    idea.side = Side::Buy;
    idea.signalId = 1;
    idea.confidence = Ratio::fromUnits(70'000'000);
    idea.freshUntil = kNow;
    idea.reference = Price::whole(100'000'000);
    return idea;
}

OrderIdea sell() {
    OrderIdea idea = buy();
    idea.side = Side::Sell;
    return idea;
}

auto judge(const OrderIdea& idea, const AccountState& account, const Limits& limits = {},
           const market::MarketSpec& spec = {}) {
    return risk::evaluate(idea, account, limits, spec, kMinimumConfidence, kNow);
}

void expectDenied(const OrderIdea& idea, const AccountState& account, DenialReason reason, const Limits& limits = {},
                  const market::MarketSpec& spec = {}) {
    const auto verdict = judge(idea, account, limits, spec);
    ASSERT_FALSE(verdict.has_value()) << "expected " << risk::code(reason);
    EXPECT_EQ(risk::code(verdict.error().reason), risk::code(reason));
}

TEST(RiskGate, ApprovesAnEntryAtThePositionLimit) {
    const auto verdict = judge(buy(), flatAccount());
    ASSERT_TRUE(verdict.has_value());
    EXPECT_EQ(verdict->funds(), Krw::whole(200'000));
    EXPECT_EQ(verdict->amount(), Quantity::fromUnits(200'000));
}

TEST(RiskGate, ApprovesALimitEntryByVolumeAtItsLimitPrice) {
    OrderIdea idea = buy();
    idea.type = order::Type::Limit;
    idea.limitPrice = Price::whole(99'000'000);
    const auto verdict = judge(idea, flatAccount());
    ASSERT_TRUE(verdict.has_value());
    EXPECT_TRUE(verdict->funds().isZero());
    EXPECT_EQ(verdict->amount(), base::volumeFor(Krw::whole(200'000), Price::whole(99'000'000)));
}

TEST(RiskGate, DeniesWhenExposureWouldExceedThePositionLimit) {
    AccountState account = flatAccount();
    account.openEntryValue = Krw::fromUnits(1); // of an order whose fate is being looked up
    expectDenied(buy(), account, DenialReason::PositionLimit);
}

TEST(RiskGate, DeniesASecondEntry) {
    expectDenied(buy(), holdingAccount(), DenialReason::AlreadyInPosition);
    AccountState pending = flatAccount();
    pending.hasOpenEntry = true;
    expectDenied(buy(), pending, DenialReason::OrderPending);
}

TEST(RiskGate, NeedsTheMinimumConfidenceOfASignal) {
    OrderIdea weak = buy();
    weak.confidence = kMinimumConfidence - Ratio::fromUnits(1);
    expectDenied(weak, flatAccount(), DenialReason::LowConfidence);
    OrderIdea weakSale = sell();
    weakSale.confidence = weak.confidence;
    expectDenied(weakSale, holdingAccount(), DenialReason::LowConfidence);
    OrderIdea exactly = buy();
    exactly.confidence = kMinimumConfidence;
    EXPECT_TRUE(judge(exactly, flatAccount()).has_value());
}

TEST(RiskGate, DeniesAnEntryOnASignalPastItsTime) {
    OrderIdea late = buy();
    late.freshUntil = kNow - base::Milliseconds{1};
    expectDenied(late, flatAccount(), DenialReason::SignalExpired);
}

TEST(RiskGate, DeniesEntriesInEveryStateButActive) {
    for (const auto& [state, reason] : {std::pair{risk::TradingState::Paused, DenialReason::TradingPaused},
                                        std::pair{risk::TradingState::Protected, DenialReason::TradingPaused},
                                        std::pair{risk::TradingState::Halted, DenialReason::TradingHalted}}) {
        AccountState account = flatAccount();
        account.state = state;
        expectDenied(buy(), account, reason);
    }
}

TEST(RiskGate, NamesTheGuardThatPausedTrading) {
    AccountState account = flatAccount();
    account.state = risk::TradingState::Paused;
    account.dailyLossReached = true;
    expectDenied(buy(), account, DenialReason::DailyLossLimit);
}

TEST(RiskGate, DeniesEntriesOnWhatIsNotKnown) {
    AccountState account = flatAccount();
    account.reconciled = false;
    expectDenied(buy(), account, DenialReason::NotReconciled);
    account = flatAccount();
    account.hasUnknownOrder = true;
    expectDenied(buy(), account, DenialReason::UnknownOrder);
    account = flatAccount();
    account.dataFresh = false;
    expectDenied(buy(), account, DenialReason::StaleData);
}

TEST(RiskGate, DeniesEntriesInAVolatileMarketAndAboveTheOrderRate) {
    AccountState account = flatAccount();
    account.isVolatile = true;
    expectDenied(buy(), account, DenialReason::Volatility);
    account = flatAccount();
    account.ordersInLastMinute = 6;
    expectDenied(buy(), account, DenialReason::OrderRate);
    account.ordersInLastMinute = 5;
    EXPECT_TRUE(judge(buy(), account).has_value());
}

TEST(RiskGate, NoGuardStopsASaleOfAKnownPosition) {
    AccountState account = holdingAccount();
    account.state = risk::TradingState::Halted;
    account.reconciled = false;
    account.dailyLossReached = account.totalLossReached = true;
    account.hasUnknownOrder = true;
    account.dataFresh = false;
    account.isVolatile = true;
    account.ordersInLastMinute = 1000;
    OrderIdea stop = sell();
    stop.origin = order::Origin::StopLoss;
    stop.signalId.reset();
    stop.confidence.reset();
    const auto verdict = judge(stop, account);
    ASSERT_TRUE(verdict.has_value());
    EXPECT_EQ(verdict->amount(), account.position);
}

TEST(RiskGate, SellsNothingTwice) {
    expectDenied(sell(), flatAccount(), DenialReason::NothingToSell);
    AccountState account = holdingAccount();
    account.hasOpenExit = true;
    expectDenied(sell(), account, DenialReason::OrderPending);
}

TEST(RiskGate, DeniesAnEntryThatCouldNotBeSoldAtItsStop) {
    const Limits limits; // 2 %, stop 3 %: worth 0.0194 of the capital at the stop
    AccountState account = flatAccount();
    account.capital = account.freeCash = Krw::whole(257'700); // 5,154 won, 4,999.38 at the stop
    expectDenied(buy(), account, DenialReason::ExitBelowMinimum, limits);
    account.capital = account.freeCash = Krw::whole(257'800); // 5,156 won, 5,001.32 at the stop
    EXPECT_TRUE(judge(buy(), account, limits).has_value());
}

TEST(RiskGate, DeniesAnEntryOutsideTheExchangesTotals) {
    AccountState account = flatAccount();
    account.capital = account.freeCash = Krw::whole(249'999); // 4,999 won
    expectDenied(buy(), account, DenialReason::BelowMinimumTotal);
    market::MarketSpec spec;
    spec.maximumTotal = Krw::whole(199'999);
    expectDenied(buy(), flatAccount(), DenialReason::AboveMaximumTotal, {}, spec);
}

TEST(RiskGate, DeniesAnEntryWithoutCash) {
    AccountState account = flatAccount();
    account.freeCash = Krw{};
    expectDenied(buy(), account, DenialReason::InsufficientFunds);
}

TEST(RiskGate, TellsTheLimitAndTheValueOfADenial) {
    AccountState account = flatAccount();
    account.ordersInLastMinute = 7;
    const auto verdict = judge(buy(), account);
    ASSERT_FALSE(verdict.has_value());
    EXPECT_EQ(verdict.error().limit, "6");
    EXPECT_EQ(verdict.error().actual, "7");
}

} // namespace
