// Where the frames of one WebSocket client go out: what the faults make of them, and how much may wait for a client
// that does not read.
#pragma once

#include "simulator/fault_plan.h"
#include "simulator/frame_block.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <string>

class QTcpSocket;

namespace kkachi::simulator {

class FrameOutlet : public QObject {
    Q_OBJECT

  public:
    using WallTime = std::function<std::chrono::milliseconds()>;

    // The socket below the WebSocket, which must have finished its handshake. `endpoint` is "public" or "private", as
    // the faults name it; `wallTime` is time since any fixed start.
    FrameOutlet(QTcpSocket* socket, FaultPlan& faults, std::string endpoint, WallTime wallTime, QObject* parent);

    // Frames leave in this order. Nothing is dropped silently: a client that lets too much wait is cut off.
    void send(const FrameBlock& block);
    // Bytes that wait for the client to read.
    qint64 unsent() const;

  Q_SIGNALS:
    // The connection is to end at once: a fault says so, or the client does not read.
    void broken();

  private:
    struct Delayed {
        std::chrono::milliseconds due;
        QByteArray bytes;
    };

    void sendThroughFaults(std::string_view message, FrameKind kind);
    void pass(const QByteArray& bytes, std::chrono::milliseconds delay);
    void write(const QByteArray& bytes);
    void releaseDelayed();
    void breakOff();

    QPointer<QTcpSocket> m_socket;
    FaultPlan& m_faults;
    std::string m_endpoint;
    WallTime m_wallTime;
    std::deque<Delayed> m_delayed; // by due time
    qint64 m_delayedBytes = 0;
    QTimer m_delayTimer;
    std::optional<QByteArray> m_heldBack; // goes behind the next frame
    bool m_isStalled = false;
    bool m_isBroken = false;
};

} // namespace kkachi::simulator
