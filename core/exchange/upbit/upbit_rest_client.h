// REST calls to Upbit: signed, within the rate budget, with a deadline, each money call exactly once on the wire. One
// client has one QNetworkAccessManager and lives on the thread that made it.
//
// What is safe to repeat (reading, cancelling) is repeated here after a 429 or a used nonce, with a new token. A POST
// never is. After a 418 nothing leaves until the ban is over.
#pragma once

#include "exchange/upbit/rate_budget.h"
#include "exchange/upbit/rest_outcome.h"
#include "exchange/upbit/upbit_request.h"
#include "exchange/upbit/upbit_settings.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <deque>
#include <functional>
#include <map>
#include <string>

class QNetworkReply;
class QNetworkRequest;

namespace kkachi::exchange::upbit {

enum class Method { Get, Post, Delete };
// The exchange counts these apart.
enum class RateGroup { Order, Default, Candle, Trade, Ticker, Orderbook };

struct RestCall {
    Method method = Method::Get;
    std::string path; // "/v1/orders"
    RequestParameters parameters;
    RateGroup group = RateGroup::Default;
    Urgency urgency = Urgency::Normal;
    bool isSigned = true;
};

class UpbitRestClient : public QObject {
    Q_OBJECT

  public:
    using OnOutcome = std::function<void(const RestOutcome&)>;

    // Credentials may be empty when no signed call is made.
    UpbitRestClient(const UpbitSettings& settings, UpbitCredentials credentials);
    ~UpbitRestClient() override;

    // `done` is called once, later, unless the client is destroyed before.
    void send(RestCall call, OnOutcome done);
    // Ends everything under way: what has not left as NotSent, the rest as Lost. Nothing can be sent after it.
    void close();

  Q_SIGNALS:
    // The exchange shuts us out for this long.
    void banned(kkachi::base::Milliseconds length);

  private:
    struct Waiting {
        RestCall call;
        OnOutcome done;
        SteadyTime since{};
        int repeats = 0;
    };
    struct UnderWay;

    void drain();
    bool startNext(RateGroup group, std::deque<Waiting>& queue);
    void start(Waiting waiting);
    QNetworkReply* transmit(UnderWay& underWay, const RestCall& call);
    QNetworkRequest makeRequest(const RestCall& call) const;
    void onFinished(UnderWay& underWay);
    void conclude(Waiting waiting, const RestOutcome& outcome);
    bool repeatIfSafe(Waiting& waiting, const RestOutcome& outcome);
    void beginBan(const QByteArray& retryAfter, const RestOutcome& outcome);
    void dropLate(std::deque<Waiting>& queue);
    SteadyTime now() const { return SteadyTime{m_clock.elapsed()}; }

    UpbitSettings m_settings;
    UpbitCredentials m_credentials;
    QSslConfiguration m_tls;
    QNetworkAccessManager m_network;
    QElapsedTimer m_clock;
    QTimer m_drainTimer;
    std::map<RateGroup, RateBudget> m_budgets;
    std::map<RateGroup, std::deque<Waiting>> m_queues;
    std::map<QNetworkReply*, std::unique_ptr<UnderWay>> m_underWay;
    SteadyTime m_bannedUntil{};
    int m_bans = 0;
    bool m_isClosed = false;
};

} // namespace kkachi::exchange::upbit
