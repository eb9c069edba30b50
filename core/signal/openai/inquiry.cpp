#include "signal/openai/inquiry.h"

#include "signal/openai/chat_answer.h"
#include "signal/signal_problem.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <utility>

namespace kkachi::signal::openai {

namespace {

// A whole answer is a few kilobytes; whatever sends more than this is not answering our question.
constexpr qint64 kLargestBody = 256 * 1024;

std::string_view problemOf(QNetworkReply::NetworkError error) {
    return error == QNetworkReply::SslHandshakeFailedError ? kTlsFailed : kUnreachable;
}

} // namespace

Inquiry::Inquiry(Question question, std::string model, QNetworkRequest request, OptionalFields fields,
                 QNetworkAccessManager* network, QObject* parent)
    : QObject{parent}
    , m_question{std::move(question)}
    , m_model{std::move(model)}
    , m_request{std::move(request)}
    , m_fields{fields}
    , m_network{network}
    , m_deadline{new QTimer{this}}
    , m_outcome{base::Unexpected{std::string{kTimeout}}, {}, false} {
    m_deadline->setSingleShot(true);
    m_deadline->setTimerType(Qt::PreciseTimer);
    connect(m_deadline, &QTimer::timeout, this, &Inquiry::onDeadline);
}

Inquiry::~Inquiry() {
    dropReply();
}

void Inquiry::start(std::chrono::milliseconds timeout) {
    m_sinceStart.start();
    m_deadline->start(timeout);
    send();
}

std::chrono::milliseconds Inquiry::elapsed() const {
    return std::chrono::milliseconds{m_sinceStart.elapsed()};
}

void Inquiry::send() {
    m_body.clear();
    m_reply = m_network->post(m_request, chatRequestBody(m_question, m_model, m_fields));
    m_reply->setReadBufferSize(kLargestBody + 1);
    connect(m_reply, &QNetworkReply::readyRead, this, &Inquiry::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &Inquiry::onReplyFinished);
}

void Inquiry::takeBytes() {
    m_body += m_reply->read(kLargestBody + 1 - m_body.size());
    if (m_body.size() <= kLargestBody)
        return;
    m_body.truncate(kLargestBody);
    finish(base::Unexpected{std::string{kTooLarge}});
}

void Inquiry::onReplyFinished() {
    takeBytes();
    if (m_isDone)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto error = m_reply->error();
    const bool isCut = status / 100 == 2 && error != QNetworkReply::NoError;
    if (status == 0 || isCut)
        return finish(base::Unexpected{std::string{problemOf(error)}});
    if (status / 100 == 2)
        return finish(readAnswer(m_body));
    const Refusal refusal = readRefusal(status, m_body);
    if (!tryWithout(refusal.param))
        finish(base::Unexpected{refusal.problem}, refusal.needsPerson);
}

bool Inquiry::tryWithout(std::string_view param) {
    // The field is remembered even when there is no second try left for this question.
    const bool hasDropped = m_fields.drop(param);
    if (!hasDropped || std::exchange(m_hasRetried, true))
        return false;
    dropReply();
    send();
    return true;
}

void Inquiry::onDeadline() {
    finish(base::Unexpected{std::string{kTimeout}});
}

void Inquiry::dropReply() {
    QNetworkReply* const reply = m_reply;
    m_reply.clear();
    if (reply == nullptr)
        return;
    disconnect(reply, nullptr, this, nullptr);
    reply->abort();
    reply->deleteLater();
}

void Inquiry::finish(base::Result<Opinion, std::string> opinion, bool needsPerson) {
    if (std::exchange(m_isDone, true))
        return;
    m_deadline->stop();
    dropReply();
    m_outcome = Outcome{std::move(opinion), m_body, needsPerson};
    Q_EMIT finished();
}

} // namespace kkachi::signal::openai
