#include "app/doctor/stream_check.h"

#include "exchange/upbit/tls.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QTimer>
#include <QWebSocket>

#include <utility>

namespace kkachi::app::doctor {

namespace {

using namespace std::chrono_literals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Doctor)
};

Finding refused(const QString& why) {
    return fail(QStringLiteral("websocket"), Area::Network, QStringLiteral("websocket_failed"),
                Words::tr("WebSocket: %1").arg(why),
                Words::tr("Check exchange.websocket_url, and whether a proxy or firewall lets WebSockets through."));
}

// One visit: opens, subscribes, waits for the first message, answers and goes.
class StreamVisit : public QObject {
  public:
    StreamVisit(const exchange::upbit::UpbitSettings& settings, QObject& owner, Report report)
        : QObject{&owner}
        , m_market{QString::fromStdString(settings.market)}
        , m_report{std::move(report)} {
        m_timer.start();
        m_socket.setSslConfiguration(exchange::upbit::makeTls(settings.caFile));
        if (exchange::upbit::isLoopback(settings.websocketUrl))
            m_socket.setProxy(QNetworkProxy::NoProxy);
        connect(&m_socket, &QWebSocket::connected, this, [this] {
            m_socket.sendTextMessage(
                QStringLiteral(R"([{"ticket":"kkachi-doctor"},{"type":"ticker","codes":["%1"]}])").arg(m_market));
        });
        connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &StreamVisit::onMessage);
        connect(&m_socket, &QWebSocket::textMessageReceived, this,
                [this](const QString& text) { onMessage(text.toUtf8()); });
        connect(&m_socket, &QWebSocket::disconnected, this, [this] { end(refused(m_socket.errorString())); });
        connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
                [this] { end(refused(m_socket.errorString())); });
        // The doctor's own deadline is later; a visit that nobody waits for ends by itself.
        QTimer::singleShot(9s, this, [this] { end(refused(Words::tr("no message came"))); });
        m_socket.open(settings.websocketUrl);
    }

  private:
    void onMessage(const QByteArray& message) {
        const QJsonObject object = QJsonDocument::fromJson(message).object();
        const QString error = object[QStringLiteral("error")][QStringLiteral("name")].toString();
        if (!error.isEmpty())
            return end(refused(error));
        if (object[QStringLiteral("type")].toString() == QStringLiteral("ticker"))
            end(fine(QStringLiteral("websocket"), Words::tr("first message in %1 ms").arg(m_timer.elapsed())));
    }
    void end(const Finding& finding) {
        const Report report = std::exchange(m_report, nullptr);
        if (!report)
            return;
        deleteLater();
        m_socket.abort();
        report({finding});
    }

    QString m_market;
    Report m_report;
    QElapsedTimer m_timer;
    QWebSocket m_socket;
};

} // namespace

void listenToStream(const exchange::upbit::UpbitSettings& settings, QObject& owner, const Report& report) {
    new StreamVisit{settings, owner, report}; // goes when it has answered
}

} // namespace kkachi::app::doctor
