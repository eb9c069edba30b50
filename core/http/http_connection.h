// One client of the HTTP front: reads requests one at a time, answers them in order.
#pragma once

#include "http/message.h"

#include <QObject>
#include <QTimer>

class QTcpSocket;

namespace kkachi::http {

class HttpServer;

// Requests are peeked until they are complete, and only then read. So the socket's own buffer is the only one, its size
// caps what a client can make us hold, and an upgrade is handed over with its request still in the socket.
class HttpConnection : public QObject {
    Q_OBJECT

  public:
    HttpConnection(QTcpSocket* socket, HttpServer& server);
    ~HttpConnection() override;

  private:
    void serve();
    // Answers what stands at the front of the socket; whether there may be another request behind it.
    bool serveOne();
    void answer(const Request& request);
    bool offerUpgrade(const Request& request);
    void deliver(const Response& response, bool keepAlive, bool withBody);
    void write(const Response& response, bool keepAlive, bool withBody);
    void refuse(int status);
    void finish();

    QTcpSocket* m_socket;
    HttpServer& m_server;
    QTimer m_idle;
    qint64 m_wanted = 0;        // bytes of a request whose length is known, until they are there
    bool m_isAnswering = false; // a delayed answer is due; the requests behind it wait
    bool m_isEnding = false;
    bool m_saidContinue = false;
};

} // namespace kkachi::http
