// REST calls to Upbit: signed, within the rate budget, with a deadline, each money call exactly once on the wire. One
// client has one QNetworkAccessManager and lives on the thread that made it.
//
// What is safe to repeat is repeated here with a new token (repeat_policy.h). A POST never is. After a 418 nothing
// leaves until the ban is over, not even an urgent call. Nothing leaves to a host that is not trusted (trusted_host.h).
#pragma once

#include "base/clock.h"
#include "exchange/upbit/clock_offset.h"
#include "exchange/upbit/rate_budget.h"
#include "exchange/upbit/rest_call.h"
#include "exchange/upbit/rest_outcome.h"
#include "exchange/upbit/upbit_settings.h"
#include "exchange/upbit/upbit_signing.h"
#include "exchange/venue_reports.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>

class QNetworkReply;

namespace kkachi::exchange::upbit {

class UpbitRestClient : public QObject {
    Q_OBJECT

  public:
    using OnOutcome = std::function<void(const RestOutcome&)>;

    // Credentials may be empty when no signed call is made. The clock dates the reports and is compared with the
    // exchange's; without one, instants count from 1970 at the client's start and the clocks are not compared.
    UpbitRestClient(const UpbitSettings& settings, const UpbitCredentials& credentials,
                    std::shared_ptr<const base::Clock> clock = nullptr);
    ~UpbitRestClient() override;

    // `done` is called once, later, unless the client is destroyed before.
    void send(RestCall call, OnOutcome done);
    // Ends everything under way: what has not left as NotSent, the rest as Lost. Nothing can be sent after it.
    void close();
    // Another client of this process was shut out: nothing leaves from here either before its ban is over.
    void obey(const BanReport& ban);

  Q_SIGNALS:
    // The exchange shuts us out.
    void banned(const kkachi::exchange::BanReport& ban);
    // Each try of each call that was handed to the network.
    void callMade(const kkachi::exchange::CallReport& report);
    // When it is first known, and when it has changed by a tenth of a second.
    void clockCompared(const kkachi::exchange::ClockReport& report);

  private:
    struct Waiting {
        RestCall call;
        OnOutcome done;
        SteadyTime queuedAt{};
        SteadyTime latest{}; // all tries end before it
        int tries = 0;
    };
    struct Paused {
        Waiting waiting;
        SteadyTime due{};
    };
    struct UnderWay;

    std::string refusal(const RestCall& call) const;
    void enqueue(Waiting waiting);
    void drain();
    void resumePaused();
    bool startNext(RateGroup group, std::deque<Waiting>& queue);
    bool hasFreeConnection(Urgency urgency) const;
    void start(Waiting waiting);
    QNetworkReply* transmit(UnderWay& underWay);
    void onFinished(UnderWay& underWay);
    void obeyAnswer(const UnderWay& underWay, const RestOutcome& outcome);
    void report(const UnderWay& underWay, const RestOutcome& outcome);
    void compareClocks(const UnderWay& underWay);
    void conclude(Waiting waiting, const RestOutcome& outcome);
    bool repeatIfSafe(Waiting& waiting, const RestOutcome& outcome);
    void beginBan(const UnderWay& underWay, const RestOutcome& outcome);
    void dropLate(std::deque<Waiting>& queue);
    void endAllWaiting(const std::string& reason);
    SteadyTime now() const { return SteadyTime{m_steady.elapsed()}; }
    base::Timestamp wallNow() const;

    UpbitSettings m_settings;
    std::shared_ptr<const base::Clock> m_clock; // may be null
    TokenMaker m_tokens;
    QSslConfiguration m_tls;
    std::string m_hostProblem; // empty: none
    QNetworkAccessManager m_network;
    QElapsedTimer m_steady;
    QTimer m_drainTimer;
    std::map<RateGroup, RateBudget> m_budgets;
    std::map<RateGroup, std::deque<Waiting>> m_queues;
    std::list<Paused> m_paused;
    std::map<QNetworkReply*, std::unique_ptr<UnderWay>> m_underWay;
    SteadyTime m_bannedUntil{};
    std::optional<BanReport> m_lastBan;
    ClockOffset m_offset;
    std::optional<base::Milliseconds> m_toldOffset;
    bool m_isClosed = false;
};

} // namespace kkachi::exchange::upbit
