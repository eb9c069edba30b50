#include "exchange/upbit/upbit_rest_client.h"

#include "exchange/upbit/repeat_policy.h"
#include "exchange/upbit/rest_request.h"
#include "exchange/upbit/rest_under_way.h"
#include "exchange/upbit/tls.h"
#include "exchange/upbit/trusted_host.h"

#include <QNetworkProxy>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>
#include <vector>

namespace kkachi::exchange::upbit {

namespace {

constexpr std::size_t kLongestQueue = 256;    // calls in one group
constexpr std::size_t kPlacesForUrgent = 256; // beside them
constexpr qint64 kLargestReply = 8 * 1024 * 1024;
constexpr base::Milliseconds kLongestBan{86'401'000};
// The stack opens six connections to a host. Four of them may hang: cancels and exits do not wait behind them.
constexpr std::size_t kMostConnections = 6;
constexpr std::size_t kMostForOthers = 4;
constexpr const char* kBanned = "banned by the exchange";

std::map<RateGroup, RateBudget> makeBudgets(const UpbitRates& rates) {
    const auto withReserve = [](int perSecond, int share) { return RateBudget{perSecond, perSecond / share}; };
    std::map<RateGroup, RateBudget> budgets{{RateGroup::Order, withReserve(rates.orders, 4)},
                                            {RateGroup::OrderTest, RateBudget{rates.testOrders, 0}},
                                            // One in two seconds; what leaves evenly may arrive closer together.
                                            {RateGroup::CancelAll, RateBudget{1, 0, base::Milliseconds{2'100}}},
                                            {RateGroup::Default, withReserve(rates.others, 5)}};
    for (const RateGroup group :
         {RateGroup::Market, RateGroup::Candle, RateGroup::Trade, RateGroup::Ticker, RateGroup::Orderbook})
        budgets.emplace(group, RateBudget{rates.ofEachPublicGroup, 0});
    return budgets;
}

RestOutcome notSent(std::string reason) {
    return {Arrival::NotSent, 0, {}, std::move(reason)};
}

} // namespace

UpbitRestClient::UpbitRestClient(const UpbitSettings& settings, const UpbitCredentials& credentials,
                                 std::shared_ptr<const base::Clock> clock)
    : m_settings{settings}
    , m_clock{std::move(clock)}
    , m_tokens{credentials, settings.algorithm}
    , m_tls{makeTls(settings.caFile)}
    , m_hostProblem{hostProblem(settings.restUrl, settings)}
    , m_budgets{makeBudgets(settings.rates)}
    , m_lastBan{settings.lastBan} {
    m_steady.start();
    m_drainTimer.setSingleShot(true);
    connect(&m_drainTimer, &QTimer::timeout, this, &UpbitRestClient::drain);
    if (isLoopback(settings.restUrl))
        m_network.setProxy(QNetworkProxy::NoProxy);
    if (m_lastBan && m_clock)
        obey(*m_lastBan);
}

UpbitRestClient::~UpbitRestClient() {
    for (auto& [reply, underWay] : m_underWay) {
        reply->disconnect(this);
        reply->abort();
        delete reply;
    }
}

base::Timestamp UpbitRestClient::wallNow() const {
    return m_clock ? m_clock->now() : base::Timestamp{now()};
}

std::string UpbitRestClient::refusal(const RestCall& call) const {
    if (m_isClosed)
        return "closed";
    if (!m_hostProblem.empty())
        return m_hostProblem;
    if (now() < m_bannedUntil)
        return kBanned;
    const auto queue = m_queues.find(call.group);
    const std::size_t longest = kLongestQueue + (call.urgency == Urgency::Urgent ? kPlacesForUrgent : 0);
    return queue != m_queues.end() && queue->second.size() >= longest ? "too many calls are waiting" : "";
}

void UpbitRestClient::send(RestCall call, OnOutcome done) {
    if (const std::string why = refusal(call); !why.empty()) {
        QTimer::singleShot(0, this, [done = std::move(done), why] { done(notSent(why)); });
        return;
    }
    const SteadyTime latest =
        now() + m_settings.patience.longestQueue + call.within.value_or(m_settings.patience.callDeadline);
    enqueue({std::move(call), std::move(done), now(), latest, 0});
    drain();
}

// Urgent calls go before the others, each kind in the order of its coming.
void UpbitRestClient::enqueue(Waiting waiting) {
    auto& queue = m_queues[waiting.call.group];
    if (waiting.call.urgency == Urgency::Normal) {
        queue.push_back(std::move(waiting));
        return;
    }
    const auto isNormal = [](const Waiting& other) { return other.call.urgency == Urgency::Normal; };
    const auto firstNormal = std::find_if(queue.begin(), queue.end(), isNormal);
    queue.insert(firstNormal, std::move(waiting));
}

void UpbitRestClient::close() {
    m_isClosed = true;
    m_drainTimer.stop();
    std::vector<Waiting> ended;
    for (auto& [group, queue] : std::exchange(m_queues, {}))
        for (Waiting& waiting : queue)
            ended.push_back(std::move(waiting));
    for (Paused& paused : std::exchange(m_paused, {}))
        ended.push_back(std::move(paused.waiting));
    for (Waiting& waiting : ended)
        waiting.done(notSent("closed"));
    std::vector<QNetworkReply*> replies;
    for (const auto& [reply, underWay] : m_underWay)
        replies.push_back(reply);
    for (QNetworkReply* reply : replies)
        reply->abort();
}

// Sends what the budgets allow now and comes back for the rest when they allow more.
void UpbitRestClient::drain() {
    if (m_isClosed)
        return;
    resumePaused();
    SteadyTime nextAt = SteadyTime::max();
    for (const Paused& paused : m_paused)
        nextAt = std::min(nextAt, paused.due);
    for (auto& [group, queue] : m_queues) {
        dropLate(queue);
        while (startNext(group, queue)) {
        }
        if (queue.empty())
            continue;
        const Urgency urgency = queue.front().call.urgency;
        const SteadyTime lateAt = queue.front().queuedAt + m_settings.patience.longestQueue;
        // Without a free connection it is the end of a call that brings us back.
        const SteadyTime freeAt =
            hasFreeConnection(urgency) ? m_budgets.at(group).nextFreeAt(now(), urgency) : SteadyTime::max();
        nextAt = std::min({nextAt, freeAt, lateAt});
    }
    if (nextAt != SteadyTime::max())
        m_drainTimer.start(std::max(nextAt - now(), SteadyTime{1}));
}

void UpbitRestClient::resumePaused() {
    for (auto it = m_paused.begin(); it != m_paused.end();) {
        if (it->due > now()) {
            ++it;
            continue;
        }
        it->waiting.queuedAt = now();
        enqueue(std::move(it->waiting));
        it = m_paused.erase(it);
    }
}

bool UpbitRestClient::hasFreeConnection(Urgency urgency) const {
    return m_underWay.size() < (urgency == Urgency::Urgent ? kMostConnections : kMostForOthers);
}

bool UpbitRestClient::startNext(RateGroup group, std::deque<Waiting>& queue) {
    if (queue.empty() || !hasFreeConnection(queue.front().call.urgency) ||
        !m_budgets.at(group).tryTake(now(), queue.front().call.urgency))
        return false;
    Waiting waiting = std::move(queue.front());
    queue.pop_front();
    start(std::move(waiting));
    return true;
}

void UpbitRestClient::dropLate(std::deque<Waiting>& queue) {
    const SteadyTime latest = now() - m_settings.patience.longestQueue;
    std::vector<Waiting> late;
    for (auto it = queue.begin(); it != queue.end();) {
        if (it->queuedAt > latest) {
            ++it;
            continue;
        }
        late.push_back(std::move(*it));
        it = queue.erase(it);
    }
    for (Waiting& waiting : late)
        QTimer::singleShot(0, this, [done = std::move(waiting.done)] { done(notSent("rate budget used up")); });
}

void UpbitRestClient::start(Waiting waiting) {
    auto underWay = std::make_unique<UnderWay>();
    UnderWay& call = *underWay;
    call.waiting = std::move(waiting);
    call.sentAt = wallNow();
    call.sinceSent.start();
    call.reply = transmit(call);
    call.watch.follow(*call.reply, kLargestReply);
    m_underWay.emplace(call.reply, std::move(underWay));
    connect(call.reply, &QNetworkReply::metaDataChanged, this, [this, &call] { call.answeredAt = wallNow(); });
    connect(call.reply, &QNetworkReply::finished, this, [this, &call] { onFinished(call); });
    connect(&call.deadline, &QTimer::timeout, call.reply, [&call] { call.watch.giveUp("no answer in time"); });
    call.deadline.setSingleShot(true);
    const base::Milliseconds whole = call.waiting.call.within.value_or(m_settings.patience.callDeadline);
    const base::Milliseconds left = std::min(whole, call.waiting.latest - now());
    call.deadline.start(tryDeadline(call.waiting.call, call.waiting.tries, std::max(left, base::Milliseconds{1})));
}

QNetworkReply* UpbitRestClient::transmit(UnderWay& underWay) {
    const RestCall& call = underWay.waiting.call;
    const std::string token = call.isSigned ? m_tokens.make(makeNonce(), call.parameters.hashInput()) : std::string{};
    QNetworkRequest request = makeRequest(m_settings.restUrl, m_tls, call, token);
    if (call.method == Method::Get)
        return m_network.get(request);
    const bool isPost = call.method == Method::Post;
    auto body =
        std::make_unique<OneShotBody>(isPost ? QByteArray::fromStdString(call.parameters.jsonBody()) : QByteArray{});
    request.setHeader(QNetworkRequest::ContentLengthHeader, body->length());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    QNetworkReply* reply = isPost ? m_network.post(request, body.get())
                                  : m_network.sendCustomRequest(request, QByteArrayLiteral("DELETE"), body.get());
    underWay.body = body.release();
    underWay.body->setParent(reply);
    return reply;
}

void UpbitRestClient::conclude(Waiting waiting, const RestOutcome& outcome) {
    if (!repeatIfSafe(waiting, outcome))
        waiting.done(outcome);
    drain();
}

bool UpbitRestClient::repeatIfSafe(Waiting& waiting, const RestOutcome& outcome) {
    if (m_isClosed || now() < m_bannedUntil)
        return false;
    const auto pause = pauseBeforeRepeat(waiting.call, outcome, waiting.tries, waiting.latest - now(),
                                         QRandomGenerator::global()->generateDouble());
    if (!pause)
        return false;
    const SteadyTime due = now() + *pause;
    m_paused.push_back({std::move(waiting), due});
    return true;
}

void UpbitRestClient::obey(const BanReport& ban) {
    if (!m_lastBan || m_lastBan->until < ban.until)
        m_lastBan = ban; // the next one counts on from it
    const base::Milliseconds left = std::min(ban.until - wallNow(), kLongestBan);
    if (left <= base::Milliseconds{0})
        return;
    m_bannedUntil = std::max(m_bannedUntil, now() + left);
    endAllWaiting(kBanned);
}

void UpbitRestClient::endAllWaiting(const std::string& reason) {
    std::vector<OnOutcome> ended;
    for (auto& [group, queue] : std::exchange(m_queues, {}))
        for (Waiting& waiting : queue)
            ended.push_back(std::move(waiting.done));
    for (Paused& paused : std::exchange(m_paused, {}))
        ended.push_back(std::move(paused.waiting.done));
    for (OnOutcome& done : ended)
        QTimer::singleShot(0, this, [done = std::move(done), reason] { done(notSent(reason)); });
}

} // namespace kkachi::exchange::upbit
