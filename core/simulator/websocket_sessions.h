// All WebSocket clients, and what is sent to which of them when.
#pragma once

#include "http/message.h"
#include "simulator/order_desk.h"
#include "simulator/simulated_market.h"
#include "simulator/simulator_clock.h"
#include "simulator/websocket_session.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWebSocketServer>

#include <map>
#include <string>
#include <vector>

class QTcpSocket;

namespace kkachi::simulator {

class WebSocketSessions : public QObject {
    Q_OBJECT

  public:
    WebSocketSessions(const SimulatedMarket& market, const OrderDesk& desk, const SimulatorClock& clock,
                      std::string assetUuid, QObject* parent);
    ~WebSocketSessions() override;

    // A connection whose upgrade was accepted; its request is still unread.
    void take(QTcpSocket* socket, bool isPrivate);
    // What the market did since the last call.
    void publishMarket(const std::vector<market::Trade>& trades);
    void publishNews(const std::vector<DeskNews>& news);
    void dropAll(bool isPrivate);

  private:
    void welcome();
    void sendSnapshots(WebSocketSession& session);
    void publishTo(WebSocketSession& session, const std::vector<market::Trade>& trades);
    void publishBook(WebSocketSession& session, WebSocketSession::Stream& stream);
    void publishBars(WebSocketSession& session, WebSocketSession::Stream& stream);

    struct Arrival {
        bool isPrivate = false;
        QPointer<QTcpSocket> socket;
    };

    const SimulatedMarket& m_market;
    const OrderDesk& m_desk;
    const SimulatorClock& m_clock;
    std::string m_assetUuid;
    QWebSocketServer m_server;
    QTimer m_keepAlive;
    std::map<quint16, Arrival> m_arrivals; // by the client's port, until the handshake is done
    std::vector<WebSocketSession*> m_sessions;
    market::OrderBook m_book; // as everybody saw it at the last publication
    bool m_bookHasChanged = false;
};

} // namespace kkachi::simulator
