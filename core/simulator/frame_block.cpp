#include "simulator/frame_block.h"

#include <array>

namespace kkachi::simulator {

namespace {

constexpr unsigned char kFinal = 0x80;
constexpr unsigned char kLengthIn16Bits = 126;
constexpr unsigned char kLengthIn64Bits = 127;
constexpr std::size_t kLongestHead = 10;

struct Head {
    std::array<char, kLongestHead> bytes{};
    qsizetype size = 0;

    void add(std::size_t octet) { bytes[static_cast<std::size_t>(size++)] = static_cast<char>(octet & 0xffU); }
};

Head headFor(std::size_t length, FrameKind kind) {
    Head head;
    head.add(kFinal | static_cast<unsigned char>(kind));
    int shift = -8;
    if (length < kLengthIn16Bits) {
        head.add(length);
    } else if (length <= 0xffff) {
        head.add(kLengthIn16Bits);
        shift = 8;
    } else {
        head.add(kLengthIn64Bits);
        shift = 56;
    }
    for (; shift >= 0; shift -= 8)
        head.add(length >> static_cast<unsigned>(shift));
    return head;
}

} // namespace

void FrameBlock::append(std::string_view message, FrameKind kind) {
    const Head head = headFor(message.size(), kind);
    m_bytes.append(head.bytes.data(), head.size);
    const qsizetype messageAt = m_bytes.size();
    m_bytes.append(message.data(), static_cast<qsizetype>(message.size()));
    m_frames.push_back({messageAt, m_bytes.size(), kind});
}

void FrameBlock::reserve(std::size_t messages, std::size_t bytesEach) {
    m_frames.reserve(messages);
    m_bytes.reserve(static_cast<qsizetype>(messages * bytesEach));
}

std::string_view FrameBlock::message(std::size_t index) const {
    const Frame& frame = m_frames[index];
    return {m_bytes.constData() + frame.messageAt, static_cast<std::size_t>(frame.end - frame.messageAt)};
}

} // namespace kkachi::simulator
