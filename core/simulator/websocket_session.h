// One WebSocket client: what it has subscribed to, how fast it may talk, and when it was last heard.
#pragma once

#include "simulator/frame_outlet.h"
#include "simulator/stream_request.h"
#include "simulator/switches.h"

#include <QObject>

#include <chrono>
#include <deque>
#include <functional>
#include <string>
#include <vector>

class QTcpSocket;
class QWebSocket;

namespace kkachi::simulator {

class WebSocketSession : public QObject {
    Q_OBJECT

  public:
    using WallTime = FrameOutlet::WallTime;

    struct Surroundings {
        FaultPlan& faults;
        const Switches& switches;
        WallTime wallTime; // since any fixed start
    };

    // Takes the WebSocket over; `below` is the TCP or TLS socket that it speaks through.
    WebSocketSession(QWebSocket* socket, QTcpSocket* below, bool isPrivate, Surroundings surroundings, QObject* parent);

    struct Stream {
        Subscription subscription;
        std::chrono::milliseconds sentAt{-1'000'000}; // wall
        base::Timestamp sentBar{};                    // candles: opening time of the last bar sent
        base::Timestamp sentMarketTime{};             // candles
        bool hasNews = false;
    };

    bool isPrivate() const { return m_isPrivate; }
    StreamFormat format() const { return m_format; }
    std::vector<Stream>& streams() { return m_streams; }
    const std::vector<Stream>& streams() const { return m_streams; }
    qint64 unsent() const { return m_outlet.unsent(); }

    // A client that does not read is cut off.
    void send(const FrameBlock& frames);
    // Says what is wrong; whether the connection then ends is a switch.
    void refuse(StreamError error);
    // At once, without a closing handshake.
    void cutOff();
    // With a closing handshake.
    void close();
    // The bytes below the frames: pings count as a sign of life and are not seen otherwise.
    void noticeTraffic() { m_heardAt = m_wallTime(); }
    // Sends the status due after a PING and closes a connection that was silent for too long.
    void keepAlive();

  Q_SIGNALS:
    // A request has replaced the streams; snapshots are due.
    void subscribed();
    void closed();

  private:
    void receive(const std::string& message);
    bool maySpeak();
    void follow(StreamRequest&& request);
    void sendControl(const std::string& message);

    QWebSocket* m_socket;
    bool m_isPrivate;
    const Switches& m_switches;
    WallTime m_wallTime;
    FrameOutlet m_outlet;
    StreamFormat m_format = StreamFormat::Default;
    std::vector<Stream> m_streams;
    std::deque<std::chrono::milliseconds> m_spokenAt; // within the last minute
    std::chrono::milliseconds m_heardAt;
    bool m_sendsStatus = false;
    std::chrono::milliseconds m_statusAt{0};
};

} // namespace kkachi::simulator
