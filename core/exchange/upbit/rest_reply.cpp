#include "exchange/upbit/rest_reply.h"

#include <QVariant>

#include <algorithm>
#include <array>

namespace kkachi::exchange::upbit {

namespace {

using Error = QNetworkReply::NetworkError;

// Qt turns every status from 400 on into one of these "errors"; they are answers all the same.
constexpr std::array kStatusErrors{Error::ContentAccessDenied,     Error::ContentOperationNotPermittedError,
                                   Error::ContentNotFoundError,    Error::AuthenticationRequiredError,
                                   Error::ContentConflictError,    Error::ContentGoneError,
                                   Error::UnknownContentError,     Error::ProtocolInvalidOperationError,
                                   Error::InternalServerError,     Error::OperationNotImplementedError,
                                   Error::ServiceUnavailableError, Error::UnknownServerError};

bool isStatusError(Error error) {
    return std::find(kStatusErrors.begin(), kStatusErrors.end(), error) != kStatusErrors.end();
}

// Errors that can only happen before a connection carries anything of ours.
bool isBeforeConnection(Error error) {
    return error == Error::HostNotFoundError || error == Error::ConnectionRefusedError ||
           error == Error::SslHandshakeFailedError || error == Error::ProxyNotFoundError ||
           error == Error::ProxyConnectionRefusedError;
}

} // namespace

void ReplyWatch::follow(QNetworkReply& reply, qint64 largest) {
    m_reply = &reply;
    m_largest = largest;
    QObject::connect(&reply, &QNetworkReply::requestSent, &reply, [this] { m_requestSent = true; });
    QObject::connect(&reply, &QNetworkReply::readyRead, &reply, [this] { readMore(); });
}

void ReplyWatch::readMore() {
    m_body += m_reply->read(m_largest + 1 - m_body.size());
    if (m_body.size() > m_largest)
        giveUp("the answer is too large");
}

void ReplyWatch::giveUp(const char* reason) {
    if (!m_gaveUp.empty())
        return;
    m_gaveUp = reason;
    m_reply->abort();
}

bool ReplyWatch::isWholeAnswer(int status) const {
    if (!m_gaveUp.empty() || status == 0)
        return false;
    if (m_reply->error() != Error::NoError && !(status >= 400 && isStatusError(m_reply->error())))
        return false;
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    return !length.isValid() || length.toLongLong() == m_body.size();
}

// Proof that nothing left. The stack may have tried another connection before the one whose failure it reports, so its
// word about the last one is not enough: no request was begun and nothing of the body was taken.
bool ReplyWatch::neverConnected(qint64 bodyTaken) const {
    return m_gaveUp.empty() && !m_requestSent && bodyTaken == 0 && isBeforeConnection(m_reply->error());
}

RestOutcome ReplyWatch::conclude(qint64 bodyTaken) {
    if (m_gaveUp.empty() && m_reply->isOpen())
        m_body += m_reply->readAll();
    RestOutcome outcome;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (isWholeAnswer(status)) {
        outcome.arrival = Arrival::Answered;
        outcome.status = status;
        outcome.body = m_body;
        return outcome;
    }
    outcome.arrival = neverConnected(bodyTaken) ? Arrival::NotSent : Arrival::Lost;
    outcome.reason = m_gaveUp.empty() ? m_reply->errorString().toStdString() : m_gaveUp;
    if (outcome.reason.empty() || m_reply->error() == Error::NoError)
        outcome.reason = m_gaveUp.empty() ? "the answer was cut off" : m_gaveUp;
    return outcome;
}

} // namespace kkachi::exchange::upbit
