#include "exchange/upbit/upbit_rest_client.h"

#include "exchange/upbit/one_shot_body.h"
#include "exchange/upbit/rest_reply.h"
#include "exchange/upbit/tls.h"
#include "exchange/upbit/upbit_json.h"
#include "exchange/upbit/upbit_signing.h"

#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace kkachi::exchange::upbit {

namespace {

constexpr std::size_t kLongestQueue = 256; // calls in one group
constexpr qint64 kLargestReply = 8 * 1024 * 1024;
constexpr int kMostRepeats = 2;
constexpr base::Milliseconds kBanMargin{1'000};

std::map<RateGroup, RateBudget> makeBudgets() {
    return {{RateGroup::Order, RateBudget{8, 2}},  {RateGroup::Default, RateBudget{20, 4}},
            {RateGroup::Candle, RateBudget{8, 0}}, {RateGroup::Trade, RateBudget{8, 0}},
            {RateGroup::Ticker, RateBudget{8, 0}}, {RateGroup::Orderbook, RateBudget{8, 0}}};
}

RestOutcome notSent(std::string reason) {
    return {Arrival::NotSent, 0, {}, std::move(reason)};
}

} // namespace

// A call that was handed to the network stack. It lives as long as its reply.
struct UpbitRestClient::UnderWay {
    Waiting waiting;
    QNetworkReply* reply = nullptr;
    OneShotBody* body = nullptr; // of money calls, owned by the reply
    ReplyWatch watch;
    QTimer deadline;
};

UpbitRestClient::UpbitRestClient(const UpbitSettings& settings, UpbitCredentials credentials)
    : m_settings{settings}
    , m_credentials{std::move(credentials)}
    , m_tls{makeTls(settings.caFile)}
    , m_budgets{makeBudgets()} {
    m_clock.start();
    m_drainTimer.setSingleShot(true);
    connect(&m_drainTimer, &QTimer::timeout, this, &UpbitRestClient::drain);
    if (isLoopback(settings.restUrl))
        m_network.setProxy(QNetworkProxy::NoProxy);
}

UpbitRestClient::~UpbitRestClient() {
    for (auto& [reply, underWay] : m_underWay) {
        reply->disconnect(this);
        reply->abort();
        delete reply;
    }
}

void UpbitRestClient::send(RestCall call, OnOutcome done) {
    auto& queue = m_queues[call.group];
    std::string refusal;
    if (m_isClosed)
        refusal = "closed";
    else if (now() < m_bannedUntil)
        refusal = "banned by the exchange";
    else if (queue.size() >= kLongestQueue)
        refusal = "too many calls are waiting";
    if (!refusal.empty()) {
        QTimer::singleShot(0, this, [done = std::move(done), refusal] { done(notSent(refusal)); });
        return;
    }
    Waiting waiting{std::move(call), std::move(done), now(), 0};
    if (waiting.call.urgency == Urgency::Urgent) {
        const auto firstNormal = std::find_if(
            queue.begin(), queue.end(), [](const Waiting& other) { return other.call.urgency == Urgency::Normal; });
        queue.insert(firstNormal, std::move(waiting));
    } else {
        queue.push_back(std::move(waiting));
    }
    drain();
}

void UpbitRestClient::close() {
    m_isClosed = true;
    m_drainTimer.stop();
    auto queues = std::exchange(m_queues, {});
    for (auto& [group, queue] : queues)
        for (Waiting& waiting : queue)
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
    SteadyTime nextAt = SteadyTime::max();
    for (auto& [group, queue] : m_queues) {
        dropLate(queue);
        while (startNext(group, queue)) {
        }
        if (!queue.empty())
            nextAt = std::min({nextAt, m_budgets.at(group).nextFreeAt(now(), queue.front().call.urgency),
                               queue.front().since + m_settings.patience.longestQueue});
    }
    if (nextAt != SteadyTime::max())
        m_drainTimer.start(std::max(nextAt - now(), SteadyTime{1}));
}

bool UpbitRestClient::startNext(RateGroup group, std::deque<Waiting>& queue) {
    if (queue.empty() || !m_budgets.at(group).tryTake(now(), queue.front().call.urgency))
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
        if (it->since > latest) {
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
    call.reply = transmit(call, call.waiting.call);
    call.watch.follow(*call.reply, kLargestReply);
    m_underWay.emplace(call.reply, std::move(underWay));
    connect(call.reply, &QNetworkReply::finished, this, [this, &call] { onFinished(call); });
    connect(&call.deadline, &QTimer::timeout, call.reply, [&call] { call.watch.giveUp("no answer in time"); });
    call.deadline.setSingleShot(true);
    call.deadline.start(m_settings.patience.callDeadline);
}

QNetworkRequest UpbitRestClient::makeRequest(const RestCall& call) const {
    QByteArray address = m_settings.restUrl.toEncoded(QUrl::StripTrailingSlash) + QByteArray::fromStdString(call.path);
    if (call.method != Method::Post && !call.parameters.isEmpty())
        address += '?' + QByteArray::fromStdString(call.parameters.wireQuery());
    QNetworkRequest request{QUrl::fromEncoded(address)};
    request.setSslConfiguration(m_tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("Kkachi/" KKACHI_VERSION));
    request.setRawHeader("Accept", "application/json");
    // A length that is compressed away cannot be checked against what arrived.
    request.setRawHeader("Accept-Encoding", "identity");
    if (call.isSigned) {
        const std::string token = makeToken(m_credentials, makeNonce(), call.parameters.hashInput());
        request.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(token));
    }
    return request;
}

QNetworkReply* UpbitRestClient::transmit(UnderWay& underWay, const RestCall& call) {
    QNetworkRequest request = makeRequest(call);
    if (call.method == Method::Get)
        return m_network.get(request);
    const bool isPost = call.method == Method::Post;
    if (isPost)
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json; charset=utf-8"));
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

void UpbitRestClient::onFinished(UnderWay& underWay) {
    const auto found = m_underWay.find(underWay.reply);
    const std::unique_ptr<UnderWay> call = std::move(found->second);
    m_underWay.erase(found);
    call->deadline.stop();
    QNetworkReply* reply = call->reply;
    const qint64 bodyTaken = call->body == nullptr ? 0 : call->body->bytesTaken();
    const RestOutcome outcome = call->watch.conclude(bodyTaken);
    const QByteArray retryAfter = reply->rawHeader("Retry-After");
    reply->deleteLater();
    if (outcome.arrival == Arrival::Answered && outcome.status == 418)
        beginBan(retryAfter, outcome);
    conclude(std::move(call->waiting), outcome);
}

void UpbitRestClient::conclude(Waiting waiting, const RestOutcome& outcome) {
    if (outcome.arrival == Arrival::Answered && outcome.status == 429) {
        // The group is closed until the next second; the jitter keeps several clients of one address apart.
        const SteadyTime jitter{QRandomGenerator::global()->bounded(50, 250)};
        m_budgets.at(waiting.call.group).pauseUntil(now() + SteadyTime{1'000} + jitter);
    }
    if (!repeatIfSafe(waiting, outcome))
        waiting.done(outcome);
    drain();
}

bool UpbitRestClient::repeatIfSafe(Waiting& waiting, const RestOutcome& outcome) {
    if (m_isClosed || waiting.call.method == Method::Post || outcome.arrival != Arrival::Answered)
        return false;
    if (waiting.repeats >= kMostRepeats)
        return false;
    const bool isRateRefusal = outcome.status == 429;
    // The network stack may have sent a reading call twice with one token, and the second was refused.
    const bool isUsedNonce =
        outcome.status == 401 && parseVenueError(outcome.text(), outcome.status).name == "nonce_used";
    if (!isRateRefusal && !isUsedNonce)
        return false;
    ++waiting.repeats;
    waiting.since = now();
    m_queues[waiting.call.group].push_front(std::move(waiting));
    return true;
}

void UpbitRestClient::beginBan(const QByteArray& retryAfter, const RestOutcome& outcome) {
    const base::Milliseconds length = banLength(retryAfter, outcome.text(), m_bans++) + kBanMargin;
    m_bannedUntil = std::max(m_bannedUntil, now() + length);
    auto queues = std::exchange(m_queues, {});
    for (auto& [group, queue] : queues)
        for (Waiting& waiting : queue)
            QTimer::singleShot(0, this, [done = std::move(waiting.done)] { done(notSent("banned by the exchange")); });
    Q_EMIT banned(length);
}

} // namespace kkachi::exchange::upbit
