// A simulator on a free port and a small client of its own, so that the tests lean on no code of ours that they test.
#pragma once

#include "simulator/simulator_server.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QWebSocket>

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace kkachi::simulator {

using TestMembers = std::vector<std::pair<std::string, std::string>>;

struct TestReply {
    int status = 0; // 0: no answer came
    QByteArray body;
    QByteArray remaining; // Remaining-Req
    QByteArray date;      // Date

    QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    std::string errorName() const;
    std::string text(const char* member) const;
};

class ManualClock : public base::Clock {
  public:
    base::Timestamp now() const override { return at; }
    base::Timestamp at = *base::parseInstant("2026-11-22T03:04:05.678Z");
};

class SimulatorFixture : public testing::Test {
  protected:
    explicit SimulatorFixture(SimulatorSettings settings = {});

    TestReply get(const std::string& target, const QByteArray& origin = {});
    TestReply admin(const char* method, const std::string& path, const QByteArray& body = {});
    TestReply ask(const QByteArray& body, const QByteArray& key = "sk-any");
    // Signed requests; `query` is in its decoded form and is sent percent-encoded.
    TestReply signedGet(const std::string& path, const std::string& query = {});
    TestReply signedDelete(const std::string& path, const std::string& query);
    TestReply post(const std::string& path, const TestMembers& members);
    TestReply placeOrder(const TestMembers& members) { return post("/v1/orders", members); }

    // Buys for this many won and waits until the order has ended; its final state.
    QJsonObject buy(const std::string& won, const std::string& identifier);
    QJsonObject findOrder(const std::string& identifier);
    bool waitFor(const std::function<bool()>& done);

    std::string token(const std::string& query, const std::string& nonce = {});
    TestReply send(const char* method, const std::string& target, const QByteArray& authorization,
                   const QByteArray& body = {}, const QByteArray& origin = {});

    ManualClock m_clock;
    SimulatorServer m_server;
    SimulatorAddress m_address;
    QNetworkAccessManager m_network;
    int m_lastNonce = 0;
};

// A WebSocket client that keeps what it received.
class TestSocket {
  public:
    explicit TestSocket(const QString& url, const QByteArray& authorization = {});
    bool open();
    void say(const char* message) { m_socket.sendTextMessage(QString::fromUtf8(message)); }
    // The first message that fits, waiting for it; an empty object when it does not come.
    QJsonObject waitFor(const std::function<bool(const QJsonObject&)>& fits);
    QJsonObject waitForType(const char* type, const char* member = "type");
    const std::vector<QByteArray>& received() const { return m_received; }
    void forget() { m_received.clear(); }
    QWebSocket& socket() { return m_socket; }
    int textFrames() const { return m_textFrames; }

  private:
    QString m_url;
    QByteArray m_authorization;
    QWebSocket m_socket;
    std::vector<QByteArray> m_received;
    int m_textFrames = 0;
};

} // namespace kkachi::simulator
