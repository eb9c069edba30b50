#include "test_client.h"

#include <QCryptographicHash>
#include <QEventLoop>
#include <QMessageAuthenticationCode>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

namespace kkachi::simulator {

namespace {

QByteArray base64Url(const QByteArray& bytes) {
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::string encoded(const std::string& query) {
    return QUrl::toPercentEncoding(QString::fromStdString(query), "&=[],").toStdString();
}

} // namespace

std::string TestReply::errorName() const {
    const QJsonValue name = object()[QLatin1String{"error"}][QLatin1String{"name"}];
    return name.isDouble() ? std::to_string(name.toInt()) : name.toString().toStdString();
}

std::string TestReply::text(const char* member) const {
    return object()[QLatin1String{member}].toString().toStdString();
}

SimulatorFixture::SimulatorFixture(SimulatorSettings settings)
    : m_server{std::move(settings), m_clock} {
    QSignalSpy ready{&m_server, &SimulatorServer::ready};
    m_server.open();
    EXPECT_EQ(ready.count(), 1);
    m_address = ready.at(0).at(0).value<SimulatorAddress>();
}

bool SimulatorFixture::waitFor(const std::function<bool()>& done) {
    return QTest::qWaitFor(done, 5'000);
}

TestReply SimulatorFixture::send(const char* method, const std::string& target, const QByteArray& authorization,
                                 const QByteArray& body, const QByteArray& origin) {
    QNetworkRequest request{QUrl::fromEncoded(m_address.rest.toUtf8() + QByteArray::fromStdString(target))};
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    if (!origin.isEmpty())
        request.setRawHeader("Origin", origin);
    if (!body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json; charset=utf-8"));
    request.setTransferTimeout(3'000);
    QNetworkReply* reply = m_network.sendCustomRequest(request, method, body);
    QEventLoop loop; // ends by the transfer's timeout at the latest
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    TestReply answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    answer.remaining = reply->rawHeader("Remaining-Req");
    answer.date = reply->rawHeader("Date");
    reply->deleteLater();
    return answer;
}

TestReply SimulatorFixture::get(const std::string& target, const QByteArray& origin) {
    return send("GET", target, {}, {}, origin);
}

TestReply SimulatorFixture::admin(const char* method, const std::string& path, const QByteArray& body) {
    return send(method, "/simulator" + path, {}, body);
}

TestReply SimulatorFixture::ask(const QByteArray& body, const QByteArray& key) {
    return send("POST", "/v1/chat/completions", key.isEmpty() ? QByteArray{} : "Bearer " + key, body);
}

std::string SimulatorFixture::token(const std::string& query, const std::string& nonce) {
    const std::string used = nonce.empty() ? "nonce-" + std::to_string(++m_lastNonce) : nonce;
    QByteArray claims =
        R"({"access_key":")" + m_address.accessKey.toUtf8() + R"(","nonce":")" + QByteArray::fromStdString(used) + '"';
    if (!query.empty())
        claims += R"(,"query_hash":")" +
                  QCryptographicHash::hash(QByteArray::fromStdString(query), QCryptographicHash::Sha512).toHex() +
                  R"(","query_hash_alg":"SHA512")";
    claims += '}';
    const QByteArray signedPart = base64Url(R"({"alg":"HS512","typ":"JWT"})") + '.' + base64Url(claims);
    const QByteArray signature =
        QMessageAuthenticationCode::hash(signedPart, m_address.secretKey.toUtf8(), QCryptographicHash::Sha512);
    return ("Bearer " + signedPart + '.' + base64Url(signature)).toStdString();
}

TestReply SimulatorFixture::signedGet(const std::string& path, const std::string& query) {
    const std::string target = query.empty() ? path : path + '?' + encoded(query);
    return send("GET", target, QByteArray::fromStdString(token(query)));
}

TestReply SimulatorFixture::signedDelete(const std::string& path, const std::string& query) {
    const std::string target = query.empty() ? path : path + '?' + encoded(query);
    return send("DELETE", target, QByteArray::fromStdString(token(query)));
}

TestReply SimulatorFixture::post(const std::string& path, const TestMembers& members) {
    std::string body = "{";
    std::string query;
    for (const auto& [name, value] : members) {
        body += (query.empty() ? "\"" : ",\"") + name + "\":\"" + value + '"';
        query += (query.empty() ? "" : "&") + name + '=' + value;
    }
    return send("POST", path, QByteArray::fromStdString(token(query)), QByteArray::fromStdString(body + '}'));
}

QJsonObject SimulatorFixture::findOrder(const std::string& identifier) {
    return signedGet("/v1/order", "identifier=" + identifier).object();
}

QJsonObject SimulatorFixture::buy(const std::string& won, const std::string& identifier) {
    EXPECT_EQ(
        placeOrder(
            {{"market", "KRW-BTC"}, {"side", "bid"}, {"ord_type", "price"}, {"price", won}, {"identifier", identifier}})
            .status,
        201);
    return findOrder(identifier);
}

TestSocket::TestSocket(const QString& url, const QByteArray& authorization)
    : m_url{url}
    , m_authorization{authorization} {
    QObject::connect(&m_socket, &QWebSocket::binaryMessageReceived, &m_socket,
                     [this](const QByteArray& message) { m_received.push_back(message); });
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket, [this] { ++m_textFrames; });
}

bool TestSocket::open() {
    QNetworkRequest request{QUrl{m_url}};
    if (!m_authorization.isEmpty())
        request.setRawHeader("Authorization", m_authorization);
    bool failed = false;
    const auto watch = QObject::connect(&m_socket, &QWebSocket::disconnected, &m_socket, [&] { failed = true; });
    m_socket.open(request);
    [[maybe_unused]] const bool decided =
        QTest::qWaitFor([&] { return failed || m_socket.state() == QAbstractSocket::ConnectedState; });
    QObject::disconnect(watch);
    return m_socket.state() == QAbstractSocket::ConnectedState;
}

QJsonObject TestSocket::waitFor(const std::function<bool(const QJsonObject&)>& fits) {
    std::size_t seen = 0;
    QJsonObject found;
    [[maybe_unused]] const bool came = QTest::qWaitFor([&] {
        for (; seen < m_received.size(); ++seen) {
            const QJsonDocument document = QJsonDocument::fromJson(m_received[seen]);
            const QJsonObject object = document.isArray() ? document.array().first().toObject() : document.object();
            if (fits(object)) {
                found = object;
                return true;
            }
        }
        return false;
    });
    return found;
}

QJsonObject TestSocket::waitForType(const char* type, const char* member) {
    return waitFor(
        [&](const QJsonObject& object) { return object[QLatin1String{member}].toString() == QLatin1String{type}; });
}

} // namespace kkachi::simulator
