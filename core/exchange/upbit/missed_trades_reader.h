// Reads the trades since a known one by REST, page after page back in time, across the change of the UTC day (a page
// never crosses it).
#pragma once

#include "base/clock.h"
#include "exchange/upbit/upbit_rest_client.h"
#include "market/trade.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace kkachi::exchange::upbit {

class MissedTradesReader : public QObject {
    Q_OBJECT

  public:
    // `rest` must outlive this. The clock tells only on which UTC day it is.
    MissedTradesReader(UpbitRestClient& rest, std::string market, std::shared_ptr<const base::Clock> clock);

    // Answers once with finished(), unless it is asked again before: then only the last question is answered.
    void readSince(const market::Trade& last);

  Q_SIGNALS:
    // Oldest first, with some before `last` for certainty. Not complete: the exchange did not tell, or it were too
    // many.
    void finished(const std::vector<kkachi::market::Trade>& trades, bool complete);

  private:
    void readPage();
    void onPage(const RestOutcome& outcome);
    void goOn(const std::vector<market::Trade>& page);
    void tryAgain();
    void finish(bool complete);

    UpbitRestClient& m_rest;
    std::string m_market;
    std::shared_ptr<const base::Clock> m_clock;
    std::uint64_t m_question = 0;
    base::Timestamp m_since{};
    std::vector<market::Trade> m_trades;
    std::int64_t m_cursor = 0; // 0: the newest page of the day
    int m_daysAgo = 0;
    int m_lastDay = 0; // how many days ago `since` was
    int m_pages = 0;
    int m_failures = 0;
};

} // namespace kkachi::exchange::upbit
