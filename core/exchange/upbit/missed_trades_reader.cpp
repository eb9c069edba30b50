#include "exchange/upbit/missed_trades_reader.h"

#include "exchange/upbit/upbit_json.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace kkachi::exchange::upbit {

namespace {

constexpr const char* kTradesOfAPage = "500";
constexpr int kMostPages = 40;
constexpr int kMostFailures = 3;
constexpr int kOldestDay = 7;
constexpr base::Milliseconds kPause{300};
// The ids of trades are unique but not ordered in time, so the page must reach a little before the last known trade.
constexpr base::Milliseconds kOverlap{2'000};

} // namespace

MissedTradesReader::MissedTradesReader(UpbitRestClient& rest, std::string market,
                                       std::shared_ptr<const base::Clock> clock)
    : m_rest{rest}
    , m_market{std::move(market)}
    , m_clock{std::move(clock)} {}

void MissedTradesReader::readSince(const market::Trade& last) {
    ++m_question;
    m_since = last.at - kOverlap;
    m_trades.clear();
    m_cursor = 0;
    m_daysAgo = 0;
    const auto days = base::tradingDay(m_clock->now()) - base::tradingDay(m_since);
    m_lastDay = static_cast<int>(std::clamp<std::int64_t>(days, 0, kOldestDay));
    m_pages = 0;
    m_failures = 0;
    readPage();
}

void MissedTradesReader::readPage() {
    RestCall call;
    call.path = "/v1/trades/ticks";
    call.parameters.add("market", m_market).add("count", kTradesOfAPage);
    if (m_cursor != 0)
        call.parameters.add("cursor", std::to_string(m_cursor));
    if (m_daysAgo > 0)
        call.parameters.add("days_ago", std::to_string(m_daysAgo));
    call.group = RateGroup::Trade;
    call.isSigned = false;
    m_rest.send(std::move(call), [this, question = m_question](const RestOutcome& outcome) {
        if (question == m_question)
            onPage(outcome);
    });
}

void MissedTradesReader::onPage(const RestOutcome& outcome) {
    if (outcome.isOk()) {
        if (const auto page = parseTradeTicks(outcome.text(), m_market)) {
            m_failures = 0;
            goOn(*page);
            return;
        }
    }
    tryAgain();
}

void MissedTradesReader::tryAgain() {
    if (++m_failures >= kMostFailures) {
        finish(false);
        return;
    }
    QTimer::singleShot(kPause * m_failures, this, [this, question = m_question] {
        if (question == m_question)
            readPage();
    });
}

void MissedTradesReader::goOn(const std::vector<market::Trade>& page) {
    m_trades.insert(m_trades.end(), page.begin(), page.end());
    const bool reachedBack =
        std::any_of(page.begin(), page.end(), [this](const market::Trade& trade) { return trade.at < m_since; });
    const bool isDayOver = page.empty() || page.back().sequentialId == m_cursor;
    if (reachedBack || (isDayOver && m_daysAgo >= m_lastDay)) {
        finish(true);
        return;
    }
    if (++m_pages >= kMostPages) {
        finish(false);
        return;
    }
    m_cursor = isDayOver ? 0 : page.back().sequentialId;
    m_daysAgo += isDayOver ? 1 : 0;
    readPage();
}

void MissedTradesReader::finish(bool complete) {
    std::erase_if(m_trades, [this](const market::Trade& trade) { return trade.at < m_since; });
    std::stable_sort(m_trades.begin(), m_trades.end(), [](const market::Trade& a, const market::Trade& b) {
        return std::pair{a.at, a.sequentialId} < std::pair{b.at, b.sequentialId};
    });
    Q_EMIT finished(std::exchange(m_trades, {}), complete);
}

} // namespace kkachi::exchange::upbit
