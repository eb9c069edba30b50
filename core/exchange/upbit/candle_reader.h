// Bars of the past of any unit and any length, page after page back in time.
#pragma once

#include "base/timestamp.h"
#include "exchange/upbit/upbit_rest_client.h"
#include "market/candle.h"
#include "market/candle_unit.h"

#include <QObject>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kkachi::exchange::upbit {

struct CandleRequest {
    market::CandleUnit unit = market::CandleUnit::Minute;
    base::Timestamp from; // the opening time of the oldest bar wanted
    base::Timestamp to;   // exclusive
    std::size_t most = 100'000;
};

struct CandlePages {
    std::vector<market::Candle> bars; // oldest first, each opening time once; where nobody traded there is none
    bool isComplete = false;          // everything that the exchange has of the span
    // Where it is not complete: ask again with this as `to`, and put the bars in front of these.
    base::Timestamp resumeTo;
    std::string problem; // why; empty where it is complete, or where `most` was reached
};

class CandleReader : public QObject {
    Q_OBJECT

  public:
    using OnPages = std::function<void(const CandlePages&)>;

    // `rest` must outlive this.
    CandleReader(UpbitRestClient& rest, std::string market);

    // Answers once, later, unless this is destroyed before. Several may be under way.
    void read(const CandleRequest& request, OnPages done);

  private:
    struct Reading;

    void readPage(const std::shared_ptr<Reading>& reading);
    // True when another page is to be asked for.
    bool take(Reading& reading, const RestOutcome& outcome) const;

    UpbitRestClient& m_rest;
    std::string m_market;
};

} // namespace kkachi::exchange::upbit
