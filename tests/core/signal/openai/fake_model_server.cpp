#include "tests/core/signal/openai/fake_model_server.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace kkachi::tests {

namespace {

qsizetype contentLength(const QByteArray& head) {
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf("content-length:");
    if (at < 0)
        return 0;
    const qsizetype begin = at + 15;
    return lower.mid(begin, lower.indexOf('\r', begin) - begin).trimmed().toLongLong();
}

QByteArray bytesOf(const FakeAnswer& answer) {
    return "HTTP/1.1 " + QByteArray::number(answer.status) + " Word\r\nContent-Type: application/json\r\n" +
           answer.headers + "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body;
}

} // namespace

QByteArray completion(const QByteArray& content, const QByteArray& finishReason) {
    const QJsonObject message{{QStringLiteral("role"), QStringLiteral("assistant")},
                              {QStringLiteral("content"), QString::fromUtf8(content)},
                              {QStringLiteral("refusal"), QJsonValue::Null}};
    const QJsonObject choice{{QStringLiteral("index"), 0},
                             {QStringLiteral("finish_reason"), QString::fromUtf8(finishReason)},
                             {QStringLiteral("message"), message}};
    return QJsonDocument{QJsonObject{{QStringLiteral("object"), QStringLiteral("chat.completion")},
                                     {QStringLiteral("choices"), QJsonArray{choice}}}}
        .toJson(QJsonDocument::Compact);
}

FakeModelServer::FakeModelServer() {
    m_server.listen(QHostAddress::LocalHost, 0);
    connect(&m_server, &QTcpServer::newConnection, this, &FakeModelServer::onConnection);
}

QUrl FakeModelServer::baseUrl() const {
    QUrl url{QStringLiteral("http://127.0.0.1/v1")};
    url.setPort(m_server.serverPort());
    return url;
}

void FakeModelServer::onConnection() {
    while (QTcpSocket* socket = m_server.nextPendingConnection()) {
        ++m_open;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onBytes(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            m_buffers.remove(socket);
            socket->deleteLater();
        });
    }
}

void FakeModelServer::onBytes(QTcpSocket* socket) {
    QByteArray& buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QByteArray head = buffer.left(headEnd);
    const qsizetype total = headEnd + 4 + contentLength(head);
    if (buffer.size() < total)
        return;
    m_requests.append({head, buffer.mid(headEnd + 4, total - headEnd - 4)});
    buffer.remove(0, total);
    answer(socket);
}

void FakeModelServer::answer(QTcpSocket* socket) {
    if (m_answers.isEmpty())
        return socket->abort();
    const FakeAnswer next = m_answers.takeFirst();
    const QByteArray bytes = bytesOf(next);
    if (next.isHeldBack) {
        m_heldSocket = socket;
        m_heldBytes = bytes;
        return;
    }
    socket->write(next.cutAfter < 0 ? bytes : bytes.left(bytes.size() - next.body.size() + next.cutAfter));
    if (next.cutAfter >= 0)
        socket->disconnectFromHost();
}

void FakeModelServer::releaseHeld() {
    if (m_heldSocket)
        m_heldSocket->write(m_heldBytes);
}

} // namespace kkachi::tests
