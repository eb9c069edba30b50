// Speaks raw HTTP to a server in the same thread, over a real loopback socket.
#pragma once

#include <QByteArray>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include "web/web_server.h"

namespace kkachi::web::test {

// The port that open() took, or 0 when it failed.
inline quint16 openOn(WebServer& server) {
    QSignalSpy listening{&server, &WebServer::listening};
    server.open();
    return listening.isEmpty() ? quint16{0} : static_cast<quint16>(QUrl{listening[0][0].toString()}.port());
}

inline bool reach(QTcpSocket& socket, quint16 port) {
    socket.connectToHost(QHostAddress{QHostAddress::LocalHost}, port);
    return QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; });
}

inline bool waitForEnd(QTcpSocket& socket) {
    return QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; });
}

// Everything the server says until it ends the connection; nothing when it never does.
inline QByteArray exchangeBytes(quint16 port, const QByteArray& request) {
    QTcpSocket socket;
    if (!reach(socket, port))
        return {};
    socket.write(request);
    return waitForEnd(socket) ? socket.readAll() : QByteArray{};
}

inline QByteArray request(const QByteArray& method, const QByteArray& path, quint16 port) {
    return method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\n\r\n";
}

} // namespace kkachi::web::test
