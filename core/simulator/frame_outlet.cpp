#include "simulator/frame_outlet.h"

#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace kkachi::simulator {

namespace {

// A fifth of a second of the busiest feed; a client that is further behind will not catch up.
constexpr qint64 kMostUnsent = 64 * 1024 * 1024;

} // namespace

FrameOutlet::FrameOutlet(QTcpSocket* socket, FaultPlan& faults, std::string endpoint, WallTime wallTime,
                         QObject* parent)
    : QObject{parent}
    , m_socket{socket}
    , m_faults{faults}
    , m_endpoint{std::move(endpoint)}
    , m_wallTime{std::move(wallTime)} {
    m_delayTimer.setSingleShot(true);
    m_delayTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_delayTimer, &QTimer::timeout, this, &FrameOutlet::releaseDelayed);
}

qint64 FrameOutlet::unsent() const {
    return m_delayedBytes + (m_socket ? m_socket->bytesToWrite() : 0);
}

void FrameOutlet::send(const FrameBlock& block) {
    if (m_isBroken || block.isEmpty())
        return;
    if (m_faults.hasFrameFaults() || m_heldBack) {
        for (std::size_t i = 0; i < block.count() && !m_isBroken; ++i)
            sendThroughFaults(block.message(i), block.kind(i));
    } else {
        pass(block.bytes(), {});
    }
    if (unsent() > kMostUnsent)
        breakOff();
}

void FrameOutlet::sendThroughFaults(std::string_view message, FrameKind kind) {
    const FrameEffect effect = m_faults.effectOnFrame(m_endpoint);
    if (effect.drops) {
        breakOff();
        return;
    }
    m_isStalled |= effect.stalls;
    QByteArray bytes =
        effect.isMalformed
            ? FrameBlock{R"({"malformed":)" + std::string{message.substr(0, message.size() / 2)}, kind}.bytes()
            : FrameBlock{message, kind}.bytes();
    if (effect.truncates) {
        pass(bytes.left(bytes.size() / 2), effect.delay);
        if (m_socket)
            m_socket->flush();
        breakOff();
        return;
    }
    if (effect.duplicates)
        bytes += bytes;
    if (effect.reorders && !m_heldBack) {
        m_heldBack = std::move(bytes);
        return;
    }
    pass(bytes, effect.delay);
    if (const auto heldBack = std::exchange(m_heldBack, std::nullopt))
        pass(*heldBack, effect.delay);
}

// A delayed frame holds up those behind it, as a slow line does.
void FrameOutlet::pass(const QByteArray& bytes, std::chrono::milliseconds delay) {
    if (delay.count() <= 0 && m_delayed.empty()) {
        write(bytes);
        return;
    }
    auto due = m_wallTime() + delay;
    if (!m_delayed.empty())
        due = std::max(due, m_delayed.back().due);
    m_delayed.push_back({due, bytes});
    m_delayedBytes += bytes.size();
    if (!m_delayTimer.isActive())
        m_delayTimer.start(delay);
}

void FrameOutlet::releaseDelayed() {
    const auto now = m_wallTime();
    while (!m_delayed.empty() && m_delayed.front().due <= now) {
        write(m_delayed.front().bytes);
        m_delayedBytes -= m_delayed.front().bytes.size();
        m_delayed.pop_front();
    }
    if (!m_delayed.empty())
        m_delayTimer.start(m_delayed.front().due - now);
}

void FrameOutlet::write(const QByteArray& bytes) {
    if (m_socket && !m_isStalled && !m_isBroken)
        m_socket->write(bytes);
}

void FrameOutlet::breakOff() {
    if (std::exchange(m_isBroken, true))
        return;
    Q_EMIT broken();
}

} // namespace kkachi::simulator
