// All WebSocket clients, and what is sent to which of them when.
#pragma once

#include "simulator/order_desk.h"
#include "simulator/private_messages.h"
#include "simulator/publication.h"
#include "simulator/simulated_market.h"
#include "simulator/simulator_clock.h"
#include "simulator/websocket_session.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWebSocketServer>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

class QTcpSocket;

namespace kkachi::simulator {

class WebSocketSessions : public QObject {
    Q_OBJECT

  public:
    struct Surroundings {
        const SimulatedMarket& market;
        const OrderDesk& desk;
        const SimulatorClock& clock;
        FaultPlan& faults;
        const Switches& switches;
    };

    WebSocketSessions(Surroundings surroundings, std::string assetUuid, QObject* parent);
    ~WebSocketSessions() override;

    // A connection whose upgrade was accepted; its request is still unread. One that is not `authorised` is told so
    // and closed.
    void take(QTcpSocket* socket, bool isPrivate, bool authorised = true);
    // What the market did since the last call.
    void publishMarket(const std::vector<market::Trade>& trades);
    void publishNews(const std::vector<DeskNews>& news);
    void dropAll(bool isPrivate);

    const std::vector<WebSocketSession*>& all() const { return m_sessions; }

  private:
    void welcome();
    void sendSnapshots(WebSocketSession& session);
    void publishTo(WebSocketSession& session, Publication& publication);
    void publishBook(WebSocketSession& session, WebSocketSession::Stream& stream, Publication& publication);
    void publishBars(WebSocketSession& session, WebSocketSession::Stream& stream, const Publication& publication);
    void publishOrders(WebSocketSession& session, const std::vector<DeskNews>& news);
    void publishAssets();

    struct Arrival {
        bool isPrivate = false;
        bool isAuthorised = true;
        QPointer<QTcpSocket> socket;
    };

    const SimulatedMarket& m_market;
    const OrderDesk& m_desk;
    const SimulatorClock& m_clock;
    FaultPlan& m_faults;
    const Switches& m_switches;
    std::string m_assetUuid;
    QWebSocketServer m_server;
    QTimer m_keepAlive;
    std::map<quint16, Arrival> m_arrivals; // by the client's port, until the handshake is done
    std::vector<WebSocketSession*> m_sessions;
    market::OrderBook m_book; // as everybody saw it at the last publication
    bool m_bookHasChanged = false;
    Holdings m_holdings; // as last told
    std::optional<std::chrono::milliseconds> m_assetsAskedAt;
};

} // namespace kkachi::simulator
