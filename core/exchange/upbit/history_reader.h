// The bars before we came, for charts and warm-up: one page of seconds and one of minutes.
#pragma once

#include "base/timestamp.h"
#include "exchange/upbit/upbit_rest_client.h"
#include "market/candle.h"
#include "market/candle_unit.h"

#include <QObject>

#include <functional>
#include <string>
#include <vector>

namespace kkachi::exchange::upbit {

class HistoryReader : public QObject {
    Q_OBJECT

  public:
    // `rest` must outlive this.
    HistoryReader(UpbitRestClient& rest, std::string market);

    void read();

  Q_SIGNALS:
    void historyRead(kkachi::base::Milliseconds unit, const std::vector<kkachi::market::Candle>& bars);
    // After repeated attempts: there is no history of this unit.
    void historyMissing(kkachi::base::Milliseconds unit);

  private:
    void readUnit(market::CandleUnit unit, int attempt);

    UpbitRestClient& m_rest;
    std::string m_market;
};

} // namespace kkachi::exchange::upbit
