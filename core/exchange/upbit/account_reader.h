// Balances, fees, limits, tick and the number of resting orders, read from four calls and merged into one report.
#pragma once

#include "base/clock.h"
#include "exchange/upbit/upbit_json.h"
#include "exchange/upbit/upbit_rest_client.h"
#include "exchange/venue_reports.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>

namespace kkachi::exchange::upbit {

class AccountReader : public QObject {
    Q_OBJECT

  public:
    // `rest` must outlive this.
    AccountReader(UpbitRestClient& rest, std::string market, std::shared_ptr<const base::Clock> clock);

    // A request while one is under way is answered by a reading that begins after it.
    void read();

  Q_SIGNALS:
    void accountRead(const kkachi::exchange::AccountReport& report);
    void accountUnavailable(const kkachi::exchange::AccountUnavailable& why);

  private:
    struct Reading {
        std::optional<Holdings> holdings;
        std::optional<Chance> chance;
        std::optional<base::Price> tick;
        int openOrders = 0;
        bool allOrdersCounted = false;
    };

    void begin();
    template <class Take>
    void ask(RestCall call, Take take);
    void askOpenOrders(int page);
    void finishIfWhole();
    void fail(const RestOutcome& outcome);
    void fail(AccountUnavailable why);
    void end();

    UpbitRestClient& m_rest;
    std::string m_market;
    std::shared_ptr<const base::Clock> m_clock;
    Reading m_reading;
    std::uint64_t m_number = 0; // of the reading; answers of an earlier one are not taken
    bool m_isReading = false;
    bool m_isWantedAgain = false;
    int m_attempt = 0;
};

} // namespace kkachi::exchange::upbit
