#include "exchange/upbit/utf8.h"

namespace kkachi::exchange::upbit {

namespace {

unsigned byteAt(std::string_view bytes, std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
}

bool isContinuation(unsigned byte) {
    return (byte & 0xc0U) == 0x80U;
}

} // namespace

std::size_t utf8SequenceLength(std::string_view bytes) {
    const unsigned first = byteAt(bytes, 0);
    const unsigned second = byteAt(bytes, 1);
    if (bytes.empty() || first < 0x80)
        return bytes.empty() ? 0 : 1;
    if (!isContinuation(second) || first < 0xc2 || first > 0xf4)
        return 0;
    if (first < 0xe0)
        return 2;
    if (!isContinuation(byteAt(bytes, 2)))
        return 0;
    if (first < 0xf0) {
        const bool isOverlong = first == 0xe0 && second < 0xa0;
        const bool isSurrogate = first == 0xed && second >= 0xa0;
        return isOverlong || isSurrogate ? 0 : 3;
    }
    const bool isOverlong = first == 0xf0 && second < 0x90;
    const bool isBeyond = first == 0xf4 && second >= 0x90;
    return isOverlong || isBeyond || !isContinuation(byteAt(bytes, 3)) ? 0 : 4;
}

void appendUtf8(std::string& text, char32_t point) {
    const auto add = [&text](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (point < 0x80) {
        add(point);
    } else if (point < 0x800) {
        add(0xc0 | (point >> 6));
        add(0x80 | (point & 0x3f));
    } else if (point < 0x10000) {
        add(0xe0 | (point >> 12));
        add(0x80 | ((point >> 6) & 0x3f));
        add(0x80 | (point & 0x3f));
    } else {
        add(0xf0 | (point >> 18));
        add(0x80 | ((point >> 12) & 0x3f));
        add(0x80 | ((point >> 6) & 0x3f));
        add(0x80 | (point & 0x3f));
    }
}

} // namespace kkachi::exchange::upbit
