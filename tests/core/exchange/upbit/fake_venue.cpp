#include "fake_venue.h"

#include "test_certificate.h"

#include <QSslConfiguration>
#include <QSslServer>
#include <QTcpSocket>

#include <sys/socket.h>

namespace kkachi::exchange::upbit {

namespace {

// Everything written so far is on its way to the other side, which on loopback means that it is there.
void pushOut(QTcpSocket& socket) {
    while (socket.bytesToWrite() > 0 && socket.flush()) {
    }
}

void endConnection(QTcpSocket& socket, FakeAnswer::End end) {
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
    switch (end) {
    case FakeAnswer::End::Open:
        return;
    case FakeAnswer::End::Close:
        socket.disconnectFromHost();
        return;
    case FakeAnswer::End::Drop:
        pushOut(socket);
        ::shutdown(descriptor, SHUT_WR);
        return;
    case FakeAnswer::End::Reset: {
        pushOut(socket);
        // Dissolving the association of a connected socket resets it at once, without a word of TLS.
        sockaddr none{};
        none.sa_family = AF_UNSPEC;
        ::connect(descriptor, &none, sizeof none);
        socket.abort();
        return;
    }
    }
}

} // namespace

QByteArray SeenRequest::header(const QByteArray& name) const {
    for (const QByteArray& line : head.split('\n'))
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    return {};
}

int SeenRequest::headerCount(const QByteArray& name) const {
    int count = 0;
    for (const QByteArray& line : head.split('\n'))
        count += line.toLower().startsWith(name.toLower() + ':') ? 1 : 0;
    return count;
}

FakeVenue::FakeVenue()
    : m_server{std::make_unique<QTcpServer>()} {
    listen();
}

FakeVenue::FakeVenue(const TestCertificate& certificate) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(certificate.certificate());
    tls.setPrivateKey(certificate.key());
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    listen();
}

void FakeVenue::listen() {
    m_server->listen(QHostAddress::LocalHost, 0);
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket* socket = m_server->nextPendingConnection()) {
            ++m_open;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadable(*socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                --m_open;
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

QUrl FakeVenue::url() const {
    const bool isTls = qobject_cast<QSslServer*>(m_server.get()) != nullptr;
    return QUrl{QStringLiteral("%1://127.0.0.1:%2")
                    .arg(isTls ? QStringLiteral("https") : QStringLiteral("http"))
                    .arg(m_server->serverPort())};
}

int FakeVenue::count(const std::string& line) const {
    int count = 0;
    for (const SeenRequest& request : m_requests)
        count += request.line() == line ? 1 : 0;
    return count;
}

const SeenRequest& FakeVenue::last(const std::string& line) const {
    const SeenRequest* found = nullptr;
    for (const SeenRequest& request : m_requests)
        if (request.line() == line)
            found = &request;
    Q_ASSERT(found != nullptr);
    return *found;
}

void FakeVenue::onReadable(QTcpSocket& socket) {
    QByteArray& buffer = m_buffers[&socket];
    buffer += socket.readAll();
    for (;;) {
        const auto headEnd = buffer.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        SeenRequest request;
        request.head = buffer.left(headEnd);
        const auto bodyLength = request.header("Content-Length").toInt();
        if (buffer.size() < headEnd + 4 + bodyLength)
            return;
        const auto words = request.head.left(request.head.indexOf('\r')).split(' ');
        request.method = words.value(0);
        request.target = words.value(1);
        request.body = buffer.mid(headEnd + 4, bodyLength);
        buffer.remove(0, headEnd + 4 + bodyLength);
        m_requests.push_back(request);
        answer(socket, request);
        if (!m_buffers.contains(&socket))
            return;
    }
}

void FakeVenue::answer(QTcpSocket& socket, const SeenRequest& request) {
    const auto found = m_handlers.find(request.line());
    const FakeAnswer answer = found == m_handlers.end() ? FakeAnswer{404, "{}"} : found->second(request);
    QByteArray whole = "HTTP/1.1 " + QByteArray::number(answer.status) + " Word\r\nContent-Type: application/json\r\n";
    whole +=
        answer.extraHeader + "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n" + answer.body;
    switch (answer.manner) {
    case FakeAnswer::Manner::Whole:
        socket.write(whole);
        return;
    case FakeAnswer::Manner::Close:
        socket.disconnectFromHost();
        return;
    case FakeAnswer::Manner::Reset: {
        const linger hard{1, 0};
        setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        socket.abort();
        return;
    }
    case FakeAnswer::Manner::CutHead:
        socket.write("HTTP/1.1 20");
        socket.disconnectFromHost();
        return;
    case FakeAnswer::Manner::CutBody:
        socket.write(whole.left(whole.size() - answer.body.size() / 2));
        socket.disconnectFromHost();
        return;
    case FakeAnswer::Manner::Hang:
        return;
    case FakeAnswer::Manner::Raw:
        socket.write(answer.body.left(answer.rawBytes));
        endConnection(socket, answer.end);
        return;
    }
}

} // namespace kkachi::exchange::upbit
