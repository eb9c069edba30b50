// One WebSocket client: what it has subscribed to, how fast it may talk, and when it was last heard.
#pragma once

#include "simulator/stream_request.h"

#include <QObject>

#include <chrono>
#include <deque>
#include <functional>
#include <string>

class QWebSocket;

namespace kkachi::simulator {

class WebSocketSession : public QObject {
    Q_OBJECT

  public:
    using WallTime = std::function<std::chrono::milliseconds()>;

    // Takes the socket over. `wallTime` is time since any fixed start.
    WebSocketSession(QWebSocket* socket, bool isPrivate, WallTime wallTime, QObject* parent);

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

    // Data and control messages are binary frames, as Upbit sends them. A client that does not read is closed.
    void send(const std::string& message);
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

    QWebSocket* m_socket;
    bool m_isPrivate;
    WallTime m_wallTime;
    StreamFormat m_format = StreamFormat::Default;
    std::vector<Stream> m_streams;
    std::deque<std::chrono::milliseconds> m_spokenAt; // within the last minute
    std::chrono::milliseconds m_heardAt;
    bool m_sendsStatus = false;
    std::chrono::milliseconds m_statusAt{0};
};

} // namespace kkachi::simulator
