// A small HTTP server on loopback that counts what arrives and answers, or misbehaves, as the test wants.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

class QTcpSocket;

namespace kkachi::exchange::upbit {

class TestCertificate;

struct SeenRequest {
    QByteArray method;
    QByteArray target; // path and query as they were on the wire
    QByteArray head;   // everything before the body
    QByteArray body;

    std::string path() const { return target.split('?').front().toStdString(); }
    std::string line() const { return (method + ' ' + path().c_str()).toStdString(); }
    QByteArray header(const QByteArray& name) const;
    int headerCount(const QByteArray& name) const;
};

struct FakeAnswer {
    enum class Manner {
        Whole,   // status and body
        Close,   // close the connection instead
        Reset,   // close it hard
        CutHead, // break off within the status line
        CutBody, // promise more body than comes
        Hang,    // never answer
        Raw, // `body` is the answer with its head; `rawBytes` of it are sent, then the connection ends as `end` says
    };
    enum class End {
        Open,  // it stays
        Close, // in good order, over TLS with its farewell
        Drop,  // TCP alone is closed, from our side: over TLS the farewell is missing
        Reset,
    };
    int status = 200;
    QByteArray body = "[]";
    Manner manner = Manner::Whole;
    QByteArray extraHeader;
    qsizetype rawBytes = 0;
    End end = End::Open;
};

class FakeVenue : public QObject {
    Q_OBJECT

  public:
    using Handler = std::function<FakeAnswer(const SeenRequest&)>;

    FakeVenue();
    // The same over TLS.
    explicit FakeVenue(const TestCertificate& certificate);

    QUrl url() const;
    // "POST /v1/orders" to what is answered; without a handler: 404.
    void on(const std::string& line, Handler handler) { m_handlers[line] = std::move(handler); }
    void on(const std::string& line, FakeAnswer answer) {
        on(line, [answer](const SeenRequest&) { return answer; });
    }
    const std::vector<SeenRequest>& requests() const { return m_requests; }
    int count(const std::string& line) const;
    qsizetype openConnections() const { return m_open; }
    // The last request of this line; there must be one.
    const SeenRequest& last(const std::string& line) const;

  private:
    void listen();
    void onReadable(QTcpSocket& socket);
    void answer(QTcpSocket& socket, const SeenRequest& request);

    QHash<QTcpSocket*, QByteArray> m_buffers;
    qsizetype m_open = 0;
    std::map<std::string, Handler> m_handlers;
    std::vector<SeenRequest> m_requests;
    std::unique_ptr<QTcpServer> m_server; // last, because its sockets say goodbye to the others
};

} // namespace kkachi::exchange::upbit
