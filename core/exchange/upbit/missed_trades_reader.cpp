#include "exchange/upbit/missed_trades_reader.h"

#include "exchange/upbit/upbit_json.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace kkachi::exchange::upbit {

namespace {

constexpr const char* kTradesOfAPage = "500"; // the most that the exchange gives at once
constexpr int kMostPages = 40;
constexpr int kMostFailures = 3;
constexpr int kMostLags = 10;
constexpr int kOldestDay = 7;
constexpr base::Milliseconds kPause{300};
// The ids of trades are unique but not ordered in time, so the page must reach a little before the last known trade.
constexpr base::Milliseconds kOverlap{2'000};

bool contains(const std::vector<market::Trade>& trades, std::int64_t id) {
    return std::any_of(trades.begin(), trades.end(), [id](const auto& trade) { return trade.sequentialId == id; });
}

} // namespace

MissedTradesReader::MissedTradesReader(UpbitRestClient& rest, std::string market)
    : m_rest{rest}
    , m_market{std::move(market)} {}

void MissedTradesReader::readSince(const market::Trade& last, const std::optional<market::Trade>& newest) {
    m_last = last;
    m_since = last.at - kOverlap;
    m_newest = newest;
    begin();
}

void MissedTradesReader::readNewest() {
    m_last.reset();
    m_newest.reset();
    begin();
}

void MissedTradesReader::begin() {
    ++m_question;
    m_trades.clear();
    m_cursor = 0;
    m_daysAgo = 0;
    m_pages = 0;
    m_failures = 0;
    m_lags = 0;
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
    if (!outcome.isOk()) {
        tryAgain(outcome.arrival == Arrival::Answered ? parseVenueError(outcome.text(), outcome.status).name
                                                      : outcome.reason);
        return;
    }
    const auto page = parseTradeTicks(outcome.text(), m_market);
    if (!page) {
        tryAgain("unreadable");
        return;
    }
    m_failures = 0;
    goOn(*page);
}

void MissedTradesReader::tryAgain(std::string reason) {
    if (++m_failures >= kMostFailures)
        finish(false, std::move(reason));
    else
        later(kPause * m_failures);
}

void MissedTradesReader::later(base::Milliseconds pause) {
    QTimer::singleShot(pause, this, [this, question = m_question] {
        if (question == m_question)
            readPage();
    });
}

// A burst may have pushed the newest one off the page already; then the page is younger.
bool MissedTradesReader::isBehind(const std::vector<market::Trade>& page) const {
    return m_newest && std::none_of(page.begin(), page.end(), [this](const market::Trade& trade) {
               return trade.sequentialId == m_newest->sequentialId || trade.at > m_newest->at;
           });
}

void MissedTradesReader::goOn(const std::vector<market::Trade>& page) {
    if (m_trades.empty() && m_daysAgo == 0 && isBehind(page)) {
        if (++m_lags < kMostLags)
            later(kPause);
        else
            finish(false, "the exchange's tape is behind its stream");
        return;
    }
    m_newest.reset();
    m_trades.insert(m_trades.end(), page.begin(), page.end());
    if (m_last)
        goBack(page);
    else
        finish(false, "only the newest were asked for");
}

void MissedTradesReader::goBack(const std::vector<market::Trade>& page) {
    const bool reachedBack =
        std::any_of(page.begin(), page.end(), [this](const market::Trade& trade) { return trade.at < m_since; });
    const bool isDayOver = page.empty() || page.back().sequentialId == m_cursor;
    if (reachedBack) {
        finish(true, {});
    } else if (isDayOver && m_daysAgo >= kOldestDay) {
        // There is nothing older. When the known one is there, there was nothing before it.
        finish(contains(m_trades, m_last->sequentialId), "the exchange has forgotten them");
    } else if (++m_pages >= kMostPages) {
        finish(false, "they are too many");
    } else {
        m_cursor = isDayOver ? 0 : page.back().sequentialId;
        m_daysAgo += isDayOver ? 1 : 0;
        readPage();
    }
}

void MissedTradesReader::finish(bool isComplete, std::string reason) {
    MissedTrades missed{std::exchange(m_trades, {}), std::nullopt, isComplete, std::move(reason)};
    std::stable_sort(missed.trades.begin(), missed.trades.end(), [](const market::Trade& a, const market::Trade& b) {
        return std::pair{a.at, a.sequentialId} < std::pair{b.at, b.sequentialId};
    });
    if (isComplete) {
        missed.reason.clear();
        missed.wholeSince = m_last->at;
    } else if (!missed.trades.empty()) {
        missed.wholeSince = missed.trades.front().at + base::Milliseconds{1}; // of that one some may be missing
    }
    std::erase_if(missed.trades, [this](const market::Trade& trade) { return m_last && trade.at < m_since; });
    ++m_question;
    Q_EMIT finished(missed);
}

} // namespace kkachi::exchange::upbit
