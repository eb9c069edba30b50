// A small HTTP/1.1 server on loopback that answers each request with the next of the prepared answers.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace kkachi::tests {

struct FakeAnswer {
    int status = 200;
    QByteArray body;
    QByteArray headers;      // whole lines, each with \r\n
    bool isHeldBack = false; // sent by releaseHeld() only
    qsizetype cutAfter = -1; // close the connection after so many bytes of the body
};

struct SeenRequest {
    QByteArray head; // request line and headers
    QByteArray body;
};

// A Chat Completions answer with this text as its content.
QByteArray completion(const QByteArray& content, const QByteArray& finishReason = "stop");

class FakeModelServer : public QObject {
    Q_OBJECT

  public:
    FakeModelServer();
    QUrl baseUrl() const; // http://127.0.0.1:PORT/v1
    void willAnswer(FakeAnswer answer) { m_answers.append(std::move(answer)); }
    // Sends the held answer to whoever still listens.
    void releaseHeld();
    const QList<SeenRequest>& requests() const { return m_requests; }
    int openConnections() const { return m_open; }

  private:
    void onConnection();
    void onBytes(QTcpSocket* socket);
    void answer(QTcpSocket* socket);

    QHash<QTcpSocket*, QByteArray> m_buffers;
    QList<FakeAnswer> m_answers;
    QList<SeenRequest> m_requests;
    QPointer<QTcpSocket> m_heldSocket;
    QByteArray m_heldBytes;
    int m_open = 0;
    QTcpServer m_server; // last, so that it goes first: its sockets report their end to the members above
};

} // namespace kkachi::tests
