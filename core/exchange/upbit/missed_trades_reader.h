// Reads the trades since a known one by REST, page after page back in time, across the change of the UTC day (a page
// never crosses it).
#pragma once

#include "exchange/upbit/upbit_rest_client.h"
#include "market/trade.h"

#include <QObject>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kkachi::exchange::upbit {

struct MissedTrades {
    std::vector<market::Trade> trades; // oldest first, with some before the known one for certainty
    // From here on every trade is among them. Complete: that is the known one. Nothing: nothing could be read.
    std::optional<base::Timestamp> wholeSince;
    bool isComplete = false;
    std::string reason; // when not complete
};

class MissedTradesReader : public QObject {
    Q_OBJECT

  public:
    // `rest` must outlive this.
    MissedTradesReader(UpbitRestClient& rest, std::string market);

    // Everything after `last`. With `newest`, which the stream has told, it is read again until REST knows that one
    // too: what REST tells may be older than what the stream tells.
    void readSince(const market::Trade& last, const std::optional<market::Trade>& newest = std::nullopt);
    // The newest few, without claim to be whole.
    void readNewest();
    // What is under way will not be answered.
    void stop() { ++m_question; }

  Q_SIGNALS:
    // Once for each question, unless another one came before.
    void finished(const kkachi::exchange::upbit::MissedTrades& missed);

  private:
    void begin();
    void readPage();
    void onPage(const RestOutcome& outcome);
    bool isBehind(const std::vector<market::Trade>& page) const;
    void goOn(const std::vector<market::Trade>& page);
    void goBack(const std::vector<market::Trade>& page);
    void tryAgain(std::string reason);
    void later(base::Milliseconds pause);
    void finish(bool isComplete, std::string reason);

    UpbitRestClient& m_rest;
    std::string m_market;
    std::uint64_t m_question = 0;
    std::optional<market::Trade> m_last;
    base::Timestamp m_since{};
    std::optional<market::Trade> m_newest;
    std::vector<market::Trade> m_trades;
    std::int64_t m_cursor = 0; // 0: the newest page of the day
    int m_daysAgo = 0;
    int m_pages = 0;
    int m_failures = 0;
    int m_lags = 0;
};

} // namespace kkachi::exchange::upbit
