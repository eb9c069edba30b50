// Messages as the frames of RFC 6455, unmasked as servers send them: built once, sent to every subscriber.
#pragma once

#include <QByteArray>

#include <cstddef>
#include <string_view>
#include <vector>

namespace kkachi::simulator {

enum class FrameKind : unsigned char { Text = 1, Binary = 2 }; // the opcodes

class FrameBlock {
  public:
    FrameBlock() = default;
    explicit FrameBlock(std::string_view message, FrameKind kind = FrameKind::Binary) { append(message, kind); }

    // One message as one frame behind the others.
    void append(std::string_view message, FrameKind kind = FrameKind::Binary);
    void reserve(std::size_t messages, std::size_t bytesEach);

    bool isEmpty() const { return m_frames.empty(); }
    std::size_t count() const { return m_frames.size(); }
    // All frames, ready for the socket.
    const QByteArray& bytes() const { return m_bytes; }
    std::string_view message(std::size_t index) const;
    FrameKind kind(std::size_t index) const { return m_frames[index].kind; }

  private:
    struct Frame {
        qsizetype messageAt = 0;
        qsizetype end = 0;
        FrameKind kind = FrameKind::Binary;
    };

    QByteArray m_bytes;
    std::vector<Frame> m_frames;
};

} // namespace kkachi::simulator
