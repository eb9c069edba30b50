// Start, comparison with the exchange's balances, and stop.
#include "engine/trading_engine.h"

#include <utility>

namespace kkachi::engine {

namespace {

constexpr base::Milliseconds kReadAgain{30'000};
constexpr base::Milliseconds kReadAgainAfterFailure{2'000};
// The exchange keeps fees to more than eight decimals of a won; differences below this are its rounding against ours.
constexpr base::Krw kRoundingResidue = base::Krw::fromUnits(100'000); // 0.001 won
constexpr int kDriftsForAlarm = 2;                                    // one reading may be older than the last fill

base::Krw magnitude(base::Krw amount) {
    return amount.isNegative() ? -amount : amount;
}

} // namespace

void TradingEngine::on(const StartRequested&) {
    if (m_run != RunState::Stopped)
        return;
    m_run = RunState::Starting;
    m_nextQuestion = m_now;
    if (!m_isReconciled)
        for (const order::Order& left : m_settings.openOrders)
            m_executor.adopt(left, m_now);
    m_settings.openOrders.clear();
    readAccount();
}

void TradingEngine::on(const StopRequested&) {
    if (m_run == RunState::Stopped || m_run == RunState::Stopping)
        return;
    m_run = RunState::Stopping;
    m_executor.cancelAll(m_now);
    // An order of unknown outcome is proved absent by the balances, so they are read until it has ended.
    m_nextAccountRead = m_now;
    stopIfDone();
}

void TradingEngine::stopIfDone() {
    if (m_run != RunState::Stopping || m_executor.hasOpenOrders())
        return;
    m_nextAccountRow = m_now;
    recordAccountIfDue();
    m_run = RunState::Stopped;
    m_openQuestion.reset();
    m_out->push_back(HaveStopped{!m_ledger.position().isFlat()});
}

void TradingEngine::readAccount() {
    m_accountAskedAt = m_now;
    m_nextAccountRead = m_now + wall(kReadAgain);
    m_out->push_back(exchange::ReadAccount{m_settings.market});
}

void TradingEngine::on(const AccountSeen& event) {
    m_spec = event.report.spec;
    bool isSettled = false;
    if (m_isReconciled) {
        isSettled = reconcile(event.report);
    } else {
        open(event.report);
        isSettled = !m_executor.hasOpenOrders();
    }
    if (m_run == RunState::Starting && isSettled) {
        m_run = RunState::Running;
        m_out->push_back(HaveStarted{});
        askIfDue();
    } else if (m_run == RunState::Starting || m_run == RunState::Stopping) {
        m_nextAccountRead = m_now + wall(kReadAgainAfterFailure);
    }
    stopIfDone();
}

void TradingEngine::on(const AccountMissing& event) {
    m_nextAccountRead = m_now + wall(kReadAgainAfterFailure);
    if (event.why.credentials) {
        enter(risk::TradingState::Halted, "CREDENTIALS", {}, event.why.reason);
        return;
    }
    if (m_run == RunState::Starting)
        alert(storage::Severity::ActSoon, "ACCOUNT_UNAVAILABLE", event.why.reason);
}

// The first picture of the account: cash is what the exchange says; coins that no order of ours brought are external.
void TradingEngine::open(const exchange::AccountReport& report) {
    m_ledger.setCash(report.krw.free + report.krw.locked);
    m_externalCoins = report.base.free + report.base.locked - m_ledger.position().volume;
    m_isReconciled = true;
    const base::Krw equity = m_ledger.equityAt(m_market.price().value_or(base::Price{}));
    m_day.begin(equity);
    m_total.begin(equity);
    noteReconciliation(true, "cash " + m_ledger.cash().toString() + ", external coins " + m_externalCoins.toString());
}

// True when the books stand: they agree with the exchange, or what differed has been dealt with.
bool TradingEngine::reconcile(const exchange::AccountReport& report) {
    const base::Krw cashDrift = report.krw.free + report.krw.locked - m_ledger.cash();
    const base::Quantity coinDrift =
        report.base.free + report.base.locked - m_externalCoins - m_ledger.position().volume;
    const bool agrees = magnitude(cashDrift) <= kRoundingResidue && coinDrift.isZero();
    if (agrees && m_executor.awaitsBalanceProof(m_now))
        m_executor.onBalancesAgree(report.openOrders, m_now);
    if (m_executor.hasOpenOrders())
        return false; // fills may be on their way; the next reading tells
    if (agrees) {
        m_driftsSeen = 0;
        m_ledger.setCash(m_ledger.cash() + cashDrift); // the exchange's figure wins
        noteReconciliation(true, {});
        return true;
    }
    m_nextAccountRead = m_now + wall(kReadAgainAfterFailure);
    if (m_lastFillAt >= m_accountAskedAt)
        return false; // the exchange may have been asked before that fill
    return takeOverIfSeenTwice(report, cashDrift, coinDrift);
}

bool TradingEngine::takeOverIfSeenTwice(const exchange::AccountReport& report, base::Krw cashDrift,
                                        base::Quantity coinDrift) {
    const std::string detail = "cash differs by " + cashDrift.toString() + ", coins by " + coinDrift.toString();
    noteReconciliation(false, detail);
    if (++m_driftsSeen < kDriftsForAlarm)
        return false;
    m_driftsSeen = 0;
    m_nextAccountRead = m_now + wall(kReadAgain);
    alert(storage::Severity::ActNow, "BALANCE_DRIFT", detail);
    const base::Quantity external = m_externalCoins + coinDrift;
    if (external.isNegative()) {
        // Somebody sold coins that are ours by the books: what is held is no longer known.
        enter(risk::TradingState::Halted, "POSITION_MISSING", m_ledger.position().volume.toString(),
              (report.base.free + report.base.locked).toString());
        return true;
    }
    m_externalCoins = external;
    m_ledger.setCash(m_ledger.cash() + cashDrift);
    m_day.moveCash(cashDrift);
    m_total.moveCash(cashDrift);
    return true;
}

void TradingEngine::noteReconciliation(bool clean, std::string detail) {
    record(storage::ReconciliationRow{m_settings.mode, m_now, clean, std::move(detail)});
}

} // namespace kkachi::engine
