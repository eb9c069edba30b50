// Reads the exchange's own bars of any unit, for whoever wants to compare them with its own.
#pragma once

#include "exchange/upbit/upbit_rest_client.h"
#include "exchange/venue_reports.h"
#include "exchange/venue_requests.h"

#include <QObject>

#include <string>

namespace kkachi::exchange::upbit {

class BarReader : public QObject {
    Q_OBJECT

  public:
    // `rest` must outlive this.
    BarReader(UpbitRestClient& rest, std::string market);

    // Answers each request with barsRead(), once.
    void read(const ReadBars& request);

  Q_SIGNALS:
    void barsRead(const kkachi::exchange::BarsReport& report);

  private:
    UpbitRestClient& m_rest;
    std::string m_market;
};

// "/v1/candles/minutes/15": where the exchange keeps its bars of this unit.
std::string candlePath(market::CandleUnit unit);

} // namespace kkachi::exchange::upbit
