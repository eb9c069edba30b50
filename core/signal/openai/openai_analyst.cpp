#include "signal/openai/openai_analyst.h"

#include "signal/openai/inquiry.h"
#include "signal/signal_problem.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUuid>

#include <utility>

namespace kkachi::signal::openai {

namespace {

constexpr int kMostOpenInquiries = 4;
constexpr std::chrono::minutes kLeaveAlone{10};
constexpr std::size_t kShortestHiddenKey = 8;

bool isLoopback(const QString& host) {
    return host.compare(QStringLiteral("localhost"), Qt::CaseInsensitive) == 0 || QHostAddress{host}.isLoopback();
}

bool isAllowed(const QUrl& url) {
    if (!url.isValid() || url.host().isEmpty())
        return false;
    return url.scheme() == QStringLiteral("https") ||
           (url.scheme() == QStringLiteral("http") && isLoopback(url.host()));
}

QUrl chatUrl(const QUrl& baseUrl) {
    QUrl url = baseUrl;
    QString path = url.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path + QStringLiteral("/chat/completions"));
    return url;
}

QSslConfiguration makeTls(const QString& caFile) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!caFile.isEmpty())
        tls.addCaCertificates(QSslCertificate::fromPath(caFile, QSsl::Pem));
    return tls;
}

QNetworkRequest makeRequest(const QUrl& baseUrl, const QSslConfiguration& tls, const base::Secret& key) {
    QNetworkRequest request{chatUrl(baseUrl)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setRawHeader(QByteArrayLiteral("Accept"), QByteArrayLiteral("application/json"));
    // Without this Qt asks for compressed answers, which could unpack to more than the cap on the body.
    request.setRawHeader(QByteArrayLiteral("Accept-Encoding"), QByteArrayLiteral("identity"));
    request.setRawHeader(QByteArrayLiteral("X-Client-Request-Id"),
                         QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    // The key must not follow a redirection to another machine.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, baseUrl.scheme() == QStringLiteral("https"));
    request.setSslConfiguration(tls);
    if (!key.isEmpty())
        request.setRawHeader(
            QByteArrayLiteral("Authorization"),
            "Bearer " + QByteArray{key.reveal().data(), static_cast<qsizetype>(key.reveal().size())}.trimmed());
    return request;
}

// What came, for the record; but a server that echoes our key must not get it into the database.
std::string recordable(const QByteArray& body, const base::Secret& key) {
    std::string text = body.toStdString();
    if (key.reveal().size() < kShortestHiddenKey)
        return text;
    for (auto at = text.find(key.reveal()); at != std::string::npos; at = text.find(key.reveal()))
        text.replace(at, key.reveal().size(), "***");
    return text;
}

} // namespace

OpenAiAnalyst::OpenAiAnalyst(OpenAiSettings settings, base::Secret key, std::shared_ptr<const base::Clock> clock)
    : m_settings{std::move(settings)}
    , m_key{std::move(key)}
    , m_clock{std::move(clock)}
    , m_tls{makeTls(m_settings.caFile)}
    , m_leaveAloneUntil{0} {}

OpenAiAnalyst::~OpenAiAnalyst() = default;

void OpenAiAnalyst::ask(const Question& question) {
    const auto obstacle = findObstacle();
    if (obstacle.empty())
        begin(question);
    else
        answerWithoutAsking(question, obstacle);
}

std::string_view OpenAiAnalyst::findObstacle() const {
    if (!isAllowed(m_settings.baseUrl))
        return kInsecureUrl;
    if (!m_leaveAloneUntil.hasExpired())
        return m_standingProblem;
    return m_openInquiries >= kMostOpenInquiries ? kBusy : std::string_view{};
}

void OpenAiAnalyst::begin(const Question& question) {
    if (m_network == nullptr)
        m_network = new QNetworkAccessManager{this}; // here, and so on the thread that uses it
    auto* inquiry = new Inquiry{question, m_settings.model, makeRequest(m_settings.baseUrl, m_tls, m_key),
                                m_fields, m_network,        this};
    connect(inquiry, &Inquiry::finished, this, [this, inquiry] { finish(inquiry); });
    ++m_openInquiries;
    inquiry->start(m_settings.timeout);
}

void OpenAiAnalyst::finish(Inquiry* inquiry) {
    --m_openInquiries;
    inquiry->deleteLater();
    m_fields = inBoth(m_fields, inquiry->fields());
    const Outcome& outcome = inquiry->outcome();
    const Question& question = inquiry->question();
    std::string raw = recordable(outcome.body, m_key);
    Signal signal;
    if (outcome.opinion) {
        signal.id = question.signalId;
        signal.askedAt = question.askedAt;
        signal.at = m_clock->now();
        signal.action = outcome.opinion->action;
        signal.confidence = outcome.opinion->confidence;
        signal.reasoning = outcome.opinion->reasoning;
        signal.rawResponse = std::move(raw);
    } else {
        signal =
            holdBecause(question.signalId, question.askedAt, m_clock->now(), outcome.opinion.error(), std::move(raw));
    }
    if (outcome.needsPerson) {
        m_standingProblem = signal.problem;
        m_leaveAloneUntil.setRemainingTime(kLeaveAlone);
    }
    signal.source = Source::Gpt;
    signal.model = m_settings.model;
    signal.latency = inquiry->elapsed();
    Q_EMIT answered(signal);
}

void OpenAiAnalyst::answerWithoutAsking(const Question& question, std::string_view problem) {
    Signal signal = holdBecause(question.signalId, question.askedAt, m_clock->now(), std::string{problem}, {});
    signal.source = Source::Gpt;
    signal.model = m_settings.model;
    Q_EMIT answered(signal);
}

} // namespace kkachi::signal::openai
