// Whole lists of orders, whatever number of calls they take: all pages of the open ones; the closed ones of any span of
// time, which the exchange tells seven days and a thousand rows at a time and without pages.
#pragma once

#include "base/timestamp.h"
#include "exchange/upbit/upbit_json.h"
#include "exchange/upbit/upbit_rest_client.h"
#include "exchange/venue_reports.h"

#include <QObject>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kkachi::exchange::upbit {

struct OrderList {
    std::vector<OrderRecord> orders; // each once, oldest first; without their trades
    // Set where the list is not whole: what the exchange, or the way to it, said.
    std::optional<AccountUnavailable> problem;
};

class OrderListReader : public QObject {
    Q_OBJECT

  public:
    using OnList = std::function<void(const OrderList&)>;

    // `rest` must outlive this.
    OrderListReader(UpbitRestClient& rest, std::string market);

    // Each answers once, later, unless this is destroyed before. Several may be under way.
    void readOpen(OnList done);
    // Created from `from` to `to`, both included.
    void readClosed(base::Timestamp from, base::Timestamp to, OnList done);

  private:
    struct Reading;

    void readPage(const std::shared_ptr<Reading>& reading, int page);
    void readSpan(const std::shared_ptr<Reading>& reading);
    bool take(Reading& reading, const RestOutcome& outcome, std::size_t& count) const;
    static void finish(Reading& reading);

    UpbitRestClient& m_rest;
    std::string m_market;
};

} // namespace kkachi::exchange::upbit
