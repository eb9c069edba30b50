// Asks the exchange what a key may do, with calls that cannot move money:
//
//   GET /v1/api_keys                       until when it is valid; any key may ask
//   GET /v1/accounts                       view assets
//   GET /v1/orders/chance                  view orders
//   POST /v1/orders/test                   make orders; a test creates nothing
//   DELETE /v1/withdraws/coin?uuid=random  withdraw; it cancels, and there is nothing to cancel under a random id
//
// Sources: Upbit's pages for these calls, each of which names the right it needs (the last one: withdraw).
#pragma once

#include "exchange/upbit/key_report.h"
#include "exchange/upbit/upbit_rest_client.h"

#include <QObject>

#include <string>

namespace kkachi::exchange::upbit {

class KeyRightsProbe : public QObject {
    Q_OBJECT

  public:
    // `rest` signs with the key in question and must outlive this. `accessKey` finds it in the list of keys.
    KeyRightsProbe(UpbitRestClient& rest, base::Secret accessKey, std::string market);

    // Answers once with finished(), within the client's patience; not to be asked again before.
    void ask();

  Q_SIGNALS:
    void finished(const kkachi::exchange::upbit::KeyReport& report);

  private:
    template <class Take>
    void send(RestCall call, Take take);
    void askForRights();
    void note(const RestOutcome& outcome);
    void countDown();

    UpbitRestClient& m_rest;
    base::Secret m_accessKey;
    std::string m_market;
    KeyReport m_report;
    int m_open = 0; // calls without an answer
};

} // namespace kkachi::exchange::upbit
